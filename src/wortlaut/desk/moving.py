"""The verbs ``export`` and ``import``: a library's captures as a WARC, its documents as a ``.jsonl``, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from wortlaut.desk.library import Library
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import WriteError
from wortlaut.ports import LastingStore
from wortlaut.records.wire import to_plain


def export_warc(store: LastingStore, path: str | Path, /, *, progress: Progress = silent) -> int:
    """Write every fetch as a WARC 1.1, packed record by record; return how many records were written."""
    from wortlaut.stores.warc import write_warc

    return _whole(path, lambda file: write_warc(store, progress("exporting", store.captures()), file))


def export_jsonl(library: Library, path: str | Path, /) -> int:
    """Write every current document as one line, with all that a library needs to take it in again."""

    def lines(file: BinaryIO) -> int:
        count = 0
        for document in library.documents.values():
            plain = to_plain(document)
            view = {**plain, "date": plain.pop("published"), "authors": list(document.authors)}
            known = {name: value for name, value in view.items() if value not in (None, [], ())}
            file.write(json.dumps(known, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace") + b"\n")
            count += 1
        return count

    return _whole(path, lines)


def _whole(path: str | Path, write: Callable[[BinaryIO], int]) -> int:
    """Write a file whole or not at all."""
    beside = Path(f"{path}.part")
    try:
        with beside.open("wb") as file:
            count = write(file)
        beside.replace(path)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}", hint="name a file that can be written to") from error
    return count
