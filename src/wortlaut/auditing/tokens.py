"""Words, figures and marks of a text with their places, so that two texts can be held against each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from wortlaut.auditing.folding import LINE_HYPHEN, MARKS, fold

Kind = Literal["word", "number", "symbol", "ellipsis", "mark", "dash", "end", "other"]

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LETTER = f"[^\\W\\d_{_CJK}]"
_TOKEN = re.compile(
    rf"(?P<number>(?:(?<![\w.,%)])[+\u2212-](?=\d))?\d+(?:[.,]\d+)*)"
    rf"|(?P<word>[{_CJK}]|{_LETTER}+(?:['’‘\u0001\u2010\u2011-]{_LETTER}+)*)"
    r"|(?P<ellipsis>\.{3,}|…+|\.(?:[ \u00a0]\.){2,})"
    rf"|(?P<mark>[{MARKS}'])"
    r"|(?P<dash>[-‐‑‒–—―\u2212]+)"
    r"|(?P<end>[.!?。！？]+)"
    r"|(?P<symbol>[$€£¥₩₹₽¢&@%‰°+=<>²³½¼¾])"
    r"|(?P<other>[^\w\s])"
)
SIGNIFICANT = frozenset({"word", "number", "symbol"})
"""Kinds that no fold may drop."""

KEPT_TEXTS = 24  # tokenised texts held at once: a check compares one quotation with some five documents


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or mark; ``key`` is the form that counts as the same."""

    kind: Kind
    key: str
    start: int
    end: int
    other: str = ""  # the second reading of a word broken by a hyphen at a line's end


class Text:
    """A text, its tokens in order, and the significant ones apart."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.tokens: tuple[Token, ...] = tuple(_tokens(raw))
        self.words: tuple[Token, ...] = tuple(token for token in self.tokens if token.kind in SIGNIFICANT)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each key stands among the significant tokens."""
        found: dict[str, list[int]] = {}
        for place, token in enumerate(self.words):
            found.setdefault(token.key, []).append(place)
            if token.other:
                found.setdefault(token.other, []).append(place)
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Where the significant tokens begin."""
        return [token.start for token in self.words]

    def place(self, offset: int, /) -> int:
        """Return the place of the first significant token that begins at the offset or after it."""
        return bisect_left(self.starts, offset)

    def splits(self, offset: int, /) -> bool:
        """Tell whether a word or figure goes on over the offset."""
        place = bisect_left(self.starts, offset) - 1
        return place >= 0 and self.words[place].end > offset

    def between(self, left: int, right: int, /) -> str:
        """Return the raw text between the significant tokens at two places."""
        start = self.words[left].end if left >= 0 else 0
        end = self.words[right].start if right < len(self.words) else len(self.raw)
        return self.raw[start:end]


@lru_cache(maxsize=KEPT_TEXTS)
def tokenise(raw: str, /) -> Text:
    """Return the text's tokens; asked again soon, the same object."""
    return Text(raw)


def _tokens(raw: str) -> Sequence[Token]:
    folded = fold(raw)
    plain = len(folded.anchors) == 1
    found = []
    for match in _TOKEN.finditer(folded.text):
        start, end = match.span()
        if not plain:
            start, end = folded.back(start), _back_end(folded.back(end - 1), folded.back(end))
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        found.append(_token(kind, match.group(), start, end))
    return found


def _back_end(last: int, end: int) -> int:
    """Keep a token one character long at least, where it is the inside of one folded character."""
    return end if end > last else last + 1


def _token(kind: Kind, form: str, start: int, end: int) -> Token:
    if kind != "word":
        return Token(kind, form.replace("\u2212", "-"), start, end)
    key = form.lower().replace("’", "'").replace("‘", "'").replace("\u2010", "-").replace("\u2011", "-")
    if LINE_HYPHEN in key:
        return Token(kind, key.replace(LINE_HYPHEN, ""), start, end, key.replace(LINE_HYPHEN, "-"))
    return Token(kind, key, start, end)
