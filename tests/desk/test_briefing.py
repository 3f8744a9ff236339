"""What a note is written in, and where there is nothing to write."""

from __future__ import annotations

import json
import re

import pytest

import wortlaut
from wortlaut.errors import UsageError

TEXTS = {
    "en": "“We will dredge the basin by May,” said Orla Finnegan, the harbour master, on Monday.",
    "de": "„Wir halten das Bad bis Mai offen“, sagte Jette Brandt, die Leiterin des Bads, am Montag.",
    "de-2": "„Das Bad ist voll wie nie“, sagte Jette Brandt, die Leiterin des Bads, am Dienstag.",
    "fr": "« Nous garderons le marché », a déclaré Lucie Marsan, la maire de Corbeil, lundi.",
    "fr-2": "« Le pont restera ouvert », a déclaré Lucie Marsan, la maire de Corbeil, mardi.",
    "fr-3": "« Le train est plein », a déclaré Lucie Marsan, la maire de Corbeil, jeudi.",
}


@pytest.fixture
def press(tmp_path):
    lines = [
        json.dumps({"id": name, "lang": name[:2], "date": "2025-09-1" + str(place), "text": text})
        for place, (name, text) in enumerate(TEXTS.items())
    ]
    path = tmp_path / "press.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return wortlaut.collect(path)


PEOPLE = {"Orla Finnegan": "en", "Jette Brandt": "de", "Lucie Marsan": "fr"}


@pytest.mark.parametrize(("person", "lang"), PEOPLE.items())
def test_a_note_is_in_the_language_of_the_persons_statements(press, person, lang):
    assert wortlaut.brief(person, press).note.lang == lang
    assert wortlaut.brief(person, press, lang="es").note.lang == "es"


EMPTY = {
    "a later time": ({"period": ("2026-05", None)}, "from 2026-05 on"),
    "an earlier time": ({"period": (None, "2024")}, "up to 2024"),
    "another matter": ({"about": "elephants"}, "about 'elephants'"),
    "both": ({"about": "elephants", "period": ("2026", "2027")}, "about 'elephants' from 2026 on up to 2027"),
    "a time that is none": ({"period": ("2026-04", "2026-01")}, "no day lies between 2026-04 and 2026-01"),
}


@pytest.mark.parametrize(("asked", "told"), EMPTY.values(), ids=EMPTY)
def test_a_note_that_would_tell_nothing_is_not_written(press, asked, told):
    with pytest.raises(UsageError, match=re.escape(told)):
        wortlaut.brief("Jette Brandt", press, **asked)


def test_a_french_note_elides_the_article_of_one_document(press):
    assert (
        "tirée d’un document"
        in wortlaut.brief("Orla Finnegan", press, lang="fr").files(["jekyll"]).popitem()[1].decode()
    )
    assert "tirées de trois documents" in wortlaut.brief("Lucie Marsan", press).files(["jekyll"]).popitem()[1].decode()


def test_one_day_or_a_part_of_a_time_is_a_time(press):
    assert wortlaut.brief("Jette Brandt", press, period=("2025-09", "2025")).dossier.statements
    assert wortlaut.brief("Jette Brandt", press, period=("2025", "2025-09")).dossier.statements
