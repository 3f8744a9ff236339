"""What the pages that list notes need of each: its card, to be kept where the note itself is not read again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from wortlaut.publishing.corrected import corrected, plain_sentence
from wortlaut.publishing.laid import meta
from wortlaut.publishing.text import theme_of, unbroken
from wortlaut.publishing.told import speaker
from wortlaut.records import Document, Note

SLUG = 60  # characters of a name in an address; what is cut is told apart by a digest
_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of a note as the lists and the search show it."""

    name: str  # of its place in the page: "s5"
    theme: str  # the heading it stands under, without the period; empty for the lead
    text: str
    key: str = ""  # of the theme, the same in every language

    @property
    def page(self) -> str:
        """The theme's part of an address; empty for the lead."""
        return slug(self.key or self.theme) if self.theme else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An entry of the log of corrections."""

    edition: int
    date: str
    heading: str
    label: str
    why: str
    source: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A note as the pages of a site list it."""

    page: str  # below the site's folder
    title: str
    person: str
    lang: str
    date: str
    edition: int
    meta: str
    told: tuple[Told, ...]
    changed: tuple[Changed, ...]


def card(note: Note, documents: Mapping[str, Document], /) -> Card:
    """Return the note's card; raises UsageError where a document that it quotes is not at hand."""
    return Card(
        page=page_of(note),
        title=unbroken(note.title),
        person=unbroken(speaker(note)),
        lang=note.lang,
        date=str(note.front.get("date") or ""),
        edition=note.edition,
        meta=meta(note),
        told=tuple(_told(note, documents)),
        changed=tuple(
            Changed(
                edition=edition["edition"],
                date=edition["date"],
                heading=edition["heading"],
                **{key: entry[key] for key in ("label", "why", "source", "before", "after")},
            )
            for edition in corrected(note, documents)
            for entry in edition["entries"]
        ),
    )


def page_of(note: Note, /) -> str:
    """Return the address of the note's page: the same for every edition of it, another for every other person."""
    return f"notes/{slug(speaker(note))}/{slug(note.id)}.html"


def slug(words: str, /) -> str:
    """Return words as a part of an address: small letters, digits and hyphens, never empty."""
    from anyascii import anyascii

    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(words.lower().translate(_SPELLING)).lower()).strip("-")
    if 0 < len(plain) <= SLUG:
        return plain
    return f"{plain[:SLUG].strip('-')}-{sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}".strip("-")


def _told(note: Note, documents: Mapping[str, Document]) -> list[Told]:
    told: list[Told] = []
    number = 0
    for section in note.sections:
        theme = theme_of(section.heading) if section.kind == "theme" else ""
        for sentence in (one for paragraph in section.paragraphs for one in paragraph):
            number += 1
            if section.kind in ("theme", "lead"):
                text = plain_sentence(sentence, documents, note.lang)
                told.append(Told(name=f"s{number}", theme=theme, text=text, key=section.theme or ""))
    return told
