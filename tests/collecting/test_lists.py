"""What sites publish as lists: JSON feeds, sitemaps, the odd kinds of RSS and Atom; which address a view stands for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wortlaut.collecting import read
from wortlaut.collecting.canonical import may_stand_for
from wortlaut.records import Capture, Document, Skipped


def found(uri: str, content: str | bytes) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    raw = content.encode() if isinstance(content, str) else content
    capture = Capture(
        digest="ab" * 32, uri=uri, final_uri=uri, fetched="2026-03-01T12:00:00+00:00", media_type="", size=len(raw)
    )
    return read(capture, raw)


def reasons(uri: str, content: str | bytes) -> list[str]:
    return [entry.reason for entry in found(uri, content)[1]]


# -- JSON Feed --------------------------------------------------------------------------------------------------------

JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Tarn Courier",
    "language": "en-gb",
    "authors": [{"name": "The desk"}],
    "items": [
        {
            "id": "1",
            "url": "/winter",
            "title": "Winter",
            "content_html": "<p>“We wait,” Orla Benn said.</p><p>She went home.</p>",
            "date_published": "2025-02-03T23:30:00+01:00",
            "date_modified": "2025-02-04T08:00:00Z",
            "authors": [{"name": "Ida Roe"}],
        },
        {"id": "https://tarn.example/thaw", "content_text": "Nobody waits.\n\nNobody counts."},
        {"id": "3", "title": "Nothing"},
    ],
}


@pytest.mark.parametrize("name", ["feed.json", "feed"])
def test_each_item_of_a_json_feed_is_a_document(name: str) -> None:
    (first, second), skipped = found(f"https://tarn.example/{name}", json.dumps(JSON_FEED))
    assert (first.title, first.outlet, first.authors) == ("Winter", "Tarn Courier", ("Ida Roe",))
    assert (first.url, first.published, first.modified) == ("https://tarn.example/winter", "2025-02-03", "2025-02-04")
    assert (first.text, first.lang) == ("“We wait,” Orla Benn said.\n\nShe went home.", "en-GB")
    assert (second.url, second.authors) == ("https://tarn.example/thaw", ("The desk",))
    assert [block.span.of(second.text) for block in second.blocks] == ["Nobody waits.", "Nobody counts."]
    assert [(entry.reason, entry.record) for entry in skipped] == [("empty", f"https://tarn.example/{name}#3")]


HEAD = '{"version": "https://jsonfeed.org/version/1", "items": '
BAD_FEEDS = {
    "cut short": (HEAD + '[{"content_text": "We wai', ["broken_json"]),
    "nested without end": (HEAD + "[" * 100_000, ["broken_json"]),
    "no items": (HEAD + "[]}", ["unreadable"]),
    "items of other kinds": (HEAD + '[1, null, "x", [], {"content_html": 5, "authors": 3, "url": {}}]}', ["empty"] * 5),
}


@pytest.mark.parametrize(("content", "expected"), BAD_FEEDS.values(), ids=BAD_FEEDS)
def test_a_bad_json_feed_has_its_reason(content: str, expected: list[str]) -> None:
    assert reasons("a.json", content) == expected


# -- sitemaps ---------------------------------------------------------------------------------------------------------

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://tarn.example/winter </loc><news:news><news:publication><news:name>Tarn Courier</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2025-02-03T09:00:00Z</news:publication_date>
<news:title>Winter on the quay</news:title></news:news></url>
<url><loc>https://tarn.example/thaw</loc><lastmod>2025-02-04</lastmod></url>
<url><loc>file:///etc/passwd</loc></url></urlset>"""


def test_a_sitemap_names_what_could_be_read() -> None:
    documents, skipped = found("https://tarn.example/news.xml", SITEMAP)
    assert documents == ()
    assert [(entry.record, entry.reason) for entry in skipped] == [
        ("https://tarn.example/winter", "listed"),
        ("https://tarn.example/thaw", "listed"),
        ("https://tarn.example/news.xml#3", "bad_record"),
    ]
    assert "“Winter on the quay”, 2025-02-03" in skipped[0].detail


BAD_MAPS = {
    "cut short": (SITEMAP[:400], ["broken_xml"]),
    "entities": ('<!DOCTYPE a [<!ENTITY a "ha">]>' + SITEMAP.partition("?>")[2], ["entities"]),
    "no address": ("<urlset></urlset>", ["unreadable"]),
}


