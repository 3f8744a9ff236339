"""Where a run stands: each address ends once, kept in the library, so that an interrupted run goes on from there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from wortlaut.collecting.collected import Collected
from wortlaut.collecting.reasons import Unfetched
from wortlaut.collecting.urls import identity, normalise
from wortlaut.collecting.visits import Visit
from wortlaut.errors import StoreError, WireError
from wortlaut.ports import Store
from wortlaut.records import Capture, Document, Skipped
from wortlaut.records.wire import from_json, to_json

T = TypeVar("T")
RUN, VISIT, END = "collect-run@1", "collect-visit@1", "collect-end@1"  # stages in the library


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One collection of the same sources: begun, perhaps interrupted, ended."""

    number: int
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How an address ended in a run."""

    documents: tuple[str, ...] = ()  # Document.id
    skipped: tuple[Skipped, ...] = ()

    def with_(self, collected: Collected, /) -> End:
        """Return this end with what else came of the address."""
        names = tuple(document.id for document in collected.documents)
        return End(documents=self.documents + names, skipped=self.skipped + collected.skipped)


class Frontier:
    """Remembers, in a store, what became of each address; without a store it remembers nothing."""

    def __init__(self, store: Store | None, sources: Sequence[str]) -> None:
        self._store = store
        self._key = hashlib.sha256("\n".join(sources).encode("utf-8", "surrogatepass")).hexdigest()
        self._run: Run | None = None
        self.resumed = False

    def begin(self) -> None:
        """Note that a run is under way; one of the same sources that did not end goes on."""
        store = self._store
        if self._run is None and store is not None:
            before = _read(store.result(RUN, self._key, ""), Run)
            self.resumed = before is not None and before.open
            number = before.number + (not before.open) if before is not None else 1
            self._run = Run(number=number, open=True)
            store.keep_result(RUN, self._key, "", to_json(self._run))

    @property
    def name(self) -> str:
        """The name of this run."""
        return f"{self._key[:16]}-{self._run.number if self._run else 0}"

    def close(self) -> None:
        """Note that every source has ended: the same sources named again are asked anew."""
        if self._store is not None and self._run is not None:
            self._store.keep_result(RUN, self._key, "", to_json(replace(self._run, open=False)))

    def end(self, url: str, /) -> End | None:
        """Return how an address ended in this run, None where it has not."""
        if self._store is None or not self.resumed:
            return None
        return _read(self._store.result(END, url, self.name), End)

    def keep_end(self, url: str, end: End, /) -> None:
        """Keep how an address ended; whatever it brought must be in the store before."""
        if self._store is not None:
            self._store.keep_result(END, url, self.name, to_json(end))

    def visit(self, url: str, /) -> Visit | None:
        """Return the last visit to an address."""
        return _read(self._store.result(VISIT, url, ""), Visit) if self._store is not None else None

    def keep_visit(self, url: str, visit: Visit, /) -> None:
        """Keep a visit; it is on disk with the capture that is added next."""
        if self._store is not None:
            self._store.keep_result(VISIT, url, "", to_json(visit))

    def bytes_of(self, capture: Capture, /) -> bytes | None:
        """Return the bytes of a capture, None where the store has not got them (any more)."""
        try:
            found = self._store.capture(capture.digest) if self._store is not None else None
        except StoreError:  # a file that is missing or damaged: the page is fetched again
            return None
        content = found[1] if found is not None else None
        return content if content is not None and len(content) == capture.size else None

    def documents_of(self, end: End, /) -> tuple[Document, ...] | None:
        """Return the documents that an ended address brought, None where one is not there."""
        found = tuple(self._store.documents(ids=end.documents)) if self._store is not None and end.documents else ()
        return found if len(found) == len(set(end.documents)) else None


def keys_of(capture: Capture, /) -> frozenset[str]:
    """Return the keys under which visits to a capture's addresses are kept, so that they can be forgotten with it."""
    keys = set()
    for url in (capture.uri, capture.final_uri):
        with suppress(Unfetched):
            keys.add(identity(normalise(url)))
    return frozenset(keys)


def _read(kept: bytes | None, kind: type[T]) -> T | None:
    """Return the record, None where there is none or an earlier version wrote it otherwise."""
    try:
        return from_json(kept, kind) if kept is not None else None
    except WireError:
        return None
