"""German tags: the one who is told is no speaker, and a verb behind a relative clause is no tag."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.testing import document

TOLD = {
    "our paper, behind a relative clause": (
        "Die Wirtin Ida Kroll, die am Steg lebt, sagte unserer Zeitung: „Der Steg hält.“ Ihr sei Geld geboten worden.",
        {"Der Steg hält.": "Ida Kroll", "Ihr sei Geld geboten worden": "Ida Kroll"},
    ),
    "a paper in marks": (
        "Die Wirtin Ida Kroll, deren Haus am Steg steht, sagte der „Lunder Post“, der Steg halte.",
        {"der Steg halte": "Ida Kroll"},
    ),
    "a paper before the speaker": ("„Der Steg hält“, sagte der Zeitung die Wirtin.", {"Der Steg hält": "die Wirtin"}),
    "our desk before the speaker": (
        "Der Steg sei morsch, sagte unserer Redaktion die Wirtin.",
        {"Der Steg sei morsch": "die Wirtin"},
    ),
    "an agency by its short name": ("Der Steg sei morsch, sagte Kroll dpa.", {"Der Steg sei morsch": "Kroll"}),
    "an agency in front": (
        "Der Wirt Jan Lund, der am Steg lebt, sagte der Deutschen Presse-Agentur, der Steg halte.",
        {"der Steg halte": "Jan Lund"},
    ),
    "us": (
        "Ida Kroll, die am Steg lebt, sagte uns: „Der Steg hält.“ Er trage drei Mann.",
        {"Der Steg hält.": "Ida Kroll", "Er trage drei Mann": "Ida Kroll"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_who_is_told_does_not_speak(text, expected):
    found = {one.envelope.of(text): one.speaker[0].of(text) for one in extract(document(text, lang="de"))}
    assert found.keys() == expected.keys()
    assert all(name in found[words] for words, name in expected.items())
    assert not any(found[words].endswith(("Zeitung", "Redaktion", "Agentur", "dpa", "uns")) for words in found)


STILL_TAGS = {
    "main verb before the relative clause": "Es gibt Boote, die schwimmen",
    "main verb behind it": "Die Boote, die sinken, seien alt",
    "subjunctive before it": "Es seien die Boote, die sinken",
}


@pytest.mark.parametrize("words", STILL_TAGS.values(), ids=STILL_TAGS)
def test_a_clause_that_ends_in_a_relative_one_is_still_reported(words):
    text = f"{words}, sagte die Wirtin."
    (found,) = extract(document(text, lang="de"))
    assert (found.envelope.of(text), found.speaker[0].of(text)) == (words, "die Wirtin")


@pytest.mark.parametrize("speaker", ["der Arbeitskreis Hafensicherung", "der Cousin", "einer der Fischer"])
def test_a_masculine_speaker_stays_one(speaker):
    text = f"„Der Steg hält“, sagte {speaker}."
    assert [one.speaker[0].of(text) for one in extract(document(text, lang="de"))] == [speaker]
