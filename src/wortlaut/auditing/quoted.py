"""A quotation as a note prints it: its words, the quoter's [brackets], and the gaps it owns up to."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from wortlaut.auditing.tokens import SIGNIFICANT, Token, tokenise

_JOINING = ("", "'", "’", "‘")
LONGEST = 4_000  # words of a quotation that are compared; beyond it no one calls it a quotation


@dataclass(frozen=True, slots=True)
class Word:
    """One significant token of a quotation, and whether the quoter put it in brackets."""

    token: Token
    bracket: bool = False  # stands in [brackets] as a whole
    stem: str = ""  # of want[ed]: what stands outside the brackets, in lower case
    opens: bool = False  # a sentence or a quotation begins with it, or the word before closed one

    @property
    def key(self) -> str:
        """Return the form that counts as the same."""
        return self.token.key


@dataclass(frozen=True)
class Quoted:
    """The words of a quotation; ``gaps`` are the places where an ellipsis stands before the word."""

    raw: str
    words: tuple[Word, ...]
    gaps: frozenset[int]

    def pieces(self) -> list[tuple[int, int]]:
        """Return the stretches of words between the gaps, as half-open places."""
        cuts = [0, *sorted(gap for gap in self.gaps if 0 < gap < len(self.words)), len(self.words)]
        return [(start, end) for start, end in itertools.pairwise(cuts) if start < end]


def read_quoted(raw: str, /) -> Quoted:
    """Return the quotation's words; brackets without a partner are read as plain marks."""
    tokens = tokenise(raw).tokens
    partners = _partners(tokens)
    words: list[Word] = []
    gaps: set[int] = set()
    closing = -1
    opens = True
    for place, token in enumerate(tokens):
        if place in partners:
            closing = partners[place]
        elif token.kind == "ellipsis":
            gaps.add(len(words))
        elif token.kind in SIGNIFICANT and len(words) < LONGEST:
            _append(words, Word(token, bracket=place < closing, opens=opens), raw)
            opens = False
        else:
            opens = opens or token.kind in ("end", "mark")
    return Quoted(raw, tuple(words), frozenset(gaps))


def _partners(tokens: tuple[Token, ...]) -> dict[int, int]:
    """Pair each opening bracket with the next closing one."""
    found: dict[int, int] = {}
    opened: int | None = None
    for place, token in enumerate(tokens):
        if token.key == "[":
            opened = place
        elif token.key == "]" and opened is not None:
            found[opened] = place
            opened = None
    return found


def _append(words: list[Word], word: Word, raw: str) -> None:
    """Add the word, joined to the last one where only a bracket stands between: [t]he, want[ed], [i]'ve."""
    last = words[-1] if words else None
    between = raw[last.token.end : word.token.start] if last is not None else ""
    if last is None or between[:1] not in ("[", "]") or between[1:] not in _JOINING or last.bracket == word.bracket:
        words.append(word)
        return
    stem = last.stem or ("" if last.bracket else last.key)
    apostrophe = "'" if between[1:] else ""
    stem = stem if word.bracket else stem + apostrophe + word.key
    start = last.token.start - (1 if last.bracket and not last.stem else 0)
    end = word.token.end + (1 if word.bracket else 0)
    words[-1] = Word(Token("word", last.key + apostrophe + word.key, start, end), stem=stem)
