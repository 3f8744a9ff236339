from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.languages.words import fold, stem, stopword_stems, stopwords

MEET = {
    "plural": ("ferries", "ferry", "en", False),
    "genitive": ("Varga’s", "Varga", "en", False),
    "participle": ("delayed", "delays", "en", False),
    "umlaut of the plural": ("Häfen", "Hafen", "de", False),
    "accent": ("cafés", "cafe", "en", False),
    "adverb": ("quietly", "quiet", "en", True),
    "German verb": ("verspricht", "versprichst", "de", True),
}


@pytest.mark.parametrize(("one", "other", "lang", "loose"), MEET.values(), ids=MEET)
def test_forms_of_one_word_meet(one: str, other: str, lang: str, loose: bool) -> None:
    assert stem(one, lang, loose=loose) == stem(other, lang, loose=loose)


APART = {
    "a derived word": ("worker", "work", "en"),
    "a verb that only begins alike": ("apply", "app", "en"),
    "a language without a table keeps its endings": ("porten", "porte", "xx"),
}


@pytest.mark.parametrize(("one", "other", "lang"), APART.values(), ids=APART)
def test_other_words_stay_apart(one: str, other: str, lang: str) -> None:
    assert stem(one, lang) != stem(other, lang)


def test_stopwords_are_known_by_their_stems_too() -> None:
    assert stem("among", "en") in stopword_stems("en")
    assert "among" in stopwords("en")


@given(st.text(max_size=30), st.sampled_from(["en", "de", "zh", "und"]))
def test_any_word_has_a_stem_that_begins_as_it_does(word: str, lang: str) -> None:
    found = stem(word, lang)
    assert fold(word).startswith(found) or found.endswith("y")
