"""When a plain text was published, by its own lines."""

from __future__ import annotations

import pytest

from wortlaut.collecting import read
from wortlaut.collecting.days import written_day
from wortlaut.records import Capture, Document

DAY = "2025-03-05"
LINES = {
    "en, published": ("Published 5 March 2025", DAY),
    "en, alone": ("5 March 2025", DAY),
    "en, weekday, time and zone": ("Wednesday 5 March 2025 10.30 GMT", DAY),
    "en, time first": ("Posted 4:30 PM EST, Wed March 5, 2025", DAY),
    "en, changed": ("Last updated: 5th March, 2025 at 10:30am", DAY),
    "en, published and changed": ("Published 5 March 2025, updated 6 March 2025", DAY),
    "en, changed and published": ("Updated 6 March 2025 (first published 5 March 2025)", DAY),
    "en, byline": ("By Ida Kroll and Piet Lauder | March 5, 2025 | 3 min read", DAY),
    "en, time and length": ("5 March 2025, 10:30 | 3 min read", DAY),
    "en, outlet": ("The Kelm Gazette, 5 March 2025", DAY),
    "en, as machines write it": ("2025-03-05T10:30:00Z", DAY),
    "en, in stars": ("*Published 5 March 2025*", DAY),
    "de, stand": ("Stand: 05.03.2025, 18:30 Uhr", DAY),
    "de, published": ("Veröffentlicht am 5. März 2025 um 18.30 Uhr", DAY),
    "de, weekday": ("Mi., 05.03.2025", DAY),
    "de, byline": ("Von Ida Kroll, 5. März 2025", DAY),
    "de, letter": ("Kelmsund, den 5. März 2025", DAY),
    "fr, published": ("Publié le 5 mars 2025", DAY),
    "fr, published and changed": ("Publié le 05/03/2025 à 10h30 - Mis à jour le 06/03/2025 à 08h12", DAY),
    "fr, the first": ("Par Aude Rémy, le 1er mars 2025 à 7h", "2025-03-01"),
    "it, published": ("Pubblicato il 1° marzo 2025 alle ore 10:30", "2025-03-01"),
    "es, published": ("Publicado el miércoles 5 de marzo de 2025 a las 10:30 horas", DAY),
    "zh, published": ("发布时间：2025年3月5日 10:30", DAY),
    "zh, weekday": ("2025年3月5日 星期三", DAY),
    "de, press release": ("Pressemitteilung Nr. 12/2025 vom 5. März 2025", DAY),
    "de, place behind": ("5. März 2025, Kelmsund", DAY),
    "en, embargo": ("Embargoed until 5 March 2025, 10:00", None),
    "en, a page": ("Page 3, 5 March 2025", None),
    "zh, source": ("2025-03-05 10:30 来源：港口日报", DAY),
    "a title": ("Storm breaks the old pier, 5 March 2025", None),
    "what is to come": ("Deadline: 5 March 2025, 8 pm", None),
    "a sentence": ("Published on 5 March 2025, the report is a shock to us.", None),
    "a month alone": ("March 2025", None),
    "no such day": ("31 February 2025", None),
}  # fmt: skip
WORDS = {
    "en": "The keeper of the lighthouse said that nobody had seen the boat before the storm.",
    "de": "Der Wärter des Leuchtturms sagte, niemand habe das Boot vor dem Sturm gesehen.",
    "fr": "Le gardien du phare a dit que personne n’avait vu le bateau avant la tempête.",
    "it": "Il guardiano del faro ha detto che nessuno aveva visto la barca prima della tempesta.",
    "es": "El guardián del faro dijo que nadie había visto el barco antes de la tormenta.",
    "zh": "灯塔看守人说，暴风雨之前没有人看见过那艘船，大家都很担心。",
}
OPENINGS = {
    "place and day": ("Kelmsund, 5. März 2025. ", "de"),
    "agency, then day": ("Kelmsund (dwp), 05.03.2025 - ", "de"),
    "day, then agency": ("KELMSUND, March 5, 2025 (Gazette) - ", "en"),
    "day alone": ("05.03.2025 – ", "de"),
    "a stop and a dash": ("Puerto Alba, 5 mar 2025 (Agalba).- ", "es"),
    "in French": ("PORT-ALBE, 5 mars 2025 (Agalbe) — ", "fr"),
}
UNDATED = {
    "a sentence": "Am Mittwoch, 5. März 2025. Der Rat tagte lange, und niemand ging nach Hause.",
    "a diary": "5 March 2025\n\nWe sailed all day.\n\n6 March 2025\n\nWe slept in the harbour.",
    "the middle of a sentence": "The council of Kelmsund met on\n5 March 2025\nand nobody spoke.",
    "a date without year": "KELMSUND, March 5 (Gazette) - The port is shut until further notice.",
}


def text(line: str, lang: str) -> str:
    """Return an article with the line under its title."""
    return f"Title\n\n{line}\n\n{WORDS[lang]}\n\n{WORDS[lang]}\n"


def document(uri: str, words: str) -> Document:
    """Return what is read from a file of that name with those words."""
    content = words.encode()
    taken = "2026-03-01T12:00:00+00:00"
    kept = Capture(digest="cd" * 32, uri=uri, final_uri=uri, fetched=taken, media_type="", size=len(content))
    ((found,), _) = read(kept, content)
    return found


@pytest.mark.parametrize("case", LINES)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_gives_the_day(name, case):
    line, day = LINES[case]
    assert document(name, text(line, case[:2] if case[:2] in WORDS else "en")).published == day


@pytest.mark.parametrize(("opening", "lang"), OPENINGS.values(), ids=OPENINGS)
def test_a_dateline_gives_the_day(opening, lang):
    assert document("a.txt", f"Title\n\n{opening}{WORDS[lang]}\n\n{WORDS[lang]}\n").published == DAY


@pytest.mark.parametrize("words", UNDATED.values(), ids=UNDATED)
def test_other_dates_are_no_day_of_publication(words):
    assert document("a.txt", words).published is None


def test_the_last_lines_count_where_the_first_give_none():
    body = "\n\n".join([WORDS["en"]] * 12)
    assert document("a.txt", f"Title\n\n{body}\n\nFirst published 5 March 2025\n").published == DAY
    assert document("a.txt", f"Title\n\n{body}\n\nUpdated 6 March 2025, 10:30\n").published == "2025-03-06"
    assert document("a.txt", f"Title\n\n{body}\n\nKelm Gazette, 5 March 2025\n").published is None  # a reference


def test_a_field_goes_before_a_line_and_a_line_before_the_name_of_the_file():
    words = text("Published 5 March 2025", "en")
    assert document("2025-04-01.txt", words).published == DAY
    assert document("a.txt", f"Date: 2025-03-04\n{words}").published == "2025-03-04"


def test_the_agency_stands_before_the_day():
    found = document("a.txt", f"Kelmsund (dwp), 05.03.2025 - {WORDS['de']}\n\n{WORDS['de']}\n")
    assert (found.agency, found.outlet) == ("dwp", "dwp")


WRITTEN = {
    "03/04/2025": None,
    "25/04/2025": "2025-04-25",
    "04/25/2025": "2025-04-25",
    "2025/04/05": "2025-04-05",
    "4 de junio del 2025": "2025-06-04",
}


@pytest.mark.parametrize(("line", "day"), WRITTEN.items())
def test_a_day_between_strokes_is_read_where_one_order_fits(line, day):
    assert written_day(line) == day
