"""Two drawings of a dossier: complete, named for those who do not see them, inert, and the same each time."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from wortlaut.publishing.plots import MOST_ROWS, outlets, standalone, timeline
from wortlaut.records import Document, Dossier, Moment, Origin, Statement, Theme

DAYS = ("2025-01-10", "2025-03-04", "2025-03-05", "2025-09-20")
SVG = "{http://www.w3.org/2000/svg}"


def made(days: tuple[str, ...] = DAYS, *, title: str = "Ferries") -> tuple[Dossier, dict[str, Document]]:
    documents = {
        f"d{number}": Document(id=f"d{number}", text="x", outlet=f"Paper {number % 2}", published=day)
        for number, day in enumerate(days)
    }
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
    theme = Theme(id="t", title=title, statements=tuple(one.id for one in statements))
    return Dossier(person="p", themes=(theme,), statements=statements), documents


def test_every_statement_stands_in_the_timeline_and_near_ones_share_a_dot() -> None:
    dossier, documents = made()
    plot = timeline(dossier, documents, lang="en")
    assert plot is not None
    titles = [title.text for title in ElementTree.fromstring(plot.svg).iterfind(f".//{SVG}circle/{SVG}title")]
    assert [str(title).split(": ")[1] for title in titles] == ["one statement", "2 statements", "one statement"]


@pytest.mark.parametrize("draw", [timeline, outlets], ids=["timeline", "outlets"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_drawing_has_a_name_and_a_description(draw, lang: str) -> None:
    dossier, documents = made()
    root = ElementTree.fromstring(draw(dossier, documents, lang=lang).svg)
    named = root.attrib["aria-labelledby"].split()
    parts = {part.attrib["id"]: part.text for part in root if part.tag in (f"{SVG}title", f"{SVG}desc")}
    assert all(parts[name] for name in named)


def test_a_dot_links_with_the_sentence_that_tells_it() -> None:
    dossier, documents = made()
    plot = timeline(dossier, documents, lang="en", links={"s0": "s7"})
    assert plot is not None
    (link,) = ElementTree.fromstring(plot.svg).iterfind(f"{SVG}a")
    assert link.attrib["href"] == "#s7"
    assert link.attrib["aria-label"].endswith("one statement")


def test_what_sources_print_stays_text() -> None:
    dossier, documents = made(title="</svg><script>alert(1)</script> & more")
    plot = timeline(dossier, documents, lang="en")
    assert plot is not None
    assert "<script" not in plot.svg
    ElementTree.fromstring(standalone(plot))


def test_one_day_or_one_outlet_draws_nothing() -> None:
    assert timeline(*made(DAYS[:1]), lang="en") is None
    assert outlets(*made(DAYS[:1]), lang="en") is None


def test_a_long_row_of_outlets_is_cut_and_says_so() -> None:
    dossier, documents = made(tuple(f"2025-{month:02d}-0{day}" for month in (1, 5) for day in range(1, 9)))
    documents = {
        name: Document(id=name, text="x", outlet=name, published=one.published) for name, one in documents.items()
    }
    plot = outlets(dossier, documents, lang="en")
    assert plot is not None
    assert plot.caption.endswith(f"{len(documents) - MOST_ROWS} more outlets are not shown.")


def test_the_same_dossier_draws_the_same() -> None:
    assert timeline(*made(), lang="de") == timeline(*made(), lang="de")
