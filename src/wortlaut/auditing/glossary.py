"""Which beginnings of words in one language mean those of another, from the tables of the languages' folders."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wortlaut.languages.base import language

INSIDE = 4  # letters from which a beginning may stand inside a compound: Fahrgast, Stammgast

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Glossary:
    """Beginnings of words by the first two letters of those in the other language; plain letters only."""

    entries: dict[str, tuple[tuple[str, Stems], ...]]

    def meanings(self, word: str, /) -> Stems:
        """Return the beginnings that a word may stand for, those of its longest listed beginning."""
        fitting = [entry for entry in self.entries.get(word[:2], ()) if word.startswith(entry[0])]
        longest = max((len(stem) for stem, _ in fitting), default=0)
        return tuple(meaning for stem, meanings in fitting if len(stem) == longest for meaning in meanings)


def means(stems: Stems, word: str, /) -> bool:
    """Tell whether a word begins with one of the beginnings, or holds a long one as a part."""
    return any(word.startswith(stem) or (len(stem) >= INSIDE and stem in word) for stem in stems)


def plain(text: str, /) -> str:
    """Return a word in small letters without accents."""
    from anyascii import anyascii

    return str(anyascii(text)).lower()


@cache
def glossary(one: str, other: str, /) -> Glossary:
    """Return the glossary from one language to another; empty where neither folder has a table for the pair."""
    pairs = [(key.split(), line.split()) for key, line in language(other).own("glossary").get(one, {}).items()]
    pairs += [(line.split(), key.split()) for key, line in language(one).own("glossary").get(other, {}).items()]
    entries: dict[str, list[tuple[str, Stems]]] = {}
    for left, right in pairs:
        meanings = tuple(map(plain, right))
        for stem in map(plain, left):
            entries.setdefault(stem[:2], []).append((stem, meanings))
    return Glossary({start: tuple(known) for start, known in entries.items()})
