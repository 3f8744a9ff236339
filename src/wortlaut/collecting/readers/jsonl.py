"""A document a line: a superset of the corpora's format; the text stays exactly as given, so that spans fit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from wortlaut.collecting.building import language_of, one_line, place, slug
from wortlaut.collecting.days import day
from wortlaut.errors import WortlautError
from wortlaut.records import Block, Capture, Document, Skipped
from wortlaut.records.wire import from_json, to_json

ALIASES = {  # keys of a line, and the field they fill; the first that says something wins
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher"),
    "agency": ("agency",),
    "url": ("url",),
    "file": ("file",),
    "media_type": ("media_type",),
    "capture": ("capture",),
}
DATES = {"published": ("date", "published"), "modified": ("modified",), "accessed": ("accessed",)}


class JsonlReader:
    """Reads JSON Lines; a bad line becomes a Skipped and the rest goes on."""

    media_types: tuple[str, ...] = ("application/jsonl",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield a document for each good line."""
        return read_lines(capture, content.splitlines())


def read_lines(capture: Capture, lines: Iterable[bytes], /, *, first: int = 1) -> Iterator[Document | Skipped]:
    """Yield a Document or a Skipped for each line that is not blank; ``first`` numbers the first of them."""
    for number, line in enumerate(lines, first):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if stripped:
            yield _read_line(capture, stripped, number)


def _read_line(capture: Capture, line: bytes, number: int) -> Document | Skipped:
    import msgspec

    try:
        values = msgspec.json.decode(line)
        return _document(capture, values, line)
    except (msgspec.DecodeError, WortlautError, ValueError, RecursionError) as error:
        reason = "empty" if isinstance(error, _NoWordsError) else "bad_line"
        detail = f"{error}; mend this line or leave it out, the other lines were read"
        return Skipped(record=f"{capture.uri}:{number}", stage="read", reason=reason, detail=detail)


class _NoWordsError(ValueError):
    """A line whose text is empty."""


def _document(capture: Capture, values: object, line: bytes) -> Document:
    if not isinstance(values, dict):
        raise ValueError(f"the line is a JSON {type(values).__name__}, not an object")
    text = values.get("text")
    if not isinstance(text, str):
        raise ValueError('there is no "text" of type string')
    if not text.strip():
        raise _NoWordsError('"text" is empty')
    known = place(capture)
    known.update({field: found for field, keys in ALIASES.items() if (found := _first(values, keys))})
    known.update({field: found for field, keys in DATES.items() if (found := _date(values, keys))})
    if known.get("url") and not _first(values, ("file",)):
        known["file"] = None
    declared = values.get("lang")
    lang = one_line(declared) if isinstance(declared, str) else None
    return Document(
        **known,
        id=_id(values, capture, line),
        text=text,
        lang=lang or language_of(text),
        authors=_authors(values),
        blocks=_blocks(values.get("blocks"), len(text)),
    )


def _id(values: Mapping[str, Any], capture: Capture, line: bytes) -> str:
    given = values.get("id")
    if isinstance(given, str | int) and str(given).strip():
        return str(given)
    stem = slug(PurePosixPath(capture.uri).stem)
    return f"{stem}-{hashlib.sha256(line).hexdigest()[:8]}"  # of the line, so that a line before it changes nothing


def _first(values: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((line for key in keys if isinstance(values.get(key), str) and (line := one_line(values[key]))), None)


def _date(values: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """Return the first date that says something: a day where it reads as one, else the EDTF value as given."""
    for key in keys:
        given = _first(values, (key,))
        if given:
            return given if len(given) < 10 or "/" in given or given[-1] in "~?%" else day(given) or given
    return None


def _authors(values: Mapping[str, Any]) -> tuple[str, ...]:
    given = values.get("authors") or values.get("author") or ()
    several = given if isinstance(given, list) else [given]
    return tuple(found for author in several if isinstance(author, str) and (found := one_line(author)))


def _blocks(given: object, length: int) -> tuple[Block, ...]:
    """Return blocks as ``collect --to`` writes them, checked to lie in order inside the text."""
    if not isinstance(given, list) or not given:
        return ()
    blocks = tuple(from_json(to_json(block), Block) for block in given)
    starts = [block.span.start for block in blocks] + [length]
    if any(block.span.end > start for block, start in zip(blocks, starts[1:], strict=True)):
        raise ValueError('"blocks" overlap or lie outside the text')
    return blocks
