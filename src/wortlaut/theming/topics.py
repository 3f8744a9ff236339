"""What statements are about: the few subjects, known or shared in words, that take in most of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from wortlaut.languages.base import language
from wortlaut.records import Occasion, Statement
from wortlaut.theming.packs import Words, packs
from wortlaut.theming.readings import Reading, read
from wortlaut.theming.sources import Sources
from wortlaut.theming.terms import SMALL, Term, terms
from wortlaut.theming.words import stems

# Points of evidence. A strong keyword or a term in the person's own words is enough; a weak one needs another there,
# in the paragraph or in the title; without any of them in the words, two around them must speak of it.
STRONG, WEAK, NEAR, ENOUGH = 4, 2, 2, 4
MOST_POINTS = 6
BROAD = 0.5  # of the statements; a subject of more tells none of them apart
FEWEST_PACK, FEWEST_TERM = 2, 3  # statements of a theme
FEWEST_NEW = 2  # statements that a further subject must take in; others may be nearer to it than to their first one
MOST_TOPICS = 8
# A name or phrase says more in a heading than a newsroom's rubric, and a rubric more than a single common noun.
WORTH_NAME, WORTH_PACK, WORTH_NOUN = 1.25, 1.0, 0.8
# Share of a document's statements under one theme that shows what it is about, without and with a word of its title; a
# ticker of many subjects is about none.
ONE_SUBJECT, TITLED_SUBJECT = 0.6, 0.2
FEWEST_OCCASION = 2  # statements of one occasion that stay together when nothing else holds them


@dataclass(frozen=True, slots=True)
class Topic:
    """Statements about one thing, and how they were found to be."""

    id: str
    statements: tuple[Statement, ...]
    keywords: tuple[str, ...] = ()  # as printed, strongest first
    pack: str | None = None
    title: str = ""
    occasion: str | None = None  # where it is all that they share


@dataclass(frozen=True, slots=True)
class _Subject:
    """A candidate: which statements it may take in, with how many points."""

    id: str
    points: Mapping[str, int]  # by Statement.id
    worth: float
    fewest: int
    term: Term | None = None


def topics(
    statements: Sequence[Statement], sources: Sources, /, *, apart: frozenset[str], lang: str
) -> tuple[list[Topic], list[Statement]]:
    """Return topics that share no statement, and the statements that fit none."""
    readings = read(statements, sources)
    known = terms(statements, readings, sources, apart=apart)
    printed = {term.key for term in known if lang in term.langs} or {term.key for term in known}
    heading = [term for term in known if term.name or term.key in printed]
    subjects = [*_known(readings, len(statements)), *_shared(heading, readings, len(statements))]
    chosen = _choose(subjects, len(statements))
    homes = _home(statements, chosen)
    _draw_in(statements, homes, chosen, sources)
    by_id = {subject.id: subject for subject in chosen}
    found = [_topic(by_id[name], members, known, readings) for name, members in homes.items()]
    housed = {statement.id for topic in found for statement in topic.statements}
    return found, [statement for statement in statements if statement.id not in housed]


def by_occasion(
    statements: Sequence[Statement], sources: Sources, /, *, lang: str
) -> tuple[list[Topic], list[Statement]]:
    """Return what is left over by occasion, where several statements share one, and the others."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.occasion in sources.occasions:
            groups[statement.occasion or ""].append(statement)
    groups = {name: members for name, members in groups.items() if len(members) >= FEWEST_OCCASION}
    found = [
        Topic(name, tuple(members), title=_occasion_title(sources.occasions[name], lang), occasion=name)
        for name, members in groups.items()
    ]
    grouped = {statement.id for topic in found for statement in topic.statements}
    return found, [statement for statement in statements if statement.id not in grouped]


def name_stems(names: Iterable[tuple[str, str]], /) -> frozenset[str]:
    """Return the stems of names, each with its language: they tell none of the person's statements apart."""
    return frozenset(
        part for name, lang in names for form in (name, name.replace("-", " ")) for part in stems(form, lang)
    )


def _occasion_title(occasion: Occasion, lang: str) -> str:
    """The occasion's own name, or in the note's language what kind it is where that is all the name says."""
    kinds = language(lang).table("dates").get("occasions", {}).get("kinds", {}).get(occasion.kind, ())
    own = language(occasion.lang).table("dates").get("occasions", {}).get("kinds", {}).get(occasion.kind, ())
    plain = occasion.name.lower() in (word.lower() for word in (*own, *kinds))
    foreign = occasion.lang.split("-")[0] != lang
    title = str(kinds[0]) if kinds and (plain or foreign) else occasion.name
    return title[:1].upper() + title[1:]


def _known(readings: Mapping[str, tuple[Reading, ...]], total: int) -> list[_Subject]:
    """The themes a newsroom knows."""
    points: dict[str, dict[str, int]] = defaultdict(dict)
    for name, own in readings.items():
        for reading in own:
            for pack in packs(reading.lang):
                found = _pack_points(pack.strong, pack.weak, reading)
                if found >= ENOUGH:
                    points[pack.theme][name] = max(found, points[pack.theme].get(name, 0))
    fewest = 1 if total <= SMALL else FEWEST_PACK
    return [_Subject(theme, fits, WORTH_PACK, fewest) for theme, fits in sorted(points.items())]


