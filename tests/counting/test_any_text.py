"""Whatever stands in a text, reading its figures ends well: none raises, each lies inside the text, in order."""

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.counting import compare_figures, find_figures
from wortlaut.counting.drafts import key
from wortlaut.counting.tables import symbols, tables

LANGUAGES = ["en", "de", "zh"]
JOINTS = [" ", "-", "\u00a0", "\u202f", "", "\n", "  ", " - ", "–", ", ", ". ", "/", "'", "’", "(", ") "]
NUMBERS = ["1", "5", "25", "1,000", "1.000", "3.5", "3,5", "0.01", "½", "2½", "1999", "9" * 30, "٣", "²", "007", "3/4"]
MARKS = ["$", "€", "£", "+", "−", "%", "~", "<", ":", "31:27", "U.S.", "ſ", "ı", "İ", "\u212a"]


@cache
def words(lang):
    known = tables(lang)
    listed = [known.scales, known.currencies, known.units, known.unit_signs, known.weights, known.bounds]
    listed += [known.bounds_after, known.hedges, known.words, known.fractions, known.shares, known.every]
    listed += [known.articles, known.pronouns, known.each, known.during, known.noun_skip, known.noun_more]
    shared = symbols()
    joined = [word for table in listed for word in table]
    return sorted({*joined, *shared["signs"], *shared["codes"], *MARKS, *NUMBERS})


def pieces(lang):
    word = st.sampled_from(words(lang)) | st.sampled_from(NUMBERS)
    cased = st.tuples(word, st.sampled_from([str, str.upper, str.title])).map(lambda pair: pair[1](pair[0]))
    joint = st.sampled_from(JOINTS)
    respaced = st.tuples(cased, joint).map(lambda pair: pair[0].replace(" ", pair[1]))
    return st.lists(st.tuples(respaced, joint).map("".join), max_size=12).map("".join)


def holds(text, lang):
    end = 0
    figures = find_figures(text, lang=lang)
    for figure in figures:
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figure.value.is_finite()
        assert figure.high is None or figure.high > figure.value
        assert (figure.unit == "currency") == (figure.currency is not None)
        end = figure.span.end
    return figures


@pytest.mark.parametrize("lang", LANGUAGES)
def test_any_words_of_the_tables(lang):
    @settings(deadline=None, max_examples=250)
    @given(pieces(lang))
    def holds_for(text):
        figures = holds(text, lang)
        for one, other in pairwise(figures):
            assert compare_figures(one, other).reason

    holds_for()


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_any_characters(text, lang):
    holds(text, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("joint", ["-", "\u00a0", "  ", "\n", " - "])
def test_a_unit_of_several_words_is_read_with_any_joint(lang, joint):
    known = tables(lang)
    several = [word for word in (*known.units, *known.currencies, *known.scales) if " " in word]
    assert several or lang == "zh"
    for word in several:
        plain, joined = (find_figures(f"x 20 {one} y", lang=lang) for one in (word, word.replace(" ", joint)))
        assert [(one.value, one.unit, one.currency) for one in plain] == [
            (one.value, one.unit, one.currency) for one in joined
        ], word


def test_letters_that_a_pattern_takes_for_one_another_are_one_key():
    letters = {letter for lang in LANGUAGES for word in words(lang) for letter in key(word)}
    for letter in letters:
        taken = set(re.findall(re.escape(letter), "".join(map(chr, range(0x3000))), re.IGNORECASE))
        assert {key(f"x{one}x") for one in taken} <= {key(f"x{letter}x")}
