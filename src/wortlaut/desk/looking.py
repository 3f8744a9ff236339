"""The verbs that show what is in a library: ``extract``, ``annotate``, ``statements``, ``find``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from wortlaut.desk.library import Library
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import UsageError
from wortlaut.records import (
    Comparison,
    Dating,
    Document,
    Figure,
    Mention,
    Moment,
    Occasion,
    Person,
    Quotation,
    Skipped,
    Statement,
)

NEAR = 60  # of 100: from here on a name may be a slip of the one that was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One document and what it puts in people's mouths."""

    document: Document
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One document with its dates, figures and people."""

    document: Document
    dates: tuple[Moment, ...]
    figures: tuple[Figure, ...]
    people: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place where a wording stands, as it is or changed."""

    document: Document
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What quotations are known to report: their statements, dates and occasions."""

    statements: tuple[Statement, ...]
    datings: Mapping[str, Dating]  # by Quotation.id
    occasions: Mapping[str, Occasion]
    quotations: Mapping[str, Quotation]
    skipped: tuple[Skipped, ...] = ()  # what a long turn holds that says nothing


def extract(library: Library, /, *, progress: Progress = silent) -> Iterator[Extracted]:
    """Yield each document with its quotations, in the order of document ids."""
    library.require_documents()
    for name in progress("extracting", library.documents, total=len(library.documents)):
        yield Extracted(document=library.documents[name], quotations=library.quotations(name))


def annotate(library: Library, /, *, progress: Progress = silent) -> Iterator[Annotated]:
    """Yield each document with its dates, figures and people."""
    library.require_documents()
    mentions: dict[str, list[Mention]] = {}
    for mention in library.resolution.mentions:
        mentions.setdefault(mention.document, []).append(mention)
    for name in progress("annotating", library.documents, total=len(library.documents)):
        yield Annotated(
            document=library.documents[name],
            dates=library.moments(name),
            figures=library.figures(name),
            people=tuple(sorted(mentions.get(name, ()), key=lambda mention: mention.span)),
        )


def find_person(library: Library, name: str, /) -> Person:
    """Return the one person meant; raises UsageError, naming the nearest or the several, where that is not one."""
    from wortlaut.resolving import find_people

    speaking = Counter(person for person in library.speakers.values() if person is not None)
    quoted = [person for person in library.resolution.people if person.id in speaking]
    found = find_people(name, quoted)
    exact = [person for person in found if name in person.names]
    found = tuple(exact) if len(exact) == 1 else found
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(person.name for person in found[:5])
        raise UsageError(f"{name!r} may be any of: {several}", hint="write the full name, or use --people")
    raise UsageError(f"nobody named {name!r} is quoted in the sources", hint=_nearest(name, speaking, quoted))


def names_of(person: Person, /) -> tuple[str, ...]:
    """Return the person's names, and those of the organisations that the sources place the person in."""
    homes = (role.organisation for role in person.roles if role.organisation)
    return tuple(dict.fromkeys((person.name, *person.names, *homes)))


def statements(library: Library, /, *, person: str | None = None, progress: Progress = silent) -> Told:
    """Return the statements of one person, or of everybody who is quoted by name."""
    library.require_documents()
    for name in progress("extracting", library.documents, total=len(library.documents)):
        library.quotations(name)
    wanted = None if person is None else find_person(library, person).id
    return told(library, wanted)


def told(library: Library, person: str | None, /) -> Told:
    """Return the statements of the person with that id (None = of all), dated and tied to occasions.

    A long turn counts as the remarks it holds, and the halves of one utterance as one, each with its speaker.
    """
    from wortlaut.clustering import joined, parts
    from wortlaut.desk.joining import join_reports

    speakers = library.speakers
    quotations: dict[str, Quotation] = {}
    persons: dict[str, str | None] = {}
    skipped: list[Skipped] = []
    for name in library.documents:
        said = [(quotation, speakers.get(quotation.id)) for quotation in library.quotations(name)]
        for quotation, whose in joined(said, library.documents[name]):
            if whose != person if person else whose is None:
                continue
            remarks, slight = parts(quotation, library.documents[name])
            skipped.extend(slight)
            for remark in remarks:
                quotations[remark.id] = remark
                persons[remark.id] = whose
    datings, occasions = date(library, quotations)
    return Told(
        statements=join_reports(library, quotations, persons=persons, datings=datings),
        datings=datings,
        occasions=occasions,
        quotations=quotations,
        skipped=tuple(skipped),
    )


