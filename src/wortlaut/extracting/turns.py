"""Speaker turns: blocks that a reader marked as turns, and "Smith: ..." or "Q: ... A: ..." in plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.extracting.cues import grammar
from wortlaut.extracting.interviews import answers
from wortlaut.extracting.letters import letters
from wortlaut.extracting.scene import Passage, scene
from wortlaut.extracting.speeches import utterances
from wortlaut.records import Document, Quotation, Span

NAME = "turns@5"
LABEL = 16
"""Tokens of a printed label before its colon, with title and company ("Expert Prof. Ida Kroll (Institute of ...):")."""
TURNS = 3
"""Labelled paragraphs that make a transcript; fewer are headlines, lists or boxes."""
NOTE = re.compile(r"[(\[]([^\W\d_]+)[^()\[\]]{0,200}[)\]]")
"""What a clerk puts in brackets, with its first word."""
ASKING = frozenset({"q", "frage", "question", "f"})
"""Labels of questions, which only an interview bears."""
ANSWERING = frozenset({"a", "antwort", "answer", "réponse", "r"})
"""Labels of answers, whose speaker another label may name."""
MARKS = "\"“”„«»'‘‚"


@dataclass(slots=True)
class TurnsExtractor:
    """Propose each turn of a transcript as direct speech of the one whose label it bears."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield the turns in order."""
        yield from _blocks(document)
        labelled = tuple(_labelled(document))
        yield from labelled or _interview(document)
        yield from _speech(document)


def _blocks(document: Document) -> Iterator[Quotation]:
    for block in document.blocks:
        if block.kind != "turn" or not block.speaker:
            continue
        start, end = _inside(document.text, block.span.start, block.span.end)
        label: tuple[Span, ...] = ()
        if document.text.startswith(block.speaker + ":", start):
            label = (Span(start, start + len(block.speaker)),)
            start, end = _inside(document.text, start + len(block.speaker) + 1, end)
        if start < end:
            yield _turn(document, Span(start, end), label, block.speaker)


def _labelled(document: Document) -> Iterator[Quotation]:
    passages = [p for p in scene(document).passages if p.paragraph.kind in ("paragraph", "list", "quote")]
    found = [(number, *printed) for number, passage in enumerate(passages) if (printed := _label(passage)) is not None]
    texts = [_text(document, passages[number], first, colon) for number, first, colon in found]
    names = Counter(_surname(text) for text in texts)
    minutes = _minutes([number for number, _, _ in found], texts, names)
    asking = names.keys() & ASKING
    loose = len(names) < 2 or (len(names) * 2 > len(found) + 1 and not asking)
    if len(found) < TURNS:
        return
    asked = _asked(document, passages, [number for number, _, _ in found])
    if loose and not minutes and not (asked and len(names) == 1):
        return
    minutes = minutes and not asked
    ends = [number for number, _, _ in found[1:]] + [found[-1][0] + 1]
    answers_of = _answering(names, asking)
    for (number, first, colon), name, until in zip(found, texts, ends, strict=True):
        tokens = passages[number].tokens
        label = _label_span(passages, (number, first, colon))
        if answers_of is not None and _surname(name) in ANSWERING:
            name = texts[[_surname(text) for text in texts].index(answers_of)]
            label = _label_span(passages, found[texts.index(name)])
        for place in range(number, until if minutes else number + 1):
            paragraph = passages[place].paragraph
            start, end = _inside(
                document.text, tokens.ends[colon] if place == number else paragraph.start, paragraph.end
            )
            if start < end and document.text[start] not in "([":
                yield _turn(document, Span(start, end), (label,), name)


def _answering(names: Counter[str], asking: Collection[str]) -> str | None:
    """Return whose the answers labelled "A:" are: the only one whom another label names beside the questions."""
    others = names.keys() - ASKING - ANSWERING
    return next(iter(others)) if asking and len(others) == 1 else None


