"""Interviews without labels: a paragraph asks "you", the next one answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.extracting import chinese
from wortlaut.extracting.mentions import right_of
from wortlaut.extracting.scene import Passage, Scene
from wortlaut.records import Span

QUESTIONS = 3
"""Questions to "you" that make an interview; fewer are rhetoric."""
FEW = 2
"""The same where the text says that it is an interview and its paragraphs alternate."""
MARKS = frozenset("\"“”„‘’‚'«»‹›")
SHORT_QUESTION = 20
"""Tokens of a first question that neither asks nor addresses."""
LONGEST_QUESTION = 400
INTRODUCTION = 6
"""Paragraphs before the first question in which the one who answers may be named."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A paragraph that answers, and the name of the one who does, where a text gives it."""

    passage: Passage
    speaker: Span | None


def answers(view: Scene, /) -> Iterator[Answer]:
    """Yield the paragraphs that answer a question, in order; nothing where the text is no interview."""
    passages = [passage for passage in view.passages if passage.paragraph.kind in ("paragraph", "heading", "quote")]
    questions = [index for index, passage in enumerate(passages) if _asks(view, passage)]
    answered = [index for index in questions if index + 1 < len(passages) and index + 1 not in questions]
    if len(answered) < QUESTIONS:
        yield from _alternating(view, passages, questions)
        return
    speaker = _interviewee(view, passages, answered[0])
    asked = False
    for index in range(answered[0], answered[-1] + 2):
        question = index in questions or (not asked and _may_ask(view, passages[index]))
        if not question:
            yield Answer(passages[index], speaker)
        asked = question


def _alternating(view: Scene, passages: list[Passage], questions: list[int]) -> Iterator[Answer]:
    """Yield every second paragraph of a text that says that it is an interview, though few questions ask "you"."""
    if len(questions) < FEW or not _is_interview(view, passages[: questions[0]]):
        return
    first, last = questions[0], len(passages)
    if first == 3 and len(passages[1].tokens) <= SHORT_QUESTION:
        first = 1  # a first question that only tells: "The yard closed in 2019."
    uneven = (last - first) % 2
    if uneven or last - first < 2 * FEW + 1 or any((index - first) % 2 for index in questions):
        return
    speaker = _interviewee(view, passages, first)
    for index in range(first + 1, last, 2):
        yield Answer(passages[index], speaker)


def _is_interview(view: Scene, opening: list[Passage]) -> bool:
    """Tell by its title in marks, or by a word of its opening, that a text is an interview."""
    title = (view.document.title or "").strip()
    words = [word for passage in opening for word in passage.tokens.lowers]
    words += [word.strip(",.:–-").lower() for word in title.split()]
    quoted = title[:1] in MARKS and title[-1:] in MARKS
    return bool(opening) and (quoted or any(view.grammar.has("meetings", word) for word in words))


def _may_ask(view: Scene, passage: Passage) -> bool:
    """Tell whether a paragraph between two answers is the interviewer's."""
    return view.document.text[passage.paragraph.end - 1] in "?？" or _addresses(view, passage)


def _asks(view: Scene, passage: Passage) -> bool:
    text = view.document.text[passage.paragraph.start : passage.paragraph.end]
    return text[-1] in "?？" and len(text) <= LONGEST_QUESTION and _addresses(view, passage)


def _addresses(view: Scene, passage: Passage) -> bool:
    """Tell whether a paragraph speaks to somebody: "you", "Sie" inside a sentence, 您."""
    words = view.grammar.words.get("address", frozenset())
    if view.grammar.code == "zh":
        text = view.document.text[passage.paragraph.start : passage.paragraph.end]
        return any(word in text for word in sorted(words))
    return any(word in words for word in passage.tokens.words)


def _interviewee(view: Scene, passages: list[Passage], first: int) -> Span | None:
    """Return the name by which the first question calls ("Frau Kroll, ..."), or the introduction names (Chinese)."""
    text = view.document.text
    for passage in passages[max(0, first - INTRODUCTION) : first]:
        named = chinese.interviewee(text, passage.paragraph.start, passage.paragraph.end) if _han(view) else None
        if named is not None:
            return Span(*named)
    tokens = passages[first].tokens
    for comma in range(1, min(5, len(tokens))):
        if tokens.words[comma] == ",":
            name = right_of(tokens, 0, comma, view.grammar)
            if name == (0, comma) and all(tokens.capital(index) for index in range(comma)):
                return Span(tokens.starts[0], tokens.ends[comma - 1])
    return None


def _han(view: Scene) -> bool:
    return view.grammar.code == "zh"