def date(library: Library, quotations: Mapping[str, Quotation], /) -> tuple[dict[str, Dating], dict[str, Occasion]]:
    """Return when and where each quotation was said, occasions joined across documents."""
    from dataclasses import replace

    from wortlaut.dating import join_occasions

    by_document: dict[str, list[Quotation]] = {}
    for quotation in quotations.values():
        by_document.setdefault(quotation.document, []).append(quotation)
    datings: list[Dating] = []
    occasions: list[Occasion] = []
    for name, said in by_document.items():
        dated = library.dated(name, said)
        datings.extend(dated.datings)
        occasions.extend(dated.occasions)
    joined = join_occasions(occasions)
    same = {name: occasion.id for name, occasion in joined.items()}
    return (
        {dating.quotation: replace(dating, occasion=same.get(dating.occasion or "")) for dating in datings},
        {occasion.id: occasion for occasion in joined.values()},
    )


def changed_in(library: Library, quotations: Iterable[Quotation], /) -> tuple[str, ...]:
    """Return the ids of documents of which an earlier version had other words where these quotations stand."""
    return tuple(dict.fromkeys(one.document for one in quotations if any(True for _ in reworded(library, one))))


def reworded(library: Library, quotation: Quotation, /) -> Iterator[Document]:
    """Yield the earlier versions of its document that have other words in a quotation's place, the earliest first."""
    from wortlaut.auditing.revising import still_stands

    if quotation.document in library.revised:
        now = library.documents[quotation.document]
        for earlier in reversed(library.store.earlier(quotation.document)):
            if not still_stands(quotation.content, now, earlier):
                yield earlier


def figures_of(text: str, lang: str, /) -> tuple[Figure, ...]:
    """Return the figures of a text, for rooms that are handed one."""
    from wortlaut.counting import find_figures

    return find_figures(text, lang=lang)


def dates_of(text: str, lang: str, day: str, /) -> tuple[Moment, ...]:
    """Return the dates of a text, seen from the day it was said (EDTF)."""
    from wortlaut.dating import find_dates_in

    return find_dates_in(text, lang=lang, anchor=day)


def find(library: Library, words: str, /, *, limit: int = 20) -> tuple[Found, ...]:
    """Return where a wording comes from and its variants: first published first, then by document id."""
    from wortlaut.auditing import compare, is_variant

    require_words(words)
    library.require_documents()
    near = [library.documents[name] for name, _ in library.locator().candidates(words, limit=limit)]
    compared = map(partial(compare, words), near)
    found = [Found(document=one, comparison=how) for one, how in zip(near, compared, strict=True)]
    kept = [one for one in found if is_variant(words, one.comparison, one.document)]
    return tuple(sorted(kept, key=lambda one: (one.document.published or "9999", one.document.id)))


def require_words(words: str, /) -> None:
    """Raise UsageError where there is nothing to look for."""
    if not words.strip():
        raise UsageError("no words to find", hint='write them after the command: wortlaut find "the very words"')


def _nearest(name: str, quoted: Mapping[str, int], people: Iterable[Person]) -> str:
    """Say whose names are close, for a person who mistyped one; else who speaks most (quotations by Person.id)."""
    from rapidfuzz import fuzz, process

    by_weight = sorted(people, key=lambda one: (one.kind != "person", -quoted[one.id], one.name))
    names = list(dict.fromkeys(one.name for one in by_weight if re.search(r"\w", one.name)))
    near = [match for match, score, _ in process.extract(name, names, scorer=fuzz.WRatio, limit=3) if score >= NEAR]
    if near:
        return f"did you mean {' or '.join(near)}?"
    return "most quoted are: " + ", ".join(names[:8]) if names else "no quotation with a speaker was found"
