"""Files of a library beside its tables: written whole or not at all, mapped into memory when read."""

from __future__ import annotations

import mmap
import os
import re
from collections.abc import Mapping
from pathlib import Path

from wortlaut.errors import StoreError

SUFFIX = ".part"
_NAME = re.compile(r"[A-Za-z0-9]{1,100}")


def part_file(name: str, /) -> str:
    """Return the file name of a part; raises StoreError for a name that could lead elsewhere."""
    if not _NAME.fullmatch(name):
        raise StoreError(f"{name!r} is no name of a part of an index")
    return name + SUFFIX


def read_parts(folder: Path, /) -> Mapping[str, bytes | memoryview]:
    """Map the parts of a folder by name; a folder that is not there has none."""
    return {path.stem: _mapped(path) for path in sorted(folder.glob("*" + SUFFIX)) if _NAME.fullmatch(path.stem)}


def _mapped(path: Path) -> bytes | memoryview:
    try:
        with path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return b""  # an empty file cannot be mapped
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}", hint="delete the file: it is built again") from error


def write_whole(path: Path, content: bytes, /) -> None:
    """Write to a file beside it and rename, so that a name always holds whole bytes; on disk when it returns."""
    beside = path.with_name(path.name + ".new")
    write_synced(beside, content)
    beside.replace(path)
    sync_folder(path.parent)


def write_synced(path: Path, content: bytes, /) -> None:
    """Write a file that is on disk when it returns."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path, /) -> None:
    """Have the names in a folder on disk; where a system has no such call, it writes them by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
