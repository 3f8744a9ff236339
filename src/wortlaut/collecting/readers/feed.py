"""RSS and Atom: a document for each entry, with its own address, date and author."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from wortlaut.collecting.building import is_url, join, language_of, name, one_line, place
from wortlaut.collecting.days import day
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.markup import whole
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document, Skipped

LARGEST = 20_000_000  # bytes
TAGS = 60_000  # feedparser takes a second for some 40,000, however they are nested; 200 whole articles have 10,000
# A feed needs no entities of its own; what declares them is left out before any parser can expand them.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,999}(?:\[[^\]]{0,99999}\])?[^>]{0,999}>", re.IGNORECASE)

# An author as RSS writes it: "desk@tarn.example (Ida Roe)".
_MAILED = re.compile(r"[^\s@()]{1,100}@[^\s@()]{1,100}(?:\s{1,9}\(([^()]{1,200})\))?\s*\Z")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}>")


class FeedReader:
    """Reads feeds; an entry without words becomes a Skipped."""

    media_types: tuple[str, ...] = ("application/feed+xml", "application/xml")

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield a document for each entry, in the order of the feed."""
        found = parsed(content)
        if not found.entries:
            raise Unreadable("unreadable", "no feed entry in it", hint="give the address of an RSS or Atom feed")
        for number, entry in enumerate(found.entries, 1):
            yield _document(capture, found.feed, entry, number)


def parsed(content: bytes) -> Any:
    """Return what feedparser finds; bytes outside their encoding, over which it stumbles, are mended first.

    Raises Unreadable for a feed that is too large.
    """
    from feedparser.api import parse

    if len(content) > LARGEST or content.count(b"<") > TAGS:
        raise Unreadable("too_large", f"a feed of {len(content):,} bytes or too many tags", hint="give a part")
    content = _DOCTYPE.sub(b"", content, count=1)
    try:
        return parse(io.BytesIO(content))  # type: ignore[no-untyped-call]  # a file: bytes it might take for a path
    except (UnicodeError, LookupError, ValueError):
        mended = _DECLARATION.sub("", decode(content)).encode("utf-8", "replace")
        return parse(io.BytesIO(mended))  # type: ignore[no-untyped-call]


def _document(capture: Capture, feed: Mapping[str, Any], entry: Mapping[str, Any], number: int) -> Document | Skipped:
    text, blocks = join(whole(_markup(entry)))
    if not text:
        detail = "the entry has no words of its own; collect the page that it links to"
        return Skipped(record=f"{capture.uri}#{number}", stage="read", reason="empty", detail=detail)
    link = entry.get("link")
    known: dict[str, Any] = place(capture)
    known["url"] = link if isinstance(link, str) and is_url(link) else known["url"]
    source = entry.get("source") or {}
    return Document(
        **known,
        id=name(capture, part=f"{number:03d}"),
        text=text,
        blocks=blocks,
        title=_line(entry.get("title")),
        outlet=_line(source.get("title")) or _line(feed.get("title")),
        authors=_authors(entry),
        published=_day(entry, "published") or _day(entry, "updated"),
        modified=_day(entry, "updated"),
        lang=language_of(text, declared=_language(feed, entry)),
    )


def _markup(entry: Mapping[str, Any]) -> str:
    """Return the fullest of what the entry carries: content, else summary."""
    contents = [str(content.get("value") or "") for content in entry.get("content") or ()]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def _line(value: object) -> str | None:
    """Return a title's words: feeds write them as HTML."""
    return one_line(join(whole(value))[0]) if isinstance(value, str) else None


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    whole = entry.get("author")
    if isinstance(whole, str) and (mailed := _MAILED.match(whole)):  # feedparser cuts the addresses of longer domains
        return (mailed[1].strip(),) if mailed[1] else ()
    names = [author.get("name") for author in entry.get("authors") or ()] or [whole]
    return tuple(dict.fromkeys(found for name in names if isinstance(name, str) and (found := one_line(name))))


def _day(entry: Mapping[str, Any], key: str) -> str | None:
    """Return the day as the feed writes it; what it writes oddly, as feedparser reads it."""
    parsed = entry.get(f"{key}_parsed")
    return day(entry.get(key)) or (day(f"{parsed[0]:04d}-{parsed[1]:02d}-{parsed[2]:02d}") if parsed else None)


def _language(feed: Mapping[str, Any], entry: Mapping[str, Any]) -> str | None:
    detail = (entry.get("content") or [{}])[0].get("language") or (entry.get("summary_detail") or {}).get("language")
    return one_line(detail or feed.get("language"))
