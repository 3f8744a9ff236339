"""Whom a note lets say what: no body for its chief, no words of one sentence for those of another."""

from __future__ import annotations

import pytest

from wortlaut.desk import Library
from wortlaut.desk.reviewing import audit_document
from wortlaut.records import Document
from wortlaut.stores.memory import MemoryStore

TRAM = """Tram operator warns of cuts

BRAIL - The chief executive of Brailtram, Ottilie Marsh, said on Thursday that the company would cut its evening service
to Sandholm from twelve trams a day to eight. “We cannot run empty trams,” Marsh told reporters. “The line lost £2.4m.”

Alderman Piers Novak rejected the demand. “Brailtram made a profit of 11 million pounds last year,” he said. Novak added
that the town had offered about 1.2 million pounds a year until 2031.

“My father lives in Sandholm,” said Clara Voss, a baker. “The evening trams are the only way home for him.”
"""
NOTE = """---
title: Marsh on Sandholm
person: Ottilie Marsh
lang: en
date: 2026-03-20
author: Runa Feldt
sources: [Mercury]
---

### On the trams

“We cannot run empty trams,” Ottilie Marsh said. [1]

{sentence} [1]

### References

1. [Tram operator warns of cuts](https://mercury.example/trams)
"""


def codes(sentence: str) -> list[str]:
    library = Library(store=MemoryStore())
    source = Document(
        id="trams",
        text=TRAM,
        lang="en",
        title="Tram operator warns of cuts",
        published="2026-03-12",
        url="https://mercury.example/trams",
        outlet="Mercury",
    )
    library.store.add_documents([source])
    note = Document(id="note", text=NOTE.format(sentence=sentence), lang="en", media_type="text/markdown")
    return [one.code for one in audit_document(note, library).findings if one.code.startswith("claim/")]


OF_NOBODY_ELSE = (
    "The town has offered about 1.2 million pounds a year until 2031.",
    "The town has offered 1.2 million pounds a year.",
    "Brailtram wants to cut its evening service to Sandholm from twelve trams a day to eight.",
    "The company plans to cut its evening service to Sandholm from twelve trams a day to eight.",
    "The board offered 3 million pounds last year.",
)


@pytest.mark.parametrize("sentence", OF_NOBODY_ELSE)
def test_a_sentence_that_lets_no_person_speak_is_nobody_elses(sentence):
    assert "claim/speaker" not in codes(sentence)


def test_what_a_person_is_said_to_have_said_is_still_looked_at():
    assert "claim/speaker" in codes("Marsh said that Brailtram made a profit of 11 million pounds last year.")
