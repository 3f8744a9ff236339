"""What a model may cost, in tokens and money: asked before each request, kept whatever the model does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from wortlaut.errors import BudgetError, UsageError

MILLION = Decimal(1_000_000)
_PART = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a million tokens cost, as the user's contract says."""

    read: Decimal = Decimal(0)  # of a prompt
    wrote: Decimal = Decimal(0)  # of an answer
    currency: str = "usd"

    def of(self, read: int, wrote: int, /) -> Decimal:
        """Return the price of so many tokens."""
        return (self.read * read + self.wrote * wrote) / MILLION


@dataclass(slots=True, kw_only=True)
class Budget:
    """A ceiling of tokens, of money, of both, or of nothing, and how much of it is used.

    An answer from the cache counts like a new one: a note then costs the same however often its making was
    interrupted, and the same budget always gives the same note.
    """

    tokens: int | None = None
    money: Decimal | None = None
    prices: Prices = Prices()
    read: int = 0
    wrote: int = 0

    @property
    def used(self) -> int:
        """The tokens used."""
        return self.read + self.wrote

    @property
    def spent(self) -> Decimal:
        """The money used."""
        return self.prices.of(self.read, self.wrote)

    def require(self, read: int, wrote: int, /) -> None:
        """Raise BudgetError where a request that costs up to so many tokens could go over the ceiling."""
        over = self.tokens is not None and self.used + read + wrote > self.tokens
        dear = self.money is not None and self.spent + self.prices.of(read, wrote) > self.money
        if over or dear:
            raise BudgetError(f"the budget is used up: {self}", hint="raise --budget; the answers so far are kept")

    def charge(self, read: int, wrote: int, /) -> None:
        """Count what an answer took."""
        self.read += max(read, 0)
        self.wrote += max(wrote, 0)

    def __str__(self) -> str:
        tokens = f"{self.used:,}" + (f" of {self.tokens:,}" if self.tokens is not None else "") + " tokens"
        if not (self.prices.read or self.prices.wrote):
            return tokens
        ceiling = f" of {self.money}" if self.money is not None else ""
        return f"{tokens}, {self.spent:.4f}{ceiling} {self.prices.currency}"


def read_budget(words: str, prices: Prices, /) -> Budget:
    """Return the budget that the words name: "20000tokens", "0.50usd", or both with a comma; "" is no ceiling.

    Raises UsageError for other words, and for money where no price says what a token costs.
    """
    tokens: int | None = None
    money: Decimal | None = None
    for part in filter(None, (part.strip().lower() for part in words.split(","))):
        match = _PART.fullmatch(part)
        unit = match[2] if match else ""
        if match and unit in ("token", "tokens") and "." not in match[1]:
            tokens = int(match[1])
        elif match and unit == prices.currency.lower():
            if not (prices.read or prices.wrote):
                raise UsageError(
                    f"a budget of {part}, and no price",
                    hint="set price_in and price_out (per million tokens) in wortlaut.toml, or give tokens",
                )
            money = Decimal(match[1])
        else:
            raise UsageError(f"{part!r} is no budget", hint=f"write 20000tokens, 0.50{prices.currency}, or both")
    return Budget(tokens=tokens, money=money, prices=prices)
