"""A number written in each form of a language reads back to its value."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.counting import find_figures

GROUP, POINT = {"en": ",", "de": "."}, {"en": ".", "de": ","}
UNITS = {
    "en": {"percent": "percent", "%": "percent", "tonnes": "tonne", "hours": "hour", "kilometres": "kilometre"},
    "de": {"Prozent": "percent", "%": "percent", "Tonnen": "tonne", "Stunden": "hour", "Kilometer": "kilometre"},
}
SCALES = {
    "en": {"thousand": 3, "million": 6, "billion": 9},
    "de": {"Tausend": 3, "Millionen": 6, "Milliarden": 9, "Mio.": 6, "Mrd.": 9},
}
MONEY = {"en": {"euros": "EUR", "dollars": "USD"}, "de": {"Euro": "EUR", "Dollar": "USD"}}
BOUNDS = {"en": {"more than": "more_than", "up to": "at_most"}, "de": {"mehr als": "more_than", "bis zu": "at_most"}}
TENS = {
    "en": ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "de": ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
}
ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
}
LANGUAGES = st.sampled_from(["en", "de"])
SENTENCE = {"en": "In all it came to {} that day.", "de": "Am Ende waren es {} an jenem Tag."}


def spelt(number, lang):
    """Write a number below a million in words."""
    if number >= 1000:
        head, rest = divmod(number, 1000)
        tail = spelt(rest, lang) if rest else ""
        head_words = spelt(head, lang)
        if lang == "de":
            return (
                head_words.removesuffix("s") + "tausend" + tail
                if head_words.endswith("eins")
                else head_words + "tausend" + tail
            )
        return f"{head_words} thousand {'and ' if 0 < rest < 100 else ''}{tail}".strip()
    if number >= 100:
        head, rest = divmod(number, 100)
        tail = spelt(rest, lang) if rest else ""
        if lang == "de":
            return ("ein" if head == 1 else ONES["de"].split()[head]) + "hundert" + tail
        return f"{ONES['en'].split()[head]} hundred{' and ' + tail if tail else ''}"
    if number < 20:
        return ONES[lang].split()[number]
    ten, one = divmod(number, 10)
    if not one:
        return TENS[lang][ten]
    if lang == "de":
        return ("ein" if one == 1 else ONES["de"].split()[one]) + "und" + TENS["de"][ten]
    return f"{TENS['en'][ten]}-{ONES['en'].split()[one]}"


def only_figure(words, lang):
    figures = find_figures(SENTENCE[lang].format(words), lang=lang)
    assert len(figures) == 1, (words, figures)
    return figures[0]


def grouped(number, lang, mark):
    return f"{number:,}".replace(",", mark if mark is not None else GROUP[lang])


@settings(deadline=None, max_examples=300)
@given(LANGUAGES, st.integers(2, 10**12), st.sampled_from([None, " ", "\u00a0", "\u202f", "’"]), st.data())
def test_grouped_digits_with_a_unit(lang, number, mark, data):
    word, unit = data.draw(st.sampled_from(sorted(UNITS[lang].items())))
    figure = only_figure(f"{grouped(number, lang, mark)} {word}", lang)
    assert (figure.value, figure.unit, figure.high) == (number, unit, None)


@settings(deadline=None, max_examples=300)
@given(LANGUAGES, st.decimals("0.01", 999, places=2), st.data())
def test_decimals_with_scale_money_and_bound(lang, number, data):
    scale, power = data.draw(st.sampled_from(sorted(SCALES[lang].items())))
    coin, currency = data.draw(st.sampled_from(sorted(MONEY[lang].items())))
    bound, meaning = data.draw(st.sampled_from(sorted(BOUNDS[lang].items())))
    written = str(number).replace(".", POINT[lang])
    figure = only_figure(f"{bound} {written} {scale} {coin}", lang)
    assert (figure.value, figure.currency, figure.bound) == (number * Decimal(10) ** power, currency, meaning)


@settings(deadline=None, max_examples=300)
@given(LANGUAGES, st.integers(2, 999_999), st.data())
def test_words_with_a_unit(lang, number, data):
    word, unit = data.draw(st.sampled_from(sorted(UNITS[lang].items())))
    figure = only_figure(f"{spelt(number, lang)} {word.replace('%', 'Prozent' if lang == 'de' else 'percent')}", lang)
    assert (figure.value, figure.unit) == (number, unit)


@settings(deadline=None, max_examples=200)
@given(LANGUAGES, st.integers(1, 400), st.integers(1, 400), st.sampled_from(["-", "–"]))
def test_ranges(lang, low, more, joint):
    word = {"en": "percent", "de": "Prozent"}[lang]
    figure = only_figure(f"{low}{joint}{low + more} {word}", lang)
    assert (figure.value, figure.high, figure.unit) == (low, low + more, "percent")


@settings(deadline=None, max_examples=200)
@given(LANGUAGES, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_stopped_times(lang, hours, minutes, seconds):
    behind = {"en": "hours", "de": "Stunden"}[lang]
    figure = only_figure(f"{hours}:{minutes:02}:{seconds:02} {behind}", lang)
    assert figure.unit == "hour"
    assert round(figure.value * 3600) == hours * 3600 + minutes * 60 + seconds


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 150), st.integers(0, 9))
def test_results(one, other):
    won, lost = find_figures(f"Tannau gewann mit {one}:{other} in Orlau.", lang="de")
    assert (won.value, won.unit, lost.value, lost.unit) == (one, "score", other, "score_against")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_number_below_three_hundred_in_words(lang):
    word = {"en": "tonnes", "de": "Tonnen"}[lang]
    assert [only_figure(f"{spelt(number, lang)} {word}", lang).value for number in range(2, 300)] == list(range(2, 300))
