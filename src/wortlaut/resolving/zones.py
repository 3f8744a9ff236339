"""Stretches of marked speech: whom they mention is not who goes on speaking after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wortlaut.records import Quotation

# Each alternative gives up after 2000 code points, so that a stray mark costs no more than that.
_MARKED = re.compile(
    r"“[^“”\n]{1,2000}”|„[^„“”\n]{1,2000}[“”]|»[^»«\n]{1,2000}«|«[^«»\n]{1,2000}»|''[^'\n](?:[^'\n]|'(?!')){0,2000}''"
)


def marked_stretches(text: str, quotations: Iterable[Quotation], /) -> tuple[tuple[int, int], ...]:
    """Return the stretches between quotation marks and of direct quotations, in order, overlapping ones as one."""
    direct = (quotation for quotation in quotations if quotation.form == "direct")
    found = [(span.start, span.end) for quotation in direct for span in quotation.content]
    found += [match.span() for match in _MARKED.finditer(text)]
    found += _straight(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _straight(text: str) -> Iterator[tuple[int, int]]:
    """Pair straight marks line by line, where their number is even."""
    start = 0
    for line in text.split("\n"):
        marks = [start + index for index, sign in enumerate(line) if sign == '"'] if '"' in line else []
        if len(marks) % 2 == 0:
            yield from zip(marks[::2], marks[1::2], strict=True)
        start += len(line) + 1
