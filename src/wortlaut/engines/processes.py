"""The same map over the cores of this machine, with a bounded number of records under way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from wortlaut.errors import EngineError
from wortlaut.ports import In, Out

AHEAD = 4  # records handed out for each worker: enough to keep it busy, few enough to bound memory


@dataclass(frozen=True, slots=True)
class ProcessEngine:
    """Runs the stage in worker processes; stage and records must pickle.

    An interruption, an error of the stage and a caller that stops early end the workers and what waits for them.
    """

    workers: int = 0  # 0 = one for each core

    def map(self, stage: Callable[[In], Out], stream: Iterable[In], /) -> Iterator[Out]:
        """Yield the stage's results in the order of the stream, never reading far ahead of it.

        Raises EngineError where a worker died; the results before its record were yielded.
        """
        count = self.workers or os.cpu_count() or 1
        pool = ProcessPoolExecutor(count, mp_context=_context(), initializer=_leave_interrupts)
        try:
            under_way: deque[Future[Out]] = deque()
            for record in stream:
                under_way.append(pool.submit(stage, record))
                if len(under_way) >= count * AHEAD:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError("a worker process died", hint="out of memory, or a library that crashed") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Return how workers begin: as a copy of this process where that is safe, which only one without threads is."""
    copied = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if copied else "spawn")


def _leave_interrupts() -> None:
    """Let only the caller's process hear Ctrl-C, which the terminal sends to all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
