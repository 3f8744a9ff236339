"""Books, OpenDocument, mailboxes and TTML: one sample of each kind, and what is broken about others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from wortlaut.collecting import read
from wortlaut.records import Capture, Document


def capture(uri: str, content: bytes) -> Capture:
    return Capture(
        digest="ef" * 32, uri=uri, final_uri=uri, fetched="2026-03-01T12:00:00+00:00", media_type="", size=len(content)
    )


def document(uri: str, content: bytes) -> Document:
    (found,), skipped = read(capture(uri, content), content)
    assert skipped == ()
    return found


def reasons(uri: str, content: bytes) -> list[str]:
    return [entry.reason for entry in read(capture(uri, content), content)[1]]


def words(found: Document) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks]


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


# -- EPUB -------------------------------------------------------------------------------------------------------------

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A winter in Tarn</dc:title>
<dc:creator>Ida Roe</dc:creator><dc:creator>Piet Aalders</dc:creator><dc:language>en</dc:language>
<dc:publisher>Quay Press</dc:publisher><dc:date>2024-11-05</dc:date></metadata>
<manifest><item id="two" href="two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/><itemref idref="css"/></spine></package>"""
ONE = (
    "<html><head><title>1</title><style>p {}</style></head><body><h1>Ice</h1><p>“We wait,” said Benn.</p></body></html>"
)
BOOK: dict[str, str | bytes] = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/two b.xhtml": "<html><body><h2>Thaw</h2><blockquote><p>Nobody waits.</p></blockquote></body></html>",
    "OPS/one.xhtml": ONE,
    "OPS/a.css": "p {}",
}


def test_a_book_gives_its_chapters_in_reading_order() -> None:
    found = document("winter.epub", zipped(BOOK))
    assert words(found) == ["Ice", "“We wait,” said Benn.", "Thaw", "Nobody waits."]
    assert [block.kind for block in found.blocks] == ["heading", "paragraph", "heading", "quote"]
    assert (found.title, found.outlet, found.published, found.lang) == (
        "A winter in Tarn",
        "Quay Press",
        "2024-11-05",
        "en",
    )
    assert found.authors == ("Ida Roe", "Piet Aalders")


def test_a_book_is_known_without_its_name() -> None:
    assert document("winter", zipped(BOOK)).title == "A winter in Tarn"


BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
BAD_BOOKS: dict[str, tuple[bytes, list[str]]] = {
    "half of it": (zipped(BOOK)[:-200], ["broken_epub"]),
    "no container": (zipped({"mimetype": "application/epub+zip"}), ["broken_epub"]),
    "no package": (zipped({**BOOK, "META-INF/container.xml": CONTAINER.replace("OPS/", "../")}), ["broken_epub"]),
    "package of entities": (zipped({**BOOK, "OPS/book.opf": BOMB + PACKAGE.partition("?>")[2]}), ["entities"]),
    "package cut short": (zipped({**BOOK, "OPS/book.opf": PACKAGE[:300]}), ["broken_xml"]),
    "chapters without words": (
        zipped({**BOOK, "OPS/one.xhtml": "<html></html>", "OPS/two b.xhtml": "<html></html>"}),
        ["unreadable"],
    ),
    "a path out of it": (
        zipped({**BOOK, "OPS/book.opf": PACKAGE.replace("one.xhtml", "../../../etc/passwd")}),
        ["broken_epub"],
    ),
    "a chapter that is a bomb": (zipped({**BOOK, "OPS/one.xhtml": bytes(9_000_000)}), ["too_large"]),
    "protected": (zipped({**BOOK, "META-INF/encryption.xml": "<a/>", "META-INF/rights.xml": "<a/>"}), ["locked"]),
    "entries without end": (zipped({**BOOK, **{f"x/{number}": "" for number in range(10_001)}}), ["too_large"]),
}


@pytest.mark.parametrize(("content", "expected"), BAD_BOOKS.values(), ids=BAD_BOOKS)
def test_a_bad_book_has_its_reason(content: bytes, expected: list[str]) -> None:
    assert reasons("a.epub", content) == expected


# -- OpenDocument -----------------------------------------------------------------------------------------------------

ODT_TEXT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>
<text:tracked-changes><text:p>struck out</text:p></text:tracked-changes>
<text:h text:outline-level="2">Statement</text:h>
<text:p>“We wait<text:note><text:note-body><text:p>a footnote</text:p></text:note-body></text:note>,”<text:s/>Orla
 <text:span>Benn</text:span> said.<office:annotation><text:p>check this</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>Fuel</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
<table:table-cell><text:p>Loss</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
ODT_META = """<?xml version="1.0"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
<dc:title>On the winter</dc:title><meta:initial-creator>Tarn Lines</meta:initial-creator>
<meta:creation-date>2025-02-03T09:00:00</meta:creation-date><dc:date>2025-02-04T09:00:00</dc:date>
<dc:language>en-GB</dc:language></office:meta></office:document-meta>"""
ODT: dict[str, str | bytes] = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": ODT_TEXT,
    "meta.xml": ODT_META,
}


@pytest.mark.parametrize("uri", ["statement.odt", "statement"])
def test_an_opendocument_text_gives_paragraphs_lists_and_tables_in_order(uri: str) -> None:
    found = document(uri, zipped(ODT))
    assert words(found) == ["Statement", "“We wait,” Orla\nBenn said.", "Fuel", "Year | Loss"]
    assert [block.kind for block in found.blocks] == ["heading", "paragraph", "list", "paragraph"]
    assert (found.title, found.authors, found.lang) == ("On the winter", ("Tarn Lines",), "en-GB")
    assert (found.published, found.modified) == ("2025-02-03", "2025-02-04")


