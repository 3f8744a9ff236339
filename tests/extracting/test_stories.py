"""Stories told apart from news, and what a story narrates left out."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.extracting.stories import story
from wortlaut.testing import document

TOLD = {
    "persons and no sign of news": (
        "She walked down to the pier and found that he had not waited. Her coat was wet. She felt that it was better, "
        "and turned her face to the wind until her mother called her in."
    ),
    "turns in one paragraph": "“Are you coming?” “Not yet.” “Then stay.”",
    "said he": "“The tide is late,” said he, and took up the lamp.",
    "verb of stories": "“The tide is late,” whispered Ida.",
    "half behind a semicolon": "“The tide is late,” replied Ida; “we must row.”",
}
REPORTED = {
    "day": "“The tide is late,” whispered Ida Kroll on Monday.",
    "number": (
        "She walked down to the pier and found that he had not waited. Her coat was wet. She felt that it was better, "
        "and turned her face to the 40 boats until her mother called her in."
    ),
    "too short to tell": "She believes that the pier is safe.",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_a_story_is_one(text):
    assert story(document(text))


@pytest.mark.parametrize("text", REPORTED.values(), ids=REPORTED)
def test_news_is_none(text):
    assert not story(document(text))


def test_thoughts_that_a_story_tells_are_no_quotations():
    assert extract(document(TOLD["persons and no sign of news"])) == ()


def test_what_somebody_says_in_a_story_is_reported():
    text = "“The tide is late,” whispered Ida. She said that her father would row them over in the morning."
    assert [quotation.form for quotation in extract(document(text))] == ["direct", "indirect"]


def test_turns_of_a_story_stay_apart_where_news_joins_halves():
    text = "“The tide is late,” cried Ida. “We must row.”"
    assert len(extract(document(text))) == 2
    assert len(extract(document("“The tide is late,” said Ida Kroll on Monday. “We must row.”"))) == 1
