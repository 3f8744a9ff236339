"""RSS and Atom: a document for each entry, with its own address, date and author; what it only links to is named."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from wortlaut.collecting.building import announced, http_address, is_url, join, language_of, name, once, one_line, place
from wortlaut.collecting.days import day, written_day
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
    """Reads feeds; an entry without words becomes a Skipped, with its link where it has one; so do recordings."""

    media_types: tuple[str, ...] = ("application/feed+xml", "application/xml")

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield a document for each entry, in the order of the feed."""
        found = parsed(content)
        if not found.entries:
            raise Unreadable("unreadable", "no feed entry in it", hint="give the address of an RSS or Atom feed")
        base, known = base_of(found.feed, capture.final_uri or capture.uri), set[tuple[object, ...]]()
        for number, entry in enumerate(found.entries, 1):
            record = f"{capture.uri}#{number}"
            yield once(_document(capture, found.feed, entry, number, link_of(entry, base)), record, known)
            named = f"feed entry “{_line(entry.get('title')) or number}”"
            yield from (announced(address, named) for address in recordings(entry, base))


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


def base_of(feed: Mapping[str, Any], uri: str, /) -> str:
    """Return the address by which the feed's links are whole: its own, and for a file its site's."""
    return uri if is_url(uri) else str(feed.get("link") or "")


def link_of(entry: Mapping[str, Any], base: str, /) -> str | None:
    """Return the http address of an entry's page: its link, or an id that is one."""
    link = entry.get("link")
    named = entry.get("guidislink") and link == entry.get("id")  # "17" is a name, not a place beside the feed
    return http_address(link, "" if named else base)


def recordings(entry: Mapping[str, Any], base: str, /) -> tuple[str, ...]:
    """Return the addresses of the sound and the films that come with an entry, each once."""
    several = [*(entry.get("enclosures") or ()), *(entry.get("media_content") or ())]
    heard = (one.get("href") or one.get("url") for one in several if _is_recording(one))
    return tuple(dict.fromkeys(address for given in heard if (address := http_address(given, base))))


def _is_recording(enclosed: Mapping[str, Any]) -> bool:
    heard = str(enclosed.get("type") or "").startswith(("audio/", "video/"))
    return heard or enclosed.get("medium") in ("audio", "video")


def _document(
    capture: Capture, feed: Mapping[str, Any], entry: Mapping[str, Any], number: int, link: str | None
) -> Document | Skipped:
    text, blocks = join(whole(_markup(entry)))
    published = _day(entry, "published") or _day(entry, "updated")
    if not text and link:
        return announced(link, "feed", title=_line(entry.get("title")), published=published)
    if not text:
        detail = "the entry has neither words of its own nor a page"
        return Skipped(record=f"{capture.uri}#{number}", stage="read", reason="empty", detail=detail)
    known: dict[str, Any] = place(capture)
    known["url"] = link or known["url"]
    source = entry.get("source") or {}
    return Document(
        **known,
        id=name(capture, part=f"{number:03d}"),
        text=text,
        blocks=blocks,
        title=_line(entry.get("title")),
        outlet=_line(source.get("title")) or _line(feed.get("title")),
        authors=_authors(entry),
        published=published,
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
    """Return the day as the feed writes it; what it writes oddly, as feedparser reads it, or in words."""
    if key not in entry:  # feedparser gives the day of publishing for a day of change that is not there
        return None
    said, parsed = entry[key], entry.get(f"{key}_parsed")
    if found := day(said):
        return found
    if parsed:
        return day(f"{parsed[0]:04d}-{parsed[1]:02d}-{parsed[2]:02d}")
    return written_day(said[:100]) if isinstance(said, str) else None


def _language(feed: Mapping[str, Any], entry: Mapping[str, Any]) -> str | None:
    detail = (entry.get("content") or [{}])[0].get("language") or (entry.get("summary_detail") or {}).get("language")
    return one_line(detail or feed.get("language"))
