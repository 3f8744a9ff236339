"""The table of statements."""

from __future__ import annotations

import csv
import io

import pytest

from wortlaut.publishing.csv import COLUMNS, CsvPublisher, inert
from wortlaut.records import Dossier, Moment, Occasion, Origin, Statement


def rows(printed, **context):
    ((name, content),) = CsvPublisher().within(context)(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.csv"
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_a_row_leads_back_to_its_words(printed):
    (row,) = rows(printed)
    assert tuple(row) == COLUMNS
    text = printed.documents[row["document"]].text
    assert text[int(row["start"]) : int(row["end"])] == row["wording"] == printed.words
    assert (row["person"], row["outlet"], row["reference"], row["spoken"]) == ("Ana Prado", "Harbour Post", "1", "yes")
    assert (row["said"], row["origins"]) == ("", "")


def test_the_dossier_says_when_and_where(printed):
    statement = Statement(
        id="s1", person="p", quotations=("q",), best="q", why_best="own_report", occasion="o-pier",
        origins=(Origin(documents=("d1",), why="own"),), outlets=("Harbour Post",),
        moment=Moment(value="2025-09~", kind="event"),
    )  # fmt: skip
    occasion = Occasion(id="o-pier", name="opening of the pier", lang="en")
    (row,) = rows(printed, dossier=Dossier(person="p", statements=(statement,), occasions=(occasion,)))
    assert (row["said"], row["occasion"], row["outlets"], row["origins"]) == (
        "2025-09~", "opening of the pier", "1", "1",
    )  # fmt: skip


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@a", "\tx", "\rx"])
def test_no_cell_is_a_formula(quoting, words):
    assert inert(words) == f"'{words}"
    (row,) = rows(quoting(f"{words} and more", title=words))
    assert row["wording"].startswith("'")
    assert row["title"].startswith("'")
