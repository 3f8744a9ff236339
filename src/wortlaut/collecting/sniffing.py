"""What kind of bytes these are: by magic and leading tags first, then by suffix, then by what the server said."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath
from urllib.parse import urlsplit

HEAD = 4096  # bytes looked at
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML, TEXT, MARKDOWN = "text/html", "text/plain", "text/markdown"
JSONL, VTT, SRT, EML = "application/jsonl", "text/vtt", "application/x-subrip", "message/rfc822"
FEED, SITEMAP, ZIP, XML = "application/feed+xml", "application/sitemap+xml", "application/zip", "application/xml"
JSON, JSON_FEED = "application/json", "application/feed+json"
EPUB, ODT = "application/epub+zip", "application/vnd.oasis.opendocument.text"
MBOX, TTML = "application/mbox", "application/ttml+xml"
WARC, WACZ = "application/warc", "application/wacz"
MEDIAWIKI = "application/mediawiki+xml"
GZIP, BZIP2, XZ, ZSTD = "application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd"
ARCHIVES = frozenset({WARC, WACZ, MEDIAWIKI})  # hold captures instead of words
BINARY = "application/octet-stream"

SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".pdf": PDF,
    ".docx": DOCX,
    ".vtt": VTT,
    ".srt": SRT,
    ".eml": EML,
    ".rss": FEED,
    ".atom": FEED,
    ".rdf": FEED,
    ".xml": XML,
    ".mbox": MBOX,
    ".epub": EPUB,
    ".odt": ODT,
    ".ttml": TTML,
    ".dfxp": TTML,
    ".warc": WARC,
    ".warc.gz": WARC,
    ".warc.zst": WARC,
    ".wacz": WACZ,
}
DECLARED = {
    **{
        kind: kind for kind in (PDF, DOCX, HTML, MARKDOWN, JSONL, VTT, SRT, EML, XML, WARC, WACZ, EPUB, ODT, MBOX, TTML)
    },
    "application/xhtml+xml": HTML,
    "text/x-markdown": MARKDOWN,
    "application/x-ndjson": JSONL,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/feed+xml": FEED,
    "text/srt": SRT,
}
PACKS = {".gz": GZIP, ".bz2": BZIP2, ".xz": XZ, ".zst": ZSTD}  # files packed as a whole
FOREIGN = (  # what is surely not text for us, by its first bytes
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", GZIP),
    (b"\x28\xb5\x2f\xfd", ZSTD),
    *((b"BZh%d1AY&SY" % level, BZIP2) for level in range(1, 10)),
    (b"\xfd7zXZ\x00", XZ),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-executable"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    *((b"\xff" + second, "audio/mpeg") for second in (b"\xfb", b"\xf3", b"\xf2", b"\xfa")),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),  # and Matroska
    (b"SQLite format 3", "application/vnd.sqlite3"),
)
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # a frame, or the dictionary before the first
_TAG = re.compile(
    rb"<(!doctype\s{1,9}html|html|head|body|rss|feed|rdf:rdf|urlset|sitemapindex|mediawiki|(?:[a-z]{1,9}:)?tt)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(rb"\s{0,99}<(!--|article|section|main|div|p|h1|meta|title|table)\b", re.IGNORECASE)
_KIND_OF_TAG = {
    b"rss": FEED,
    b"feed": FEED,
    b"rdf:rdf": FEED,
    b"urlset": SITEMAP,
    b"sitemapindex": SITEMAP,
    b"mediawiki": MEDIAWIKI,
}
_CUE_TIME = re.compile(rb"\s{0,9}\d{1,6}\s{1,4}\d{1,2}:\d\d:\d\d[,.]\d{1,3} {0,3}-->")
_MAIL = re.compile(rb"^(received|return-path|message-id|mime-version|delivered-to|from|to|subject|date):", re.I | re.M)
_MBOX = re.compile(rb"From \S{1,200} .{0,60}\d{4}\r?\n[A-Za-z-]{2,60}:")
_JSON_FEED = re.compile(rb"""\{[^{\[]{0,2000}"version"\s{0,9}:\s{0,9}"https?:\\?/\\?/jsonfeed\.org\\?/version""")
_MAIL_LINES = 4  # of its own header names; a plain text that begins "From: ... Date: ..." has fewer


def sniff(content: bytes, /, *, uri: str = "", declared: str = "") -> str:
    """Return the media type of the bytes, lower case and without parameters."""
    head = _eight_bit(content[:HEAD])
    return _by_pack(content, uri) or _by_magic(content, head) or _by_tag(head) or _by_name(head, uri, declared)


def suffix(uri: str, /) -> str:
    """Return the lower-case suffix of a path or of a URL's path; of what is packed, the suffix that it had before."""
    path = _path(uri)
    both = "".join(path.suffixes[-2:]).lower()
    if both in SUFFIXES:
        return both
    last = path.suffix.lower()
    return path.with_suffix("").suffix.lower() or last if last in PACKS else last


def _path(uri: str) -> PurePosixPath:
    try:
        return PurePosixPath(urlsplit(uri).path if "://" in uri else uri)
    except ValueError:  # no address after all
        return PurePosixPath(uri)


def _eight_bit(head: bytes) -> bytes:
    """Return the head without byte order mark; UTF-16 loses its zeros, which leaves the tags to be seen."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _by_pack(content: bytes, uri: str) -> str | None:
    """Return the kind of an archive of captures: by its first bytes unpacked, or by its name where it is a zstd."""
    if content.startswith(b"WARC/"):
        return WARC
    if content.startswith(b"\x1f\x8b"):
        return WARC if _unpacked_start(content[:HEAD]).startswith(b"WARC/") else None
    if content.startswith(_ZSTD):
        return WARC if suffix(uri) == ".warc.zst" else None
    return WACZ if content.startswith(b"PK\x03\x04") and suffix(uri) == ".wacz" else None


def _unpacked_start(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, 64)
    except zlib.error:
        return b""


def _by_magic(content: bytes, head: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(content, head)
    if head.startswith(b"WEBVTT"):
        return VTT
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:11] == b"M4A" else "video/mp4"
    return next((kind for magic, kind in FOREIGN if head.startswith(magic)), None)


def _of_zip(content: bytes, head: bytes) -> str:
    """Return the kind of a zip: EPUB and OpenDocument say it themselves, in their first entry."""
    said = next((kind for kind in (EPUB, ODT) if head[30:].startswith(b"mimetype" + kind.encode())), None)
    end = content[-65_536:]
    if said:
        return said
    if b"word/" in head or b"word/document.xml" in end:
        return DOCX
    return EPUB if b"META-INF/container.xml" in end else ZIP


def _by_tag(head: bytes) -> str | None:
    start = head.lstrip()
    if start.startswith(b"<"):
        found = _TAG.search(start)
        if found:
            tag = found[1].lower()
            return TTML if tag.rpartition(b":")[2] == b"tt" else _KIND_OF_TAG.get(tag, HTML)
    if _CUE_TIME.match(head):
        return SRT
    return None


def _by_name(head: bytes, uri: str, declared: str) -> str:
    if head.startswith(b"{") and _JSON_FEED.search(head):
        return JSON_FEED
    named = SUFFIXES.get(suffix(uri)) or DECLARED.get(declared.split(";")[0].strip().lower())
    if suffix(uri) == ".json" and not (head.startswith(b'{"') and b'"text"' in head):
        return JSON
    if named and not (named == XML and _FRAGMENT.match(head)):
        return named
    if _FRAGMENT.match(head):
        return HTML
    if _MBOX.match(head):
        return MBOX
    top = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    if len({name.lower() for name in _MAIL.findall(top)}) >= _MAIL_LINES:
        return EML
    if head.startswith(b'{"') and b'"text"' in head:
        return JSONL
    return BINARY if b"\x00" in head and not _pairs(head) else TEXT


def _pairs(head: bytes) -> bool:
    """Tell whether the zeros stand only on one side of each pair, as in UTF-16 without its mark."""
    return (b"\x00" in head[0::2]) != (b"\x00" in head[1::2])
