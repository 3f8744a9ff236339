"""A text as words with their places, sentences and paragraphs; one pass each, linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wortlaut.records import Document
from wortlaut.resolving.folding import fold
from wortlaut.resolving.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’‘′´][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?…][\"'”’“»«)\]]*\s+(?=[\"'“„»«‘(\[]*[^\W\da-zß-ÿ_])|\n+")
_LAST_WORD = re.compile(r"[^\W_]+$")
_CONTRACTED = re.compile(r"(?<=\w)['’](?:ll|d|re|ve|m)$", re.IGNORECASE)  # "she'll" is "she"
_POSSESSIVE = re.compile(r"['’‘′´]s$|['’‘′´]S$")
_LONGEST_ABBREVIATION = 8  # letters
_LONGEST_WORD = 60  # code points; what is longer is no name


class Token(NamedTuple):  # one for each word of a text, and cheaper to make than a frozen dataclass
    """A word of the text; ``key`` is its fold without a possessive ending."""

    start: int
    end: int  # without a possessive ending
    text: str
    key: str
    capital: bool
    possessive: bool

    @property
    def initial(self) -> bool:
        """Tell whether it is one capital letter, as in "J. F. Kennedy"."""
        return len(self.text) == 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text and where its sentences and paragraphs begin."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]  # of the tokens, for bisecting
    sentences: tuple[int, ...]  # offsets at which sentences begin
    paragraphs: tuple[int, ...]

    def gap(self, index: int, /) -> str:
        """Return what stands between the token and the one before it."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] if index else "\n"

    def within(self, start: int, end: int, /) -> range:
        """Return the indexes of the tokens that begin in that stretch."""
        return range(_at(self.starts, start), _at(self.starts, end))

    def sentence(self, offset: int, /) -> int:
        """Return the number of the sentence the offset stands in."""
        return bisect_right(self.sentences, offset)

    def paragraph(self, offset: int, /) -> int:
        """Return the number of the paragraph the offset stands in."""
        return bisect_right(self.paragraphs, offset)


def split_words(document: Document, lexicon: Lexicon, /) -> Words:
    """Return the words of a document's text."""
    text = document.text
    tokens = tuple(token for match in _WORD.finditer(text) for token in _parted(_token(text, match), lexicon))
    breaks = [match.end() for match in _SENTENCE.finditer(text) if not _abbreviated(text, match, lexicon)]
    blocks = [block.span.start for block in document.blocks]
    lines = [index for index in breaks if text[index - 1] == "\n"]
    return Words(
        text=text,
        tokens=tokens,
        starts=tuple(token.start for token in tokens),
        sentences=tuple(sorted({0, *breaks, *blocks})),
        paragraphs=tuple(sorted({0, *lines, *blocks})),
    )


def _token(text: str, match: re.Match[str]) -> Token:
    start, word = match.start(), match.group()
    core = _POSSESSIVE.sub("", word) or word
    if core == word and _CONTRACTED.search(word):
        core = word = _CONTRACTED.sub("", word)
    tail = core.rsplit("-", 1)[-1]
    capital = core[0].isupper() or (core[:3].lower() in ("al-", "el-") and tail[:1].isupper())
    owning = core != word or (word[-1] in "sxz" and text[match.end() : match.end() + 2] in ("' ", "’ "))
    return Token(start, start + len(core), core, fold(core[:_LONGEST_WORD]), capital, owning)


def _parted(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield a verb and the pronoun tied to it as two: "a-t-elle", "dit-il"."""
    verb, _, pronoun = token.text.rpartition("-")
    if not verb or pronoun not in lexicon.grammar.glued:
        yield token
        return
    start, verb = token.end - len(pronoun), verb.removesuffix("-t")
    yield Token(token.start, token.start + len(verb), verb, fold(verb[:_LONGEST_WORD]), token.capital, False)
    yield Token(start, token.end, pronoun, fold(pronoun), False, False)


def _abbreviated(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    if text[match.start()] != "." or "\n" in match.group():
        return False
    last = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()])
    if last is None:
        return False
    word = last.group()
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in lexicon.titles or word.lower() in lexicon.grammar.abbreviations


def _at(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset - 1)
