"""What the words around a figure tell of it: of what it is, of when, whether it rose, and which of two it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from wortlaut.auditing.periods import Period, period
from wortlaut.auditing.weights import detect, languages, stopwords
from wortlaut.languages import language
from wortlaut.records import Document, Figure, Moment, Span

# A full stop ends a sentence where a space and a capital follow; one behind an ordinal, an initial or "Mr." does not.
STOP = re.compile(
    r"(?<!\b\d)(?<!\b\d\d)(?<!\b[A-ZÄÖÜ])(?<!\b[A-Z][a-z])[.!?…][\"”“»«’')]*\s+(?=[\"„“»(]?[^\W\da-zäöüß]|\d)"
)
CLAUSE_END = re.compile(r"[;:–—()\n]|,(?!\d)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
JOINT = 12  # characters between the two ends of a change: " to almost "
STEM = 5  # letters by which "employs" and "employed" are one word; shorter ones are compared whole
SHORTEST = 3
BARE_END = re.compile(r"\s*(?:[.;,!?)]|\Z)")
REACH = 300  # characters on each side of a figure that are looked at
MONTH = 27  # days; a shorter stretch is the day of the report, not the period of a figure
NO_DENIAL = frozenset({"non", "barely", "hardly", "kaum", "without", "ohne"})  # "comes without" is as good as "misses"
COMPOUND = 4  # letters of a thing that may end a German compound: "Strompreise"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what its own clause says, and what stands near and may be meant too."""

    document: Document
    figure: Figure
    place: int  # which sentence of the document, and there which figure
    words: frozenset[str]
    near: frozenset[str]
    noun: frozenset[str]
    periods: tuple[tuple[Period, bool], ...]  # with whether the words were relative ("last year")
    direction: int  # +1 rose, -1 fell, 0 not said
    result: int  # +1 profit, -1 loss
    stance: int  # +1 for something, -1 against it
    rate: str  # "a year", "pro Tag" as the same word; "" = not said
    standing: str = ""  # "earlier", "later", "part", "whole"
    against: tuple[tuple[Period, bool], ...] = ()  # of what it is compared with: "twice what it was in 2014"
    factor: Decimal | None = None  # of what it is compared with: 2 in "twice what it was"
    negated: bool = False  # its clause denies something: "287 have no pool"
    change: bool = False  # it says by how much: "12 fewer than", "um 12 auf 30"


@dataclass(frozen=True, slots=True)
class _Table:
    breaks: re.Pattern[str]
    direction: Mapping[str, int]
    result: Mapping[str, int]
    stance: Mapping[str, int]
    beside: re.Pattern[str]  # right before a figure: "from", "auf"
    beside_later: frozenset[str]
    standing: re.Pattern[str]  # anywhere in its stretch: "until now", "inzwischen"
    later: frozenset[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]  # behind a figure: "of them"
    parted: re.Pattern[str]  # somewhere before one: "davon"
    than: re.Pattern[str]  # where a comparison begins, whose time is not the figure's
    change: re.Pattern[str]  # behind a figure: "fewer than"
    by: re.Pattern[str]  # before one
    factors: Mapping[str, Decimal]
    negators: frozenset[str]
    each: re.Pattern[str]
    together: re.Pattern[str]
    multiples: Mapping[str, Decimal]
    rates: Mapping[str, str]
    things: Mapping[str, str]
    compounds: bool


def _beside(words: Sequence[str]) -> re.Pattern[str]:
    """Match one of the words before a figure, with at most two small ones between: "auf fast", not "von Weber 5"."""
    known = "|".join(words)
    return re.compile(rf"\b(?P<word>(?i:{known}))\s+(?:(?!(?i:{known})\b)[a-zäöüß]+\s+){{0,2}}\Z")


