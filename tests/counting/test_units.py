"""Units and currencies as newspapers write them, and the words beside numbers that are none."""

from decimal import Decimal

import pytest

from wortlaut.counting import find_figures

UNITS = {
    "hyphens inside": ("a 25-basis-point rise", "en", "25", "basis_point"),
    "a no-break space inside": ("It rose 3 percentage\u00a0points.", "en", "3", "percentage_point"),
    "a line's end inside": ("It covers 40 square\nmiles.", "en", "40", "square_mile"),
    "pc": ("It grew 0.3pc.", "en", "0.3", "percent"),
    "seconds": ("It lasted 40 seconds.", "en", "40", "second"),
    "a second with a hyphen": ("a 30-second call", "en", "30", "second"),
    "a part of a second": ("It won by 0.3 second.", "en", "0.3", "second"),
    "degree with a hyphen": ("a 2-degree rise", "en", "2", "degree"),
    "kilograms": ("It weighs 90 kilograms.", "en", "90", "kilogram"),
    "micrograms": ("Dust of 15 micrograms fell.", "en", "15", "microgram"),
    "sign of micrograms": ("Dust of 15 µg fell.", "en", "15", "microgram"),
    "other sign of micrograms": ("Dust of 15 μg fell.", "en", "15", "microgram"),
    "ounces": ("It found 40 ounces.", "en", "40", "ounce"),
    "pounds of a thing": ("They stole 20 pounds of flour.", "en", "20", "pound_weight"),
    "pounds that weigh": ("The bell weighs more than 900 pounds.", "en", "900", "pound_weight"),
    "stone that weighs": ("He weighed 12 stone.", "en", "12", "stone"),
    "knots": ("It made 30 knots.", "en", "30", "knot"),
    "short square form": ("It covers 40 sq km.", "en", "40", "square_kilometre"),
    "cubic form": ("It holds 40 cubic kilometres.", "en", "40", "cubic_kilometre"),
    "watts": ("It draws 60 watts.", "en", "60", "watt"),
    "kilohertz": ("It hums at 40 kHz.", "en", "40", "kilohertz"),
    "decibels": ("It roared at 90 decibels.", "en", "90", "decibel"),
    "megabytes": ("It takes 40 megabytes.", "en", "40", "megabyte"),
    "a slashed fraction": ("It grew 2 1/2 percent.", "en", "2.5", "percent"),
    "a slashed fraction with a hyphen": ("It took 2-1/2 years.", "en", "2.5", "year"),
    "digits and a half": ("It took 5 and a half years.", "en", "5.5", "year"),
    "a bomb": ("It found a 500-pound bomb.", "en", "500", "pound_weight"),
    "promille": ("Er hatte 1,5 Promille.", "de", "1.5", "per_mille"),
    "chinese share": ("三分之一的人离开了。", "zh", "33.3333", "share"),
    "nights": ("They stayed 12 nights.", "en", "12", "night"),
    "a decade": ("the 1.5 decade wait", "en", "1.5", "decade"),
    "tonnes by their sign": ("Sie lud 300 t.", "de", "300", "tonne"),
    "millions of tonnes": ("Sie lud 5,2 Mio t.", "de", "5200000", "tonne"),
    "genitive": ("binnen zehn Jahrzehnten", "de", "10", "decade"),
    "milligrams": ("Es enthält 40 Milligramm.", "de", "40", "milligram"),
    "hertz": ("Das Netz hat 50 Hertz.", "de", "50", "hertz"),
    "are": ("Der Garten misst 12 Ar.", "de", "12", "are"),
    "solid metres": ("Sie schlug 40 Festmeter.", "de", "40", "solid_metre"),
    "Pfund of a thing": ("Sie kaufte 20 Pfund Mehl.", "de", "20", "metric_pound"),
    "Pfund that weighs": ("Die Glocke wiegt 900 Pfund.", "de", "900", "metric_pound"),
    "chinese seconds": ("用时40秒。", "zh", "40", "second"),
}

NO_UNITS = {
    "shirts": ("It sold 50 T-shirts.", "en", "tonne"),
    "second homes": ("It has 12 second homes.", "en", "second"),
    "degree courses": ("It has 12 degree courses.", "en", "degree"),
    "stone walls": ("It has 12 stone walls.", "en", "stone"),
    "pounds of money": ("It got 20 pounds of public money.", "en", "pound_weight"),
    "millions of pounds": ("It got 20 million pounds of aid.", "en", "pound_weight"),
    "Pfund of money": ("Es kostet 20 Pfund.", "de", "metric_pound"),
    "a note": ("It found a 20-pound note.", "en", "pound_weight"),
    "a day and month": ("It came on 3 1/2 yesterday, 20 of them.", "en", "year"),
    "computers": ("It sold 50 PC games.", "en", "percent"),
}

