"""What the user names, one by one: files, folders, globs, addresses; a missing one leaves a Skipped."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from wortlaut.collecting.building import is_url
from wortlaut.collecting.sniffing import SUFFIXES, suffix
from wortlaut.records import Skipped

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


def expand(sources: Iterable[str], /) -> Iterator[str | Skipped]:
    """Yield every single source, files of a folder in order of their paths, and a Skipped for what is not there."""
    seen: set[str] = set()
    for source in sources:
        for found in _expand_one(source):
            key = found if isinstance(found, Skipped) or is_url(found) else os.path.realpath(found)
            if isinstance(key, str):
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _expand_one(source: str) -> Iterator[str | Skipped]:
    if is_url(source):
        yield source
        return
    try:
        path = Path(source)
        if path.is_dir():
            yield from _folder(source)
        elif path.is_file():
            yield source
        elif path.exists():
            yield _skipped(source, "not_a_file", "neither file nor folder; save it to a file first")
        elif _SCHEME.match(source):
            yield _skipped(source, "refused_address", "only http and https addresses are fetched; save it to a file")
        else:
            yield from _pattern(source)
    except (OSError, ValueError) as error:
        yield _skipped(source, "missing", f"no such path: {error}")


def _pattern(source: str) -> Iterator[str | Skipped]:
    matches = sorted(glob.glob(source, recursive=True)) if glob.has_magic(source) else []  # noqa: PTH207 - takes a whole pattern
    if not matches:
        word = "nothing fits this pattern" if glob.has_magic(source) else "no such file or folder"
        yield _skipped(source, "missing", f"{word}; check the spelling (seen from {Path.cwd()})")
    for match in matches:
        yield from _folder(match) if Path(match).is_dir() else (match,)


def _folder(folder: str) -> Iterator[str | Skipped]:
    """Yield the files of a folder and those below it; hidden ones are not looked at."""
    readable = 0
    for found in _walk(folder):
        if isinstance(found, Skipped):
            yield found
        elif suffix(found) in SUFFIXES:
            readable += 1
            yield found
        else:
            kind = suffix(found) or "no suffix"
            yield _skipped(
                found, "unsupported", f"a file of a folder with {kind}; name the file itself to read it anyway"
            )
    if not readable:
        known = " ".join(sorted(SUFFIXES))
        yield _skipped(folder, "no_readable_files", f"the folder holds no file of these kinds: {known}")


def _walk(folder: str) -> Iterator[str | Skipped]:
    inside = os.path.realpath(folder)
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(name for name in files if not name.startswith(".")):
            path = os.path.join(parent, file)  # noqa: PTH118 - keeps the path as the user wrote it
            if os.path.commonpath([inside, os.path.realpath(path)]) != inside:
                yield _skipped(
                    path, "link_outside", "a link to outside of its folder; name the target itself to read it"
                )
            elif Path(path).is_file():
                yield path


def _skipped(record: str, reason: str, detail: str) -> Skipped:
    return Skipped(record=record, stage="collect", reason=reason, detail=detail)
