"""One suite for each engine."""

from __future__ import annotations

import pytest

from wortlaut.engines.inline import InlineEngine
from wortlaut.engines.processes import ProcessEngine
from wortlaut.testing import FakeEngine


def double(number: int) -> int:
    return number * 2


@pytest.mark.parametrize(
    "engine", [InlineEngine(), ProcessEngine(workers=2), FakeEngine()], ids=lambda e: type(e).__name__
)
def test_results_come_in_the_order_of_the_stream(engine):
    assert list(engine.map(double, range(40))) == [2 * number for number in range(40)]


def test_the_pool_never_reads_far_ahead():
    taken = []

    def stream():
        for number in range(100):
            taken.append(number)
            yield number

    results = ProcessEngine(workers=1).map(double, stream())
    next(results)
    assert len(taken) <= 5
    results.close()
