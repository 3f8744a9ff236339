"""Dialogue behind dashes: "—No lo sé —dijo ella—. Mañana veremos.", "– Je ne viendrai pas, dit Paul."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wortlaut.extracting.cues import Cue
from wortlaut.extracting.frames import spans_of
from wortlaut.extracting.incises import tag_at
from wortlaut.extracting.mentions import Range
from wortlaut.extracting.scene import Passage, Scene, scene
from wortlaut.records import Document, Quotation, Span

NAME = "dialogues@1"
DASHES = frozenset("–—―")
TURNS = 2
"""Paragraphs with a dash that make a dialogue where none of them has a tag."""
LEAST = 2


@dataclass(frozen=True, slots=True)
class _Line:
    passage: Passage
    content: tuple[Span, ...]
    cue: Range | None
    speaker: Range | None
    kind: Cue | None


@dataclass(slots=True)
class DialoguesExtractor:
    """Propose one quotation for each paragraph that a dash opens, in languages whose dialogues are printed so."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield the turns of dialogues in order; a list of items behind dashes is none."""
        view = scene(document)
        if not view.grammar.has("dialogue", "dash"):
            return
        for run in _runs(view):
            lines = [_line(view, passage) for passage in run]
            if any(line.cue for line in lines) or (len(run) >= TURNS and _spoken(document.text, run)):
                yield from (_quotation(document, line) for line in lines if line.content)


def _runs(view: Scene) -> Iterator[list[Passage]]:
    """Yield the runs of paragraphs that a dash opens; one line of narrative may stand between two turns."""
    run: list[Passage] = []
    for passage in view.passages:
        tokens = passage.tokens
        opened = len(tokens) > LEAST and tokens.words[0] in DASHES and passage.paragraph.kind == "paragraph"
        if opened:
            run.append(passage)
        elif run and passage.number - run[-1].number > 1:
            yield run
            run = []
    if run:
        yield run


def _spoken(text: str, run: list[Passage]) -> bool:
    """Tell turns of a dialogue from items of a list: one of them asks or calls, and each is closed like a sentence."""
    ends = [text[passage.paragraph.end - 1] for passage in run]
    return any(sign in "?!" for sign in ends) and all(sign in '.?!…»”"' for sign in ends)


def _line(view: Scene, passage: Passage) -> _Line:
    """Part a paragraph behind its dash into what is said and the tags between."""
    tokens, rules = passage.tokens, view.grammar
    size = len(tokens)
    pieces: list[Range] = []
    found: tuple[Range, Range, Cue] | None = None
    start = index = 1
    while index < size:
        sign = tokens.words[index]
        tag = None
        if sign in DASHES or sign == "," or (index > start and tokens.words[index - 1] in "?!…"):
            first = index + 1 if sign in DASHES or sign == "," else index
            tag = tag_at(tokens, rules, first, size)
        if tag is None:
            index += 1
            continue
        pieces.append((start, index))
        found = found or tag
        start = index = _behind(passage, max(tag[0][1], tag[1][1]))
    pieces.append((start, size))
    content = tuple(span for piece in pieces for span in spans_of(passage, _bare(passage, piece)))
    cue, speaker, kind = found or (None, None, None)
    return _Line(passage, content, cue, speaker, kind)


def _behind(passage: Passage, after: int) -> int:
    """Return the token at which the words go on behind a tag: after its dash, its comma or its sentence."""
    tokens = passage.tokens
    for index in range(after, len(tokens)):
        if tokens.words[index] in DASHES:
            return index + 1
        if tokens.words[index] in ".!?" and index + 1 < len(tokens) and tokens.words[index + 1] not in DASHES:
            return len(tokens)  # the rest of the paragraph is told
    return len(tokens)


def _bare(passage: Passage, piece: Range) -> Range | None:
    start, end = piece
    tokens = passage.tokens
    while start < end and (tokens.words[start] in DASHES or tokens.words[start] in ".,;:"):
        start += 1
    while end > start and (tokens.words[end - 1] in DASHES or tokens.words[end - 1] == ","):
        end -= 1
    return (start, end) if start < end else None


def _quotation(document: Document, line: _Line) -> Quotation:
    spoken = Quotation(document=document.id, content=line.content, form="direct", found_by=NAME)
    if line.kind is None:
        return spoken
    return replace(
        spoken,
        speaker=spans_of(line.passage, line.speaker),
        cue=spans_of(line.passage, line.cue),
        medium=line.kind.medium,
        attitude=line.kind.attitude,
    )
