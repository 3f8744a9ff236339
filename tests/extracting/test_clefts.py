"""Cleft sentences: "It was Kroll, not Lund, who said" gives the words to the one who is stressed."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.resolving import resolve
from wortlaut.testing import document

CLEFTS = {
    "English, not": ("en", 'Jan Lund left. It was Ida Kroll, not Lund, who first admitted that "mistakes were made".'),
    "English, and not": ("en", "It was Ida Kroll and not Jan Lund who said the pier was rotten."),
    "English, rather than": ("en", 'It was Ida Kroll, rather than Jan Lund, who told the court: "I did it."'),
    "English, but": ("en", "It was not Jan Lund but Ida Kroll who said the pier was rotten."),
    "English, an apposition each": ("en", 'It was Ida Kroll, the mayor, not Jan Lund, her aide, who said: "No more."'),
    "German, nicht": ("de", "Es war Ida Kroll, nicht Jan Lund, die zuerst sagte, der Steg sei morsch."),
    "German, und nicht": ("de", "Es war Ida Kroll, und nicht Jan Lund, die sagte: „Der Steg ist morsch.“"),
    "German, sondern": ("de", "Es war nicht Jan Lund, sondern Ida Kroll, die sagte, der Steg sei morsch."),
    "French, et non": ("fr", "C'est Ida Kroll, et non Jean Lund, qui a déclaré : « Le quai est pourri. »"),
}


@pytest.mark.parametrize(("lang", "text"), CLEFTS.values(), ids=CLEFTS)
def test_the_one_who_is_stressed_speaks(lang, text):
    paper = document(text, lang=lang)
    resolution = resolve([paper], {paper.id: extract(paper)})
    people = {person.id: person.name for person in resolution.people}
    assert {people.get(one.person) for one in resolution.attributions} == {"Ida Kroll"}


def test_a_time_told_by_it_was_stresses_nobody():
    text = "It was a cold day, and Ida Kroll, who had come late, said the pier was rotten."
    assert "Ida Kroll" in extract(document(text, lang="en"))[0].speaker[0].of(text)


def test_a_contrast_without_a_name_of_ours_leads_to_nobody_else():
    text = "Jan Lund left. It was the council, not Lund, who said the pier was rotten."
    paper = document(text, lang="en")
    resolution = resolve([paper], {paper.id: extract(paper)})
    people = {person.id: person.name for person in resolution.people}
    assert "Jan Lund" not in {people.get(one.person) for one in resolution.attributions}
