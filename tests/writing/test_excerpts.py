"""Stretches of documents: whole, or a fair part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records import Block, Document, Span
from wortlaut.writing.excerpts import Focus, excerpt, stems
from wortlaut.writing.stretches import clipped, count_words, paragraph_around, sentence_around, split, trimmed

FOCUS = Focus(contrasts=frozenset({"but", "unless"}), leaning=frozenset({"it"}))
LONG = "We sail at nine. The pier is wide enough. But the gate is shut until noon. Bring your own bread."


def _document(text: str, **known: object) -> Document:
    return Document(id="d", text=text, lang="en", **known)  # type: ignore[arg-type]


def _shown(text: str, limit: int) -> tuple[list[str], bool]:
    found = excerpt(_document(text), (Span(0, len(text)),), focus=FOCUS, limit=limit)
    return [span.of(text) for span in found.spans], found.cut


CUTS = {
    "short enough": (30, [LONG], False),
    "one sentence": (5, ["We sail at nine."], True),
    "not in front of a contrast": (
        9,
        ["We sail at nine. The pier is wide enough. But the gate is shut until noon."],
        True,
    ),
}


@pytest.mark.parametrize(("limit", "words", "cut"), CUTS.values(), ids=CUTS)
def test_an_excerpt_ends_with_a_sentence_and_does_not_turn_the_meaning(limit, words, cut):
    assert _shown(LONG, limit) == (words, cut)


TURN = "Thank you all. The hall is full tonight. It is warm too. We buy 12 buses in May. It takes a year to build one."
PARTS = {
    "from the start where nothing says more": (
        stems("rain"),
        9,
        ["Thank you all. The hall is full tonight."],
        False,
        True,
    ),
    "where what was asked stands": (stems("the bus fleet: buses"), 12, ["We buy 12 buses in May."], True, True),
    "not from a word that leans on another": (stems("warmer"), 5, ["Thank you all."], False, True),
}


@pytest.mark.parametrize(("wanted", "limit", "words", "late", "cut"), PARTS.values(), ids=PARTS)
def test_a_long_turn_is_printed_where_it_says_most(wanted, limit, words, late, cut):
    focus = Focus(leaning=frozenset({"it"}), wanted=wanted)
    found = excerpt(_document(TURN), (Span(0, len(TURN)),), focus=focus, limit=limit)
    assert ([span.of(TURN) for span in found.spans], found.late, found.cut) == (words, late, cut)


def test_a_sentence_that_a_speech_tag_breaks_is_never_cut_there():
    text = "“By planting early,” she said, “we win a month of sun and lose nothing.” “The rest is rain.”"
    first, second, third = (
        Span(text.index(words), text.index(words) + len(words))
        for words in ("By planting early,", "we win a month of sun and lose nothing.", "The rest is rain.")
    )
    found = excerpt(_document(text), (first, second, third), focus=FOCUS, limit=8)
    assert (found.spans, found.cut) == ((first, second), True)


def test_an_endless_sentence_is_cut_between_words():
    words, cut = _shown("tide " * 200, 10)
    assert (words, cut) == (["tide " * 9 + "tide"], True)


def test_the_sentence_around_a_report_stays_in_its_paragraph():
    text = "Ferry news\n\nMs Holm met the crew. She said that the pier would hold. Then it rained.\n\nWeather"
    document = _document(text)
    start = text.index("the pier")
    assert sentence_around(document, Span(start, start + 8)).of(text) == "She said that the pier would hold."


DATELINES = {
    "place, day and agency": (
        "SELBY, March 12 (Gull) - The pier will hold, she said.",
        "The pier will hold, she said.",
    ),
    "agency and day": ("Lindhorst (gul), 14.04.2026 - Der Steg halte, sagte sie.", "Der Steg halte, sagte sie."),
    "a place of several words": ("Ried am Hang (gul/lhx) - Der Steg halte, sagte sie.", "Der Steg halte, sagte sie."),
    "a place alone": ("ST. OLAF — The pier will hold, she said.", "The pier will hold, she said."),
    "a party": (
        "Ida Holm (SDP) – nobody else – said the pier will hold.",
        "Ida Holm (SDP) – nobody else – said the pier will hold.",
    ),
    "a dash": ("SHE came - and said the pier will hold.", "SHE came - and said the pier will hold."),
}


@pytest.mark.parametrize(("text", "sentence"), DATELINES.values(), ids=DATELINES)
def test_a_dateline_is_no_part_of_the_sentence(text, sentence):
    start = text.index("hold") if "hold" in text else text.index("halte")
    whole = f"Ferry news\n\n{text}\n\nWeather"
    document = _document(whole)
    assert sentence_around(document, Span(12 + start, 16 + start)).of(whole) == sentence
    assert sentence_around(document, Span(12, 16 + start)).of(whole) == text  # where it is asked for, it stays


def test_blocks_bound_a_paragraph_where_the_document_has_them():
    text = "Pier\nMs Holm said it would hold."
    document = _document(text, blocks=(Block(span=Span(0, 4), kind="heading"), Block(span=Span(5, len(text)))))
    assert paragraph_around(document, Span(8, 12)) == Span(5, len(text))


def test_a_clipped_stretch_keeps_words_around_what_matters():
    text = "one two three four five six seven"
    keep = Span(text.index("four"), text.index("four") + 4)
    assert clipped(text, Span(0, len(text)), keep, words=1).of(text) == "three four five"


@given(st.text(alphabet="aB .,!?\n“”😀\u00a0中。", min_size=1, max_size=200), st.data())
def test_every_stretch_stays_inside_the_text_and_holds_what_was_asked_for(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    document = _document(text)
    assert span.covers(trimmed(text, span))
    assert sentence_around(document, span).covers(trimmed(text, span)) or not span.of(text).strip()
    assert all(span.covers(part) for part in split(text, span, lang="en"))
    found = excerpt(document, (span,), focus=FOCUS, limit=3)
    assert all(span.covers(part) for part in found.spans)
    assert count_words(" ".join(part.of(text) for part in found.spans)) <= 6


@given(st.text(min_size=1, max_size=80), st.sampled_from(["en", "de", "zh", "und", ""]))
def test_splitting_loses_nothing_but_white_space(text, lang):
    parts = split(text, Span(0, len(text)), lang=lang)
    assert "".join("".join(part.of(text) for part in parts).split()) == "".join(text.split()) or not text.strip()


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000", "\u2028"])
def test_a_stop_behind_a_wide_space_is_no_error(space):
    text = f"B\n{space}.\n“The pier stays.” A{space}. B"
    parts = split(text, Span(0, len(text)), lang="en")
    assert "".join("".join(part.of(text) for part in parts).split()) == "".join(text.split())
