"""Speaker turns: from blocks, from labels, and from interviews that have none."""

from __future__ import annotations

from wortlaut.extracting import extract
from wortlaut.extracting.turns import TurnsExtractor
from wortlaut.records import Block, Span
from wortlaut.testing import document


def turns(text: str, **known: object) -> list[tuple[str | None, str]]:
    found = TurnsExtractor()(document(text, **known))
    return [(quotation.turn, quotation.envelope.of(text)) for quotation in found]


def test_a_block_of_kind_turn_is_direct_speech_of_its_speaker():
    text = "The pier stays.\nUntil when?"
    blocks = (
        Block(span=Span(0, 15), kind="turn", speaker="Ida Kroll"),
        Block(span=Span(16, 27), kind="turn", speaker="Host"),
    )
    assert turns(text, blocks=blocks) == [("Ida Kroll", "The pier stays."), ("Host", "Until when?")]


def test_a_printed_label_is_not_part_of_the_words():
    text = "Kroll: The pier stays."
    blocks = (Block(span=Span(0, len(text)), kind="turn", speaker="Kroll"),)
    (turn,) = TurnsExtractor()(document(text, blocks=blocks))
    assert turn.envelope.of(text) == "The pier stays."
    assert [span.of(text) for span in turn.speaker] == ["Kroll"]


def test_labels_make_a_transcript_when_they_come_back():
    text = "HOST: Is it safe?\n\nKROLL: It is.\n\nHOST: For how long?\n\nKROLL: Ask me in May."
    assert turns(text) == [
        ("HOST", "Is it safe?"),
        ("KROLL", "It is."),
        ("HOST", "For how long?"),
        ("KROLL", "Ask me in May."),
    ]


def test_single_labels_are_headings():
    assert turns("Opening hours: nine to five.\n\nTickets: at the gate.\n\nThe pier is old.") == []


def test_an_interview_without_labels_gives_its_answers():
    text = (
        "Wir treffen uns am Hafen.\n\nFrau Kroll, was machen Sie heute?\n\nIch zähle Pfähle.\n\n"
        "Und was machen Sie morgen?\n\nDieselben Pfähle.\n\nLangweilen Sie sich nie?\n\nNein.\n\nDann geht sie."
    )
    expected = [("Frau Kroll", "Ich zähle Pfähle."), ("Frau Kroll", "Dieselben Pfähle."), ("Frau Kroll", "Nein.")]
    assert turns(text, lang="de") == expected


def test_turns_outrank_what_others_find_in_them():
    text = "Kroll said: “The pier stays.” I was there."
    blocks = (Block(span=Span(0, len(text)), kind="turn", speaker="Ada Lund"),)
    (quotation,) = extract(document(text, blocks=blocks))
    assert quotation.turn == "Ada Lund"
