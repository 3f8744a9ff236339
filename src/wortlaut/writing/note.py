"""The whole note: lead, themes, figures, differences, gaps, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from wortlaut.records import Document, Dossier, Figure, Note, Person, Quotation, Role, Section, Statement
from wortlaut.records.notes import Value
from wortlaut.writing.amounts import figures as figures_section
from wortlaut.writing.changes import changes
from wortlaut.writing.differences import differences, gaps
from wortlaut.writing.lead import documents_of, lead, outlets_of, period_of
from wortlaut.writing.offers import plans_of
from wortlaut.writing.phrases import Phrases, phrases
from wortlaut.writing.plans import Offer
from wortlaut.writing.references import References
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
) -> Note:
    """Return the note of a dossier; a language without phrases is told in English.

    ``figures`` finds the figures of a text in a language; ``role`` says what the person was on a day (EDTF); ``today``
    is the note's date (ISO 8601). ``plan`` is asked for a model's plan of each sentence that quotes; the plain
    sentence stands where it has none, or one with a fault.
    """
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
    )
    statements = [statement for statement in dossier.statements if telling.printable(statement)]
    told = _sections(telling, dossier, statements)
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


def _sections(telling: Telling, dossier: Dossier, statements: list[Statement]) -> tuple[Section, ...]:
    if not statements:
        return ()
    told = (  # in reading order: that is how the references are numbered
        lead(telling, dossier, statements),
        *sections(telling, dossier),
        figures_section(telling, statements),
        changes(telling, dossier, statements),
        differences(telling, dossier, statements),
        gaps(telling, dossier, statements),
    )
    return tuple(section for section in told if section)


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
        "title": document.title or words.one("reference.untitled"),
        "outlet": document.outlet,
        "published": document.published,
        "accessed": document.accessed,
        "url": document.url,
        "file": document.file,
    }
    return {key: value for key, value in known.items() if value}
