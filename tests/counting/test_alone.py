"""Numbers without a noun that count, and numbers that name, order or date something and count nothing."""

import pytest

from wortlaut.counting import find_figures

ALONE = {
    "were hurt": ("Five were injured.", "en", [5]),
    "has seven": ("Orlow has 41 seats, and Marlow has seven.", "en", [41, 7]),
    "another two": ("The company lost another two before it turned.", "en", [2]),
    "thirty this year": ("We'll open thirty this year.", "en", [30]),
    "more than a year's number": ("It rose from 410,000 in 2022 to 495,000 in 2024.", "en", [410_000, 495_000]),
    "one of every nine": ("One of every nine voters stayed at home.", "en", ["11.1111"]),
    "one post in eight": ("One doctor's post in eight is vacant.", "en", ["12.5"]),
    "a past that no calendar has": ("It lived roughly 72,000 years ago.", "en", [72_000]),
    "a company's money": ("Airbus 5.3 billion dollars richer.", "en", [5_300_000_000]),
    "a lead in points": ("She has a 16-point lead.", "en", [16]),
    "rooms": ("It is a two-bedroom flat in a 48-turbine park.", "en", [2, 48]),
    "dreitägig": ("Nach einem dreitägigen Flug und zweieinhalbjähriger Haft", "de", [3, "2.5"]),
    "zehnmal": ("Die dreiköpfige Besatzung flog zehnmal, 14-mal weiter als zuvor.", "de", [3, 10, 14]),
    "Zimmer": ("eine 4-Zimmer-Wohnung für einen Vier-Personen-Haushalt", "de", [4, 4]),
    "two of his": ("He backed two of his rivals.", "en", [2]),
    "parts": ("She leads, 50 to 48 percent.", "en", [50, 48]),
    "Zwei der": ("Zwei der Getöteten waren Frauen.", "de", [2]),
    "wurden verletzt": ("Dabei starb ein Fahrer, 28 wurden verletzt.", "de", [28]),
    "dagegen": ("Elf Räte stimmten dafür, 17 dagegen.", "de", [11, 17]),
    "sogar elf": ("Der Umsatz lag vier Prozent unter Plan, das Ergebnis sogar elf.", "de", [4, 11]),
    "am Satzende": ("Erlaubt waren 120. Elf Fahrer flohen.", "de", [120, 11]),
    "Tausender am Satzende": ("Jetzt liegt sie bei 10.200. Amtschef Tadsen sprach.", "de", [10_200]),
    "Tausender mit Leerstelle": ("Er bekam 300 000 Mark und 1 250 000 Euro.", "de", [300_000, 1_250_000]),
    "vor Milliarden Jahren": ("Vor 4,5 Milliarden Jahren entstand sie.", "de", [4_500_000_000]),
}

NONE = {
    "the two": ("The two were hurt.", "en"),
    "ordinals": ("Es war der 29. Stock, und der 1.000. Besucher kam.", "de"),
    "quarters": ("Its third quarter, her second half and the second week were bad.", "en"),
    "decades": ("Ende 2015, Ende der 60er Jahre und Mitte Mai", "de"),
    "an hour": ("They met at 9:30 p.m. and at 5 a.m.", "en"),
    "times of day": ("Offen ist von 14.30-16.30 Uhr.", "de"),
    "a range of years": ("Zwischen 1943 bis 1945 Zwangsarbeit.", "de"),
    "an address": ("She lives at 14 Elm Street, not at 1600 Marlow Avenue.", "en"),
    "eine Anschrift": ("Er lebt in der Lindenstraße 14 in 80331 München.", "de"),
    "a paragraph": ("See § 263, Section 230, Title 42 and Article 5.", "en"),
    "roads": ("Highway 61, Route 66, Interstate 95 and the A7 meet there.", "en"),
    "machines": ("A Boeing 737, an iPhone 15 and the Model 3 cars.", "en"),
    "rooms": ("Room 12, Suite 400, Gate 7, Platform 9 and Flight 62.", "en"),
    "a youth team": ("The U-17 team trained in Area 51.", "en"),
    "letters behind": ("It has a 5G network, an 8Ball game and 3D glasses.", "en"),
    "hyphens": ("They met one-on-one, a 30-something and some of the 10-K forms.", "en"),
    "eine Karte": ("Die 20er-Karte gab es in den 90-er Jahren.", "de"),
    "mehrfach": ("Die mehrfach verschobene, einmalige und einfache Zahlung kam einmal.", "de"),
    "a channel": ("It airs on Channel 4 and Radio 4 weekdays.", "en"),
    "Paragrafen": ("Nach § 263, Artikel 5 Absatz 2 und Drucksache 19/98.", "de"),
    "Straßen": ("Die A7, die A 17, die B 96 und die Bundesstraße 100.", "de"),
    "Vereine": ("Nordheim 04 spielte gegen 1860 Tannau.", "de"),
    "Zimmer": ("Im Zimmer 12, am Gleis 5, in Halle 3 und Linie 6.", "de"),
    "Maschinen": ("Der Airbus A380, Windows 7 und die U 17.", "de"),
}


@pytest.mark.parametrize(("text", "lang", "values"), ALONE.values(), ids=ALONE)
def test_a_number_counts_though_no_noun_follows(text, lang, values):
    assert [str(figure.value) for figure in find_figures(text, lang=lang)] == [str(value) for value in values]


@pytest.mark.parametrize(("text", "lang"), NONE.values(), ids=NONE)
def test_a_number_that_names_or_orders_is_no_figure(text, lang):
    assert find_figures(text, lang=lang) == ()
