"""WARC (ISO 28500), plain, gzip or zstd: each response, resource and conversion is a capture of its own."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, BinaryIO
from urllib.parse import unquote

from wortlaut.collecting.archives import LARGEST, SHRUNK, Held, read_all
from wortlaut.collecting.building import is_url
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.sniffing import ARCHIVES, DECLARED, TEXT, sniff
from wortlaut.records import Capture, Document, Skipped
from wortlaut.records.kept import FILES

SLACK = 262_144  # packed bytes that may pass without a record: four buffers; of them a bomb makes 250 MB at most
REMEMBERED = 100_000  # captures; the same one again stands near, and these take some 20 MB
WORDS = frozenset({"", "application/octet-stream", "binary/octet-stream", "unk", TEXT, *DECLARED})
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")


class WarcReader:
    """Reads web archives; requests, metadata and the archive's own description are no sources."""

    media_types: tuple[str, ...] = ("application/warc",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield the documents of each record."""
        return read_all(self, capture.uri, io.BytesIO(content))

    def captures(self, source: str, stream: BinaryIO, /) -> Iterator[Held | Skipped]:
        """Yield a capture for each record, and a Skipped for each that gives none; damage ends the archive."""
        found = 0
        seen = _Seen()
        watched = _Watched(stream)
        records = _records(watched)
        while True:
            watched.grant(SLACK)
            try:
                record = next(records, None)
                if record is None:
                    break
                found += 1
                yield seen.once(_held(record, source, watched), source)
            except (OSError, ValueError, EOFError, Unreadable) as error:
                reason = error.reason if isinstance(error, Unreadable) else "broken_warc"
                detail = f"after {found} records: {error}; what follows was not read: fetch the archive anew"
                yield Skipped(record=source, stage="read", reason=reason, detail=detail)
                return
        if not found:
            raise Unreadable("unreadable", "no page is recorded in it", hint="give an archive with responses")


@dataclass(slots=True)
class _Seen:
    """The captures of an archive so far: crawlers save a page again that has not changed."""

    known: dict[str, str] = field(default_factory=dict)  # address -> digest of what it last had

    def once(self, held: Held | Skipped, source: str) -> Held | Skipped:
        """Return what was held, or a Skipped where its address had the same bytes when it was last saved.

        Bytes that come back after others are read: a page that was changed and changed back has three versions.
        """
        if isinstance(held, Skipped):
            return held
        address, digest = held.capture.uri, held.capture.digest
        if self.known.pop(address, None) == digest:
            self.known[address] = digest
            detail = "the same bytes from the same address stand earlier in this archive, and are read there"
            return _left(source, held.capture.uri, "duplicate", detail)
        self.known[address] = digest
        if len(self.known) > REMEMBERED:
            del self.known[next(iter(self.known))]
        return held


@dataclass(slots=True)
class _Watched:
    """A stream that ends a search in which too much is read without a record coming of it."""

    stream: BinaryIO
    taken: int = 0
    granted: int = 0

    def grant(self, size: int) -> None:
        self.granted = max(self.granted, self.taken + size)

    def read(self, size: int = -1) -> bytes:
        if self.taken > self.granted:
            raise Unreadable("too_large", f"no record begins within {SLACK:,} packed bytes", hint="it may be a bomb")
        piece = self.stream.read(SLACK if size < 0 else size)
        self.taken += len(piece)
        return piece

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()

    def close(self) -> None:
        """The file stays open: whoever opened it closes it."""


def _records(watched: _Watched) -> Iterator[Any]:
    from fastwarc import ArchiveIterator
    from fastwarc.warc import WarcRecordType as Kind

    wanted = Kind.response | Kind.resource | Kind.conversion | Kind.revisit
    return iter(ArchiveIterator(watched, record_types=wanted, parse_http=True, auto_decode="none", fsspec_args=False))


def _held(record: Any, source: str, watched: _Watched) -> Held | Skipped:
    """Return the capture of a record; raises Unreadable where the archive cannot be read on after it."""
    length = record.content_length
    watched.grant(length + SLACK)
    if length > LARGEST and length > SHRUNK * (watched.taken + SLACK):
        raise Unreadable("too_large", f"a record of {length:,} bytes in a file of far fewer: it may be a bomb")
    address = record.headers.get("WARC-Target-URI", "").strip("<> \t")
    reason = _refused(record, address)
    if reason is None:
        raw = record.reader.read(LARGEST + 1)
        if len(raw) < min(length, LARGEST + 1):
            raise Unreadable("truncated", f"the record of {address[:200]} ends after {len(raw):,} of {length:,} bytes")
        return _capture(record, source, address, raw)
    return _left(source, address, *reason)


def _refused(record: Any, address: str) -> tuple[str, str] | None:
    """Return why a record is not read: reason and detail."""
    from fastwarc.warc import WarcRecordType as Kind

    status = record.http_headers.status_code if record.http_headers is not None else None
    declared = _declared(record)
    named = is_url(address) or (address.startswith(FILES) and record.record_type in (Kind.resource, Kind.revisit))
    if not named or record.record_date is None:
        return "bad_record", "the record has no http address or no date: it proves nothing"
    if record.record_type == Kind.revisit:
        return "revisit", "unchanged since an earlier record, which is read where it stands"
    if record.record_type == Kind.response and status != 200:
        return f"http_{status or 'unknown'}", f"the server answered {status or 'nothing known'}"
    if declared not in WORDS:
        return "unsupported", f"recorded as {declared[:100]!r}, which holds no text to read"
    if record.content_length > LARGEST:
        return "too_large", f"{record.content_length:,} bytes are more than {LARGEST:,}"
    return None


def _declared(record: Any) -> str:
    kind = record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type")
    return str(kind or "").split(";")[0].strip().lower()


def _capture(record: Any, source: str, address: str, raw: bytes) -> Held | Skipped:
    try:
        content = _unpacked(raw, record)
    except (OSError, ValueError, EOFError, zlib.error) as error:
        return _left(source, address, "broken_record", f"its body cannot be unpacked: {error}")
    if len(content) > LARGEST:
        return _left(source, address, "too_large", f"it unpacks to more than {LARGEST:,} bytes")
    media_type = sniff(content, uri=address, declared=_declared(record))
    if media_type in ARCHIVES:
        return _left(source, address, "nested", "an archive in an archive; save it by itself and give the file")
    uri = unquote(address.removeprefix(FILES)) if address.startswith(FILES) else address  # a label, never opened
    capture = Capture(
        digest=hashlib.sha256(content).hexdigest(),
        uri=uri,
        final_uri=uri,
        fetched=record.record_date.astimezone(UTC).isoformat(timespec="seconds"),
        media_type=media_type,
        size=len(content),
    )
    return Held(capture=capture, content=content)


def _unpacked(raw: bytes, record: Any) -> bytes:
    """Return the body as the page's reader wants it; crawlers keep the codings' names even where they undid them."""
    from fastwarc import stream_io

    if record.http_headers is None:
        return raw
    chunked = "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower()
    if chunked and _CHUNK.match(raw):
        raw = stream_io.ChunkedReader(io.BytesIO(raw)).read(LARGEST + 1)
    coding = (record.http_headers.get("Content-Encoding") or "").strip().lower()
    if coding == "br":
        return stream_io.BrotliReader(io.BytesIO(raw)).read(LARGEST + 1)
    if coding == "zstd" and raw.startswith(b"\x28\xb5\x2f\xfd"):
        return stream_io.ZstdReader(io.BytesIO(raw)).read(LARGEST + 1)
    return _gunzipped(raw) if coding and raw.startswith(b"\x1f\x8b") else raw


def _gunzipped(raw: bytes) -> bytes:
    unpacker = zlib.decompressobj(
        zlib.MAX_WBITS | 16
    )  # fastwarc's own reader does not tell a cut body from a whole one
    content = unpacker.decompress(raw, LARGEST + 1)
    if not unpacker.eof and len(content) <= LARGEST:
        raise EOFError("it ends too soon")
    return content


def _left(source: str, address: str, reason: str, detail: str) -> Skipped:
    return Skipped(record=f"{source}#{address[:500]}", stage="read", reason=reason, detail=detail)
