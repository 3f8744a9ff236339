"""A SearXNG instance, through its JSON interface: docs.searxng.org, "Search API"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from wortlaut.collecting.building import is_url
from wortlaut.collecting.days import day
from wortlaut.collecting.reasons import Unfetched
from wortlaut.collecting.searching import parsed, rows
from wortlaut.errors import UsageError
from wortlaut.ports import Hit, Query
from wortlaut.records import Skipped

PAGES = 20  # of results asked for at most


class SearxngSearch:
    """Asks the instance of that address, page by page; it must allow the format json."""

    def __init__(self, place: str, /) -> None:
        if not is_url(place):
            raise UsageError(f"searxng: {place!r} is no address", hint="write searxng:https://search.example")
        self._base = place.rstrip("/").removesuffix("/search")

    def __call__(self, query: Query, ask: Callable[[str], bytes], /) -> Iterator[Hit | Skipped]:
        """Yield the pages that the instance names; those known to lie outside the period are passed over."""
        seen: set[str] = set()
        for number in range(1, PAGES + 1):
            known = {"q": query.words, "format": "json", "pageno": str(number)}
            if query.lang:
                known["language"] = query.lang
            results = rows(parsed(self._asked(f"{self._base}/search?{urlencode(known)}", ask), self._base), "results")
            new = [row for row in results if is_url(url := str(row.get("url") or "")) and url not in seen]
            if not new:
                return
            for row in new:
                seen.add(str(row["url"]))
                if _fits(str(row.get("publishedDate") or ""), query):
                    yield Hit(url=str(row["url"]))

    def _asked(self, url: str, ask: Callable[[str], bytes]) -> bytes:
        try:
            return ask(url)
        except Unfetched as error:
            if error.reason == "http_403":
                hint = "its settings must list json under search.formats; ask whoever runs it"
                raise Unfetched("http_403", f"{self._base} does not answer in JSON", hint=hint) from error
            raise


def _fits(published: str, query: Query) -> bool:
    known = day(published)
    if known is None:
        return True
    return (not query.since or known >= query.since) and (not query.until or known <= query.until)
