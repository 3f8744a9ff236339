"""Files that hold many captures: what an archive yields, and the limits on opening what is packed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, runtime_checkable

from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document, Skipped

LARGEST = 50_000_000  # bytes of one capture in an archive, unpacked: as many as of one that is fetched
ENTRIES = 10_000  # of a zip; a book has some hundred, an archive of pages a few dozen
SHRUNK = 200  # times; text in XML packs to about a tenth, a bomb to a thousandth
ALWAYS = 1_000_000  # bytes that may be unpacked from however few


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One capture of an archive, with its bytes."""

    capture: Capture
    content: bytes


@runtime_checkable
class Archive(Protocol):
    """A reader whose sources are captures themselves; it streams, so the file may be larger than memory."""

    def captures(self, source: str, stream: BinaryIO, /) -> Iterator[Held | Skipped]:
        """Yield the captures in their order, and why one was left; raises ReadError where nothing can be read."""


def read_all(archive: Archive, source: str, stream: BinaryIO, /) -> Iterator[Document | Skipped]:
    """Yield what the readers find in each capture of an archive."""
    from wortlaut.collecting.reading import read

    for held in archive.captures(source, stream):
        if isinstance(held, Skipped):
            yield held
            continue
        documents, skipped = read(held.capture, held.content)
        yield from documents
        yield from skipped


def open_zip(stream: BinaryIO, kind: str, /) -> zipfile.ZipFile:
    """Return the opened zip; raises Unreadable for a damaged one and for one of too many entries."""
    try:
        opened = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable(f"broken_{kind}", f"not a whole archive: {error}", hint="fetch or save it anew") from error
    if len(opened.filelist) > ENTRIES:
        raise Unreadable("too_large", f"it has {len(opened.filelist):,} entries, more than {ENTRIES:,}")
    return opened


def read_entry(opened: zipfile.ZipFile, name: str, kind: str, /, *, largest: int) -> bytes:
    """Return the bytes of one entry; its name is a key, never a path. Raises Unreadable for bombs and damage."""
    try:
        entry = opened.getinfo(name)
        if entry.file_size > largest or entry.file_size > SHRUNK * entry.compress_size + ALWAYS:
            hint = "it may be a bomb: do not open it"
            raise Unreadable("too_large", f"{name[:200]!r} would unpack to {entry.file_size:,} bytes", hint=hint)
        with opened.open(entry) as file:
            content = file.read(largest + 1)  # no more than it says: zipfile stops at file_size
    except KeyError as error:
        raise Unreadable(f"broken_{kind}", f"there is no {name[:200]!r} in it", hint="save it anew") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        message = f"{name[:200]!r} cannot be unpacked: {error}"
        raise Unreadable(f"broken_{kind}", message, hint="fetch or save it anew") from error
    return content
