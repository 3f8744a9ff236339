"""Paragraphs of plain text: its headline quotes nothing, and no quotation runs over the end of a line."""

from __future__ import annotations

import re

import pytest

from wortlaut.extracting import extract
from wortlaut.extracting.layout import paragraphs
from wortlaut.extracting.scene import scene
from wortlaut.extracting.tagged import sentences_of
from wortlaut.records import Block, Document, Span


def text_of(text: str, *, lang: str = "en", title: str | None = None) -> Document:
    """Return a document as plain text is read: a block for each stretch between blank lines."""
    blocks = (Block(span=Span(*found.span())) for found in re.finditer(r"\S.*(?:\n.+)*", text))
    return Document(id="text", text=text, lang=lang, title=title, blocks=tuple(blocks))


def found(document: Document) -> list[str]:
    return [one.envelope.of(document.text) for one in extract(document)]


HEADS = {
    "headline and byline": ("Harbour chief warns of cuts on island route\nBy Ella Marsh", None),
    "headline alone": ("Harbour chief warns of cuts on island route", None),
    "labelled lines": (
        "Title: Harbour chief warns of cuts on route\nOutlet: Lund Post\nDate: 2026-03-12",
        "Harbour chief warns of cuts on route",
    ),
    "the title, with a full stop": (
        "The harbour chief says the pier is rotten.",
        "The harbour chief says the pier is rotten.",
    ),
    "a quotation": ("“The pier will close next year,” says mayor", "“The pier will close next year,” says mayor"),
}


@pytest.mark.parametrize(("head", "title"), HEADS.values(), ids=HEADS)
def test_a_headline_is_no_quotation(head, title):
    assert found(text_of(f"{head}\n\nThe ferry may stop, said Ida Kroll.\n\nAll left.", title=title)) == [
        "The ferry may stop"
    ]


def test_a_german_headline_is_no_quotation():
    text = "Kroll warnt vor Kürzungen\n\nDie Fähre werde halten, sagte Ida Kroll."
    assert found(text_of(text, lang="de", title="Kroll warnt vor Kürzungen")) == ["Die Fähre werde halten"]


LINES = {
    "a paragraph on each line": (
        "Kroll came at nine.\nLund said it was late.",
        ["Kroll came at nine.", "Lund said it was late."],
    ),
    "lines that are wrapped": (
        "The harbour board met on Monday night in the old hall, and Ida Kroll\nHolt told it that the pier was rotten.",
        None,
    ),
    "a line that goes on small": (
        "The board met.\nIda Kroll said that the pier\nwas rotten.",
        ["The board met.", "Ida Kroll said that the pier\nwas rotten."],
    ),
    "marks still open": ("Kroll said: “It is late.\nWe must go.”", None),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_lines_of_a_block_are_paragraphs_unless_they_are_wrapped(text, expected):
    parts = [text[part.start : part.end] for part in paragraphs(text_of(text))]
    assert parts == (expected or [text])


def test_a_tagger_reads_no_headline():
    read = sentences_of(scene(text_of("Harbour chief warns of cuts\n\nThe ferry may stop, said Ida Kroll.")))
    assert [len(sentences) for sentences in read] == [0, 1]
