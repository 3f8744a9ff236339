"""The places of one document that mean someone, in order, and who a bare surname there is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.records import Span
from wortlaut.records.people import How
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.generations import elder_or_younger
from wortlaut.resolving.lexicon import Gender, Lexicon, is_particle
from wortlaut.resolving.naming import Name
from wortlaut.resolving.tokens import Words

_NEAR = 1  # sentences: a namesake named in full as lately as this may be meant too
_PRINCIPAL = 3  # times as often named in full: then the text is about the other one
_TOO_MANY = 20  # namesakes in one document that are not told apart


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: where, whom, and what it is in its sentence."""

    start: int
    end: int
    person: int | None
    how: How
    candidates: tuple[int, ...] = ()
    full: bool = False
    subject: bool = False  # may be the subject of its sentence
    attributive: bool = False  # "the Clinton campaign", "Merkels Sprecher": means someone else


@dataclass(slots=True)
class Timeline:
    """Mentions by position; a resolved pronoun or role is added as it is found."""

    spots: list[Spot] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def fill(self, spots: Iterable[Spot]) -> None:
        """Put in all the mentions of names at once."""
        self.spots = sorted(spots, key=lambda spot: spot.start)
        self._starts = [spot.start for spot in self.spots]

    def add(self, spot: Spot) -> None:
        """Put the mention in its place; a second one at the same start is dropped."""
        place = bisect_left(self._starts, spot.start)
        if place < len(self._starts) and self._starts[place] == spot.start:
            return
        self._starts.insert(place, spot.start)
        self.spots.insert(place, spot)

    def at(self, offset: int) -> bool:
        """Tell whether a mention begins there."""
        place = bisect_left(self._starts, offset)
        return place < len(self._starts) and self._starts[place] == offset

    def within(self, span: Span) -> Sequence[Spot]:
        """Return the mentions that begin in the span."""
        return self.spots[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def between(self, start: int, end: int) -> Sequence[Spot]:
        """Return the mentions that begin from ``start`` to before ``end``; none where that is no stretch."""
        return self.spots[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if start < end else ()

    def before(self, offset: int, limit: int) -> Sequence[Spot]:
        """Return up to ``limit`` mentions before the offset, the last one first."""
        place = bisect_left(self._starts, offset)
        return self.spots[max(0, place - limit) : place][::-1]


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Finds the places where a surname, or a first name, stands alone, and tells whose it is."""

    words: Words
    lexicon: Lexicon
    cast: Cast
    full: dict[int, tuple[int, ...]]  # person -> sentences that give the full name, in order
    led: Mapping[int, Sequence[int]] = field(default_factory=dict)  # paragraph -> persons whose full name opens it
    told_apart: dict[tuple[str, int], int | None] = field(default_factory=dict)  # surname, paragraph -> "the other Roe"

    def __call__(self, names: Iterable[Name], taken: Sequence[tuple[int, int]]) -> list[Spot]:
        """Return short mentions in the tokens that no full name covers."""
        short = {name.first: name for name in names if not name.full}
        for name in short.values():
            self._part(name)
        spots, place = [], 0
        for index, token in enumerate(self.words.tokens):
            while place < len(taken) and taken[place][1] <= index:
                place += 1
            inside = place < len(taken) and taken[place][0] <= index
            if inside or not token.capital:
                continue
            spot = self._spot(index, short.get(index))
            if spot is not None:
                spots.append(spot)
        return spots

    def _spot(self, index: int, name: Name | None) -> Spot | None:
        token = self.words.tokens[index]
        namesakes, genitive = self._namesakes(token.key)
        if not namesakes and name is None:
            return None
        if name is None and self._in_other_name(index):
            return None
        if not namesakes and name is not None:
            namesakes = (self.cast.add_surname(token.text, token.key, name.gender),)
        gender = name.gender if name else None
        unnamed = [person for person in namesakes if not self.cast.drafts[person].given]
        if name is not None and gender is None and len(unnamed) == 1 < len(namesakes):
            chosen: int | None = unnamed[0]  # "Governor Roe" is "Mr. Roe" rather than his wife Ann
        else:
            chosen = self._told_apart(index, namesakes, gender)
        if chosen is not None:
            form = token.text[:-1] if genitive else token.text
            self.cast.drafts[chosen].forms[form] += 1
            if gender:
                self.cast.drafts[chosen].genders[gender] += 1
        return Spot(
            self._start(index, chosen),
            token.end,
            chosen,
            "short_name",
            () if chosen is not None else tuple(namesakes[:_TOO_MANY]),
            attributive=genitive or token.possessive or attributive(self.words, self.lexicon, index),
        )

    def _part(self, name: Name) -> None:
        """Tell "Mr. Roe" from the only Roe whose first name the text gives, where that is a woman's."""
        word, key = name.words[0], name.keys[0]
        namesakes = self.cast.surnamed(key)
        if name.gender and namesakes and all(self._differs(person, name.gender) for person in namesakes):
            self.cast.add_surname(word, key, name.gender)

    def _differs(self, person: int, gender: Gender) -> bool:
        return self.cast.drafts[person].gender not in (None, gender)

    def _start(self, index: int, person: int | None) -> int:
        """Return where the surname begins, with the particles that the full name has: "Van der Berg"."""
        first, tokens = index, self.words.tokens
        while first and self.words.gap(first) == " " and is_particle(tokens[first - 1].text):
            first -= 1
        if first == index or person is None:
            return tokens[index].start
        printed = self.words.text[tokens[first].start : tokens[index].end].lower()
        known = any(form.lower().endswith(f" {printed}") for form in self.cast.drafts[person].forms)
        return tokens[first if known else index].start

    def _told_apart(self, index: int, namesakes: Sequence[int], gender: Gender) -> int | None:
        """Return whom the surname means, keeping to "the other Roe" for the rest of the paragraph."""
        token, grammar = self.words.tokens[index], self.lexicon.grammar
        place = (token.key, self.words.paragraph(token.start))
        before = [earlier.text.lower() for earlier in self.words.tokens[max(0, index - 2) : index]]
        if len(before) == 2 and before[1] in grammar.namesake and before[0] in grammar.definite:
            chosen = self.told_apart[place] = self._the_other(namesakes, token.start, before, gender)
            return chosen
        if gender is None and place in self.told_apart:
            return self.told_apart[place]
        return self.choose(namesakes, token.start, gender or (self._fronted(index) if len(namesakes) > 1 else None))

    def _fronted(self, index: int) -> Gender:
        """Return the gender that a possessive pronoun in a phrase before the name shows: "In her book, Roe wrote"."""
        start = self.words.sentences[self.words.sentence(self.words.tokens[index].start) - 1]
        opening = self.words.within(start, self.words.tokens[index].start)[:2]
        words = [self.words.tokens[number].text.lower() for number in opening]
        grammar = self.lexicon.grammar
        if len(words) < 2 or words[0] not in grammar.opening:
            return None
        return "m" if words[1] in grammar.his else "f" if words[1] in grammar.hers else None

    def _the_other(self, namesakes: Sequence[int], offset: int, before: Sequence[str], gender: Gender) -> int | None:
        """Return whom "the elder Roe", "der andere Roe" means: by age, by the article, or the one not named last."""
        chosen = elder_or_younger(self.cast, self.lexicon, namesakes, before[1])
        if chosen is not None:
            return chosen
        shown = gender or self.lexicon.article_gender(before[0])
        drafts = self.cast.drafts
        namesakes = [index for index in namesakes if shown is None or drafts[index].gender in (None, shown)]
        if len(namesakes) != 2 or before[1] in self.lexicon.grammar.elder | self.lexicon.grammar.younger:
            return namesakes[0] if len(namesakes) == 1 and shown is not None else None
        here = self.words.sentence(offset)
        named = [[sentence for sentence in self.full.get(index, ()) if sentence <= here] for index in namesakes]
        if not all(named) or named[0][-1] == named[1][-1]:
            return None
        return namesakes[0] if named[0][-1] < named[1][-1] else namesakes[1]

    def _namesakes(self, key: str) -> tuple[Sequence[int], bool]:
        for form, genitive in (
            (key, False),
            (key[:-1] if self.lexicon.nouns_are_capital and key.endswith("s") else "", True),
        ):
            if len(form) > 1:
                found = self.cast.surnamed(form)
                if not found and not self.lexicon.stops(form):
                    called = self.cast.called(form)
                    found = called if len(called) == 1 and self._plain(form) else ()
                if found:
                    return found, genitive
        return (), False

    def _plain(self, key: str) -> bool:
        return self.lexicon.role(key) is None

    def _in_other_name(self, index: int) -> bool:
        token = self.words.tokens[index]
        if " & " in (self.words.gap(index), *self._gap_behind(index)):
            return True  # "Roe & Holt" is a firm
        following = index + 1 < len(self.words.tokens) and self.words.gap(index + 1) == " " and not token.possessive
        if following:
            ahead = self.words.tokens[index + 1]
            if ahead.capital and (
                ahead.key in self.lexicon.organisations
                or not (self.lexicon.nouns_are_capital or self._known(ahead.key))
            ):
                return True
        if token.text.lower() in self.lexicon.months and self._dated(index):
            return True
        if token.key in self.lexicon.places and self.lexicon.role(token.text) is None and self._placed(index):
            return True
        if not index or self.words.gap(index) != " " or self.lexicon.nouns_are_capital:
            return False
        before = self.words.tokens[index - 1]
        if is_particle(before.text):
            return False  # "De Roe said"
        if before.key in self.lexicon.places and before.capital and self.lexicon.role(before.text) is None:
            return self._starts_sentence(index - 1)  # "German Ortega", at the start of a sentence, is no Freddy Ortega
        free = before.possessive or not before.capital or self.lexicon.stops(before.key)
        return not (
            free
            or before.key in self.lexicon.titles
            or self.lexicon.role(before.text)
            or self._starts_sentence(index - 1)
        )

    def _gap_behind(self, index: int) -> tuple[str, ...]:
        return (self.words.gap(index + 1),) if index + 1 < len(self.words.tokens) else ()

    def _dated(self, index: int) -> bool:
        """Tell whether the month is one here, and nobody's surname: "in May", "May 2019"."""
        before = self.words.tokens[index - 1].text if index and self.words.gap(index) == " " else ""
        after = self.words.tokens[index + 1].text if index + 1 < len(self.words.tokens) else ""
        ends = ("te", "t") if self.lexicon.nouns_are_capital else ("d", "s")  # "sagte Mai", "said May"
        verbal = before in self.lexicon.joiners or (
            before.endswith(ends) and before not in self.lexicon.grammar.definite
        )
        return after[:1].isdigit() or (before.islower() and not verbal) or before[:1].isdigit()

    def _placed(self, index: int) -> bool:
        before = self.words.tokens[index - 1].text.lower() if index else ""
        return before in ("in", "from", "of", "to", "near", "aus", "nach", "at")

    def _known(self, key: str) -> bool:
        return key in self.lexicon.function or self.lexicon.role(key) is not None or key in self.lexicon.places

    def _starts_sentence(self, index: int) -> bool:
        start = self.words.tokens[index].start
        return bisect_right(self.words.sentences, start) != bisect_right(self.words.sentences, start - 1)

    def choose(self, namesakes: Sequence[int], offset: int, gender: Gender) -> int | None:
        """Return whom a bare surname at the offset means; None where two may be meant."""
        if len(namesakes) == 1:
            draft = self.cast.drafts[namesakes[0]]
            return namesakes[0] if gender is None or draft.gender in (None, gender) else None
        if len(namesakes) > _TOO_MANY:
            return None
        drafts = self.cast.drafts
        fitting = [index for index in namesakes if gender is None or drafts[index].gender in (None, gender)]
        certain = [index for index in fitting if gender is not None and drafts[index].gender == gender]
        fitting = certain or fitting
        if len(fitting) == 1:
            return fitting[0]
        named = sorted(
            (index for index in fitting if drafts[index].given), key=lambda index: (-drafts[index].full, index)
        )
        titled = max((sum(drafts[index].forms.values()) for index in fitting if not drafts[index].given), default=0)
        if not named or (titled and drafts[named[0]].full < _PRINCIPAL * titled):
            return None
        leading = self.led.get(self.words.paragraph(offset), ())
        leading = [
            index for index in named if index in leading and self._first_named(index) <= self.words.sentence(offset)
        ]
        rival = max((drafts[index].full for index in named if index not in leading), default=0)
        if (
            len(leading) == 1
            and rival <= _PRINCIPAL * drafts[leading[0]].full
            and not self._beside(leading[0], named, offset)
        ):
            return leading[0]
        introduced = [index for index in named if self._first_named(index) <= self.words.sentence(offset)]
        named = introduced or named
        if len(named) == 1:
            return named[0]
        principal, second = named[0], named[1]
        if drafts[principal].full <= drafts[second].full or principal != min(named, key=self._first_named):
            return None
        return None if self._just_named(named[1:], offset) else principal

    def _beside(self, leading: int, named: Sequence[int], offset: int) -> bool:
        """Tell whether the paragraph gives another namesake's full name as well."""
        here = self.words.paragraph(offset)
        return any(
            self.words.paragraph(self.words.sentences[sentence - 1]) == here
            for index in named
            if index != leading
            for sentence in self.full.get(index, ())
        )

    def _first_named(self, index: int) -> int:
        sentences = self.full.get(index, ())
        return sentences[0] if sentences else len(self.words.text)

    def _just_named(self, others: Sequence[int], offset: int) -> bool:
        here = self.words.sentence(offset)
        for index in others:
            sentences = self.full.get(index, ())
            place = bisect_right(sentences, here)
            if place and here - sentences[place - 1] <= _NEAR:
                return True
        return False


def attributive(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether the name only says whose, or which, the following noun is: "Clinton supporters"."""
    if index + 1 >= len(words.tokens) or words.gap(index + 1) not in (" ", "-", " - "):
        return False
    ahead = words.tokens[index + 1]
    if ahead.text.lower() in lexicon.pronouns or ahead.text in lexicon.relatives:
        return False
    if lexicon.nouns_are_capital and not ahead.capital:
        return False
    return lexicon.role(ahead.text) is not None or lexicon.kind(ahead.text) is not None
