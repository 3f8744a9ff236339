"""A text as numbers: one for each three words in a row and one for each telling word, the same in every text.

A word's number is a polynomial over its letters modulo 2**64, so that whole batches of texts are read in a few array
operations; two different rows share a number about once in 10**12 pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wortlaut.auditing.folding import LINE_HYPHEN, fold
from wortlaut.auditing.weights import stopwords

Numbers = NDArray[np.uint64]

BITS = 40  # of a row's number; the other 24 of a posting name the document
_DOCUMENT_BITS = np.uint64(64 - BITS)
_PLANE = 0x20000  # code points with a table; those above are Chinese characters
_WORD = re.compile(r"[^\W_]+")
_CHINESE = ((0x3040, 0x3100), (0x3400, 0xA000), (_PLANE, 0x110000))  # each character counts as a word
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_FIRST, _SECOND, _THIRD = (np.uint64(number) for number in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93))


def postings(texts: Sequence[str], langs: Sequence[str], first: int, /) -> Numbers:
    """Return the rows of each text, each with its document's number counted from ``first``; some more than once."""
    words, owners = _words("\n".join(map(_plain, texts)), len(texts))
    keys = [_keys(words, owners)]
    for lang in sorted(set(langs)):
        telling = ~_is_one_of(words, _common(lang))
        if len(set(langs)) > 1:
            telling &= np.array([other == lang for other in langs], dtype=bool)[owners]
        keys.append(_joined(_single(words[telling]), owners[telling]))
    return np.concatenate(keys) + np.uint64(first)


def rows_of(wording: str, langs: Sequence[str], /) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Return the numbers of a wording's rows and of its words, and which words are common in one of the languages."""
    words, _ = _words(_plain(wording), 1)
    common = np.zeros(len(words), dtype=bool)
    for lang in langs:
        common |= _is_one_of(words, _common(lang))
    return _shortened(_rows(words)), _shortened(_single(words)), common


def _keys(words: Numbers, owners: NDArray[np.uint32]) -> Numbers:
    whole = owners[2:] == owners[:-2]
    return _joined(_rows(words)[whole], owners[2:][whole])


def _joined(rows: Numbers, owners: NDArray[np.uint32]) -> Numbers:
    return (_shortened(rows) << _DOCUMENT_BITS) | owners.astype(np.uint64)


def _shortened(rows: Numbers) -> Numbers:
    return rows >> _DOCUMENT_BITS


def _rows(words: Numbers) -> Numbers:
    return _mixed(words[:-2] * _FIRST + words[1:-1] * _SECOND + words[2:] * _THIRD)


def _single(words: Numbers) -> Numbers:
    return _mixed(words + _THIRD)


def _mixed(numbers: Numbers) -> Numbers:
    """Spread the numbers over all bits; the first ones are kept."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return mixed ^ (mixed >> np.uint64(31))


def _plain(text: str) -> str:
    return fold(text).text.replace(LINE_HYPHEN, "").replace("\n", " ").lower()


def _words(text: str, documents: int) -> tuple[Numbers, NDArray[np.uint32]]:
    """Return a number for each word of documents that stand one on each line, and the line it stands on."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    inside, alone, values = _tables()
    kept = np.minimum(codes, np.uint32(_PLANE))
    word, single = inside[kept], alone[kept]
    fresh = word.copy()
    fresh[1:] &= ~word[:-1] | single[1:] | single[:-1]
    begins = np.flatnonzero(fresh)
    last = word.copy()
    last[:-1] &= ~word[1:] | fresh[1:]
    ends = np.flatnonzero(last) + 1
    powers, inverses = _powers(1 << max(12, len(codes).bit_length()))
    letters = np.where(codes < _PLANE, values[kept], codes.astype(np.uint64) * _SECOND)
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(codes)], out=sums[1:])
    words = (sums[ends] - sums[begins]) * inverses[begins]
    if documents == 1:
        return words, np.zeros(len(words), dtype=np.uint32)
    lines = np.flatnonzero(codes == ord("\n"))
    return words, np.searchsorted(lines, begins).astype(np.uint32)


@cache
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_], Numbers]:
    """Return for each code point whether it belongs to a word, whether it is one, and its value in a word's number."""
    inside = np.zeros(_PLANE + 1, dtype=bool)
    alone = np.zeros(_PLANE + 1, dtype=bool)
    for match in _WORD.finditer("".join(map(chr, range(_PLANE)))):
        inside[match.start() : match.end()] = True
    for start, end in _CHINESE:
        alone[start : min(end, _PLANE + 1)] = True
    inside[_PLANE] = True
    return inside, alone & inside, _mixed(np.arange(1, _PLANE + 2, dtype=np.uint64) * np.uint64(_BASE))


@cache
def _powers(size: int) -> tuple[Numbers, Numbers]:
    """Return the powers of the base and of its inverse, modulo 2**64."""
    both = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        powers = np.full(size, base, dtype=np.uint64)
        powers[0] = 1
        both.append(np.cumprod(powers))
    return both[0], both[1]


@cache
def _common(lang: str) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return the numbers of a language's stopwords, sorted, and a table of their last sixteen bits."""
    listed = sorted({part for word in stopwords(lang) for part in _WORD.findall(word.lower())})
    numbers = np.unique(_words("\n".join(listed), len(listed) + 1)[0])
    table = np.zeros(1 << 16, dtype=bool)
    table[numbers & np.uint64(0xFFFF)] = True
    return numbers, table


def _is_one_of(words: Numbers, common: tuple[Numbers, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    numbers, table = common
    found: NDArray[np.bool_] = table[words & np.uint64(0xFFFF)]
    if len(numbers):
        places = np.flatnonzero(found)
        near = np.searchsorted(numbers, words[places])
        found[places] = numbers[np.minimum(near, len(numbers) - 1)] == words[places]
    return found
