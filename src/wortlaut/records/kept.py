"""What a library remembers of its pages: versions, what was forgotten on purpose, and what is broken in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from wortlaut.records.text import Document, Span

JSONL = "application/jsonl"
FILES = (
    "urn:wortlaut:file:"  # before the path, in a WARC, of what came from no network: it wants an address of everything
)
FEEDS = frozenset({"application/feed+xml", "application/xml", "application/feed+json"})

RevisedKind = Literal["figure", "quotation", "title", "wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text that an address had, from when to when it was seen there."""

    address: str
    number: int  # from 1, in the order of time
    document: str  # Document.id
    digest: str  # of title and text
    first: str  # UTC, ISO 8601; a day, or "" where the time is not known
    last: str  # seen so for the last time
    seen: int  # how often, whatever the bytes
    captures: tuple[str, ...]  # Capture.digests, in the order of time
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A text seen at an address: one fetch, one reading of a file."""

    line: str  # what all versions of one page have in common
    address: str
    digest: str
    document: str
    capture: str  # Capture.digest; "" = none
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """The stone left for a page whose bytes and text were removed: it is not taken in again unasked."""

    address: str
    documents: tuple[str, ...]
    captures: tuple[str, ...]
    reason: str
    by: str
    at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something in a library that is not as it was written."""

    code: str  # "missing-file", "wrong-bytes", "broken-record" ...: docs/library.md
    place: str  # a file, or a table and a key
    message: str
    repair: str = ""  # what --repair does; "" = nothing that is safe


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A stretch that two versions of a page print differently; spans into the two texts."""

    kind: RevisedKind
    before: Span | None  # None = nothing stood there, or it is the title
    after: Span | None
    was: str
    now: str
    quotation: str | None = None  # Quotation.id that it touches: of the later version, else of the earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What was changed from one version of a page to the next, the gravest first."""

    before: str  # Document.id
    after: str
    changes: tuple[Revised, ...]
    announced: Span | None = None  # the words of the later version that say it was corrected; None = silently


def line_of(document: Document, /) -> str:
    """Return what all versions of a page have in common; a page as a feed tells it is not the page itself."""
    if document.media_type == JSONL or not (document.url or document.file):
        return f"id {document.id}"
    return f"{document.media_type or ''} {address_of(document)}"


def address_of(document: Document, /) -> str:
    """Return where a document is from: its address without a fragment, else its file, else its id."""
    return (document.url or "").partition("#")[0] or document.file or document.id


def text_digest(document: Document, /) -> str:
    """Return the SHA-256 of title and text: what makes one version another."""
    return hashlib.sha256(f"{document.title or ''}\n\n{document.text}".encode()).hexdigest()
