"""Runs on a schedule: one after the other, none piled up, stopped between two runs."""

from __future__ import annotations

import re
from collections.abc import Callable

from wortlaut.errors import UsageError

_EVERY = re.compile(r"(\d{1,6})\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST = 60  # seconds: feeds are not asked more often than that


def seconds(every: str, /) -> int:
    """Return the seconds of "30m", "2h", "1d"; raises UsageError for anything else, or less than a minute."""
    match = _EVERY.fullmatch(every.strip())
    length = int(match[1]) * _SECONDS[match[2]] if match else 0
    if length < SHORTEST:
        raise UsageError(
            f"--every {every!r} is no length of time", hint='write it as "30m", "2h" or "1d"; at least 60s'
        )
    return length


def schedule(
    run: Callable[[], None], every: int, /, *, now: Callable[[], float], wait: Callable[[float], None]
) -> None:
    """Run at once, then whenever so many seconds have passed since the start; what was missed meanwhile is left out.

    It ends when ``wait`` is interrupted, which it takes for the wish to stop; an interrupted run is not taken so.
    """
    start = now()
    while True:
        run()
        passed = now() - start
        try:
            wait(every - passed % every)
        except KeyboardInterrupt:
            return
