"""Read what tells only how large a number is, "hundreds", "six-figure", "mid-forties", as the range it may lie in."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from wortlaut.counting.drafts import LOOK_BACK, Draft, key
from wortlaut.counting.measuring import with_unit
from wortlaut.counting.tables import Tables

TEN = Decimal(10)
OF = re.compile(r"\s+(?:of|von|an)(?=\s)")
DOZENS = (Decimal(24), Decimal(120))
DECADE_MARKS, COMPOUND_MARKS = frozenset("s’'"), frozenset("- ")
# Parts of ten years of somebody's life.
PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "whole": (0, 9)}


def magnitude(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Return the range that the words from here on leave open; its bound is "about"."""
    sized, behind = word.lower() in known.sized, text[start + len(word) : start + len(word) + 1]
    if not sized and behind not in (DECADE_MARKS if word[0].isdigit() else COMPOUND_MARKS):
        return None
    if match := known.patterns["digits_long"].match(text, start):
        return _long(match, known)
    if not sized and not word[0].isdigit():
        return None
    floor = max(0, start - LOOK_BACK)
    decade = known.patterns["decade_old"].match(text, start)
    if decade is not None and known.patterns["decade_before"].search(text, floor, start):
        return _decade(decade, known)
    match = known.patterns["vague_many"].match(text, start)
    if match is None or known.patterns["vague"].search(text, floor, start):
        return None
    low, high = DOZENS if match["dozens"] else _many(match, known)
    many = Draft(start, match.end(), low, high=high, bound="about", telling=True)
    joint = OF.match(text, many.end)
    for place in (many.end, joint.end() if joint else many.end):  # "Millionen Euro", "millions of dollars"
        counted = with_unit(text, replace(many, end=place), known)
        if counted.end > place:
            return counted
    return many


def _many(match: re.Match[str], known: Tables) -> tuple[Decimal, Decimal]:
    """Return "tens of thousands" as 10,000 to 100,000."""
    low = Decimal(1)
    for name in ("times", "many"):
        if match[name]:
            low *= known.magnitudes[key(match[name])]
    return low, low * TEN


def _long(match: re.Match[str], known: Tables) -> Draft | None:
    """Return "six-figure" as 100,000 to 999,999, "zweistelliger Millionenbetrag" as 10 to 99 million."""
    count = known.words.get(match["count"].lower()) or known.magnitudes.get(key(match["count"]))
    if count is None or not 1 <= count <= TEN:
        return None
    scale = known.magnitudes[key(match["scale"])] if match["scale"] else Decimal(1)
    low, high = TEN ** (int(count) - 1), TEN ** int(count) - 1
    unit = "percent" if match["percent"] else None
    return Draft(
        match.start(), match.end(), low * scale, high=high * scale, unit=unit, bound="about", scale=scale, telling=True
    )


def _decade(match: re.Match[str], known: Tables) -> Draft | None:
    ten = known.magnitudes.get(key(match["ten"])) or (Decimal(match["ten"]) if match["ten"].isdecimal() else None)
    if ten is None or ten % TEN:
        return None
    first, last = PARTS[next((name for name in ("early", "mid", "late") if match[name]), "whole")]
    return Draft(match.start(), match.end(), ten + first, high=ten + last, unit="year", bound="about", telling=True)
