"""Marks that name several references at once: a range between two marks, and lists inside one pair of brackets."""

from __future__ import annotations

import pytest

from wortlaut.auditing import Locator, Sources, audit, read_draft
from wortlaut.auditing.parsing import is_marker
from wortlaut.extracting import extract
from wortlaut.records import Document, Span

LIST = "\n\n## References\n\n" + "\n".join(f"{number}. Report number {number}" for number in range(1, 8))
CASES = {
    "one": ("[2]", ["2"]),
    "a range of two marks": ("[2]–[5]", ["2", "3", "4", "5"]),
    "with a hyphen and spaces": ("[2] - [4]", ["2", "3", "4"]),
    "of Jekyll's links": ("[[2]](#ref-2)–[[4]](#ref-4)", ["2", "3", "4"]),
    "of footnotes": ("[^2]–[^4]", ["2", "3", "4"]),
    "in one pair of brackets": ("[2–4]", ["2", "3", "4"]),
    "a list in one pair": ("[1, 3; 5-6]", ["1", "3", "5", "6"]),
    "backwards is no range": ("[4]–[2]", ["4", "2"]),
    "no range without a dash": ("[2][5]", ["2", "5"]),
    "a span of years is no range of references": ("[1900–2025]", []),
}


@pytest.mark.parametrize(("marks", "expected"), CASES.values(), ids=CASES)
def test_it_names_each_reference_that_is_meant(marks, expected):
    text = f"The mill stands. {marks} It will stay.{LIST}"
    draft = read_draft(Document(id="n", text=text, lang="en"))
    assert [mark.name for mark in draft.marks] == expected
    assert all(mark.span.of(text) in marks for mark in draft.marks)


@pytest.mark.parametrize("marks", ["[2]–[5]", "[[2]](#ref-2)–[[5]](#ref-5)", "[2–5]"])
def test_what_stands_between_the_ends_is_used_and_what_is_not_listed_is_found(marks):
    text = f"The mill will stand for another ten years, and it will not be sold. {marks}{LIST}"
    found = audit(read_draft(Document(id="n", text=text, lang="en"))).findings
    assert sum(one.code == "reference/unused" for one in found) == 3
    assert not [one for one in found if one.code == "reference/missing"]
    longer = text.replace("5", "9", 1) if "#ref" not in marks else text.replace("[5]](#ref-5", "[9]](#ref-9")
    missing = audit(read_draft(Document(id="n", text=longer, lang="en"))).findings
    assert sum(one.code == "reference/missing" for one in missing) == 2


def test_numbers_of_a_range_are_no_figures():
    text = "It stands [2–5, 7]. It has 4 floors."
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    assert [is_marker(Span(place, place + 1), text) for place in places] == [True, True, True, False]


def test_of_the_documents_that_a_range_means_the_one_with_the_words_is_held_against_them():
    words = "The mill will grind for another twenty years, and nobody will sell it"
    wrong = "The mill will grind for another thirty years, and nobody will sell it"
    documents = {
        f"d{at}": Document(id=f"d{at}", text=f"“{said},” Ada Holm said.", lang="en", title=f"Report number {at}")
        for at, said in enumerate((wrong, wrong, words, wrong), 1)
    }
    sources = Sources(documents=documents, locator=Locator(documents.values()))
    note = Document(id="n", text=f"“{words},” Ada Holm said. [1]–[4]{LIST}", lang="en")
    (check,) = audit(read_draft(note, quotations=tuple(extract(note))), sources=sources).checks
    assert check.document == "d3"
    assert not check.flags
