"""A document read once for all extractors: paragraphs, pairs of marks, tokens and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wortlaut.extracting.cues import Grammar, grammar
from wortlaut.extracting.glued import parted
from wortlaut.extracting.layout import Paragraph, paragraphs
from wortlaut.extracting.pairs import Pair, pair_marks
from wortlaut.extracting.tokens import Tokens, sentences, tokenize
from wortlaut.records import Document


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph with its tokens and sentences (half-open ranges of tokens)."""

    paragraph: Paragraph
    number: int
    tokens: Tokens
    sentences: tuple[tuple[int, int], ...]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that ends after the offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens.ends[middle] > offset:
                high = middle
            else:
                low = middle + 1
        return low

    def sentence_at(self, index: int) -> tuple[int, int]:
        """Return the sentence that holds the token, or an empty range at the end of the paragraph."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle][1] > index:
                high = middle
            else:
                low = middle + 1
        return self.sentences[low] if low < len(self.sentences) else (len(self.tokens), len(self.tokens))


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the extractors ask of one document."""

    document: Document
    grammar: Grammar
    passages: tuple[Passage, ...]
    pairs: tuple[Pair, ...]


@lru_cache(maxsize=1)
def scene(document: Document, /) -> Scene:
    """Return the document's scene; the last one is kept, since several extractors ask for it in turn."""
    rules = grammar(document.lang)
    blocks = paragraphs(document)
    pairs = tuple(pair_marks(document.text, blocks))
    changes = _changes(pairs, blocks)
    passages = []
    for number, paragraph in enumerate(blocks):
        tokens = parted(tokenize(document.text, paragraph.start, paragraph.end, marks=changes), rules)
        ranges = sentences(tokens, abbreviations=rules.abbreviations, starters=rules.words.get("starters", frozenset()))
        passages.append(Passage(paragraph, number, tokens, tuple(ranges)))
    return Scene(document, rules, tuple(passages), pairs)


def _changes(pairs: tuple[Pair, ...], blocks: tuple[Paragraph, ...]) -> dict[int, int]:
    return dict(change for pair in pairs for change in _marks_of(pair, blocks))


def _marks_of(pair: Pair, blocks: tuple[Paragraph, ...]) -> Iterator[tuple[int, int]]:
    yield pair.opens, 1
    for number in range(pair.paragraph + 1, pair.last + 1):
        yield blocks[number].start, 1
    if pair.shuts is not None:
        yield pair.shuts, -1
