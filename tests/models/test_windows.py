from __future__ import annotations

import pytest

from wortlaut.models.windows import CONTEXT, END, SIZE, windows


class Letters:
    """Cuts a text into words, each with the blank before it, as a unigram tokenizer does."""

    def encode(self, text, add_special_tokens):
        offsets, start = [], 0
        for word in text.split(" "):
            end = start + len(word)
            offsets.append((max(0, start - 1), end))
            start = end + 1
        return type("Encoded", (), {"ids": [9] * len(offsets), "offsets": offsets})


def article(*sizes):
    """Return a text with one paragraph for each size, counted in words, and the spans of one-sentence paragraphs."""
    paragraphs, parts, place = [], [], 0
    for size in sizes:
        words = " ".join(["word"] * size)
        paragraphs.append([(place, place + len(words))])
        parts.append(words)
        place += len(words) + 2
    return "\n\n".join(parts), paragraphs


SIZES = {
    "nothing": (),
    "one short paragraph": (3,),
    "several that fit": (20, 30, 40),
    "more than a window": (SIZE // 2, 100, SIZE // 2, 100),
    "one longer than a window": (3 * SIZE,),
    "short after long": (2 * SIZE, 5, 150, 150),
}


@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
def test_windows_own_each_word_once_and_are_never_too_long(sizes):
    text, paragraphs = article(*sizes)
    owned = []
    for window in windows(Letters(), text, paragraphs):
        assert len(window.ids) == len(window.spans) <= SIZE
        assert window.owned <= CONTEXT
        owned += [span for span in window.spans[window.owned :] if span[0] < span[1]]
    assert [text[start:end] for start, end in owned] == ["word"] * sum(sizes)
    assert owned == sorted(set(owned))


def test_a_window_begins_with_the_end_of_the_one_before():
    text, paragraphs = article(SIZE * 2 // 3, SIZE * 2 // 3)
    first, second = windows(Letters(), text, paragraphs)
    assert (first.owned, second.owned) == (0, CONTEXT)
    assert second.spans[:CONTEXT] == first.spans[-CONTEXT:]


def test_paragraphs_are_set_apart():
    text, paragraphs = article(2, 3)
    (window,) = windows(Letters(), text, paragraphs)
    assert [piece == END for piece in window.ids] == [False, False, True, False, False, False, True]


def test_a_long_paragraph_is_cut_where_a_sentence_ends():
    text, ((whole,),) = article(SIZE + 10)
    cut = len(" ".join(["word"] * (SIZE // 2)))
    first, second = windows(Letters(), text, [[(0, cut), (cut + 1, whole[1])]])
    assert first.spans[-1][1] == cut
    assert second.spans[second.owned][0] == cut + 1


def test_the_first_window_can_be_shorter():
    text, paragraphs = article(20, 20, 20)
    assert len(next(windows(Letters(), text, paragraphs, first=30)).ids) == 21
