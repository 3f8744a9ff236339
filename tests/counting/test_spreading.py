""" "Over" and "über": more than a number, or how far, how long and of how much."""

import pytest

from wortlaut.counting import find_figures

NO_BOUND = {
    "Zusage": ("eine Zusage über 35 Millionen Euro", "de"),
    "compound": ("Der Großauftrag über 30 Fähren kam.", "de"),
    "owner between": ("eine Zusage der Landesbank über 35 Millionen Euro", "de"),
    "Vertrag of years": ("einen Vertrag über 12 Jahre", "de"),
    "money over years": ("Es gibt 4 Prozent über 18 Monate.", "de"),
    "erstreckt": ("Er erstreckt sich über 40 Kilometer.", "de"),
    "verteilt behind": ("Bäume stehen über 190 Hektar verteilt.", "de"),
    "hinweg": ("über 30 Jahre hinweg", "de"),
    "panels": ("It put 260,000 panels over 190 hectares.", "en"),
    "spread": ("It is spread over 40 kilometres.", "en"),
    "invest": ("It will invest heavily over 12 years.", "en"),
    "money over time": ("It pays 5 billion euros over 25 years.", "en"),
    "in the course": ("It rose over three years.", "en"),
}

BOUND = {
    "plain": ("Es kostet über 35 Millionen Euro.", "de"),
    "von über": ("ein Auftrag von über 35 Millionen Euro", "de"),
    "a verb between": ("Der Kredit stieg über 35 Millionen Euro.", "de"),
    "seit": ("Sie lebt seit über drei Jahren dort.", "de"),
    "forest": ("Es brannten über 190 Hektar Wald.", "de"),
    "covers": ("It covers over 190 hectares.", "en"),
    "an order": ("an order for over 30 ferries", "en"),
    "lasted": ("It lasted over 12 months.", "en"),
    "for": ("It stood empty for over three years.", "en"),
    "of age": ("It employs 300 staff over 60 years old.", "en"),
    "a verb between the two": ("All 3 ferries sailed over 40 kilometres.", "en"),
}


@pytest.mark.parametrize(("text", "lang"), NO_BOUND.values(), ids=NO_BOUND)
def test_an_amount_or_extent_is_no_bound(text, lang):
    figure = find_figures(text, lang=lang)[-1]
    assert figure.bound == "exact"
    assert figure.span.of(text)[0].isdigit() or figure.span.of(text).startswith("three")


@pytest.mark.parametrize(("text", "lang"), BOUND.values(), ids=BOUND)
def test_more_than_is_a_bound(text, lang):
    assert find_figures(text, lang=lang)[-1].bound == "more_than"


def test_a_hedge_behind_an_amount_stays():
    (figure,) = find_figures("ein Auftrag über rund 30 Fähren", lang="de")
    assert (figure.bound, figure.value) == ("about", 30)


def test_a_dash_before_a_bound_is_none_of_it():
    text = "The fleet - around 160 ferries - sails."
    assert find_figures(text, lang="en")[0].span.of(text) == "around 160"
