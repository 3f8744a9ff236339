"""Which subjects head the themes of a dossier, and which statements go under each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wortlaut.records import Span, Statement
from wortlaut.theming.packs import BUILT_IN, packs
from wortlaut.theming.sources import PARAGRAPH, Sources
from wortlaut.theming.subjects import Subject
from wortlaut.theming.terms import SMALL
from wortlaut.theming.words import stems

BROAD = 0.5  # of the statements; a term of more tells none of them apart
MOST_TOPICS = 10
# A further heading must explain this many points better than those before it: as many as one statement that speaks of
# it. With 3 instead the dev half of ``evaluation/themes.py`` falls from .657 to .638; 4 to 6 give the same.
OPENING = 4.0
# Share of a document's statements under one theme that shows what it is about, with a word of its title and without; a
# ticker of many subjects is about none.
ONE_SUBJECT, TITLED_SUBJECT = 0.75, 0.2
BREATH = 60  # characters between two stretches of speech that a tag ("she said") fills
LONG = 8  # statements of one document, beyond which it speaks of more than one thing


def choose(subjects: Sequence[Subject], total: int, /) -> list[Subject]:
    """Return the subjects that head a theme: those of the user, then the one that explains most beyond those before."""
    chosen = [subject for subject in subjects if subject.rank < BUILT_IN and subject.holds]
    best: dict[str, float] = {}
    for subject in chosen:
        _take(subject, best)
    pool = [
        subject for subject in subjects if subject.rank == BUILT_IN and subject.holds and not _broad(subject, total)
    ]
    while pool and len(chosen) < MOST_TOPICS:
        gains = {subject.id: _gain(subject, best) for subject in pool}
        first = min(pool, key=lambda subject: (-gains[subject.id], subject.id))
        if gains[first.id] < OPENING:
            break
        chosen.append(first)
        pool.remove(first)
        _take(first, best)
    return chosen


def _broad(subject: Subject, total: int) -> bool:
    return subject.term is not None and total > SMALL and len(subject.points) > BROAD * total


def _gain(subject: Subject, best: Mapping[str, float]) -> float:
    return sum(max(0.0, points * subject.worth - best.get(name, 0.0)) for name, points in subject.points.items())


def _take(subject: Subject, best: dict[str, float]) -> None:
    for name, points in subject.points.items():
        best[name] = max(best.get(name, 0.0), points * subject.worth)


def house(statements: Sequence[Statement], chosen: Sequence[Subject], /) -> dict[str, list[Statement]]:
    """Give each statement to the chosen subject that it speaks of most, those of the user before all others."""
    open_ = list(chosen)
    while True:
        homes: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            fits = [subject for subject in open_ if statement.id in subject.points]
            if fits:
                homes[min(fits, key=lambda subject: _order(subject, statement, open_)).id].append(statement)
        kept = [subject for subject in open_ if len(homes.get(subject.id, ())) >= min(subject.fewest, 2)]
        if len(kept) == len(open_):
            return homes
        open_ = kept


def _order(subject: Subject, statement: Statement, open_: Sequence[Subject]) -> tuple[int, float, int]:
    return subject.rank, -subject.points[statement.id] * subject.worth, open_.index(subject)


def draw_in(
    statements: Sequence[Statement], homes: dict[str, list[Statement]], chosen: Sequence[Subject], sources: Sources, /
) -> None:
    """Add what was said in one breath with a theme's statements, then what a document about one thing reports."""
    for near in (_in_one_breath, _by_document):
        housed = {statement.id: theme for theme, members in homes.items() for statement in members}
        found = near(statements, housed, chosen, sources)
        for statement in statements:
            if statement.id in found and statement.id not in housed:
                homes[found[statement.id]].append(statement)


def _in_one_breath(
    statements: Sequence[Statement], housed: Mapping[str, str], chosen: Sequence[Subject], sources: Sources
) -> dict[str, str]:
    """Return the theme of what stands right beside, where only a speech tag parts them and all agree."""
    at: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for statement in statements:
        for report in sources.reports(statement) if statement.id in housed else ():
            at[report.document].append((report.envelope, housed[statement.id]))
    found: dict[str, str] = {}
    for statement in statements:
        themes = {
            theme
            for report in sources.reports(statement)
            for place, theme in at[report.document]
            if _beside(report.envelope, place, sources.documents[report.document].text)
        }
        if statement.id not in housed and len(themes) == 1:
            found[statement.id] = next(iter(themes))
    return found


def _beside(one: Span, other: Span, text: str) -> bool:
    left, right = sorted((one, other))
    return right.start - left.end <= BREATH and PARAGRAPH not in text[left.end : right.start]


def _by_document(
    statements: Sequence[Statement], housed: Mapping[str, str], chosen: Sequence[Subject], sources: Sources
) -> dict[str, str]:
    """Return the theme of a document that is about one thing, for what it reports beside."""
    near: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for statement in statements:
        document = sources.reports(statement)[0].document
        totals[document] += 1
        if statement.id in housed:
            near[document][housed[statement.id]] += 1
    found: dict[str, str] = {}
    for statement in statements:
        first = sources.reports(statement)[0]
        title, lang = stems(sources.title(first), sources.lang(first)), sources.lang(first)
        titled = {subject.id: _titled(subject, title, lang) for subject in chosen}
        total = totals[first.document]
        for theme, count in sorted(near[first.document].items(), key=lambda pair: (-pair[1], pair[0])):
            if _about(count, total, titled=titled[theme]):
                found.setdefault(statement.id, theme)
    return found


def _about(count: int, total: int, *, titled: bool) -> bool:
    """Tell whether a document is about a theme that so many of all its statements have."""
    if titled:
        return count >= TITLED_SUBJECT * total
    return count >= 2 and ONE_SUBJECT * total <= count and total <= LONG


def _titled(subject: Subject, title: Sequence[str], lang: str) -> bool:
    if subject.term is not None:
        return set(subject.term.key) <= set(title)
    return any(pack.strong.hits(title) for pack in packs(lang) if pack.theme == subject.id)
