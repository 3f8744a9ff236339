"""What a theme may be about, and how strongly each statement speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.theming.packs import BUILT_IN, Lookup, Pack, packs
from wortlaut.theming.readings import Reading
from wortlaut.theming.taxonomy import NO_TAXONOMY, Taxonomy
from wortlaut.theming.terms import SMALL, Term

# Points of evidence by where it stands: in the person's own words, the rest of the sentence, the paragraph, the title.
# One clear keyword in the sentence is enough; a weak one needs company there; without either, the paragraph and the
# title must both speak of it.
STRONG, WEAK = (5, 4, 2, 2), (2, 1, 1, 1)
ENOUGH = 4
MOST_POINTS = 8
MOST_AROUND = 4  # points that paragraph and title can give together
# A name or phrase says more in a heading than a newsroom's rubric, and a rubric more than a single common noun.
WORTH_NAME, WORTH_PACK, WORTH_NOUN = 1.15, 1.0, 0.85
FEWEST_PACK, FEWEST_TERM = 2, 3  # statements of a theme
FIRM = 1 / 3  # of them must hold a clear keyword, or the term, in the words or their sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """A candidate: which statements it may take in, with how many points; those in ``firm`` say it themselves."""

    id: str
    points: Mapping[str, int]  # by Statement.id
    firm: frozenset[str]
    worth: float
    fewest: int
    rank: int = BUILT_IN
    term: Term | None = None
    title: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether enough statements speak of it, and enough of them clearly."""
        return len(self.points) >= self.fewest and len(self.firm) >= FIRM * len(self.points)


@dataclass
class _Found:
    points: dict[str, int] = field(default_factory=dict)
    firm: set[str] = field(default_factory=set)


def known_subjects(
    readings: Mapping[str, tuple[Reading, ...]], /, *, lang: str, taxonomy: Taxonomy = NO_TAXONOMY
) -> list[Subject]:
    """Return the themes that the user, the domains named and a newsroom know, those of the user first."""
    small = len(readings) <= SMALL
    found: dict[tuple[int, str], _Found] = defaultdict(_Found)
    scales = {code: Scales((*taxonomy.packs(code), *packs(code))) for code in _langs(readings)}
    for name, own in readings.items():
        for reading in own:
            for pack, points, firm in scales[reading.lang].points(reading):
                if points >= ENOUGH:
                    entry = found[pack.rank, pack.theme]
                    entry.points[name] = max(points, entry.points.get(name, 0))
                    entry.firm |= {name} if firm or small else set()
    return [
        Subject(
            theme,
            entry.points,
            frozenset(entry.firm),
            WORTH_PACK,
            1 if small or rank != BUILT_IN else FEWEST_PACK,
            rank,
            title=taxonomy.title(theme, lang) if rank != BUILT_IN else "",
        )
        for (rank, theme), entry in sorted(found.items())
    ]


def _langs(readings: Mapping[str, tuple[Reading, ...]]) -> set[str]:
    return {reading.lang for own in readings.values() for reading in own}


class Scales:
    """Weighs how strongly a report speaks of each of some themes."""

    def __init__(self, known: Sequence[Pack], /) -> None:
        self._packs = known
        self._lookup = Lookup([words for pack in known for words in (pack.strong, pack.weak)])
        self._read: dict[tuple[str, ...], Mapping[int, set[str]]] = {}  # reports of one document share much

    def points(self, reading: Reading, /) -> Iterator[tuple[Pack, int, bool]]:
        """Yield each theme it touches with its points, and whether its own sentence speaks of it clearly."""
        zones = [self._hits(text) for text in (reading.own, reading.sentence, reading.context, reading.title)]
        for at in sorted({place // 2 for hits in zones for place in hits}):
            clear, loose = (_nearest([hits.get(2 * at + side, set()) for hits in zones]) for side in (0, 1))
            points, firm = _points(clear, loose)
            yield self._packs[at], points, firm

    def _hits(self, text: tuple[str, ...]) -> Mapping[int, set[str]]:
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = self._lookup.hits(text)
        return known


def _points(clear: Sequence[set[str]], loose: Sequence[set[str]]) -> tuple[int, bool]:
    said = STRONG[0] * len(clear[0]) + WEAK[0] * len(loose[0]) + STRONG[1] * len(clear[1]) + WEAK[1] * len(loose[1])
    around = sum(STRONG[at] * len(clear[at]) + WEAK[at] * len(loose[at]) for at in (2, 3))
    points = said + min(MOST_AROUND, around)
    if loose[0] and around:
        points = max(points, ENOUGH)
    return min(MOST_POINTS, points), bool(clear[0] or clear[1] or len(loose[0]) > 1)


def _nearest(zones: Sequence[set[str]]) -> list[set[str]]:
    """Return the keywords in words, sentence and paragraph, each where it stands nearest, and all of the title."""
    found: list[set[str]] = []
    seen: set[str] = set()
    for hits in zones[:-1]:
        found.append(hits - seen)
        seen |= hits
    return [*found, zones[-1]]


def shared_subjects(known: Sequence[Term], readings: Mapping[str, tuple[Reading, ...]], /) -> list[Subject]:
    """Return the terms that recur."""
    found: dict[tuple[str, ...], _Found] = {term.key: _Found() for term in known}
    for name, own in readings.items():
        for reading in own:
            for key in found.keys() & set().union(*reading.grams):
                points, firm = _term_points(key, reading)
                if points >= ENOUGH:
                    found[key].points[name] = max(points, found[key].points.get(name, 0))
                    found[key].firm |= {name} if firm else set()
    fewest = FEWEST_PACK if len(readings) <= SMALL else FEWEST_TERM
    return [
        Subject(
            "w-" + "-".join(term.key),
            found[term.key].points,
            frozenset(found[term.key].firm),
            WORTH_NAME if term.said and (term.name or len(term.key) > 1) else WORTH_NOUN,
            fewest,
            term=term,
        )
        for term in known
    ]


def _term_points(key: tuple[str, ...], reading: Reading) -> tuple[int, bool]:
    places = [key in grams for grams in reading.grams]
    said = STRONG[0] * places[0] or STRONG[1] * places[1]
    around = STRONG[2] * places[2] + STRONG[3] * places[3]
    return min(MOST_POINTS, said + min(MOST_AROUND, around)), bool(said)
