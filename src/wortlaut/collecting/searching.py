"""A query to a search back end: which one, what it is asked, and every failure of it as a Skipped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wortlaut import registry
from wortlaut.collecting.reasons import Unfetched
from wortlaut.errors import FetchError, UsageError
from wortlaut.ports import Hit, Query, Search
from wortlaut.records import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query with the back end that it is put to."""

    name: str  # as it is told to people and remembered by: "searxng:https://... “words”"
    backend: Search
    query: Query

    def hits(self, ask: Callable[[str], bytes], /) -> Iterator[Hit | Skipped]:
        """Yield the hits, at most as many as wanted; a failure ends them with its reason and raises nothing."""
        hits = told = 0
        try:
            for hit in self.backend(self.query, ask):
                yield hit
                told += 1
                hits += isinstance(hit, Hit)
                if hits >= self.query.most:
                    return
        except FetchError as error:
            reason = error.reason if isinstance(error, Unfetched) else "failed"
            yield self._left(reason, str(error))
            return
        except Exception as error:  # a back end's own mistake, on whatever it was answered
            yield self._left("search_failed", f"{type(error).__name__}: {str(error)[:200]}; please report this")
            return
        if not told:
            yield self._left("no_hits", "the search found nothing; try fewer or other words")

    def _left(self, reason: str, detail: str) -> Skipped:
        return Skipped(record=self.name, stage="collect", reason=reason, detail=detail)


def asked(place: str, query: Query, /) -> Asked:
    """Return the query put to "searxng:URL", "gdelt", "commoncrawl:CC-MAIN-2025-38"; raises UsageError otherwise."""
    kind, _, where = place.strip().partition(":")
    if not query.words.strip():
        raise UsageError(f"{place}: nothing to search for", hint="give words with --query")
    for name, day in (("since", query.since), ("until", query.until)):
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError as error:
            raise UsageError(f"{name}: {day!r} is not a date", hint="write it as 2026-01-31") from error
    if query.since and query.until and query.until < query.since:
        raise UsageError(f"no day lies between {query.since} and {query.until}", hint="write the earlier one first")
    backend: Search = registry.load("searches", kind)(where)
    return Asked(name=f"{place} “{query.words}”", backend=backend, query=query)


def parsed(content: bytes, where: str, /) -> Mapping[str, Any]:
    """Return the JSON object of an answer; raises Unfetched, with how it begins, where it is none."""
    try:
        found = json.loads(content.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        begin = " ".join(content[:200].decode("utf-8", "replace").split())[:100]
        message = f"{where}: the answer is no JSON, it begins “{begin}”"
        raise Unfetched("bad_answer", message, hint="check the address of the service and its limits") from error
    if not isinstance(found, dict):
        raise Unfetched("bad_answer", f"{where}: the answer is no JSON object", hint="check the address of the service")
    return found


def rows(found: Mapping[str, Any], name: str, /) -> list[Mapping[str, Any]]:
    """Return the objects of a list in an answer; what is none is passed over."""
    listed = found.get(name)
    return [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
