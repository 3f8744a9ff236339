"""Figures, dates and names taken out of a passage, and put back as the other language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wortlaut.records import Figure, Span
from wortlaut.translating import Kept, mask, written_amount, written_day, written_number


def kept(text: str, *pairs: tuple[str, str]) -> list[Kept]:
    """Return stretches of a text with what stands for them."""
    return [Kept(span=Span(text.index(words), text.index(words) + len(words)), words=other) for words, other in pairs]


def test_places_are_numbered_in_the_order_of_the_text_and_filled_wherever_they_went():
    text = "Am 3. Mai 2025 zahlten wir 6,1 Milliarden Euro."
    masked = mask(text, kept(text, ("6,1 Milliarden Euro", "6.1 billion euros"), ("3. Mai 2025", "3 May 2025")))
    assert masked.text == "Am {1} zahlten wir {2}."
    assert masked.plain == text
    assert masked.filled("We paid {2} on {1}.") == "We paid 6.1 billion euros on 3 May 2025."


def test_of_two_stretches_that_overlap_the_longer_one_counts():
    text = "mit Frau Dr. Ada Brenn"
    masked = mask(text, kept(text, ("Brenn", "Brenn"), ("Ada Brenn", "Ada Brenn")))
    assert masked.text == "mit Frau Dr. {1}"


def test_braces_of_the_source_are_no_places():
    masked = mask("Setzen Sie {1} ein,\n sagte {er}")
    assert masked.text == "Setzen Sie (1) ein, sagte (er)"
    assert masked.filled("Put {1} in") == "Put {1} in"  # never given: the judge sees it


@pytest.mark.parametrize(
    ("value", "known", "written"),
    [
        ("6100000000", {"currency": "EUR", "unit": "currency"}, {"en": "6.1 billion euros"}),
        ("6100000000", {"currency": "EUR", "unit": "currency"}, {"fr": "6,1 milliards d’euros"}),
        ("6000000", {"currency": "EUR", "unit": "currency"}, {"es": "6 millones de euros", "it": "6 milioni di euro"}),
        ("2400000000", {"currency": "CNY", "unit": "currency"}, {"de": "2,4 Milliarden Yuan", "zh": "24亿元"}),
        ("1", {"currency": "USD", "unit": "currency"}, {"en": "1 US dollar"}),
        ("6000000", {"currency": "crown", "unit": "currency"}, {"en": None, "de": None}),
        ("40.5", {"unit": "percent"}, {"de": "40,5 Prozent", "en": "40.5 percent"}),
        ("8", {"unit": "year"}, {"de": None}),
        ("40", {"unit": "percent", "bound": "more_than"}, {"de": None}),
        ("20", {"unit": "percent", "high": Decimal(30)}, {"de": None}),
    ],
)  # fmt: skip
def test_amounts_are_written_by_the_customs_of_the_language(value, known, written):
    figure = Figure(document=None, span=Span(0, 1), value=Decimal(value), **known)
    assert {lang: written_amount(figure, lang) for lang in written} == written


def test_a_number_keeps_every_digit():
    assert written_number(Decimal("1234567.25"), "en") == "1.23456725 million"
    assert written_number(Decimal("1200"), "de") == "1.200"
    assert written_number(Decimal("0.125"), "de") == "0,125"


@pytest.mark.parametrize(
    ("value", "lang", "written"),
    [
        ("2025-03-12", "de", "12. März 2025"),
        ("2025-03-12", "en", "12 March 2025"),
        ("2025-03", "fr", "mars 2025"),
        ("2025-03-12", "zh", "2025年3月12日"),
        ("2025-02-30", "en", None),
        ("2025~", "en", None),
        ("2025-03/2025-04", "en", None),
    ],
)
def test_days_are_written_anew_and_nothing_vaguer(value, lang, written):
    assert written_day(value, lang) == written
