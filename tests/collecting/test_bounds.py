"""Hostile files of every kind, made by code: each ends in a reason, within two seconds and a bounded memory."""

from __future__ import annotations

import gzip
import io
import resource
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from wortlaut.collecting import collect
from wortlaut.records import Skipped
from wortlaut.settings import Settings

SECONDS = 2.0  # of processor time for one file
MEMORY = 400_000_000  # bytes that one file may add to the most that this process ever held
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
Make = Callable[[], bytes]


def zipped(entries: Mapping[str, bytes], *, first: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr("mimetype", first, zipfile.ZIP_STORED)
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def book(**changed: bytes) -> bytes:
    """Return an EPUB of one chapter; ``container``, ``package`` and ``chapter`` replace its parts."""
    rows = b"<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
    listed = b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
    entries = {
        "META-INF/container.xml": changed.get("container", rows),
        "b.opf": changed.get("package", listed + b"<spine><itemref idref='a'/></spine></package>"),
        "a.xhtml": changed.get("chapter", b"<html><body><p>We wait.</p></body></html>"),
    }
    return zipped(entries, first="application/epub+zip")


def odt(content: bytes) -> bytes:
    return zipped({"content.xml": content}, first="application/vnd.oasis.opendocument.text")


def docx(content: bytes) -> bytes:
    kinds = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    return zipped({"[Content_Types].xml": kinds, "word/document.xml": content})


def record(body: bytes, *, url: str = "https://tarn.example/a", head: str = "", length: int | None = None) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body
    return (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def laughs(root: str, inner: str = "&z;") -> bytes:
    """Return an XML document whose entities would unfold to a billion letters."""
    names = "abcdefghijz"
    rows = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{rows}]><{root}>{inner}</{root}>'.encode()


def outside(root: str) -> bytes:
    """Return an XML document that asks for a file of the machine."""
    return f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><{root}>&f;</{root}>'.encode()


def members(piece: bytes, times: int) -> bytes:
    return gzip.compress(piece) * times


def lied(packed: bytes) -> bytes:
    """Return a zip whose directory names other sizes than its entries have."""
    at = packed.find(b"PK\x01\x02")
    while at >= 0:
        packed = packed[: at + 20] + b"\x09\x00\x00\x00" * 2 + packed[at + 28 :]
        at = packed.find(b"PK\x01\x02", at + 4)
    return packed


def locked(packed: bytes) -> bytes:
    """Return a zip whose entries all say that they are encrypted."""
    return packed.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


PAGE = b"<!doctype html><html><body><p>Menu</p></body></html>"
MAIL = b"From: a@t.example\nTo: b@t.example\nSubject: x\nMIME-Version: 1.0\n"
BOX = b"From a@t.example Mon Feb  3 07:00:00 2025\n"
CUES = b"1\n00:00:01,000 --> 00:00:02,000\n"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
BAD = b"\x81\x8d\x8f\x90\x9d\x00\x01\x02\x03\x04" * 500
ROOTS = {"rss": "a.rss", "feed": "a.atom", "urlset": "a.xml", "sitemapindex": "b.xml", "tt": "a.ttml"}
SUFFIXES = [
    "txt",
    "html",
    "md",
    "jsonl",
    "pdf",
    "docx",
    "vtt",
    "srt",
    "eml",
    "rss",
    "xml",
    "warc",
    "wacz",
    "mbox",
    "epub",
    "odt",
    "ttml",
]
DEEP = 100_000
LONG = 4_000_000

CASES: dict[str, tuple[str, Make]] = {
    "zip of zeros as book": ("a.epub", lambda: book(chapter=bytes(20_000_000))),
    "zip of zeros as package": ("a.epub", lambda: book(package=bytes(20_000_000))),
    "zip of zeros as container": ("a.epub", lambda: book(container=bytes(20_000_000))),
    "zip of zeros as odt": ("a.odt", lambda: odt(bytes(30_000_000))),
    "zip of zeros as docx": ("a.docx", lambda: docx(bytes(30_000_000))),
    "zip of zeros as wacz": ("a.wacz", lambda: zipped({"archive/a.warc": bytes(30_000_000)})),
    "zip of many entries as wacz": ("a.wacz", lambda: zipped({f"{n}.warc": b"" for n in range(10_100)})),
    "zip of many entries as book": ("a.epub", lambda: zipped({f"{n}": b"" for n in range(10_100)})),
    "zip in zips": ("a.wacz", lambda: zipped({"archive/a.warc": zipped({"b": zipped({"c": bytes(99)})})})),
    "zip of lies as odt": ("a.odt", lambda: lied(odt(b"<a>" + bytes(9_000_000)))),
    "zip of lies as book": ("a.epub", lambda: lied(book())),
    "locked zip as odt": ("a.odt", lambda: locked(odt(b"<a/>"))),
    "locked zip as book": ("a.epub", lambda: locked(book())),
    "paths out of a wacz": ("a.wacz", lambda: zipped({"../../../etc/cron.d/a.warc": b"x", "/etc/b.warc": b"y"})),
    "paths out of a book": ("a.epub", lambda: book(container=b"<a><rootfile full-path='../../../etc/passwd'/></a>")),
    "absolute path in a book": ("a.epub", lambda: book(container=b"<a><rootfile full-path='/etc/passwd'/></a>")),
    "address in a book": ("a.epub", lambda: book(container=b"<a><rootfile full-path='http://127.0.0.1/'/></a>")),
    "backslashes in a wacz": ("a.wacz", lambda: zipped({"..\\..\\windows\\a.warc": b"x"})),
    "nameless entry": ("a.wacz", lambda: zipped({".warc": b""})),
    "book of no package": ("a.epub", lambda: book(container=b"<a/>")),
    "book that names itself": ("a.epub", lambda: book(container=b"<a><rootfile full-path='mimetype'/></a>")),
    "plain zip": ("a.zip", lambda: zipped({"a.txt": b"We wait."})),
    "gzip of zeros as warc": ("a.warc.gz", lambda: members(bytes(1_000_000), 100)),
    "gzip of line ends as warc": ("a.warc.gz", lambda: members(b"\r\n" * 500_000, 400)),
    "gzip of one endless header": ("a.warc.gz", lambda: gzip.compress(b"WARC/1.1\r\nX: ") + members(b"a" * 10**6, 99)),
    "gzip of endless headers": ("a.warc.gz", lambda: gzip.compress(b"WARC/1.1\r\n") + members(b"X: y\r\n" * 10**5, 99)),
    "gzip of a record too large": (
        "a.warc.gz",
        lambda: gzip.compress(record(b"", length=10**10)) + members(bytes(1_000_000), 500),
    ),
    "gzip in gzip": ("a.warc.gz", lambda: gzip.compress(gzip.compress(record(PAGE)))),
    "gzip of zeros as text": ("a.txt", lambda: members(bytes(1_000_000), 50)),
    "gzip of zeros as page": ("a.html", lambda: members(bytes(1_000_000), 50)),
    "packed page in a warc": (
        "a.warc",
        lambda: record(members(bytes(1_000_000), 100), head="Content-Encoding: gzip\r\n"),
    ),
    "page packed as nothing known": ("a.warc", lambda: record(b"\x00\x01" * 999, head="Content-Encoding: br\r\n")),
    "chunks too large": ("a.warc", lambda: record(b"ffffffff\r\nabc", head="Transfer-Encoding: chunked\r\n")),
    "warc of a negative length": ("a.warc", lambda: record(PAGE, length=-5)),
    "warc of a length too large": ("a.warc", lambda: record(PAGE, length=10**30)),
    "warc with a path for address": ("a.warc", lambda: record(PAGE, url="../../etc/passwd")),
    "warc with a file for address": ("a.warc", lambda: record(PAGE, url="file:///etc/passwd")),
    "warc with a script for address": ("a.warc", lambda: record(PAGE, url="javascript:alert(1)")),
    "warc with half an address": ("a.warc", lambda: record(PAGE, url="https://[::")),
    "warc in a warc": ("a.warc", lambda: record(gzip.compress(record(PAGE)), url="https://t.example/b")),
    "warc of a bomb of markup": ("a.warc", lambda: record(b"<html>" + b"<b>" * DEEP)),
    "zstd of noise": ("a.warc.zst", lambda: b"\x28\xb5\x2f\xfd" + BAD),
    "zstd dictionary of noise": ("a.warc.zst", lambda: b"\x5d\x2a\x4d\x18\xff\xff\xff\x7f" + BAD),
    "zstd of another name": ("a.txt", lambda: b"\x28\xb5\x2f\xfd" + BAD),
    **{f"laughs in {root}": (file, lambda root=root: laughs(root)) for root, file in ROOTS.items()},
    **{f"file asked for in {root}": (file, lambda root=root: outside(root)) for root, file in ROOTS.items()},
    "laughs in a container": ("a.epub", lambda: book(container=laughs("container"))),
    "laughs in a package": ("a.epub", lambda: book(package=laughs("package"))),
    "laughs in an odt": ("a.odt", lambda: odt(laughs("text"))),
    "laughs in a docx": ("a.docx", lambda: docx(laughs("document"))),
    "file asked for in an odt": ("a.odt", lambda: odt(outside("text"))),
    "file asked for in a package": ("a.epub", lambda: book(package=outside("package"))),
    **{
        f"deep {root}": (file, lambda root=root: f"<{root}>".encode() + b"<div>" * DEEP) for root, file in ROOTS.items()
    },
    "deep page": ("a.html", lambda: b"<html><body>" + b"<div>" * DEEP),
    "deep closed page": ("a.html", lambda: b"<html>" + b"<i>" * 20_000 + b"</i>" * 20_000),
    "deep chapter": ("a.epub", lambda: book(chapter=b"<html>" + b"<div>" * DEEP)),
    "deep odt": ("a.odt", lambda: odt(b"<text>" + b"<list>" * 200 + b"</list>" * 200 + b"</text>")),
    "deep json": ("a.jsonl", lambda: b'{"text": ' + b"[" * DEEP),
    "deep json feed": ("a.json", lambda: b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * DEEP),
    "deep mail": (
        "a.eml",
        lambda: MAIL + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(300)),
    ),
    "endless line of a page": ("a.html", lambda: b"<html><p " + b"a" * LONG),
    "endless tag name": ("a.html", lambda: b"<html><" + b"a" * LONG),
    "endless attribute of a feed": ("a.rss", lambda: b"<rss a='" + b"a" * LONG),
    "endless line of json": ("a.jsonl", lambda: b'{"text": "' + b"a" * LONG),
    "endless line of subtitles": ("a.srt", lambda: b"1\n00:00:01,000 --> " + b"0" * LONG),
    "endless line of webvtt": ("a.vtt", lambda: b"WEBVTT\n\n" + b"0" * LONG),
    "endless header of a mail": ("a.eml", lambda: MAIL + b"X: " + b"a" * LONG),
    "endless line of a mailbox": ("a.mbox", lambda: b"From " + b"a" * LONG),
    "message too large": ("a.mbox", lambda: BOX + MAIL + b"\n" + b"a" * 26_000_000),
    "endless stamp of ttml": ("a.ttml", lambda: b"<tt><body><p begin='" + b"0" * LONG + b"'></p></body></tt>"),
    "page too large": ("a.html", lambda: b"<html><p>" + b"We wait. " * 1_200_000),
    "sitemap too large": ("a.xml", lambda: b"<urlset>" + b"<url/>" * LONG),
    "blanks alone": ("a.txt", lambda: b" \n" * LONG),
    "zeros alone": ("a.txt", lambda: bytes(LONG)),
    "no page but blanks": ("a.html", lambda: b"<html>" + b"\n " * 1_000_000),
    "wide zeros": ("a.txt", lambda: b"\xff\xfe" + bytes(LONG)),
    **{f"noise as {suffix}": (f"a.{suffix}", lambda: BAD) for suffix in SUFFIXES},
    **{f"nothing as {suffix}": (f"a.{suffix}", lambda: b"") for suffix in [*SUFFIXES, "warc.gz", "warc.zst"]},
    "picture as page": ("a.html", lambda: b"\x89PNG\r\n\x1a\n" + BAD),
    "program as text": ("a.txt", lambda: b"\x7fELF" + BAD),
    "database as mailbox": ("a.mbox", lambda: b"SQLite format 3\x00" + BAD),
    "sound as subtitles": ("a.vtt", lambda: b"OggS" + BAD),
    "office file as odt": ("a.odt", lambda: b"\xd0\xcf\x11\xe0" + BAD),
    "pdf as book": ("a.epub", lambda: b"%PDF-1.7\n" + BAD),
    "book as pdf": ("a.pdf", lambda: book(chapter=b"<html></html>")),
    "page as odt": ("a.odt", lambda: b"<html></html>"),
    "text as wacz": ("a.wacz", lambda: b"We wait for the ice."),
    "text as warc": ("a.warc", lambda: b"We wait for the ice."),
    "utf-16 said, utf-8 sent": ("a.ttml", lambda: b"<?xml version='1.0' encoding='utf-16'?><tt><body/></tt>"),
    "an encoding that is none": ("a.ttml", lambda: b"<?xml version='1.0' encoding='klingon'?><tt><body/></tt>"),
    "half letters": ("a.xml", lambda: b"<urlset>\xc3\x28\xed\xa0\x80</urlset>"),
    "endless pages of a pdf": (
        "a.pdf",
        lambda: b"%PDF-1.4\n1 0 obj<</Type/Pages/Count 999999999/Kids[1 0 R]>>endobj\n",
    ),
}
CUT: dict[str, tuple[str, Make]] = {
    "docx": ("a.docx", lambda: docx(b"<document/>" * 99)),
    "epub": ("a.epub", book),
    "odt": ("a.odt", lambda: odt(b"<text/>" * 99)),
    "wacz": ("a.wacz", lambda: zipped({"a.warc": record(PAGE)})),
    "warc": ("a.warc", lambda: record(PAGE)[:-20]),
    "warc.gz": ("a.warc.gz", lambda: gzip.compress(record(PAGE))[:-20]),
    "sitemap": ("a.xml", lambda: b"<urlset><url><loc>https://tarn.example/a</loc></url>" * 9),
    "ttml": ("a.ttml", lambda: b"<tt><body><p begin='1s' end='2s'>We wait.</p></body>" * 9),
    "json feed": (
        "a.json",
        lambda: b'{"version": "https://jsonfeed.org/version/1", "items": [' + b'{"id": "1"}, ' * 99,
    ),
    "jsonl": ("a.jsonl", lambda: b'{"text": "We wait.", "a": "' + b"x" * 999),
    "pdf": ("a.pdf", lambda: b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>"),
    "rss": ("a.rss", lambda: b"<?xml version='1.0'?><rss version='2.0'><channel><title>Tarn</title><item>"),
    "subtitles": ("a.srt", lambda: CUES[: len(CUES) - 1]),
}
CASES |= {
    f"{kind} cut at {share} of ten": (name, lambda make=make, share=share: make()[: len(make()) * share // 10])
    for kind, (name, make) in CUT.items()
    for share in (3, 7, 9)
}


def left(path: Path) -> Iterator[Skipped]:
    for found in collect([str(path)], settings=Settings(), now=lambda: NOON):
        assert found.documents == (), [document.text[:99] for document in found.documents]
        yield from found.skipped


@pytest.mark.parametrize(("name", "make"), CASES.values(), ids=CASES)
def test_a_hostile_file_ends_in_a_reason_in_time(name: str, make: Make, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    held, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    skipped = list(left(path))
    assert time.process_time() - begin < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) * 1024 < MEMORY
    assert skipped
    assert all(entry.reason and entry.detail and entry.reason != "reader_failed" for entry in skipped), skipped
    assert not any("root:" in entry.detail for entry in skipped)
    assert sorted(tmp_path.iterdir()) == [path]


def test_the_table_is_long() -> None:
    assert len(CASES) > 150
