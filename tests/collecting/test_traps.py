"""More hostile files, kind by kind, under the same bounds as those of ``test_bounds.py``: each ends in a reason."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import resource
import runpy
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BOUNDS: dict[str, Any] = runpy.run_path(str(Path(__file__).with_name("test_bounds.py")))
zipped, book, odt, docx, record = (BOUNDS[name] for name in ("zipped", "book", "odt", "docx", "record"))
laughs, outside, left, PAGE, BAD = (BOUNDS[name] for name in ("laughs", "outside", "left", "PAGE", "BAD"))
Make = Callable[[], bytes]
Case = tuple[str, Make]
MANY = 20_000
ZEROS = bytes(3_000_000)
PACKS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
WIKI = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">'
HEAD = "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://t.example/a\r\nWARC-Date: {date}\r\n"
FEED = "<rss version='2.0'><channel><title>T</title>{}</channel></rss>"
ODF = "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def wiki(page: str) -> bytes:
    return f"{WIKI}{page}</mediawiki>".encode()


def article(text: str) -> bytes:
    return wiki(f"<page><title>T</title><ns>0</ns><revision><text>{text}</text></revision></page>")


def warc(kind: str = "response", *, date: str = "2025-02-03T10:00:00Z", more: str = "", block: bytes = b"") -> bytes:
    head = HEAD.format(kind=kind, date=date) + more + f"Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def mail(more: str, body: str = "") -> bytes:
    return f"From: a@t.example\nTo: b@t.example\nSubject: x\nMIME-Version: 1.0\n{more}\n\n{body}".encode()


def line(entry: object) -> bytes:
    return json.dumps(entry).encode() + b"\n"


def large_window() -> bytes:
    """Return xz that asks for four gigabytes of memory."""
    packed = bytearray(lzma.compress(b"We wait."))
    size = (packed[12] + 1) * 4
    at = packed.index(b"\x21\x01", 12) + 2
    packed[at] = 40
    packed[12 + size - 4 : 12 + size] = zlib.crc32(bytes(packed[12 : 12 + size - 4])).to_bytes(4, "little")
    return bytes(packed)


def of_kind(ending: str, cases: dict[str, str | bytes | Make]) -> dict[str, Case]:
    """Return cases of one suffix; a name says what is wrong."""

    def made(content: str | bytes | Make) -> Make:
        if callable(content):
            return content
        return lambda: content.encode() if isinstance(content, str) else content

    return {f"{ending}: {name}": (f"a.{ending}", made(content)) for name, content in cases.items()}


CASES: dict[str, Case] = {
    **{
        f"{pack}: {name}": (f"a.{inner}.{pack}", lambda make=make, packing=packing: make(packing))
        for pack, packing in PACKS.items()
        for name, inner, make in (
            ("bomb of a page", "html", lambda packing: packing(b"<html>" + ZEROS) * 60),
            ("bomb of lines", "jsonl", lambda packing: packing(b'{"text": "' + b"a" * 10**7)),
            ("bomb of a dump", "xml", lambda packing: packing(WIKI.encode() + b" " * 10**7)),
            ("bomb of an archive", "warc", lambda packing: packing(b"WARC/1.1\r\n" + b"X: y\r\n" * 10**6)),
            ("bomb of subtitles", "srt", lambda packing: packing(b"1\n00:00:01,000 --> 00:00:02,000\n" * 200_000)),
            ("bomb of a mailbox", "mbox", lambda packing: packing(b"From a\n" * 10**6)),
            ("cut", "html", lambda packing: packing(PAGE)[:-9]),
            ("packed twice", "html", lambda packing: packing(packing(PAGE))),
            ("noise after its first bytes", "txt", lambda packing: packing(PAGE)[:12] + BAD),
            ("members of nothing", "txt", lambda packing: packing(b"") * 3000),
            ("nothing", "txt", lambda packing: packing(b"")),
            ("noise inside", "html", lambda packing: packing(BAD)),
        )
    },
    "gz: endless name": ("a.txt.gz", lambda: b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\x03" + b"a" * 4_000_000),
    "gz: zeros after its end": ("a.html.gz", lambda: gzip.compress(PAGE) + bytes(4_000_000)),
    "gz: a wrong sum": ("a.html.gz", lambda: gzip.compress(PAGE)[:-8] + b"\x00" * 8),
    "xz: a window of four gigabytes": ("a.txt.xz", large_window),
    "zst: noise": ("a.html.zst", lambda: b"\x28\xb5\x2f\xfd" + BAD),
    "zst: a head alone": ("a.html.zst", lambda: b"\x28\xb5\x2f\xfd"),
    "zst: a window of gigabytes": ("a.html.zst", lambda: b"\x28\xb5\x2f\xfd\x00\xf8\x01\x00\x00" + BAD),
    **of_kind(
        "xml",
        {
            "laughs in a dump": lambda: laughs("mediawiki"),
            "file asked for by a dump": lambda: outside("mediawiki"),
            "laughs in a dump's page": lambda: laughs(
                "mediawiki", "<page><title>&z;</title><ns>0</ns><revision><text>&z;</text></revision></page>"
            ),
            "dump cut in a page": lambda: article("We wait.")[:-60],
            "dump cut in its head": WIKI.encode()[:40],
            "dump without a page": wiki(""),
            "dump of talk": wiki("<page><title>Talk:T</title><ns>1</ns><revision><text>We wait.</text></revision></page>"),
            "dump of redirects": wiki("<page><title>T</title><ns>0</ns><redirect title='T'/></page>" * 999),
            "redirect by its words": article("#REDIRECT [[" + "a" * 5000 + "]]"),
            "page without words": article(""),
            "page of templates alone": article("{{a|{{b}}}}" * MANY),
            "page of a table alone": article("{| a\n" + "| b || c\n|-\n" * MANY + "|}"),
            "page of pictures alone": article("[[File:a.jpg|thumb|“We wait,” said Orla Benn of Tarn]]" * 2000),
            "page of notes alone": article("&lt;ref&gt;We wait for the ice to go.&lt;/ref&gt;" * 5000),
            "page of a comment without end": article("&lt;!-- “We wait,” said Orla Benn of Tarn Lines." * 2000),
            "page whose words have no end": lambda: WIKI.encode() + b"<page><text>" + b"a" * 12_000_000,
            "page of elements without end": lambda: WIKI.encode() + b"<page>" + b"<a/>" * 2_500_000,
            "siteinfo without end": lambda: WIKI.encode() + b"<siteinfo>" + b"<a>" * 200 + b"b" * 9_000_000,
            "deep dump": lambda: WIKI.encode() + b"<page>" * 100_000,
            "dump of noise": WIKI.encode() + BAD,
            "dump of half letters": WIKI.encode() + b"<page>\xc3\x28</page>",
            "dump of an encoding that is none": b"<?xml version='1.0' encoding='klingon'?>" + wiki(""),
            "dump in a dump": wiki(wiki("<page/>").decode()),
            "parameter entities": "<!DOCTYPE urlset [<!ENTITY % a '<!ENTITY b \"c\">'>%a;]><urlset>&b;</urlset>",
            "outside definitions": "<!DOCTYPE urlset SYSTEM 'http://127.0.0.1/a.dtd'><urlset/>",
            "inclusion": "<urlset xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='file:///etc/passwd'/></urlset>",
            "stylesheet": "<?xml-stylesheet href='file:///etc/passwd'?><urlset/>",
            "addresses that are files": "<urlset>" + "<url><loc>file:///etc/passwd</loc></url>" * 99 + "</urlset>",
            "addresses that are scripts": "<urlset><url><loc>javascript:alert(1)</loc></url></urlset>",
            "an index of itself": "<sitemapindex><sitemap><loc>https://t.example/a.xml</loc></sitemap></sitemapindex>",
            "unknown root": "<urlset><weather/></urlset>",
            "attributes without end": lambda: b"<urlset " + b" ".join(b"a%d='b'" % n for n in range(MANY)) + b"/>",
            "names of spaces without end": lambda: (
                b"<urlset " + b" ".join(b"xmlns:a%d='b'" % n for n in range(5000)) + b"/>"
            ),
        },
    ),
    **of_kind(
        "html",
        {
            "comment without end": lambda: b"<html><!-- " + b"We wait. " * 300_000,
            "comments without number": lambda: b"<html>" + b"<!--a-->" * 200_000,
            "script without end": lambda: b"<html><script>" + b"a();" * 500_000,
            "style without end": lambda: b"<html><style>" + b"a{b:c}" * 300_000,
            "title without end": lambda: b"<html><title>" + b"We wait. " * 200_000,
            "field without end": lambda: b"<html><textarea>" + b"We wait. " * 200_000,
            "scripts without number": lambda: page("<script>a()</script>" * 50_000),
            "attributes without number": lambda: page("<div " + " ".join(f"a{n}=b" for n in range(60_000)) + ">"),
            "attributes with marks": lambda: page("<div x=\" " + " ".join(f"a{n}='>'" for n in range(60_000)) + ">"),
            "attributes by strokes": lambda: page("<div" + "".join(f"/a{n}<" for n in range(60_000)) + ">"),
            "attributes without blanks": lambda: page("<div " + "".join(f'a{n}="b"' for n in range(60_000)) + ">"),
            "one class of a megabyte": lambda: page("<article class='" + "comment " * 130_000 + "'></article>"),
            "frames": page("<frameset><frame src=/a><frame src=/b></frameset>"),
            "frames within": page("<iframe src=file:///etc/passwd></iframe>" * 999),
            "refreshing itself": page("", "<meta http-equiv=refresh content='0;url=/a'>"),
            "a base that is a script": page("<a href=b>c</a>", "<base href='javascript:alert(1)'>"),
            "deep table": lambda: page("<table><tr><td>" * 5000),
            "deep list": lambda: page("<ul><li>" * 5000),
            "deep quotation": lambda: page("<blockquote>" * 10_000),
            "deep quotation marks": lambda: page("<q>" * 10_000),
            "deep article": lambda: page("<article>" * 5000),
            "deep links": lambda: page("<a href=x><b><i>" * 5000),
            "drawing of a million points": lambda: page("<svg><path d='" + "M0 0 " * 400_000 + "'/></svg>"),
            "forms without number": lambda: page("<form><input></form>" * MANY),
            "menus without number": lambda: page("<nav><a href=/>Home</a></nav>" * MANY),
            "boxes of the article's name": lambda: page("<div class=article-body></div>" * MANY),
            "articles of nothing": lambda: page("<article><h1></h1></article>" * 5000),
            "pictures of marks": lambda: page("<img alt='“'>" * MANY),
            "line breaks": lambda: page("<br>" * 100_000),
            "hard blanks": lambda: page("&nbsp;" * 200_000),
            "soft hyphens": lambda: page("<p>" + "&shy;" * 200_000),
            "deep data": lambda: page("", "<script type=application/ld+json>" + "[" * 200_000 + "</script>"),
            "data too large": lambda: page("", '<script type=application/ld+json>{"a":"' + "b" * 3_000_000),
            "a text that is none": page(
                "", '<script type=application/ld+json>{"@type":"NewsArticle","articleBody":{"a":[1,2]}}</script>'
            ),
            "a text of blanks": page(
                "",
                '<script type=application/ld+json>{"@type":"NewsArticle","articleBody":"' + "\\n " * 200_000 + '"}</script>',
            ),
            "a title of nothing but dashes": lambda: page("", "<title>" + " - " * 100_000 + "</title>"),
            "entities without number": lambda: page("<p>" + "&" * 1_000_000),
            "numbers of no letter": page("<p>&#0;&#55296;&#1114112;&#99999999999;</p>"),
            "codec punycode": b"<meta charset=punycode><p>" + b"a\xff-" * 9,
            "codec idna": b"<meta charset=idna><p>" + b"a\xff-" * 9,
            "codec undefined": b"<meta charset=undefined><p>" + b"a\xff-" * 9,
            "codec zlib": b"<meta charset=zlib><p>" + b"a\xff-" * 9,
            "codec utf-7": b"<meta charset=utf-7><p>+ADw-script+AD4-\xff",
            "codec of escapes": b"<meta charset=unicode_escape><p>\\x3cscript\\x3e\xff",
            "codec of a path": b"<meta charset=../../etc/passwd><p>\xff",
            "shift states": b"<meta charset=iso-2022-jp><p>" + b"\x1b$B" * 5000,
            "wide letters by half": "\ufeff<html><p>".encode("utf-16-le") + b"\x00\xd8" * 20_000,
            "a wall in French": page("<article><p>Article réservé aux abonnés. Déjà abonné ? Connectez-vous pour lire.</p>"),
            "a wall in Spanish": page("<article><p>Contenido exclusivo para suscriptores. Acceso denegado aquí.</p>"),
            "a wall in Italian": page("<article><p>Contenuto riservato agli abbonati. Sei già abbonato? Accedi.</p>"),
            "a wall in Chinese": page("<article><p>" + "本文为会员专享内容，请登录后查看全文，谢谢您的理解与支持，祝您愉快。" + "</p>"),
            "a wall for robots": page("<main><p>Please verify you are human before you go on to this page.</p></main>"),
        },
    ),
    **of_kind(
        "warc",
        {
            "record of no kind known": warc("weather"),
            "description alone": warc("warcinfo"),
            "request alone": warc("request", block=b"GET / HTTP/1.1\r\n\r\n"),
            "no date": warc(date=""),
            "a date that is none": warc(date="yesterday"),
            "a date before all": warc(date="0000-00-00T00:00:00Z"),
            "status that is none": warc(block=b"HTTP/1.1 999 What\r\n\r\n"),
            "no status": warc(block=b"We wait.\r\n\r\n"),
            "headers without number": lambda: warc(block=b"HTTP/1.1 404 No\r\n" + b"X: y\r\n" * MANY + b"\r\n"),
            "head of a record without end": lambda: warc(more="X: " + "a" * 3_000_000 + "\r\n"),
            "revisit of itself": warc("revisit", more="WARC-Refers-To-Target-URI: https://t.example/a\r\n"),
            "sizes said twice": b"WARC/1.1\r\nContent-Length: 5\r\nContent-Length: 99999\r\n\r\nabcde\r\n\r\n",
            "a size in words": b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n",
            "a version of tomorrow": b"WARC/9.9\r\nWARC-Type: response\r\n\r\n",
            "moved for ever": lambda: warc(block=b"HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n") * 300,
            "picture called a page": lambda: record(b"\x89PNG\r\n\x1a\n" + BAD),
            "brotli of noise": lambda: record(BAD, head="Content-Encoding: br\r\n"),
            "zstd of noise": lambda: record(b"\x28\xb5\x2f\xfd" + BAD, head="Content-Encoding: zstd\r\n"),
            "gzip cut": lambda: record(gzip.compress(PAGE)[:-9], head="Content-Encoding: gzip\r\n"),
            "a packed file as its page": lambda: record(bz2.compress(PAGE), url="https://t.example/a.html.bz2"),
            "a dump as its page": lambda: record(wiki("<page/>"), url="https://t.example/a.xml"),
        },
    ),
    **of_kind(
        "wacz",
        {
            "index alone": lambda: zipped({"indexes/index.cdx": b"a", "pages/pages.jsonl": b"{}"}),
            "archive of noise": lambda: zipped({"archive/a.warc.gz": BAD}),
            "archive of a bomb": lambda: zipped({"archive/a.warc.gz": gzip.compress(b"WARC/1.1\r\n" + ZEROS) * 20}),
            "itself within": lambda: zipped({"a.wacz": zipped({"a.warc": b""})}),
            "names of devices": lambda: zipped({"CON.warc": b"x", "nul.warc": b"x", "a:b.warc": b"x"}),
            "a name without end": lambda: zipped({"a" * 60_000 + ".warc": b"x"}),
            "a name of line ends": lambda: zipped({"a\r\n\r\nb.warc": b"x"}),
            "packs of every kind": lambda: zipped({"a.warc.zst": BAD, "b.warc.gz": b"", "c.warc": b"\x00"}),
        },
    ),
    **of_kind(
        "jsonl",
        {
            "no object": line([1, 2]),
            "a number": b"1e9999\n",
            "a number without end": b'{"text": ' + b"9" * 100_000 + b"}\n",
            "text that is a list": line({"id": "a", "text": ["We wait."]}),
            "text that is nothing": line({"id": "a", "text": None}),
            "text of blanks": line({"id": "a", "text": " \n\t" * 999}),
            "not a number": b'{"text": NaN}\n',
            "half a letter": b'{"text": "\xff"}\n',
            "lines of nothing": lambda: b"{}\n" * MANY,
            "lines of brackets": lambda: b"[\n" * MANY,
            "another language": b"text: We wait.\n- a\n",
            "keys without number": lambda: line({f"a{number}": 1 for number in range(MANY)}),
        },
    ),
    **of_kind(
        "json",
        {
            "items that are none": b'{"version": "https://jsonfeed.org/version/1.1", "items": 7}',
            "items of nothing": lambda: (
                b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"{}," * 5000 + b"{}]}"
            ),
            "items of items": b'{"version": "https://jsonfeed.org/version/1.1", "items": [[[{"id": 1}]]]}',
            "an item of numbers": b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": 5}]}',
            "a list": b"[1, 2, 3]",
        },
    ),
    **of_kind(
        "rss",
        {
            "no item": FEED.format(""),
            "items of nothing": lambda: FEED.format("<item/>" * 5000).encode(),
            "items in items": lambda: FEED.format("<item>" * 200 + "</item>" * 200).encode(),
            "scripts as words": FEED.format("<item><description>&lt;script&gt;a()&lt;/script&gt;</description></item>"),
            "base that is a script": "<rss xml:base='javascript:a()'><channel><item><link>b</link></item></channel></rss>",
            "sounds without number": lambda: FEED.format("<item><enclosure url='a' length='-1'/></item>" * 3000).encode(),
        },
    ),
    **of_kind(
        "eml",
        {
            "parts without number": lambda: mail(
                "Content-Type: multipart/mixed; boundary=b", "--b\n\n\n" * 2000 + "--b--"
            ),
            "a boundary of nothing": mail('Content-Type: multipart/mixed; boundary=""', "--\n\n--"),
            "messages in messages": lambda: mail("Content-Type: message/rfc822", "Content-Type: message/rfc822\n\n" * 200),
            "base64 of noise": mail("Content-Transfer-Encoding: base64", "=" * 5000),
            "an unknown coding": mail("Content-Transfer-Encoding: x-weather", ""),
            "headers without number": lambda: mail("\n".join(f"X-{number}: y" for number in range(5000))),
            "a date of nonsense": mail("Date: 99 Foo 99999 99:99:99 +9999"),
            "attachments alone": mail(
                "Content-Type: multipart/mixed; boundary=b",
                "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=../../etc/x\n\nx\n--b--",
            ),
            "a set of letters that is none": mail("Content-Type: text/plain; charset=punycode", ""),
        },
    ),
    **of_kind(
        "mbox",
        {
            "envelopes alone": lambda: b"From a@t.example Mon Feb  3 07:00:00 2025\n\n" * 2000,
            "messages of nothing": lambda: (b"From a@t.example Mon Feb  3 07:00:00 2025\nSubject: x\n\n\n") * 500,
        },
    ),
    **of_kind(
        "srt",
        {
            "cues of nothing": lambda: b"".join(b"%d\n00:00:01,000 --> 00:00:02,000\n\n" % n for n in range(5000)),
            "times of nonsense": b"1\n99999:99:99,999 --> -1:00:00,000\n\n",
            "tags alone": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<i>" * 2000 + b"\n",
        },
    ),
    **of_kind(
        "vtt",
        {
            "notes without end": lambda: b"WEBVTT\n\nNOTE " + b"We wait. " * 100_000,
            "style without end": lambda: b"WEBVTT\n\nSTYLE\n" + b"::cue{a:b}\n" * 20_000,
            "cues of nothing": lambda: b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\n\n" * 3000,
            "times of nonsense": b"WEBVTT\n\n99:99:99.999 --> 00:00.000\n\n",
        },
    ),
    **of_kind(
        "ttml",
        {
            "no frame in a second": "<tt xmlns:p='http://www.w3.org/ns/ttml#parameter' p:frameRate='0'><body><p begin='1f'/></body></tt>",
            "no tick in a second": "<tt xmlns:p='http://www.w3.org/ns/ttml#parameter' p:tickRate='0'><body><p begin='1t'/></body></tt>",
            "times of nonsense": "<tt><body><p begin='1e999s' end='NaN'/></body></tt>",
            "spans without number": lambda: b"<tt><body><p>" + b"<span/>" * MANY + b"</p></body></tt>",
        },
    ),
    **of_kind(
        "docx",
        {
            "paragraphs of nothing": lambda: docx(f"<w:document {W}><w:body>{'<w:p/>' * MANY}</w:body></w:document>".encode()),
            "no body": lambda: docx(f"<w:document {W}/>".encode()),
            "another root": lambda: docx(b"<html/>"),
            "names twice over": lambda: docx(b"<a/>") + docx(b"<b/>"),
            "no list of kinds": lambda: zipped({"word/document.xml": f"<w:document {W}/>".encode()}),
            "deep table": lambda: docx(f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * 300}".encode()),
        },
    ),
    **of_kind(
        "odt",
        {
            "blanks without number": lambda: odt(
                f"<a {ODF}><text:text><text:p><text:s text:c='999999999'/></text:p></text:text></a>".encode()
            ),
            "cells without number": lambda: odt(
                f"<a {ODF}><text:text><table:table-row table:number-rows-repeated='999999999'/></text:text></a>".encode()
            ),
            "paragraphs of nothing": lambda: odt(f"<a {ODF}><text:text>{'<text:p/>' * MANY}</text:text></a>".encode()),
            "no words at all": lambda: odt(f"<a {ODF}/>".encode()),
            "laughs beside": lambda: zipped(
                {"content.xml": b"<a/>", "meta.xml": laughs("a")}, first="application/vnd.oasis.opendocument.text"
            ),
        },
    ),
    **of_kind(
        "epub",
        {
            "a chapter ten thousand times": lambda: book(
                package=b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
                b"<spine>" + b"<itemref idref='a'/>" * 10_000 + b"</spine></package>",
                chapter=b"<html><body>" + b"<p></p>" * 1000,
            ),
            "a chapter that is elsewhere": lambda: book(
                package=b"<package><manifest><item id='a' href='http://127.0.0.1/' media-type='text/html'/></manifest>"
                b"<spine><itemref idref='a'/></spine></package>"
            ),
            "a chapter above": lambda: book(
                package=b"<package><manifest><item id='a' href='..%2f..%2fetc%2fpasswd' media-type='text/html'/></manifest>"
                b"<spine><itemref idref='a'/></spine></package>"
            ),
            "no spine": lambda: book(package=b"<package/>"),
            "chapters of nothing": lambda: book(chapter=b"<html><body>" + b"<p></p>" * MANY),
            "deep container": lambda: book(container=b"<a>" * 10_000),
        },
    ),
    **of_kind(
        "pdf",
        {
            "objects in a ring": b"%PDF-1.4\n1 0 obj 2 0 R endobj\n2 0 obj 1 0 R endobj\ntrailer<</Root 1 0 R>>",
            "a table of nothing": b"%PDF-1.4\nxref\n0 999999999\ntrailer<</Size 999999999/Root 1 0 R>>\nstartxref\n9\n%%EOF",
            "a stream of a negative size": b"%PDF-1.4\n1 0 obj<</Length -5>>stream\nx\nendstream endobj",
            "deep lists": lambda: b"%PDF-1.4\n1 0 obj" + b"[" * 100_000,
            "a bomb of a stream": lambda: (
                b"%PDF-1.4\n1 0 obj<</Length 9999/Filter/FlateDecode>>stream\n" + zlib.compress(bytes(30_000_000)) + b"\nendstream"
            ),
            "a script on opening": b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj",
            "a head alone": b"%PDF-1.7",
        },
    ),
    **of_kind(
        "md",
        {
            "a head alone": "---\ntitle: Ice\ndate: 2025-02-03\n---\n",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make"), CASES.values(), ids=CASES)
def test_a_trap_ends_in_a_reason_in_time(name: str, make: Make, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    held, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    skipped = list(left(path))
    assert time.process_time() - begin < BOUNDS["SECONDS"]
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) * 1024 < BOUNDS["MEMORY"]
    assert skipped
    assert all(entry.reason and entry.detail and entry.reason != "reader_failed" for entry in skipped), skipped
    assert not any("root:" in entry.detail for entry in skipped)
    assert sorted(tmp_path.iterdir()) == [path]


def test_there_are_three_hundred_of_them() -> None:
    both = {**BOUNDS["CASES"], **CASES}
    assert len(both) >= 300
