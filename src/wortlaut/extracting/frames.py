"""What frames of reported speech share: the record they fill, and where a content begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.mentions import Range
from wortlaut.extracting.scene import Passage
from wortlaut.extracting.tokens import Tokens
from wortlaut.records import Span
from wortlaut.records.speech import Form


@dataclass(frozen=True, slots=True)
class Report:
    """One reported stretch, in tokens of its passage."""

    passage: Passage
    content: Range
    cue: Range | None
    speaker: Range | None
    kind: Cue
    form: Form = "indirect"
    negated: bool = False
    confidence: float = 0.7
    speaker_passage: Passage | None = None  # where the speaker stands, if not here
    relative: Range | None = None  # the pronoun that stands for the speaker: "Kroll, who said"
    rest: Range | None = None  # the other half, behind a tag in the middle: "the pier, Kroll said, stays"


@dataclass(frozen=True, slots=True)
class Site:
    """A sentence of a passage, and the speaker found last in it."""

    passage: Passage
    rules: Grammar
    low: int
    high: int
    last: Range | None = None

    @property
    def tokens(self) -> Tokens:
        """The tokens of the passage."""
        return self.passage.tokens


LEAST = 3
"""Tokens of a content; shorter ones were objects or names."""
EDGES = frozenset(".,;:!?…–—-")


def trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    """Return the range without signs at its ends; closing marks and brackets stay with what they close."""
    while start < end and tokens.words[start] in EDGES:
        start += 1
    while end > start and tokens.words[end - 1] in EDGES and not tokens.depth[end - 1]:
        end -= 1
    return (start, end) if start < end else None


def clock(tokens: Tokens, index: int, /) -> bool:
    """Tell the colon of "10:05" or "3:1" from one that leads to words."""
    between = (
        0 < index < len(tokens) - 1 and tokens.words[index] == ":" and tokens.ends[index] == tokens.starts[index + 1]
    )
    return between and tokens.words[index - 1][-1].isdigit() and tokens.words[index + 1][0].isdigit()


def made(
    site: Site, content: Range | None, cue: Range, speaker: Range | None, kind: Cue, *, anonymous: bool = False
) -> Report | None:
    """Return the report, or nothing where the content is too short or nobody says it."""
    if content is None or content[1] - content[0] < LEAST or (speaker is None and not anonymous):
        return None
    return Report(site.passage, content, cue, speaker, kind)


def hedges_in(passage: Passage, tokens: Range, rules: Grammar) -> tuple[Span, ...]:
    """Return the words that soften what is said: "maybe", and "about" before a number."""
    return tuple(
        Span(passage.tokens.starts[index], passage.tokens.ends[index])
        for index in range(*tokens)
        if _softens(passage.tokens, index, rules)
    )


def _softens(tokens: Tokens, index: int, rules: Grammar) -> bool:
    word = tokens.lowers[index]
    if rules.has("hedges", word):
        return not _is_name(tokens, index, rules)
    if not rules.has("approximators", word) or index + 1 >= len(tokens):
        return False
    return tokens.words[index + 1][0].isdigit() or rules.has("numbers", tokens.lowers[index + 1])


def _is_name(tokens: Tokens, index: int, rules: Grammar) -> bool:
    """Tell the month, the person or the noun from the word that softens: "in May", "Mrs May", "das Wohl der Kinder"."""
    if not tokens.capital(index) or (index and tokens.words[index].isupper() and tokens.words[index - 1].isupper()):
        return False
    return rules.has("times", tokens.lowers[index]) or (index > 0 and tokens.word(index - 1))


def spans_of(passage: Passage, tokens: Range | None) -> tuple[Span, ...]:
    """Return the span that a range of tokens covers, as a tuple; empty for none."""
    if tokens is None or tokens[0] >= tokens[1]:
        return ()
    return (Span(passage.tokens.starts[tokens[0]], passage.tokens.ends[tokens[1] - 1]),)
