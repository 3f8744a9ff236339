"""Unmarked speech: indirect, mixed and reported, by frames around a cue, sentence by sentence; no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wortlaut.extracting import chinese, english, german
from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.frames import Report, hedges_in, spans_of
from wortlaut.extracting.scene import Passage, scene
from wortlaut.records import Document, Quotation

NAME = "reports@4"
FRAMES: dict[str, Callable[[Passage, Grammar], Iterator[Report]]] = {"en": english.reports, "de": german.reports}


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
        frames = FRAMES.get(view.grammar.code)
        if frames is None:
            return
        for passage in view.passages:
            if passage.paragraph.kind != "turn":
                for report in frames(passage, view.grammar):
                    quotation = _quotation(document, report, view.grammar)
                    if quotation is not None:
                        yield quotation


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
