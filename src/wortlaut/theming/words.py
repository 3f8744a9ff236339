"""The words of a text as theming sees them: folded stems, each with the form the source prints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from wortlaut.languages.base import language

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_ENDINGS = ("ings", "ing", "ern", "ies", "ed", "en", "em", "er", "es", "ly", "s", "e", "n", "y")  # English and German
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and the stem it is compared by."""

    printed: str
    stem: str


def words(text: str, /) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for match in _WORD.finditer(text):
        yield Word(match[0], stem(match[0]))


def stems(text: str, /) -> tuple[str, ...]:
    """Return the stems of a text in order."""
    return tuple(word.stem for word in words(text))


@lru_cache(maxsize=65536)
def stem(word: str, /) -> str:
    """Return the word folded and without its ending, the same for every language: a user's word has none given."""
    folded = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").removesuffix("'s"))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain


@cache
def common(lang: str, /) -> frozenset[str]:
    """Return the stems of a language's stopwords."""
    return frozenset(stem(word) for word in language(lang).table("stopwords").get("words", ()))
