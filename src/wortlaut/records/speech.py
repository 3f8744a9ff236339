"""What was said: spans into a document's text, never copies of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.records.text import Span

Form = Literal["direct", "indirect", "mixed", "reported", "free_indirect"]
Medium = Literal["said", "written", "thought"]
Attitude = Literal["states", "believes", "plans", "denies", "asks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words one document puts in someone's mouth; who that is comes later.

    Content spans of marked speech stand inside the marks (the marks are not part of the words). The halves of a
    split quotation are one Quotation with two spans. For ``mixed`` the span runs over marked and unmarked words alike.
    """

    document: str  # Document.id: the wording can always be read again
    content: tuple[Span, ...]  # in order, not overlapping
    speaker: tuple[Span, ...] = ()  # the mention of who said it, anywhere in the document
    cue: tuple[Span, ...] = ()  # the reporting expression: "said", "laut"
    form: Form
    medium: Medium = "said"
    attitude: Attitude = "states"
    negated: bool = False  # the report is negated: "did not say that ..."
    hedge: tuple[Span, ...] = ()  # "maybe", "wohl", "about", inside the content or around the cue
    second_hand: bool = False  # the speaker passes on what somebody else said or found
    turn: str | None = None  # the label of a transcript's turn, where that names the speaker
    nested_in: str | None = None  # id of the quotation that holds this one
    found_by: str  # name@version of the extractor, so any result can be redone
    confidence: float = 1.0  # 0 to 1, as that extractor gives it

    @property
    def id(self) -> str:
        """Stable name: the document and the outer bounds of the content."""
        return f"{self.document}#{self.content[0].start}-{self.content[-1].end}"

    @property
    def envelope(self) -> Span:
        """From the first content character to the last, with anything between."""
        return Span(self.content[0].start, self.content[-1].end)

    @property
    def verbatim(self) -> bool:
        """Tell whether the document prints it as the very words spoken, in marks or as a turn."""
        return self.form == "direct"
