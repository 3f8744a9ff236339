"""Figures of a note held against each other: conversions recomputed, one thing counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.checks.meta import DATES
from wortlaut.auditing.lexicon import lexicon
from wortlaut.auditing.numerals import counts
from wortlaut.auditing.periods import period
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import stopwords
from wortlaut.languages.base import language
from wortlaut.records import Figure, Finding, Span

TOLERANCE = Decimal("0.05")  # yearly mean rates lie within 5 % of the day's for the pairs of 2015 to 2025
NOTICEABLE = Decimal("0.005")  # below it a conversion is as exact as its digits
FARTHEST = 12  # characters between an amount and its conversion: " (", "or about "
SMALL = 12  # two outlets here and three there are no contradiction
NEARBY = 5_000  # characters before an amount in which a date dates it
MOST_OF_A_NOUN = 60  # figures of one noun that are held against each other
REACH = 30  # characters behind a figure that are looked at
PARTITIVE = 4  # words from the figure on, among which an "of" makes it a part
SHARED = 4  # telling words that two sentences share when they count the same thing


def check_currency(case: Case, /) -> Iterator[Finding]:
    """Find an amount whose conversion beside it cannot be right at the rate of the time."""
    if case.convert is None:
        return
    for left, right in pairwise(sorted(case.draft.figures, key=lambda figure: figure.span)):
        if not (left.currency and right.currency) or left.currency == right.currency or not _beside(left, right, case):
            continue
        converted = case.convert(left.value, left.currency, right.currency, day=_day(case, left.span))
        if converted is None or not right.value:
            continue
        expected, rate = converted
        off = abs(expected - right.value) / max(abs(right.value), abs(expected))
        if off > NOTICEABLE:
            yield case.finding(
                "number/currency",
                "error" if off > TOLERANCE else "note",
                f"{left.span.of(case.draft.text)} comes to {_short(expected)} {right.currency} at {rate}; "
                f"the note prints {right.span.of(case.draft.text)} ({off:.1%} off) and names no rate.",
                span=Span(left.span.start, right.span.end),
                repair=f"print {_short(expected)} {right.currency} with the rate and its day, or no conversion",
            )


def _beside(left: Figure, right: Figure, case: Case) -> bool:
    between = case.draft.text[left.span.end : right.span.start]
    return len(between) <= FARTHEST and "(" in between and "\n" not in between


def _day(case: Case, span: Span) -> str | None:
    """Return the date nearest before the amount, else the note's own."""
    around = Span(max(0, span.start - NEARBY), span.start + 1)
    before = [moment.value for moment in case.draft.moments_in(around) if period(moment.value) is not None]
    told = next((str(case.draft.front[key]) for key in DATES if case.draft.front.get(key)), None)
    return before[-1] if before else told or case.draft.document.published


def _short(value: Decimal) -> str:
    for size, name in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if abs(value) >= size:
            return f"{value / size:.3g} {name}"
    return f"{value:.4g}"


def check_conflict(case: Case, /) -> Iterator[Finding]:
    """Find two sentences that count the same thing and disagree."""
    counted = [(figure, _around(figure, case)) for figure in case.draft.figures if _counts_a_thing(figure, case)]
    seen: dict[str, list[tuple[Figure, frozenset[str]]]] = {}
    for other, others in counted:
        earlier = seen.setdefault((other.noun or "").lower(), [])
        for figure, words in earlier[:MOST_OF_A_NOUN]:
            apart = case.draft.sentence_at(figure.span) != case.draft.sentence_at(other.span)
            same = _same_thing(figure, other) and len(words & others) >= SHARED
            if apart and same and figure.value != other.value:
                yield case.finding(
                    "number/conflict",
                    "warning",
                    f"The note counts {figure.noun} twice: {figure.span.of(case.draft.text)} "
                    f"and {other.span.of(case.draft.text)}.",
                    span=other.span,
                    related=(figure.span,),
                    repair="find out which is right, or say what sets the two apart",
                )
                break
        earlier.append((other, others))


def _counts_a_thing(figure: Figure, case: Case) -> bool:
    """Tell whether a figure can disagree with another: not part of a date or of a quotation, no small count."""
    if not figure.noun or case.is_dated(figure.span) or case.borrowed.touch(figure.span):
        return False
    if case.is_of_itself(case.draft.sentence_at(figure.span) or figure.span):
        return False
    if _is_part(figure, case) or _months(case.draft.lang).intersection(figure.noun.lower().split()):
        return False
    words = [token.key for token in Text(figure.noun).words]
    return not counts(words, lexicon(case.draft.lang)) and (figure.value > SMALL or figure.unit not in (None, "item"))


def _is_part(figure: Figure, case: Case) -> bool:
    """Tell whether only some of a whole are counted, or some besides: "15 of the statements", "110 more statements"."""
    text, table = case.draft.text, language(case.draft.lang).table("audit")
    behind = text[figure.span.start : figure.span.end + len(figure.noun or "") + REACH].lower().split()
    before = text[max(0, figure.span.start - REACH) : figure.span.start].lower().split()[-1:]
    besides = table.get("besides", ())
    return any(word in table.get("partitives", ()) for word in behind[1:PARTITIVE]) or any(
        word.strip(".,;") in besides for word in (*before, *behind[1:PARTITIVE])
    )


@cache
def _months(lang: str) -> frozenset[str]:
    """Return the names of the months, in a language whose dates are not read."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import get_month_names

    try:
        names = get_month_names("wide", locale=Locale(lang.split("-")[0].lower()))
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.lower() for name in names.values())


def _same_thing(one: Figure, other: Figure) -> bool:
    same = (one.unit, one.currency, (one.noun or "").lower()) == (
        other.unit,
        other.currency,
        (other.noun or "").lower(),
    )
    return same and one.period == other.period and one.bound == other.bound == "exact" and one.high == other.high


def _around(figure: Figure, case: Case) -> frozenset[str]:
    """Return the telling words of the figure's sentence."""
    sentence = case.draft.sentence_at(figure.span)
    if sentence is None:
        return frozenset()
    keys = {token.key for token in Text(sentence.of(case.draft.text)).words if token.kind == "word"}
    return frozenset(keys - stopwords(case.draft.lang))
