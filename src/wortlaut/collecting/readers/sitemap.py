"""Sitemaps: what a site says it has published; each address is named with its day and title, none is followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.building import announced, is_url
from wortlaut.collecting.days import day
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.xmltree import first_text, local, parse_xml
from wortlaut.records import Capture, Document, Skipped

ADDRESSES = 50_000  # in one file, by the protocol


class SitemapReader:
    """Reads sitemaps, news sitemaps and their indexes: lists of addresses, without any words to quote."""

    media_types: tuple[str, ...] = ("application/sitemap+xml",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield a Skipped for each address, which says what is there; raises Unreadable where there is none."""
        root = parse_xml(content, "the sitemap")
        found = 0
        for entry in root:
            if local(entry) not in ("url", "sitemap"):
                continue
            found += 1
            if found > ADDRESSES:
                raise Unreadable("too_large", f"more than {ADDRESSES:,} addresses", hint="split the sitemap")
            yield _listed(capture, entry, found)
        if not found:
            raise Unreadable("unreadable", "no address in it", hint="give the address of a sitemap")


def _listed(capture: Capture, entry: Any, number: int) -> Skipped:
    address = first_text(entry, "loc") or ""
    if not is_url(address):
        detail = f"entry {number} of the sitemap has no http address; leave it out"
        return Skipped(record=f"{capture.uri}#{number}", stage="read", reason="bad_record", detail=detail)
    published = day(first_text(entry, "publication_date")) or day(first_text(entry, "lastmod"))
    return announced(address, "sitemap", title=first_text(entry, "title"), published=published)
