"""Speaker turns: from blocks, from labels, and from interviews that have none."""

from __future__ import annotations

import pytest

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


def test_an_interview_with_labels_has_no_answers_without():
    text = (
        "When did you come?\n\nKROLL: In May.\n\nLUND: In June.\n\nWill you stay?\n\nKROLL: Ask the harbour.\n\n"
        "Do you like it?\n\nLUND: On Sundays."
    )
    assert [words for _, words in turns(text)] == ["In May.", "In June.", "Ask the harbour.", "On Sundays."]


def test_one_who_alone_bears_labels_answers_the_questions_between():
    asked = ("Mr Lund, is it safe?", "For how long?", "And the gulls? They were here first. Do they pay?")
    answers = ("Jan Lund: It is.", "Lund: Ask me in May.", "Lund: Never.")
    said = (line for pair in zip(asked, answers, strict=True) for line in pair)
    text = "\n\n".join(["Jan Lund keeps the pier.", *said, "Lund turns 60 in June."])
    assert [words for _, words in turns(text)] == ["It is.", "Ask me in May.", "Never."]


def test_one_label_with_nothing_asked_between_is_a_heading():
    assert turns("Lund: the pier.\n\nIt is old.\n\nLund: the gulls.\n\nThey are here.\n\nLund: May.") == []


def test_a_label_comes_back_in_a_shorter_form():
    text = "IDA KROLL, COUNSEL: Is it safe?\n\nJAN LUND, PILOT: It was.\n\nKROLL: And now?\n\nLUND: Ask the harbour."
    assert [words for _, words in turns(text)] == ["Is it safe?", "It was.", "And now?", "Ask the harbour."]


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


MINUTES = (
    "Vorsitzende: Wir beginnen.\n\nSachverständige Dr. Ida Kroll (Hafenamt Brake): Vielen Dank. Die Mole hält.\n\n"
    "Das hat sie immer getan.\n\n(Beifall)\n\nAbgeordneter Jan Lund: Wie lange noch?\n\n"
    "Sachverständige Dr. Ida Kroll (Hafenamt Brake): Fragen Sie im Mai.\n\nVorsitzende: Danke."
)


def test_minutes_have_long_labels_and_turns_of_several_paragraphs():
    found = turns(MINUTES, lang="de")
    kroll = "Sachverständige Dr. Ida Kroll (Hafenamt Brake)"
    assert [words for label, words in found if label == kroll] == [
        "Vielen Dank. Die Mole hält.",
        "Das hat sie immer getan.",
        "Fragen Sie im Mai.",
    ]
    assert ("Abgeordneter Jan Lund", "Wie lange noch?") in found


SPEECH = (
    "Die Mole und wir\n\nRede der Hafenmeisterin, Dr. Ida Kroll, zum Hafenfest\n\nMeine Damen und Herren,\n\n"
    "ich stehe hier, weil unsere Mole hält.\n\nWir haben sie zweimal gezählt.\n\nTabelle 1: 12 13 14"
)
LETTER = (
    "Dear members,\n\nI write because our pier needs you.\n\nWe have counted every plank, and I was surprised.\n\n"
    "Yours sincerely,\n\nIda Kroll Harbour Master"
)


def test_a_speech_is_its_speaker_s_words():
    assert turns(SPEECH, lang="de") == [
        ("Dr. Ida Kroll", "ich stehe hier, weil unsere Mole hält."),
        ("Dr. Ida Kroll", "Wir haben sie zweimal gezählt."),
    ]


def test_a_signed_letter_is_its_writer_s_words():
    found = list(TurnsExtractor()(document(LETTER)))
    assert [quotation.envelope.of(LETTER) for quotation in found] == [
        "I write because our pier needs you.",
        "We have counted every plank, and I was surprised.",
    ]
    assert {(quotation.turn, quotation.medium) for quotation in found} == {("Ida Kroll", "written")}


def test_a_page_of_letters_is_its_readers_words():
    text = (
        "Uns erreichten diese Briefe:\n\nIch fahre dort seit 38 Jahren.\n\nWozu also ein Steg?\n\nIda Kroll, Lund\n\n"
        "Der Steg ist morsch.\n\nJan von Lund\n\nDer Steg wird geprüft."
    )
    found = TurnsExtractor()(document(text, lang="de", title="Leserbriefe"))
    assert [(one.envelope.of(text), [span.of(text) for span in one.speaker]) for one in found] == [
        ("Ich fahre dort seit 38 Jahren.", ["Ida Kroll"]),
        ("Wozu also ein Steg?", ["Ida Kroll"]),
        ("Der Steg ist morsch.", ["Jan von Lund"]),
    ]


def test_names_on_lines_are_no_letters_elsewhere():
    assert turns("The pier is old.\n\nIda Kroll, Lund\n\nThe harbour is new.\n\nJan Lund") == []


def test_an_interview_goes_on_behind_what_asks_nothing():
    text = (
        "Ida Kroll baut Stege. Ein Gespräch am Hafen.\n\nFrau Kroll, wann haben Sie begonnen?\n\nIm Mai, bei Regen.\n\n"
        "Der Steg brach im Juni.\n\nAn einem Montag, ja.\n\nUnd was bauen Sie jetzt?\n\nSärge."
    )
    assert [words for _, words in turns(text, lang="de")] == ["Im Mai, bei Regen.", "An einem Montag, ja.", "Särge."]


def test_a_speech_may_begin_with_its_salutation():
    text = "Rede von Ida Kroll, Wirtin\n\nLiebe Freunde, wir haben ein Boot.\n\nWir brauchen Wind, und ich weiß keinen."
    assert [words for _, words in turns(text, lang="de")] == [
        "Liebe Freunde, wir haben ein Boot.",
        "Wir brauchen Wind, und ich weiß keinen.",
    ]


def test_a_letter_nobody_signed_is_left_alone():
    assert turns(LETTER.split("Yours")[0]) == []


def test_an_article_in_the_first_person_is_no_letter():
    assert turns("I walked to our pier.\n\nMy boots were wet, and I was cold.\n\nIda Kroll") == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "We rebuild the pier. (Applause) And we pay for it.", ["We rebuild the pier.", "And we pay for it."]),
        ("de", "Die Mole bleibt. (Beifall bei der Opposition)", ["Die Mole bleibt."]),
        ("de", "Die Mole (gebaut 1953) bleibt.", ["Die Mole (gebaut 1953) bleibt."]),
    ],
)
def test_what_the_clerk_notes_in_brackets_is_not_said(lang, text, words):
    turn = Block(kind="turn", span=Span(0, len(text)), speaker="Ida Kroll")
    (quotation,) = TurnsExtractor()(document(text, lang=lang, blocks=(turn,)))
    assert [span.of(text) for span in quotation.content] == words
