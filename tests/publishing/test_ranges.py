"""A row of reference marks, printed short in every form, and read back by the audit as all that it means."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from wortlaut.auditing import read_draft
from wortlaut.publishing import publish
from wortlaut.records import Document, Piece, Reference

MANY = 6


@pytest.fixture
def row(printed):
    """The note with a sentence that rests on six references, and one that names them again."""
    first = printed.note.sections[1]
    sentence = first.paragraphs[0][0]
    marks = tuple(Piece(reference=number) for number in range(2, MANY + 1))
    again = replace(sentence, pieces=(Piece(text="Again. "), *marks))
    once = replace(sentence, pieces=(*sentence.pieces[:-2], Piece(reference=1), *marks))
    references = tuple(
        Reference(number=number, document="d1", title=f"Report {number}") for number in range(1, MANY + 1)
    )
    section = replace(first, paragraphs=((once, again),))
    note = replace(printed.note, sections=(section,), references=references)
    return replace(printed, note=note)


def files_of(row, form: str) -> bytes:
    (content,) = publish(row.note, row.documents, formats=[form]).values()
    return content


MARKDOWN = {
    "jekyll": ("[[1]](#ref-1)–[[6]](#ref-6)", "Again. [[2]](#ref-2)–[[6]](#ref-6)"),
    "hugo": ("\u202f".join(f"[^{number}]" for number in range(1, MANY + 1)), "Again. [^2]–[^6]"),
}


@pytest.mark.parametrize("form", MARKDOWN)
def test_markdown_has_ranges_that_the_audit_reads(row, form):
    text = files_of(row, form).decode()
    for words in MARKDOWN[form]:
        assert words in text
    draft = read_draft(Document(id="n", text=text, lang="en"))
    assert [mark.name for mark in draft.marks] == [str(number) for number in (*range(1, 7), *range(2, 7))]
    assert {one.name for one in draft.references} >= {mark.name for mark in draft.marks}


@pytest.mark.parametrize("form", ["html", "epub", "atom"])
def test_pages_link_both_ends_of_a_range(row, form):
    content = files_of(row, form)
    if form == "epub":
        content = zipfile.ZipFile(io.BytesIO(content)).read("book/note.xhtml")
    rows = re.findall(r"<sup>(.*?)</sup>", content.decode(), re.DOTALL)
    assert [re.findall(r'href="#ref-(\d+)"', one) for one in rows] == [["1", "6"], ["2", "6"]]
    assert [re.sub(r"<[^>]+>|[\[\]]", "", one) for one in rows] == ["1–6", "2–6"]


def test_pdf_links_both_ends_of_a_range(row):
    pytest.importorskip("typst")
    with pypdfium2.PdfDocument(files_of(row, "pdf")) as pages:
        text = " ".join(pages[0].get_textpage().get_text_bounded().split())
        links = sum(1 for _ in iter_links(pages[0]))
    assert "[1]–[6]" in text
    assert "[2]–[6]" in text
    assert links == 4


def iter_links(page):
    """Yield the link annotations of a page."""
    raw = pypdfium2.raw
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_LINK:
            yield annotation
        raw.FPDFPage_CloseAnnot(annotation)
