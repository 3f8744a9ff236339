"""What judging a claim needs of the rooms that count and date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from wortlaut.records import Figure, FigureVerdict, Moment


class Compared(Protocol):
    """What comparing two figures says."""

    @property
    def verdict(self) -> FigureVerdict:
        """Return how the claimed figure relates to the found one."""

    @property
    def reason(self) -> str:
        """Return why, in words for a person."""

    @property
    def rate(self) -> str | None:
        """Return the exchange rate that was used."""


class Compare(Protocol):
    """Judges a claimed figure by a found one."""

    def __call__(self, claimed: Figure, found: Figure, /, *, day: str | None = None) -> Compared:
        """Return the verdict and its reason; ``day`` chooses the exchange rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What judging a claim needs of the rooms that count and date."""

    find_figures: Callable[[str, str], Sequence[Figure]]  # text, language
    find_dates: Callable[[str, str, str | None], Sequence[Moment]]  # text, language, day of publication
    compare: Compare
