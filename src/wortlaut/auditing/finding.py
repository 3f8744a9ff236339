"""Look a wording's rows up in the segments of an index, and weigh the documents that have them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wortlaut.auditing.rows import Numbers, rows_of
from wortlaut.auditing.segments import Segment

MOST_WORDS = 400  # of one wording that are looked up
MOST_POSTINGS = 20_000  # looked at for one wording, the rarest rows first
SINGLE = 0.25  # what a shared word counts against a shared row


def find(
    wording: str, segments: Sequence[Segment], alive: Sequence[NDArray[np.bool_]], /, *, limit: int, total: int
) -> tuple[tuple[str, float], ...]:
    """Return document ids with the share of the wording's weight that they have (0 to 1), best first."""
    langs = sorted(frozenset().union(*(segment.langs for segment in segments)))
    rows, words, common = rows_of(wording, langs)
    rows, words, common = rows[:MOST_WORDS], words[:MOST_WORDS], common[:MOST_WORDS]
    keys = np.concatenate((rows, words))
    ranges = [segment.ranges(keys) for segment in segments]
    counts = sum((ends - starts for starts, ends in ranges), np.zeros(len(keys), dtype=np.intp))
    asked = _first(keys) & ((counts > 0) | np.concatenate((np.ones(len(rows), dtype=bool), ~common)))
    weights = np.log(2 + total / (1 + counts)) * np.where(np.arange(len(keys)) < len(rows), 1.0, SINGLE)
    whole = float(weights[asked].sum())
    order = np.flatnonzero(asked & (counts > 0))
    order = order[np.argsort(counts[order], kind="stable")]
    order = order[: max(1, int(np.searchsorted(np.cumsum(counts[order]), MOST_POSTINGS, side="right")))]
    found: list[tuple[float, str]] = []
    for segment, living, (starts, ends) in zip(segments, alive, ranges, strict=True):
        numbers, sums = _weighed(segment, starts[order], ends[order], weights[order])
        sums, numbers = sums[living[numbers]], numbers[living[numbers]]
        if len(sums) > limit:
            enough = np.partition(sums, len(sums) - limit)[len(sums) - limit]
            numbers, sums = numbers[sums >= enough], sums[sums >= enough]
        found += [(weight, segment.entries[number].id) for number, weight in zip(numbers, sums.tolist(), strict=True)]
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple((name, min(1.0, round(weight / whole, 4))) for weight, name in found[:limit])


def _first(keys: Numbers) -> NDArray[np.bool_]:
    """Tell for each key whether it is the first of its kind."""
    first = np.zeros(len(keys), dtype=bool)
    first[np.unique(keys, return_index=True)[1]] = True
    return first


def _weighed(
    segment: Segment, starts: NDArray[np.intp], ends: NDArray[np.intp], weights: NDArray[np.float64]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the documents that have any of the rows, and the weight of those that each has."""
    parts = [segment.documents(start, end)[:MOST_POSTINGS] for start, end in zip(starts, ends, strict=True)]
    if not any(map(len, parts)):
        return np.zeros(0, dtype=np.intp), np.zeros(0)
    owners = np.concatenate(parts)
    order = np.argsort(owners, kind="stable")
    owners = owners[order]
    begins = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    sums: NDArray[np.float64] = np.add.reduceat(np.repeat(weights, [len(part) for part in parts])[order], begins)
    return owners[begins], sums.round(9)
