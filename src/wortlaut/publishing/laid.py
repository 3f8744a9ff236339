"""A note laid out as plain values, for templates of pages: runs of words, headings, references."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from wortlaut.publishing.corrected import corrected, site_words
from wortlaut.publishing.text import Run, between_sentences, day, marks, phrases, runs, unbroken, web_address
from wortlaut.publishing.told import speaker
from wortlaut.publishing.typeset import variant
from wortlaut.records import Document, Note, Reference, Sentence

LISTED = ("figures", "changes", "differences", "gaps")  # kinds of sections whose paragraphs are points of a list
RIGHT_TO_LEFT = ("R", "AL")  # bidirectional classes of letters (Unicode Standard Annex 9)


def laid(note: Note, documents: Mapping[str, Document], /) -> dict[str, Any]:
    """Return everything that a page shows, quotation marks in place."""
    sections = [
        {
            "heading": unbroken(section.heading),
            "listed": section.kind in LISTED,
            "paragraphs": [_paragraph(paragraph, note, documents) for paragraph in section.paragraphs],
        }
        for section in note.sections
    ]
    words, log = phrases(note.lang), site_words(note.lang, "corrections")
    return {
        "title": unbroken(note.title),
        "author": author(note),
        "lang": note.lang.split("-")[0].lower(),
        "speaker": speaker(note),
        "variant": variant(note.lang),
        "meta": meta(note),
        "edition": note.edition,
        "corrections_heading": log["heading"],
        "corrections_before": log["before"],
        "corrections_after": log["after"],
        "corrections": corrected(note, documents),
        "sections": sections,
        "references_heading": words["headings"]["references"],
        "references": [_reference(reference, note.lang, documents) for reference in note.references],
    }


def author(note: Note, /) -> str:
    """Return who the front matter says made the note; empty where it does not say."""
    known = note.front.get("author")
    return str((known.get("name") if isinstance(known, dict) else known) or "")


def _paragraph(paragraph: tuple[Sentence, ...], note: Note, documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = []
    for place, sentence in enumerate(paragraph):
        if place:
            shown.append(_run(Run(kind="plain", text=between_sentences(note.lang)), note.lang))
        for run in runs(sentence, documents):
            if run.kind == "reference" and shown and shown[-1]["kind"] == "plain":
                shown[-1]["text"] = shown[-1]["text"].removesuffix(" ")  # a mark does not begin the next line
            shown.append(_run(run, note.lang))
    return shown


def _run(run: Run, lang: str) -> dict[str, Any]:
    opening, closing = marks(lang) if run.kind == "speech" else ("", "")
    spoken = (run.lang or "").split("-")[0].lower()
    known = spoken if spoken.isascii() and spoken.isalpha() and len(spoken) in (2, 3) and spoken != "und" else None
    return {
        "kind": run.kind,
        "text": f"{opening}{run.text}{closing}",
        "lang": known,
        "variant": variant(run.lang or lang),
        "rtl": any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in run.text),
        "number": run.number,
        "last": run.last,
    }


def meta(note: Note, /) -> str:
    """Return the line of counts under a title."""
    words = phrases(note.lang)["page"]
    counted = [(note.front.get(key), words[key]) for key in ("statements", "documents", "outlets")]
    date = note.front.get("date")
    dated = [words["as_of"].format(date=day(str(date), note.lang))] if date else []
    return " · ".join([*(f"{number} {label}" for number, label in counted if number), *dated])


def _reference(reference: Reference, lang: str, documents: Mapping[str, Document]) -> dict[str, Any]:
    words = phrases(lang)["reference"]
    url = web_address(reference.url)
    dates = {"published": reference.published, "accessed": reference.accessed}
    details = [
        reference.outlet,
        *(words[key].format(date=day(value, lang)) for key, value in dates.items() if value),
        None if url else reference.file,
    ]
    document = documents.get(reference.document)
    return {
        "variant": variant(document.lang if document else lang),
        "number": reference.number,
        "title": unbroken(reference.title) or words["untitled"],
        "url": url,
        "details": unbroken(", ".join(part for part in details if part)),
    }
