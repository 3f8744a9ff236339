"""The section of figures: each as printed, in the sentence that says what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.records import Evidence, Figure, Piece, Quotation, Section, Sentence, Span, Statement
from wortlaut.writing import times
from wortlaut.writing.phrases import compose
from wortlaut.writing.statements import is_speech
from wortlaut.writing.stretches import clipped, split, trimmed
from wortlaut.writing.telling import Telling, evidence_of

LINES = 12  # passages with figures that are listed
MANY = 10  # things; fewer are a way of speaking ("two of us") more often than a figure
_PASSING = ("year", "month", "week", "day", "hour", "minute", "second", "share")
AROUND = 18  # words printed on each side of a figure


def figures(telling: Telling, statements: Sequence[Statement], /) -> Section | None:
    """Return the section, one line for each passage with figures; None where there are none."""
    if telling.figures is None:
        return None
    found = [(statement, *entry) for statement in statements for entry in _passages(telling, statement)]
    if not found:
        return None
    lines = tuple((_line(telling, *entry),) for entry in found[:LINES])
    if rest := found[LINES:]:
        words = telling.phrases.count("counts.more_figures", len(rest))
        evidence = tuple(dict.fromkeys(evidence_of(quotation) for _, quotation, _, _ in rest))
        lines = (*lines, (Sentence(pieces=(Piece(text=words[0].upper() + words[1:]),), evidence=evidence),))
    return Section(heading=telling.phrases.one("headings.figures"), level=4, kind="figures", paragraphs=lines)


def _passages(telling: Telling, statement: Statement) -> list[tuple[Quotation, Span, list[Span]]]:
    """Return the sentences of the statement's best wording that hold figures, with the figures' spans."""
    best = telling.printable(statement)[0]
    document = telling.documents[best.document]
    sentences = [part for span in best.content for part in split(document.text, span, lang=document.lang)]
    passages = []
    for sentence in sentences:
        spans = _measured(telling, sentence, best.document)
        if spans:
            passages.append((best, sentence, spans))
    return passages


def _measured(telling: Telling, sentence: Span, name: str) -> list[Span]:
    document = telling.documents[name]
    assert telling.figures is not None
    found = telling.figures(sentence.of(document.text), document.lang)
    spans = [
        Span(figure.span.start + sentence.start, figure.span.end + sentence.start)
        for figure in found
        if _counts(figure)
    ]
    return [span for span in spans if sentence.covers(span)]


def _counts(figure: Figure) -> bool:
    """Tell whether the figure measures something: no bare numeral, no stretch of time, no handful of things."""
    if figure.unit in _PASSING or not (figure.unit or figure.currency or figure.noun):
        return False
    return figure.unit not in (None, "item") or abs(figure.value) >= MANY


def _line(telling: Telling, statement: Statement, best: Quotation, sentence: Span, spans: list[Span]) -> Sentence:
    phrases = telling.phrases
    text = telling.documents[best.document].text
    lang = telling.foreign(best.document)
    shown = clipped(text, sentence, Span(spans[0].start, spans[-1].end), words=AROUND)
    spoken = best.id if is_speech(best) else None
    gap = Piece(text=phrases.one("marks.gap"), quotation=spoken)
    values = [Piece(document=best.document, span=span, lang=lang) for span in spans]
    listed = tuple(piece for value in values for piece in (Piece(text="; "), value))[1:]
    words = (
        *((replace(gap, text=gap.text.lstrip()),) if shown.start > sentence.start else ()),
        Piece(document=best.document, span=trimmed(text, shown, ending=",;"), quotation=spoken, lang=lang),
        *((replace(gap, text=gap.text.rstrip()),) if shown.end < sentence.end else ()),
    )
    when = times.bare(telling.when(statement, best).value, phrases)
    template = phrases.one("figures.line" if when else "figures.line_undated")
    pieces = compose(template, figures=listed, stretch=words, outlet=telling.outlet(best.document), when=when)
    evidence = (Evidence(document=best.document, spans=tuple(spans), of="figure"), evidence_of(best))
    mark = telling.mark(best.document, best.content[0])
    return Sentence(pieces=(*pieces, Piece(text=" "), mark), evidence=evidence, statement=statement.id)
