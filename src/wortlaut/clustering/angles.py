"""All angles of a statement: every report's wording beside the best one, word by word, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from wortlaut.clustering.origins import copies
from wortlaut.clustering.provenance import why
from wortlaut.clustering.words import placed_tokens
from wortlaut.records import Angle, Block, Document, Quotation, Span, Statement, Stretch
from wortlaut.records.statements import StretchKind

CONTEXT = 240  # characters before and after that are shown: about two sentences
MOST_WORDS = 600  # of a wording that are aligned; what is longer is a speech and was cut into remarks before
_KINDS: Mapping[str, StretchKind] = {"equal": "same", "replace": "changed", "insert": "added", "delete": "left_out"}


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    span: Span
    part: int  # which stretch of the quotation holds it


def angles(
    statement: Statement, quotations: Mapping[str, Quotation], documents: Mapping[str, Document], /
) -> tuple[Angle, ...]:
    """Return one angle for each report of the statement, best first; a wording in another language is not aligned."""
    best = quotations[statement.best]
    copied = copies(statement.origins)
    origin_of = {name: number for number, origin in enumerate(statement.origins) for name in origin.documents}
    found = []
    for name in statement.quotations:
        quotation = quotations[name]
        document = documents[quotation.document]
        before, after = _around(quotation, document)
        begins, ends = _time_code(quotation, document)
        found.append(
            Angle(
                quotation=name,
                why=why(quotation, document, copied),
                origin=origin_of.get(document.id),
                lang=document.lang,
                stretches=tuple(_aligned(best, quotation, documents)),
                before=before,
                after=after,
                begins=begins,
                ends=ends,
            )
        )
    return tuple(found)


def _aligned(best: Quotation, own: Quotation, documents: Mapping[str, Document]) -> Iterator[Stretch]:
    """Runs of words that both print, that one prints otherwise, adds or leaves out, in the order of the report."""
    from rapidfuzz.distance import Levenshtein

    sides = [documents[quotation.document] for quotation in (best, own)]
    if len({side.lang.split("-")[0].lower() for side in sides}) > 1:
        return
    first, second = (_words(quotation, side) for quotation, side in zip((best, own), sides, strict=True))
    for step in Levenshtein.opcodes([word.key for word in first], [word.key for word in second]):
        yield Stretch(
            kind=_KINDS[step.tag],
            best=_spans(first[step.src_start : step.src_end]),
            own=_spans(second[step.dest_start : step.dest_end]),
        )


def _words(quotation: Quotation, document: Document) -> list[_Word]:
    found = [
        _Word(word, Span(span.start + begin, span.start + end), part)
        for part, span in enumerate(quotation.content)
        for word, begin, end in placed_tokens(document.text[span.start : span.end])
    ]
    return found[:MOST_WORDS]


def _spans(words: Sequence[_Word]) -> tuple[Span, ...]:
    """The stretches from the first word to the last, one for each part of a split quotation."""
    parts = (list(run) for _, run in groupby(words, key=lambda word: word.part))
    return tuple(Span(run[0].span.start, run[-1].span.end) for run in parts)


def _around(quotation: Quotation, document: Document) -> tuple[Span | None, Span | None]:
    """What stands before and after in the text, from and to whole words."""
    text, envelope = document.text, quotation.envelope
    start = max(0, envelope.start - CONTEXT)
    if start:
        start = max((text.find(sign, start, envelope.start) + 1 for sign in " \n"), default=start) or start
    stop = min(len(text), envelope.end + CONTEXT)
    if stop < len(text):
        stop = max(text.rfind(" ", envelope.end, stop), text.rfind("\n", envelope.end, stop), envelope.end)
    return _trimmed(text, start, envelope.start), _trimmed(text, envelope.end, stop)


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    words = text[start:stop]
    begin, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(begin, end) if begin < end else None


def _time_code(quotation: Quotation, document: Document) -> tuple[float | None, float | None]:
    """Seconds into the recording: where the cue with the first word begins and that with the last word ends."""
    first = _block_of(quotation.content[0], document)
    last = _block_of(Span(quotation.content[-1].end - 1, quotation.content[-1].end), document)
    return (first.begins if first else None, last.ends if last else None)


def _block_of(place: Span, document: Document) -> Block | None:
    return next((block for block in document.blocks if block.span.overlaps(place)), None)
