"""Sources to documents, one after the other: what was captured, what was read, what was skipped and why."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from wortlaut.collecting.addresses import Resolve, resolve
from wortlaut.collecting.archives import Archive
from wortlaut.collecting.building import is_url
from wortlaut.collecting.collected import Collected, captures, left, readable
from wortlaut.collecting.crawling import Crawl
from wortlaut.collecting.frontier import Frontier
from wortlaut.collecting.packing import PACKED, unpacked
from wortlaut.collecting.reading import reader_of
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.searching import Asked
from wortlaut.collecting.sniffing import HEAD, JSONL, sniff, suffix
from wortlaut.collecting.sources import expand
from wortlaut.collecting.walking import Walk
from wortlaut.ports import Store
from wortlaut.records import Capture, Document, Skipped
from wortlaut.settings import Settings

LINES = 200  # documents of a .jsonl read at a time
BATCH_BYTES = 4_000_000  # of its lines read at a time, so that memory stays bounded


def collect(
    sources: Sequence[str],
    /,
    *,
    settings: Settings,
    now: Callable[[], datetime],
    store: Store | None = None,
    searches: Sequence[Asked] = (),
    resolve: Resolve = resolve,
) -> Iterator[Collected]:
    """Yield what became of each source; raises nothing: a failure is a Skipped and the rest goes on.

    Files come in order, addresses as they are answered. With a store, an interrupted run goes on where it stopped,
    and what the store holds already is asked for only as far as it may have changed. What a Collected holds must be
    in the store before the next is asked for.
    """
    frontier = Frontier(store, [*sources, *(asked.name for asked in searches)])
    crawl = Crawl(settings, now, resolve)
    with Walk(crawl, frontier, settings, now) as walk:
        if searches:
            yield from walk.search(searches)
        for number, source in enumerate(expand(sources)):
            if isinstance(source, Skipped):
                yield Collected(source=source.record, skipped=(source,), position=(number,))
            elif is_url(source):
                yield from walk.add(source, (number,))
            else:
                for collected in _file(source, settings, now):
                    yield replace(collected, position=(number,))
            yield from walk.come()
        yield from walk.rest()
    frontier.close()


def _file(source: str, settings: Settings, now: Callable[[], datetime]) -> Iterator[Collected]:
    try:
        with Path(source).open("rb") as file:
            yield from _stream(source, file, settings, now)
    except OSError as error:
        yield left(source, "unopenable", f"{error.strerror or error}; check its permissions")
    except Unreadable as error:
        yield left(source, error.reason, str(error))


def _stream(
    source: str, file: io.BufferedReader, settings: Settings, now: Callable[[], datetime]
) -> Iterator[Collected]:
    """Yield what is in a file, unpacked where it is packed as a whole; of what is packed twice, nothing."""
    media_type = sniff(file.peek(HEAD)[:HEAD], uri=source)
    if media_type in PACKED:
        file = unpacked(file, media_type)
        media_type = sniff(file.peek(HEAD)[:HEAD], uri=source)
    archive = reader_of(media_type)
    if isinstance(archive, Archive):
        yield from captures(source, file, archive, workers=settings.workers)
        return
    if media_type == JSONL and suffix(source) in (".jsonl", ".ndjson"):
        yield from _lines(source, file, settings, now)
        return
    content = file.read(settings.max_bytes + 1)
    if len(content) > settings.max_bytes:
        limit = f"it holds more than max_bytes = {settings.max_bytes:,}; raise the setting or split the file"
        yield left(source, "too_large", limit)
        return
    yield readable(source, _capture(source, content, now), content)


def _lines(source: str, file: BinaryIO, settings: Settings, now: Callable[[], datetime]) -> Iterator[Collected]:
    """Yield a batch of lines at a time; the capture of a batch is the very bytes of its lines."""
    from wortlaut.collecting.readers.jsonl import read_lines

    first = 1
    for lines, too_long in _batches(file, settings.max_bytes):
        content = b"".join(lines)
        capture = _capture(source, content, now, declared=JSONL)
        found = list(read_lines(capture, lines, first=first))
        skipped = [entry for entry in found if isinstance(entry, Skipped)]
        first += len(lines)
        if too_long:
            detail = f"the line is longer than max_bytes = {settings.max_bytes:,}; raise the setting"
            skipped.append(Skipped(record=f"{source}:{first}", stage="read", reason="too_large", detail=detail))
            first += 1
        if first == 1 or not (found or skipped):
            continue
        documents = tuple(entry for entry in found if isinstance(entry, Document))
        yield Collected(source=source, capture=capture, content=content, documents=documents, skipped=tuple(skipped))
    if first == 1:
        yield left(source, "empty", "there is no line in it; check that the file was written whole")


def _batches(file: BinaryIO, longest: int) -> Iterator[tuple[list[bytes], bool]]:
    """Yield lines by the batch, and whether a line too long to be held was passed over after them."""
    lines: list[bytes] = []
    size = 0
    while line := file.readline(longest + 1):
        too_long = len(line) > longest
        if too_long:
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
        else:
            lines.append(line)
            size += len(line)
        if too_long or len(lines) == LINES or size >= BATCH_BYTES:
            yield lines, too_long
            lines, size = [], 0
    if lines:
        yield lines, False


def _capture(uri: str, content: bytes, now: Callable[[], datetime], *, declared: str = "") -> Capture:
    return Capture(
        digest=hashlib.sha256(content).hexdigest(),
        uri=uri,
        final_uri=uri,
        fetched=now().astimezone(UTC).isoformat(timespec="seconds"),
        media_type=sniff(content, uri=uri, declared=declared),
        size=len(content),
    )
