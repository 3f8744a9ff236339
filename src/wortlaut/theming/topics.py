"""What statements are about: the few subjects, known or shared in words, that take in most of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.languages.base import language
from wortlaut.records import Occasion, Statement
from wortlaut.theming.choosing import choose, draw_in, house
from wortlaut.theming.packs import BUILT_IN
from wortlaut.theming.readings import Reading, read
from wortlaut.theming.sources import Sources
from wortlaut.theming.subjects import Subject, known_subjects, shared_subjects
from wortlaut.theming.taxonomy import NO_TAXONOMY, Taxonomy
from wortlaut.theming.terms import Term, terms
from wortlaut.theming.words import stems

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
    rank: int = BUILT_IN


def topics(
    statements: Sequence[Statement],
    sources: Sources,
    /,
    *,
    apart: frozenset[str],
    lang: str,
    taxonomy: Taxonomy = NO_TAXONOMY,
) -> tuple[list[Topic], list[Statement]]:
    """Return topics that share no statement, and the statements that fit none."""
    readings = read(statements, sources)
    known = terms(statements, readings, sources, apart=apart)
    printed = {term.key for term in known if lang in term.langs} or {term.key for term in known}
    heading = [term for term in known if term.name or term.key in printed]
    subjects = [*known_subjects(readings, lang=lang, taxonomy=taxonomy), *shared_subjects(heading, readings)]
    chosen = choose(subjects, len(statements))
    homes = house(statements, chosen)
    draw_in(statements, homes, chosen, sources)
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


def _topic(
    subject: Subject, members: Sequence[Statement], known: Sequence[Term], readings: Mapping[str, tuple[Reading, ...]]
) -> Topic:
    counts = Counter(
        term.printed
        for statement in members
        for term in known
        if any(term.key in reading.grams[0] for reading in readings[statement.id])
    )
    shared = sorted((word for word in counts if counts[word] > 1), key=lambda word: (-counts[word], word))
    words = tuple(shared[:5])
    if subject.term is not None:
        return Topic(subject.id, tuple(members), words, title=subject.term.printed)
    if subject.rank < BUILT_IN:
        return Topic(subject.id, tuple(members), words, title=subject.title, rank=subject.rank)
    return Topic(subject.id, tuple(members), words, pack=subject.id)
