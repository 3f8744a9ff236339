"""What bytes are: their own signs first, then the name, then what a server said."""

from __future__ import annotations

import pytest

from wortlaut.collecting.sniffing import sniff

CASES: dict[str, tuple[bytes, str, str, str]] = {
    "pdf by magic, whatever its name": (b"%PDF-1.7 x", "a.html", "text/html", "application/pdf"),
    "pdf after junk": (b"\n\n%PDF-1.7 x", "a", "", "application/pdf"),
    "html by tag, though named txt": (b"<!DOCTYPE html><p>x", "a.txt", "", "text/html"),
    "html after comment and mark": (b"\xef\xbb\xbf<!-- x --><html>", "a", "", "text/html"),
    "html in utf-16": ("\ufeff<html><body>x".encode("utf-16-le"), "a", "", "text/html"),
    "html fragment": (b"<p>Orla Benn waits.</p>", "a", "", "text/html"),
    "rss though served as html": (
        b"<?xml version='1.0'?><rss version='2.0'>",
        "feed",
        "text/html",
        "application/feed+xml",
    ),
    "atom": (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a.xml", "", "application/feed+xml"),
    "sitemap": (b"<?xml version='1.0'?><urlset>", "a.xml", "", "application/sitemap+xml"),
    "webvtt": (b"WEBVTT\n\n", "a.txt", "", "text/vtt"),
    "srt": (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "a.txt", "", "application/x-subrip"),
    "mail without suffix": (b"From: a\nTo: b\nSubject: c\nDate: d\n\nx", "a", "", "message/rfc822"),
    "a text that begins like a mail": (b"From: the quay\n\nx", "a.txt", "", "text/plain"),
    "markdown by name": (b"# Ice", "a.md", "", "text/markdown"),
    "markdown by server": (b"# Ice", "https://t.example/note", "text/markdown; charset=utf-8", "text/markdown"),
    "jsonl by its look": (b'{"id": "a", "text": "x"}', "a", "", "application/jsonl"),
    "a text about tags": (b"He wrote <html> on the board.", "a.txt", "", "text/plain"),
    "bytes": (b"ab\x00\x01\x00cd\x00", "a", "", "application/octet-stream"),
}


@pytest.mark.parametrize(("content", "uri", "declared", "kind"), CASES.values(), ids=CASES)
def test_kinds(content: bytes, uri: str, declared: str, kind: str) -> None:
    assert sniff(content, uri=uri, declared=declared) == kind
