"""A part of the index: which documents it holds, and one sorted array of (row, document) pairs, kept as plain bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wortlaut.auditing.rows import BITS, Numbers, postings

MAGIC = b"wortlaut-rows@1\n"
MOST_DOCUMENTS = 1 << (64 - BITS)  # of one segment
BATCH = 1_000_000  # characters that are read at once
_DIGEST = 32  # bytes
_SHIFT = np.uint64(64 - BITS)
_MASK = np.uint64(MOST_DOCUMENTS - 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a segment: the version tells whether the text is still the one that was read."""

    id: str
    version: str
    lang: str


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Documents by number, and the postings of their rows in order."""

    entries: tuple[Entry, ...]
    postings: Numbers
    digest: str = ""  # of the bytes it was read from
    langs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "langs", frozenset(entry.lang for entry in self.entries))

    def ranges(self, rows: Numbers, /) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return where the postings of each row begin and end."""
        return (
            np.searchsorted(self.postings, rows << _SHIFT),
            np.searchsorted(self.postings, (rows << _SHIFT) | _MASK, side="right"),
        )

    def documents(self, start: int, end: int, /) -> NDArray[np.intp]:
        """Return the numbers of the documents of a range of postings."""
        return (self.postings[start:end] & _MASK).astype(np.intp)

    def to_bytes(self) -> bytes:
        """Return the segment as bytes that begin with a digest of the rest."""
        head = json.dumps([[entry.id, entry.version, entry.lang] for entry in self.entries]).encode()
        head += b" " * (-(len(MAGIC) + _DIGEST + 8 + len(head)) % 8)  # the array begins on a multiple of eight
        body = len(head).to_bytes(8, "little") + head + self.postings.astype("<u8").tobytes()
        return MAGIC + hashlib.sha256(body).digest() + body


def from_bytes(content: bytes | memoryview, /) -> Segment | None:
    """Return the segment over these very bytes, uncopied; None where they are not whole or of another format."""
    view = memoryview(content)
    begin = len(MAGIC) + _DIGEST
    if bytes(view[: len(MAGIC)]) != MAGIC or len(view) < begin + 8:
        return None
    if hashlib.sha256(view[begin:]).digest() != view[len(MAGIC) : begin]:
        return None
    head = begin + 8 + int.from_bytes(view[begin : begin + 8], "little")
    try:
        entries = tuple(Entry(*map(str, entry)) for entry in json.loads(bytes(view[begin + 8 : head])))
        pairs = np.frombuffer(view[head:], dtype="<u8")
    except (ValueError, TypeError):
        return None
    if len(pairs) and int((pairs & _MASK).max()) >= len(entries):
        return None
    return Segment(entries, pairs, bytes(view[len(MAGIC) : begin]).hex())


def build(documents: Iterable[tuple[Entry, str]], /) -> Segment:
    """Return the segment of some documents with their texts."""
    entries: list[Entry] = []
    texts: list[str] = []
    parts: list[Numbers] = []
    waiting = 0
    for entry, text in documents:
        entries.append(entry)
        texts.append(text)
        waiting += len(text)
        if waiting >= BATCH:
            parts.append(_read(entries, texts))
            texts, waiting = [], 0
    if texts:
        parts.append(_read(entries, texts))
    return Segment(tuple(entries), _each_once(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.uint64))


def _each_once(numbers: Numbers) -> Numbers:
    """Return the numbers in order, each once; np.unique hashes them first and takes ten times as long."""
    numbers.sort()
    fresh = np.ones(len(numbers), dtype=bool)
    fresh[1:] = numbers[1:] != numbers[:-1]
    return numbers[fresh]


def _read(entries: Sequence[Entry], texts: Sequence[str]) -> Numbers:
    first = len(entries) - len(texts)
    return postings(texts, [entry.lang for entry in entries[first:]], first)


def merge(segments: Sequence[Segment], alive: Sequence[NDArray[np.bool_]], /) -> Segment:
    """Return one segment of all documents that are alive."""
    entries: list[Entry] = []
    parts: list[Numbers] = []
    for segment, living in zip(segments, alive, strict=True):
        numbers = (np.cumsum(living) - 1 + len(entries)).astype(np.uint64)
        owners = (segment.postings & _MASK).astype(np.intp)
        kept = living[owners] if len(owners) else np.zeros(0, dtype=bool)
        parts.append((segment.postings[kept] & ~_MASK) | numbers[owners[kept]])
        entries += [entry for entry, lives in zip(segment.entries, living, strict=True) if lives]
    return Segment(tuple(entries), np.sort(np.concatenate(parts)))
