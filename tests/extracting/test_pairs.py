"""Pairs of marks: every convention, and what no text may break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.extracting.layout import paragraphs
from wortlaut.extracting.pairs import Pair, pair_marks
from wortlaut.testing import document

ALPHABET = "aB ,.\n“”„‚‘’»«›‹\"'`「」12s"


def pairs(text: str) -> list[Pair]:
    return pair_marks(text, paragraphs(document(text)))


def inside(text: str) -> list[str]:
    return [text[start:end] for pair in pairs(text) for start, end in pair.spans]


def test_inner_marks_are_deeper():
    text = "„Sie rief ‚nie wieder‘ und ging“, sagte Kroll."
    assert [(pair.depth, text[slice(*pair.spans[0])]) for pair in pairs(text)] == [
        (0, "Sie rief ‚nie wieder‘ und ging"),
        (1, "nie wieder"),
    ]


def test_apostrophes_and_inches_are_no_marks():
    assert inside("It’s 6'2\" and the sailors’ dogs don't bark in the '90s.") == []


def test_a_sign_that_only_opens_closes_where_white_space_follows():
    assert inside("“I did not -- “ She stopped.") == ["I did not --"]


def test_marks_opened_in_each_paragraph_are_one_pair():
    (pair,) = pairs('"The pier stays.\n\n"It is ours.\n\n"Come and see."')
    assert len(pair.spans) == 3


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_pairs_hold_each_other_or_stand_apart(text):
    found = pairs(text)
    assert [pair.opens for pair in found] == sorted(pair.opens for pair in found)
    for index, pair in enumerate(found):
        assert all(pair.opens < start < end <= pair.closes <= len(text) for start, end in pair.spans)
        for other in found[index + 1 :]:
            assert other.opens >= pair.closes or other.closes <= pair.closes