def _pack_points(strong: Words, weak: Words, reading: Reading) -> int:
    clear, loose = strong.hits(reading.own), weak.hits(reading.own)
    around = NEAR * len(strong.hits(reading.context)) + len(weak.hits(reading.context) - loose)
    above = NEAR * len(strong.hits(reading.title)) + len(weak.hits(reading.title) - loose)
    near = min(ENOUGH, around) + min(NEAR, above)
    points = STRONG * len(clear) + WEAK * len(loose) + near
    return min(MOST_POINTS, max(points, ENOUGH) if loose and near else points)


def _shared(known: Sequence[Term], readings: Mapping[str, tuple[Reading, ...]], total: int) -> list[_Subject]:
    """The terms that recur."""
    points: dict[tuple[str, ...], dict[str, int]] = {term.key: {} for term in known}
    for name, own in readings.items():
        for reading in own:
            said, around, above = reading.grams
            for key in points.keys() & (said | around | above):
                found = STRONG * (key in said) + NEAR * (key in around) + NEAR * (key in above)
                if found >= ENOUGH:
                    points[key][name] = min(MOST_POINTS, max(found, points[key].get(name, 0)))
    fewest = FEWEST_PACK if total <= SMALL else FEWEST_TERM
    return [
        _Subject(
            "w-" + "-".join(term.key),
            points[term.key],
            WORTH_NAME if term.said and (term.name or len(term.key) > 1) else WORTH_NOUN,
            fewest,
            term,
        )
        for term in known
    ]


def _choose(subjects: Sequence[_Subject], total: int) -> list[_Subject]:
    """Take, one after the other, the subject that says most about statements not yet taken in; broad packs last."""
    open_ = [subject for subject in subjects if len(subject.points) >= subject.fewest]
    broad = [subject for subject in open_ if total > SMALL and len(subject.points) > BROAD * total]
    narrow = [subject for subject in open_ if subject not in broad]
    left = {name for subject in open_ for name in subject.points}
    chosen: list[_Subject] = []
    for pool in (narrow, [subject for subject in broad if subject.term is None]):
        while len(chosen) < MOST_TOPICS and (best := _best(pool, left)):
            chosen.append(best)
            pool.remove(best)
            left -= best.points.keys()
    return chosen


def _best(pool: Sequence[_Subject], left: Set[str]) -> _Subject | None:
    worth: list[tuple[float, str, _Subject]] = []
    for subject in pool:
        new = [points for name, points in subject.points.items() if name in left]
        if len(new) >= min(subject.fewest, FEWEST_NEW):
            worth.append((-sum(new) * subject.worth, subject.id, subject))
    return min(worth, key=lambda known: known[:2])[2] if worth else None


def _home(statements: Sequence[Statement], chosen: Sequence[_Subject]) -> dict[str, list[Statement]]:
    """Give each statement to the chosen subject with most points, and the few of a subject that is too small on."""
    open_ = list(chosen)
    while True:
        homes: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            fits = [subject for subject in open_ if statement.id in subject.points]
            if fits:
                best = max(
                    fits, key=lambda subject: (subject.points[statement.id] * subject.worth, -open_.index(subject))
                )
                homes[best.id].append(statement)
        kept = [subject for subject in open_ if len(homes.get(subject.id, ())) >= min(subject.fewest, FEWEST_NEW)]
        if len(kept) == len(open_):
            return homes
        open_ = kept


def _draw_in(
    statements: Sequence[Statement], homes: dict[str, list[Statement]], chosen: Sequence[_Subject], sources: Sources
) -> None:
    """Add what stands in a document that is about a theme: by its title, or by most of what it reports."""
    themes_of: dict[str, Counter[str]] = defaultdict(Counter)
    totals = Counter(sources.reports(statement)[0].document for statement in statements)
    for theme, members in homes.items():
        for statement in members:
            themes_of[sources.reports(statement)[0].document][theme] += 1
    housed = {statement.id for members in homes.values() for statement in members}
    for statement in statements:
        if statement.id in housed:
            continue
        first = sources.reports(statement)[0]
        near = themes_of.get(first.document, Counter())
        title = stems(sources.title(first), sources.lang(first))
        fits = [
            subject.id
            for subject in chosen
            if homes.get(subject.id)
            and (
                near[subject.id] >= max(FEWEST_NEW, ONE_SUBJECT * totals[first.document])
                or (
                    near[subject.id] >= TITLED_SUBJECT * totals[first.document]
                    and _titled(subject, title, sources.lang(first))
                )
            )
        ]
        if fits:
            homes[min(fits, key=lambda theme: (-near[theme], theme))].append(statement)


def _titled(subject: _Subject, title: Sequence[str], lang: str) -> bool:
    if subject.term is not None:
        return set(subject.term.key) <= set(title)
    return any(pack.strong.hits(title) for pack in packs(lang) if pack.theme == subject.id)


def _topic(
    subject: _Subject, members: Sequence[Statement], known: Sequence[Term], readings: Mapping[str, tuple[Reading, ...]]
) -> Topic:
    counts = Counter(
        term.printed
        for statement in members
        for term in known
        if any(term.key in reading.grams[0] for reading in readings[statement.id])
    )
    shared = sorted((word for word in counts if counts[word] > 1), key=lambda word: (-counts[word], word))
    if subject.term is None:
        return Topic(subject.id, tuple(members), tuple(shared[:5]), pack=subject.id)
    return Topic(subject.id, tuple(members), tuple(shared[:5]), title=subject.term.printed)
