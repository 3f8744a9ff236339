"""Every figure of a text: value, unit, currency, bound, and what is counted."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.counting import find_figures

# words of the figure, value, unit, currency, bound
ENGLISH = {
    "scale": ("It cost 33.4 billion yuan.", [("33.4 billion yuan", 33_400_000_000, "currency", "CNY", "exact")]),
    "sign and short scale": ("It cost US$52bn.", [("US$52bn", 52_000_000_000, "currency", "USD", "exact")]),
    "sign before": ("It cost €5m.", [("€5m", 5_000_000, "currency", "EUR", "exact")]),
    "code before": ("It cost CHF 1,200.50.", [("CHF 1,200.50", "1200.5", "currency", "CHF", "exact")]),
    "metres are no millions": ("It is 5 m deep.", [("5 m", 5, "metre", None, "exact")]),
    "percent": ("It rose 3.5 percent.", [("3.5 percent", "3.5", "percent", None, "exact")]),
    "points": ("It rose 2 percentage points.", [("2 percentage points", 2, "percentage_point", None, "exact")]),
    "a third": ("A third of the staff left.", [("A third", "33.3333", "share", None, "exact")]),
    "two thirds": ("Two-thirds of the staff left.", [("Two-thirds", "66.6667", "share", None, "exact")]),
    "the third time": (
        "She came a third time in the third quarter.", [("third", 3, "ordinal", None, "exact")]
    ),
    "half": ("Half of the staff left.", [("Half", 50, "share", None, "exact")]),
    "by almost a quarter": ("It grew by almost a quarter.", [("almost a quarter", 25, "share", None, "nearly")]),
    "half a point": ("It rose by half a point.", [("half a point", "0.5", "percentage_point", None, "exact")]),
    "below zero": ("It was 9 degrees below zero.", [("9 degrees below zero", -9, "degree", None, "exact")]),
    "by and to of money": (
        "It rose by £62 to £1,940.",
        [("£62", 62, "currency", "GBP", "exact"), ("£1,940", 1940, "currency", "GBP", "exact")],
    ),
    "a person in five": ("One person in five left.", [("One person in five", 20, "share", None, "exact")]),
    "no fewer than": ("No fewer than 37 people left.", [("No fewer than 37", 37, "item", None, "at_least")]),
    "half a million": ("Half a million people left.", [("Half a million", 500_000, "item", None, "exact")]),
    "words": ("Twenty-five years passed.", [("Twenty-five years", 25, "year", None, "exact")]),
    "long words": (
        "Two hundred and thirty-five thousand euros.",
        [("Two hundred and thirty-five thousand euros", 235_000, "currency", "EUR", "exact")],
    ),
    "one of them": ("One of them left, and one percent stayed.", [("one percent", 1, "percent", None, "exact")]),
    "grouped": ("It has 1,200 employees.", [("1,200", 1200, "item", None, "exact")]),
    "more than": ("It has more than 1,200 employees.", [("more than 1,200", 1200, "item", None, "more_than")]),
    "up to": ("It costs up to $500 billion.", [("up to $500 billion", 500 * 10**9, "currency", "USD", "at_most")]),
    "nearly": ("It fell nearly 50%.", [("nearly 50%", 50, "percent", None, "nearly")]),
    "or more": ("It has 300 or more.", [("300 or more", 300, None, None, "at_least")]),
    "from to": (
        "It rose from 8 to almost 50 percent.",
        [("8", 8, "percent", None, "exact"), ("almost 50 percent", 50, "percent", None, "nearly")],
    ),
    "negative": ("A swing of -3.5 percent.", [("-3.5 percent", "-3.5", "percent", None, "exact")]),
    "parameters": ("Models of 1.7B and 8B parameters.", [
        ("1.7B", 1_700_000_000, None, None, "exact"), ("8B", 8_000_000_000, "item", None, "exact")
    ]),
    "dates": ("On September 8, 2025, on 8 May, at 8:30, in 2024 and at 5 p.m. she spoke.", []),
    "labels": ("See page 12, No. 5, section 3.2.1, G20 and flight 404.", []),
    "ordinals": ("The 3rd door and the 21st.", []),
    "phone": ("Call 030 1234567 or +49 30 123 456.", []),
    "list": ("1. First\n2. Second", []),
    "german decimal": ("Growth of 3,5 % was seen.", [("3,5 %", "3.5", "percent", None, "exact")]),
    "ago is a date": ("She left two years ago, at three o’clock.", []),
    "several hundred": ("Several hundred people left.", []),
    "part of": ("It keeps 640 of 850 jobs.", [
        ("640", 640, "item", None, "exact"), ("850", 850, "item", None, "exact")
    ]),
    "part of a named whole": ("Three of the five plants will close.", [
        ("Three", 3, "item", None, "exact"), ("five", 5, "item", None, "exact")
    ]),
    "part of things": ("It saves 40 of the old cranes.", [("40", 40, "item", None, "exact")]),
    "one in five": ("One in five pupils left.", [("One in five", 20, "share", None, "exact")]),
    "three in ten": ("It hit three in ten.", [("three in ten", 30, "share", None, "exact")]),
    "every fifth": ("Every fifth pupil left.", [("Every fifth", 20, "share", None, "exact")]),
    "every second week": ("They meet every second week.", []),
    "first half": ("It fell in the first half of 2024.", []),
    "half a million of money": ("It took half a million euros.", [
        ("half a million euros", 500_000, "currency", "EUR", "exact")
    ]),
    "minus": ("A change of minus 3.5 percent.", [("minus 3.5 percent", "-3.5", "percent", None, "exact")]),
    "by and to": ("It fell by 60 to 240.", [("60", 60, None, None, "exact"), ("240", 240, None, None, "exact")]),
    "from and to": ("It fell from 240 to 180.", [("240", 240, None, None, "exact"), ("180", 180, None, None, "exact")]),
    "currency of the one before": ("It fell to 88 million euros from 131 million.", [
        ("88 million euros", 88_000_000, "currency", "EUR", "exact"),
        ("131 million", 131_000_000, "currency", "EUR", "exact"),
    ]),
    "of them": ("Many fell, 18 of them badly.", [("18", 18, None, None, "exact")]),
    "names and ages": (
        "Apollo 11 flew, and Weber, 47, was in her 20s.",
        [("47", 47, "year", None, "exact"), ("20s", 20, "year", None, "about")],
    ),
    "or more behind the noun": ("It has 300 jobs or more.", [("300", 300, "item", None, "at_least")]),
    "and a half": ("It costs four and a half cents.", [("four and a half cents", "4.5", "cent", None, "exact")]),
    "by half": ("It grew by half.", [("half", 50, "share", None, "exact")]),
    "by a quarter": ("It fell by a quarter at the old smelter.", [("a quarter", 25, "share", None, "exact")]),
    "one third": ("Of those asked, one third stay.", [("one third", "33.3333", "share", None, "exact")]),
    "one quarter is a time": ("It lasted one quarter longer.", [("one", 1, "item", None, "exact")]),
    "a part of a whole": ("Of the 840 seats, 630 were taken.", [
        ("840", 840, "item", None, "exact"), ("630", 630, "item", None, "exact")
    ]),
    "the year before": ("It saw 14 wrecks in 2023, after nine in 2022.", [
        ("14", 14, "item", None, "exact"), ("nine", 9, "item", None, "exact")
    ]),
    "points beside percent": ("It won 34 percent, 2.9 points less.", [
        ("34 percent", 34, "percent", None, "exact"), ("2.9 points", "2.9", "percentage_point", None, "exact")
    ]),
    "hours and minutes": ("It took 2 hours and 30 minutes.", [
        ("2 hours and 30 minutes", "2.5", "hour", None, "exact")
    ]),
    "a year behind than": ("It sold 300 more than 2019.", [("300", 300, None, None, "exact")]),
    "age": ("The 40-year-old left.", [("40-year", 40, "year", None, "exact")]),
}  # fmt: skip

GERMAN = {
    "scale": ("Es kostet 33,4 Mrd. Yuan.", [("33,4 Mrd. Yuan", 33_400_000_000, "currency", "CNY", "exact")]),
    "long scale": ("Es kostet 2 Billionen Euro.", [("2 Billionen Euro", 2 * 10**12, "currency", "EUR", "exact")]),
    "grouped": ("Es wiegt 1.234,5 Tonnen.", [("1.234,5 Tonnen", "1234.5", "tonne", None, "exact")]),
    "percent": ("Es stieg um 3,5 Prozent.", [("3,5 Prozent", "3.5", "percent", None, "exact")]),
    "points": ("Es stieg um zwei Prozentpunkte.", [("zwei Prozentpunkte", 2, "percentage_point", None, "exact")]),
    "english decimal": ("Es stieg um 9.3 %.", [("9.3 %", "9.3", "percent", None, "exact")]),
    "a third": ("Rund ein Drittel der Leute ging.", [("Rund ein Drittel", "33.3333", "share", None, "about")]),
    "half": ("Die Hälfte der Leute ging.", [("Die Hälfte", 50, "share", None, "exact")]),
    "every fifth": ("Jeder Fünfte ging.", [("Jeder Fünfte", 20, "share", None, "exact")]),
    "one and a half": ("Es kostet anderthalb Millionen Euro.", [
        ("anderthalb Millionen Euro", 1_500_000, "currency", "EUR", "exact")
    ]),
    "words": ("Fünfundzwanzig Prozent gingen.", [("Fünfundzwanzig Prozent", 25, "percent", None, "exact")]),
    "long words": ("zweitausendfünfhundert Euro", [("zweitausendfünfhundert Euro", 2500, "currency", "EUR", "exact")]),
    "article": ("Eine Frau und eine Milliarde.", [("eine Milliarde", 10**9, None, None, "exact")]),
    "at least": ("Mindestens 300 neue Modelle kamen.", [("Mindestens 300", 300, "item", None, "at_least")]),
    "up to": ("Es kostet bis zu 500 Milliarden Dollar.", [
        ("bis zu 500 Milliarden Dollar", 500 * 10**9, "currency", "USD", "at_most")
    ]),
    "just under": ("Knapp 50 Prozent gingen.", [("Knapp 50 Prozent", 50, "percent", None, "nearly")]),
    "von auf": (
        "Der Anteil sprang von 8 auf fast 50 Prozent.",
        [("8", 8, "percent", None, "exact"), ("fast 50 Prozent", 50, "percent", None, "nearly")],
    ),
    "part of": ("640 von 850 Stellen bleiben.", [
        ("640", 640, "item", None, "exact"), ("850", 850, "item", None, "exact")
    ]),
    "part of things": ("40 der alten Kräne bleiben.", [("40", 40, "item", None, "exact")]),
    "two of three": ("Zwei von drei Leuten gingen.", [("Zwei von drei", "66.6667", "share", None, "exact")]),
    "every second day": ("Sie kommt jeden zweiten Dienstag.", []),
    "um und auf": ("Es fiel um 60 auf 240.", [("60", 60, None, None, "exact"), ("240", 240, None, None, "exact")]),
    "minus": ("Minus 3,5 Prozent waren es.", [("Minus 3,5 Prozent", "-3.5", "percent", None, "exact")]),
    "um Geld auf Geld": ("Es stieg um 50 Millionen auf 450 Millionen Euro.", [
        ("50 Millionen", 50 * 10**6, "currency", "EUR", "exact"),
        ("450 Millionen Euro", 450 * 10**6, "currency", "EUR", "exact"),
    ]),
    "statt": ("Es kostet 46 statt 41 Cent.", [
        ("46", 46, "cent", None, "exact"), ("41 Cent", 41, "cent", None, "exact")
    ]),
    "a number word with a part": ("eineinviertel Stunden", [("eineinviertel Stunden", "1.25", "hour", None, "exact")]),
    "trillion": ("2 Trillionen Dollar", [("2 Trillionen Dollar", 2 * 10**18, "currency", "USD", "exact")]),
    "the part that denies": ("Von den 412 Orten haben 287 kein Bad.", [
        ("412", 412, "item", None, "exact"), ("287", 287, "item", None, "exact")
    ]),
    "compound": ("eine 90%ige Quote", [("90%ige", 90, "percent", None, "exact")]),
    "dates": ("Am 8. September 2025 um 20.30 Uhr, am 8.9.2025 und 2024 ging sie.", []),
    "labels": ("Siehe Seite 12, Nr. 5 und den 3. Absatz.", []),
}  # fmt: skip

CHINESE = {
    "yi": ("收入达334亿元。", [("334亿元", 33_400_000_000, "currency", "CNY", "exact")]),
    "wan": ("约5万人。", [("约5万人", 50_000, "item", None, "about")]),
    "percent": ("增长26%。", [("26%", 26, "percent", None, "exact")]),
    "words": ("员工达三十五万人。", [("三十五万人", 350_000, "item", None, "exact")]),
    "long words": ("三亿五千万美元", [("三亿五千万美元", 350_000_000, "currency", "USD", "exact")]),
    "percent before": ("增长百分之二十六。", [("百分之二十六", 26, "percent", None, "exact")]),
    "inside other words": ("这十分重要，千万不要，一个人。", []),
    "dates": ("2025年9月8日，十二月八日", []),
}


def found(text, lang):
    return [
        (figure.span.of(text), figure.value, figure.unit, figure.currency, figure.bound)
        for figure in find_figures(text, lang=lang)
    ]


def exact(expected):
    return [(words, Decimal(value), *rest) for words, value, *rest in expected]


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH)
def test_english(text, expected):
    assert found(text, "en") == exact(expected)


@pytest.mark.parametrize(("text", "expected"), GERMAN.values(), ids=GERMAN)
def test_german(text, expected):
    assert found(text, "de") == exact(expected)


@pytest.mark.parametrize(("text", "expected"), CHINESE.values(), ids=CHINESE)
def test_chinese(text, expected):
    assert found(text, "zh") == exact(expected)


RANGES = {
    "to": ("20 to 30 percent", "en"),
    "dash": ("20–30 percent", "en"),
    "between": ("between 20 and 30 percent", "en"),
    "bis": ("20 bis 30 Prozent", "de"),
    "words": ("zwanzig bis dreißig Prozent", "de"),
    "english words": ("twenty to thirty percent", "en"),
    "zwischen": ("zwischen 20 und 30 Prozent", "de"),
}


@pytest.mark.parametrize(("text", "lang"), RANGES.values(), ids=RANGES)
def test_ranges(text, lang):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.value, figure.high, figure.unit) == (20, 30, "percent")


def test_a_range_of_money_scales_both_ends():
    (figure,) = find_figures("It costs $20-30 million.", lang="en")
    assert (figure.value, figure.high, figure.currency) == (20_000_000, 30_000_000, "USD")


NOUNS = {
    "of the": ("Maybe 30 percent of the code is new.", "en", "code", None, "Maybe"),
    "part of": ("It saves 40 of the old cranes.", "en", "cranes", None, None),
    "a ton": ("It costs $40 a ton.", "en", None, "a ton", None),
    "pro Tonne": ("Es kostet 40 Euro pro Tonne.", "de", None, "pro Tonne", None),
    "models": ("It has 300 generative models.", "en", "generative models", None, None),
    "des": ("Vielleicht 30 Prozent des Codes sind neu.", "de", "Codes", None, "Vielleicht"),
    "adjective": ("Es gibt rund 300 neue Modelle.", "de", "neue Modelle", None, "rund"),
    "a year": ("It earns $4.6 billion a year.", "en", None, "a year", None),
    "im jahr": ("Es verdient 4,6 Milliarden Euro im Jahr.", "de", None, "im Jahr", None),
}


@pytest.mark.parametrize(("text", "lang", "noun", "period", "hedge"), NOUNS.values(), ids=NOUNS)
def test_noun_period_and_hedge(text, lang, noun, period, hedge):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.noun, figure.period) == (noun, period)
    assert (figure.hedge.of(text) if figure.hedge else None) == hedge


CLAUSES = {
    "unless": ("They cut it from nine boats a week to six unless the council pays.", "en"),
    "although": ("They cut it from nine boats to six although nobody came.", "en"),
    "sofern": ("Der Verkehr wuchs von 90 auf 60 sofern Olten zahlt.", "de"),
    "weil": ("Der Verkehr sank auf 60 weil Olten zahlt.", "de"),
    "trotz": ("Der Verkehr stieg auf 60 trotz Regen.", "de"),
}


@pytest.mark.parametrize(("text", "lang"), CLAUSES.values(), ids=CLAUSES)
def test_what_begins_a_clause_is_not_counted(text, lang):
    assert find_figures(text, lang=lang)[-1].noun in (None, "boats")


PIECES = st.sampled_from(
    """1.000 1,5 33 % Prozent percent $ € million Mrd. Millionen ein eine a third Drittel half bis to and und von
    auf mehr als up maybe rund zwei hundred thousand hundert tausend - – . , ½ 万 亿 元 jeder fünfte one in +""".split()  # noqa: SIM905
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80), st.sampled_from(["en", "de", "zh", "fr"]))
def test_any_text_gives_figures_in_order(text, lang):
    figures = find_figures(text, lang=lang)
    ends = [edge for figure in figures for edge in (figure.span.start, figure.span.end)]
    assert ends == sorted(ends)
    for figure in figures:
        assert figure.span.of(text)
        assert figure.value.is_finite()
        assert figure.high is None or figure.high > figure.value


@settings(deadline=None)
@given(st.integers(1, 10**9))
def test_any_number_is_read_in_both_writings(number):
    english, german = f"${number:,} ", f"{number:,} Euro".replace(",", ".")
    assert [figure.value for figure in find_figures(english, lang="en")] == [number]
    assert [figure.value for figure in find_figures(german, lang="de")] == [number]


def german_words(number):
    """A slow and obvious twin: German number words below a thousand."""
    ones = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
    ones += ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
    tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    if number >= 100:
        return ones[number // 100] + "hundert" + (german_words(number % 100) if number % 100 else "")
    if number < 20:
        return ones[number]
    return (ones[number % 10] + "und" if number % 10 else "") + tens[number // 10]


@pytest.mark.parametrize("number", [2, 12, 21, 30, 99, 100, 117, 250, 999])
def test_german_number_words(number):
    (figure,) = find_figures(f"{german_words(number)} Prozent", lang="de")
    assert figure.value == number


@pytest.mark.parametrize("piece", ["1.000.", "2025-", "zwei ", "20 bis ", "mehr als ", "one hundred and ", "$", "1,"])
def test_the_cost_is_linear_in_repeated_beginnings(piece):
    short, long = (_seconds(piece * size) for size in (4_000, 16_000))
    assert long < 12 * short + 0.2


def _seconds(text):
    begin = time.process_time()
    find_figures(text, lang="de")
    return time.process_time() - begin
