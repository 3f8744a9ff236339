"""A library as a WARC: every record is whole, says how its bytes were fetched, and is read back as it was."""

from __future__ import annotations

import gzip
import hashlib
import io
import re

import pytest

from wortlaut.collecting.readers.warc import WarcReader
from wortlaut.records import Capture, Exchange, Skipped
from wortlaut.stores.memory import MemoryStore
from wortlaut.stores.warc import write_warc

PAGE = b"<html><p>The gates stay open, said the warden of the canal.</p></html>"
URL = "https://canal.example/gates?a=1"


def capture(content: bytes, uri: str = URL, at: str = "2026-01-05T08:00:00+00:00", **known: object) -> Capture:
    given = {"media_type": "text/html", "final_uri": uri, **known}
    return Capture(digest=hashlib.sha256(content).hexdigest(), uri=uri, fetched=at, size=len(content), **given)


def step(url: str, status: int, *fields: tuple[str, str]) -> Exchange:
    return Exchange(
        url=url,
        sent="2026-01-05T07:59:59+00:00",
        version="HTTP/2",
        request=(("Host", "canal.example"), ("User-Agent", "wortlaut")),
        status=status,
        response=fields,
        address="203.0.113.7",
    )


def written(*fetches: tuple[Capture, bytes]) -> bytes:
    store = MemoryStore(keep_bytes=True)
    for one, content in fetches:
        store.add_capture(one, content)
    file = io.BytesIO()
    assert write_warc(store, [one for one, _ in fetches], file) == len(fetches)
    return file.getvalue()


def records(packed: bytes) -> list:
    from fastwarc import ArchiveIterator

    found = []
    for record in ArchiveIterator(io.BytesIO(packed), parse_http=False):
        assert record.verify_block_digest()
        found.append((record.headers.get("WARC-Type"), dict(record.headers), record.reader.read()))
    return found


def test_a_fetch_is_its_request_and_its_answer_with_the_bytes_that_the_library_has():
    answers = (
        step("https://canal.example/old", 301, ("Location", URL)),
        step(URL, 200, ("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "9")),
    )
    packed = written((capture(PAGE, exchanges=answers), PAGE))
    kinds = [kind for kind, _, _ in records(packed)]
    assert kinds == ["warcinfo", "response", "request", "response", "request"]
    _, headers, block = records(packed)[3]
    head, _, body = block.partition(b"\r\n\r\n")
    assert body == PAGE
    assert head.decode().split("\r\n") == [
        "HTTP/1.1 200 OK",
        "Content-Type: text/html",
        "X-Crawler-Content-Encoding: gzip",
        "X-Crawler-Content-Length: 9",
        f"Content-Length: {len(PAGE)}",
    ]
    assert headers["WARC-Target-URI"] == URL
    assert headers["WARC-Date"] == "2026-01-05T08:00:00Z"
    assert headers["WARC-IP-Address"] == "203.0.113.7"
    asked = records(packed)[4]
    assert asked[2].startswith(b"GET /gates?a=1 HTTP/1.1\r\nHost: canal.example\r\n")
    assert asked[1]["WARC-Concurrent-To"] == headers["WARC-Record-ID"]


def test_each_record_is_packed_by_itself():
    packed = written((capture(PAGE), PAGE), (capture(b"other", "a.txt", media_type="text/plain"), b"other"))
    assert len(records(packed)) == 3
    starts = [found.start() for found in re.finditer(re.escape(b"\x1f\x8b\x08\x00\x00\x00\x00\x00"), packed)]
    assert len(starts) == 3
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        assert gzip.decompress(packed[start:end]).startswith(b"WARC/1.1\r\n")


FETCHES = {
    "a page": (capture(PAGE), PAGE),
    "a page with its answer": (capture(PAGE, exchanges=(step(URL, 200, ("Content-Type", "text/html")),)), PAGE),
    "a file": (
        capture(b"The warden spoke.", "press/the gate \u00e4.txt", media_type="text/plain"),
        b"The warden spoke.",
    ),
    "a path that climbs": (capture(b"words", "../../etc/passwd", media_type="text/plain"), b"words"),
}


@pytest.mark.parametrize(("one", "content"), FETCHES.values(), ids=FETCHES)
def test_our_own_reader_takes_it_back_as_it_was(one, content):
    (held,) = WarcReader().captures("out.warc.gz", io.BytesIO(written((one, content))))
    assert held.content == content
    assert (held.capture.digest, held.capture.final_uri) == (one.digest, one.final_uri)
    assert (held.capture.fetched, held.capture.media_type) == (one.fetched, one.media_type)


def test_the_same_bytes_at_the_next_fetch_are_a_revisit_and_those_that_come_back_are_written_again():
    days = [capture(body, at=f"2026-01-0{day}T08:00:00+00:00") for day, body in enumerate([b"A", b"A", b"B", b"A"], 1)]
    packed = written(*zip(days, [b"A", b"A", b"B", b"A"], strict=True))
    assert [kind for kind, _, _ in records(packed)[1:]] == ["resource", "revisit", "resource", "resource"]
    found = list(WarcReader().captures("out.warc.gz", io.BytesIO(packed)))
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["revisit"]


def test_the_same_library_gives_the_same_bytes():
    assert written((capture(PAGE), PAGE)) == written((capture(PAGE), PAGE))


def test_a_field_that_breaks_the_line_writes_no_field_of_its_own():
    hostile = (step(URL, 200, ("X-A", "1\r\nWARC-Type: warcinfo\r\n\r\nWARC/1.1")),)
    packed = written((capture(PAGE, exchanges=hostile), PAGE))
    assert [kind for kind, _, _ in records(packed)] == ["warcinfo", "response", "request"]
