"""Quotations as linked data: schema.org ``Quotation``, each based on the article that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wortlaut.publishing.text import runs, web_address
from wortlaut.publishing.told import sentences, tells
from wortlaut.records import Document, Note, Reference, Sentence

_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def linked(note: Note, documents: Mapping[str, Document], /) -> dict[str, object]:
    """Return the note's quotations as one JSON-LD graph."""
    return {"@context": "https://schema.org", "@graph": list(_quotations(note, documents))}


def _quotations(note: Note, documents: Mapping[str, Document]) -> Iterator[dict[str, object]]:
    references = {reference.document: reference for reference in note.references}
    speaker = {"@type": "Person", "name": note.front.get("person") or note.person}
    for sentence in (one for section, one in sentences(note) if tells(section, one)):
        text = " ".join(run.text for run in runs(sentence, documents) if run.kind == "speech")
        source = _source(sentence)
        if text and source in references:
            lang = documents[source].lang
            known = {"inLanguage": lang} if lang != "und" else {}
            based = work(references[source])
            shown = {"@type": "Quotation", "text": text, "creator": speaker, **known, "isBasedOn": based}
            yield shown | _translated(sentence, note)


def _translated(sentence: Sentence, note: Note) -> dict[str, object]:
    """Return the translation that stands beside the words, with who made it: no quotation, so no part of it."""
    text = " ".join(piece.text for piece in sentence.pieces if piece.translated_from)
    if not text:
        return {}
    shown: dict[str, object] = {"@type": "CreativeWork", "text": text, "inLanguage": note.lang}
    by = note.front.get("translator")
    if isinstance(by, dict) and by.get("name"):
        kind = "SoftwareApplication" if by.get("kind") in ("model", "engine") else "Person"
        shown["translator"] = {"@type": kind, "name": str(by["name"])}
    return {"workTranslation": shown}


def _source(sentence: Sentence) -> str:
    return next((piece.document for piece in sentence.pieces if piece.quotation and piece.document), "")


def work(reference: Reference, /) -> dict[str, object]:
    """Return a reference as a creative work."""
    shown: dict[str, object] = {"@type": "CreativeWork", "name": reference.title}
    if url := web_address(reference.url):
        shown["url"] = url
    if reference.outlet:
        shown["publisher"] = {"@type": "Organization", "name": reference.outlet}
    if reference.published and _PLAIN_DATE.fullmatch(reference.published):
        shown["datePublished"] = reference.published
    return shown
