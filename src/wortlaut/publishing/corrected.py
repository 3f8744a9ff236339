"""The log of corrections in words: what each edition changed, with both wordings read from their documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from wortlaut.languages.base import language
from wortlaut.publishing.text import day, render_text
from wortlaut.records import Correction, Document, Note, Sentence


def site_words(lang: str, part: str, /) -> Mapping[str, str]:
    """Return the words of a site ("site") or of the log ("corrections") in a language; English where it has none."""
    table: Mapping[str, str] = language(lang).table("publishing")[part]
    return table


def plain_sentence(sentence: Sentence, documents: Mapping[str, Document], lang: str, /) -> str:
    """Return the sentence as text without its reference marks, whose numbers hang on all the other sentences."""
    pieces = tuple(piece for piece in sentence.pieces if piece.reference is None)
    return " ".join(render_text(replace(sentence, pieces=pieces), documents, lang).split())


def corrected(note: Note, documents: Mapping[str, Document], /) -> list[dict[str, Any]]:
    """Return the editions that changed something, the latest first: ``heading``, ``edition``, ``date``, ``entries``."""
    words = site_words(note.lang, "corrections")
    return [
        {
            "edition": edition,
            "date": date,
            "heading": words["edition_dated"].format(n=edition, date=day(date, note.lang))
            if date
            else words["edition"].format(n=edition),
            "entries": [_entry(one, documents, note.lang, words) for one in known],
        }
        for (edition, date), known in groupby(note.corrections, key=lambda one: (one.edition, one.date or ""))
    ]


def _entry(
    correction: Correction, documents: Mapping[str, Document], lang: str, words: Mapping[str, str]
) -> dict[str, str]:
    def shown(sentence: Sentence | None) -> str:
        return plain_sentence(sentence, documents, lang) if sentence else ""

    return {
        "kind": correction.kind,
        "label": words[correction.kind],
        "why": words[correction.why],
        "reason": correction.why,
        "source": correction.source or "",
        "before": shown(correction.before),
        "after": shown(correction.after),
    }