@pytest.mark.parametrize(("content", "expected"), BAD_MAPS.values(), ids=BAD_MAPS)
def test_a_bad_sitemap_has_its_reason(content: str, expected: list[str]) -> None:
    assert reasons("a.xml", content) == expected


# -- RSS and Atom -----------------------------------------------------------------------------------------------------

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://t.example/n/"><title>Tarn</title>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarn</title></channel>'
)
WHEN = "2025-02-03T23:30:00+01:00"
FEEDS = {
    "atom with markup": (
        f'{ATOM}<entry><title>Ice</title><link href="a"/><published>{WHEN}</published><author><name>Ida Roe</name>'
        '</author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We wait.</p></div></content>'
        "</entry></feed>"
    ),
    "atom with text and a summary": (
        f'{ATOM}<entry><title>Ice</title><link href="a"/><updated>{WHEN}</updated><author><name>Ida Roe</name></author>'
        '<summary>We.</summary><content type="html">&lt;p&gt;We wait.&lt;/p&gt;</content></entry></feed>'
    ),
    "rss 1.0": (
        f"{RDF}<item><title>Ice</title><link>https://t.example/n/a</link><description>We wait.</description>"
        f"<dc:date>{WHEN}</dc:date><dc:creator>Ida Roe</dc:creator></item></rdf:RDF>"
    ),
    "rss whose guid is its address": (
        "<rss version='2.0'><channel><title>Tarn</title><item><title>Ice</title><guid>https://t.example/n/a</guid>"
        "<description>We wait.</description><author>desk@t.example (Ida Roe)</author>"
        "<pubDate>Mon, 03 Feb 2025 23:30:00 +0100</pubDate></item></channel></rss>"
    ),
    "rss cut short": (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Tarn</title><item>"
        "<title>Ice</title><link>https://t.example/n/a</link><dc:creator>Ida Roe</dc:creator>"
        "<pubDate>Mon, 03 Feb 2025 23:30:00 +0100</pubDate><description>We wait.</description></item><item><tit"
    ),
}


@pytest.mark.parametrize("content", FEEDS.values(), ids=FEEDS)
def test_each_kind_of_feed_gives_words_address_day_and_author(content: str) -> None:
    first = found("https://t.example/feed.xml", content)[0][0]
    assert (first.text, first.title, first.outlet) == ("We wait.", "Ice", "Tarn")
    assert (first.url, first.published, first.authors) == ("https://t.example/n/a", "2025-02-03", ("Ida Roe",))


# -- AMP and print views ----------------------------------------------------------------------------------------------

VIEWS = {
    "an AMP page": ("https://t.example/winter", "https://t.example/amp/winter", True),
    "a print view": ("https://www.t.example/winter", "https://print.t.example/winter?view=print", True),
    "a cache of AMP": ("https://t-w.example/winter", "https://t--w-example.cdn.ampproject.org/c/s/t-w.example/w", True),
    "a desk's own host": ("https://t.example/winter", "https://sport.t.example/winter", True),
    "another site": ("https://other.example/winter", "https://t.example/winter", False),
    "another site in the AMP cache": ("https://other.example/w", "https://t-example.cdn.ampproject.org/c/s/w", False),
    "the front page": ("https://t.example/", "https://t.example/winter", False),
    "the front page of itself": ("https://t.example/", "https://t.example", True),
    "an article by number": ("https://t.example/?p=12", "https://t.example/winter", True),
    "a file": ("https://t.example/winter", None, True),
    "no address": ("https://[", "https://t.example/winter", False),
}


@pytest.mark.parametrize(("canonical", "fetched", "stands"), VIEWS.values(), ids=VIEWS)
def test_a_view_stands_for_an_article_of_its_own_site(canonical: str, fetched: str | None, stands: bool) -> None:
    assert may_stand_for(canonical, fetched) is stands


@pytest.mark.parametrize(
    ("href", "url"),
    [("/winter", "https://t.example/winter"), ("https://other.example/winter", "https://t.example/amp/winter")],
)
def test_an_amp_page_is_known_by_its_article(href: str, url: str) -> None:
    page = (
        f"<!doctype html><html amp lang=en><head><title>Winter</title><link rel=canonical href='{href}'></head><body>"
        "<article><h1>Winter</h1><p>“We wait for the ice,” Orla Benn said on the quay of Tarn.</p></article></html>"
    )
    (document,), _ = found("https://t.example/amp/winter", page)
    assert document.url == url
