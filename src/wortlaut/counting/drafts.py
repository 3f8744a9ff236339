"""A figure being read, and what its readers share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from wortlaut.records import Span
from wortlaut.records.amounts import Bound

LOOK_BACK = 40  # characters before a number that may qualify it
FEWEST_ALONE = 10  # a smaller number that stands alone counts nothing worth checking
HUNDRED = Decimal(100)
SEPARATORS = r"[\s\u00a0-]+"  # between the words of one expression: "basis point", "25-basis-point"
SEPARATED = re.compile(SEPARATORS)
LIKENESSES = str.maketrans("İıſµ", "iisμ")  # letters that a pattern without case takes for one another
SHARE_DIGITS = Decimal("0.0001")  # a third is 33.3333 percent


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure being read: where it stands and what was understood so far."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    scale: Decimal = Decimal(1)
    bound: Bound = "exact"
    hedge: Span | None = None
    period: str | None = None
    noun: str | None = None
    telling: bool = False  # worth keeping even without a unit: grouped, decimal, signed or bounded


def key(word: str, /) -> str:
    """Return a word as the tables list it: "Basis-\\nPoint" is "basis point"."""
    if word.isascii() and word.isalpha():
        return word.lower()
    return SEPARATED.sub(" ", word.translate(LIKENESSES).lower()).strip()
