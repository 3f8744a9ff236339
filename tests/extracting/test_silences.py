"""What nobody said: words declined, and questions without anyone who asks."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.extracting.english import unsaid
from wortlaut.extracting.scene import scene
from wortlaut.testing import document


def found(text: str, lang: str) -> list[tuple[str, str]]:
    quotations = extract(document(text, lang=lang))
    return [(one.envelope.of(text), " ".join(span.of(text) for span in one.speaker)) for one in quotations]


@pytest.mark.parametrize(
    "text",
    [
        "Kroll declined to comment.",
        "Kroll refused to say whether she agreed.",
        "Kroll declined to be named.",
        "Kroll would not say whether she agreed.",
        "Kroll refused to answer questions about the pier.",
        "Kroll was asked whether she would resign.",
    ],
)
def test_silence_is_no_quotation(text):
    assert not found(text, "en")


POSITIONS = {
    "refuses a deed": ("Kroll refused to resign over the pier.", "to resign over the pier"),
    "asks herself": ("Kroll asked whether the pier was safe.", "whether the pier was safe"),
}


@pytest.mark.parametrize(("text", "words"), POSITIONS.values(), ids=POSITIONS)
def test_a_position_and_a_question_of_somebody_stay(text, words):
    assert found(text, "en") == [(words, "Kroll")]


ANSWERS = {
    "English": ("en", 'Asked whether she would go, Ida Kroll replied: "Not yet."', [("Not yet.", "Ida Kroll")]),
    "German": ("de", "Auf die Frage, ob sie gehe, antwortete Ida Kroll: „Noch nicht.“", [("Noch nicht.", "Ida Kroll")]),
    "German, asked": ("de", "Gefragt, ob sie gehe, sagte Ida Kroll: „Noch nicht.“", [("Noch nicht.", "Ida Kroll")]),
}


@pytest.mark.parametrize(("lang", "text", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_only_the_answer_to_a_question_of_nobody_is_a_quotation(lang, text, expected):
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kroll declined to say whether she agreed.", "whether", True),
        ("Kroll declined to comment on it.", "to", True),
        ("Asked whether she would go, Kroll left.", "whether", True),
        ("Kroll asked whether it was safe.", "whether", False),
        ("Kroll said that it was safe.", "that", False),
    ],
)
def test_what_a_tagger_proposes_may_be_unsaid(text, words, expected):
    view = scene(document(text, lang="en"))
    assert unsaid(view.passages[0], view.grammar, view.passages[0].token_at(text.index(words))) is expected
