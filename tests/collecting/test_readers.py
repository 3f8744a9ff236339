"""Text, Markdown, feeds, PDF, DOCX, subtitles, mail: one sample of each kind, and what is hard about it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest

from wortlaut.collecting import read
from wortlaut.records import Capture, Document, Skipped


def capture(uri: str, content: bytes) -> Capture:
    return Capture(
        digest="cd" * 32, uri=uri, final_uri=uri, fetched="2026-03-01T12:00:00+00:00", media_type="", size=len(content)
    )


def documents(uri: str, content: bytes | str) -> tuple[Document, ...]:
    raw = content.encode() if isinstance(content, str) else content
    found, _ = read(capture(uri, raw), raw)
    return found


def document(uri: str, content: bytes | str) -> Document:
    (found,) = documents(uri, content)
    return found


def left(uri: str, content: bytes | str) -> tuple[Skipped, ...]:
    raw = content.encode() if isinstance(content, str) else content
    return read(capture(uri, raw), raw)[1]


def reasons(uri: str, content: bytes | str) -> list[str]:
    return [entry.reason for entry in left(uri, content)]


def words(found: Document) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks]


# -- plain text -------------------------------------------------------------------------------------------------------

WIRE = """dwp0412 4 wi 128

Fähren/Winter/
Tarn Lines stellt den Winterverkehr ein

Tarn (dwp) - Die Reederei Tarn Lines fährt im Winter nicht mehr. "Wir
warten nicht auf Eis", sagte Geschäftsführerin Orla Benn am Montag.

Die Hafenmeisterei bedauerte das.
"""


def test_an_agency_text_gives_headline_agency_and_the_day_of_its_file_name() -> None:
    found = document("in/dwp-2025-02-03-winter.txt", WIRE)
    assert found.text == WIRE
    assert (found.title, found.agency, found.outlet) == ("Tarn Lines stellt den Winterverkehr ein", "dwp", "dwp")
    assert (found.published, found.lang) == ("2025-02-03", "de")
    assert words(found)[-1] == "Die Hafenmeisterei bedauerte das."


def test_labelled_lines_at_the_top_are_metadata() -> None:
    found = document("a.txt", "Title: Winter ends\nDate: 3 February 2025\nSource: Tarn Courier\n\nOrla Benn said so.\n")
    assert (found.title, found.published, found.outlet) == ("Winter ends", "2025-02-03", "Tarn Courier")


SAID = "„Nie“, sagte Jörg Müßig über die Fähre nach Königsmoor."
LINES = {
    "crlf": (b"We wait.\r\n\r\nWe count.\r\n", "We wait.\n\nWe count.\n"),
    "old mac": (b"We wait.\r\rWe count.", "We wait.\n\nWe count."),
    "utf-8 with mark": ("\ufeff„Nie“".encode(), "„Nie“"),
    "utf-16 with mark": ("„Nie“, sagte sie.".encode("utf-16"), "„Nie“, sagte sie."),
    "utf-16 without mark": ("Wir warten, sagte sie.".encode("utf-16-le"), "Wir warten, sagte sie."),
    "cp1252": (SAID.encode("cp1252"), SAID),
    "one damaged byte in utf-8": (
        "Jörg Müßig zählte Möwen. ".encode() * 20 + b"\xff",
        "Jörg Müßig zählte Möwen. " * 20 + "\ufffd",
    ),
}


@pytest.mark.parametrize(("content", "text"), LINES.values(), ids=LINES)
def test_encodings_and_line_ends(content: bytes, text: str) -> None:
    assert document("a.txt", content).text == text


# -- Markdown ---------------------------------------------------------------------------------------------------------

NOTE = """---
title: "Benn über den Winter"
date: 2025-02-05 08:00:00 +0100
lang: de
author: Ida Roe
tags: [a, b]
---

## Die Lage

„Wir warten nicht auf Eis“, sagte Benn.
Das war im Februar.

> „Nie wieder.“

