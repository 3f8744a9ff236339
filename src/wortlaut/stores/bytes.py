"""The bytes of captures: packed files named by their digest, written so that a power cut leaves whole ones or none.

A file waits under ``captures/new`` until its row is written out, and has its name only then. Whatever dies in between
leaves either a waiting file with a row, which is put in its place when the library is opened again, or one without,
which nobody was told of.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from wortlaut.errors import StoreError
from wortlaut.stores.files import sync_folder, write_synced

WAITING = "new"
DIGEST = re.compile(r"[0-9a-f]{64}")


class Bytes:
    """The folder ``captures`` of a library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: list[str] = []
        (folder / WAITING).mkdir(parents=True, exist_ok=True)

    def path(self, digest: str, /) -> Path:
        """Return the file of a digest; raises StoreError for what could lead elsewhere."""
        if not DIGEST.fullmatch(digest):
            raise StoreError(f"{digest!r} is not a SHA-256 digest")
        return self.folder / digest[:2] / f"{digest}.gz"

    def wait(self, digest: str, content: bytes, /) -> None:
        """Write the bytes to disk without giving them their name yet."""
        if self.path(digest).exists():
            return
        write_synced(self._at(digest), gzip.compress(content, mtime=0))
        self._waiting.append(digest)

    def place(self) -> None:
        """Give the waiting files their names: their rows are written out."""
        folders = {self.folder / WAITING}
        for digest in self._waiting:
            self._name(digest)
            folders.add(self.path(digest).parent)
        if self._waiting:
            for folder in sorted(folders):
                sync_folder(folder)
            self._waiting.clear()

    def recover(self, waiting: Path, /) -> None:
        """Give a file that was left waiting its name, if it is whole."""
        digest = waiting.name.partition(".")[0]
        path = self.path(digest)
        if path.exists():
            waiting.unlink(missing_ok=True)
        elif hashlib.sha256(_unpacked(waiting)).hexdigest() == digest:
            path.parent.mkdir(exist_ok=True)
            waiting.replace(path)
            for folder in (self.folder, path.parent, waiting.parent):
                sync_folder(folder)

    def waiting(self) -> Iterator[Path]:
        """Yield the files that wait, in order of their names."""
        yield from sorted((self.folder / WAITING).glob("*.gz"))

    def read(self, digest: str, /) -> bytes:
        """Return the bytes; raises StoreError where the file is missing or damaged."""
        return _unpacked(self.path(digest))

    def remove(self, digest: str, /) -> None:
        """Forget the bytes: overwritten first, as far as the disk lets us."""
        path = self.path(digest)
        if path.is_file():
            size = path.stat().st_size
            with path.open("r+b") as file:
                file.write(b"\0" * size)
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(path.parent)

    def _at(self, digest: str) -> Path:
        self.path(digest)
        return self.folder / WAITING / f"{digest}.{os.getpid()}.gz"  # two processes may bring the same bytes

    def _name(self, digest: str) -> None:
        path = self.path(digest)
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True)
            sync_folder(self.folder)
        try:
            self._at(digest).replace(path)
        except FileNotFoundError:
            if not path.exists():  # else another process put the same bytes there
                raise


def _unpacked(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError(f"{path}: {error}", hint="see: wortlaut library fsck") from error
