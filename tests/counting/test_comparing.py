"""Two figures held against each other, and the exchange rates that this needs."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.counting import compare_figures, convert, find_figures

PAIRS = {
    "the same": ("30 percent", "en", "30 percent", "en", "same"),
    "the same in two languages": ("33,4 Milliarden Yuan", "de", "33.4 billion yuan", "en", "same"),
    "other scale": ("33,400 million yuan", "en", "33.4 billion yuan", "en", "other_spelling"),
    "in words": ("twenty-five percent", "en", "25 percent", "en", "same"),
    "rounded by a digit": ("4.6 billion euros", "en", "4.64 billion euros", "en", "rounded"),
    "rounded to whole": ("33 Milliarden Yuan", "de", "33.4 billion yuan", "en", "rounded"),
    "rounded with a word": ("about 1,200 jobs", "en", "1,234 jobs", "en", "rounded"),
    "more than the floor": ("more than 4.6 billion euros", "en", "4.68 billion euros", "en", "rounded"),
    "nearly": ("fast 50 Prozent", "de", "48.7 percent", "en", "rounded"),
    "a third": ("a third of them", "en", "33 percent", "en", "rounded"),
    "half": ("half of them", "en", "50 percent", "en", "other_spelling"),
    "wrong way of more than": ("more than 4.7 billion euros", "en", "4.68 billion euros", "en", "wrong"),
    "rounded wrongly": ("4.7 billion euros", "en", "4.64 billion euros", "en", "wrong"),
    "30 for 34": ("30 percent", "en", "34 percent", "en", "wrong"),
    "invented digits": ("33.4 percent", "en", "33 percent", "en", "wrong"),
    "points for percent": ("2 percent", "en", "2 percentage points", "en", "wrong"),
    "million for billion": ("33.4 million yuan", "en", "33.4 billion yuan", "en", "wrong"),
    "billion is not Billion": ("2 Billionen Euro", "de", "2 billion euros", "en", "wrong"),
    "same number, near currency": ("500 million dollars", "en", "500 million euros", "en", "wrong"),
    "about a round five": ("about 35 percent", "en", "34.2 percent", "en", "rounded"),
    "about what it is not": ("rund 42.000 Autos", "de", "41,236 cars", "en", "wrong"),
    "miles": ("310 miles", "en", "500 kilometres", "en", "converted"),
    "miles for kilometres": ("500 miles", "en", "500 kilometres", "en", "wrong"),
    "weeks": ("3 weeks", "en", "21 Tage", "de", "converted"),
    "power is no energy": ("30 megawatts", "en", "30 megawatt hours", "en", "wrong"),
    "lost sign": ("3.5 percent", "en", "-3.5 percent", "en", "wrong"),
    "lost bound": ("500 billion dollars", "en", "up to 500 billion dollars", "en", "wrong"),
    "turned bound": ("at least 30 percent", "en", "at most 30 percent", "en", "wrong"),
    "range for a number": ("20 to 30 percent", "en", "20 percent", "en", "wrong"),
    "something else": ("30 percent", "en", "1,200 employees", "en", "of_something_else"),
    "days for years": ("5 days", "en", "5 years", "en", "wrong"),
    "converted": ("4.6 billion dollars", "en", "33.4 billion yuan", "en", "converted"),
    "converted into euros": ("rund 4,1 Milliarden Euro", "de", "33.4 billion yuan", "en", "converted"),
    "another currency, same number": ("33.4 billion dollars", "en", "33.4 billion yuan", "en", "wrong"),
    "seconds": ("90 seconds", "en", "1.5 minutes", "en", "converted"),
    "knots": ("56 km/h", "en", "30 knots", "en", "converted"),
    "degrees of Celsius": ("30 Grad", "de", "30 degrees Celsius", "en", "same"),
    "degrees of the other scale": ("30 Grad", "de", "86 degrees Fahrenheit", "en", "converted"),
    "other degrees": ("30 Grad", "de", "90 degrees Fahrenheit", "en", "wrong"),
    "crowns of a kind": ("4,2 Milliarden Kronen", "de", "4.2 billion Danish crowns", "en", "same"),
    "krone and crowns": ("4.2 billion kroner", "en", "4.2 billion crowns", "en", "same"),
    "crowns for pesos": ("4.2 billion crowns", "en", "4.2 billion pesos", "en", "wrong"),
    "rupees into dollars": ("5 billion rupees", "en", "60 million dollars", "en", "converted"),
    "rupees into dollars, wrongly": ("9 billion rupees", "en", "60 million dollars", "en", "wrong"),
    "a krone is no Swedish crown": ("500 krone", "en", "500 Swedish crowns", "en", "wrong"),
    "converted wrongly": ("5.6 billion dollars", "en", "33.4 billion yuan", "en", "wrong"),
}


@pytest.mark.parametrize(("claim", "lang", "source", "source_lang", "verdict"), PAIRS.values(), ids=PAIRS)
def test_compares(claim, lang, source, source_lang, verdict):
    (claimed,), (found,) = find_figures(claim, lang=lang), find_figures(source, lang=source_lang)
    comparison = compare_figures(claimed, found, day="2025-08-29")
    assert comparison.verdict == verdict
    assert comparison.reason
    assert comparison.rate is None or claimed.currency != found.currency
    assert comparison.rate is not None or comparison.verdict != "converted" or found.currency is None


def test_a_lost_hedge_is_said():
    (claimed,), (found,) = find_figures("30 percent", lang="en"), find_figures("maybe 30 percent", lang="en")
    comparison = compare_figures(claimed, found)
    assert (comparison.verdict, "softens" in comparison.reason) == ("same", True)


def test_a_conversion_names_its_rate():
    value, rate = convert(Decimal(33_400_000_000), "CNY", "USD", day="2025-08")
    assert 4_600_000_000 < value < 4_700_000_000
    assert rate == "1 CNY = 0.1392 USD (2025 average, ECB reference rates)"


UNKNOWN = {
    "before the table": ("USD", "EUR", "1999-01-04"),
    "after it": ("USD", "EUR", "2031"),
    "unknown currency": ("XAU", "EUR", "2020"),
}


@pytest.mark.parametrize(("source", "target", "day"), UNKNOWN.values(), ids=UNKNOWN)
def test_no_rate_is_invented(source, target, day):
    assert convert(Decimal(1), source, target, day=day) is None


CODES = st.sampled_from(["USD", "EUR", "CNY", "GBP", "JPY", "CHF", "HKD", "KRW", "INR", "CAD"])


@settings(deadline=None)
@given(st.integers(1, 10**12), CODES, CODES, st.integers(2010, 2025))
def test_a_conversion_there_and_back_is_the_same(value, source, target, year):
    there = convert(Decimal(value), source, target, day=str(year))
    back = convert(there[0], target, source, day=str(year))
    assert abs(back[0] - value) < Decimal("0.01") + Decimal(value) / 10**9


@settings(deadline=None)
@given(st.decimals(-(10**12), 10**12, places=2), st.decimals(-(10**12), 10**12, places=2))
def test_any_two_figures_have_a_verdict(one, other):
    figures = find_figures(f"It rose {one} percent.", lang="en") + find_figures(f"It rose {other} percent.", lang="en")
    for claimed in figures:
        for found in figures:
            verdict = compare_figures(claimed, found).verdict
            assert (verdict == "same") == (claimed.value == found.value)