- Erster Punkt
- Zweiter Punkt
"""


def test_front_matter_is_read_and_the_text_stays_the_whole_file() -> None:
    found = document("notes/2025-02-07-benn.md", NOTE)
    assert found.text == NOTE
    assert (found.title, found.published, found.lang) == ("Benn über den Winter", "2025-02-05", "de")
    assert found.authors == ("Ida Roe",)
    assert [(block.kind, block.level) for block in found.blocks] == [
        ("heading", 2),
        ("paragraph", None),
        ("quote", None),
        ("list", None),
    ]
    assert words(found)[0] == "Die Lage"


def test_broken_front_matter_is_words() -> None:
    found = document("a.md", "---\ntitle: [unclosed\n---\n\nOrla Benn waits.\n")
    assert found.title is None
    assert words(found)[-1] == "Orla Benn waits."


# -- feeds ------------------------------------------------------------------------------------------------------------

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tarn Courier</title><language>en-gb</language>
<item><title>Winter &amp;amp; ferries</title><link>https://t.example/a</link><dc:creator>Ida Roe</dc:creator>
<pubDate>Mon, 03 Feb 2025 23:30:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>“We wait,” Orla Benn said.</p><script>x()</script><p>“Or we <b>count</b>.”</p>]]>
</content:encoded></item>
<item><title>Nothing</title><link>https://t.example/b</link></item>
<item><title>Third</title><link>https://t.example/c</link>
<description>The harbour was quiet &lt;br&gt; all day.</description></item>
</channel></rss>"""


def test_each_entry_of_a_feed_is_a_document() -> None:
    first, third = documents("feed.xml", FEED)
    assert (first.title, first.outlet, first.authors) == ("Winter & ferries", "Tarn Courier", ("Ida Roe",))
    assert (first.url, first.published, first.lang) == ("https://t.example/a", "2025-02-03", "en-GB")
    assert words(first) == ["“We wait,” Orla Benn said.", "“Or we count.”"]
    assert third.id == "feed-cdcdcdcd-003"
    assert [(one.reason, one.record) for one in left("feed.xml", FEED)] == [("listed", "https://t.example/b")]


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    found = documents(
        "feed.xml",
        f"{bomb}<rss><channel><item><title>&b;</title><description>x &f;</description></item></channel></rss>",
    )
    assert all("root:" not in entry.text and "hahaha" not in str(entry.title) for entry in found)


# -- PDF --------------------------------------------------------------------------------------------------------------


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], *, info: str = "") -> bytes:
    """Return a PDF of lines (left, from the bottom, size, words), with the words in cp1252."""
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        stream = "\n".join(
            f"BT /F1 {size} Tf {left} {up} Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET"
            for left, up, size, text in lines
        )
        kids.append(len(bodies) + 1)
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(bodies) + 2} 0 R >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    bodies.append(f"<< {info} >>")
    found = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(found))
        found += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(bodies) + 1} /Root 1 0 R /Info {len(bodies)} 0 R >>"
    return (
        found
        + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}".encode()
        + f"trailer\n{trailer}\nstartxref\n{len(found)}\n%%EOF".encode()
    )


REPORT = [
    [
        (72, 810, 9, "Tarn Lines - Annual report"),
        (72, 740, 18, "A winter without ice"),
        (72, 700, 11, "Orla Benn, chief executive, told the share-"),
        (72, 686, 11, "holders that “nobody is to blame for the"),
        (72, 672, 11, "weather, not even me”."),
        (72, 644, 11, "The harbour master was of another opinion"),
        (72, 630, 11, "and said so to everyone he met, which took"),
        (280, 20, 9, "1"),
    ],
    [
        (72, 810, 9, "Tarn Lines - Annual report"),
        (72, 740, 11, "the whole afternoon. The SPD-"),
        (72, 726, 11, "Politiker Piet Aalders agreed with him."),
        (280, 20, 9, "2"),
    ],
]


def test_a_pdf_gives_paragraphs_with_their_pages() -> None:
    found = document("report.pdf", pdf(REPORT, info="/Title (Winter report) /CreationDate (D:20250203120000+01'00')"))
    assert words(found) == [
        "A winter without ice",
        "Orla Benn, chief executive, told the shareholders that “nobody is to blame for the weather, not even me”.",
        "The harbour master was of another opinion and said so to everyone he met, which took the whole afternoon. "
        "The SPD-Politiker Piet Aalders agreed with him.",
    ]
    assert [(block.kind, block.page) for block in found.blocks] == [("heading", 1), ("paragraph", 1), ("paragraph", 1)]
    assert (found.title, found.published) == ("Winter report", "2025-02-03")


def test_a_pdf_without_text_is_a_scan() -> None:
    assert reasons("scan.pdf", pdf([[], []])) == ["unreadable"]


# -- DOCX -------------------------------------------------------------------------------------------------------------


