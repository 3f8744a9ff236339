"""The ways a figure may be read beside another: "1,100 pounds" as money or as a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.auditing.claims.conflicts import NEAR
from wortlaut.auditing.claims.hints import hints_for, words_of
from wortlaut.auditing.claims.told import Told
from wortlaut.records import Figure
from wortlaut.records.amounts import Bound
from wortlaut.records.measures import quantity

MILLION = 1_000_000
OF = re.compile(r"\s+(?:of|von|davon)\b", re.IGNORECASE)
OVER = re.compile(r"(?:over|über)\s", re.IGNORECASE)
POUNDS = re.compile(r"\d\s?pounds?\Z", re.IGNORECASE)
DENIED: dict[Bound, Bound] = {
    "more_than": "at_most",
    "less_than": "at_least",
    "at_least": "less_than",
    "at_most": "more_than",
}


def readings(one: Told, other: Told, /) -> Iterator[Figure]:
    """Yield the figure as it was read, then in the other ways that its words allow beside the other one.

    A bound denied in its own clause is read as its contrary alone, one denied elsewhere in its sentence both ways.
    """
    figure, denied = one.figure, DENIED.get(one.figure.bound)
    if denied is None or not one.negated:
        yield figure
    if denied is not None and _is_denied(one):  # "nobody will wait longer than 30 days"
        yield replace(figure, bound=denied)
    words = figure.span.of(one.document.text)
    if figure.bound == "more_than" and OVER.match(words) and quantity(figure.unit) == "time" and _is_course(one):
        yield replace(figure, bound="exact")
    if figure.currency == "GBP" and POUNDS.search(words) and quantity(other.figure.unit) == "mass":
        yield replace(figure, currency=None, unit="pound_weight")


def _is_denied(one: Told) -> bool:
    """Tell whether the sentence of the figure denies something, beyond the words of its bound."""
    text, (start, end) = one.document.text, one.bounds
    around = text[start : one.figure.span.start], text[one.figure.span.end : end]
    known = hints_for(one.document.lang)
    denying = known.negators | known.doubting
    return one.negated or any(word in denying for side in around for word in words_of(side))


def _is_course(one: Told) -> bool:
    """Tell whether another figure stands before: "47 millimetres |over nine hours" is no bound."""
    return one.zone[0] > one.bounds[0]


def as_rain(claimed: Told, one: Told, /) -> Told:
    """Return litres on a square metre as millimetres, where the claim has those, and the other way round."""
    units = {"litre": "millimetre", "millimetre": "litre"}
    wanted = units.get(one.figure.unit or "")
    fallen = "square_metre" in (one.rate, claimed.rate)
    if not fallen or wanted != claimed.figure.unit:
        return one
    return replace(one, figure=replace(one.figure, unit=wanted), rates=())


def as_money(one: Told, before: Sequence[Told], /) -> Told:
    """Return a bare amount of millions as one of the money told before it: "1.2 billion euros, 800 million of it"."""
    figure = one.figure
    bare = figure.unit is None or (figure.unit == "item" and OF.match(one.document.text, figure.span.end))
    if figure.currency or figure.scale < MILLION or not bare:
        return one
    money = next((other.figure.currency for other in reversed(before) if _is_near(other, one)), None)
    return replace(one, figure=replace(figure, unit="currency", currency=money)) if money else one


def _is_near(other: Told, one: Told) -> bool:
    return bool(other.figure.currency) and other.document is one.document and one.place - other.place <= NEAR


def end_of_range(claimed: Told, found: Figure, /) -> Figure:
    """Return the end of a range that the claim's words mean: of "120 to 460 euros" 120 for the cheapest."""
    if found.high is None or claimed.figure.high is not None or not claimed.end:
        return found
    return replace(found, value=found.value if claimed.end == "lowest" else found.high, high=None)


def unsigned(figure: Figure, other: Figure, /) -> Figure:
    """Return a figure by its amount alone, unless it is held against one of the other scale of warmth."""
    scales = {figure.unit, other.unit}
    warmth = "fahrenheit" in scales and len(scales) > 1
    return figure if warmth or figure.high is not None else replace(figure, value=abs(figure.value))
