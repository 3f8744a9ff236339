"""Words and sentences of a paragraph, as offsets; a sentence never ends inside quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:(?:[-'’&]|\.(?!(?<=[a-zäöüß]\.)[A-ZÄÖÜ][a-zäöüß]))[^\W_]+)*|``|''|[^\s]"
)
"""A word with inner hyphens, apostrophes and dots ("U.S", "Wieczorek-Zeul"), or one sign; a dot between a small letter
and a capitalised word is a full stop without its space. Linear: no two alternatives begin alike, and the repeated group
begins with a sign that the class before it excludes."""
LONGEST = 400
"""Tokens after which a sentence is cut, so that work on each stays bounded; gnq and polnear have none so long."""
DATELINE = 14
DATELINE_WORD = 4
"""Tokens of a dateline before its dash, and letters of the city it begins with."""
TERMINAL = frozenset(".!?…。！？")
CLOSERS = frozenset("\"”“’'»«)]」』") | {"''"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one paragraph as parallel lists; ``depth`` counts the quotation marks around each."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]
    depth: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.words[index][0].isupper()

    def word(self, index: int) -> bool:
        """Tell whether the token is a word or number rather than a sign."""
        return self.words[index][0].isalnum()


def tokenize(text: str, start: int, end: int, *, marks: dict[int, int]) -> Tokens:
    """Return the tokens of ``text[start:end]``; ``marks`` maps the offset of a mark to +1 (opens) or -1 (closes)."""
    tokens = Tokens([], [], [], [], [])
    depth = 0
    for match in WORD.finditer(text, start, end):
        first, word = match.start(), match.group()
        change = marks.get(first, 0)
        if change < 0:
            depth = max(0, depth - 1)
        tokens.starts.append(first)
        tokens.ends.append(match.end())
        tokens.words.append(word)
        tokens.lowers.append(word.lower())
        tokens.depth.append(depth)
        if change > 0:
            depth += 1
    return tokens


def sentences(
    tokens: Tokens, *, abbreviations: frozenset[str], starters: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """Return half-open token ranges of the sentences, in order and without gaps.

    A number and its full stop end a sentence only before one of the ``starters``, where numbers are abbreviations.
    """
    found: list[tuple[int, int]] = []
    first = _dateline(tokens)
    if first:
        found.append((0, first))
    size = len(tokens)
    index = first
    while index < size:
        if index - first >= LONGEST:
            found.append((first, index))
            first = index
        ends = _ends(tokens, index, abbreviations) or _numbered(tokens, index, starters)
        if tokens.words[index] in TERMINAL and not tokens.depth[index] and ends:
            after = index + 1
            found.append((first, after))
            first = after
        elif tokens.words[index] in CLOSERS and index > first and _quote_ends(tokens, index):
            found.append((first, index + 1))
            first = index + 1
        index += 1
    if first < size:
        found.append((first, size))
    return found


def _dateline(tokens: Tokens) -> int:
    """Return the token after "HAMBURG (Reuters) -" at the beginning, 0 where there is none."""
    if not len(tokens) or not tokens.words[0].isupper() or len(tokens.words[0]) < DATELINE_WORD:
        return 0
    for index in range(1, min(len(tokens), DATELINE)):
        if tokens.depth[index]:
            return 0
        if tokens.words[index] in "-–—" and tokens.starts[index] > tokens.ends[index - 1]:
            return index + 1
    return 0


def _ends(tokens: Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the terminal sign at ``index`` ends its sentence."""
    if index + 1 >= len(tokens):
        return True
    if tokens.starts[index + 1] == tokens.ends[index] and tokens.words[index] != "。":
        return tokens.words[index] == "." and _unspaced(tokens, index)
    if tokens.words[index] != ".":
        return tokens.capital(index + 1) or not tokens.word(index + 1)
    before = tokens.words[index - 1] if index else ""
    if not (tokens.capital(index + 1) or not tokens.word(index + 1) or tokens.words[index + 1][0].isdigit()):
        return False
    known = before in abbreviations or before.lower() in abbreviations  # "Ill.", but not "ill."
    return not (known or (len(before) == 1 and before.isalpha() and before.isupper()))


def _numbered(tokens: Tokens, index: int, starters: frozenset[str]) -> bool:
    """Tell a number at the end of its sentence from an ordinal: "die Linie 4. Der Fahrer", but not "am 4. Mai"."""
    if not starters or tokens.words[index] != "." or not 0 < index < len(tokens) - 1:
        return False
    number = tokens.words[index - 1].isdigit()
    return number and tokens.capital(index + 1) and tokens.lowers[index + 1] in starters


def _unspaced(tokens: Tokens, index: int) -> bool:
    """Tell whether the space after a full stop is missing: "Merkel.Als"."""
    before, after = tokens.words[index - 1] if index else "", tokens.words[index + 1]
    return before[-1:].islower() and len(before) > 1 and after[0].isupper() and after[1:2].islower()


def _quote_ends(tokens: Tokens, index: int) -> bool:
    """Tell whether a closing mark after a full stop ends the sentence as well."""
    if tokens.depth[index] or tokens.words[index - 1] not in TERMINAL:
        return False
    if index + 1 >= len(tokens):
        return True
    following = tokens.words[index + 1]
    return following[0].isupper() or (not following[0].isalnum() and following not in ",;:-–—.")
