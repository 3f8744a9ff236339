"""What a note is written in, and where there is nothing to write."""

from __future__ import annotations

import json

import pytest

import wortlaut

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
