"""JSON Feed 1.1: a document for each item, with its own address, date and authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wortlaut.collecting.building import (
    Passage,
    announced,
    http_address,
    join,
    language_of,
    name,
    once,
    one_line,
    place,
)
from wortlaut.collecting.days import day
from wortlaut.collecting.markup import whole
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document, Skipped

LARGEST = 20_000_000  # bytes; a feed of thousands of whole articles has a tenth


class JsonFeedReader:
    """Reads JSON feeds; an item without words becomes a Skipped, with its link where it has one; so do recordings."""

    media_types: tuple[str, ...] = ("application/feed+json",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield a document for each item, in the order of the feed."""
        feed = loaded(content)
        entries = feed.get("items")
        if not isinstance(entries, list) or not entries:
            raise Unreadable("unreadable", "no feed item in it", hint="give the address of a JSON feed")
        base, known = capture.final_uri or capture.uri, set[tuple[object, ...]]()
        for number, given in enumerate(entries, 1):
            entry = given if isinstance(given, dict) else {}
            yield once(_document(capture, feed, entry, number), f"{capture.uri}#{number}", known)
            named = f"feed item “{_line(entry.get('title')) or number}”"
            yield from (announced(address, named) for address in recordings(entry, base))


def loaded(content: bytes) -> dict[str, Any]:
    import msgspec

    if len(content) > LARGEST:
        raise Unreadable("too_large", f"a feed of {len(content):,} bytes", hint="give a part of it")
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable("broken_json", f"not whole JSON: {error}", hint="fetch it anew") from error
    if not isinstance(feed, dict):
        raise Unreadable("unreadable", f"a JSON {type(feed).__name__}, not a feed", hint="give a JSON feed")
    return feed


def _document(capture: Capture, feed: Mapping[str, Any], entry: Mapping[str, Any], number: int) -> Document | Skipped:
    record = f"{capture.uri}#{number}"
    try:
        text, blocks = join(_passages(entry))
    except Unreadable as error:
        return Skipped(record=record, stage="read", reason=error.reason, detail=str(error))
    known = place(capture)
    link = link_of(entry, known["url"])
    published, modified = day(entry.get("date_published")), day(entry.get("date_modified"))
    if not text and link:
        return announced(link, "feed", title=_line(entry.get("title")), published=published or modified)
    if not text:
        detail = "the item has neither words of its own nor a page"
        return Skipped(record=record, stage="read", reason="empty", detail=detail)
    return Document(
        **{**known, "url": link or known["url"]},
        id=name(capture, part=f"{number:03d}"),
        text=text,
        blocks=blocks,
        title=_line(entry.get("title")),
        outlet=_line(feed.get("title")),
        authors=_authors(entry) or _authors(feed),
        published=published or modified,
        modified=modified,
        lang=language_of(text, declared=_line(entry.get("language")) or _line(feed.get("language"))),
    )


def _passages(entry: Mapping[str, Any]) -> list[Passage]:
    """Return the passages of the fullest of what the item carries: its markup, its plain text, its summary."""
    markup, plain = entry.get("content_html"), entry.get("content_text") or entry.get("summary")
    if isinstance(markup, str) and (found := whole(markup)):
        return found
    return [Passage(text=stretch) for stretch in plain.split("\n\n")] if isinstance(plain, str) else []


def link_of(entry: Mapping[str, Any], base: str | None, /) -> str | None:
    """Return the http address of an item's page: its own, that of what it points to, an id that is one."""
    given = (http_address(entry.get(key), base) for key in ("url", "external_url"))
    return next((address for address in given if address), None) or http_address(entry.get("id"))


def recordings(entry: Mapping[str, Any], base: str | None, /) -> tuple[str, ...]:
    """Return the addresses of the sound and the films that are attached to an item, each once."""
    attached = entry.get("attachments")
    several = [one for one in attached if isinstance(one, dict)] if isinstance(attached, list) else []
    heard = (one for one in several if str(one.get("mime_type") or "").startswith(("audio/", "video/")))
    return tuple(dict.fromkeys(address for one in heard if (address := http_address(one.get("url"), base))))


def _authors(of: Mapping[str, Any]) -> tuple[str, ...]:
    several = of.get("authors") or [of.get("author")]  # the latter in version 1
    named = (author.get("name") for author in several if isinstance(author, dict)) if isinstance(several, list) else ()
    return tuple(dict.fromkeys(found for one in named if (found := _line(one))))


def _line(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None
