"""The words of a text as theming sees them: folded stems, each with the form the source prints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from wortlaut.languages.base import language

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_ENDINGS = {  # inflection only, longest first; a derived word ("worker") stays apart from its root
    "en": ("ings", "ing", "ed", "es", "s", "e"),
    "de": ("ern", "em", "en", "er", "es", "e", "n", "s"),
}
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and the stem it is compared by."""

    printed: str
    stem: str


def words(text: str, lang: str, /) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for match in _WORD.finditer(text):
        yield Word(match[0], stem(match[0], lang))


def stems(text: str, lang: str, /) -> tuple[str, ...]:
    """Return the stems of a text in order."""
    return tuple(word.stem for word in words(text, lang))


@lru_cache(maxsize=65536)
def stem(word: str, lang: str, /) -> str:
    """Return the word folded and without its ending; a language whose endings are not known keeps them."""
    plain = fold(word).removesuffix("'s")
    if lang == "en" and plain.endswith("ies") and len(plain) > _SHORTEST_STEM + 1:
        return plain[:-3] + "y"
    for ending in _ENDINGS.get(lang, ()):
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain


def fold(text: str, /) -> str:
    """Return the text in lower case without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


@cache
def common(lang: str, /) -> frozenset[str]:
    """Return the stems of a language's stopwords."""
    return frozenset(stem(word, lang) for word in language(lang).table("stopwords").get("words", ()))
