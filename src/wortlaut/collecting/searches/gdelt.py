"""GDELT's DOC 2.0 API, list of articles: news of the last months in many languages (blog.gdeltproject.org)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from wortlaut.collecting.building import is_url
from wortlaut.collecting.searching import parsed, rows
from wortlaut.errors import UsageError
from wortlaut.ports import Hit, Query
from wortlaut.records import Skipped

API = "https://api.gdeltproject.org/api/v2/doc/doc"
MOST = 250  # records that the API gives for one query


class GdeltSearch:
    """Asks GDELT, or a mirror of that address."""

    def __init__(self, place: str, /) -> None:
        if place and not is_url(place):
            raise UsageError(f"gdelt: {place!r} is no address", hint="write gdelt alone, or gdelt:URL of a mirror")
        self._api = place or API

    def __call__(self, query: Query, ask: Callable[[str], bytes], /) -> Iterator[Hit | Skipped]:
        """Yield the articles, newest first; the words may hold GDELT's own operators."""
        known = {
            "query": query.words,
            "mode": "ArtList",
            "format": "json",
            "sort": "DateDesc",
            "maxrecords": str(max(1, min(query.most, MOST))),
        }
        if query.since:
            known["startdatetime"] = query.since.replace("-", "") + "000000"
        if query.until:
            known["enddatetime"] = query.until.replace("-", "") + "235959"
        answer = ask(f"{self._api}?{urlencode(known)}")
        for row in rows(parsed(answer, self._api), "articles") if answer.strip() else ():
            url = str(row.get("url") or "")
            if is_url(url):
                yield Hit(url=url)
