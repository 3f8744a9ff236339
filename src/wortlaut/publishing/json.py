"""A note as JSON: its records, its sentences as text, and its quotations with their places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.linked import linked
from wortlaut.publishing.text import render_text, words_of
from wortlaut.records import Document, Note, Piece, Sentence
from wortlaut.records.wire import to_plain


@dataclass(frozen=True, slots=True)
class JsonPublisher:
    """Prints one object: ``note``, ``sentences``, ``quotations`` and ``linked`` (JSON-LD)."""

    name: str = "json"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        sentences = [one for section in note.sections for paragraph in section.paragraphs for one in paragraph]
        pieces = [piece for sentence in sentences for piece in sentence.pieces if piece.quotation and piece.span]
        shown = {
            "note": to_plain(note),
            "sentences": [_sentence(sentence, note, documents) for sentence in sentences],
            "quotations": [_quotation(piece, documents) for piece in pieces],
            "linked": linked(note, documents),
        }
        text = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
        return {f"{stem(note)}.json": text.encode("utf-8", "replace")}


def _sentence(sentence: Sentence, note: Note, documents: Mapping[str, Document]) -> dict[str, object]:
    shown = render_text(sentence, documents, note.lang)
    return {"text": shown, "made_by": sentence.made_by, "statement": sentence.statement}


def _quotation(piece: Piece, documents: Mapping[str, Document]) -> dict[str, object]:
    span = [piece.span.start, piece.span.end] if piece.span else []
    return {"document": piece.document, "span": span, "text": words_of(piece, documents), "quotation": piece.quotation}
