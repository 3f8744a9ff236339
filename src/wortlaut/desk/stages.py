"""By what the rules of a room are known: results and pages that hang on all of them are kept until one changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def edition(*rooms: str) -> str:
    """Return a short digest of all that lies in these rooms, in the languages and in the records.

    Stages whose version somebody raises by hand need none; whose people are meant hangs on hundreds of small rules.
    """
    digest = hashlib.sha256()
    for room in (*rooms, "languages", "records"):
        for name, content in sorted(_sources(files("wortlaut").joinpath(room), room)):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:12]


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        inside = f"{name}/{entry.name}"
        if not entry.is_dir():
            yield inside, entry.read_bytes()
        elif entry.name != "__pycache__":
            yield from _sources(entry, inside)
