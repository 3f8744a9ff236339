"""Percentages and sums of a note, computed again from the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.passages import claims
from wortlaut.languages.base import language
from wortlaut.records import Figure, Finding, Level, Span

_Part = tuple[Span, Decimal]
_BARE = re.compile(r"(?<![\w.,])\d{1,9}(?![\w%]|[.,]\d| (?:percent|per cent|Prozent)\b)")
COUNTS = frozenset({None, "item"})
CUE = 32  # characters before a percentage in which a word says that it is a change
SLACK = Decimal("0.5")  # percentage points that rounding to whole ones makes
LOOSE = Decimal("0.1")  # share of a percentage that is only "about" so much
FEWEST = 2  # parts that add up


def check_percent(case: Case, /) -> Iterator[Finding]:
    """Find a change in per cent that does not follow from the two amounts of its sentence."""
    for span, figures in _counted(case):
        shares = [figure for figure in figures if figure.unit == "percent"]
        pair = _from_to([figure for figure in figures if figure.unit != "percent"], case)
        if len(shares) != 1 or pair is None or not _is_change(shares[0], span, case):
            continue
        low, high = _change(*pair)
        share, room = shares[0], SLACK + (LOOSE * abs(shares[0].value) if shares[0].bound == "about" else 0)
        if low - room <= abs(share.value) <= high + room:
            continue
        right = abs(pair[1].value - pair[0].value) / pair[0].value * 100
        words = [figure.span.of(case.draft.text) for figure in pair]
        yield case.finding(
            "number/percent",
            "error",
            f"From {words[0]} to {words[1]} are {right:.1f} percent, not {share.span.of(case.draft.text)}.",
            span=share.span,
            related=tuple(figure.span for figure in pair),
            repair=f"compute it again ({right:.1f} percent), or say of what it is the share",
        )


def _counted(case: Case) -> Iterator[tuple[Span, list[Figure]]]:
    """Yield each sentence with the figures that the note itself gives in it."""
    for claim in claims(case.draft):
        figures = [
            figure
            for figure in case.draft.figures_in(claim.span)
            if not (case.borrowed.touch(figure.span) or case.is_dated(figure.span))
            and not case.draft.mark_places.touch(figure.span)
        ]
        if len(figures) > 1:
            yield claim.span, figures


def _from_to(figures: Sequence[Figure], case: Case) -> tuple[Figure, Figure] | None:
    """Return the earlier and the later of two amounts of one unit: "from 61 to 48", "to 48 from 61"."""
    if len(figures) != FEWEST or figures[0].value <= 0 or figures[1].value <= 0:
        return None
    one, other = figures
    alike = one.unit == other.unit or (one.currency is None and one.unit in COUNTS)
    if not alike or (one.currency and other.currency and one.currency != other.currency):
        return None
    words = [_before(figure.span, case) for figure in figures]
    table = _table(case.draft.lang)
    if words[0] in table["change_from"] and words[1] in table["change_to"]:
        return _scaled(one, other), other
    if words[0] in table["change_to"] and words[1] in table["change_from"]:
        return other, _scaled(one, other)
    return None


def _scaled(one: Figure, other: Figure) -> Figure:
    """Return the first with the scale of the second where only that names it: "from 6.1 to 6.3 billion"."""
    if one.scale == 1 and other.scale > 1 and one.unit in COUNTS and other.unit == "currency":
        return replace(one, value=one.value * other.scale, scale=other.scale, unit=other.unit, currency=other.currency)
    return one


def _before(span: Span, case: Case) -> str:
    """Return the word before a figure, a word that softens it left out."""
    words = re.findall(r"[^\W\d_]+", case.draft.text[max(0, span.start - CUE) : span.start].lower())
    return words[-1] if words else ""


def _is_change(share: Figure, sentence: Span, case: Case) -> bool:
    before = case.draft.text[max(sentence.start, share.span.start - CUE) : share.span.start]
    return bool(_changing(case.draft.lang).search(before))


@cache
def _changing(lang: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _table(lang)["change_words"]))
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


def _table(lang: str) -> dict[str, list[str]]:
    table = language(lang).table("audit")
    names = ("change_from", "change_to", "change_words", "whole_words", "total_words")
    return {name: list(table.get(name, ())) for name in names}


def _change(one: Figure, other: Figure) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest change in per cent that the printed digits allow."""
    half = [_half(figure) for figure in (one, other)]
    bounds = [
        (second - first) / first * 100
        for first in (one.value - half[0], one.value + half[0])
        for second in (other.value - half[1], other.value + half[1])
        if first > 0
    ]
    known = [abs(bound) for bound in bounds]
    return (Decimal(0) if min(bounds) < 0 < max(bounds) else min(known)), max(known)


