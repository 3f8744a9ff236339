"""Whether a clause looks ahead or back from the day of publication: by the verb, by "until" and "since"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from wortlaut.dating.grammar import Grammar

Direction = Literal[-1, 0, 1]
REACH = 100  # characters around a date without a year that may tell whether its clause looks ahead
VERB_REACH = 40  # characters after a date that opens a clause, in which the clause's verb stands
CLAUSE_END = re.compile(r"[.!?…。！？]\s|[,;:–—“”„\"«»()\n]")


def direction(text: str, start: int, end: int, known: Grammar, /) -> Direction:
    """Return 1 where the clause is about what will be, -1 where it is about what was, 0 where it does not tell.

    "Will meet on Friday" looks ahead, "said on Friday it will meet" does not: of several verbs the nearest tells.
    """
    head = CLAUSE_END.split(text[max(0, start - REACH) : start])[-1]
    tail = CLAUSE_END.split(text[end : end + REACH], maxsplit=1)[0]
    if known.since.search(head):
        return -1
    opening = len(head.split()) <= 1  # only "On" or "Am": the date opens the clause, its verb comes after
    whole = f"{head}\0{tail}"
    ahead, back = (_nearest(verbs.finditer(whole), len(head), opening) for verbs in (known.future, known.past))
    if known.until.search(head) and back is None:
        return 1
    if ahead is None or back is None:
        return 0 if ahead is back else -1 if ahead is None else 1
    return 1 if ahead <= back else -1


def _nearest(verbs: Iterable[re.Match[str]], date: int, opening: bool) -> int | None:
    """Return how far from the date the nearest verb stands that may be the date's; None where there is none."""
    reach = date + (VERB_REACH if opening else 0)
    gaps = (date - verb.end() if verb.end() <= date else verb.start() - date for verb in verbs if verb.start() <= reach)
    return min(gaps, default=None)
