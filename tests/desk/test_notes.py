"""Notes as pages, office documents, PDF and text: what they link to, and where in the file a finding stands."""

from __future__ import annotations

import io
import resource
import time
import zipfile

import pytest

from wortlaut.desk import review
from wortlaut.errors import UsageError

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>On the pier</title><script>var a = "“not a quotation”";</script></head>
<body><nav><a href="/">Home</a></nav>
<main>
<h2>What Orla Hennick said</h2>
<p>The board met on Wednesday, 3 February 2026, and talked about the pier for a long time. <a href="#r1">1</a></p>
<p>Nobody in the room had a question, says the
<a href="https://mercury.example/pier">Mercury</a>, and so the pier stays.</p>
<h2>References</h2>
<ol><li id="r1"><a href="https://mercury.example/minutes">Minutes of the harbour board</a></li>
<li><a href="https://mercury.example/unused">Another page of the same paper</a></li></ol>
</main></body></html>
"""


def codes(path):
    return {(finding.code, finding.line, finding.place) for finding in review(path).audit.findings}


def test_a_page_has_lines_links_and_references(tmp_path):
    path = tmp_path / "pier.html"
    path.write_text(PAGE, encoding="utf-8")
    found = codes(path)
    assert ("date/weekday", 6, "") in found
    assert ("reference/unused", 11, "") in found
    assert not any(code in ("claim/uncited", "reference/missing") for code, _, _ in found)


def test_an_office_document_has_paragraphs_links_and_footnotes(tmp_path):
    docx = pytest.importorskip("docx")
    written = docx.Document()
    written.add_heading("What Orla Hennick said", 2)
    written.add_paragraph("The board met on Wednesday, 3 February 2026, and talked about the pier for a long time. [1]")
    written.add_paragraph("Nobody in the room had a question, and so the pier stays as it is for another year.")
    written.add_heading("References", 2)
    written.add_paragraph("1. Minutes of the harbour board")
    path = tmp_path / "pier.docx"
    written.save(str(path))
    found = codes(path)
    assert ("date/weekday", None, "paragraph 2") in found
    assert ("claim/uncited", None, "paragraph 3") in found


def test_plain_text_has_lines(tmp_path):
    path = tmp_path / "pier.txt"
    path.write_text("On the pier\n\nThe board met.\nIt was Wednesday, 3 February 2026.\n", encoding="utf-8")
    assert ("date/weekday", 4, "") in codes(path)


HOSTILE = {
    "ten megabytes of words.md": b"The board of the harbour met again. " * 300_000,
    "nested marks.md": "“„«‘".encode() * 20_000 + b" he said. " + "”“»’".encode() * 20_000,
    "brackets.md": b"[" * 200_000 + b"](" * 50_000,
    "stars.md": b"*a " * 100_000 + b"_" * 100_000,
    "headings.md": b"# (May 2025)\n" * 30_000,
    "broken.html": b"<html><body><p>He said <b><i><a href='x" + b"<div><p>" * 40_000,
    "entities.html": b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><html><body><p>" + b"&b;" * 50_000,
    "front.md": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n" + b"k: v\n" * 50_000 + b"---\n\nText.\n",
    "numbers.txt": b"12,345.67 million euros (about 1 dollar) " * 10_000,
}
LONGEST = 60.0  # seconds; each took at most 6 on a busy core of 2020
LARGEST = 1_500_000  # kilobytes that the whole test process held at its peak; a note took 230,000


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_note_ends_in_a_result_or_a_clear_error(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    begun = time.process_time()
    try:
        told = review(path).audit.note
    except UsageError as error:
        told = str(error)
    assert name in told
    assert time.process_time() - begun < LONGEST
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < LARGEST


def bomb(size: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * size + b"</w>")
    return packed.getvalue()


def test_a_bomb_in_an_office_document_is_refused_unopened(tmp_path):
    path = tmp_path / "bomb.docx"
    path.write_bytes(bomb(200_000_000))
    begun = time.process_time()
    with pytest.raises(UsageError, match="would unpack to"):
        review(path)
    assert time.process_time() - begun < LONGEST / 10
