"""The body of an answer: read up to a limit of bytes, unpacked up to the same limit, left early where it is no text."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterable, Callable
from io import BytesIO

from wortlaut.collecting.reasons import TRANSCRIBE, Unfetched
from wortlaut.collecting.sniffing import BINARY, FOREIGN, sniff

SMALL = 2_000_000  # bytes; a page has a tenth of it, and only so many larger ones are held at once
LARGE = 2  # answers above SMALL that are held at once: with max_bytes they bound the memory
SEEN = 512  # bytes after which it is known whether this can be text
_FOREIGN = frozenset(kind for _, kind in FOREIGN) - {"application/gzip", "application/zstd"}
_DEAF = ("image/", "video/", "audio/", "font/")


class Room:
    """Lets few large answers grow at once; whoever entered leaves when the bytes are no longer held."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(LARGE)

    async def enter(self, timeout: asyncio.Timeout) -> None:
        """Wait for room; the time waited is not held against the server."""
        loop = asyncio.get_running_loop()
        begun, due = loop.time(), timeout.when()
        timeout.reschedule(None)
        await self._free.acquire()
        if due is not None:
            timeout.reschedule(due + loop.time() - begun)

    def leave(self) -> None:
        """Make room for another."""
        self._free.release()


async def read_body(
    pieces: AsyncIterable[bytes], url: str, *, limit: int, cut: bool, look: Callable[[bytes], None] | None, grow: object
) -> bytes:
    """Return the bytes as sent; raises Unfetched as soon as they are more than ``limit`` (or cuts there).

    ``look`` is shown the beginning once, ``grow`` (an async callable) is awaited once before more than SMALL is held.
    """
    held: list[bytes] = []
    size = 0
    grown = False
    async for piece in pieces:
        held.append(piece)
        before, size = size, size + len(piece)
        if look is not None and size >= SEEN:
            look(b"".join(held))
            look = None
        if size > limit:
            if cut:
                break
            raise too_large(url, limit)
        if size > SMALL and before <= SMALL and callable(grow) and not grown:
            grown = True
            await grow()
    return b"".join(held)[:limit]


def looker(url: str, declared: str, coding: str) -> Callable[[bytes], None] | None:
    """Return what raises Unfetched where the first bytes, or they and the header together, are surely no text."""
    if coding:
        return None  # packed: nothing is seen before it is unpacked

    def look(head: bytes) -> None:
        kind = sniff(head, uri=url, declared=declared)
        said = declared.split(";")[0].strip().lower()
        if kind.startswith(("audio/", "video/")):
            raise Unfetched("recording", f"{url}: its bytes are {kind}", hint=f"save it, then {TRANSCRIBE}")
        if kind in _FOREIGN or (kind == BINARY and said.startswith(_DEAF)):
            detail = f"{url}: its bytes are {said if kind == BINARY else kind}, said to be {said[:80] or 'nothing'}"
            raise Unfetched("unsupported", detail, hint="there is no text in it to read")

    return look


def codings(header: str, url: str, /) -> list[str]:
    """Return the codings of a body in the order of unpacking; raises Unfetched for those that nobody asked for."""
    names = [name.strip().lower() for name in header.split(",")]
    wanted = [name for name in reversed(names) if name not in ("", "identity")]
    unknown = [name for name in wanted if name not in _UNPACKERS]
    if unknown or len(wanted) > 2:
        raise Unfetched("unsupported", f"{url}: packed as {header[:60]!r}, which was not asked for")
    return wanted


def unpack(content: bytes, wanted: list[str], url: str, *, limit: int, cut: bool = False) -> bytes:
    """Return the unpacked bytes; raises Unfetched for damage and as soon as they are more than ``limit``."""
    for name in wanted:
        try:
            content = _UNPACKERS[name](content, limit, cut)
        except (OSError, ValueError, EOFError, zlib.error, RuntimeError) as error:
            message = f"{url}: the packed answer is damaged: {error}"
            raise Unfetched("network", message, hint="try again later") from error
        if len(content) > limit and not cut:
            raise too_large(url, limit)
    return content[:limit]


def too_large(url: str, limit: int, /) -> Unfetched:
    """Return the reason for a body above the limit."""
    return Unfetched("too_large", f"{url}: more than max_bytes = {limit:,}", hint="raise the setting")


def _gunzip(content: bytes, limit: int, cut: bool) -> bytes:
    """Unpack gzip or zlib; a gzip file may have several members."""
    found = b""
    while content:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        found += unpacker.decompress(content, limit + 1 - len(found))
        if len(found) > limit:
            return found
        if not unpacker.eof and not cut:
            raise EOFError("it ends too soon")
        content = unpacker.unused_data.lstrip(b"\0")
    return found


def _unbrotli(content: bytes, limit: int, cut: bool) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    found = bytearray()
    try:
        found += unpacker.process(content, output_buffer_limit=limit + 1)
        while len(found) <= limit and not unpacker.can_accept_more_data():
            found += unpacker.process(b"", output_buffer_limit=limit + 1)
    except brotli.error as error:
        raise ValueError(str(error)) from error
    if len(found) <= limit and not unpacker.is_finished() and not cut:
        raise EOFError("it ends too soon")
    return bytes(found)


def _unzstd(content: bytes, limit: int, cut: bool) -> bytes:
    from fastwarc import stream_io

    found = stream_io.ZstdReader(BytesIO(content)).read(limit + 1)
    if content and not found:
        raise EOFError("it ends too soon")
    return bytes(found)


_UNPACKERS = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _gunzip,
    "br": _unbrotli,
    "zstd": _unzstd,
}
