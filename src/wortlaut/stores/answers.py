"""What chat models answered, one small file each, written whole: an interrupted run goes on where it stopped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from wortlaut.errors import StoreError
from wortlaut.stores.files import write_whole

_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FolderAnswers:
    """Keeps answers below a folder, which is made when the first one is kept."""

    folder: Path

    def get(self, key: str, /) -> bytes | None:
        """Return what was kept under the key, None where nothing was."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.folder}: {error.strerror}", hint="name another folder: answers") from error

    def keep(self, key: str, content: bytes, /) -> None:
        """Keep the content, on disk before this returns; raises StoreError where that cannot be done."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        except OSError as error:
            raise StoreError(f"{self.folder}: {error.strerror}", hint="name another folder: answers") from error

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise StoreError(f"{key[:80]!r} is not a digest")
        return self.folder / key[:2] / f"{key}.json"
