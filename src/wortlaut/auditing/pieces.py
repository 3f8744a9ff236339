"""Which places of the pieces belong together: in order, and as near to each other as can be."""

from __future__ import annotations

import math
from collections.abc import Sequence

from wortlaut.auditing.align import Placement

MOST_OPTIONS = 30  # places of one piece that are weighed
EDIT = 6.0  # what a changed word costs, against the logarithm of a distance
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