DEEP = ODT_TEXT.replace("<text:list>", "<text:list><text:list-item>" * 100)
DEEP = DEEP.replace("</text:list>", "</text:list-item></text:list>" * 100)
BAD_ODTS: dict[str, tuple[bytes, list[str]]] = {
    "half of it": (zipped(ODT)[:-150], ["broken_odt"]),
    "no text": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), ["broken_odt"]),
    "entities": (zipped({**ODT, "content.xml": BOMB + ODT_TEXT.partition("?>")[2]}), ["entities"]),
    "cut short": (zipped({**ODT, "content.xml": ODT_TEXT[:900]}), ["broken_xml"]),
    "a bomb": (zipped({**ODT, "content.xml": b" " * 15_000_000}), ["too_large"]),
    "lists within lists": (zipped({**ODT, "content.xml": DEEP}), ["too_deep"]),
}


@pytest.mark.parametrize(("content", "expected"), BAD_ODTS.values(), ids=BAD_ODTS)
def test_a_bad_opendocument_has_its_reason(content: bytes, expected: list[str]) -> None:
    assert reasons("a.odt", content) == expected


# -- mailboxes --------------------------------------------------------------------------------------------------------

MAIL = """From desk@tarn.example Mon Feb  3 07:00:00 2025
From: Tarn Lines <desk@tarn.example>
Subject: Winter
Date: Mon, 03 Feb 2025 07:00:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

“We wait,” Orla Benn said.

>From the quay she went home.
"""
BOX = f"{MAIL}\n{MAIL.replace('Winter', 'Spring').replace('wait', 'sail')}"


@pytest.mark.parametrize("uri", ["tarn.mbox", "tarn"])
def test_each_message_of_a_mailbox_is_a_document(uri: str) -> None:
    found, skipped = read(capture(uri, BOX.encode()), BOX.encode())
    assert skipped == ()
    assert [one.title for one in found] == ["Winter", "Spring"]
    assert words(found[0]) == ["“We wait,” Orla Benn said.", "From the quay she went home."]
    assert [one.id for one in found] == ["tarn-efefefef-0001", "tarn-efefefef-0002"]


def test_a_message_without_words_leaves_the_next() -> None:
    empty = MAIL.partition("\n\n")[0] + "\n\n"
    box = (empty + "\n" + MAIL).encode()
    found, skipped = read(capture("a.mbox", box), box)
    assert [one.title for one in found] == ["Winter"]
    assert [(entry.record, entry.reason) for entry in skipped] == [("a.mbox#1", "unreadable")]


BAD_BOXES: dict[str, tuple[bytes, list[str]]] = {
    "no message": (b"We wait for the ice.\n", ["unreadable"]),
    "cut in the head": (MAIL[:80].encode(), ["unreadable"]),
    "a message too large": (MAIL.encode() + b"a" * 26_000_000, ["too_large"]),
}


@pytest.mark.parametrize(("content", "expected"), BAD_BOXES.values(), ids=BAD_BOXES)
def test_a_bad_mailbox_has_its_reason(content: bytes, expected: list[str]) -> None:
    assert reasons("a.mbox", content) == expected


# -- TTML -------------------------------------------------------------------------------------------------------------

TTML = """<?xml version="1.0" encoding="utf-8"?>
<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
 xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" xml:lang="en">
<tt:head><tt:metadata><ttm:title>Winter call</ttm:title>
<ttm:agent xml:id="b" type="person"><ttm:name type="full">Orla Benn</ttm:name></ttm:agent></tt:metadata></tt:head>
<tt:body><tt:div begin="10s">
<tt:p begin="00:00:01.000" end="00:00:03:05" ttm:agent="b">We wait<tt:br/>and <tt:span>count</tt:span>.</tt:p>
<tt:p begin="4000ms" dur="1s" ttm:agent="b">Not once.</tt:p>
<tt:p begin="6s" end="7s">Did she?</tt:p>
<tt:p><tt:span begin="8s" end="9s">She did.</tt:span><tt:span begin="9s" end="10s">Twice.</tt:span></tt:p>
</tt:div></tt:body></tt:tt>"""


@pytest.mark.parametrize("uri", ["2025-02-03-call.ttml", "2025-02-03-call.xml", "2025-02-03-call"])
def test_turns_of_ttml_carry_speaker_and_times(uri: str) -> None:
    found = document(uri, TTML.encode())
    assert [(block.speaker, block.begins, block.ends) for block in found.blocks] == [
        ("Orla Benn", 11.0, 15.0),
        (None, 16.0, 20.0),
    ]
    assert words(found) == ["We wait and count. Not once.", "Did she? She did. Twice."]
    assert (found.title, found.published, found.lang) == ("Winter call", "2025-02-03", "en")


BAD_TTML: dict[str, tuple[str, list[str]]] = {
    "cut short": (TTML[:700], ["broken_xml"]),
    "entities": (BOMB + TTML.partition("?>")[2], ["entities"]),
    "no words": ("<tt xmlns='http://www.w3.org/ns/ttml'><body><div/></body></tt>", ["unreadable"]),
    "divisions without end": ("<tt><body>" + "<div>" * 150 + "</div>" * 150 + "</body></tt>", ["too_deep"]),
}


@pytest.mark.parametrize(("content", "expected"), BAD_TTML.values(), ids=BAD_TTML)
def test_a_bad_ttml_has_its_reason(content: str, expected: list[str]) -> None:
    assert reasons("a.ttml", content.encode()) == expected
