"""The words of a text as theming sees them: folded stems, each with the form the source prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.languages.words import stem

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")


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
