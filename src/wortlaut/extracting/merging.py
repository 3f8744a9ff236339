"""One merge decides between what several extractors propose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from wortlaut.records import Document, Quotation

RANK = {"turns": 0, "marks": 1, "reports": 2}
"""Who is believed where proposals overlap: what the page marks openly before what rules conclude."""


def merge(proposals: Iterable[Quotation], document: Document, /) -> tuple[Quotation, ...]:
    """Return quotations ordered by content, ids unique; of two that overlap the better founded one stays."""
    ranked = sorted(proposals, key=lambda quotation: (_rank(quotation), quotation.content, quotation.found_by))
    kept: list[tuple[int, int, Quotation]] = []  # by start; envelopes never overlap, so neighbours decide
    for quotation in ranked:
        start, end = quotation.envelope.start, quotation.envelope.end
        place = bisect_left(kept, start, key=lambda entry: entry[0])
        free_left = place == 0 or kept[place - 1][1] <= start
        free_right = place == len(kept) or end <= kept[place][0]
        if free_left and free_right:
            kept.insert(place, (start, end, quotation))
    return tuple(quotation for _, _, quotation in kept)


def _rank(quotation: Quotation) -> int:
    return RANK.get(quotation.found_by.split("@")[0], len(RANK))
