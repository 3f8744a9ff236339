"""Whom a note lets say what: no body for its chief, no words of one sentence for those of another."""

from __future__ import annotations

import pytest

from wortlaut.desk import Library, check
from wortlaut.desk.reviewing import Asked, audit_document
from wortlaut.records import Document, Flag
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


BOARD = """School board admits mistakes

BRAIL - The chairwoman of the board, Nele Arndt, opened the meeting. “The plan stays,” she said. Peter Novak, a
teacher, was not convinced.

“We got the timing wrong,” he told parents.

“It was a hard winter for all of us,” said a man at the door.

“Nobody will lose a place in the school,” Nele Arndt promised.

“It is too late for us in Sandholm,” Peter Novak said.
"""


def board_library() -> Library:
    library = Library(store=MemoryStore())
    library.store.add_documents([Document(id="board", text=BOARD, lang="en", published="2026-03-12")])
    return library


KNOWN = {
    "nobody": ("It was a hard winter for all of us", "Clara Voss", True),
    "another": ("Nobody will lose a place in the school", "Peter Novak", False),
    "theirs": ("Nobody will lose a place in the school", "Nele Arndt", False),
    "no one asked for": ("It was a hard winter for all of us", None, False),
}


@pytest.mark.parametrize(("quote", "speaker", "flagged"), KNOWN.values(), ids=KNOWN)
def test_check_says_that_a_source_names_no_speaker(quote, speaker, flagged):
    (found,) = check([Asked(id="1", quote=quote, speaker=speaker)], board_library())
    assert (Flag.SPEAKER_UNKNOWN in found.flags) is flagged
    assert found.accepted is (speaker != "Peter Novak")


MAIL = """The press office replies as follows. “The timetable is not final,” said Ottilie Marsh, the head of Brailtram.

> Is it true that you said “we will close the line to Sandholm in May”?
"""


def test_the_question_of_another_is_not_known_to_be_anybodys():
    library = Library(store=MemoryStore())
    library.store.add_documents([Document(id="mail", text=MAIL, lang="en")])
    asked = Asked(id="1", quote="We will close the line to Sandholm in May", speaker="Ottilie Marsh")
    (found,) = check([asked], library)
    assert {Flag.SPEAKER_UNKNOWN, Flag.MISATTRIBUTED}.intersection(found.flags)


def test_a_note_is_told_that_its_source_names_no_speaker():
    text = NOTE.format(sentence="“It was a hard winter for all of us,” Nele Arndt said.")
    note = Document(id="note", text=text, lang="en", media_type="text/markdown")
    found = [one for one in audit_document(note, board_library()).findings if one.code == "quote/unknown-speaker"]
    assert [(one.level, one.quote[:20]) for one in found] == [("note", "It was a hard winter")]
