"""Quotations that a page sets apart, and labels of its interviews: whose they are."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.records import Block, Document, Span
from wortlaut.records.text import BlockKind


def page(*blocks: tuple[BlockKind, str], lang: str = "en") -> Document:
    text, spans = "", []
    for kind, words in blocks:
        spans.append(Block(span=Span(len(text), len(text) + len(words)), kind=kind))
        text += words + "\n\n"
    return Document(id="page", text=text, lang=lang, blocks=tuple(spans))


def heard(document: Document) -> list[tuple[str, str]]:
    text = document.text
    return [
        (" / ".join(span.of(text) for span in one.content), " ".join(span.of(text) for span in one.speaker))
        for one in extract(document)
    ]


OPENING: tuple[BlockKind, str] = ("paragraph", "The council met late.")
APART: dict[str, tuple[list[tuple[BlockKind, str]], list[tuple[str, str]]]] = {
    "a signature in the block": (
        [("quote", "The pier stays. We shall mend it."), ("quote", "Ida Kroll, mayor of Lund")],
        [("The pier stays. We shall mend it.", "Ida Kroll, mayor of Lund")],
    ),
    "a signature behind it": (
        [("quote", "The pier stays."), ("paragraph", "— Ida Kroll")],
        [("The pier stays.", "Ida Kroll")],
    ),
    "two with a signature each": (
        [("quote", "The pier stays."), ("quote", "Ida Kroll"), ("quote", "It goes."), ("quote", "Jan Lund, clerk")],
        [("The pier stays.", "Ida Kroll"), ("It goes.", "Jan Lund, clerk")],
    ),
    "a line that leads to it": (
        [("paragraph", "Mayor Ida Kroll said:"), ("quote", "The pier stays."), ("quote", "We shall mend it.")],
        [("The pier stays. / We shall mend it.", "Mayor Ida Kroll")],
    ),
    "two names that contradict": (
        [("paragraph", "Ida Kroll said:"), ("quote", "The pier stays."), ("paragraph", "— Jan Lund")],
        [],
    ),
    "nobody is named": ([("quote", "The pier stays."), ("paragraph", "Then all left.")], []),
}


@pytest.mark.parametrize(("blocks", "expected"), APART.values(), ids=APART)
def test_words_set_apart_are_those_of_whom_the_page_names(blocks, expected):
    assert heard(page(OPENING, *blocks)) == expected


def test_marks_inside_a_block_are_its_own():
    document = page(OPENING, ("quote", "„Der Steg bleibt.“"), ("quote", "Ida Kroll, Wirtin"), lang="de")
    assert heard(document) == [("Der Steg bleibt.", "Ida Kroll, Wirtin")]


def test_answers_are_those_of_the_one_whom_a_label_names():
    document = page(
        OPENING,
        ("paragraph", "Q: Will you close the pier?"),
        ("paragraph", "Kroll: Not this year."),
        ("paragraph", "Q: And next year?"),
        ("paragraph", "A: We shall see."),
    )
    answers = [one for one in heard(document) if one[1] != "Q"]
    assert answers == [("Not this year.", "Kroll"), ("We shall see.", "Kroll")]