def _half(figure: Figure) -> Decimal:
    """Return half of the last printed digit."""
    exponent = (figure.value / figure.scale).normalize().as_tuple().exponent
    last = exponent if isinstance(exponent, int) else 0
    return Decimal(10) ** min(last, 0) * figure.scale / 2 if figure.scale != 1 or last < 0 else Decimal(0)


def check_sum(case: Case, /) -> Iterator[Finding]:
    """Find parts that are more than their whole, and sums that their parts do not make."""
    for span, figures in _counted(case):
        whole, counts = _whole(span, figures, case)
        if whole is not None and len(counts) >= FEWEST and sum(value for _, value in counts) > whole.value:
            yield _wrong(case, whole, counts, "error", "are more than")
            continue
        total, parts = _total(figures, case)
        if total is not None and len(parts) >= FEWEST and _misses(total, parts):
            yield _wrong(case, total, [(part.span, part.value) for part in parts], "warning", "are not")


def _wrong(case: Case, whole: Figure, parts: Sequence[_Part], level: Level, how: str) -> Finding:
    words = " and ".join(span.of(case.draft.text) for span, _ in parts)
    return case.finding(
        "number/sum",
        level,
        f"{words} come to {sum(value for _, value in parts):,f}; they {how} {whole.span.of(case.draft.text)}.",
        span=Span(parts[0][0].start, parts[-1][0].end),
        related=(whole.span,),
        repair="find out which of the figures is wrong",
    )


def _whole(sentence: Span, figures: Sequence[Figure], case: Case) -> tuple[Figure | None, list[_Part]]:
    """Return the whole that a sentence begins with, "Of the 850 jobs", and the bare counts behind it."""
    first = figures[0]
    lead = " ".join(case.draft.text[sentence.start : first.span.start].lower().split())
    if first.unit not in COUNTS or lead not in _table(case.draft.lang)["whole_words"]:
        return None, []
    other = [one.span for one in figures[1:] if one.unit not in COUNTS or one.bound != "exact" or one.high is not None]
    parts = []
    for match in _BARE.finditer(case.draft.text, first.span.end, sentence.end):
        span = Span(*match.span())
        free = not (case.is_dated(span) or case.draft.mark_places.touch(span) or case.borrowed.touch(span))
        if free and not any(span.overlaps(taken) for taken in other):
            parts.append((span, Decimal(match[0])))
    return first, parts


def _total(figures: Sequence[Figure], case: Case) -> tuple[Figure | None, list[Figure]]:
    """Return the sum that a sentence ends with, "together 850", and the amounts of the same thing before it."""
    last = figures[-1]
    words = case.draft.text[figures[-2].span.end : last.span.start].lower()
    if not any(re.search(rf"\b{re.escape(word)}\b", words) for word in _table(case.draft.lang)["total_words"]):
        return None, []
    same = [one for one in figures[:-1] if (one.unit, one.currency, one.noun) == (last.unit, last.currency, last.noun)]
    return (last, same) if len(same) == len(figures) - 1 else (None, [])


def _misses(total: Figure, parts: Sequence[Figure]) -> bool:
    room = _half(total) + sum(map(_half, parts)) + (LOOSE * total.value if total.bound != "exact" else 0)
    return abs(sum(part.value for part in parts) - total.value) > room
