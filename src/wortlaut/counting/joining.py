"""Join what two neighbouring figures leave unsaid: a unit told once, a part of what was counted, hours and minutes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from wortlaut.counting.drafts import FEWEST_ALONE, LOOK_BACK, Draft, key
from wortlaut.counting.tables import Tables
from wortlaut.records.measures import in_unit

HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
MILLION = Decimal(1_000_000)
SENTENCE_END = re.compile(r"[.!?;:]\s|\n")
# Before a number that says of another what the one before says: ", the Greens |29", " and Dask |3".
ANOTHER = re.compile(
    r"(?:[,;]|\s(?:and|und|sowie))\s+(?:(?:the|die|der|das|den)\s+)?"
    r"[^\W\da-zäöüß][\w’'&-]*(?:\s[^\W\da-zäöüß][\w’'&-]*){0,3}\s\Z"
)
COMPARED = re.compile(r"\s+(?:\w{3,}er|ahead|behind|more|less|fewer|mehr|weniger|vor|hinter)(?!\w)")
ENDS_CLAUSE = re.compile(r"\s*(?:[.,;!?“”](?!\d)|\Z|\s(?:and|und|sowie)\s)")
PART_REACH = 100  # characters from a whole to the part of it that the same sentence counts
MIXED = frozenset({("hour", "second"), ("hour", "minute"), ("minute", "second"), ("year", "month"), ("foot", "inch")})


def join(text: str, drafts: list[Draft], draft: Draft, known: Tables) -> None:
    """Add a figure to those before it; each of the two neighbours gets what only the other says."""
    if not drafts:
        drafts.append(draft)
        return
    if (whole := _mixed(text, drafts[-1], draft, known)) is not None:
        drafts[-1] = whole
        return
    if (whole_range := _ranged(text, drafts[-1], draft, known)) is not None:
        drafts[-1] = whole_range
        return
    drafts[-1] = _first(text, drafts[-1], draft, known)
    _list(text, drafts, draft, known)
    drafts[-1], draft = _points(text, drafts[-1], draft, known)
    drafts.append(_carried_on(text, drafts[-1], draft, known))


def _mixed(text: str, first: Draft, draft: Draft, known: Tables) -> Draft | None:
    """Read "41 hours and 20 minutes" as one figure, in the larger unit."""
    if (first.unit, draft.unit) not in MIXED or not known.patterns["joins"].fullmatch(text, first.end, draft.start):
        return None
    rest = in_unit(draft.value, draft.unit or "", first.unit or "")
    plain = first.high is None and draft.high is None
    if COMPARED.match(text, draft.end):
        return None  # "in 31 minutes, 4 seconds faster"
    if not rest or not plain or rest >= 1 or not _whole(first, draft):
        return None  # "six and a half years, 18 months of it for forgery"
    return replace(first, end=draft.end, value=first.value + rest, noun=draft.noun, period=draft.period)


def _whole(first: Draft, draft: Draft) -> bool:
    """Tell whole hours before minutes, and hours with their minutes before seconds."""
    return first.value == first.value.to_integral_value() or (first.unit, draft.unit) == ("hour", "second")


def _ranged(text: str, first: Draft, draft: Draft, known: Tables) -> Draft | None:
    """Read "$3m-$4m" and "3 Millionen bis 4 Millionen Euro" as one range."""
    between = known.patterns["between"].search(text, max(0, first.start - LOOK_BACK), first.start) is not None
    joint = known.patterns["between_range" if between else "full_range"].match(text, first.end)
    if (
        joint is None
        or draft.high is not None
        or first.high is not None
        or not _reaches(text, joint.end(), draft, known)
    ):
        return None
    bare = first.unit is None and first.scale > 1 and draft.unit == "currency"
    alike = draft.unit not in (None, "item") and (first.unit, first.currency) == (draft.unit, draft.currency)
    poll = draft.unit == "percent" and not between and "-" in joint[0]  # "ahead 42%-49%"
    if poll or not (bare or alike) or not first.value < draft.value:
        return None
    return replace(draft, start=first.start, value=first.value, high=draft.value, bound=first.bound, hedge=first.hedge)


def _reaches(text: str, place: int, draft: Draft, known: Tables) -> bool:
    """Tell whether the number begins right here; "bis" is read as its bound."""
    if draft.bound == "exact":
        return place == draft.start
    return known.bounds.get(key(text[draft.start : place])) == draft.bound


def _list(text: str, drafts: list[Draft], draft: Draft, known: Tables) -> None:
    """Give each number of a list the unit that only its last one says: "29, 35 und 41 Jahre"."""
    joint, later = "list_end", draft
    if draft.unit in (None, "item", "share") or draft.high is not None or draft.bound != "exact":
        return
    for place in range(len(drafts) - 1, -1, -1):
        first = drafts[place]
        if first.unit is not None or first.high is not None or (first.scale > 1 and draft.unit != "currency"):
            return
        if not known.patterns[joint].fullmatch(text, first.end, later.start):
            return
        whole = replace(draft, scale=Decimal(1)) if first.value >= THOUSAND else draft  # "900,000 and 2 million euros"
        drafts[place], later, joint = _with_unit_of(first, whole), first, "list_joint"


def _first(text: str, first: Draft, draft: Draft, known: Tables) -> Draft:
    """Give the first of two what only the second says: "von 8 auf fast 50 Prozent", "640 of 850 jobs"."""
    if first.unit not in (None, "item") or draft.start - first.end > LOOK_BACK:
        return first
    between, patterns = text[first.end : draft.start] + " ", known.patterns
    if first.unit is None and draft.unit == "item" and patterns["part_of"].fullmatch(between):
        return replace(first, unit="item", noun=draft.noun)
    if draft.unit is not None and patterns["instead"].fullmatch(between) and first.unit is None:
        return _with_unit_of(first, draft)  # "46 statt 41 Cent"
    if not patterns["change"].fullmatch(between):
        return first
    before = text[max(0, first.start - LOOK_BACK) : first.start]
    if patterns["by"].search(before) and first.scale > 1 and draft.unit == "currency":
        return replace(first, unit=draft.unit, currency=draft.currency)  # "um 50 Millionen auf 450 Millionen Euro"
    parts = draft.unit == "percent" and first.unit is None and draft.value < first.value <= HUNDRED - draft.value
    if parts and not patterns["by"].search(before):
        return _with_unit_of(first, draft)  # "leads, 50 to 48 percent", where the first is no range's end
    if not patterns["from"].search(before):
        return first
    if draft.unit is None:  # "from 240 to 180": figures, though nothing says of what
        return replace(first, telling=True)
    return _with_unit_of(first, draft)


def _with_unit_of(first: Draft, draft: Draft) -> Draft:
    scale = draft.scale if first.scale == 1 else Decimal(1)
    return replace(
        first,
        value=first.value * scale,
        scale=first.scale * scale,
        unit=draft.unit,
        currency=draft.currency,
        noun=draft.noun,
        period=draft.period,
    )


def _points(text: str, first: Draft, draft: Draft, known: Tables) -> tuple[Draft, Draft]:
    """Read "points" beside a percentage as percentage points: "34.2 percent, 2.9 points less"."""
    near = draft.start - first.end <= LOOK_BACK and not SENTENCE_END.search(text, first.end, draft.start)
    near = near and max(first.value, draft.value) < HUNDRED  # an index closes at 14,382 points
    units = first.unit, draft.unit
    if near and units[0] == "percent" and units[1] in (None, "item") and (end := _of_points(text, draft, known)):
        return first, replace(draft, unit="percentage_point", noun=None, end=end)
    if near and units[1] == "percent" and units[0] in (None, "item") and (end := _of_points(text, first, known)):
        return replace(first, unit="percentage_point", noun=None, end=end), draft
    return first, draft


def _of_points(text: str, draft: Draft, known: Tables) -> int | None:
    behind = known.patterns["points"].match(text, draft.end)
    return behind.end() if behind else None


def _is_elliptic(text: str, before: Draft, draft: Draft, known: Tables) -> bool:
    """Tell a number that says of another what the one before says: "44 seats, the Greens 29", "sogar elf"."""
    if before.unit is None or draft.unit is not None or ENDS_CLAUSE.match(text, draft.end) is None:
        return False
    if known.patterns["even_before"].search(text, before.end, draft.start) and before.unit != "item":
        return draft.high is None
    return ANOTHER.search(text, before.end, draft.start) is not None and draft.high is None


def _is_held_against(text: str, before: Draft, draft: Draft, known: Tables) -> bool:
    """Tell "83 percent of its seats, down from 86"."""
    joints = known.patterns["instead"].finditer(text, before.end, draft.start)
    return any(joint.end() == draft.start for joint in joints)


def _carried_on(text: str, before: Draft, draft: Draft, known: Tables) -> Draft:
    """Give the second of two what only the first says: "to 88 million euros from 131 million", "14 jobs, after nine".

    In "of the 840 seats, 630 were taken" the second counts what the first does.
    """
    near = draft.start - before.end <= PART_REACH and not SENTENCE_END.search(text, before.end, draft.start)
    if draft.unit is not None or not near:
        return draft
    close = draft.start - before.end <= LOOK_BACK
    if _is_elliptic(text, before, draft, known):
        scale = before.scale if draft.scale == 1 and before.unit == "currency" else Decimal(1)
        whole = replace(draft, value=draft.value * scale, scale=draft.scale * scale, telling=True)
        return replace(whole, unit=before.unit, currency=before.currency, noun=before.noun)
    if before.unit == "item":
        carried = close and known.patterns["carried"].search(text, before.end, draft.start) is not None
        part = FEWEST_ALONE <= draft.value < before.value and known.patterns["of_whole"].search(
            text, max(0, before.start - LOOK_BACK), before.start
        )
        done = (
            close and draft.value < before.value and known.patterns["doing_behind"].match(text, draft.end) is not None
        )
        return replace(draft, unit="item", noun=before.noun) if part or carried or done else draft
    if close and before.unit == "percent" and _is_held_against(text, before, draft, known):
        return replace(draft, unit="percent")
    if close and draft.scale >= MILLION and before.currency is not None:
        return replace(draft, unit="currency", currency=before.currency)
    return draft
