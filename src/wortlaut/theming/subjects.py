"""What a theme may be about, and how strongly each statement speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.theming.packs import BUILT_IN, Pack, Words, packs
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
    for name, own in readings.items():
        for reading in own:
            for pack in (*taxonomy.packs(reading.lang), *packs(reading.lang)):
                points, firm = pack_points(pack, reading)
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


def pack_points(pack: Pack, reading: Reading, /) -> tuple[int, bool]:
    """Return how strongly a report speaks of a theme, and whether its own sentence does so clearly."""
    clear, loose = _zones(pack.strong, reading), _zones(pack.weak, reading)
    said = STRONG[0] * len(clear[0]) + WEAK[0] * len(loose[0]) + STRONG[1] * len(clear[1]) + WEAK[1] * len(loose[1])
    around = sum(STRONG[at] * len(clear[at]) + WEAK[at] * len(loose[at]) for at in (2, 3))
    points = said + min(MOST_AROUND, around)
    if loose[0] and around:
        points = max(points, ENOUGH)
    return min(MOST_POINTS, points), bool(clear[0] or clear[1] or len(loose[0]) > 1)


def _zones(words: Words, reading: Reading) -> list[frozenset[str]]:
    """Return the keywords in the words, the sentence, the paragraph and the title, each where it stands nearest."""
    found: list[frozenset[str]] = []
    seen: frozenset[str] = frozenset()
    for text in (reading.own, reading.sentence, reading.context, reading.title):
        hits = words.hits(text)
        found.append(hits - seen if text is not reading.title else hits)
        seen |= hits
    return found


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
