"""When: moments as precise as the source is, and occasions that tie reports together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.records.text import Evidence, Span

MomentKind = Literal["event", "publication", "access", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as known, as an EDTF value (ISO 8601-2) with the span that says so."""

    value: str  # "2025-09-08/2025-09-10", "2025-09~"
    kind: MomentKind
    document: str | None = None
    span: Span | None = None  # None = from the document's metadata
    found_by: str = ""
    confidence: float = 1.0  # 0 to 1: how often what this rule finds is a date and means that


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Where it was said: a summit, hearing, interview, press conference, earnings call."""

    id: str  # "o-" and a slug
    name: str  # in the words of the source
    lang: str
    kind: str = "other"  # "interview", "summit", "earnings_call", "hearing", "press_conference", "speech", ...
    place: str | None = None
    moment: Moment | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When and on which occasion one quotation was said, as its own document tells it."""

    quotation: str  # Quotation.id
    moment: Moment | None  # kind "event" where the text says so; else None and only publication is known
    occasion: str | None = None  # Occasion.id
    publication: Moment | None = None
    found_by: str
