"""Files that a command writes: whole or not at all, and never over what it reads or what is not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from glob import glob
from pathlib import Path

from wortlaut.doors.cli.terminal import tell_json
from wortlaut.errors import WriteError

READ = 10_000_000  # bytes of a file that show what it is
OURS = {  # what a result of each form looks like, so that an earlier one may be replaced
    "json": re.compile(rb"\s*\{"),
    "sarif": re.compile(rb"\s*\{"),
    "html": re.compile(rb"<!doctype html>.*<title>Audit: ", re.DOTALL),
    "warc": re.compile(rb"\x1f\x8b|WARC/"),
    "text": re.compile(rb".*\(held against ", re.DOTALL),
}


def require_free(path: str | None, form: str, /, *, inputs: Sequence[str | None] = ()) -> None:
    """Raise WriteError where a result would take the place of something read, or of a file of another kind."""
    if not path or path == "-" or not Path(path).is_file():
        return
    target = Path(path).resolve()
    if any(_holds(source, target) for source in inputs if source and "://" not in source):
        raise WriteError(f"{path} is read by this command, so it is not written", hint="name another file")
    try:
        with target.open("rb") as file:
            known = file.read(READ)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}", hint="name a file that can be written to") from error
    if known.strip() and not OURS[form].match(known):
        raise WriteError(f"{path} is there and holds something else", hint="name another file, or remove this one")


def _holds(source: str, target: Path) -> bool:
    """Tell whether a source, a file or a folder or a pattern, is or has the file."""
    place = Path(source)
    if place.exists():
        return place.resolve() in (target, *target.parents)
    return target in {Path(path).resolve() for path in glob(source, recursive=True)}  # noqa: PTH207 - takes a whole pattern


@contextmanager
def output(path: str | None) -> Iterator[Callable[[object], None]]:
    """Yield what writes one JSON line: to the file, whole or not at all, or to standard output."""
    if not path or path == "-":
        yield tell_json
        return
    with _whole(Path(path)) as beside, beside.open("w", encoding="utf-8", errors="replace") as file:
        yield lambda view: print(json.dumps(view, ensure_ascii=False), file=file)


def save(path: Path, text: str, /) -> None:
    """Write a text to a file, whole or not at all."""
    with _whole(path) as beside:
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", errors="replace")


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Yield a place beside the file to write to; it takes the file's name when all is written."""
    beside = Path(f"{path}.part")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise WriteError(f"{path}: {error.strerror}", hint="name a file that can be written to") from error