@cache
def _table(code: str) -> _Table:
    raw = language(code).table("claims") or language("en").table("claims")
    return _Table(
        breaks=re.compile(rf"{CLAUSE_END.pattern}|\b(?:{'|'.join(raw['breaks'])})\b", re.IGNORECASE),
        direction={**dict.fromkeys(raw["rise"], 1), **dict.fromkeys(raw["fall"], -1)},
        result={**dict.fromkeys(raw["gain"], 1), **dict.fromkeys(raw["loss"], -1)},
        stance={**dict.fromkeys(raw["for"], 1), **dict.fromkeys(raw["against"], -1)},
        beside=_beside([*raw["from"], *raw["to"]]),
        beside_later=frozenset(raw["to"]),
        standing=re.compile(rf"\b(?:{'|'.join([*raw['earlier'], *raw['later']])})\b", re.IGNORECASE),
        later=frozenset(raw["later"]),
        whole=re.compile(rf"\s*(?:[^\W\d_]+\s)?(?:{'|'.join(raw['whole'])})\s+(?:[^\W\d_]+\s)?\Z", re.IGNORECASE),
        part=re.compile(rf"\s+(?:{'|'.join(raw['part'])})\b", re.IGNORECASE),
        parted=re.compile(rf"\b(?:{'|'.join(raw['parted'])})\b", re.IGNORECASE),
        than=re.compile(rf"\b(?:{'|'.join(raw['than'])})\s", re.IGNORECASE),
        change=re.compile(rf"\s+(?:[^\W\d_]+\s+)?(?:{'|'.join(raw['change'])})\b", re.IGNORECASE),
        by=re.compile(rf"\b(?:{'|'.join(raw['by'])})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE),
        negators=frozenset(language(code).table("negation").get("negators", ())) - NO_DENIAL,
        factors={word: Decimal(factor) for factor, words in raw["factors"].items() for word in words},
        each=re.compile(rf"\b(?:{'|'.join(raw['each'])})\s+(?P<unit>\w+)", re.IGNORECASE),
        together=re.compile(rf"\b(?:{'|'.join(raw['together'])})\b", re.IGNORECASE),
        multiples={word: Decimal(factor) for factor, words in raw["multiples"].items() for word in words},
        rates={word: rate for rate, words in raw["rates"].items() for word in words},
        things={word: thing for thing, words in raw["things"].items() for word in words},
        compounds=code == "de",
    )


def language_of(text: str, told: str | None = None, /) -> str:
    """Return the language told or shown by common words, else by the things and changes a short claim names."""
    code = detect(text, told)
    if code != "und":
        return code
    words = [match[0].lower() for match in WORD.finditer(text)]
    known = [code for code in languages() if language(code).own("claims")]
    counts = {code: sum(_knows(_table(code), word) for word in words) for code in known}
    best = max(counts.values(), default=0)
    leaders = [code for code, count in counts.items() if count == best]
    return leaders[0] if best and len(leaders) == 1 else "und"


def _words(text: str | None) -> list[str]:
    return [match[0].lower() for match in WORD.finditer(text or "")]


def _knows(table: _Table, word: str) -> bool:
    return word in table.things or word in table.direction or table.together.fullmatch(word) is not None


def says_together(text: str, lang: str, /) -> bool:
    """Tell whether the text speaks of a sum: "together", "insgesamt"."""
    return _table(language(lang).code).together.search(text) is not None


def multiple(text: str, lang: str, /) -> tuple[Span, Decimal] | None:
    """Return where a text says by what a thing was multiplied ("doubled", "halbiert"), and the factor."""
    known = _table(language(lang).code).multiples
    for match in WORD.finditer(text):
        if match[0].lower() in known:
            return Span(*match.span()), known[match[0].lower()]
    return None


def keys(text: str, lang: str, /) -> frozenset[str]:
    """Return what the telling words of a text are compared by: things known in several languages, and stems."""
    code = language(lang).code
    table, common = _table(code), stopwords(code)
    found: set[str] = set()
    for match in WORD.finditer(text):
        word = match[0].lower().removesuffix("'s").removesuffix("’s")
        if len(word) < SHORTEST or word in common or word in table.direction:
            continue
        thing = table.things.get(word) or (_ending(word, table.things) if table.compounds else None)
        if thing:
            found.add(f"={thing}")
        if not thing or word not in table.things:
            found.add(word[:STEM])
    return frozenset(found)


def _ending(word: str, things: Mapping[str, str]) -> str | None:
    for start in range(1, len(word) - COMPOUND + 1):
        if word[start:] in things:
            return things[word[start:]]
    return None


def told(
    document: Document, figures: Sequence[Figure], moments: Sequence[Moment], relative: frozenset[Span], /
) -> tuple[Told, ...]:
    """Return each figure of a document with what the words around it tell; ``relative`` are spans like "last year"."""
    placed = sorted(((moment.span, moment) for moment in moments if moment.span), key=_start)
    reader = _Reader(document, _table(language(document.lang).code), placed, relative)
    starts = [0, *(match.end() for match in STOP.finditer(document.text)), len(document.text)]
    inside: dict[int, list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: figure.span):
        inside.setdefault(bisect_right(starts, figure.span.start, hi=len(starts) - 1) - 1, []).append(figure)
    return tuple(
        one
        for place, group in inside.items()
        for one in reader.sentence(place, starts[max(0, place - 1)], (starts[place], starts[place + 1]), group)
    )


def _start(placed: tuple[Span, Moment]) -> int:
    return placed[0].start


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    table: _Table
    moments: Sequence[tuple[Span, Moment]]  # in order
    relative: frozenset[Span]

    def sentence(self, place: int, before: int, bounds: tuple[int, int], figures: Sequence[Figure]) -> Iterator[Told]:
        """Yield the figures of one sentence, each with its own stretch of it."""
        start, end = max(bounds[0], figures[0].span.start - REACH), min(bounds[1], figures[-1].span.end + REACH)
        cuts = [start, *(self._cut(one, other) for one, other in pairwise(figures)), end]
        text, lang = self.document.text, self.document.lang
        going = 0
        for index, (figure, zone) in enumerate(zip(figures, pairwise(cuts), strict=True)):
            clause = self._clause(zone, figure.span)
            around = text[max(before, start - REACH) : clause[0]] + " " + text[clause[1] : zone[1]]
            going = self._direction(zone, figures[max(0, index - 1) : index + 1], going)
            than = self.table.than.search(text, figure.span.end, zone[1])
            own = (zone[0], than.start()) if than else zone
            yield Told(
                document=self.document,
                figure=figure,
                place=place,
                words=self._keys(clause, figure),
                near=keys(around, lang),
                noun=keys(figure.noun or "", lang),
                periods=self._periods(own) or self._shared_periods(figures, cuts, index),
                direction=going,
                result=self._nearest(self.table.result, clause, figure),
                stance=self._nearest(self.table.stance, clause, figure),
                rate=self._rate(figure, clause),
                standing=self._standing(figures, index, zone),
                against=self._periods((than.start(), zone[1])) if than else (),
                factor=self.table.factors.get(than[0].split()[0].lower()) if than else None,
                change=self._is_change(figure.span),
                negated=any(word in self.table.negators for word in _words(text[clause[0] : figure.span.start]))
                != any(word in self.table.negators for word in _words(text[figure.span.end : clause[1]])),
            )

    def _rate(self, figure: Figure, clause: tuple[int, int]) -> str:
        """Return per what the figure is: by its own words, else by "daily" or "every week" in its clause."""
        rates, text = self.table.rates, self.document.text
        if told := next((rates[word] for word in _words(figure.period) if word in rates), ""):
            return told
        words = _words(text[clause[0] : clause[1]])
        adverbs = (rates[word] for word in words if word in rates and word.endswith(("ly", "lich")))
        each = (rates.get(match["unit"].lower(), "") for match in self.table.each.finditer(text, *clause))
        return next(adverbs, "") or next(filter(None, each), "")

    def _is_change(self, span: Span) -> bool:
        """Tell whether a figure says by how much: "2,190 fewer than", "um 50 Millionen auf 450 Millionen"."""
        text = self.document.text
        behind = self.table.change.match(text, span.end)
        return behind is not None or self.table.by.search(text, max(0, span.start - REACH), span.start) is not None

    def _direction(self, zone: tuple[int, int], figures: Sequence[Figure], before: int) -> int:
        """Return the direction of the last figure; in "fell from 61 to 48" the verb of the first is that of both."""
        own = self._nearest(self.table.direction, zone, figures[-1])
        joint = self.document.text[figures[0].span.end : figures[-1].span.start]
        joined = len(figures) > 1 and len(joint) <= JOINT and zone[0] <= figures[0].span.end
        return (before if joined else 0) or own

    def _keys(self, clause: tuple[int, int], figure: Figure) -> frozenset[str]:
        text, lang = self.document.text, self.document.lang
        blank = f"{text[clause[0] : figure.span.start]} {text[figure.span.end : clause[1]]}"
        return keys(blank, lang) | keys(figure.noun or "", lang)

    def _cut(self, one: Figure, other: Figure) -> int:
        """Return where the stretch of a figure ends and that of the next begins."""
        floor = min(one.span.end, other.span.start)
        between = self.table.breaks.search(self.document.text, floor, other.span.start)
        if between is not None:
            return between.start()
        noun = self.document.text.find(one.noun, floor, other.span.start) if one.noun else -1
        return noun + len(one.noun or "") if noun >= 0 else floor

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
            if days is not None and (days.last - days.first).days >= MONTH:
                found.append((days, span in self.relative))
        return tuple(found)

    def _shared_periods(
        self, figures: Sequence[Figure], cuts: Sequence[int], index: int
    ) -> tuple[tuple[Period, bool], ...]:
        """Return the periods of the figure behind, where both are said in one breath: "rose 7 percent to 2 in 2024"."""
        zone = cuts[index], cuts[index + 1]
        if index + 1 == len(figures) or self._standing(figures, index, zone) == "earlier":
            return ()
        between = self.document.text, figures[index].span.end, figures[index + 1].span.start
        return () if self.table.breaks.search(*between) else self._periods((cuts[index + 1], cuts[index + 2]))

    def _nearest(self, meaning: Mapping[str, int], zone: tuple[int, int], figure: Figure) -> int:
        """Return what the word nearest to the figure means, of those that mean a direction."""
        best, closest = 0, REACH
        for match in WORD.finditer(self.document.text, *zone):
            sign = meaning.get(match[0].lower())
            if sign is None or figure.span.start <= match.start() < figure.span.end:
                continue
            gap = max(figure.span.start - match.end(), match.start() - figure.span.end)
            if gap < closest:
                best, closest = sign, gap
        return best

    def _is_part(self, figure: Figure, zone: tuple[int, int]) -> bool:
        """Tell a part of the amount before: "402 of them", "davon 3", "children pay half"."""
        text, span = self.document.text, figure.span
        if figure.unit == "share" and figure.noun is None and BARE_END.match(text, span.end):
            return True
        before = self.table.parted.search(text, zone[0], span.start)
        return before is not None or self.table.part.match(text, span.end) is not None

    def _standing(self, figures: Sequence[Figure], index: int, zone: tuple[int, int]) -> str:
        """Tell the earlier from the later of two figures, and the part from the whole: by the words between."""
        text, figure = self.document.text, figures[index]
        if index and self.table.whole.fullmatch(text, figures[index - 1].span.end, figure.span.start):
            return "whole"
        if index + 1 < len(figures) and self.table.whole.fullmatch(
            text, figure.span.end, figures[index + 1].span.start
        ):
            return "part"
        if self._is_part(figure, zone):
            return "part"
        marks = list(self.table.standing.finditer(text, zone[0], figure.span.start))
        marks = marks or list(self.table.standing.finditer(text, figure.span.end, zone[1]))[:1]
        beside = self.table.beside.search(text, max(zone[0] - REACH, 0), figure.span.start)
        if marks:
            return "later" if marks[-1][0].lower() in self.table.later else "earlier"
        if beside:
            return "later" if beside["word"].lower() in self.table.beside_later else "earlier"
        return ""
