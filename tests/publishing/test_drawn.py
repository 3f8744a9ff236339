"""Plots as files: two drawings, each as SVG and as a PNG that really shows it."""

from __future__ import annotations

import struct

import pytest

from wortlaut.errors import UsageError
from wortlaut.publishing.drawn import PlotsPublisher
from wortlaut.records import Document, Dossier, Moment, Note, Origin, Statement, Theme

DAYS = ("2025-01-10", "2025-03-04", "2025-03-05", "2025-09-20")
NOTE = Note(id="prado", title="Prado", lang="en", person="p", front={}, sections=(), references=())
DOCUMENTS = {
    f"d{number}": Document(id=f"d{number}", text="x", outlet=f"Paper {number % 2}", published=day)
    for number, day in enumerate(DAYS)
}


def dossier(days: tuple[str, ...] = DAYS) -> Dossier:
    statements = tuple(
        Statement(
            id=f"s{number}",
            person="p",
            quotations=(),
            best="",
            why_best="own_report",
            origins=(Origin(documents=(f"d{number}",), why="own"),),
            moment=Moment(value=day, kind="event"),
        )
        for number, day in enumerate(days)
    )
    theme = Theme(id="t", title="Ferries & <piers>", statements=tuple(one.id for one in statements))
    return Dossier(person="p", themes=(theme,), statements=statements)


def test_both_plots_are_written_for_the_page_and_for_print() -> None:
    pytest.importorskip("typst")
    files = PlotsPublisher().within({"dossier": dossier()})(NOTE, DOCUMENTS)
    assert sorted(name.partition(".")[2] for name in files) == [
        "outlets.png",
        "outlets.svg",
        "timeline.png",
        "timeline.svg",
    ]
    for name, content in files.items():
        if name.endswith(".png"):
            assert content.startswith(b"\x89PNG")
            assert struct.unpack(">I", content[16:20])[0] > 2000  # pixels across: enough for print
            assert len(content) > 5000  # letters and dots, not an empty sheet
    assert files == PlotsPublisher().within({"dossier": dossier()})(NOTE, DOCUMENTS)


def test_a_note_alone_draws_nothing_and_says_what_does() -> None:
    with pytest.raises(UsageError, match=r"drawn from a dossier.*brief"):
        PlotsPublisher()(NOTE, DOCUMENTS)


def test_a_dossier_of_one_day_says_that_nothing_is_to_draw() -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        PlotsPublisher().within({"dossier": dossier(DAYS[:1])})(NOTE, DOCUMENTS)
