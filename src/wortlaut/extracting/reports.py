"""Unmarked speech: indirect, mixed and reported, by frames around a cue, sentence by sentence; no model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.extracting import chinese, english, german
from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.frames import Report, hedges_in, spans_of
from wortlaut.extracting.scene import Passage, Scene, scene
from wortlaut.records import Document, Quotation

NAME = "reports@7"


@dataclass(slots=True)
class ReportsExtractor:
    """Propose what a text reports in its own words; languages without frames give nothing."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield reports in the order of their sentences."""
        view = scene(document)
        if view.grammar.code == "zh":
            yield from chinese.reports(view, NAME)
            return
        for report in _read(view):
            quotation = _quotation(document, report, view.grammar)
            if quotation is not None:
                yield quotation


def _read(view: Scene) -> Iterator[Report]:
    earlier: Passage | None = None
    for passage in view.passages:
        if passage.paragraph.kind in ("turn", "heading"):
            continue
        if view.grammar.code == "en":
            yield from english.reports(passage, view.grammar)
        elif view.grammar.code == "de":
            yield from german.reports(passage, view.grammar, earlier=earlier)
        earlier = passage


def _quotation(document: Document, report: Report, rules: Grammar) -> Quotation | None:
    content = spans_of(report.passage, report.content)
    if not content:
        return None
    tokens = report.passage.tokens
    ranges = [report.content] if report.rest is None else [report.content, report.rest]
    marked = any(tokens.depth[index] for one in ranges for index in range(*one))
    return Quotation(
        document=document.id,
        content=(*content, *spans_of(report.passage, report.rest)),
        speaker=(
            *spans_of(report.speaker_passage or report.passage, report.speaker),
            *spans_of(report.passage, report.relative),
        ),
        cue=spans_of(report.passage, report.cue),
        form="mixed" if marked and report.form == "indirect" else report.form,
        medium=report.kind.medium,
        attitude=report.kind.attitude,
        negated=report.negated,
        second_hand=report.kind.source,
        hedge=tuple(span for one in ranges for span in hedges_in(report.passage, one, rules)),
        found_by=NAME,
        confidence=report.confidence,
    )
