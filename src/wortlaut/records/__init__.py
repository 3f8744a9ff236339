"""What things are: frozen records of ids and spans, that know no file, network, clock or language."""

from wortlaut.records.amounts import Figure
from wortlaut.records.audit import (
    Audit,
    Comparison,
    Difference,
    Edit,
    FigureVerdict,
    Finding,
    Flag,
    Level,
    QuoteCheck,
    Verdict,
)
from wortlaut.records.kept import Flaw, Forgotten, Revised, Revision, Sighting, Version
from wortlaut.records.notes import Correction, Note, Piece, Reference, Section, Sentence
from wortlaut.records.people import Attribution, Mention, Person, Role
from wortlaut.records.skipped import Skipped
from wortlaut.records.speech import Quotation
from wortlaut.records.statements import Angle, Change, Conflict, Dossier, Gap, Origin, Statement, Stretch, Theme
from wortlaut.records.text import Block, Capture, Document, Evidence, Exchange, Span
from wortlaut.records.times import Dating, Moment, Occasion

__all__ = [
    "Angle",
    "Attribution",
    "Audit",
    "Block",
    "Capture",
    "Change",
    "Comparison",
    "Conflict",
    "Correction",
    "Dating",
    "Difference",
    "Document",
    "Dossier",
    "Edit",
    "Evidence",
    "Exchange",
    "Figure",
    "FigureVerdict",
    "Finding",
    "Flag",
    "Flaw",
    "Forgotten",
    "Gap",
    "Level",
    "Mention",
    "Moment",
    "Note",
    "Occasion",
    "Origin",
    "Person",
    "Piece",
    "Quotation",
    "QuoteCheck",
    "Reference",
    "Revised",
    "Revision",
    "Role",
    "Section",
    "Sentence",
    "Sighting",
    "Skipped",
    "Span",
    "Statement",
    "Stretch",
    "Theme",
    "Verdict",
    "Version",
]
