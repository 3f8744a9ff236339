"""Why a figure that fits is still wrong: its direction, its place of two, its rate, what it is held against."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.auditing.claims.hints import EACH, doing, hints_for, keys, keys_of, words_of
from wortlaut.auditing.claims.kinds import COUNTED, RATIOS, same_kind
from wortlaut.auditing.claims.times import pairs
from wortlaut.auditing.claims.told import Told
from wortlaut.records.measures import quantity

OPPOSITE = {"earlier": "later", "later": "earlier", "part": "whole", "whole": "part"}
TIMES = frozenset({"minute", "hour", "night", "day", "week", "month", "quarter", "year"})
LIMITS = frozenset({"at_least", "more_than", "at_most", "less_than"})
NEAR = 2  # sentences
PACES = frozenset({"=inflation", "growt", "wachs", "teuer"})  # of which a level is a change of something else


def conflict(claimed: Told, found: Told) -> str | None:
    """Say what contradicts the source although the number is right: its direction, its rate, or its place of two."""
    return next((why for check in CHECKS if (why := check(claimed, found)) is not None), None)


def _direction(claimed: Told, found: Told) -> str | None:
    level = found.step == "to" and claimed.change and not claimed.step  # "fell to 1.9" is 1.9 higher than a year ago
    directions = [0, 0] if level else [_way(one) for one in (claimed, found)]
    if directions[0] * directions[1] < 0 or claimed.result * found.result < 0:
        return "the source says the opposite direction"
    return "the source says the opposite sign" if _other_sign(claimed, found) else None


def _way(one: Told) -> int:
    """Return whether it went up or down: by a word, by "below the average" behind it, or by its own sign."""
    return one.direction or (one.beyond if one.moved or one.change else 0) or (-1 if one.figure.value < 0 else 0)


def _side(claimed: Told, found: Told) -> str | None:
    if claimed.ahead * found.ahead < 0 and _behind(claimed) & _behind(found):  # behind one and the same
        return "ahead where the source says behind, or the other way round"
    if _is_crosswise(claimed, found) or _is_other_side(claimed, found):
        return "the source says it of the other side"
    return "the source has it for the other side" if claimed.stance * found.stance < 0 else None


def _change_or_level(claimed: Told, found: Told) -> str | None:
    """Tell a change from a level, and what somebody has from what was done with so many."""
    if (
        _is_stock(claimed)
        and not found.stock
        and found.standing != "whole"
        and (found.segment & doing() or found.direct)
    ):
        return "the source says what was done with so many, not that there are so many"
    if found.step == "to" and found.direction and claimed.direct and claimed.direction:  # "shrank to 18,200"
        return "a change where the source has a level"
    measured = quantity(found.figure.unit) is not None
    if claimed.step == "to" and claimed.direction and found.direct and not found.step and measured:
        return "a level where the source has a change"  # "sank 1.4 metres"
    if {claimed.step, found.step} == {"by", "to"} and not _is_gap(found):  # "his lead amounted to 6,890 votes"
        return f"{claimed.step} that figure where the source says {found.step} it"
    if {claimed.moved, found.moved} == {True, False} and not _is_pace(claimed, found):
        return "a change where the source has a level" if claimed.moved else "a level where the source has a change"
    return None


def _is_gap(found: Told) -> bool:
    """Tell whether the words of a figure call it a lead or a gap, which is a change whatever stands before it."""
    words = words_of(found.document.text[slice(*found.zone)])
    return any(word in hints_for(found.document.lang).moving for word in words)


def _is_stock(claimed: Told) -> bool:
    done = claimed.words & doing() or claimed.direction
    return claimed.stock and claimed.figure.unit in COUNTED and not done


def _whole(claimed: Told, found: Told) -> str | None:
    """Tell the whole of which the source says something of a part: "38 bridges need repair" of "14 of the 38"."""
    if found.standing != "whole" or claimed.standing or claimed.stock or claimed.figure.unit not in COUNTED:
        return None
    behind = keys(found.document.text[found.figure.span.end : found.zone[1]], found.document.lang) - found.noun
    acts = found.sentence & doing()
    return "the source says that only of a part" if claimed.words & (behind | acts) - claimed.noun else None


def _place_of_two(claimed: Told, found: Told) -> str | None:
    if (found.end, claimed.figure.bound) in (("lowest", "at_most"), ("highest", "at_least")) and not claimed.end:
        return f"the source gives it as the {found.end}"
    if claimed.mean and found.end and not found.mean:
        return f"an average where the source gives the {found.end}"
    if found.mean and not claimed.mean and claimed.figure.bound in LIMITS and found.figure.bound == "exact":
        return "a limit for all where the source gives an average"
    if OPPOSITE.get(claimed.standing) == found.standing and found.standing:
        return f"the claim has it as the {claimed.standing} figure, the source as the {found.standing} one"
    if (claimed.direction or claimed.acts) and not claimed.standing and found.standing == "whole":
        return "the source gives it as the whole, of which this is a part"
    return None


def _denial(claimed: Told, found: Told) -> str | None:
    held = any(hints_for(one.document.lang).holding.search(one.document.text, *one.zone) for one in (claimed, found))
    bounded = any(one.negated and one.figure.bound in LIMITS for one in (claimed, found))  # "none waits longer than 30"
    if claimed.negated != found.negated and claimed.words & found.words and not (held or bounded):
        return "the source says it of those that do, the claim of those that do not, or the other way round"
    return None


def _exactness(claimed: Told, found: Told) -> str | None:
    """Tell what the claim calls exact and the source about so much."""
    text, start = claimed.document.text, claimed.figure.span.start
    exact = hints_for(claimed.document.lang).exactly.search(text, claimed.bounds[0], start)
    soft = found.figure.bound in ("about", "nearly") or found.figure.hedge is not None
    return "exactly where the source says about" if exact and soft else None


def _rate(claimed: Told, found: Told) -> str | None:
    if any(
        one.summed and any(rate not in TIMES for rate in other.rates)
        for one, other in ((claimed, found), (found, claimed))
    ):
        return "for each what the source gives for all, or the other way round"
    if claimed.rate in TIMES and claimed.each and found.deadline and not found.rates and not found.each:
        return f"for every {claimed.rate} what the source gives for all the time"
    mine, theirs = (one.rate for one in (claimed, found))
    if mine and theirs and EACH not in (mine, theirs) and not {mine, theirs} & {*claimed.rates} & {*found.rates}:
        return f"per {mine} where the source says per {theirs}".replace("_", " ")
    return None


def _course(claimed: Told, found: Told) -> str | None:
    mine, theirs = claimed.course, found.course
    if mine and theirs and mine[1] == theirs[1] and mine[0] != theirs[0]:
        return f"within {mine[0]} {mine[1]} where the source says {theirs[0]}"
    return None


def _base(claimed: Told, found: Told) -> str | None:
    if claimed.base and found.base and claimed.base != found.base:
        return f"held against the {claimed.base} before, in the source against the {found.base} before"
    for one, other in ((claimed, found), (found, claimed)):
        if one.course and one.course[0] == 1 and other.base and not other.course and one.course[1] != other.base:
            return f"within one {one.course[1]}, and held against the {other.base} before"
    mine, theirs = claimed.against, found.against
    if mine and theirs and not any(one.overlaps(other) for one, other in pairs(mine, theirs)) and pairs(mine, theirs):
        return "held against another time in the source"
    return None


def _condition(claimed: Told, found: Told) -> str | None:
    if found.conditional and not claimed.conditional and not _may(claimed):
        return "the source says it only on a condition"
    return None


def _plan(claimed: Told, found: Told) -> str | None:
    if not found.intended or found.done or not claimed.done:
        return None
    text, known = claimed.document.text, hints_for(claimed.document.lang)
    return None if known.intended.search(text, *claimed.bounds) else "the source tells it as a plan, not as done"


def _still(claimed: Told, found: Told) -> str | None:
    """Tell what will be from what is: "at present 18.40" of "goes up by 90p to 18.40"."""
    if found.step != "to" or not found.direction or claimed.step == "to" or claimed.direction:
        return None
    mine, theirs = (hints_for(one.document.lang) for one in (claimed, found))
    still = mine.still.search(claimed.document.text, *claimed.bounds)
    coming = theirs.coming.search(found.document.text, *found.bounds)
    return "the source gives it for what is to come" if still and coming else None


def _may(claimed: Told) -> bool:
    """Tell whether the claim leaves it open too: "could", "if"."""
    known, text = hints_for(claimed.document.lang), claimed.document.text
    return any(one.search(text, *claimed.bounds) for one in (known.condition, known.would))


CHECKS = (
    _direction,
    _side,
    _change_or_level,
    _place_of_two,
    _whole,
    _denial,
    _exactness,
    _rate,
    _condition,
    _plan,
    _still,
    _course,
    _base,
)


def _behind(one: Told) -> frozenset[str]:
    return keys(one.document.text[one.figure.span.end : one.zone[1]], one.document.lang) & (
        one.names | one.words | one.opposed
    )


def superseded(claimed: Told, found: Told, neighbours: Sequence[Told]) -> str | None:
    """Say by what a figure was followed that the claim gives as if it still held: "83 percent, down from 86"."""
    before = found.standing == "earlier" and not claimed.standing
    old = found.past and not found.standing and claimed.standing == "later"
    if claimed.past or not (before or old):
        return None
    for other in neighbours:
        kind = None in (other.figure.unit, found.figure.unit) or other.figure.unit == found.figure.unit
        if other is found or other.place != found.place or not kind or other.standing == "earlier":
            continue
        if old and other.past:
            continue
        if not claimed.periods or any(one.overlaps(two) for one, two in pairs(claimed.periods, other.periods)):
            return f"the source gives it as what was before {other.figure.span.of(other.document.text)}"
    return None


def not_yet(claimed: Told, found: Told, known: Sequence[Told]) -> str | None:
    """Say what it was before that the claim gives a later figure for: "a decade ago" with today's number."""
    if claimed.standing != "earlier" or found.standing or found.past:
        return None
    for other in known:
        near = other.document is found.document and abs(other.place - found.place) <= NEAR
        if near and other.standing == "earlier" and same_kind(other, found) and other.figure.unit == found.figure.unit:
            return f"before, the source has {other.figure.span.of(other.document.text)}"
    return None


