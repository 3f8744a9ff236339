"""Documents that are as a whole one person's words: manuscripts of speeches and signed letters.

Precision first: there must be a salutation on a line of its own, a first person, and a name that the heading
("Speech by Ida Kroll") or the signature gives. A text without all three is left to the other extractors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.mentions import Range
from wortlaut.extracting.scene import Passage, Scene
from wortlaut.extracting.tokens import Tokens
from wortlaut.records import Span
from wortlaut.records.speech import Medium

HEAD = 8
"""Paragraphs of a heading, at most, before the salutation; a longer one is an article that quotes a letter."""
FOOT = 6
"""Paragraphs at the end in which a letter is signed."""
SALUTATION = 160
"""Characters of the longest salutation."""
FIRST = 3
"""Words of the first person that a speech or letter has at least."""
TABLE = 0.3
"""Share of numbers among the tokens of a paragraph from which it is a table."""
PIECE = re.compile(r"[,;:–|\n]|\s-\s")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One paragraph of a speech or letter, and the name of the one whose words it holds."""

    passage: Passage
    speaker: Span
    medium: Medium


def utterances(view: Scene, /) -> Iterator[Utterance]:
    """Yield the paragraphs of a speech or letter in order; nothing where the document is something else."""
    passages = [passage for passage in view.passages if passage.paragraph.kind in ("paragraph", "heading")]
    start = next((i for i, passage in enumerate(passages[:HEAD]) if _greets(view, passage)), None)
    if start is None and _greets_and_begins(view, passages[1:2]):
        start = 0  # the heading, behind which the speech begins with its salutation
    if start is None or _first_person(view, passages[start:]) < FIRST:
        return
    name, end, medium = _announced(view, passages[: max(start, 1)]), len(passages), "said"
    if name is None:
        name, end, medium = *_signed(view, passages, max(start + 1, len(passages) - FOOT)), "written"
    if name is None:
        return
    for passage in passages[start + 1 : end]:
        if passage.paragraph.kind == "paragraph" and _spoken(passage.tokens):
            yield Utterance(passage, name, "written" if medium == "written" else "said")


def _greets(view: Scene, passage: Passage) -> bool:
    paragraph = passage.paragraph
    text = view.document.text[paragraph.start : paragraph.end]
    if len(text) > SALUTATION or text[-1] not in ",!:":
        return False
    lower = text.lower()
    opening = any(lower.startswith(words + " ") for words in sorted(view.grammar.words.get("salutations", ())))
    return opening or any(words in lower for words in sorted(view.grammar.words.get("audiences", ())))


def _greets_and_begins(view: Scene, passages: Sequence[Passage]) -> bool:
    """Tell whether a paragraph begins with a salutation and goes on with the speech: "Dear friends, we ..."."""
    for passage in passages:
        lower = view.document.text[passage.paragraph.start : passage.paragraph.end].lower()
        greeting = lower[:SALUTATION].partition(",")[0]
        words = sorted({*view.grammar.words.get("salutations", ()), *view.grammar.words.get("audiences", ())})
        if "," in lower[:SALUTATION] and any(greeting.startswith(word) for word in words):
            return True
    return False


def _first_person(view: Scene, passages: Sequence[Passage]) -> int:
    return sum(view.grammar.has("first", word) for passage in passages for word in passage.tokens.lowers)


def _announced(view: Scene, passages: Sequence[Passage]) -> Span | None:
    """Return the name in "Speech by Ida Kroll, ..." and "Rede der Vorsitzenden, Dr. Ida Kroll"."""
    for passage in passages:
        tokens = passage.tokens
        at = next((i for i in range(len(tokens)) if view.grammar.ends("speeches", tokens.lowers[i])), None)
        found = None if at is None else _name(tokens, at + 1, view.grammar)
        if found is not None:
            return Span(tokens.starts[found[0]], tokens.ends[found[1] - 1])
    return None


def _name(tokens: Tokens, start: int, rules: Grammar) -> Range | None:
    """Return the last piece between commas that is a name, or the name right behind "by"."""
    found: Range | None = None
    begin = start
    for index in range(start, len(tokens) + 1):
        if index == len(tokens) or tokens.words[index] in ",;:–-|":
            if _all_name(tokens, begin, index):
                found = (begin, index)
            begin = index + 1
        elif rules.has("by", tokens.lowers[index]):
            end = index + 1
            while end < len(tokens) and (tokens.capital(end) or _title_dot(tokens, end)):
                end += 1
            if found is None and _all_name(tokens, index + 1, end):
                found = (index + 1, end)
    return found


def _all_name(tokens: Tokens, start: int, end: int) -> bool:
    words = [i for i in range(start, end) if tokens.word(i)]
    named = all(tokens.capital(i) and not tokens.words[i][-1].isdigit() for i in words)
    return named and 2 <= len(words) <= 5 and all(tokens.word(i) or _title_dot(tokens, i) for i in range(start, end))


def _title_dot(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] == "." and index > 0 and len(tokens.words[index - 1]) <= 4


def _signed(view: Scene, passages: Sequence[Passage], low: int) -> tuple[Span | None, int]:
    """Return the name that stands behind "Sincerely," and the first paragraph that is no longer the letter."""
    for number in range(low, len(passages)):
        paragraph, tokens = passages[number].paragraph, passages[number].tokens
        text = view.document.text[paragraph.start : paragraph.end].lower()
        closing = next((w for w in sorted(view.grammar.words.get("closings", ())) if text.startswith(w)), None)
        if closing is None or len(text) > SALUTATION:
            continue
        at = passages[number].token_at(paragraph.start + len(closing))
        for place, first in ((tokens, at), *((after.tokens, 0) for after in passages[number + 1 : number + 2])):
            while first < len(place) and not place.word(first):
                first += 1
            end = first
            while end < len(place) and end < first + 2 and place.word(end) and place.capital(end):
                end += 1
            if end - first == 2:
                return Span(place.starts[first], place.ends[end - 1]), number
    return None, len(passages)


def _spoken(tokens: Tokens) -> bool:
    """Tell sentences from tables and stage directions."""
    if not len(tokens) or tokens.words[0] in "([" or tokens.words[-1] not in ".!?:…”“\"»«’'":
        return False
    return sum(word[0].isdigit() for word in tokens.words) < TABLE * len(tokens)
