"""Results of games are two figures, a stopped time is one; times of day, ranges and verses are none of either."""

from decimal import Decimal

import pytest

from wortlaut.counting import find_figures

SCORES = {
    "won": ("Marlow Town won 2-1 at home on Saturday.", "en", [2, 1]),
    "beat": ("She beat Rika Holm 6-4, 6-3 in the final.", "en", [6, 4, 6, 3]),
    "a victory": ("A 21-14 victory for the hosts.", "en", [21, 14]),
    "by an en dash": ("Marlow lost 3–1 after extra time.", "en", [3, 1]),
    "siegte": ("Nordheim siegte 3:1.", "de", [3, 1]),
    "sets": ("Sie gewann 6:3, 7:5 gegen Petra Vanek.", "de", [6, 3, 7, 5]),
    "half-time in brackets": ("Die Frauen haben mit 31:27 (14:15) gewonnen.", "de", [31, 27, 14, 15]),
    "a compound": ("Ein 3:1-Sieg.", "de", [3, 1]),
    "spaced": ("Nordheim – Tannau 2 : 1 (1 : 0)", "de", [2, 1, 1, 0]),
    "points": ("Mit 21:7 Punkten ist Tannau Vierter.", "de", [21, 7]),
    "a lead": ("Zur Pause lag Tannau 15:14 vorn.", "de", [15, 14]),
    "a time of day": ("They won at 8:30 on Monday, and the game began at 7:05 p.m.", "en", []),
    "a German time of day": ("Das Spiel endete um 20:15 Uhr, geöffnet ist ab 8:00 Uhr.", "de", []),
    "a verse": ("She read Ephesians 5:11 aloud.", "en", []),
}

STOPPED = {
    "hours": ("Lucas Oram won the marathon in 2:07:41 on Sunday.", "en", "hour", "2 hours 7 minutes 41 seconds"),
    "clocked": ("The runner-up clocked 2:08:19.", "en", "hour", "2 hours 8 minutes 19 seconds"),
    "minutes": ("He ran it in 41:52.", "en", "minute", "41 minutes 52 seconds"),
    "tenths": ("She ran 3:59.4 for the mile.", "en", "minute", "3 minutes 59.4 seconds"),
    "a gap": ("She is 1:14 clear of Ostra.", "en", "minute", "1 minute 14 seconds"),
    "hundredths": ("Er gewann in 6:41,20 Minuten Gold.", "de", "minute", "6 Minuten 41,2 Sekunden"),
    "hours with their word": ("Sie brauchte 2:21:40 Stunden.", "de", "hour", "2 Stunden 21 Minuten 40 Sekunden"),
    "hours and minutes": ("Sie lief 2:21 Stunden.", "de", "hour", "2 Stunden 21 Minuten"),
    "behind": ("Sie kam mit 0:41 Rückstand ins Ziel.", "de", "minute", "41 Sekunden"),
}


@pytest.mark.parametrize(("text", "lang", "values"), SCORES.values(), ids=SCORES)
def test_a_result_is_two_figures(text, lang, values):
    assert [figure.value for figure in find_figures(text, lang=lang)] == values


@pytest.mark.parametrize(("text", "lang", "unit", "words"), STOPPED.values(), ids=STOPPED)
def test_a_stopped_time_is_what_its_words_say(text, lang, unit, words):
    (figure,), (told,) = find_figures(text, lang=lang), find_figures(words, lang=lang)
    assert figure.unit == unit
    seconds = {"hour": 3600, "minute": 60, "second": 1}
    assert round(figure.value * seconds[unit], 6) == round(told.value * seconds[told.unit], 6) > 0


def test_a_clock_that_is_told_is_no_stopped_time():
    assert find_figures("They met in the hall at 9:45, until 10:15:30 p.m.", lang="en") == ()


def test_a_winning_margin_in_tenths_has_its_unit():
    (figure,) = find_figures("She finished 0.4 seconds ahead.", lang="en")
    assert (figure.value, figure.unit) == (Decimal("0.4"), "second")
