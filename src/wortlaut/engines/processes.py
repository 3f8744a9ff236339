"""The same map over the cores of this machine, with a bounded number of records under way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from wortlaut.ports import In, Out

AHEAD = 4  # records handed out for each worker: enough to keep it busy, few enough to bound memory


@dataclass(frozen=True, slots=True)
class ProcessEngine:
    """Runs the stage in worker processes; stage and records must pickle."""

    workers: int = 0  # 0 = one for each core

    def map(self, stage: Callable[[In], Out], stream: Iterable[In], /) -> Iterator[Out]:
        """Yield the stage's results in the order of the stream, never reading far ahead of it."""
        count = self.workers or os.cpu_count() or 1
        with ProcessPoolExecutor(count) as pool:
            under_way: deque[Future[Out]] = deque()
            for record in stream:
                under_way.append(pool.submit(stage, record))
                if len(under_way) >= count * AHEAD:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