def _is_pace(claimed: Told, found: Told) -> bool:
    """Tell whether the level is itself one of change ("inflation of 9 percent"), or the change asked for in words."""
    words = (claimed.words | claimed.near) | (found.segment | found.near)
    return bool(words & PACES and claimed.figure.unit in RATIOS) or claimed.wish != found.wish or claimed.wish


def _other_sign(claimed: Told, found: Told) -> bool:
    """Tell whether only one of the two is below zero, and no word of the other says so: "minus 14 degrees"."""
    below = [one.figure.value < 0 for one in (claimed, found)]
    if below[0] == below[1]:
        return False
    other = found if below[0] else claimed
    return other.direction >= 0 and other.result >= 0


def _is_crosswise(claimed: Told, found: Told) -> bool:
    """Tell whether each has the other's opponent for its subject: "A beat B 3-1" and "B beat A 3-1"."""
    mine, theirs = (keys_of(one.head, one.document.lang) for one in (claimed, found))
    crossed = claimed.opposed & theirs - found.opposed and found.opposed & mine - claimed.opposed
    lost = (hints_for(one.document.lang).losing.search(one.document.text, *one.bounds) for one in (claimed, found))
    return bool(crossed) and len({match is None for match in lost}) == 1


def _is_other_side(claimed: Told, found: Told) -> bool:
    """Tell whether the claim is of whom the source holds its figure against: "41 points, five behind Weber"."""
    opposed = found.opposed & (claimed.words - claimed.opposed)
    head = keys_of(found.head, found.document.lang)
    if head & claimed.words - found.opposed and opposed & claimed.names:
        return False  # the claim names both
    return bool(opposed) and bool(found.segment - found.opposed - claimed.words - claimed.near)
