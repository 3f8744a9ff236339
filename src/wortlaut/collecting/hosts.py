"""Whose turn it is: requests wait by host, and a host is asked no faster and no wider than it may be."""

from __future__ import annotations

import hashlib
import heapq
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Generic, TypeVar

BACKOFF = 1.0  # seconds before the second attempt, doubled for each further one
CEILING = 60.0  # seconds that a back-off grows to
LONGEST = 120.0  # seconds that a site may ask to wait; what would take longer is left for another day
FAILING = 8  # requests in a row without an answer, after which a host is left in peace

T = TypeVar("T")


@dataclass(slots=True)
class Host(Generic[T]):
    """The requests that wait for one host."""

    name: str
    delay: float  # seconds between an answer and the next request
    waiting: list[tuple[float, int, T]] = field(default_factory=list)  # a heap: when it may be asked, order, what
    running: int = 0
    next_at: float = 0.0
    listed_at: float | None = None  # when the schedule looks at it again
    full: str = ""  # why nothing more is asked for in this run
    reason: str = "crawl_delay"  # the code of that
    silent: int = 0  # requests in a row without an answer


class Schedule(Generic[T]):
    """Requests of many hosts, each given out when its host may be asked; times are seconds of one clock."""

    def __init__(self, *, wide: int, delay: float) -> None:
        self._wide = wide
        self._delay = delay
        self._hosts: dict[str, Host[T]] = {}
        self._due: list[tuple[float, int, str]] = []
        self._order = 0

    def host(self, name: str, /) -> Host[T]:
        """Return the host of that name."""
        return self._hosts.setdefault(name, Host(name, self._delay))

    def add(self, name: str, request: T, /, *, at: float = 0.0) -> Host[T]:
        """Let a request wait for its host, at least until ``at``; return the host."""
        host = self.host(name)
        heapq.heappush(host.waiting, (at, self._next(), request))
        self._list(host)
        return host

    def take(self, now: float, /) -> tuple[Host[T], T] | None:
        """Return a request that may be made now, and its host; ``done`` must be called after it."""
        while self._due and self._due[0][0] <= now:
            at, _, name = heapq.heappop(self._due)
            host = self._hosts[name]
            if host.listed_at != at:
                continue  # listed anew since
            host.listed_at = None
            if not host.waiting or host.running >= self._wide:
                continue
            if self._ready(host) > now:
                self._list(host)
                continue
            host.running += 1
            host.next_at = now + host.delay
            _, _, request = heapq.heappop(host.waiting)
            self._list(host)
            return host, request
        return None

    def done(self, host: Host[T], now: float, /) -> None:
        """Note that a request has ended; with one connection the pause begins here."""
        host.running -= 1
        if self._wide == 1:
            host.next_at = max(host.next_at, now + host.delay)
        self._list(host)

    def next_at(self) -> float | None:
        """Return when something may be asked; None where nothing waits or all wait for answers."""
        return self._due[0][0] if self._due else None

    def give_up(self, host: Host[T], /) -> list[T]:
        """Return and forget what waits for a host."""
        left = [request for _, _, request in sorted(host.waiting, key=lambda entry: entry[:2])]
        host.waiting.clear()
        return left

    def _ready(self, host: Host[T]) -> float:
        return max(host.next_at, host.waiting[0][0])

    def _list(self, host: Host[T]) -> None:
        if not host.waiting or host.running >= self._wide:
            return
        at = self._ready(host)
        if host.listed_at is None or at < host.listed_at:
            host.listed_at = at
            heapq.heappush(self._due, (at, self._next(), host.name))

    def _next(self) -> int:
        self._order += 1
        return self._order


def backoff(url: str, attempt: int, /) -> float:
    """Return the seconds to wait after the attempt (from 1): doubled, with a spread that is the address's own."""
    grown = min(CEILING, BACKOFF * 2.0 ** min(attempt - 1, 30))
    spread = int.from_bytes(hashlib.sha256(f"{attempt} {url}".encode()).digest()[:4], "big") / 2**32
    return grown * (0.5 + spread / 2)


def retry_after(value: str, date: str = "", /) -> float | None:
    """Return the seconds of a Retry-After (RFC 9110, 10.2.3), None where it says nothing, dates by the server clock."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    try:
        here = parsedate_to_datetime(date)
    except (ValueError, TypeError):
        here = datetime.now(UTC)
    return max(0.0, (_aware(until) - _aware(here)).total_seconds())


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
