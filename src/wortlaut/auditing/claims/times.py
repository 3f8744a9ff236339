"""Whether two figures are of the same time, and as long a one."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.auditing.claims.kinds import same_kind
from wortlaut.auditing.claims.told import Told
from wortlaut.auditing.periods import Period

Times = tuple[tuple[Period, bool], ...]
SHORTEST_MONTH, MONTH, YEAR = 28, 31, 365  # days
LONGER = 1.25  # times as long is another stretch of time: half a year and a quarter


def times_agree(claimed: Told, found: Told, known: Sequence[Told] = (), /) -> bool:
    """Tell whether the claim's time may be that of the source's figure."""
    agreeing = pairs(claimed.periods, found.periods)
    if not agreeing and found.periods and any(_is_then(claimed, other, found) for other in known):
        return False
    if not agreeing and found.standing in ("later", ""):
        then = [one for other in known if _is_before(other, found) for one in other.periods]
        if any(mine.overlaps(theirs) for mine, theirs in pairs(claimed.periods, tuple(then))):
            return False
    if not agreeing:
        compared = pairs(claimed.periods, found.against)
        return not any(mine.overlaps(theirs) for mine, theirs in compared) or bool(claimed.against)
    return any(mine.overlaps(theirs) and not _other_stretch(mine, theirs) for mine, theirs in agreeing)


def pairs(mine: Times, theirs: Times, /) -> list[tuple[Period, Period]]:
    """Return the times of one with those of the other, relative ones (last year) with relative ones."""
    return [(one, other) for one, relative in mine for other, also in theirs if relative == also]


def _is_before(other: Told, found: Told) -> bool:
    return other.standing == "earlier" and other.place != found.place and same_kind(other, found)


def _is_then(claimed: Told, other: Told, found: Told) -> bool:
    """Tell whether the claim's time is that of the figure beside: 248's of "211 last year from 248 in 2023"."""
    beside = other is not found and other.place == found.place and same_kind(other, found)
    return beside and any(one.overlaps(two) for one, two in pairs(claimed.periods, other.periods))


def _other_stretch(one: Period, other: Period) -> bool:
    """Tell a quarter's figure from its half year's or its month's; a year may hold one of its months."""
    short, long = sorted((one.length, other.length))
    stretch = any(MONTH < length < YEAR for length in (short, long))
    return stretch and short >= SHORTEST_MONTH and long > short * LONGER
