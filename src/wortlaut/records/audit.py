"""What an audit says: verdicts on wordings, flags, findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from wortlaut.records.text import Evidence, Span

Level = Literal["error", "warning", "note"]


class Verdict(StrEnum):
    """Exactly one for each quotation's text, tested in this order."""

    UNREADABLE = "unreadable"  # the document gave no usable text; never counts as absent
    VERBATIM = "verbatim"  # the same code points, contiguous, whole tokens at both ends
    NORMALISED = "normalised"  # the same tokens after listed, offset-preserving folds
    BRACKETED = "bracketed"  # the only differences stand in the quoter's [brackets]
    ELIDED = "elided"  # pieces in order, one speaker's turn, gaps marked
    SPLICED = "spliced"  # every piece is there, but order, turn, speaker, document or an unmarked gap is wrong
    NEGATED = "negated"  # aligned, and the number or scope of negators differs
    ALTERED_NUMBER = "altered_number"  # aligned, and a numeral, unit, currency, sign, bound or date differs
    ALTERED_WORDING = "altered_wording"  # aligned, and another word differs
    TRANSLATED = "translated"  # the document has it in another language and a passage aligns
    ABSENT = "absent"  # none of these, in the documents searched


ACCEPTED = frozenset({Verdict.VERBATIM, Verdict.NORMALISED, Verdict.BRACKETED, Verdict.ELIDED, Verdict.TRANSLATED})
"""Verdicts that a careful editor accepts, as long as no flag of ALARMING stands beside them."""


class Flag(StrEnum):
    """What else is to be said of a quotation, each with evidence."""

    TRUNCATED = "truncated"
    MISATTRIBUTED = "misattributed"
    SPEAKER_UNKNOWN = "speaker_unknown"  # a speaker was asked for, and no document names the one whose words they are
    PARAPHRASED = "paraphrased"
    MISDATED = "misdated"
    ELSEWHERE = "elsewhere"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    UNMARKED_TRANSLATION = "unmarked_translation"
    BACK_TRANSLATED = "back_translated"
    DOUBTFUL = "doubtful"


ALARMING = frozenset(
    {
        Flag.TRUNCATED,
        Flag.MISATTRIBUTED,
        Flag.PARAPHRASED,
        Flag.MISDATED,
        Flag.ELSEWHERE,
        Flag.UNMARKED_TRANSLATION,
        Flag.BACK_TRANSLATED,
        Flag.DOUBTFUL,
    }
)


class FigureVerdict(StrEnum):
    """How a figure in a text relates to the one in its source."""

    SAME = "same"
    OTHER_SPELLING = "other_spelling"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    DERIVED = "derived"
    WRONG = "wrong"
    OF_SOMETHING_ELSE = "of_something_else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place where the quotation and the document part."""

    kind: str  # "fold:marks", "bracket", "gap", "number", "negation", "word", "hedge", ...
    quoted: str  # what the quotation prints ("" = nothing)
    found: str  # what the document has ("" = nothing)
    quoted_span: Span | None = None  # in the quotation
    found_span: Span | None = None  # in the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One wording held against one document."""

    verdict: Verdict
    document: str | None
    spans: tuple[Span, ...] = ()  # where it stands there
    differences: tuple[Difference, ...] = ()
    flags: tuple[Flag, ...] = ()
    repair: str | None = None  # the smallest change that makes it acceptable
    score: float = 0.0  # share of the quotation's tokens that align, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """The answer to one line of ``wortlaut check``."""

    id: str
    verdict: Verdict | FigureVerdict
    flags: tuple[Flag, ...] = ()
    document: str | None = None
    spans: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()
    repair: str | None = None
    searched: int = 0  # documents
    confidence: float | None = None  # 0 to 1, of a claim's figures: how often such a verdict is right; None = not known

    @property
    def accepted(self) -> bool:
        """Tell whether a careful editor would print it as it is."""
        if isinstance(self.verdict, FigureVerdict):
            return self.verdict not in (FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE)
        return self.verdict in ACCEPTED and not ALARMING.intersection(self.flags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to the note that a program may make: these characters, replaced by that text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an audit found in a note."""

    code: str  # "quote/altered", "date/conflict", ...: stable, documented in docs/findings.md
    level: Level
    message: str
    span: Span | None = None  # in the note's text; None = about the note as a whole
    line: int | None = None  # of the note's file, from 1; None where the file has no lines
    place: str = ""  # where to look in a file without lines: "page 3", "paragraph 12"
    quote: str = ""  # the words of the note it is about
    evidence: tuple[Evidence, ...] = ()
    related: tuple[Span, ...] = ()  # other places of the note
    repair: str | None = None
    edit: Edit | None = None  # the repair, where it is safe to make without looking
    check: str | None = None  # QuoteCheck.id, where it is about a quotation
    fingerprint: str = ""  # stays the same when other lines of the note change
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """All findings on one note."""

    note: str  # path or id
    findings: tuple[Finding, ...] = ()
    checks: tuple[QuoteCheck, ...] = ()  # one for each quotation of the note, in order
    documents: int = 0  # how many it was held against
