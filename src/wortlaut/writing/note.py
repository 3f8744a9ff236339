"""The whole note: lead, themes, figures, differences, gaps, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from wortlaut.records import Document, Dossier, Figure, Note, Person, Quotation, Role, Section, Statement
from wortlaut.records.notes import Value
from wortlaut.writing.amounts import figures as figures_section
from wortlaut.writing.changes import changes, ranked_changes
from wortlaut.writing.differences import differences, gaps, ranked_differences
from wortlaut.writing.foreign import Translate
from wortlaut.writing.lead import documents_of, lead, outlets_of, period_of
from wortlaut.writing.length import DRAFTS, NEAR, Length, length_of
from wortlaut.writing.offers import plans_of
from wortlaut.writing.omissions import lines_left, statements_left
from wortlaut.writing.phrases import Phrases, phrases
from wortlaut.writing.plans import Offer
from wortlaut.writing.references import References, titled
from wortlaut.writing.stretches import measure
from wortlaut.writing.telling import Telling
from wortlaut.writing.themes import sections

AUTHOR = "Wortlaut 0.1"
SLUG = 80  # characters of a name for files
_NOBODY: Mapping[str, Person] = MappingProxyType({})


def write(  # noqa: PLR0913 - what a note is told from are as many kinds of records
    dossier: Dossier,
    /,
    *,
    person: Person,
    quotations: Mapping[str, Quotation],
    documents: Mapping[str, Document],
    lang: str,
    people: Mapping[str, Person] = _NOBODY,
    figures: Callable[[str, str], Sequence[Figure]] | None = None,
    role: Callable[[str | None], Role | None] | None = None,
    today: str = "",
    plan: Callable[[Offer], str | None] | None = None,
    length: str | int = "standard",
    without: frozenset[str] = frozenset(),
    translate: Translate | None = None,
    translator: str = "",
) -> Note:
    """Return the note of a dossier; a language without phrases is told in English.

    ``figures`` finds the figures of a text in a language; ``role`` says what the person was on a day (EDTF); ``today``
    is the note's date (ISO 8601); ``length`` is "short", "standard", "long" or a number of words, about which the note
    has without its references; ``without`` are ids of statements that are not told, only counted. ``plan`` is asked
    for a model's plan of each sentence that quotes; the plain sentence stands where it has none, or one with a fault.
    ``translate`` is asked for the translation, by ``translator``, of words that are not in the note's language.
    Raises UsageError for another length.
    """
    by_document: dict[str, list[Quotation]] = {}
    for quotation in quotations.values():
        by_document.setdefault(quotation.document, []).append(quotation)
    telling = Telling(
        person=person,
        quotations=quotations,
        documents=documents,
        phrases=phrases(lang),
        people=people,
        occasions={occasion.id: occasion for occasion in dossier.occasions},
        translations=frozenset(name for gap in dossier.gaps if gap.kind == "original" for name in gap.statements),
        figures=figures,
        role=role,
        references=References(documents),
        plans=None if plan is None else plans_of(plan, people, documents),
        by_document=by_document,
        translate=translate,
        translator=translator,
    )
    statements = [statement for statement in dossier.statements if telling.printable(statement)]
    told = _fitted(telling, dossier, statements, length_of(length), without)
    title = _title(telling, dossier)
    slug = _slug(f"{telling.who} {dossier.about or ''}", telling.phrases, name=person.name)
    return Note(
        id=f"{slug}-{telling.phrases.lang}",
        title=title,
        lang=telling.phrases.lang,
        person=person.id,
        front=_front(telling, dossier, statements, title=title, today=today),
        sections=told,
        references=telling.references.records(telling.phrases.one("reference.untitled")),
    )


def _fitted(
    telling: Telling, dossier: Dossier, statements: list[Statement], length: Length, without: frozenset[str]
) -> tuple[Section, ...]:
    """Return the sections, the themes with the words that the other parts leave them.

    Nobody knows before what a statement takes with its introduction in this language, so drafts are written until one
    has about the words that were asked for; the nearest is written out.
    """
    if not statements:
        return ()
    body = length.body
    tried: dict[int, int] = {}  # words for the themes -> words of the note
    while len(tried) < DRAFTS and body not in tried:
        draft = replace(telling, references=References(telling.documents), plans=None, translate=None)
        sections = _sections(draft, dossier, statements, length, body, without)
        tried[body] = sum(_words(draft, section) for section in sections)
        if abs(tried[body] - length.words) <= NEAR * length.words:
            break
        body = min(max(length.least, body + length.words - tried[body]), length.words)
    nearest = min(tried, key=lambda known: (abs(tried[known] - length.words), known))
    return _sections(telling, dossier, statements, length, nearest, without)


def _words(telling: Telling, section: Section) -> int:
    pieces = [piece for paragraph in section.paragraphs for sentence in paragraph for piece in sentence.pieces]
    spans = (piece.span.of(telling.documents[piece.document].text) for piece in pieces if piece.document and piece.span)
    texts = (piece.text for piece in pieces if not piece.document)
    return sum(map(measure, (*spans, *texts)))


def _sections(
    telling: Telling,
    dossier: Dossier,
    statements: list[Statement],
    length: Length,
    body_words: int,
    without: frozenset[str],
) -> tuple[Section, ...]:
    # in reading order: that is how the references are numbered
    opening = lead(telling, dossier, statements, without, whole=not length.tells_twice)
    body = sections(telling, dossier, body_words, without | _names((opening,)))
    moved, differ = ranked_changes(telling, dossier, statements), ranked_differences(telling, dossier)
    most = length.lines
    told = (
        opening,
        *body,
        figures_section(telling, statements, _names((opening, *body)), length.figures),
        changes(telling, moved[:most], statements),
        differences(telling, differ[:most], statements),
    )
    left = (
        statements_left(telling, dossier, (opening, *body), length.themes),
        lines_left(telling, moved[most:], differ[most:]),
    )
    last = gaps(telling, dossier, statements, more=[sentence for sentence in left if sentence])
    return tuple(section for section in (*told, last) if section)


def _names(sections: Sequence[Section]) -> frozenset[str]:
    """Return the ids of the statements that the sections tell."""
    every = (one for section in sections for paragraph in section.paragraphs for one in paragraph)
    return frozenset(one.statement for one in every if one.statement)


def _title(telling: Telling, dossier: Dossier) -> str:
    about = " ".join((dossier.about or "").split())
    key = "note.title" if about else "note.title_all"
    return telling.phrases.one(key).format(who=telling.who if about else telling.person.name, about=about)


def _slug(words: str, phrases: Phrases, *, name: str) -> str:
    """Return words for a file name; umlauts are spelt as in German, unless the name has other foreign letters."""
    from anyascii import anyascii

    spelt = words.lower()
    spelling = phrases.get("note.spelling") or {}
    if all(letter.isascii() or letter in spelling for letter in name.lower() if letter.isalpha()):
        spelt = spelt.translate(str.maketrans(dict(spelling)))
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(spelt).lower())
    return plain[:SLUG].strip("-") or "note"


def _front(
    telling: Telling, dossier: Dossier, statements: Sequence[Statement], *, title: str, today: str
) -> dict[str, Value]:
    """Return the front matter: who wrote and who translated stand apart, nothing is claimed that no file backs."""
    documents = documents_of(telling, statements)
    return {
        "audio": False,
        "generated": True,
        "image": False,
        "lang": telling.phrases.lang,
        "layout": "post",
        "model": None,
        "title": title,
        "translated": False,
        "type": "note",
        "person": telling.person.name,
        "about": dossier.about,
        "date": today or None,
        "period": period_of(telling, dossier, statements),
        "author": {"name": AUTHOR, "kind": "program"},
        "translator": None,
        "statements": len(statements),
        "documents": len(documents),
        "outlets": len(outlets_of(telling, documents)),
        "sources": tuple(_source(telling.documents[name], telling.phrases) for name in telling.references.passages),
    }


def _source(document: Document, words: Phrases) -> dict[str, Value]:
    known = {
        "title": titled(document, words.one("reference.untitled")),
        "outlet": document.outlet,
        "published": document.published,
        "accessed": document.accessed,
        "url": document.url,
        "file": document.file,
    }
    return {key: value for key, value in known.items() if value}
