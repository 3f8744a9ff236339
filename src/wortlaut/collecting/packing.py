"""Files packed as a whole (gzip, bzip2, xz, zstd): unpacked while they are read, and never a bomb."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol, cast

from wortlaut.collecting.archives import ALWAYS, SHRUNK
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.sniffing import BZIP2, GZIP, PACKS, XZ, ZSTD

PIECE = 65_536  # packed bytes taken at a time
BUFFER = 262_144  # unpacked bytes held
WINDOW = 100_000_000  # bytes that xz may ask for; its own highest setting takes 65 MB
PACKED = frozenset(PACKS.values())


class _Unpacker(Protocol):
    eof: bool
    needs_input: bool
    unused_data: bytes

    def decompress(self, data: bytes, /, max_length: int) -> bytes:
        """Return at most so many bytes more."""


class _Gzip:
    """Zlib's unpacker, with the manners of bz2's and lzma's."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, /, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


_UNPACKERS: dict[str, Callable[[], Any]] = {
    GZIP: _Gzip,
    BZIP2: bz2.BZ2Decompressor,
    XZ: lambda: lzma.LZMADecompressor(memlimit=WINDOW),
}


def unpacked(stream: BinaryIO, media_type: str, /) -> io.BufferedReader:
    """Return the stream of what is packed; reading it raises Unreadable for damage and for what grows like a bomb."""
    return io.BufferedReader(_Unpacked(stream, media_type), BUFFER)


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, media_type: str) -> None:
        self._counted = _Counted(stream)
        self._read = (
            _zstd(self._counted) if media_type == ZSTD else _Members(self._counted, _UNPACKERS[media_type]).read
        )
        self._given = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: Any, /) -> int:
        try:
            piece = self._read(min(len(buffer), BUFFER))
        except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
            raise Unreadable("broken_pack", f"it cannot be unpacked: {error}", hint="fetch or save it anew") from error
        self._given += len(piece)
        if self._given > SHRUNK * self._counted.taken + ALWAYS:
            message = f"{self._counted.taken:,} packed bytes give more than {self._given:,}"
            raise Unreadable("too_large", message, hint="it may be a bomb: do not open it")
        buffer[: len(piece)] = piece
        return len(piece)


class _Counted:
    """The packed stream, and how much of it was taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self._stream.read(PIECE if size < 0 else min(size, PIECE))
        self.taken += len(piece)
        return piece

    def tell(self) -> int:
        return self.taken


class _Members:
    """One packed member after the other, as one stream."""

    def __init__(self, stream: _Counted, make: Callable[[], _Unpacker]) -> None:
        self._stream = stream
        self._make = make
        self._unpacker: _Unpacker | None = None
        self._waiting = b""

    def read(self, size: int) -> bytes:
        """Return at least one byte and at most so many; nothing at the end."""
        while True:
            unpacker = self._unpacker
            if unpacker is None or unpacker.eof:
                self._waiting = (unpacker.unused_data if unpacker else b"").lstrip(b"\x00") or self._stream.read()
                if not self._waiting.strip(b"\x00"):
                    return b""
                unpacker = self._unpacker = self._make()
            elif unpacker.needs_input and not self._waiting:
                self._waiting = self._stream.read()
                if not self._waiting:
                    raise EOFError("it ends too soon")
            data, self._waiting = self._waiting, b""
            if piece := unpacker.decompress(data, size):
                return piece


def _zstd(stream: _Counted) -> Callable[[int], bytes]:
    from fastwarc import stream_io

    return cast("Callable[[int], bytes]", stream_io.ZstdReader(cast("BinaryIO", stream)).read)
