"""Addresses that a feed or a sitemap lists; what ``--follow`` goes on to."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.collecting.building import is_url
from wortlaut.collecting.collected import Collected
from wortlaut.collecting.sniffing import FEED, JSON_FEED
from wortlaut.records import Skipped

DEEPEST = 3  # lists of lists: an index of sitemaps, a sitemap, a page; what lists itself for ever ends here
FEEDS = frozenset({FEED, JSON_FEED, "application/xml"})


def listed(collected: Collected, /) -> list[str]:
    """Return the addresses that a source lists, in its order, each once."""
    found = [skipped.record for skipped in collected.skipped if _is_listed(skipped)]
    for document in collected.documents:
        if document.media_type in FEEDS and document.url not in (None, collected.source):
            found.append(str(document.url))
    return list(dict.fromkeys(found))


def without_listed(collected: Collected, /) -> Collected:
    """Return what became of a source without the addresses that are followed: they have an outcome of their own."""
    kept = tuple(skipped for skipped in collected.skipped if not _is_listed(skipped))
    return replace(collected, skipped=kept)


def _is_listed(skipped: Skipped) -> bool:
    return skipped.reason == "listed" and is_url(skipped.record)
