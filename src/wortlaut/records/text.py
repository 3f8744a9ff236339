"""What was read: captures, documents, and spans into a document's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.errors import SpanError

BlockKind = Literal["paragraph", "heading", "caption", "turn", "list", "quote"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, counted in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str, /) -> str:
        """Return the words the span covers; raises SpanError where the text is shorter."""
        if self.end > len(text):
            raise SpanError(self.start, self.end, len(text))
        return text[self.start : self.end]

    def overlaps(self, other: Span, /) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span, /) -> bool:
        """Tell whether the other lies inside this one (or equals it)."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and the answer to it, on the way to a capture: what a WARC records beside the bytes."""

    url: str  # as requested, without fragment
    sent: str  # UTC, ISO 8601 with seconds
    version: str  # "HTTP/1.1", "HTTP/2"
    request: tuple[tuple[str, str], ...]  # header fields in their order; the method is GET, without a body
    status: int
    response: tuple[tuple[str, str], ...]  # as received: they may name codings that the capture's bytes are without
    address: str = ""  # the IP address that was connected to


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of one source as fetched, known by their digest; never changed."""

    digest: str  # sha256 of the bytes, hexadecimal
    uri: str  # as asked for: a URL, or a path as the user wrote it
    final_uri: str  # after redirects
    fetched: str  # UTC, ISO 8601 with seconds
    media_type: str  # sniffed, lower case, without parameters
    size: int  # bytes
    exchanges: tuple[Exchange, ...] = ()  # redirects first, the answer with these bytes last; empty = no request made


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, caption or speaker turn of a document."""

    span: Span
    kind: BlockKind = "paragraph"
    level: int | None = None  # of a heading, from 1
    speaker: str | None = None  # of a turn, as the source prints it
    begins: float | None = None  # of a turn or cue, seconds into the recording
    ends: float | None = None
    page: int | None = None  # from 1
    lang: str | None = None  # BCP 47, where the block is in another language than its document


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The readable text of one capture; spans of everything else point into ``text``."""

    id: str
    text: str
    lang: str = "und"  # BCP 47
    title: str | None = None
    outlet: str | None = None  # who published it: a newspaper, an agency, a company
    agency: str | None = None  # the agency it credits, where it is another's text
    authors: tuple[str, ...] = ()
    published: str | None = None  # EDTF
    modified: str | None = None  # EDTF
    accessed: str | None = None  # EDTF; when we fetched it
    url: str | None = None
    file: str | None = None
    media_type: str | None = None
    capture: str | None = None  # Capture.digest
    heard_by: str | None = None  # the speech recogniser that made a transcript which no person has checked
    blocks: tuple[Block, ...] = ()  # in order, not overlapping; empty = paragraphs at blank lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Spans of one document that something rests on."""

    document: str  # Document.id
    spans: tuple[Span, ...]
    of: str = ""  # what it shows: "wording", "date", "occasion", "role", "figure"; "" = not said
