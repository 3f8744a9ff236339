"""Figures of a note that stand in the documents it refers to, and are said otherwise there."""

from __future__ import annotations

import pytest

from wortlaut.desk import Library
from wortlaut.desk.reviewing import audit_document
from wortlaut.records import Document, Finding
from wortlaut.stores.memory import MemoryStore

MILL = """Tolven mill closes its weaving shed

The Tolven mill made a loss of £640,000 in 2025, after a profit of £210,000 in 2024, its manager Hilda Crake said on
Monday. Orders fell by 14 percent to 3.6 million metres of cloth. Crake was named manager in October 2021. The weaving
shed closes on 1 September. The summer shift has 84 weavers, the winter shift 112. The county has promised to pay
£30,000 a year until 2029.
"""
WERK = """Ziegelei in Osterfelde baut um

Die Ziegelei Osterfelde hat 2025 einen Verlust von 2,3 Millionen Euro gemacht, nach einem Gewinn von 0,9 Millionen Euro
im Jahr 2024. Der Absatz sank um 11 Prozent auf 48 Millionen Steine. Dorothea Quandt leitet das Werk seit März 2019. Der
neue Ofen soll am 1. Oktober angezündet werden. Die Frühschicht zählt 75 Leute, die Nachtschicht 41.
"""
NOTE = """---
lang: {lang}
date: 2026-04-02
author: Runa Feldt
sources: [Mercury]
---

### On the works

{sentence} [1]

### References

1. [{title}](https://mercury.example/works)
"""


def findings(sentence: str, text: str = MILL, lang: str = "en") -> list[Finding]:
    title = text.partition("\n")[0]
    library = Library(store=MemoryStore())
    source = Document(
        id="works",
        text=text,
        lang=lang,
        title=title,
        published="2026-03-02",
        url="https://mercury.example/works",
        outlet="Mercury",
    )
    library.store.add_documents([source])
    note = NOTE.format(sentence=sentence, title=title, lang=lang)
    found = audit_document(Document(id="note", text=note, lang=lang, media_type="text/markdown"), library).findings
    return [one for one in found if one.code.startswith(("number/", "date/", "hedge/"))]


TURNED = {
    "swapped": ("The Tolven mill made a loss of £210,000 in 2025, after a profit of £640,000 in 2024.", "error"),
    "rose for fell": ("Orders at the mill rose by 14 percent to 3.6 million metres of cloth.", "error"),
    "profit for loss": ("In 2025 the Tolven mill made a profit of £640,000.", "error"),
    "winter for summer": ("The winter shift at the mill has 84 weavers.", "warning"),
    "per month": ("The county has promised to pay £30,000 a month.", "warning"),
}
TURNED_DE = {
    "vertauscht": (
        "Die Ziegelei Osterfelde machte 2025 einen Verlust von 0,9 Millionen Euro, nach einem Gewinn von 2,3 Millionen "
        "Euro im Jahr 2024.",
        "error",
    ),
    "stieg": ("Der Absatz der Ziegelei stieg um 11 Prozent auf 48 Millionen Steine.", "error"),
    "Gewinn": ("Die Ziegelei Osterfelde hat 2025 einen Gewinn von 2,3 Millionen Euro gemacht.", "error"),
}


@pytest.mark.parametrize(("sentence", "level"), TURNED.values(), ids=TURNED)
def test_a_figure_said_otherwise_is_told_once(sentence, level):
    assert [(one.code, one.level) for one in findings(sentence)] == [("number/contradicted", level)]


@pytest.mark.parametrize(("sentence", "level"), TURNED_DE.values(), ids=TURNED_DE)
def test_a_german_figure_said_otherwise_is_told_once(sentence, level):
    assert [(one.code, one.level) for one in findings(sentence, WERK, "de")] == [("number/contradicted", level)]


RIGHT = (
    "In 2025 the Tolven mill lost £640,000, having earned £210,000 a year before.",
    "Orders dropped 14 percent, to 3.6 million metres of cloth.",
    "Some 84 weavers work the summer shift and 112 the winter one.",
    "The result of the mill worsened by £850,000 from 2024 to 2025.",
    "The two shifts together have 196 weavers.",
    "The county pays £30,000 a year.",
)
RIGHT_DE = (
    "2025 machte die Ziegelei 2,3 Millionen Euro Verlust; 2024 hatte sie noch 0,9 Millionen Euro verdient.",
    "Um 11 Prozent ging der Absatz zurück, auf 48 Millionen Steine.",
    "In der Frühschicht arbeiten 34 Leute mehr als in der Nachtschicht.",
)


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_the_source_says_or_bears_out_is_no_fault(sentence):
    assert findings(sentence) == []


@pytest.mark.parametrize("sentence", RIGHT_DE)
def test_what_a_german_source_says_or_bears_out_is_no_fault(sentence):
    assert findings(sentence, WERK, "de") == []


def test_a_sentence_of_a_long_document_is_held_against_its_passages():
    rest = "\n\n".join(f"Paragraph {place} tells of the weather on the coast and of the boats." for place in range(200))
    sentence, _ = TURNED["rose for fell"]
    (finding,) = findings(sentence, f"{MILL}\n{rest}")
    assert (finding.code, finding.quote) == ("number/contradicted", "14 percent")
    assert "opposite direction" in finding.message


def test_two_counts_of_one_sentence_are_no_conflict():
    text = "Council votes\n\nThe council of Brail voted on the pier, with 27 votes for it and 19 votes against it.\n"
    assert findings("The council of Brail voted with 27 votes for the pier and 19 votes against it.", text) == []


REDATED = {
    "another month": ("The weaving shed at Tolven closes on 1 October.", "error"),
    "another day": ("The weaving shed closes on 11 September.", "error"),
    "another year": ("Crake was named manager in October 2019.", "error"),
    "a year for a month": ("Hilda Crake was named manager in 2017.", "warning"),
    "until another year": ("The county has promised to pay £30,000 a year until 2030.", "error"),
}
REDATED_DE = {
    "anderer Monat": ("Der neue Ofen soll am 1. November angezündet werden.", "error"),
    "anderes Jahr": ("Dorothea Quandt leitet das Werk seit März 2018.", "error"),
}


@pytest.mark.parametrize(("sentence", "level"), REDATED.values(), ids=REDATED)
def test_another_date_than_the_only_one_of_the_source_is_told_once(sentence, level):
    assert [(one.code, one.level) for one in findings(sentence)] == [("date/contradicted", level)]


@pytest.mark.parametrize(("sentence", "level"), REDATED_DE.values(), ids=REDATED_DE)
def test_another_date_than_that_of_a_german_source_is_told_once(sentence, level):
    assert [(one.code, one.level) for one in findings(sentence, WERK, "de")] == [("date/contradicted", level)]


DATED = (
    "The weaving shed closes on 1 September.",
    "In the autumn of 2021, in October, Crake was named manager.",
    "Crake was named manager in 2021.",
    "The county pays until the end of 2029.",
    "On 2 March 2026 Crake said that the weaving shed will close.",
    "Hilda Crake was born in Tolven in 1974.",
    "The manager Hilda Crake left the board in May 2025.",
)


@pytest.mark.parametrize("sentence", DATED)
def test_a_date_that_the_source_has_or_of_another_thing_is_no_fault(sentence):
    assert [one for one in findings(sentence) if one.code == "date/contradicted"] == []


def test_a_sentence_without_marks_has_those_behind_it_in_its_paragraph():
    assert [one.code for one in findings("The weaving shed closes on 1 October. It is old.")] == ["date/contradicted"]
