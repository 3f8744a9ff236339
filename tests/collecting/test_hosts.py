"""Whose turn it is: delays and width of each host on a clock of its own, back-off and Retry-After."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.collecting import hosts
from wortlaut.collecting.hosts import CEILING, Schedule, backoff, retry_after

DATE = "Sun, 01 Mar 2026 12:00:00 GMT"
WAITS = {
    "seconds": ("120", 120.0),
    "none": ("0", 0.0),
    "a date": ("Sun, 01 Mar 2026 12:01:30 GMT", 90.0),
    "a date gone by": ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
    "an old way to write one": ("Sunday, 01-Mar-26 12:00:10 GMT", 10.0),
    "nothing": ("", None),
    "words": ("later", None),
    "a negative number": ("-5", None),
    "a fraction": ("1.5", None),
    "digits of another script": ("１２", None),
    "a number without end": ("9" * 400, 999999999.0),
}


@pytest.mark.parametrize(("value", "seconds"), WAITS.values(), ids=WAITS)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value, DATE) == seconds


def test_backing_off_doubles_up_to_a_ceiling_and_is_spread_the_same_way_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hosts, "BACKOFF", 1.0)
    waits = [backoff("http://tarn.example/", attempt) for attempt in range(1, 40)]
    assert waits == [backoff("http://tarn.example/", attempt) for attempt in range(1, 40)]
    assert all(0.5 <= wait / min(CEILING, 2.0**number) <= 1 for number, wait in enumerate(waits))
    assert len({backoff(f"http://tarn.example/{number}", 1) for number in range(50)}) == 50


def drained(
    schedule: Schedule[int], *, lasting: float, step: float = 0.25, until: float = 500.0
) -> list[tuple[float, str, int]]:
    """Return when each request was made, where every answer takes ``lasting`` seconds."""
    made: list[tuple[float, str, int]] = []
    under_way: list[tuple[float, object]] = []
    now = 0.0
    while now < until:
        for end, host in [entry for entry in under_way if entry[0] <= now]:
            under_way.remove((end, host))
            schedule.done(host, now)  # type: ignore[arg-type]
        while (taken := schedule.take(now)) is not None:
            host, request = taken
            made.append((now, host.name, request))
            under_way.append((now + lasting, host))
        now += step
    return made


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=30),
    st.integers(1, 3),
    st.sampled_from([0.0, 1.0, 2.5]),
    st.sampled_from([0.25, 0.5, 3.0]),
)
def test_every_request_is_made_once_in_order_no_faster_and_no_wider(
    names: list[str], wide: int, delay: float, lasting: float
) -> None:
    schedule: Schedule[int] = Schedule(wide=wide, delay=delay)
    for number, name in enumerate(names):
        schedule.add(name, number)
    made = drained(schedule, lasting=lasting)
    assert sorted(request for _, _, request in made) == list(range(len(names)))
    for name in set(names):
        times = [at for at, host, _ in made if host == name]
        requests = [request for _, host, request in made if host == name]
        assert requests == sorted(requests)
        gap = delay + lasting if wide == 1 else delay
        assert all(later - earlier >= gap for earlier, later in itertools.pairwise(times))
        assert all(sum(at <= other < at + lasting for other in times) <= wide for at in times)


def test_a_request_that_waits_does_not_hold_up_the_others_of_its_host() -> None:
    schedule: Schedule[int] = Schedule(wide=1, delay=0.0)
    schedule.add("a", 1, at=10.0)
    schedule.add("a", 2)
    assert [(at, request) for at, _, request in drained(schedule, lasting=0.25)] == [(0.0, 2), (10.0, 1)]


def test_a_host_given_up_has_nothing_left() -> None:
    schedule: Schedule[int] = Schedule(wide=1, delay=0.0)
    for number in range(3):
        schedule.add("a", number)
    assert schedule.give_up(schedule.host("a")) == [0, 1, 2]
    assert drained(schedule, lasting=0.25) == []
    assert schedule.next_at() is None
