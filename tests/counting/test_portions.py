"""A part of one thing that is measured, one more of it, and what only looks like that."""

from decimal import Decimal

import pytest

from wortlaut.counting import compare_figures, find_figures

PORTIONS = {
    "half an hour": ("It took half an hour.", "en", "half an hour", "0.5", "hour"),
    "half-hour": ("a half-hour wait", "en", "a half-hour", "0.5", "hour"),
    "a quarter of an hour": ("It took a quarter of an hour.", "en", "a quarter of an hour", "0.25", "hour"),
    "three quarters of a mile": ("It ran three-quarters of a mile.", "en", "three-quarters of a mile", "0.75", "mile"),
    "half a year": ("It took half a year.", "en", "half a year", "0.5", "year"),
    "half a tonne": ("It lost half a tonne of grain.", "en", "half a tonne", "0.5", "tonne"),
    "half a century": ("It took nearly half a century.", "en", "nearly half a century", "0.5", "century"),
    "a quarter of a million": ("A quarter of a million people came.", "en", "A quarter of a million", "250000", "item"),
    "half-million": ("a half-million people", "en", "a half-million", "500000", "item"),
    "tenths of a point": ("It fell two-tenths of a percentage point.", "en", "two-tenths of a percentage point", "0.2",
                          "percentage_point"),
    "an hour and a half": ("It took an hour and a half.", "en", "an hour and a half", "1.5", "hour"),
    "years and a half": ("It took two years and a half.", "en", "two years and a half", "2.5", "year"),
    "a million and a half": ("A million and a half people came.", "en", "A million and a half", "1500000", "item"),
    "three-quarter": ("It rose three and three-quarter percent.", "en", "three and three-quarter percent", "3.75",
                      "percent"),
    "two-thirds": ("It took two and two-thirds years.", "en", "two and two-thirds years", "2.6666", "year"),
    "a million": ("It has a million more than Delbury.", "en", "a million", "1000000", None),
    "a hundred and twenty": ("A hundred and twenty people came.", "en", "A hundred and twenty", "120", "item"),
    "a dozen": ("More than a dozen people came.", "en", "More than a dozen", "12", "item"),
    "more than an hour": ("It took more than an hour.", "en", "more than an hour", "1", "hour"),
    "an hour less": ("They slept an hour less.", "en", "an hour", "1", "hour"),
    "by a year": ("It was delayed by a year.", "en", "a year", "1", "year"),
    "an hour and minutes": ("It took an hour and 30 minutes.", "en", "an hour and 30 minutes", "1.5", "hour"),
    "Viertelstunde": ("Es dauerte eine Viertelstunde.", "de", "eine Viertelstunde", "0.25", "hour"),
    "Dreiviertelstunde": ("nach einer Dreiviertelstunde", "de", "einer Dreiviertelstunde", "0.75", "hour"),
    "halbe Stunde": ("Es dauerte eine halbe Stunde.", "de", "eine halbe Stunde", "0.5", "hour"),
    "alle halbe Stunde": ("Er kam alle halbe Stunde.", "de", "halbe Stunde", "0.5", "hour"),
    "halbes Jahr": ("binnen eines halben Jahres", "de", "eines halben Jahres", "0.5", "year"),
    "Viertelmillion": ("Eine Viertelmillion Leute kam.", "de", "Eine Viertelmillion", "250000", "item"),
    "halben Million": ("vor einer halben Million Leuten", "de", "einer halben Million", "500000", "item"),
    "Zehntelsekunden": ("Es fehlten zwei Zehntelsekunden.", "de", "zwei Zehntelsekunden", "0.2", "second"),
    "eine Million mehr": ("Es sind eine Million mehr als in Kolbach.", "de", "eine Million", "1000000", None),
    "eine Stunde weniger": ("Sie schliefen eine Stunde weniger.", "de", "eine Stunde", "1", "hour"),
    "fast ein Jahr": ("Es dauerte fast ein Jahr.", "de", "fast ein Jahr", "1", "year"),
    "um einen Tag": ("Es wurde um einen Tag verschoben.", "de", "einen Tag", "1", "day"),
}  # fmt: skip

NONE = {
    "half a cake": ("She ate half a cake.", "en"),
    "half-year results": ("The half-year results came.", "en"),
    "the first half": ("In the first half hour of play nobody scored.", "en"),
    "a third hour": ("It went into a third hour.", "en"),
    "a year": ("A year passed, and a day came.", "en"),
    "a year before": ("It sold less than a year before.", "en"),
    "a year ago": ("It began more than a year ago.", "en"),
    "one in a million": ("She is one in a million.", "en"),
    "a film": ("It is a B movie, and almost a second home.", "en"),
    "halftime": ("At half-time nobody had scored.", "en"),
    "a quarter-final": ("It was a quarter-final.", "en"),
    "a share of": ("It is shown as a percent of income.", "en"),
    "a letter": ("It came from an M and a T.", "en"),
    "a fraction": ("It cost a fraction of a percent.", "en"),
    "ein Jahr zuvor": ("Es war weniger als ein Jahr zuvor.", "de"),
    "vor einem halben Jahr": ("Vor einem halben Jahr begann es.", "de"),
    "Viertelfinale": ("Es war ein Viertelfinale.", "de"),
    "erstes halbes Jahr": ("Im ersten halben Jahr kam niemand.", "de"),
    "eine Woche": ("Eine Woche verging, ein Tag kam.", "de"),
}

SAME = {
    "half an hour": ("half an hour", "en", "30 minutes", "en", "converted"),
    "minutes": ("30 minutes", "en", "half an hour", "en", "converted"),
    "eine halbe Stunde": ("eine halbe Stunde", "de", "half an hour", "en", "same"),
    "six months": ("six months", "en", "ein halbes Jahr", "de", "converted"),
    "a quarter of a million": ("a quarter of a million people", "en", "250,000 people", "en", "other_spelling"),
    "kilograms": ("half a tonne", "en", "500 kilograms", "en", "converted"),
    "another hour": ("half an hour", "en", "20 minutes", "en", "wrong"),
    "a million": ("eine Million Euro", "de", "a million euros", "en", "same"),
}


@pytest.mark.parametrize(("text", "lang", "words", "value", "unit"), PORTIONS.values(), ids=PORTIONS)
def test_reads_a_part_of_one(text, lang, words, value, unit):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.span.of(text), figure.value, figure.unit) == (words, Decimal(value), unit)


@pytest.mark.parametrize(("text", "lang"), NONE.values(), ids=NONE)
def test_what_is_no_figure(text, lang):
    assert not find_figures(text, lang=lang)


@pytest.mark.parametrize(("claim", "lang", "source", "source_lang", "verdict"), SAME.values(), ids=SAME)
def test_compares_parts(claim, lang, source, source_lang, verdict):
    (claimed,), (found,) = find_figures(claim, lang=lang), find_figures(source, lang=source_lang)
    assert compare_figures(claimed, found).verdict == verdict
