"""Printed lines to paragraphs: by their places on the page, since a PDF knows no paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wortlaut.collecting.building import Passage

WIDE_GAP = 1.25  # times the usual pitch: a blank between paragraphs; leading within one varies by a few percent
LARGE = 1.15  # times the usual letter height: a heading
INDENT = 0.7  # letter heights to the right of the line before: the first line of a paragraph
SHORT = 0.85  # of the width of its column: the last line of a paragraph
MARGIN = 0.09  # of the page's height at top and bottom, where running heads and page numbers stand
HEADING_LENGTH = 250
HYPHEN = "\ufffe"  # what pdfium makes of a hyphen at the end of a line
_ENDED = re.compile(r"[.!?:…][\"”“»«’')\]]{0,3}\Z")
_PAGE_NUMBER = re.compile(r"(?:\w{1,8}\.? )?[-–—]?\s?\d{1,4}\s?[-–—]?(?: ?(?:/|of|von|sur|de) ?\d{1,4})?\Z")
_HYPHENED = re.compile(rf"(\w*){HYPHEN}\s*(\w*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page; a line whose end was hyphenated may hold the next one too, so it has two heights."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    last_bottom: float  # of its last letter
    page_height: float


def paragraphs(lines: Sequence[Line], /) -> list[Passage]:
    """Return the paragraphs and headings of a document, running heads and page numbers left out."""
    kept = _without_furniture(lines)
    if not kept:
        return []
    height = median(line.top - line.bottom for line in kept)
    pitch = _pitch(kept, height)
    edges = _edges(kept)
    groups: list[list[Line]] = []
    for line in kept:
        if groups and not _begins(line, groups[-1][-1], pitch, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
    words = unhyphened("\n\n".join(" ".join(line.text for line in group) for group in groups)).split("\n\n")
    return [_passage(text, group, height) for text, group in zip(words, groups, strict=True)]


def unhyphened(text: str, /) -> str:
    """Return the text with words rejoined at line ends; a hyphen that belongs to its word stays."""
    compounds = set(re.findall(r"\w+-\w+", text))

    def rejoin(found: re.Match[str]) -> str:
        before, after = found[1], found[2]
        belongs = after[:1].isupper() or after[:1].isdigit() or f"{before}-{after}" in compounds
        return f"{before}-{after}" if belongs else before + after

    return _HYPHENED.sub(rejoin, text)


def _passage(text: str, group: Sequence[Line], height: float) -> Passage:
    large = group[0].top - group[0].bottom > LARGE * height and len(text) <= HEADING_LENGTH
    return Passage(text=text, kind="heading" if large else "paragraph", page=group[0].page)


def _pitch(lines: Sequence[Line], height: float) -> float:
    """Return the usual distance from one line to the next."""
    steps = [
        step
        for before, line in pairwise(lines)
        if before.page == line.page and 0.5 * height < (step := before.last_bottom - line.bottom) < 2.5 * height
    ]
    return median(steps) if steps else 1.2 * height


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Return the right edge of each column of each page, known by where its lines begin."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        column = _column(line)
        edges[column] = max(edges.get(column, 0.0), line.right)
    return edges


def _column(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 36)  # half an inch: more than an indent, less than a column


def _begins(line: Line, before: Line, pitch: float, edges: dict[tuple[int, int], float]) -> bool:
    """Tell whether a paragraph begins with this line."""
    ended = bool(_ENDED.search(before.text))
    step = before.last_bottom - line.bottom
    if line.page != before.page or step < 0:  # the next page or column: a sentence may run on
        return ended or not line.text[:1].islower()
    tall, taller = sorted((line.top - line.bottom, before.top - before.bottom))
    if step > WIDE_GAP * pitch or taller > LARGE * tall:
        return True
    indented = line.left - before.left > INDENT * (line.top - line.bottom)
    short = before.right - before.left < SHORT * (edges[_column(before)] - before.left)
    return ended and (indented or short)


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    marginal = [line for line in lines if _in_margin(line)]
    repeated = Counter(shape for shape, _ in {(_shape(line), line.page) for line in marginal})
    return [
        line
        for line in lines
        if not (_in_margin(line) and (repeated[_shape(line)] > 1 or _PAGE_NUMBER.match(line.text)))
    ]


def _in_margin(line: Line) -> bool:
    return line.bottom > (1 - MARGIN) * line.page_height or line.top < MARGIN * line.page_height


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