def _label_span(passages: Sequence[Passage], found: tuple[int, int, int]) -> Span:
    number, first, colon = found
    return Span(passages[number].tokens.starts[first], passages[number].tokens.ends[colon - 1])


def _surname(label: str) -> str:
    """Return by what a label and its shorter form agree: "JANE ROE, COUNSEL" and "ROE"."""
    words = re.split(r"[,(]", label, maxsplit=1)[0].split()
    return words[-1].casefold() if words else label


def _minutes(numbers: list[int], labels: list[str], names: Counter[str]) -> bool:
    """Tell minutes and court records from news: from the first label to the last most paragraphs bear one, some twice.

    There the paragraphs without a label go on with the turn before.
    """
    if len(numbers) < TURNS or max(names.values()) < 2 or len(names) < 2:
        return False
    full = {_surname(label) for label in labels if len(label.split()) > 1}
    told = [name for name in names if name in full or names[name] > 1]
    return len(numbers) * 2 > numbers[-1] - numbers[0] + 1 and len(told) * 2 > len(names)


def _asked(document: Document, passages: Sequence[Passage], numbers: Sequence[int]) -> bool:
    """Tell an interview, whose questions bear no label, from minutes: most of what stands between the labels asks."""
    between = [passages[i].paragraph for i in range(numbers[0], numbers[-1]) if i not in numbers]
    asking = sum(document.text[paragraph.end - 1] in "?？" for paragraph in between)
    return asking * 2 > len(between) > 0


def _interview(document: Document) -> Iterator[Quotation]:
    for answer in answers(scene(document)):
        words = Span(answer.passage.paragraph.start, answer.passage.paragraph.end)
        label = () if answer.speaker is None else (answer.speaker,)
        yield replace(_turn(document, words, label, ""), turn=label[0].of(document.text) if label else None)


def _speech(document: Document) -> Iterator[Quotation]:
    for utterance in (*utterances(scene(document)), *letters(scene(document))):
        words = Span(utterance.passage.paragraph.start, utterance.passage.paragraph.end)
        turn = _turn(document, words, (utterance.speaker,), utterance.speaker.of(document.text))
        yield replace(turn, medium=utterance.medium)


def _label(passage: Passage) -> tuple[int, int] | None:
    """Return the first token of a label and its colon, where the paragraph begins with one."""
    tokens = passage.tokens
    first = 1 if len(tokens) and tokens.words[0] in MARKS else 0
    inside = False
    for index in range(first, min(first + LABEL + 1, len(tokens) - 1)):
        word = tokens.words[index]
        if word == ":":
            return (first, index) if index > first else None
        inside = word == "(" or (inside and word != ")")
        if tokens.word(index) and not (tokens.capital(index) or inside):
            return None
        if not tokens.word(index) and word not in ".,()-/&":
            return None
    return None


def _text(document: Document, passage: Passage, first: int, colon: int) -> str:
    return document.text[passage.tokens.starts[first] : passage.tokens.ends[colon - 1]]


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return start, end


def _turn(document: Document, words: Span, label: tuple[Span, ...], speaker: str) -> Quotation:
    spans = tuple(_spoken(document, words)) or (words,)
    return Quotation(document=document.id, content=spans, speaker=label, form="direct", turn=speaker, found_by=NAME)


def _spoken(document: Document, words: Span) -> Iterator[Span]:
    """Yield the words without what the clerk noted between them: "(Applause)", "(Beifall bei der Opposition)"."""
    rules = grammar(document.lang)
    start = words.start
    for note in NOTE.finditer(document.text, words.start, words.end):
        first = note[1].lower()
        if rules.has("clerk", first) or (rules.code == "de" and rules.ends("clerk", first)):
            yield from _bare(document.text, start, note.start())
            start = note.end()
    yield from _bare(document.text, start, words.end)


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    first, last = _inside(text, start, end)
    if first < last:
        yield Span(first, last)
