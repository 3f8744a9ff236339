"""Budgets are read, shown and kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import BudgetError, UsageError
from wortlaut.models.budgets import Budget, Prices, read_budget

PRICES = Prices(read=Decimal("0.5"), wrote=Decimal(2))
READ = {
    "": (None, None),
    "20000tokens": (20_000, None),
    "0.50usd": (None, Decimal("0.50")),
    " 100 Tokens , 1 USD ": (100, Decimal(1)),
}


@pytest.mark.parametrize(("words", "ceilings"), READ.items())
def test_reads_tokens_and_money(words, ceilings):
    budget = read_budget(words, PRICES)
    assert (budget.tokens, budget.money) == ceilings


@pytest.mark.parametrize("words", ["20", "1.5tokens", "1eur", "-1usd", "tokens", "1e9tokens", "20000 tokens usd"])
def test_refuses_what_is_no_budget(words):
    with pytest.raises(UsageError, match="is no budget"):
        read_budget(words, PRICES)


def test_refuses_money_without_a_price():
    with pytest.raises(UsageError, match="no price"):
        read_budget("1usd", Prices())


def test_counts_in_tokens_and_money():
    budget = read_budget("3000000tokens,2usd", PRICES)
    budget.charge(1_000_000, 500_000)
    assert budget.spent == Decimal("1.5")
    assert str(budget) == "1,500,000 of 3,000,000 tokens, 1.5000 of 2 usd"
    budget.require(1_000_000, 0)
    with pytest.raises(BudgetError, match="used up"):
        budget.require(1_000_001, 0)


@given(
    st.integers(0, 500),
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100), st.floats(0, 1), st.floats(0, 1)), max_size=20),
)
def test_what_is_asked_within_its_bound_never_goes_over(ceiling, requests):
    budget = Budget(tokens=ceiling, prices=PRICES, money=Decimal(ceiling) / 1_000_000)
    for read, wrote, some, few in requests:
        try:
            budget.require(read, wrote)
        except BudgetError:
            continue
        budget.charge(int(read * some), int(wrote * few))
    assert budget.used <= ceiling
    assert budget.spent <= Decimal(ceiling) / 1_000_000
