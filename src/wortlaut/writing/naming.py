"""What a note calls people: a short name, and the role they had at the time."""

from __future__ import annotations

from wortlaut.records import Person, Role
from wortlaut.writing.phrases import Phrases
from wortlaut.writing.times import Point, ends, point


def short_name(person: Person, phrases: Phrases, /) -> str:
    """Return the family name where the name has that order, else the whole name."""
    words = person.name.split()
    if person.kind != "person" or len(words) < 2 or not words[-1][0].isalpha():
        return person.name
    suffixes = phrases.get("names.suffixes")
    while len(words) > 1 and words[-1].lower().strip(",") in suffixes:
        words.pop()
    particles = phrases.get("names.particles")
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in particles:
        start -= 1
    known = [name for name in person.names if name and " " not in name and name in words[1:]]
    return known[0] if known and start == len(words) - 1 else " ".join(words[start:]).rstrip(",")


def role_at(person: Person, period: str | None, phrases: Phrases, /) -> Role | None:
    """Return the role the person had in that period, rather one in the note's language."""
    fitting = [role for role in person.roles if _covers(role, period)]
    ranked = sorted(fitting, key=lambda role: (role.former, role.lang != phrases.lang, not role.organisation))
    return ranked[0] if ranked else None


def _covers(role: Role, period: str | None) -> bool:
    if not period or not (role.since or role.until):
        return True
    begin, end = ends(period) or (point(period),) * 2
    since, until = (point(side) if side else None for side in (role.since, role.until))
    starts = since is None or end is None or _key(since) <= _key(end)
    lasts = until is None or begin is None or _key(until, 99) >= _key(begin)
    return starts and lasts


def _key(known: Point, filling: int = 0) -> tuple[int, int, int]:
    return known.year, known.month or filling, known.day or filling
