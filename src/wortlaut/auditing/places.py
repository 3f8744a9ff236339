"""Many stretches of one text, asked quickly: a hostile note has a hundred thousand of each kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from wortlaut.records import Span


class Places:
    """Stretches in order of their beginning."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]
        self._furthest = list(accumulate((span.end for span in self.spans), max))

    def touch(self, span: Span, /) -> bool:
        """Tell whether any of them overlaps the stretch."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start

    def inside(self, span: Span, /) -> int:
        """Return how many begin in the stretch."""
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)
