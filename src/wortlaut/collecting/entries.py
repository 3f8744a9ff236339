"""What a feed lists: each entry by its own id, so that a watcher takes only what it has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wortlaut.collecting.building import one_line
from wortlaut.collecting.readers import feed as xml
from wortlaut.collecting.readers import jsonfeed as json
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.sniffing import JSON_FEED
from wortlaut.collecting.xmltree import local, parse_xml


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed."""

    id: str  # as the feed gives it, with when it was changed: an entry that was changed is another
    link: str | None = None
    title: str = ""


def entries(content: bytes, media_type: str, base: str = "", /) -> tuple[Entry, ...]:
    """Return the entries of a feed in its order, each id once; raises Unreadable where it is none.

    Links are made whole by the feed's own address (``base``). Pages of one id are told apart by their addresses.
    """
    found = list(_of_json(content, base) if media_type == JSON_FEED else _of_xml(content, base))
    pages = Counter(name for name, _ in {(entry.id, entry.link) for entry in found})
    told = (replace(one, id=f"{one.id} {one.link or ''}".strip()) if pages[one.id] > 1 else one for one in found)
    return tuple({entry.id: entry for entry in told}.values())


def outlines(content: bytes, /) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML names, in its order, each once; raises Unreadable."""
    root = parse_xml(content, "an OPML")
    if local(root).lower() != "opml":
        raise Unreadable("unreadable", f"<{local(root)}> is no <opml>", hint="export the list of feeds as OPML")
    given = (element.get("xmlUrl") or element.get("xmlurl") for element in root.iter() if local(element) == "outline")
    return tuple(dict.fromkeys(address.strip() for address in given if address and address.strip()))


def _of_xml(content: bytes, base: str) -> Iterator[Entry]:
    found = xml.parsed(content)
    base = xml.base_of(found.feed, base)
    for entry in found.entries:
        yield _entry(entry, ("id", "link", "title"), ("updated", "published"), xml.link_of(entry, base))


def _of_json(content: bytes, base: str) -> Iterator[Entry]:
    listed = json.loaded(content).get("items")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            keys, dates = ("id", "url", "title"), ("date_modified", "date_published")
            yield _entry(entry, keys, dates, json.link_of(entry, base))


def _entry(entry: Mapping[str, Any], keys: tuple[str, ...], dates: tuple[str, ...], link: str | None) -> Entry:
    name = next((str(entry[key]) for key in keys if entry.get(key)), "")
    day = next((str(entry[key]) for key in dates if entry.get(key)), "")
    title = entry.get("title")
    return Entry(
        id=f"{name[:500]} {day[:60]}".strip(),
        link=link,
        title=(one_line(title) or "")[:300] if isinstance(title, str) else "",
    )
