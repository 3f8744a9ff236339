"""What a watch has to tell: places in documents, never copies of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.records.skipped import Skipped
from wortlaut.records.text import Span

NewsKind = Literal["statement", "report", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that was not known at the last run."""

    id: str  # of the statement with what is new of it; the same at every run
    kind: NewsKind
    speaker: str  # the name of who said it
    document: str  # Document.id
    spans: tuple[Span, ...]
    spoken: bool  # printed there as the words spoken; else the outlet's own
    said: str | None = None  # EDTF; else the day of publication tells
    theme: str = ""  # its title, in the reader's language
    followed: bool = False  # the theme was asked for
    reports: int = 1
    outlets: tuple[str, ...] = ()
    before: str | None = None  # of a changed page: Document.id of the earlier version
    was: tuple[Span, ...] = ()  # there
    announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is new for one reader."""

    at: str  # UTC, ISO 8601
    lang: str  # the reader's
    people: tuple[str, ...]  # followed, by name
    themes: tuple[str, ...] = ()  # followed, in the reader's words
    news: tuple[News, ...] = ()
    quiet: tuple[str, ...] = ()  # people of whom nothing is new
    unknown: tuple[str, ...] = ()  # names that nobody quoted has
    documents: int = 0  # that were new
    skipped: tuple[Skipped, ...] = ()
