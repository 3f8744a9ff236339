"""What two versions of a page print differently: figures and quotations first, announced or in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.auditing.revising import Read, revise, still_stands
from wortlaut.counting import find_figures
from wortlaut.extracting import extract
from wortlaut.records import Span
from wortlaut.testing import document


def read(text: str, *, id: str, lang: str = "en", title: str | None = None) -> Read:  # noqa: A002
    found = document(text, id=id, lang=lang, title=title)
    return Read(document=found, quotations=tuple(extract(found)), figures=find_figures(text, lang=lang, document=id))


def changes(before: str, after: str, **known: str):
    return revise(read(before, id="a", **known), read(after, id="b", **known))


OLD = "“We sold 12 million tickets,” said Marta Sedlak, the warden.\n\nThe gates opened on Monday. Rain fell."
CASES = {
    "a figure in a quotation": (
        OLD.replace("12 million", "21 million"),
        [("figure", "12 million", "21 million", True)],
    ),
    "a word in a quotation": (OLD.replace("sold", "printed"), [("quotation", "sold", "printed", True)]),
    "who said it": (OLD.replace("Marta Sedlak", "Ruben Okafor"), [("quotation", "Marta Sedlak", "Ruben Okafor", True)]),
    "a word outside": (OLD.replace("Monday", "Tuesday"), [("wording", "Monday", "Tuesday", False)]),
    "words added": (OLD.replace("Rain fell.", "Rain fell all night."), [("wording", "", "all night", False)]),
    "a paragraph taken away": (
        OLD.partition("\n\n")[0],
        [("wording", "The gates opened on Monday. Rain fell", "", False)],
    ),
    "spaces and marks alone": (OLD.replace("“", '"').replace("”", '"').replace("\n\n", "\n"), []),
    "the gravest first": (
        OLD.replace("Monday", "Tuesday").replace("sold", "printed").replace("12 million", "21 million"),
        [
            ("figure", "sold 12 million", "printed 21 million", True),
            ("wording", "Monday", "Tuesday", False),
        ],
    ),
}


@pytest.mark.parametrize(("after", "expected"), CASES.values(), ids=CASES)
def test_names_what_changed(after, expected):
    found = changes(OLD, after)
    assert [(one.kind, one.was, one.now, one.quotation is not None) for one in found.changes] == expected
    for one in found.changes:
        assert one.was == (one.before.of(OLD) if one.before else "")
        assert one.now == (one.after.of(after) if one.after else "")


def test_a_headline_is_words_too():
    before, after = read(OLD, id="a", title="Gates open"), read(OLD, id="b", title="Gates shut")
    assert [(one.kind, one.was, one.now) for one in revise(before, after).changes] == [
        ("title", "Gates open", "Gates shut")
    ]


ANNOUNCED = {
    "English": ("en", "Correction: An earlier version of this article gave another number of tickets."),
    "German": ("de", "In einer früheren Fassung stand eine andere Zahl."),
}


@pytest.mark.parametrize(("lang", "notice"), ANNOUNCED.values(), ids=ANNOUNCED)
def test_a_correction_that_is_announced_is_not_silent(lang, notice):
    after = f"{OLD.replace('12', '21')}\n\n{notice}"
    found = changes(OLD, after, lang=lang)
    assert found.announced is not None
    assert found.announced.of(after) == notice
    assert changes(OLD, OLD.replace("12", "21"), lang=lang).announced is None


def test_a_notice_that_stood_there_before_announces_nothing_new():
    notice = "\n\nCorrection: the warden's name was misspelt."
    assert changes(OLD + notice, OLD.replace("12", "21") + notice).announced is None


@given(st.lists(st.sampled_from(["a", "b", "c", "7", "“", "”", ".", "\n\n"]), max_size=30), st.data())
def test_what_is_not_named_as_changed_is_the_same_on_both_sides(words, data):
    other = data.draw(st.permutations(words))
    before, after = " ".join(words), " ".join(other)
    found = revise(Read(document=document(before, id="a")), Read(document=document(after, id="b")))
    kept = []
    for text, spans in ((before, [c.before for c in found.changes]), (after, [c.after for c in found.changes])):
        left = list(text)
        for span in filter(None, spans):
            left[span.start : span.end] = " " * len(span)
        kept.append([word for word in "".join(left).split() if word.isalnum()])
    assert kept[0] == kept[1]


def test_words_still_stand_whatever_the_line_breaks():
    before, after = document("The gates stay open tonight.", id="a"), document("So the gates stay\nopen.", id="b")
    assert still_stands([Span(4, 19)], before, after)
    assert not still_stands([Span(4, 27)], before, after)
