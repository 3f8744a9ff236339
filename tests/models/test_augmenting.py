from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.models.articles import Article
from wortlaut.models.augmenting import Augmenter, edited

TEXT = "Anna Keller said the 14 boats were late. “We wait,” Keller added. Peter Novak denied that."
OTHER = "Maria Lindqvist announced that Thomas Abara left."


def article(text=TEXT, quotes=()):
    return Article(id="a", lang="en", text=text, paragraphs=[[(0, len(text))]], quotes=list(quotes))


def quote(text, content, source, cue):
    spans = {}
    for key, words in (("content", content), ("source", source), ("cue", cue)):
        start = text.index(words)
        spans[key] = [[start, start + len(words)]]
    return {**spans, "type": "indirect"}


def words(one, key):
    return [one.text[start:end] for quote in one.quotes for start, end in quote[key]]


GOLD = quote(TEXT, "the 14 boats were late", "Anna Keller", "said")


def test_spans_move_with_what_is_replaced():
    changed = edited(article(quotes=[GOLD]), [(0, 4, "Bartholomea"), (17, 20, "a"), (21, 23, "2")])
    assert changed.text.startswith("Bartholomea Keller said a 2 boats were late.")
    assert (words(changed, "content"), words(changed, "source"), words(changed, "cue")) == (
        ["a 2 boats were late"],
        ["Bartholomea Keller"],
        ["said"],
    )
    assert changed.paragraphs == [[(0, len(changed.text))]]


def test_of_two_edits_of_one_place_the_first_counts():
    assert edited(article("one two"), [(0, 3, "a"), (2, 5, "b")]).text == "a two"


@given(st.integers(0, 400))
def test_every_article_keeps_its_quotations(seed):
    before = article(quotes=[GOLD])
    after = Augmenter([before, article(OTHER)])(before, random.Random(seed))
    (content,) = words(after, "content")
    (source,) = words(after, "source")
    assert content.lower().endswith("boats were late")
    assert content == content.strip()
    assert len(source.split()) == 2
    assert after.text.lower().count("late") == 1


def test_a_name_is_changed_everywhere_alike_and_the_same_seed_changes_the_same():
    before = article()
    augmenter = Augmenter([before, article(OTHER)])
    texts = [augmenter(before, random.Random(seed)).text for seed in range(40)]
    assert texts == [augmenter(before, random.Random(seed)).text for seed in range(40)]
    renamed = [text for text in texts if "Keller" not in text and "keller" not in text]
    assert renamed
    for text in renamed:
        surname = text.split()[1]
        assert text.count(surname) >= 2


def test_marks_change_in_pairs():
    before = article()
    texts = [Augmenter([before])(before, random.Random(seed)).text for seed in range(60)]
    assert any("«We wait,»" in text for text in texts)
    assert all(("“" in text) == ("”" in text) or "„" in text for text in texts)
