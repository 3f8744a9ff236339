"""What the words around a figure tell of it: of what it is, of when, whether it rose, and which of two it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from wortlaut.auditing.claims.hints import (
    CLAUSE_END,
    EACH,
    WORD,
    Hints,
    doing,
    hints_for,
    keys,
    keys_of,
    phrases,
    whole_verbs,
    words_of,
)
from wortlaut.auditing.claims.kinds import COINS, COUNTED
from wortlaut.auditing.claims.told import Told
from wortlaut.auditing.periods import Period, period
from wortlaut.languages import language
from wortlaut.languages.lemmas import lemma
from wortlaut.records import Document, Figure, Moment, Span
from wortlaut.records.measures import quantity

# A full stop ends a sentence where a space and a capital follow; one behind an initial or "Mr." does not, and where
# ordinals are written with one ("8. September"), none behind one or two digits.
STOP = (
    r"(?<!\b[A-ZÄÖÜ])(?<!\b[A-Z][a-z])(?<!\b(?:Mio|Mrd|Tsd|Sen|Gov|Rep|Inc|Ltd|Nos))[.!?…][\"”“»«’')]*\s+"
    r"(?=[\"„“»(]?[^\W\da-zäöüß]|\d)"
)
ORDINAL = r"(?<!\b\d)(?<!\b\d\d)"
NAME = re.compile(r"\b[^\W\da-zäöüß][\w’'-]*")
HEAD = re.compile(r"\s*(?P<name>(?:[^\W\da-zäöüß][\w’'&-]*\s+){1,4})(?P<verb>[a-zäöüß]+)\b")
DENIED = re.compile(r"\b(?:nicht|no|not|nie|never|or|oder)\s+\Z", re.IGNORECASE)
PHRASAL = re.compile(  # verbs that "up" and "down" make another of: "made up their minds"
    r"\b(?:ma[dk]\w*|set\w*|turn\w*|end\w*|sign\w*|g[ai]v\w*|back\w*|pick\w*|t[oa]k\w*|sum\w*|mix\w*|follow\w*|caught|"
    r"catch\w*|line\w*|open\w*|sp[eo]\w*k\w*|st[oa]\w*d\w*|br\w+k\w*|shut\w*|la[iy]d?\w*|hand\w*|play\w*|sen[dt]\w*|"
    r"step\w*|show\w*|clos\w*|clean\w*|d[iu]g\w*|wr[io]t\w*)\s+\Z",
    re.IGNORECASE,
)
THIS = re.compile(  # "last year" is a time, not a rate
    r"\b(?:this|last|next|first|second|third|fourth|latest|same|(?:erst|zweit|dritt|viert|letzt|vergangen|laufend|abgelaufen|"
    r"gleich|nächst|dies)\w+)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(r"(?:by|until|till|bis)\s", re.IGNORECASE)
OF = frozenset({"of", "von", "um"})
ALSO = frozenset({"and", "und"})
INFINITIVES = frozenset({"be", "have", "reach", "get", "hit", "see", "pay", "spend", "invest", "build", "hire", "cut"})
NAMED_BY = re.compile(
    r"(?:\b(?:an?|the|eine?[mn]?|der|die|das|den)\s+)?\b[\w-]+\s+\Z"
)  # "ein Gewinn |von 18 Millionen"
SHORT = re.compile(r"\s+(?:short|behind|foul|ill|asleep|apart)\b")  # "fall short" is no fall
OBJECT = 3  # words of what a verb of change at the end of a clause is said of
NUMBERED = re.compile(r"\d")  # "4 November", not "Tuesday"
POINTS = frozenset({"percent", "share", "percentage_point", "basis_point"})  # by so many something always changes
ENDINGS = (  # of German nouns that say the change or the result: "Übernachtungsplus", "Quartalsverlust"
    *("plus", "minus", "zuwachs", "anstieg", "rückgang", "wachstum", "einbruch", "senkung", "erhöhung", "steigerung"),
    *("verlust", "verluste", "gewinn", "gewinne", "überschuss", "defizit", "fehlbetrag"),
)
SHIFT = re.compile(
    r"\s+(?P<word>earlier|sooner|later|früher|eher|später)\b(?=\s+(?:\w+\s+){0,5}(?:than|als)\b)", re.IGNORECASE
)
LATER = frozenset({"later", "später"})
RATING = (
    "ly",
    "lich",
    "annual",
    "kosten",
    "gebühr",
    "beitrag",
    "verbrauch",
    "gehalt",
    "miete",
    "lohn",
    "satz",
    "karte",
    "abo",
    "ticket",
    "abonnement",
)
GOES = re.compile(r"\b(?:go|goes|went|gone|going|rises?|rose|moves?|moved|climbs?|climbed)\s+\Z", re.IGNORECASE)
JOINT = 12  # characters between the two ends of a change: " to almost "
BARE_END = re.compile(r"\s*(?:[.;,!?)]|\Z)")
NONE: frozenset[str] = frozenset()
REACH = 300  # characters on each side of a figure that are looked at
MONTH = 27  # days; a shorter stretch is the day of the report, not the period of a figure


@cache
def stops(code: str, /) -> re.Pattern[str]:
    """Return what ends a sentence in a language."""
    dotted = str(language(code).table("numbers").get("ordinal", "")).startswith(r"\.")
    return re.compile(f"{ORDINAL}{STOP}" if dotted else STOP)


def told(
    document: Document, figures: Sequence[Figure], moments: Sequence[Moment], relative: frozenset[Span], /
) -> tuple[Told, ...]:
    """Return each figure of a document with what the words around it tell; ``relative`` are spans like "last year"."""
    placed = sorted(((moment.span, moment) for moment in moments if moment.span), key=_start)
    known = hints_for(document.lang)
    said = [match.span() for match in known.reporting.finditer(document.text)]
    whole = dict(whole_verbs(document.text, document.lang))
    several = phrases(document.text, document.lang)
    whole |= {match.start(): "" for span in said for match in WORD.finditer(document.text, *span)}
    reader = _Reader(document, known, placed, relative, whole, several, said)
    starts = [
        0,
        *(match.end() for match in stops(language(document.lang).code).finditer(document.text)),
        len(document.text),
    ]
    inside: dict[int, list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: figure.span):
        inside.setdefault(bisect_right(starts, figure.span.start, hi=len(starts) - 1) - 1, []).append(figure)
    return tuple(
        one
        for place, group in inside.items()
        for one in reader.sentence(place, starts[max(0, place - 1)], (starts[place], starts[place + 1]), group)
    )


def says_number(one: Told, number: int, words: frozenset[str], /) -> bool:
    """Tell whether the sentence of a figure has the number as a plain word or digit too, beside words of the claim."""
    text, lang = one.document.text, language(one.document.lang).code
    floor, end = max(0, one.figure.span.start - REACH), min(len(text), one.figure.span.end + REACH)
    stop = stops(lang)
    start = max((match.end() for match in stop.finditer(text, floor, one.figure.span.start)), default=floor)
    closing = stop.search(text, one.figure.span.end, end)
    sentence = text[start : closing.start() if closing else end]
    numerals = {word for word, value in language(lang).table("numbers")["words"].items() if value == number}
    said = {match[0].lower() for match in re.finditer(r"(?<![\d.,])\w+(?![.,]?\d)", sentence)}
    return bool(said & (numerals | {str(number)})) and bool(keys(sentence, lang) & words)


def _start(placed: tuple[Span, Moment]) -> int:
    return placed[0].start


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    table: Hints
    moments: Sequence[tuple[Span, Moment]]  # in order
    relative: frozenset[Span]
    whole: Mapping[int, str]  # verbs with their particle, "zunehmen" where "nahm" stands; "" for no word
    several: Mapping[int, str]  # things of several words, which are words by themselves too: "net loss"
    said: Sequence[tuple[int, int]]  # where it is told who says something: "according to Weber"

    def sentence(self, place: int, before: int, bounds: tuple[int, int], figures: Sequence[Figure]) -> Iterator[Told]:
        """Yield the figures of one sentence, each with its own stretch of it."""
        start, end = max(bounds[0], figures[0].span.start - REACH), min(bounds[1], figures[-1].span.end + REACH)
        cuts = [start, *(self._cut(one, other) for one, other in pairwise(figures)), end]
        text, lang = self.document.text, self.document.lang
        going = result = 0
        rates: tuple[str, ...] = ()
        segment: frozenset[str] = frozenset()
        said: tuple[tuple[Period, bool], ...] = ()  # what was said of the time is said of what follows
        outside = pairwise([start, *(place for one in figures for place in (one.span.start, one.span.end)), end])
        whole = keys_of((word for stretch in list(outside)[::2] for word in self._words(*stretch)), lang)
        stretch, head = "", self._head(bounds[0], end)
        voice = self._voice(bounds)
        pointing = any(one.search(text, start, end) for one in (self.table.parted, self.table.pronouns))
        conditional = all(one.search(text, start, end) for one in (self.table.condition, self.table.would))
        for index, (figure, zone) in enumerate(zip(figures, pairwise(cuts), strict=True)):
            clause = self._clause(zone, figure.span)
            around = [*self._words(max(before, start - REACH), clause[0]), *self._words(clause[1], zone[1])]
            going = self._direction(zone, figures[max(0, index - 1) : index + 1], going) or self._verb_behind(
                cuts, figures[index : index + 2], index
            )
            than = self.table.than.search(text, figure.span.end, zone[1])
            own = (zone[0], than.start()) if than else zone
            words = self._keys(clause, figure)
            joined = index > 0 and self._in_one_breath(figures[index - 1], figure, words)
            among = segment if index > 0 and self._is_of_them(figure, zone) else NONE
            elliptic = index > 0 and not words & doing() and self._is_elliptic(figures[index - 1], figure)
            verbs = segment & doing() if elliptic else NONE
            segment = segment | words if joined else words | verbs | self._before_aside(start, clause[0], figure)
            said_in = (clause[0], figure.span.start), (figure.span.end, clause[1])
            behind_whole = (0, 0)
            if self._is_part_of_next(figures, index):  # "a third of the 1,250 workers |are women"
                behind_whole = figures[index + 1].span.end, cuts[index + 2]
                behind = keys_of(self._words(*behind_whole), lang)
                behind -= keys(figures[index + 1].noun or "", lang)
                words, segment = words | behind, segment | behind
            result = self._nearest(self.table.result, clause, figure) or (result if joined else 0)
            moving = going or self._nearest(self.table.direction, (start, end), figure)
            standing = self._standing(figures, index, own, moving)
            periods = self._periods(own) or self._shared_periods(figures, cuts, index)
            if standing != "earlier":
                said = periods = periods or said
            stretch = self._stretch(own) or (stretch if joined else "")
            own_rates = tuple(self._rates(figure, clause))
            follows = index > 0 and figure.currency is not None and figure.currency == figures[index - 1].currency
            rates = own_rates or (rates if follows else ())  # "a kilo cost 6.40 euros in May, in June it was 4.80"
            ballots = self._ballots(figures, index, (start, end))
            beyond = self._beyond(figure.span.end, zone[1])
            yield Told(
                document=self.document,
                figure=figure,
                place=place,
                words=words,
                near=keys_of(around, lang),
                noun=keys(figure.noun or "", lang),
                periods=periods,
                step="" if ballots else self._step(figure.span),
                within=self.table.within.search(text, max(0, figure.span.start - REACH), figure.span.start) is not None,
                segment=segment,
                opposed=self._opposed(clause[0], figure.span, end),
                names=frozenset().union(*(keys(name, lang) for name in NAME.findall(text[clause[0] : clause[1]]))),
                acts=self.table.acts.search(text, *clause) is not None,
                rest=self.table.rest.search(text, *clause) is not None,
                pairs=self._pairs(zone),
                moved=None if ballots else self._moved(figure, zone, going),
                end=self._end(clause),
                stock=not going and self.table.stock.search(text, *clause) is not None,
                each=self.table.average.search(text, start, end) is not None,
                mean=self.table.mean.search(text, *clause) is not None,
                summed=self.table.together.search(text, *zone) is not None,
                ahead=self._ahead(figure),
                direct=self._is_direct(zone, figure.span),
                beyond=beyond[0],
                beyond_whom=beyond[1],
                counted=self._counted(figure),
                conditional=conditional,
                days=self._days(zone),
                course=self._course((start, end)),
                among=among,
                pointing=pointing,
                base=self._base(zone),
                foreseen=self.table.foreseen.search(text, *zone) is not None,
                by_others=self.table.pundits.search(text, *zone) is not None,
                tense=self._tense(zone),
                done=self.table.done.search(text, *clause) is not None,
                intended=self.table.intended.search(text, *clause) is not None,
                stretch=stretch,
                sentence=whole,
                beside=frozenset(one.value for one in figures if one is not figure),
                head=head,
                voice=voice,
                zone=zone,
                bounds=(start, end),
                wish=self.table.wish.search(text, *clause) is not None,
                deadline=self._has_deadline(zone),
                past=self.table.past.search(text, *zone) is not None,
                direction=0 if self._only_results(zone, figure) else going,
                result=result,
                stance=ballots or self._nearest(self.table.stance, clause, figure),
                rates=rates,
                standing="" if ballots else standing,
                against=self._periods((than.start(), zone[1])) if than else (),
                factor=self.table.factors.get(than[0].split()[0].lower()) if than else self._multiplied(zone, figure),
                change=self._is_change(figure),
                negated=sum(self._is_denied(*span) for span in (*said_in, behind_whole)) % 2 == 1
                and not self._is_fronted(bounds[0], figure.span),
            )

    def _in_one_breath(self, one: Figure, other: Figure, words: frozenset[str]) -> bool:
        """Tell whether two figures are said of one subject: "burglaries fell by 12 percent last year to 1,847"."""
        between = self.document.text, one.span.end, other.span.start
        return not (self.table.turns.search(*between) or (words and self.table.breaks.search(*between)))

    def _before_aside(self, start: int, clause: int, figure: Figure) -> frozenset[str]:
        """Return what a sentence begins with where its verb goes on behind an aside: "Food, a third of it, rose 8"."""
        aside = self.document.text.find(",", start, clause)
        going_on = WORD.search(self.document.text, clause, figure.span.start)
        if aside < 0 or aside == clause - 1 or going_on is None:
            return NONE
        verb = going_on[0].lower()
        goes_on = verb in self.table.finite or self._meant(self.table.direction, verb) is not None
        return keys_of(self._words(start, aside), self.document.lang) if goes_on else NONE

    def _ballots(self, figures: Sequence[Figure], index: int, bounds: tuple[int, int]) -> int:
        """Return +1 for the first and -1 for the second number of a vote: "voted 17 to 12 to close the pool"."""
        text = self.document.text
        for place, sign in ((index, 1), (index - 1, -1)):
            if not 0 <= place < len(figures) - 1 or not {one.unit for one in figures[place : place + 2]} <= COUNTED:
                continue
            joint = self.table.tally.fullmatch(text, figures[place].span.end, figures[place + 1].span.start)
            if joint and self.table.voting.search(text, *bounds):
                return -sign if self.table.rejected.search(text, *bounds) else sign
        return 0

    def _beyond(self, place: int, end: int) -> tuple[int, frozenset[str]]:
        """Return whether a figure says by how much something lies above or below another, and what that is."""
        match = self.table.beyond.match(self.document.text, place, end)
        if match is None:
            return 0, NONE
        closing = CLAUSE_END.search(self.document.text, match.end(), end)
        whom = keys_of(self._words(match.end(), closing.start() if closing else end), self.document.lang)
        return (-1 if match["word"].lower() in self.table.below else 1), whom

    def _counted(self, figure: Figure) -> frozenset[str]:
        """Return the thing that a figure counts: that of the last word of its noun, in a compound of its last part."""
        words = (figure.noun or "").split()[-1:]
        return keys_of(words, self.document.lang, last=True)

    def _base(self, zone: tuple[int, int]) -> str:
        match = self.table.base.search(self.document.text, *zone)
        return self.table.bases[" ".join(match[0].lower().replace("-", " ").split())] if match else ""

    def _tense(self, zone: tuple[int, int]) -> str:
        if self.table.now.search(self.document.text, *zone):
            return "now"
        return "to come" if self.table.to_come.search(self.document.text, *zone) else ""

    def _stretch(self, zone: tuple[int, int]) -> str:
        match = self.table.stretch.search(self.document.text, *zone)
        return self.table.stretches[match[0].lower().replace("-", " ")] if match else ""

    def _head(self, start: int, end: int) -> frozenset[str]:
        """Return the words with a capital that a sentence begins with, where no verb of saying follows."""
        match = HEAD.match(self.document.text, start, end)
        if match is None or match["verb"].lower() in self.table.saying:
            return NONE
        return frozenset(match["name"].split())

    def _voice(self, bounds: tuple[int, int]) -> frozenset[str]:
        """Return the names of those who say what a sentence tells: "according to Mayor Weber", "Weber spoke of"."""
        text = self.document.text
        told = [text[slice(*span)] for span in self.said if bounds[0] <= span[0] < bounds[1]]
        head = HEAD.match(text, *bounds)
        if head and head["verb"].lower() in self.table.saying | self.table.answering:
            told.append(head["name"])
        return frozenset(name for words in told for name in NAME.findall(words)) - {
            name.capitalize() for name in self.table.articles
        }

    def _is_elliptic(self, one: Figure, other: Figure) -> bool:
        """Tell whether the verb of one figure is that of the next too: "rescued 64 from fires and 19 from cars"."""
        text = self.document.text
        last = max(
            (match.end() for match in self.table.breaks.finditer(text, one.span.end, other.span.start)), default=0
        )
        return last > 0 and len(words_of(text[last : other.span.start])) <= 1

    def _step(self, span: Span) -> str:
        text, floor = self.document.text, max(0, span.start - REACH)
        if text.startswith("up to", span.start) and GOES.search(text, floor, span.start):
            return "to"
        match = self.table.steps.search(text, floor, span.start)
        if match is None or match[0].split()[-1].lower() in INFINITIVES:
            return ""  # "found it to be some 2 degrees"
        return self.table.step.get(match["step"].lower(), "")

    def _multiplied(self, zone: tuple[int, int], figure: Figure) -> Decimal | None:
        """Return by what a thing was multiplied to come to its figure: "doubled to 88 million"."""
        words = words_of(self.document.text[zone[0] : figure.span.start])
        if self._step(figure.span) != "to":
            return None
        return next((self.table.multiples[word] for word in words if word in self.table.multiples), None)

    def _has_deadline(self, zone: tuple[int, int]) -> bool:
        text = self.document.text
        for span, _ in self.moments[bisect_left(self.moments, zone[0], key=_start) :]:
            if span.start >= zone[1]:
                return False
            if self.table.until.search(text, max(0, span.start - REACH), span.start) or UNTIL.match(text, span.start):
                return True
        return False

    def _pairs(self, zone: tuple[int, int]) -> frozenset[tuple[str, str]]:
        told = [keys_of((word,), self.document.lang) for word in self._words(*zone)]
        return frozenset((one, other) for left, right in pairwise(told) for one in left for other in right)

    def _opposed(self, start: int, span: Span, end: int) -> frozenset[str]:
        """Return what stands behind "against" or "hinter" in the clause of a figure."""
        text = self.document.text
        match = self.table.opposing.search(text, start, end)
        if match is None:
            return NONE
        if match.end() <= span.start and self.table.comparing.fullmatch(match[0].strip()):
            return NONE  # "compared with a state average of 12": the figure is theirs
        if match.end() <= span.start:  # "beat Talheim before 17,600 fans": not what is counted
            return keys(text[match.end() : span.start], self.document.lang)
        closing = CLAUSE_END.search(text, max(span.end, match.end()), end)
        return keys(text[match.end() : closing.start() if closing else end], self.document.lang)

    def _rates(self, figure: Figure, clause: tuple[int, int]) -> Iterator[str]:
        """Yield per what the figure is: by its own words, then by "daily" or "every week" in its clause."""
        rates, text = self.table.rates, self.document.text
        period = "" if THIS.search(figure.period or "") else figure.period
        words = words_of(text[clause[0] : clause[1]])
        told = [rates[word] for word in words_of(period) if word in rates]
        if told:  # "pro Quadratmeter |und Monat"
            told += (rates[last] for also, last in pairwise(words) if also in ALSO and last in rates)
        adverbs = (rates[word] for word in words if word in rates and word.endswith(RATING))
        each = (self._per(match["unit"].lower()) for match in self.table.each.finditer(text, *clause))
        spans = (rates.get(match["unit"].lower(), "") for match in self.table.spans.finditer(text, *clause))
        priced = (rates[match["unit"].lower()] for match in self.table.priced.finditer(text, *clause))
        yield from filter(
            None, (*told, *adverbs, *each, *spans, *(priced if figure.currency or figure.unit in COINS else ()))
        )

    def _per(self, unit: str) -> str:
        thing = self.table.things.get(unit, "")
        return self.table.rates.get(unit) or (thing if f"={thing}" not in doing() else "") or EACH

    def _behind(self, figure: Figure) -> int:
        """Return where a figure ends, with per what it is: "544 dollars |a month| higher"."""
        text, end = self.document.text, figure.span.end
        return end + 1 + len(figure.period) if figure.period and text.startswith(figure.period, end + 1) else end

    def _is_change(self, figure: Figure) -> bool:
        """Tell whether a figure says by how much: "2,190 fewer than", "um 50 Millionen auf 450 Millionen"."""
        text, span = self.document.text, figure.span
        behind = self.table.change.match(text, self._behind(figure))
        return behind is not None or self.table.by.search(text, max(0, span.start - REACH), span.start) is not None

    def _ahead(self, figure: Figure) -> int:
        """Return whether somebody is so much ahead (+1) or behind (-1): "two points |behind| Weber"."""
        text, end = self.document.text, figure.span.end
        counted = len(figure.noun) + 1 if figure.noun and text.startswith(figure.noun, end + 1) else 0
        for place in (end, end + counted):
            if self.table.ahead.match(text, place):
                return 1
            if self.table.behind.match(text, place):
                return -1
        return 0

    def _end(self, clause: tuple[int, int]) -> str:
        if self.table.lowest.search(self.document.text, *clause):
            return "lowest"
        return "highest" if self.table.highest.search(self.document.text, *clause) else ""

    def _is_direct(self, zone: tuple[int, int], span: Span) -> bool:
        words = self._words(zone[0], span.start)
        touching = not CLAUSE_END.search(self.document.text, max(zone[0], span.start - JOINT), span.start)
        if words and touching and words[-1].lower() in self.table.direction:
            return True
        behind = self._words(span.end, zone[1])[-OBJECT:]  # "hat 900 Leser verloren"
        closes = bool(self.table.lemmas) and len(behind) <= OBJECT and behind and behind[-1].islower()
        return bool(closes) and self._meant(self.table.direction, behind[-1]) is not None

    def _moved(self, figure: Figure, zone: tuple[int, int], going: int) -> bool | None:
        """Tell a change ("by 8 percent", "12 fewer") from a level ("to 8 percent", "costs 12"), where the words do."""
        text, span = self.document.text, figure.span
        moved = self.table.moved.search(text, max(zone[0], span.start - REACH), span.start)
        by_noun = moved is not None and moved[0].split()[-1].lower() in OF  # "ein Plus von 5 Prozent"
        if not by_noun and self._step(span) in ("to", "from"):
            return False
        agent = moved is not None and moved[0].split()[0].lower() in self.table.agents and not going
        agent = agent and figure.unit not in POINTS
        if (moved and not agent) or self.table.moved_by.match(text, self._behind(figure), zone[1]):
            return True
        words = [word.lower() for word in self._words(*zone)]
        moves = going or any(word in self.table.direction or word in self.table.moving for word in words)
        return None if moves else False

    def _direction(self, zone: tuple[int, int], figures: Sequence[Figure], before: int) -> int:
        """Return the direction of the last figure; in "fell from 61 to 48" the verb of the first is that of both."""
        own = (
            self._shift(figures[-1])
            or self._compared(zone, figures[-1])
            or self._nearest(self.table.direction, zone, figures[-1])
        )
        joint = self.document.text[figures[0].span.end : figures[-1].span.start]
        joined = len(figures) > 1 and len(joint) <= JOINT and zone[0] <= figures[0].span.end + JOINT
        return (before if joined else 0) or own

    def _shift(self, figure: Figure) -> int:
        """Return whether it is so much later or earlier than something: "13 days earlier than in 1978"."""
        match = SHIFT.match(self.document.text, figure.span.end) if quantity(figure.unit) == "time" else None
        return 0 if match is None else 1 if match["word"].lower() in LATER else -1

    def _compared(self, zone: tuple[int, int], figure: Figure) -> int:
        """Return the direction of a comparative right behind a figure: "fiel 42 Prozent mehr Regen"."""
        match = self.table.moved_by.match(self.document.text, self._behind(figure), zone[1])
        return self.table.direction.get(match[0].split()[-1].lower(), 0) if match else 0

    def _verb_behind(self, cuts: Sequence[int], figures: Sequence[Figure], index: int) -> int:
        """Return the direction of the figure behind, where one verb stands for both: "um 5 Prozent auf 12 gefallen"."""
        if len(figures) < 2 or self._step(figures[0].span) not in ("by", "from") or self._step(figures[1].span) != "to":
            return 0
        return self._nearest(self.table.direction, (cuts[index + 1], cuts[index + 2]), figures[1])

    def _keys(self, clause: tuple[int, int], figure: Figure) -> frozenset[str]:
        said = [*self._words(clause[0], figure.span.start), *self._words(figure.span.end, clause[1])]
        return keys_of(said, self.document.lang) | keys(figure.noun or "", self.document.lang)

    def _words(self, start: int, end: int) -> list[str]:
        """Return the words of a stretch in their own writing, verbs with their particle."""
        words: list[str] = []
        for match in WORD.finditer(self.document.text, start, max(start, end)):
            place = match.start()
            word = self.whole.get(place, match[0])
            words += filter(None, (word and self.several.get(place), word))
        return words

    def _cut(self, one: Figure, other: Figure) -> int:
        """Return where the stretch of a figure ends and that of the next begins."""
        floor = min(one.span.end, other.span.start)
        compared = self.table.moved_by.match(self.document.text, floor, other.span.start)
        floor = compared.end() if compared else floor
        zone = self.document.text, floor, other.span.start
        between = self.table.turns.search(*zone) or CLAUSE_END.search(*zone) or self.table.breaks.search(*zone)
        if between is not None:
            return between.start()
        step = self.table.steps.search(*zone)
        if step is not None and self._dates(floor, step.start()):  # "to 211 last year | from 248 in 2023"
            named = NAMED_BY.search(self.document.text, floor, step.start()) if step["step"].lower() in OF else None
            return named.start() if named else step.start()
        noun = self.document.text.find(one.noun, floor, other.span.start) if one.noun else -1
        return noun + len(one.noun or "") if noun >= 0 else floor

    def _dates(self, start: int, end: int) -> bool:
        place = bisect_left(self.moments, start, key=_start)
        return place < len(self.moments) and self.moments[place][0].start < end

    def _clause(self, zone: tuple[int, int], span: Span) -> tuple[int, int]:
        """Return the part of a stretch between the marks around its figure."""
        text = self.document.text
        start = max((match.end() for match in CLAUSE_END.finditer(text, zone[0], span.start)), default=zone[0])
        closing = CLAUSE_END.search(text, span.end, zone[1])
        return start, closing.start() if closing else zone[1]

    def _periods(self, zone: tuple[int, int]) -> tuple[tuple[Period, bool], ...]:
        found = []
        for span, moment in self.moments[bisect_left(self.moments, zone[0], key=_start) :]:
            if span.start >= zone[1]:
                break
            days = period(moment.value.replace("~", ""))
            until = self.table.until.search(self.document.text, max(0, span.start - REACH), span.start)
            if until and days is not None and days.length <= MONTH + 4:
                continue  # "bis Ende Juni" says when a stretch of time ends, not how long it is
            if self.table.outside.search(self.document.text, max(0, span.start - REACH), span.start):
                continue  # "vor dem Juni"
            if days is not None and (days.last - days.first).days >= MONTH:
                found.append((days, span in self.relative))
        return tuple(found)

    def _days(self, zone: tuple[int, int]) -> tuple[Period, ...]:
        """Return the days that are named in a stretch, of those whose words hold from whatever day they are read."""
        found = []
        for span, moment in self.moments[bisect_left(self.moments, zone[0], key=_start) :]:
            if span.start >= zone[1]:
                break
            days = period(moment.value.replace("~", ""))
            if days is not None and days.precise and days.length == 1 and NUMBERED.search(span.of(self.document.text)):
                found.append(days)
        return tuple(found)

    def _course(self, bounds: tuple[int, int]) -> tuple[int, str] | None:
        """Return how long something took: "within five years", "innerhalb eines einzigen Jahres"."""
        match = self.table.course.search(self.document.text, *bounds)
        if match is None:
            return None
        word = match["count"].lower()
        count = int(word) if word.isdigit() else self.table.counts.get(word, 0)
        return (count, self.table.rates.get(lemma(match["unit"], self.document.lang), "")) if count else None

    def _shared_periods(
        self, figures: Sequence[Figure], cuts: Sequence[int], index: int
    ) -> tuple[tuple[Period, bool], ...]:
        """Return the periods of the figure behind, where both are said in one breath: "rose 7 percent to 2 in 2024"."""
        zone = cuts[index], cuts[index + 1]
        if index + 1 == len(figures) or self._standing(figures, index, zone, 1) == "earlier":
            return ()
        between = self.document.text, figures[index].span.end, figures[index + 1].span.start
        return () if self.table.breaks.search(*between) else self._periods((cuts[index + 1], cuts[index + 2]))

    def _nearest(self, meaning: Mapping[str, int], zone: tuple[int, int], figure: Figure) -> int:
        """Return what the word nearest to the figure means, of those that mean a direction."""
        best, closest = 0, 2 * REACH
        for match in WORD.finditer(self.document.text, *zone):
            sign = self._meant(meaning, self.whole.get(match.start(), match[0]))
            if sign is None or DENIED.search(self.document.text, zone[0], match.start()):
                continue
            if SHORT.match(self.document.text, match.end()):
                continue
            if match[0].lower() in ("up", "down") and PHRASAL.search(self.document.text, zone[0], match.start()):
                continue
            if figure.span.start <= match.start() < figure.span.end:
                continue
            gap = max(figure.span.start - match.end(), match.start() - figure.span.end)
            gap += REACH * (
                meaning is self.table.direction and self._is_result(match[0])
            )  # "das Minus weitete sich aus"
            if gap < closest:
                best, closest = sign, gap
        return best

    def _is_result(self, word: str) -> bool:
        return word[0].isupper() and word.lower() in self.table.result

    def _meant(self, meaning: Mapping[str, int], word: str) -> int | None:
        sign = meaning.get(word.lower())
        if sign is not None or not word or not self.table.lemmas:
            return sign
        last = next((end for end in ENDINGS if word.lower().endswith(end)), None) if word[0].isupper() else None
        return meaning.get(lemma(word, self.document.lang), meaning.get(last) if last else None)

    def _is_part(self, figure: Figure, zone: tuple[int, int]) -> bool:
        """Tell a part of the amount before: "402 of them", "davon 3", "children pay half"."""
        text, span = self.document.text, figure.span
        if figure.unit == "share" and figure.noun is None and BARE_END.match(text, span.end):
            return True
        before = self.table.parted.search(text, zone[0], span.start)
        return before is not None or self.table.part.match(text, span.end) is not None

    def _moves(self, word: str) -> bool:
        return word in self.table.direction or word.endswith("ing")

    def _only_results(self, zone: tuple[int, int], figure: Figure) -> bool:
        """Tell whether money was only lost or earned, and no word says that the loss or profit changed."""
        words = [word.lower() for word in self._words(*zone)]
        changes = [word for word in words if self._meant(self.table.direction, word) is not None]
        return bool(figure.currency and changes) and all(word in self.table.result for word in changes)

    def _is_denied(self, start: int, end: int) -> bool:
        words = words_of(self.document.text[start:end])
        return any(word in self.table.negators for word in words) or (
            self.table.barring.search(self.document.text, start, end) is not None
        )

    def _is_fronted(self, start: int, span: Span) -> bool:
        """Tell a figure before the verb of its sentence: "Nach dem Abbau von 58 Stellen soll niemandem ..."."""
        opening = self.table.fronting.match(self.document.text, start, span.start)
        return opening is not None and not any(
            word in self.table.finite for word in words_of(self.document.text[start : span.start])
        )

    def _is_of_them(self, figure: Figure, zone: tuple[int, int]) -> bool:
        """Tell a figure that counts some of those just counted: "at least 12 of them seriously"."""
        text = self.document.text
        behind = self.table.part.match(text, figure.span.end)
        return behind is not None or self.table.parted.search(text, zone[0], figure.span.start) is not None

    def _is_part_of_next(self, figures: Sequence[Figure], index: int) -> bool:
        if index + 1 == len(figures):
            return False
        between = self.document.text, figures[index].span.end, figures[index + 1].span.start
        return self.table.whole.fullmatch(*between) is not None

    def _opens_whole(self, figures: Sequence[Figure], index: int) -> bool:
        """Tell the whole that a sentence begins with: "Of the 412 members 287 voted"."""
        first = index == 0 and len(figures) > 1 and {one.unit for one in figures[:2]} <= COUNTED
        if not first or figures[0].value <= figures[1].value:
            return False
        before = self.document.text[max(0, figures[0].span.start - REACH) : figures[0].span.start]
        opening = stops(language(self.document.lang).code).split(before)[-1].split("\n")[-1]
        return " ".join(opening.lower().split()) in self.table.opens

    def _standing(self, figures: Sequence[Figure], index: int, zone: tuple[int, int], going: int) -> str:
        """Tell the earlier from the later of two figures, and the part from the whole: by the words between."""
        text, figure = self.document.text, figures[index]
        if index and self.table.whole.fullmatch(text, figures[index - 1].span.end, figure.span.start):
            return "whole"
        if self._is_part_of_next(figures, index):
            return "part"
        if self._opens_whole(figures, index):
            return "whole"
        if self._is_part(figure, zone) or (index and self._opens_whole(figures, index - 1)):
            return "part"
        marks = list(self.table.standing.finditer(text, zone[0], figure.span.start))
        marks = marks or list(self.table.standing.finditer(text, figure.span.end, zone[1]))[:1]
        beside = self.table.beside.search(text, max(zone[0] - REACH, 0), figure.span.start)
        if marks:
            return "later" if marks[-1][0].lower() in self.table.later else "earlier"
        if beside and any(map(self._moves, words_of(text[beside.end("word") : figure.span.start]))):
            beside = None  # "after shedding 4.5 percent"
        if beside and (going or beside["word"].lower() not in self.table.weak):
            return "later" if beside["word"].lower() in self.table.beside_later else "earlier"
        return ""
