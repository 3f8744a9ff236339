"""Which places of the pieces belong together: in order, and as near to each other as can be."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence, Set

from wortlaut.auditing.align import SHORTEST_RUN, Chunk, Placement, exact
from wortlaut.auditing.quoted import Word
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.turns import sentence_ends_in

MOST_OPTIONS = 30  # places of one piece that are weighed
EDIT = 6.0  # what a changed word costs, against the logarithm of a distance
LONGEST_SKIP = 15  # words between what is said twice in one sentence
BACKWARDS = 40.0  # what a piece before its predecessor costs


def chain(options: Sequence[Sequence[Placement]], /) -> tuple[Placement, ...]:
    """Return one place for each piece that has any, so that changes and distances cost least."""
    layers = [layer[:MOST_OPTIONS] for layer in options if layer]
    if not layers:
        return ()
    costs = [_own(placement) for placement in layers[0]]
    paths: list[tuple[Placement, ...]] = [(placement,) for placement in layers[0]]
    for layer in layers[1:]:
        steps = [_cheapest(placement, paths, costs) for placement in layer]
        costs = [cost for cost, _ in steps]
        paths = [(*paths[place], placement) for (_, place), placement in zip(steps, layer, strict=True)]
    return paths[costs.index(min(costs))]


def _cheapest(placement: Placement, paths: list[tuple[Placement, ...]], costs: list[float]) -> tuple[float, int]:
    ways = [
        (cost + _distance(path[-1], placement), place)
        for place, (path, cost) in enumerate(zip(paths, costs, strict=True))
    ]
    cost, place = min(ways)
    return cost + _own(placement), place


def _own(placement: Placement) -> float:
    return EDIT * placement.cost


def _distance(left: Placement, right: Placement) -> float:
    gap = right.found[0] - left.found[1]
    return math.log1p(gap) if gap >= 0 else BACKWARDS + math.log1p(-gap)


def skipped(words: Sequence[Word], text: Text, common: Set[str], /) -> tuple[Placement, Placement] | None:
    """Return the two pieces of a quotation that jumps from words said twice to where they stand again.

    „Sie sind nicht vollständig“ of „Sie sind nicht falsch, aber sie sind nicht vollständig“: both pieces have the words
    in common, and the second comes soon behind the first, in the same sentence, of nothing but "they".
    """
    head = _longest(len(words), lambda size: exact(words[:size], text))
    tail = _longest(len(words), lambda size: exact(words[-size:], text))
    if max(head, tail) == len(words) or head + tail <= len(words) or min(head, tail) < SHORTEST_RUN:
        return None
    rest = len(words) - head
    rows = [place.found for place in exact(words[-tail:], text)]
    ends = [end for start, end in rows if start > 0 and text.words[start - 1].key in common]
    for place in exact(words[:head], text):
        for end in ends:
            between = text.raw[text.words[place.found[0]].start : text.words[end - 1].end]
            if 0 < end - rest - place.found[1] <= LONGEST_SKIP and not sentence_ends_in(between):
                return place, Placement((Chunk(True, (head, len(words)), (end - rest, end)),))
    return None


def _longest(size: int, stands: Callable[[int], object]) -> int:
    """Return the greatest number of words up to the size that stand somewhere."""
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if stands(middle) else (low, middle - 1)
    return low
