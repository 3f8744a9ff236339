"""Whatever bytes come in: a document that holds together or a Skipped with a reason, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wortlaut.collecting import read
from wortlaut.collecting.agencies import credited_agency
from wortlaut.collecting.building import Passage, slug
from wortlaut.collecting.days import day, day_in_name, written_day
from wortlaut.collecting.front import front_matter, labelled_lines
from wortlaut.collecting.furniture import trimmed
from wortlaut.records import Capture

SAMPLES = {
    "html": b"<!DOCTYPE html><html lang=en><title>I</title><article><p>\xe2\x80\x9cWe wait,\xe2\x80\x9d she said.</p>",
    "md": b"---\ntitle: Ice\ndate: 2025-02-03\n---\n\n# Ice\n\n> We wait.\n",
    "xml": b"<rss><channel><title>T</title><item><title>Ice</title><description>We wait.</description></item>",
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Orla Benn>We wait.\n",
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nBENN: We wait.\n",
    "eml": b"From: a@b.example\nSubject: Ice\nDate: Mon, 03 Feb 2025 07:00:00 +0100\nMIME-Version: 1.0\n\nWe wait.\n",
    "pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF",
    "docx": b"PK\x03\x04word/document.xml",
    "jsonl": b'{"id": "a", "text": "We wait.", "date": "2025-02-03", "blocks": [{"span": {"start": 0, "end": 8}}]}\n',
    "warc": b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://t.example/a\r\n"
    b"WARC-Date: 2025-02-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 57\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nWe wait.\n\n\r\n\r\n",
    "wacz": b"PK\x03\x04archive/data.warc",
    "epub": b"PK\x03\x04META-INF/container.xml",
    "odt": b"PK\x03\x04content.xml",
    "mbox": b"From a@b.example Mon Feb  3 07:00:00 2025\nFrom: a@b.example\nSubject: Ice\n\nWe wait.\n\n",
    "ttml": b'<tt><body><div><p begin="1s" dur="00:00:02.5">We wait.<br/></p></div></body></tt>',
    "json": b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": "<p>We wait."}]}',
    "txt": b"Title: Ice\n\nTarn (dwp) - We wait, Orla Benn said.\n",
}


def holds_together(name: str, content: bytes) -> None:
    capture = Capture(
        digest="0" * 64, uri=name, final_uri=name, fetched="2026-03-01T12:00:00+00:00", media_type="", size=len(content)
    )
    documents, skipped = read(capture, content)
    assert documents or skipped
    assert not any(entry.reason == "reader_failed" for entry in skipped), skipped
    for document in documents:
        document.text.encode()
        ends = [0]
        for block in document.blocks:
            assert block.span.start >= ends[-1]
            assert block.span.of(document.text).strip() == block.span.of(document.text)
            ends.append(block.span.end)


@given(kind=st.sampled_from(sorted(SAMPLES)), content=st.binary(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_under_any_name(kind: str, content: bytes) -> None:
    holds_together(f"a.{kind}", content)


@given(
    kind=st.sampled_from(sorted(SAMPLES)),
    place=st.floats(0, 1),
    length=st.integers(0, 40),
    piece=st.one_of(
        st.binary(max_size=20), st.sampled_from([b"<", b">", b'"', b"\n\n", b"\x00", b"-->", b"<v ", b"{", b"---\n"])
    ),
)
@example(kind="warc", place=0.25, length=0, piece=b"[")  # an address with half a bracket
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_samples(kind: str, place: float, length: int, piece: bytes) -> None:
    content = SAMPLES[kind]
    at = int(place * len(content))
    holds_together(f"a.{kind}", content[:at] + piece + content[at + length :])


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_in_the_small_parts(text: str) -> None:
    credited_agency(text)
    labelled_lines(text)
    front_matter(f"---\n{text}\n---\n")
    day(text)
    day_in_name(text)
    assert slug(text)
    trimmed([Passage(text=text), Passage(text=text, kind="quote")], title=text, authors=[text])


LONG = 200_000
TRAPS = {
    "opening tags": ("a.html", b"<div>" * (LONG // 5) + b"words"),
    "unclosed meta": ("a.html", b"<html>" + b"<meta " * (LONG // 6)),
    "brackets": ("a.txt", b"Tarn " + b"(" * LONG),
    "spaces": ("a.txt", b"a" + b" " * LONG + b"b"),
    "blank lines": ("a.txt", b"a" + b"\n \t" * (LONG // 3) + b"b"),
    "dashes": ("a.md", b"---\n" * (LONG // 4)),
    "deep yaml": ("a.md", b"---\n" + b"[" * 20_000 + b"\n---\nwords"),
    "yaml aliases": (
        "a.md",
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c]\n" % (n, n, *[n - 1] * 5) for n in range(98, 122))
        + b"title: *y\n---\nwords",
    ),
    "deep json": ("a.jsonl", b'{"text": ' + b"[" * LONG),
    "deep json-ld": ("a.html", b"<html><script type='application/ld+json'>" + b"[" * LONG + b"</script><p>words</p>"),
    "colons": ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b"A b " * (LONG // 4) + b":"),
    "voices": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * (LONG // 3)),
    "months": ("a.txt", b"Date: " + b"Feb 3 2025 x " * (LONG // 13)),
    "mail parts": (
        "a.eml",
        b"From: a\nMIME-Version: 1.0\nSubject: x\nDate: y\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n" * (LONG // 4),
    ),
    "quotations set apart": (
        "a.html",
        b"<article>" + "<p>“We wait for the ice here.”</p>".encode() * 4000 + b"</article>",
    ),
    "a page too large": ("a.html", b"<p>" + b"We wait. " * 1_200_000),
    "titles and headings": ("a.html", b"<title>" + b"a - " * 20_000 + b"</title>" + b"<h2>some words here</h2>" * 4000),
    "quotes": ("a.html", b"<article>" + b"<blockquote>We wait for ice.</blockquote>" * 3000 + b"</article>"),
}


@pytest.mark.parametrize(("name", "content"), TRAPS.values(), ids=TRAPS)
def test_traps_end_in_time(name: str, content: bytes) -> None:
    begin = time.process_time()
    holds_together(name, content)
    assert time.process_time() - begin < 5


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_line_gives_a_day_or_nothing(line: str) -> None:
    written_day(line)
