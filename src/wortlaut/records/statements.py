"""One utterance, many reports; and what a person's statements add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.records.skipped import Skipped
from wortlaut.records.text import Evidence, Span
from wortlaut.records.times import Moment, Occasion

StretchKind = Literal["same", "changed", "added", "left_out"]
ConflictKind = Literal["date", "figure", "wording", "speaker", "hedge", "role", "occasion", "translation", "revision"]

ChangeKind = Literal["figure", "date", "reversal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Documents that are not independent of each other, and why."""

    documents: tuple[str, ...]
    why: str  # "agency:dpa", "copy", "own"
    times: tuple[str, ...] = ()  # when each was published, EDTF; "" where that is not known
    evidence: tuple[Evidence, ...] = ()  # of "credit": the line; of "copy" and "copied": what one prints of the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One utterance of one person: every quotation of it, the best one, and how many really heard it."""

    id: str  # from the id of the quotation that was published first, so that later reports leave it as it is
    person: str
    quotations: tuple[str, ...]  # Quotation.ids, best first
    best: str  # Quotation.id
    why_best: str  # "transcript", "interview", "agency", "own_report", "copy", "translation"
    wordings: tuple[tuple[str, ...], ...] = ()  # quotations that print the same words, grouped
    origins: tuple[Origin, ...] = ()
    outlets: tuple[str, ...] = ()
    moment: Moment | None = None
    occasion: str | None = None  # Occasion.id
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a report beside those of the best wording; spans into the two documents, in step."""

    kind: StretchKind
    own: tuple[Span, ...] = ()  # in the report's document; none of what it left out
    best: tuple[Span, ...] = ()  # in the best wording's document; none of what the report added


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """One report of a statement: how it prints the words, and what stands around them there."""

    quotation: str  # Quotation.id
    why: str  # what kind of source it is, as in Statement.why_best
    lang: str
    origin: int | None = None  # place among the Statement.origins
    stretches: tuple[Stretch, ...] = ()  # in the order of the words; empty where its language is not that of the best
    before: Span | None = None  # in its document
    after: Span | None = None
    begins: float | None = None  # seconds into the recording, of a transcript
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Statements about one thing."""

    id: str
    title: str
    statements: tuple[str, ...]  # Statement.ids in the order to be told
    keywords: tuple[str, ...] = ()
    occasion: str | None = None  # set when all statements share it
    moment: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What sources say differently, with the passages side by side."""

    kind: ConflictKind
    statement: str | None  # Statement.id
    evidence: tuple[Evidence, ...]  # one for each side
    values: tuple[str, ...] = ()  # what each side says, in the order of the evidence
    statements: tuple[str, ...] = ()  # when two statements are in conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one person said of one thing on different days, where it is not the same: the earliest first."""

    kind: ChangeKind
    statements: tuple[str, ...]  # Statement.ids, by time; two or more
    evidence: tuple[Evidence, ...]  # the passage of each
    times: tuple[str, ...]  # when each was said, else published, EDTF
    values: tuple[str, ...] = ()  # the figure or date of each; of a "reversal" the words that turn it
    openly: bool = False  # the person says so: "I was wrong"
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the sources do not tell, said openly: a month of silence, a theme asked for without a word on it."""

    kind: Literal["theme", "time", "silence", "original", "date"]
    detail: str
    statements: tuple[str, ...] = ()
    theme: str = ""  # Theme.id that a "silence" is on


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A person's themes over a period, with conflicts and gaps."""

    person: str
    about: str | None = None
    since: str | None = None
    until: str | None = None
    themes: tuple[Theme, ...] = ()
    statements: tuple[Statement, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
    gaps: tuple[Gap, ...] = ()
    skipped: tuple[Skipped, ...] = ()
