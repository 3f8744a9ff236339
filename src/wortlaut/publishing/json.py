"""A note as JSON: its records, its sentences as text, its quotations with their places, and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wortlaut.publishing.files import stem
from wortlaut.publishing.linked import linked
from wortlaut.publishing.text import render_text, words_of
from wortlaut.records import Audit, Document, Dossier, Note, Piece, Sentence
from wortlaut.records.wire import to_plain


@dataclass(frozen=True, slots=True)
class JsonPublisher:
    """Prints one object: ``note``, ``sentences``, ``quotations``, ``linked`` (JSON-LD), ``documents``, ``context``.

    With the documents and the context (audit, dossier) the file is enough to print the note again in any format.
    """

    name: str = "json"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> JsonPublisher:
        """Return this publisher with what else is known of the note: "audit", "dossier"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        sentences = [one for section in note.sections for paragraph in section.paragraphs for one in paragraph]
        pieces = [piece for sentence in sentences for piece in sentence.pieces if piece.quotation and piece.span]
        told = {name: known for name, known in self.context.items() if isinstance(known, Audit | Dossier)}
        resting = {*_resting(note), *(name for known in told.values() for name in _told_by(known))}
        shown = {
            "note": to_plain(note),
            "sentences": [_sentence(sentence, note, documents) for sentence in sentences],
            "quotations": [_quotation(piece, documents) for piece in pieces],
            "linked": linked(note, documents),
            "documents": [to_plain(documents[name]) for name in sorted(resting) if name in documents],
            "context": {name: to_plain(known) for name, known in told.items()},
        }
        text = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
        return {f"{stem(note)}.json": text.encode("utf-8", "replace")}


def _sentence(sentence: Sentence, note: Note, documents: Mapping[str, Document]) -> dict[str, object]:
    shown = render_text(sentence, documents, note.lang)
    return {"text": shown, "made_by": sentence.made_by, "statement": sentence.statement}


def _quotation(piece: Piece, documents: Mapping[str, Document]) -> dict[str, object]:
    span = [piece.span.start, piece.span.end] if piece.span else []
    return {"document": piece.document, "span": span, "text": words_of(piece, documents), "quotation": piece.quotation}


def _told_by(known: object) -> list[str]:
    """Return the ids of the documents that a dossier's statements come from: a page draws them over time."""
    statements = known.statements if isinstance(known, Dossier) else ()
    return [name for statement in statements for origin in statement.origins for name in origin.documents]


def _resting(note: Note) -> list[str]:
    """Return the ids of the documents that the note quotes, refers to or rests on, each once, ordered."""
    paragraphs = (paragraph for section in note.sections for paragraph in section.paragraphs)
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    logged = (sentence for one in note.corrections for sentence in (one.before, one.after) if sentence)
    sentences.extend(logged)
    placed = (piece.document for sentence in sentences for piece in sentence.pieces if piece.document)
    evidence = [entry for sentence in sentences for entry in sentence.evidence]
    evidence.extend(entry for section in note.sections for entry in section.evidence)
    listed = (reference.document for reference in note.references)
    return sorted({*placed, *(entry.document for entry in evidence), *listed})
