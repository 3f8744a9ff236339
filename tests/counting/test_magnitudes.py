"""Words that tell only how large a number is are ranges; places in an order, ages and how manieth are figures too."""

import pytest

from wortlaut.counting import compare_figures, find_figures
from wortlaut.records import FigureVerdict

RANGES = {
    "dozens": ("She asked dozens of questions.", "en", 24, 120, "item"),
    "hundreds": ("Hundreds of people came.", "en", 100, 1000, "item"),
    "tens of thousands": ("Tens of thousands of people came.", "en", 10_000, 100_000, "item"),
    "money": ("It lost hundreds of millions of dollars.", "en", 100_000_000, 1_000_000_000, "currency"),
    "six-figure": ("He got a six-figure sum.", "en", 100_000, 999_999, None),
    "single-digit": ("It grew by a single-digit percentage.", "en", 1, 9, "percent"),
    "mid-forties": ("She is in her mid-forties.", "en", 44, 46, "year"),
    "40s": ("He was in his 40s.", "en", 40, 49, "year"),
    "Zehntausende": ("Zehntausende Menschen kamen.", "de", 10_000, 100_000, "item"),
    "Dutzende": ("Es gab Dutzende Tote.", "de", 24, 120, "item"),
    "Millionen Euro": ("Das kostet Millionen Euro.", "de", 1_000_000, 10_000_000, "currency"),
    "sechsstellig": ("Der Schaden liegt in sechsstelliger Höhe.", "de", 100_000, 999_999, None),
    "zweistelliger Millionenbetrag": ("Es geht um einen zweistelligen Millionenbetrag.", "de", 10**7, 99 * 10**6, None),
    "Mittvierzigerin": ("Die Mittvierzigerin, die er suchte, kam.", "de", 44, 46, "year"),
    "Anfang dreißig": ("Er ist Anfang dreißig.", "de", 30, 33, "year"),
}

PLACES = {
    "finished third": ("Marlow finished third behind Orlow.", "en", 3, "rank"),
    "second place": ("A distant second place is no win.", "en", 2, "rank"),
    "second-largest": ("It is the second-largest city.", "en", 2, "rank"),
    "ranked": ("She is ranked No. 5 of them.", "en", 5, "rank"),
    "its third increase": ("It was its third increase.", "en", 3, "ordinal"),
    "third time": ("She won for the third time.", "en", 3, "ordinal"),
    "straight": ("a fourth straight win", "en", 4, "ordinal"),
    "Platz": ("Tannau liegt auf Platz 13.", "de", 13, "rank"),
    "Rang drei": ("Tannau rückt auf Rang drei vor.", "de", 3, "rank"),
    "neunter Platz": ("Das ist der neunte Platz.", "de", 9, "rank"),
    "Achter": ("Er wurde Achter.", "de", 8, "rank"),
    "20. Mal": ("Sie gewann zum 20. Mal.", "de", 20, "ordinal"),
    "ihre dritte": ("Es war ihre dritte Niederlage.", "de", 3, "ordinal"),
    "an age": ("Peter Hart, 25, a clerk, said so.", "en", 25, "year"),
    "ein Alter": ("Weber, 47, sagte nichts.", "de", 47, "year"),
    "brackets": ("Michael Orth (50) floh.", "de", 50, None),
}


@pytest.mark.parametrize(("text", "lang", "low", "high", "unit"), RANGES.values(), ids=RANGES)
def test_a_magnitude_is_the_range_it_may_lie_in(text, lang, low, high, unit):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.value, figure.high, figure.unit, figure.bound) == (low, high, unit, "about")


@pytest.mark.parametrize(("text", "lang", "value", "unit"), PLACES.values(), ids=PLACES)
def test_places_and_ages_are_figures(text, lang, value, unit):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("Hundreds of people came.", "Some 340 people came.", FigureVerdict.ROUNDED),
        ("Thousands of people came.", "Some 340 people came.", FigureVerdict.WRONG),
        ("Hundreds of people came.", "Hundreds of people came.", FigureVerdict.SAME),
        ("340 people came.", "Hundreds of people came.", FigureVerdict.WRONG),
    ],
)
def test_a_magnitude_holds_what_lies_within(claim, source, verdict):
    (claimed,), (found,) = find_figures(claim, lang="en"), find_figures(source, lang="en")
    assert compare_figures(claimed, found).verdict is verdict
