"""The section of figures: each as printed, in the sentence that says what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wortlaut.records import Evidence, Figure, Piece, Quotation, Section, Sentence, Span, Statement
from wortlaut.writing import times
from wortlaut.writing.phrases import compose
from wortlaut.writing.stretches import clipped, count_words, sentence_around, split, trimmed
from wortlaut.writing.telling import Telling, evidence_of, is_speech

MANY = 10  # things; fewer are a way of speaking ("two of us") more often than a figure
_SHARES = ("percent", "percentage_point")
_PASSING = ("year", "month", "week", "day", "hour", "minute", "second", "share")
SAYING = 2  # words besides its figures that a quotation needs to say what they measure; else its sentence does
AROUND = 18  # words printed on each side of a figure


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as its document prints it, and its place among sums, shares and quantities."""

    span: Span
    rank: int


_Passage = tuple[Statement, Quotation, Span, list[Printed]]  # the sentence, and the figures in it


def figures(telling: Telling, statements: Sequence[Statement], told: frozenset[str], most: int, /) -> Section | None:
    """Return the section, one line for each passage with figures that no theme has told; None where there are none."""
    if telling.figures is None or not most:
        return None
    found = [entry for statement in statements if statement.id not in told for entry in _passages(telling, statement)]
    if not found:
        return None
    ranked = sorted(
        _once(telling, found), key=lambda entry: entry[-1][0].rank
    )  # sums, then shares, then quantities, each in time
    lines = tuple((_line(telling, *entry),) for entry in ranked[:most])  # the others are of statements left out
    return Section(heading=telling.phrases.one("headings.figures"), level=4, kind="figures", paragraphs=lines)


def _once(telling: Telling, found: Sequence[_Passage]) -> list[_Passage]:
    """Return the passages without those whose figures another one has printed in the same words."""
    known: dict[tuple[str, ...], _Passage] = {}
    for passage in found:
        _, best, _, printed = passage
        text = telling.documents[best.document].text
        known.setdefault(tuple(figure.span.of(text).casefold() for figure in printed), passage)
    return list(known.values())


def _passages(telling: Telling, statement: Statement) -> list[_Passage]:
    """Return the sentences of the statement's best wording that hold figures, with the figures as printed."""
    best = telling.printable(statement)[0]
    document = telling.documents[best.document]
    sentences = [part for span in best.content for part in split(document.text, span, lang=document.lang)]
    found = [(sentence, _measured(telling, sentence, best.document)) for sentence in sentences]
    return [(statement, best, sentence, printed) for sentence, printed in found if printed]


def _measured(telling: Telling, sentence: Span, name: str) -> list[Printed]:
    document = telling.documents[name]
    assert telling.figures is not None
    words = sentence.of(document.text)
    return [
        Printed(span=Span(figure.span.start + sentence.start, figure.span.end + sentence.start), rank=_rank(figure))
        for figure in telling.figures(words, document.lang)
        if figure.span.end <= len(words) and _counts(figure, figure.span.of(words))
    ]


def _counts(figure: Figure, words: str) -> bool:
    """Tell whether the figure measures something: no bare numeral, no stretch of time, no handful of things."""
    if figure.unit in _PASSING:
        return False
    if figure.currency or figure.unit not in (None, "item"):
        return True
    exact = any(character.isdigit() for character in words)  # "a thousand times" is a way of speaking
    return bool(figure.noun) and exact and abs(figure.value) >= MANY


def _rank(figure: Figure) -> int:
    return 0 if figure.currency else 1 if figure.unit in _SHARES else 2


def _line(telling: Telling, statement: Statement, best: Quotation, sentence: Span, printed: list[Printed]) -> Sentence:
    phrases = telling.phrases
    text = telling.documents[best.document].text
    lang = telling.foreign(best.document)
    spoken = best.id if is_speech(best) else None
    if count_words(sentence.of(text)) - sum(count_words(figure.span.of(text)) for figure in printed) < SAYING:
        sentence, spoken = sentence_around(telling.documents[best.document], sentence), None
    shown = clipped(text, sentence, Span(printed[0].span.start, printed[-1].span.end), words=AROUND)
    gap = Piece(text=phrases.one("marks.gap"), quotation=spoken)
    values = [Piece(document=best.document, span=figure.span, lang=lang) for figure in printed]
    listed = tuple(piece for value in values for piece in (Piece(text="; "), value))[1:]
    words = (
        *((replace(gap, text=gap.text.lstrip()),) if shown.start > sentence.start else ()),
        Piece(document=best.document, span=trimmed(text, shown, ending=",;"), quotation=spoken, lang=lang),
        *((replace(gap, text=gap.text.rstrip()),) if shown.end < sentence.end else ()),
    )
    pieces = compose(
        phrases.one("figures.line"), figures=listed, stretch=words, credit=_credit(telling, statement, best)
    )
    evidence = (
        Evidence(document=best.document, spans=tuple(figure.span for figure in printed), of="figure"),
        evidence_of(best),
    )
    mark = telling.mark(best.document, best.content[0])
    return Sentence(
        pieces=(*pieces, Piece(text=phrases.one("marks.before_reference")), mark),
        evidence=evidence,
        statement=statement.id,
    )


def _credit(telling: Telling, statement: Statement, best: Quotation) -> str:
    """Return outlet and date in brackets; empty where neither is known."""
    phrases = telling.phrases
    record = telling.known_as(best.document) == "record"
    outlet = phrases.one("source.name_record") if record else telling.outlet(best.document)
    when = times.bare(telling.when(statement, best).value, phrases)
    credit = phrases.one("headings.comma").join(part for part in (outlet, when) if part)
    return phrases.one("figures.credit").format(credit=credit) if credit else ""
