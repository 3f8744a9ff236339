"""Corpora of gold quotations: one JSON line a document, the text and what is quoted in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wortlaut.errors import UsageError, reason
from wortlaut.records import Document

FORMAT = "each line needs id, lang, text and quotes with content, source and cue as [[start, end], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One document with its gold quotations, in the corpus format."""

    document: Document
    quotes: Sequence[Mapping[str, Any]]


def read_corpus(path: str | Path, /) -> Iterator[Gold]:
    """Yield the documents of a corpus file; raises UsageError with the line that is none."""
    try:
        with Path(path).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _gold(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {reason(error)}", hint="name a file in the corpus format") from error


def _gold(line: str, place: str) -> Gold:
    try:
        known = json.loads(line)
        document = Document(id=known["id"], text=known["text"], lang=known["lang"], title=known.get("title"))
        quotes = known["quotes"]
        for quote in quotes:
            _check(quote, len(document.text))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{place}: {type(error).__name__}: {error}", hint=FORMAT) from error
    return Gold(document=document, quotes=quotes)


def _check(quote: Mapping[str, Any], size: int) -> None:
    for key in ("content", "source", "cue"):
        for start, end in quote[key]:
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= size):
                raise ValueError(f"no span [{start}, {end}) in a text of {size} characters")
