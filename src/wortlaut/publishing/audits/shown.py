"""The note as a page shows it, segment by segment with its findings; and both wordings, aligned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.records import Block, Document, Finding, Span

MOST_CHARACTERS = 300_000  # of a note that are shown with its findings: a book of 150 pages
COMPARED = 200  # words of a wording that are aligned, word by word
_MARKUP = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!!)\[(?P<label>(?:[^\[\]\\]|\\.){1,300})\]\((?P<target>[^\s()]{1,2000})\)"
    r"|(?P<stars>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w))"
)
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n.{0,64000}?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_STRETCH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_TOKEN = re.compile(r"\S+\s*|\s+")
_CLOSING = " .,;:!?\"'“”„«»‘’"
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words with the numbers of the findings that stand there, the innermost first."""

    text: str
    findings: tuple[int, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One block of the note; ``whole`` are the numbers of findings about all of it."""

    kind: str  # "heading", "paragraph", "list", "quote", "front"
    level: int
    line: int
    segments: tuple[Segment, ...]
    whole: tuple[int, ...] = ()


def shown(note: Document, findings: Sequence[Finding], /) -> Iterator[Shown]:
    """Yield the blocks of the note in order, the front matter first; what is beyond the limit is left out."""
    text = note.text[:MOST_CHARACTERS]
    blocks = [block for block in note.blocks or _paragraphs(text) if block.span.end <= len(text)]
    placed = [(finding.span, number) for number, finding in enumerate(findings, 1) if finding.span is not None]
    placed.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    first = blocks[0].span.start if blocks else len(text)
    opening = text[:first].rstrip().rstrip("#").rstrip()
    if opening.lstrip("\ufeff")[:3] in ("---", "+++"):
        yield _block(text, Span(0, len(opening)), "front", 0, placed, findings)
    for block in blocks:
        yield _block(text, block.span, block.kind, block.level or 0, placed, findings)


def _paragraphs(text: str) -> list[Block]:
    front = _FRONT.match(text)
    found = _STRETCH.finditer(text, front.end() if front else 0)
    return [Block(span=Span(*match.span())) for match in found]


def _block(
    text: str, span: Span, kind: str, level: int, placed: Sequence[tuple[Span, int]], findings: Sequence[Finding]
) -> Shown:
    inside = [(place, number) for place, number in placed if place.overlaps(span)]
    whole = tuple(number for place, number in inside if place.covers(span) and kind != "front")
    rest = [(place, number) for place, number in inside if number not in whole]
    pieces = [(span, span.of(text))] if kind == "front" else list(_visible(text, span, kind))
    segments = tuple(segment for place, words in pieces for segment in _segments(place, words, rest, findings))
    return Shown(kind, level, text.count("\n", 0, span.start) + 1, segments, whole)


def _visible(text: str, span: Span, kind: str) -> Iterator[tuple[Span, str]]:
    """Yield the stretches that a reader sees, without the marks of Markdown."""
    start = span.start
    bullet = _BULLET.match(text, start, span.end) if kind == "list" else None
    if bullet and not text[bullet.start()].isdigit():
        start = bullet.end()
    for match in _MARKUP.finditer(text, start, span.end):
        if match.start() < start:
            continue
        if match.start() > start:
            yield Span(start, match.start()), text[start : match.start()]
        shown_as = match["escaped"] or match["label"]
        if shown_as:
            label = match.start("escaped") if match["escaped"] else match.start("label")
            yield Span(label, label + len(shown_as)), re.sub(r"\\(.)", r"\1", shown_as)
        start = match.end()
    if start < span.end:
        yield Span(start, span.end), text[start : span.end]


def _segments(
    place: Span, words: str, placed: Sequence[tuple[Span, int]], findings: Sequence[Finding]
) -> Iterator[Segment]:
    """Cut a stretch where findings begin and end; where its words are not its characters it stays whole."""
    near = [(span, number) for span, number in placed if span.overlaps(place)]
    cuts = {place.start, place.end}
    if len(words) == len(place):
        cuts |= {cut for span, _ in near for cut in (span.start, span.end) if place.start < cut < place.end}
    bounds = sorted(cuts)
    for start, end in pairwise(bounds):
        here = sorted((len(span), number) for span, number in near if span.overlaps(Span(start, end)))
        numbers = tuple(number for _, number in here)
        level = min((_RANK[findings[number - 1].level] for number in numbers), default="")
        cut = words if len(bounds) == 2 else words[start - place.start : end - place.start]
        yield Segment(cut, numbers, level[1:])


_RANK = {"error": "0error", "warning": "1warning", "note": "2note"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the note above words of the source; ``same`` where they agree."""

    ours: str
    theirs: str
    same: bool


def aligned(ours: str, theirs: str, /) -> tuple[Pair, ...]:
    """Return both wordings word by word, changed stretches together; none for alike, long or very unlike ones."""
    from rapidfuzz.distance import Levenshtein

    mine, other = _TOKEN.findall(ours), _TOKEN.findall(theirs)
    if not mine or not other or max(len(mine), len(other)) > COMPARED:
        return ()
    plain = [[token.strip(_CLOSING + "\n\t").lower() for token in tokens] for tokens in (mine, other)]
    pairs: list[Pair] = []
    for step in Levenshtein.opcodes(*plain):
        left = mine[step.src_start : step.src_end]
        right = other[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pairs += [Pair(one.rstrip(), two.rstrip(), True) for one, two in zip(left, right, strict=True)]
        else:
            pairs.append(Pair("".join(left).rstrip(), "".join(right).rstrip(), False))
    agreeing = sum(pair.same for pair in pairs)
    return tuple(pairs) if len(pairs) > agreeing and agreeing * 2 >= min(len(mine), len(other)) else ()
