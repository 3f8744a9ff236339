"""The news agency that a text credits, where it does so plainly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DATELINE = 100  # characters at the start in which a dateline's credit stands
_NAME = r"(?:[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2}|[a-z]{3,6}|[A-Z]{2,6})"
OWN_DESK = frozenset(
    {"admin", "desk", "editor", "editorial", "news", "online", "red", "redaktion", "staff", "staff reports", "team"}
)  # an outlet's own people
_BETWEEN = re.compile(r"\s*[/;|]\s*")
_SHORTHAND = re.compile(r"(?:[a-z]{3,6}|[A-Z]{2,6})(?:-[A-Za-z]{2,6})?\Z")  # dpa, AFP, dpa-AFX
_AT_START = re.compile(
    rf"([^\n().]{{2,60}})\s\(({_NAME})(?:/{_NAME}){{0,3}}\)"
    r"(?:\.?\s{0,2}[-–—:]|\.(?=\s)|(?P<day>,\s[^\n()]{0,20}\d[^\n()]{0,20}?)(?:\s[-–—]|[:.])(?=\s))"
)
_AT_END = re.compile(rf"(?:[.!?…][\"”“»’']?\s{{1,3}}|\n)\(({_NAME})(?:/{_NAME}){{0,3}}\)\s*\Z")
_SLASHED = re.compile(rf"(?:[.!?…][\"”“»’']?\s{{1,3}}|\n)/({_NAME})/\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and perhaps when a text was filed, and by which agency."""

    words: str  # around the brackets
    agency: str


def parted_authors(authors: Sequence[str], /) -> tuple[tuple[str, ...], str | None]:
    """Return people and the agency among those a page names as authors: "dpa / Ida Roe" is both."""
    names = [part.strip() for author in authors for part in _BETWEEN.split(author) if part.strip()]
    people = tuple(name for name in names if not is_agency(name) and name.lower() not in OWN_DESK)
    return people, next((name for name in names if is_agency(name)), None)


def is_agency(name: str, /) -> bool:
    """Tell whether a byline names an agency: by its full name, or by the shape of its short one (dpa, AFP)."""
    folded = name.casefold().removeprefix("the ")
    return folded in _full_names() or (bool(_SHORTHAND.match(name)) and folded not in OWN_DESK)


@cache
def _full_names() -> frozenset[str]:
    listed = files("wortlaut.collecting").joinpath("agencies.toml").read_text(encoding="utf-8")
    return frozenset(name.casefold() for name in tomllib.loads(listed)["names"])


def credited_agency(text: str, /) -> str | None:
    """Return the agency in a dateline, "BERLIN (dpa) -", or credited at the end, "... sagte er. (dpa)"."""
    end = text.rstrip()[-80:]
    start = dateline(text)
    if start:
        return start.agency
    found = _AT_END.search(end) or _SLASHED.search(end)
    return found[1] if found else None


def dateline(text: str, /) -> Dateline | None:
    """Return place, perhaps day, and agency at the start of a text: "HAMBURG, July 1 (Meridian) -"."""
    found = _AT_START.match(text[:DATELINE])
    if found is None or not found[1][0].isupper():
        return None
    return Dateline(words=f"{found[1]}{found['day'] or ''}", agency=found[2])  # or "Lindau (dpa), 14.04.2026 -"
