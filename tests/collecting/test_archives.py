"""Archives of pages: each record is a capture of its own; damage and bombs end in a reason."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wortlaut.collecting import Collected, collect
from wortlaut.settings import Settings

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = (
    "<!DOCTYPE html><html lang=en><title>Winter on the quay</title><article><h1>Winter on the quay</h1>"
    "<p>“We wait for the ice,” Orla Benn said in the harbour of Tarn on Monday, and went home.</p></article></html>"
).encode()
TEXT = b"Winter on the quay\n\nOrla Benn said that the ferries would wait for the ice to melt in spring.\n"


def record(
    body: bytes,
    *,
    url: str = "https://tarn.example/winter",
    kind: str = "response",
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
    length: int | None = None,
) -> bytes:
    """Return one WARC record; a response has an HTTP head, all others are the body alone."""
    block = f"{http}\r\n".encode() + body if kind == "response" else body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-03T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:9a7cf1b2-3f61-4f0f-9a0e-1d0c1d2e3f40>\r\n"
        f"Content-Type: {'application/http; msgtype=response' if kind == 'response' else 'text/plain'}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


SECOND = record(TEXT, url="https://tarn.example/second.txt", kind="resource")


def zstd(*records: bytes) -> bytes:
    from fastwarc import ZstdWriter

    stream = io.BytesIO()
    writer = ZstdWriter(stream)
    for one in records:
        writer.write(one)
        writer.finish()
    writer.flush()
    return stream.getvalue()


def wacz(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def gather(folder: Path, name: str, content: bytes) -> list[Collected]:
    (folder / name).write_bytes(content)
    return list(collect([str(folder / name)], settings=Settings(), now=lambda: NOON))


def urls(found: list[Collected]) -> list[str | None]:
    return [document.url for one in found for document in one.documents]


def reasons(found: list[Collected]) -> list[str]:
    return [skipped.reason for one in found for skipped in one.skipped]


BOTH = ["https://tarn.example/winter", "https://tarn.example/second.txt"]
PACKED = gzip.compress(record(PAGE)) + gzip.compress(SECOND)
WHOLE = {
    "plain": ("a.warc", record(PAGE) + SECOND),
    "gzip, a member a record": ("a.warc.gz", PACKED),
    "gzip, one member": ("a.warc.gz", gzip.compress(record(PAGE) + SECOND)),
    "gzip without its name": ("a", PACKED),
    "zstd": ("a.warc.zst", zstd(record(PAGE), SECOND)),
    "wacz": ("a.wacz", wacz(("datapackage.json", b"{}"), ("archive/data.warc.gz", PACKED))),
    "wacz of two": ("a.wacz", wacz(("archive/a.warc", record(PAGE)), ("archive/b.warc.gz", gzip.compress(SECOND)))),
    "what is no source": ("a.warc", record(b"a: b", kind="metadata") + record(PAGE) + SECOND),
}


@pytest.mark.parametrize(("name", "content"), WHOLE.values(), ids=WHOLE)
def test_each_record_is_a_capture_of_its_own(tmp_path: Path, name: str, content: bytes) -> None:
    found = gather(tmp_path, name, content)
    assert (urls(found), reasons(found)) == (BOTH, [])
    page = found[0]
    assert page.capture is not None
    assert (page.content, page.capture.fetched) == (PAGE, "2025-02-03T10:00:00+00:00")
    (document,) = page.documents
    assert (document.capture, document.accessed, document.file) == (page.capture.digest, "2025-02-03", None)
    assert document.text.endswith(
        "“We wait for the ice,” Orla Benn said in the harbour of Tarn on Monday, and went home."
    )


HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CODINGS = {
    "gzip": (f"{HTTP}Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
    "undone gzip": (f"{HTTP}Content-Encoding: gzip\r\n", PAGE),
    "chunks": (f"{HTTP}Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
    "undone chunks": (f"{HTTP}Transfer-Encoding: chunked\r\n", PAGE),
    "zstd": (f"{HTTP}Content-Encoding: zstd\r\n", zstd(PAGE)),
}


@pytest.mark.parametrize(("http", "body"), CODINGS.values(), ids=CODINGS)
def test_what_the_server_packed_is_unpacked(tmp_path: Path, http: str, body: bytes) -> None:
    assert gather(tmp_path, "a.warc", record(body, http=http))[0].content == PAGE


LEFT = {
    "a redirect": (record(b"", http="HTTP/1.1 301 Moved\r\nLocation: /b\r\n"), "http_301"),
    "a revisit": (record(b"", kind="revisit"), "revisit"),
    "a script": (record(b"let a = 1", http="HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n"), "unsupported"),
    "a path for an address": (record(TEXT, url="file:///../../etc/passwd", kind="resource"), "bad_record"),
    "an archive in it": (record(PACKED, url="https://tarn.example/b.warc.gz", kind="resource"), "nested"),
    "a broken coding": (record(gzip.compress(PAGE)[:60], http=f"{HTTP}Content-Encoding: gzip\r\n"), "broken_record"),
    "a packed page too large": (
        record(gzip.compress(bytes(60_000_000)), http=f"{HTTP}Content-Encoding: gzip\r\n"),
        "too_large",
    ),
    "a page without words": (record(b"<html></html>"), "unreadable"),
}


@pytest.mark.parametrize(("content", "reason"), LEFT.values(), ids=LEFT)
def test_a_record_that_is_left_has_its_reason_and_the_next_is_read(tmp_path: Path, content: bytes, reason: str) -> None:
    found = gather(tmp_path, "a.warc", content + SECOND)
    assert (urls(found), reasons(found)) == (BOTH[1:], [reason])


GOOD, ZEROS = gzip.compress(record(PAGE)), gzip.compress(bytes(1_000_000))
BROKEN = {
    "cut short": ("a.warc", (record(PAGE) + SECOND)[:-60], "truncated"),
    "cut short, gzip": ("a.warc.gz", PACKED[:-60], "truncated"),
    "cut short, zstd": ("a.warc.zst", zstd(record(PAGE), SECOND)[:-60], "broken_warc"),
    "a length that lies": ("a.warc", record(PAGE) + record(PAGE, length=10**15), "too_large"),
    "junk between": ("a.warc", record(PAGE) + b"junk\r\n" * 20 + SECOND, "broken_warc"),
    "a bomb for a record": ("a.warc.gz", GOOD + gzip.compress(record(b"", length=10**9)) + ZEROS * 1000, "too_large"),
    "a bomb of line ends": ("a.warc.gz", GOOD + gzip.compress(b"\r\n" * 500_000) * 1000, "too_large"),
    "wacz with a damaged end": ("a.wacz", wacz(("a.warc", record(PAGE)), ("b.warc", record(PAGE)[:-90])), "truncated"),
    "wacz with a bomb": ("a.wacz", wacz(("a.warc", record(PAGE)), ("b.warc", bytes(9_000_000))), "too_large"),
}


@pytest.mark.parametrize(("name", "content", "reason"), BROKEN.values(), ids=BROKEN)
def test_damage_ends_the_archive_and_keeps_what_was_read(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    found = gather(tmp_path, name, content)
    assert (urls(found), reasons(found)) == (BOTH[:1], [reason])


NOTHING = {
    "no record": ("a.warc", b"WARC/1.1\r\n", "unreadable"),
    "only metadata": ("a.warc", record(b"a: b", kind="metadata"), "unreadable"),
    "other bytes": ("a.warc", b"We wait. " * 9, "broken_warc"),
    "an endless header": ("a.warc", b"WARC/1.1\r\nX: " + b"a" * 9_000_000, "broken_warc"),
    "a wacz without WARC": ("a.wacz", wacz(("pages.jsonl", b"{}")), "unreadable"),
    "half a wacz": ("a.wacz", wacz(("a.warc", record(PAGE)))[:100], "broken_wacz"),
    "no bytes": ("a.warc", b"", "unreadable"),
}


@pytest.mark.parametrize(("name", "content", "reason"), NOTHING.values(), ids=NOTHING)
def test_an_archive_without_a_record_says_so(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found = gather(tmp_path, name, content)
    assert (urls(found), reasons(found)) == ([], [reason])


def test_a_folder_of_archives_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(PACKED)
    (tmp_path / "b.wacz").write_bytes(wacz(("a.warc", record(PAGE))))
    found = list(collect([str(tmp_path)], settings=Settings(), now=lambda: NOON))
    assert urls(found) == [*BOTH, BOTH[0]]
