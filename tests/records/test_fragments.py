"""Links that open a page at one passage: the right one, where the words stand in several places."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records import Span
from wortlaut.records.fragments import fragment_link

PAGE = "https://post.example/gates"
TEXT = "The gates stay open, she said. He said: the gates stay open.\n\nNobody heard it. The gates stay open, she said."

LINKS = {
    "the only one": ("Nobody heard", 0, "Nobody%20heard"),
    "before and behind": ("the gates stay", 1, "said.%20He%20said%3A-,the%20gates%20stay,-open."),
    "first of its paragraph": (
        "The gates stay open",
        0,
        "The%20gates%20stay%20open,-%2C%20she%20said.%20He%20said%3A%20the",
    ),
    "last of its paragraph": ("She said.", 1, "heard%20it.%20The%20gates%20stay%20open%2C-,she%20said."),
    "half a word": ("obody hear", 0, "Nobody%20heard"),
}


@pytest.mark.parametrize(("words", "which", "expected"), LINKS.values(), ids=LINKS)
def test_names_the_passage_that_is_meant(words, which, expected):
    start = -1
    for _ in range(which + 1):
        start = TEXT.lower().index(words.lower(), start + 1)
    link = fragment_link(PAGE, TEXT, Span(start, start + len(words)))
    assert link == f"{PAGE}#:~:text={expected}"


def found(fragment: str, text: str) -> list[tuple[int, int]]:
    """Find a text directive as a browser does, slowly: words one after the other, parts in their order."""
    parts = fragment.split(",")
    prefix = unquote(parts.pop(0)[:-1]).casefold() if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]).casefold() if parts[-1].startswith("-") else ""
    sought = [unquote(part).casefold() for part in parts]
    flat = " ".join(text.split()).casefold()
    places = []
    for start in range(len(flat)):
        if not flat.startswith(sought[0], start):
            continue
        end = start + len(sought[0])
        if len(sought) > 1:
            last = flat.find(sought[1], end)
            if last < 0:
                continue
            end = last + len(sought[1])
        if flat[:start].rstrip().endswith(prefix) and flat[end:].lstrip().startswith(suffix):
            places.append((start, end))
    return places


@given(st.lists(st.sampled_from(["ab", "cd", "ef,", "g-h", "ä&"]), min_size=1, max_size=40), st.data())
def test_the_passage_is_among_what_a_browser_finds_and_mostly_the_first(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    text = " ".join(words)
    start, end = len(" ".join(words[:first])) + (first > 0), len(" ".join(words[: last + 1]))
    directive = fragment_link(PAGE, text, Span(start, end)).partition(":~:text=")[2]
    places = found(directive, text)
    assert start in [place for place, _ in places]
    assert "&" not in directive


def test_a_passage_of_several_paragraphs_is_named_by_its_first():
    start = TEXT.index("He said")
    assert fragment_link(PAGE, TEXT, Span(start, len(TEXT))).endswith("He%20said%3A%20the%20gates%20stay%20open.")


def test_a_text_of_one_word_over_and_over_ends_in_time():
    text = "a " * 200_000 + "b"
    assert fragment_link(PAGE, text, Span(0, 1)).startswith(PAGE)
