"""The written piece: sections of sentences, each with its evidence; quotations are placed by span, never typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from wortlaut.records.text import Evidence, Span

MadeBy = Literal["extracted", "template", "model", "translator", "person"]
CorrectionKind = Literal[
    "added", "dropped", "quotation", "figure", "date", "words", "source_changed", "source_withdrawn"
]
CorrectionReason = Literal["new_source", "changed_source", "withdrawn_source", "rules"]
Value = Any  # what YAML front matter holds: texts, numbers, truth values, lists and mappings of these


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a sentence: plain words (``text``), or a stretch of a document (``document`` and ``span``)."""

    text: str = ""
    document: str | None = None
    span: Span | None = None  # its words are read from the document when the note is printed
    quotation: str | None = None  # Quotation.id the stretch belongs to
    lang: str | None = None  # of the stretch, where it differs from the note's
    reference: int | None = None  # a reference mark: number in Note.references, from 1
    translated_from: str | None = None  # language of the words that ``text`` translates: no quotation, and not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and what it rests on; without evidence it is not printed."""

    pieces: tuple[Piece, ...]
    evidence: tuple[Evidence, ...]
    made_by: MadeBy = "template"
    statement: str | None = None  # Statement.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A theme of the note: a heading and paragraphs of sentences."""

    heading: str
    level: int = 2
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    kind: Literal["lead", "theme", "figures", "changes", "differences", "gaps", "references"] = "theme"
    theme: str | None = None  # Theme.id, the same in every language
    occasion: str | None = None
    evidence: tuple[Evidence, ...] = ()  # of the heading: what dates and places it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A numbered source at the end of a note."""

    number: int  # from 1
    document: str
    title: str
    outlet: str | None = None
    published: str | None = None  # EDTF
    accessed: str | None = None  # EDTF
    url: str | None = None  # with a text fragment (#:~:text=) where the passage is known
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What one edition of a note has otherwise than the edition before, and why."""

    edition: int  # that brought it, from 2
    date: str | None = None  # of that edition (ISO 8601)
    kind: CorrectionKind
    why: CorrectionReason
    before: Sentence | None = None  # its spans stay spans: the note's documents hold what they stand in
    after: Sentence | None = None
    source: str | None = None  # title or outlet of a source that changed or is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sourced, dated note about what one person said."""

    id: str
    title: str
    lang: str
    person: str
    front: dict[str, Value] = field(default_factory=dict)  # front matter, in the order to be printed
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    edition: int = 1
    corrections: tuple[Correction, ...] = ()  # of all editions, the latest first