def docx_bytes() -> bytes:
    import docx

    made = docx.Document()
    made.core_properties.title = "Statement on the winter"
    made.core_properties.author = "Tarn Lines"
    made.add_heading("Statement", level=1)
    made.add_paragraph("“We wait,” Orla Benn said.")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ["Year", "Loss", "2024", "2 m"], strict=True
    ):
        cell.text = text
    made.add_paragraph("Fuel", style="List Bullet")
    made.add_paragraph("The end.")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_docx_gives_paragraphs_and_tables_in_order() -> None:
    found = document("statement.docx", docx_bytes())
    assert words(found) == ["Statement", "“We wait,” Orla Benn said.", "Year | Loss", "2024 | 2 m", "Fuel", "The end."]
    assert [block.kind for block in found.blocks] == ["heading", *["paragraph"] * 3, "list", "paragraph"]
    assert (found.title, found.authors, found.published) == ("Statement on the winter", ("Tarn Lines",), None)


def test_a_zip_bomb_is_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(30_000_000))
    assert reasons("bomb.docx", stream.getvalue()) == ["too_large"]


def test_half_a_docx_is_broken() -> None:
    assert reasons("half.docx", docx_bytes()[:9000]) == ["broken_docx"]


# -- subtitles --------------------------------------------------------------------------------------------------------

CALL = """WEBVTT

NOTE
Tarn Lines - winter call
Recorded 3 February 2025, Tarn

1
00:00:01.000 --> 00:00:04.000
<v Operator>Good morning.</v>

2
00:00:04.500 --> 00:00:07.000
<v Orla Benn>We wait &amp; we count,
and we <i>do not</i> sail.</v>

3
00:00:07.250 --> 00:01:09.000
<v Orla Benn>Not once.</v>
"""


def test_turns_of_a_transcript_carry_speaker_and_times() -> None:
    found = document("call.vtt", CALL)
    first, second = found.blocks
    assert (first.kind, first.speaker, first.begins, first.ends) == ("turn", "Operator", 1.0, 4.0)
    assert (second.speaker, second.begins, second.ends) == ("Orla Benn", 4.5, 69.0)
    assert words(found) == ["Good morning.", "We wait & we count, and we do not sail. Not once."]
    assert (found.title, found.published) == ("Tarn Lines - winter call", "2025-02-03")


SRT = """1
00:00:01,000 --> 00:00:03,000
>> BENN: We wait
until Monday.

2
00:00:03,500 --> 00:00:05,000
Note: the ice came late.

3
00:00:05,500 --> 00:00:06,000
>> Did it?

4
00:00:06,500 --> 00:00:08,000
AALDERS: It <i>did</i>.
"""


def test_names_in_front_begin_a_turn_of_subtitles() -> None:
    found = document("talk.srt", SRT)
    assert [(block.speaker, block.begins, block.ends) for block in found.blocks] == [
        ("BENN", 1.0, 5.0),
        (None, 5.5, 6.0),
        ("AALDERS", 6.5, 8.0),
    ]
    assert words(found) == ["We wait until Monday. Note: the ice came late.", "Did it?", "It did."]


# -- mail -------------------------------------------------------------------------------------------------------------

MAIL = """From: =?utf-8?q?Tarn_Caf=C3=A9?= <desk@tarn.example>
To: readers@tarn.example
Subject: =?utf-8?q?Winter_=E2=80=93_and_now=3F?=
Date: Mon, 03 Feb 2025 07:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

“We wait,” Orla Benn said on the quay, and all of the
reporters waited with her until it was dark.

Short line
other line

--x
Content-Type: application/pdf; name=ice.pdf
Content-Disposition: attachment; filename=ice.pdf
Content-Transfer-Encoding: base64

JVBERi0=
--x--
"""


def test_a_mail_gives_its_plain_part_and_names_its_attachments() -> None:
    found = document("news.eml", MAIL)
    assert (found.title, found.outlet, found.published) == ("Winter – and now?", "Tarn Café", "2025-02-03")
    assert words(found) == [
        "“We wait,” Orla Benn said on the quay, and all of the reporters waited with her until it was dark.",
        "Short line\nother line",
    ]
    assert reasons("news.eml", MAIL) == ["attachment"]


def test_a_mail_of_html_only_is_read_as_a_page() -> None:
    mail = MAIL.replace("text/plain", "text/html").replace("Short line", "<br><br><b>Short</b> line")
    assert "Orla Benn said on the quay" in document("news.eml", mail).text
