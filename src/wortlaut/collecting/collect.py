"""Sources to documents, one after the other: what was captured, what was read, what was skipped and why."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from wortlaut.collecting.archives import Archive
from wortlaut.collecting.building import is_url
from wortlaut.collecting.fetching import Fetcher
from wortlaut.collecting.reading import read, reader_of
from wortlaut.collecting.reasons import Unfetched, Unreadable
from wortlaut.collecting.sniffing import HEAD, JSONL, sniff, suffix
from wortlaut.collecting.sources import expand
from wortlaut.errors import ReadError
from wortlaut.records import Capture, Document, Skipped
from wortlaut.settings import Settings

LINES = 200  # documents of a .jsonl read at a time
BATCH_BYTES = 4_000_000  # of its lines read at a time, so that memory stays bounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one source: a file, an address, a batch of lines of a ``.jsonl``."""

    source: str  # as asked for
    capture: Capture | None = None
    content: bytes | None = None  # the capture's bytes
    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def collect(sources: Sequence[str], /, *, settings: Settings, now: Callable[[], datetime]) -> Iterator[Collected]:
    """Yield what became of each source, in order; raises nothing: a failure is a Skipped and the rest goes on."""

    with Fetcher(settings) as fetcher:
        for source in expand(sources):
            if isinstance(source, Skipped):
                yield Collected(source=source.record, skipped=(source,))
            elif is_url(source):
                yield from _address(source, fetcher, now)
            else:
                yield from _file(source, settings, now)


def _address(source: str, fetcher: Fetcher, now: Callable[[], datetime]) -> Iterator[Collected]:
    try:
        fetched = fetcher(source)
    except Unfetched as error:
        yield _left(source, error.reason, str(error))
        return
    capture = _capture(source, fetched.content, now, final_uri=fetched.url, declared=fetched.media_type)
    archive = reader_of(capture.media_type)
    if isinstance(archive, Archive):
        yield from _captures(source, BytesIO(fetched.content), archive)
    else:
        yield _read(source, capture, fetched.content)


def _file(source: str, settings: Settings, now: Callable[[], datetime]) -> Iterator[Collected]:
    try:
        size = Path(source).stat().st_size
        with Path(source).open("rb") as file:
            media_type = sniff(file.read(HEAD), uri=source)
            file.seek(0)
            archive = reader_of(media_type)
            if isinstance(archive, Archive):
                yield from _captures(source, file, archive)
                return
            if media_type == JSONL and suffix(source) in (".jsonl", ".ndjson"):
                yield from _lines(source, file, settings, now)
                return
            content = file.read(settings.max_bytes + 1)
    except OSError as error:
        yield _left(source, "unopenable", f"{error.strerror or error}; check its permissions")
        return
    if len(content) > settings.max_bytes:
        limit = f"{size:,} bytes are more than max_bytes = {settings.max_bytes:,}; raise the setting or split the file"
        yield _left(source, "too_large", limit)
        return
    yield _read(source, _capture(source, content, now), content)


def _captures(source: str, stream: BinaryIO, archive: Archive) -> Iterator[Collected]:
    """Yield what became of each capture of an archive, one at a time, so that its size does not matter."""
    try:
        for held in archive.captures(source, stream):
            if isinstance(held, Skipped):
                yield Collected(source=source, skipped=(held,))
            else:
                yield _read(source, held.capture, held.content)
    except ReadError as error:
        reason = error.reason if isinstance(error, Unreadable) else "unreadable"
        yield Collected(
            source=source, skipped=(Skipped(record=source, stage="read", reason=reason, detail=str(error)),)
        )


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
        yield _left(source, "empty", "there is no line in it; check that the file was written whole")


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


def _read(source: str, capture: Capture, content: bytes) -> Collected:
    documents, skipped = read(capture, content)
    return Collected(source=source, capture=capture, content=content, documents=documents, skipped=skipped)


def _left(source: str, reason: str, detail: str) -> Collected:
    skipped = Skipped(record=source, stage="collect", reason=reason, detail=detail)
    return Collected(source=source, skipped=(skipped,))


def _capture(
    uri: str, content: bytes, now: Callable[[], datetime], *, final_uri: str = "", declared: str = ""
) -> Capture:
    return Capture(
        digest=hashlib.sha256(content).hexdigest(),
        uri=uri,
        final_uri=final_uri or uri,
        fetched=now().astimezone(UTC).isoformat(timespec="seconds"),
        media_type=sniff(content, uri=final_uri or uri, declared=declared),
        size=len(content),
    )
