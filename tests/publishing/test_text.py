"""Sentences in runs, and as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import UsageError
from wortlaut.publishing import render_text
from wortlaut.publishing.text import day, runs, unbroken, web_address
from wortlaut.records import Document, Evidence, Piece, Sentence, Span

TEXT = 'She said: “We call it "the wall", and\nit stands.” Nobody laughed.'
DOCUMENTS = {"d": Document(id="d", text=TEXT, lang="en")}
SPEECH = Span(TEXT.index("We"), TEXT.index("”"))
FIRST = Span(SPEECH.start, TEXT.index(" it"))


def _sentence(*pieces: Piece) -> Sentence:
    return Sentence(pieces=pieces, evidence=(Evidence(document="d", spans=(SPEECH,)),))


def _said(span: Span) -> Piece:
    return Piece(document="d", span=span, quotation="d#1")


CASES = {
    "english marks, inner marks as in the source": ("en", (_said(SPEECH),), '“We call it "the wall", and it stands.”'),
    "german marks": (
        "de",
        (Piece(text="Sie sagte: "), _said(SPEECH)),
        'Sie sagte: „We call it "the wall", and it stands.“',
    ),
    "a marked gap stands inside the marks": (
        "en",
        (_said(FIRST), Piece(text=" […]", quotation="d#1")),
        "“We call […]”",
    ),
    "an outlet's words have no marks": ("en", (Piece(document="d", span=FIRST), Piece(text=".")), "We call."),
    "reference marks": ("en", (Piece(text="So. "), Piece(reference=1), Piece(reference=12)), "So. [1][12]"),
    "two quotations stay two": ("en", (_said(FIRST), Piece(text=" / "), _said(FIRST)), "“We call” / “We call”"),
}


@pytest.mark.parametrize(("lang", "pieces", "expected"), CASES.values(), ids=CASES)
def test_a_sentence_as_text(lang, pieces, expected):
    assert render_text(_sentence(*pieces), DOCUMENTS, lang) == expected


def test_words_of_a_document_that_is_not_at_hand_are_never_guessed():
    with pytest.raises(UsageError, match="no document 'gone'"):
        render_text(_sentence(Piece(document="gone", span=Span(0, 1))), DOCUMENTS, "en")


@given(st.text(min_size=1, max_size=60), st.data())
def test_what_stands_between_the_marks_is_the_stretch(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    documents = {"d": Document(id="d", text=text)}
    shown = render_text(_sentence(Piece(document="d", span=span, quotation="q")), documents, "en")
    assert shown == f"“{unbroken(span.of(text))}”"
    assert "".join(unbroken(text).split()) == "".join(text.split())


ADDRESSES = {
    "plain": ("https://a.example/b?c=d&e#:~:text=f,g", "https://a.example/b?c=d&e#:~:text=f,g"),
    "brackets cannot end a link": ("https://a.example/(b)[c]<d>", "https://a.example/%28b%29%5Bc%5D%3Cd%3E"),
    "encoded once": ("https://a.example/%C3%A4", "https://a.example/%C3%A4"),
    "script": ("javascript:alert(1)", None),
    "file": ("file:///etc/passwd", None),
    "broken": ("http://[", None),
    "none": (None, None),
}


@pytest.mark.parametrize(("url", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_only_addresses_of_the_web_become_links(url, expected):
    assert web_address(url) == expected


DAYS = {
    "day": ("2025-09-10", "de", "10. September 2025"),
    "month": ("2025-09", "en", "September 2025"),
    "another language": ("2025-09-10", "fr", "10 septembre 2025"),
    "a language without phrases": ("2025-09-10", "xx", "10 September 2025"),
    "not plain": ("2025-09~", "en", "2025-09~"),
    "no such day": ("2025-02-30", "en", "2025-02-30"),
    "none": (None, "en", ""),
}


@pytest.mark.parametrize(("value", "lang", "expected"), DAYS.values(), ids=DAYS)
def test_plain_dates_in_words(value, lang, expected):
    assert day(value, lang) == expected


def _marks(*numbers: int) -> tuple[Piece, ...]:
    return (Piece(text="So. "), *(Piece(reference=number) for number in numbers))


MARKS = {
    "few": ((1, 2, 3), "So. [1][2][3]"),
    "many in a row": ((1, 2, 3, 4), "So. [1]–[4]"),
    "in any order, each once": ((7, 2, 4, 3, 5, 4), "So. [2]–[5][7]"),
    "two rows": ((1, 2, 3, 4, 8, 9, 10, 11, 12), "So. [1]–[4][8]–[12]"),
    "none in a row": ((1, 3, 5, 7, 9), "So. [1][3][5][7][9]"),
}


@pytest.mark.parametrize(("numbers", "expected"), MARKS.values(), ids=MARKS)
def test_many_marks_in_a_row_are_printed_as_a_range(numbers, expected):
    assert render_text(_sentence(*_marks(*numbers)), DOCUMENTS, "en") == expected


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_a_row_of_marks_means_the_same_references(numbers):
    shown = [range(run.number, (run.last or run.number) + 1) for run in runs(_sentence(*_marks(*numbers)), DOCUMENTS)
             if run.kind == "reference"]  # fmt: skip
    assert [number for stretch in shown for number in stretch] == sorted(set(numbers))
