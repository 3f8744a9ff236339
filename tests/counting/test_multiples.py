"""Multiples without a number, heights, one of something that counts, and coins behind money."""

from decimal import Decimal

import pytest

from wortlaut.counting import find_figures

FIGURES = {
    "twice": ("It has twice as many beds.", "en", "2", "times"),
    "double the": ("That is double the amount.", "en", "2", "times"),
    "half as much again": ("It costs half as much again.", "en", "1.5", "times"),
    "tenfold": ("A tenfold rise.", "en", "10", "times"),
    "doppelt": ("Das ist doppelt so viel.", "de", "2", "times"),
    "beim Doppelten": ("Der Preis lag beim Doppelten der Schätzung.", "de", "2", "times"),
    "one died": ("One firefighter died.", "en", "1", "item"),
    "only one": ("Only one member voted no.", "en", "1", "item"),
    "ein Toter": ("Es gab einen Vermissten und ein Toter wurde geborgen.", "de", "1", "item"),
    "lediglich ein": ("Lediglich ein Abgeordneter stimmte dagegen.", "de", "1", "item"),
    "height": ("She is 6'3\" tall.", "en", "6.25", "foot"),
    "foot": ("She is 5-foot-6 at most.", "en", "5.5", "foot"),
    "Euro vierzig": ("Die Fahrt kostet einen Euro vierzig.", "de", "1.4", "currency"),
    "Euro 50": ("Sie zahlte 3 Euro 50.", "de", "3.5", "currency"),
    "die andere Hälfte": ("Die andere Hälfte zahlt das Land.", "de", "50", "share"),
}

NONE = {
    "a double room": ("They took a double room and one of them.", "en"),
    "one thing": ("One thing is sure, and no one knows the one way.", "en"),
    "eine": ("Eine Frau sprach, ein Mann hörte zu.", "de"),
    "nur eine": ("Das ist nur eine Frage der Zeit.", "de"),
    "a plan": ("The 401(k) plans and several hundred millions of them fell.", "en"),
    "mehrere hundert": ("Es geht um mehrere hundert Millionen Euro.", "de"),
    "eine Nacht": ("In der Nacht vom 12. auf den 13. April fror es.", "de"),
    "an amendment": ("He asserted his Fifth Amendment right.", "en"),
    "50:50": ("Die Chancen stehen 50:50.", "de"),
}


@pytest.mark.parametrize(("text", "lang", "value", "unit"), FIGURES.values(), ids=FIGURES)
def test_a_figure_without_a_number(text, lang, value, unit):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("text", "lang"), NONE.values(), ids=NONE)
def test_no_figure(text, lang):
    assert find_figures(text, lang=lang) == ()
