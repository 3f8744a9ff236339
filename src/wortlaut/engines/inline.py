"""One record after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wortlaut.ports import In, Out


@dataclass(frozen=True, slots=True)
class InlineEngine:
    """Runs the stage where it is called; nothing to start, nothing to pickle."""

    def map(self, stage: Callable[[In], Out], stream: Iterable[In], /) -> Iterator[Out]:
        """Yield the stage's results in the order of the stream."""
        return map(stage, stream)