CURRENCIES = {
    "new zealand": ("500 New Zealand dollars", "en", "NZD"),
    "u.s.": ("500 U.S. dollars", "en", "USD"),
    "hyphen": ("a 500-Canadian-dollar fine", "en", "CAD"),
    "plain dollars": ("500 dollars", "en", "USD"),
    "plain pounds": ("500 pounds", "en", "GBP"),
    "egyptian": ("500 Egyptian pounds", "en", "EGP"),
    "argentine": ("500 Argentine pesos", "en", "ARS"),
    "sri lankan": ("500 Sri Lankan rupees", "en", "LKR"),
    "naira": ("500 naira", "en", "NGN"),
    "crore": ("Rs 500 crore", "en", "rupee"),
    "sign of rupees": ("₹500", "en", "INR"),
    "kr": ("500 kr", "en", "crown"),
    "crowns": ("500 crowns", "en", "crown"),
    "krone": ("500 krone", "en", "krone"),
    "francs": ("500 francs", "en", "franc"),
    "swiss francs": ("500 Swiss francs", "en", "CHF"),
    "code right before": ("NOK500", "en", "NOK"),
    "sign of letters": ("RM500", "en", "MYR"),
    "US-$": ("500 US-$", "de", "USD"),
    "won": ("5,000 won", "en", "KRW"),
    "code": ("500 NOK", "en", "NOK"),
    "norwegischen": ("von 500 norwegischen Kronen", "de", "NOK"),
    "tschechische": ("500 tschechische Kronen", "de", "CZK"),
    "indische": ("500 indische Rupien", "de", "INR"),
    "compound": ("500 Singapur-Dollar", "de", "SGD"),
    "us": ("500 US-Dollar", "de", "USD"),
    "franken": ("500 Franken", "de", "CHF"),
    "kronen": ("500 Kronen", "de", "crown"),
    "yen sign": ("480億円", "zh", "JPY"),
    "japanese yen": ("480亿日元", "zh", "JPY"),
}

NO_CURRENCIES = {
    "crowns of few": ("She won 3 crowns.", "en"),
    "Kronen of few": ("Der Zahnarzt setzte drei Kronen ein.", "de"),
    "a word that is a code": ("They had 500 all told.", "en"),
    "a verb": ("Of the 20 won by her, none stayed.", "en"),
    "the beginning of a word": ("500 RSS feeds", "en"),
}


@pytest.mark.parametrize(("text", "lang", "value", "unit"), UNITS.values(), ids=UNITS)
def test_units(text, lang, value, unit):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("text", "lang", "unit"), NO_UNITS.values(), ids=NO_UNITS)
def test_words_that_are_no_units(text, lang, unit):
    (figure,) = find_figures(text, lang=lang)
    assert figure.unit != unit


@pytest.mark.parametrize(("text", "lang", "currency"), CURRENCIES.values(), ids=CURRENCIES)
def test_currencies(text, lang, currency):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.unit, figure.currency) == ("currency", currency)


@pytest.mark.parametrize(("text", "lang"), NO_CURRENCIES.values(), ids=NO_CURRENCIES)
def test_words_that_are_no_currencies(text, lang):
    (figure,) = find_figures(text, lang=lang)
    assert (figure.unit, figure.currency) in [("item", None), (None, None)]


TOLD = {
    "an adjective": ("It cost 500 crowns. The Danish crown fell.", "en", "DKK"),
    "another figure": ("It cost 500 crowns, then 4.2 billion Danish crowns.", "en", "DKK"),
    "a code": ("Es kostete 500 Kronen (NOK 500).", "de", "NOK"),
    "few of them": ("It cost 40 crowns. The Danish crown fell.", "en", "DKK"),
    "two that differ": ("It cost 500 crowns, or Swedish crowns, or Danish crowns.", "en", "crown"),
    "one of another family": ("It cost 500 crowns. The Mexican peso fell.", "en", "crown"),
}


@pytest.mark.parametrize(("text", "lang", "currency"), TOLD.values(), ids=TOLD)
def test_the_text_tells_whose_crowns_they_are(text, lang, currency):
    assert find_figures(text, lang=lang)[0].currency == currency
