"""Figures of one statement that outlets print differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from wortlaut.records import Conflict, Figure, Quotation, Statement
from wortlaut.theming.sides import sided
from wortlaut.theming.sources import Sources

NEXT_BRACKET = 60  # characters after the words in which a conversion in brackets may stand
ROUNDED = Decimal("0.05")  # relative difference that "about" explains
# Between major currencies a euro, dollar, pound or franc has been worth between 0.4 and 2.5 of each other since 1971.
MAJOR = frozenset({"USD", "EUR", "GBP", "CHF"})
FURTHEST = Decimal("2.5")
# Rates are means of a year; within one a major pair has moved by up to a sixth from it, and outlets round.
SWING = Decimal("0.2")
_BRACKET = re.compile(r"[^\d()\[\]]{0,20}[(\[][^\d()\[\]]{0,20}\Z")


_Kind = tuple[str | None, str | None, str]  # unit, currency, and what is counted


@dataclass(frozen=True, slots=True)
class _Side:
    quotation: Quotation
    figure: Figure
    before: str = ""  # what stands between it and the figure before


def figure_conflicts(statement: Statement, reports: Sequence[Quotation], sources: Sources, /) -> Iterator[Conflict]:
    """Yield a conflict for each figure that the reports give differently, and for currencies that do not match."""
    if sources.figures is None:
        return
    read = [list(_sides(quotation, sources)) for quotation in reports]
    for sides in read:
        yield from _currencies(statement, sides, sources)
    firsts: dict[_Kind, list[_Side]] = {}
    told: set[_Kind] = set()
    for sides in read:
        for kind, own in _by_kind(sides).items():
            first = firsts.setdefault(kind, own)
            if kind not in told and first is not own and not _known(own, first, read):
                told.add(kind)
                yield _conflict(statement, first[0], own[0], sources)


def _sides(quotation: Quotation, sources: Sources) -> Iterator[_Side]:
    """Figures of the words and of a bracket right after them, where an outlet converts."""
    assert sources.figures is not None
    document = sources.documents[quotation.document]
    text, end = document.text, quotation.envelope.end
    after = text[end : end + NEXT_BRACKET]
    opening, closing = after.find("("), after.find(")")
    bracket = after[opening : closing + 1] if 0 <= opening < closing else ""
    words = f"{sources.wording(quotation)} {bracket}".strip()
    last = len(words)
    for figure in sources.figures(words, document.lang):
        yield _Side(quotation, figure, words[last : figure.span.start])
        last = figure.span.end


def _by_kind(sides: Sequence[_Side]) -> dict[_Kind, list[_Side]]:
    found: dict[_Kind, list[_Side]] = {}
    for side in sides:
        found.setdefault(_kind(side.figure), []).append(side)
    return found


def _known(own: Sequence[_Side], first: Sequence[_Side], read: Sequence[Sequence[_Side]]) -> bool:
    """Tell whether one of the figures agrees with the first report's, or stands there without its unit."""
    beside = next(sides for sides in read if first[0] in sides)
    return any(_agree(side.figure, other.figure) for side in own for other in (*first, *_bare(beside)))


def _bare(sides: Sequence[_Side]) -> list[_Side]:
    return [side for side in sides if side.figure.unit in (None, "item")]


def _currencies(statement: Statement, sides: Sequence[_Side], sources: Sources) -> Iterator[Conflict]:
    """A sum that the report converts in a bracket, where the currencies were not worth that much of each other."""
    for one, two in pairwise(sides):
        if _BRACKET.match(two.before) and _misconverted(one, two, sources):
            yield _conflict(statement, one, two, sources)


def _misconverted(one: _Side, two: _Side, sources: Sources) -> bool:
    source, target = one.figure.currency, two.figure.currency
    if source is None or target is None or source == target or not (one.figure.value > 0 and two.figure.value > 0):
        return False
    day = sources.day(one.quotation)
    known = sources.convert(one.figure.value, source, target, day=day) if sources.convert else None
    if known is not None:
        return abs(two.figure.value - known[0]) > SWING * known[0]
    ratio = one.figure.value / two.figure.value
    return {source, target} <= MAJOR and not 1 / FURTHEST <= ratio <= FURTHEST


def _kind(figure: Figure) -> _Kind:
    noun = (figure.noun or "").casefold() if figure.unit in (None, "item") else ""
    return figure.unit, figure.currency, noun


def _agree(one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return True
    loose = one.bound != "exact" or other.bound != "exact"
    return loose and abs(one.value - other.value) <= ROUNDED * max(abs(one.value), abs(other.value))


def _conflict(statement: Statement, one: _Side, two: _Side, sources: Sources) -> Conflict:
    return sided("figure", statement, [(side.quotation, _written(side.figure)) for side in (one, two)], sources)


def _written(figure: Figure) -> str:
    plain = format(figure.value.normalize(), "f")
    return f"{plain} {figure.currency or figure.unit or ''}".strip()
