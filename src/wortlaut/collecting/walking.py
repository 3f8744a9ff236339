"""Addresses to what became of them: known ones from the library, the others from the network, each once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Self

from wortlaut.collecting.archives import Archive
from wortlaut.collecting.collected import Collected, captures, left, readable
from wortlaut.collecting.crawling import Crawl, Outcome, Request
from wortlaut.collecting.fetching import Answer
from wortlaut.collecting.frontier import End, Frontier
from wortlaut.collecting.listed import DEEPEST, listed, without_listed
from wortlaut.collecting.packing import PACKED, unpacked
from wortlaut.collecting.reading import reader_of
from wortlaut.collecting.reasons import Unfetched, Unreadable
from wortlaut.collecting.sniffing import HTML, WARC, sniff
from wortlaut.collecting.urls import identity, normalise
from wortlaut.collecting.visits import Visit, confirmed, visit
from wortlaut.ports import Hit, Stored
from wortlaut.records import Capture, Skipped
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.collecting.searching import Asked

SHARED = 5_000_000  # bytes of an archive from which its pages are worth other processes
AHEAD = 20_000  # addresses that wait in the crawl; more are added as they end


class Walk:
    """Takes addresses with ``add`` and yields what became of them, some at once and the others as they come."""

    def __init__(self, crawl: Crawl, frontier: Frontier, settings: Settings, now: Callable[[], datetime]) -> None:
        self._crawl = crawl
        self._frontier = frontier
        self._settings = settings
        self._now = now
        self._seen: set[str] = set()  # identities of what was named or listed
        self._canonical: set[str] = set()  # identities by which pages that were read call themselves

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._crawl.__exit__()

    def add(self, source: str, position: tuple[int, ...], *, depth: int = 0) -> Iterator[Collected]:
        """Take an address; yield what became of it where that is known already."""
        self._frontier.begin()
        try:
            request = self._request(source, position, depth)
        except Unfetched as error:
            yield left(source, error.reason, str(error), position=position)
            return
        end = self._frontier.end(request.key)
        if end is not None:
            yield from self._ended(request, end)
            return
        before = self._frontier.visit(request.key)
        if before is not None:
            content = self._frontier.bytes_of(before.capture)
            if content is not None and (self._is_of_this_run(before) or before.is_fresh(self._now())):
                self._crawl.known(before.capture.final_uri)
                yield from self._known(request, before, content)
                return
            if content is not None:
                request = replace(request, validators=before.validators, validated=before.capture.final_uri)
        self._crawl.add(request)

    def search(self, searches: Sequence[Asked]) -> Iterator[Collected]:
        """Ask search back ends; yield why one gave nothing, and what became of hits where that is known already.

        Searches come first, and all of them before any hit is asked for: ``_ask`` takes the one answer under way.
        """
        self._frontier.begin()
        found: list[tuple[tuple[int, ...], Hit]] = []
        for place, asked in enumerate(searches):
            for number, hit in enumerate(asked.hits(self._ask)):
                if isinstance(hit, Skipped):
                    yield Collected(source=asked.name, skipped=(hit,), position=(-1, place, number))
                else:
                    found.append(((-1, place, number), hit))
        for position, hit in found:
            if hit.stored is None:
                yield from self.add(hit.url, position, depth=1)
            else:
                yield from self._archived(hit.url, hit.stored, position)

    def _archived(self, url: str, stored: Stored, position: tuple[int, ...]) -> Iterator[Collected]:
        """Take a page that an archive keeps: a part of one of its files is asked for."""
        span = (("Range", f"bytes={stored.offset}-{stored.offset + stored.length - 1}"),)
        key = f"{stored.url}#{stored.offset}"
        request = Request(source=url, url=normalise(stored.url), key=key, position=position, extra=span, api=True)
        end = self._frontier.end(key)
        if end is not None:
            yield from self._ended(request, end)
        else:
            self._crawl.add(request)

    def come(self) -> Iterator[Collected]:
        """Yield what has come by now, and wait while too many addresses are under way."""
        while (outcome := self._crawl.take(wait=self._crawl.open > AHEAD)) is not None:
            yield from self._outcome(outcome)

    def rest(self) -> Iterator[Collected]:
        """Yield what is still under way, until nothing is left."""
        while (outcome := self._crawl.take()) is not None:
            yield from self._outcome(outcome)

    def _request(self, source: str, position: tuple[int, ...], depth: int) -> Request:
        url = normalise(source)
        key = identity(url)
        if key in self._seen or (depth and key in self._canonical):
            raise Unfetched("same_address", f"{source}: a page that is collected under another of its addresses")
        self._seen.add(key)
        return Request(source=source, url=url, key=key, position=position, depth=depth)

    def _is_of_this_run(self, before: Visit) -> bool:
        return self._frontier.resumed and before.run == self._frontier.name

    def _ask(self, url: str) -> bytes:
        """Return what a service answers; raises Unfetched."""
        self._crawl.add(Request(source=url, url=normalise(url), api=True))
        outcome = self._crawl.take()
        if outcome is None or outcome.answer is None:
            raise outcome.error if outcome and outcome.error else Unfetched("failed", f"{url}: no outcome")
        return outcome.answer.content

    def _outcome(self, outcome: Outcome) -> Iterator[Collected]:
        request = outcome.request
        if outcome.error is not None:
            yield from self._told(request, [left(request.source, outcome.error.reason, str(outcome.error))])
        elif outcome.answer is not None:
            yield from self._answered(request, outcome.answer)

    def _answered(self, request: Request, answer: Answer) -> Iterator[Collected]:
        now = self._now()
        if answer.exchange.status == 304:
            before = self._frontier.visit(request.key)
            content = self._frontier.bytes_of(before.capture) if before is not None else None
            if before is None or content is None:  # it was there when the question was put
                yield from self._told(request, [left(request.source, "failed", "unchanged since a capture now gone")])
                return
            again = confirmed(before, answer.exchange, self._frontier.name, now)
            yield from self._known(request, again, content)
            return
        media_type = WARC if request.extra else ""
        capture = captured(request, answer, now, media_type)
        content = answer.content
        if capture.media_type in PACKED:
            try:
                content = self._unpacked(content, capture.media_type)
            except Unreadable as error:
                yield from self._told(request, [left(request.source, error.reason, str(error))])
                return
            capture = captured(request, replace(answer, content=content), now)
        archive = reader_of(capture.media_type)
        if isinstance(archive, Archive):
            held = captures(request.source, BytesIO(content), archive, workers=self._workers(content))
            yield from self._told(request, held)
            return
        self._frontier.keep_visit(request.key, visit(capture, self._frontier.name, now))
        yield from self._told(request, [readable(request.source, capture, content)])

    def _unpacked(self, content: bytes, media_type: str) -> bytes:
        """Return what is packed as a whole ("sitemap.xml.gz"); raises Unreadable for damage and for a bomb."""
        most = self._settings.max_bytes
        with unpacked(BytesIO(content), media_type) as stream:
            inner = stream.read(most + 1)
        if len(inner) > most:
            raise Unreadable("too_large", f"unpacked it holds more than max_bytes = {most:,}; raise the setting")
        return inner

    def _workers(self, content: bytes) -> int:
        return self._settings.workers if len(content) >= SHARED else 1

    def _known(self, request: Request, before: Visit, content: bytes) -> Iterator[Collected]:
        self._frontier.keep_visit(request.key, replace(before, run=self._frontier.name))
        yield from self._told(request, [readable(request.source, before.capture, content)])

    def _ended(self, request: Request, end: End) -> Iterator[Collected]:
        """Yield what an address brought before the run was interrupted."""
        before = self._frontier.visit(request.key)
        for url in {request.url, before.capture.final_uri if before is not None else request.url}:
            self._crawl.known(url)
        documents = self._frontier.documents_of(end)
        if documents is None and before is not None:
            content = self._frontier.bytes_of(before.capture)
            if content is not None:
                yield from self._known(request, before, content)
                return
        again = Collected(source=request.source, documents=documents or (), skipped=end.skipped)
        yield from self._told(request, (again,))

    def _told(self, request: Request, found: Iterable[Collected]) -> Iterator[Collected]:
        """Yield what became of a request, note that it has ended, and go on to what it lists."""
        addresses: list[str] = []
        end = End()
        for collected in found:
            end = end.with_(collected)
            if self._settings.follow:
                addresses += listed(collected)
                collected = without_listed(collected)
            self._canonical.update(_own_names(collected))
            yield replace(collected, position=request.position)
        self._frontier.keep_end(request.key, end)
        if addresses:
            yield from self._follow(request, addresses)

    def _follow(self, request: Request, addresses: list[str]) -> Iterator[Collected]:
        most = self._settings.most_listed
        if request.depth >= DEEPEST:
            detail = f"it is listed by a list of a list ({DEEPEST} deep): its {len(addresses)} addresses are left"
            yield left(request.source, "too_deep", detail, position=request.position)
            return
        for number, address in enumerate(addresses[:most]):
            yield from self.add(address, (*request.position, number), depth=request.depth + 1)
        if len(addresses) > most:
            detail = f"it lists {len(addresses):,} addresses, of which most_listed = {most:,} are followed"
            yield left(request.source, "too_many", detail, position=request.position)


def captured(request: Request, answer: Answer, now: datetime, media_type: str = "", /) -> Capture:
    """Return the capture of an answer."""
    last = answer.exchange
    content_type = answer.field("content-type")
    return Capture(
        digest=hashlib.sha256(answer.content).hexdigest(),
        uri=request.source,
        final_uri=last.url,
        fetched=now.astimezone(UTC).isoformat(timespec="seconds"),
        media_type=media_type or sniff(answer.content, uri=last.url, declared=content_type),
        size=len(answer.content),
        exchanges=request.exchanges,
    )


def _own_names(collected: Collected) -> Iterator[str]:
    """Yield the identities of the addresses by which a page calls itself."""
    for document in collected.documents:
        if document.media_type == HTML and document.url is not None:
            with suppress(Unfetched):
                yield identity(normalise(document.url))
