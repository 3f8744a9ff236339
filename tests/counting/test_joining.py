"""What neighbouring figures leave unsaid: the unit of a list, both ends of a range, both sides of a vote."""

import pytest

from wortlaut.counting import find_figures

LISTS = {
    "ages": ("Männer im Alter von 29 und 41 Jahren", "de", [(29, "year"), (41, "year")]),
    "three ages": ("Jungen von 9, 12 und 14 Jahren", "de", [(9, "year"), (12, "year"), (14, "year")]),
    "percent": ("They rose 10, 20 and 30 percent.", "en", [(10, "percent"), (20, "percent"), (30, "percent")]),
    "millions": ("5 and 10 million euros", "en", [(5_000_000, "currency"), (10_000_000, "currency")]),
    "written out": ("900,000 and 2 million euros", "en", [(900_000, "currency"), (2_000_000, "currency")]),
    "an age in commas": ("Weber, 47, and 3 percent of them", "en", [(47, "year"), (3, "percent")]),
    "things": ("5 jobs and 3 percent", "en", [(5, "item"), (3, "percent")]),
    "a bound between": ("He chose two and up to 20 percent left.", "en", [(20, "percent")]),
    "another sentence": ("Es fiel um 300. Und 5 Prozent gingen.", "de", [(300, None), (5, "percent")]),
}

RANGES = {
    "money": ("It costs $3m-$4m.", "en", 3_000_000, 4_000_000),
    "between": ("It costs between $3 million and $4 million.", "en", 3_000_000, 4_000_000),
    "bis": ("Es kostet 3 Millionen bis 4 Millionen Euro.", "de", 3_000_000, 4_000_000),
    "bis with units": ("Es kostet 3 Euro bis 5 Euro.", "de", 3, 5),
}

NO_RANGES = {
    "a change": ("It rose 2 percent to 4 percent.", "en", [2, 4]),
    "a poll": ("They stood at 42%-49%.", "en", [42, 49]),
    "falling": ("It costs $4m-$3m.", "en", [4_000_000, 3_000_000]),
    "two": ("It takes two hours or six hours.", "en", [2, 6]),
}

VOTES = {
    "voted": ("The council voted 9 to 4.", "en", [9, 4]),
    "words": ("The council voted nine to four against it.", "en", [9, 4]),
    "votes": ("It passed by 9 votes to 4.", "en", [9, 4]),
    "a dash": ("The board voted 9-4 on Monday.", "en", [9, 4]),
    "upwards": ("The board voted 4-9 against it.", "en", [4, 9]),
    "a decision": ("It was a 6-3 decision.", "en", [6, 3]),
    "zu": ("Der Rat beschloss es mit 9 zu 4 Stimmen.", "de", [9, 4]),
    "gegen": ("mit 71 gegen 52 Stimmen", "de", [71, 52]),
    "colon": ("Er stimmte mit 9:4 Stimmen zu.", "de", [9, 4]),
    "a time": ("The vote at 8:30 failed. They voted at 10:15.", "en", []),
    "a ratio": ("It was a ratio of 3:1, and on a scale of 1 to 10.", "en", []),
    "eine Uhrzeit": ("Er stimmte um 8:30 Uhr ab.", "de", []),
    "ein Format": ("Es ist ein 16:9-Format im Maßstab 1:100.", "de", []),
}


@pytest.mark.parametrize(("text", "lang", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_says_its_unit_once(text, lang, expected):
    assert [(one.value, one.unit) for one in find_figures(text, lang=lang)] == expected


@pytest.mark.parametrize(("text", "lang", "low", "high"), RANGES.values(), ids=RANGES)
def test_a_range_that_names_its_unit_twice(text, lang, low, high):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.value, figure.high, figure.bound) == (low, high, "exact")


@pytest.mark.parametrize(("text", "lang", "values"), NO_RANGES.values(), ids=NO_RANGES)
def test_what_is_no_range(text, lang, values):
    assert [(one.value, one.high) for one in find_figures(text, lang=lang)] == [(value, None) for value in values]


@pytest.mark.parametrize(("text", "lang", "values"), VOTES.values(), ids=VOTES)
def test_votes_are_two_figures(text, lang, values):
    assert [one.value for one in find_figures(text, lang=lang)] == values


def test_a_range_of_votes_is_none():
    (figure,) = find_figures("They voted 20 to 30 times.", lang="en")
    assert (figure.value, figure.high) == (20, 30)
