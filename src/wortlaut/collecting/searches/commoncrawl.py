"""A Common Crawl index (CDXJ): which pages of a site were archived, read from the archive and not from the site."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode, urljoin

from wortlaut.collecting.building import is_url
from wortlaut.collecting.reasons import Unfetched
from wortlaut.collecting.searching import parsed
from wortlaut.errors import UsageError
from wortlaut.ports import Hit, Query, Stored
from wortlaut.records import Skipped

INDEX = "https://index.commoncrawl.org"
FILES = "https://data.commoncrawl.org/"
LARGEST = 20_000_000  # bytes of one packed record
_COLLECTION = re.compile(r"CC-MAIN-\d{4}-\d{2}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{1,400}\.warc\.gz")


class CommonCrawlSearch:
    """Asks the index of one crawl; the words of a query are a pattern of addresses, such as ``tarn.example/*``."""

    def __init__(self, place: str, /) -> None:
        if _COLLECTION.fullmatch(place):
            self._index, self._files = f"{INDEX}/{place}-index", FILES
        elif is_url(place):
            self._index, self._files = place, urljoin(place, "/")
        else:
            hint = "write commoncrawl:CC-MAIN-2025-38, or commoncrawl:URL of an index beside its files"
            raise UsageError(f"commoncrawl: {place!r} names no crawl", hint=hint)

    def __call__(self, query: Query, ask: Callable[[str], bytes], /) -> Iterator[Hit | Skipped]:
        """Yield the archived pages; a line that names no record is a Skipped."""
        known = [("url", query.words), ("output", "json"), ("filter", "=status:200"), ("limit", str(query.most))]
        known += [(name, day.replace("-", "")) for name, day in (("from", query.since), ("to", query.until)) if day]
        try:
            answer = ask(f"{self._index}?{urlencode(known)}")
        except Unfetched as error:
            if error.reason == "http_404":  # how the index says that it has nothing
                return
            raise
        lines = [line for line in answer.splitlines() if line.strip()]
        if lines and not lines[0].lstrip().startswith(b"{"):
            parsed(answer, self._index)  # no index at all: say how it begins
        for number, line in enumerate(lines, 1):
            yield self._hit(line) or self._skipped(number, line)

    def _hit(self, line: bytes) -> Hit | None:
        try:
            row: Mapping[str, Any] = json.loads(line)
            url, name = str(row["url"]), str(row["filename"])
            offset, length = int(row["offset"]), int(row["length"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        sane = is_url(url) and _FILE.fullmatch(name) and ".." not in name and offset >= 0 and 0 < length <= LARGEST
        return (
            Hit(url=url, stored=Stored(url=urljoin(self._files, name), offset=offset, length=length)) if sane else None
        )

    def _skipped(self, number: int, line: bytes) -> Skipped:
        begin = line[:100].decode("utf-8", "replace")
        detail = f"line {number} of the index names no record: {begin}"
        return Skipped(record=self._index, stage="collect", reason="bad_answer", detail=detail)
