"""Feeds as sites really write them: every version, half a link, the same entry twice, days in words, podcasts."""

from __future__ import annotations

import json

import pytest

from wortlaut.collecting import read
from wortlaut.collecting.entries import entries
from wortlaut.records import Capture, Document, Skipped

FEED = "https://tarn.example/feeds/all.xml"
WORDS = "The ferry waits for the ice, Orla Benn said."
SAID = f"<description>{WORDS}</description>"
MP3 = "https://cdn.example/one.mp3"
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def found(content: str, uri: str = FEED) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    raw = content.encode()
    capture = Capture(
        digest="ab" * 32, uri=uri, final_uri=uri, fetched="2026-03-01T12:00:00+00:00", media_type="", size=len(raw)
    )
    return read(capture, raw)


def rss(*items: str, link: str = "https://tarn.example/") -> str:
    several = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {NAMES}><channel><title>Courier</title><link>{link}</link>{several}</channel></rss>'


def atom(*entries: str, base: str = "") -> str:
    several = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>Courier</title>{several}</feed>'


RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{space}" ' + NAMES + ">{body}</rdf:RDF>"
VERSIONS = {
    "rss 0.90": RDF.format(
        space="http://my.netscape.com/rdf/simple/0.9/",
        body=f"<channel><title>Courier</title></channel><item><title>Ice</title><link>/ice</link>{SAID}</item>",
    ),
    "rss 0.91": '<rss version="0.91"><channel><title>Courier</title><item><title>Ice</title><link>/ice</link>'
    f"{SAID}</item></channel></rss>",
    "rss 1.0": RDF.format(
        space="http://purl.org/rss/1.0/",
        body='<channel rdf:about="/"><title>Courier</title></channel><item rdf:about="/ice"><title>Ice</title>'
        f"<link>/ice</link>{SAID}</item>",
    ),
    "rss 2.0": rss(f"<title>Ice</title><link>/ice</link>{SAID}"),
    "rss 2.0 with its whole text": rss(
        "<title>Ice</title><link>/ice</link><description>In short.</description>"
        f"<content:encoded><![CDATA[<p>{WORDS}</p><script>x</script>]]></content:encoded>"
    ),
    "atom": atom(f'<id>tag:1</id><title>Ice</title><link href="/ice"/><summary>{WORDS}</summary>'),
    "atom with markup": atom(
        '<id>tag:1</id><title type="html">&lt;b&gt;Ice&lt;/b&gt;</title><link rel="self" href="/self"/>'
        '<link rel="alternate" href="/ice"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<p>{WORDS}</p></div></content>"
    ),
    "json": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Courier",
            "items": [{"id": "1", "title": "Ice", "url": "/ice", "content_text": WORDS}],
        }
    ),
}


@pytest.mark.parametrize("content", VERSIONS.values(), ids=VERSIONS)
def test_every_kind_of_feed_gives_words_title_outlet_and_whole_address(content: str) -> None:
    (document,), skipped = found(content)
    assert (document.text, document.title, document.outlet) == (WORDS, "Ice", "Courier")
    assert (document.url, skipped) == ("https://tarn.example/ice", ())


LINKS = {
    "beside the feed": (rss("<title>Ice</title><link>ice.html</link>"), "https://tarn.example/feeds/ice.html"),
    "an id that is an address": (
        rss("<title>Ice</title><guid>https://tarn.example/ice</guid>"),
        "https://tarn.example/ice",
    ),
    "xml:base": (
        atom(
            '<id>1</id><title>Ice</title><link href="ice"/>',
            base=' xml:base="https://news.example/2025/"',
        ),
        "https://news.example/2025/ice",
    ),
    "a picture for a text": (
        rss("<title>Ice</title><link>/ice</link><description>&lt;img src='a.jpg'&gt;</description>"),
        "https://tarn.example/ice",
    ),
    "json": (
        '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Ice", "external_url": "/ice"}]}',
        "https://tarn.example/ice",
    ),
}


@pytest.mark.parametrize(("content", "address"), LINKS.values(), ids=LINKS)
def test_an_entry_of_a_title_alone_keeps_its_link(content: str, address: str) -> None:
    documents, (skipped,) = found(content)
    assert (documents, skipped.record, skipped.reason) == ((), address, "listed")
    assert "“Ice”" in skipped.detail


def test_a_feed_on_disk_counts_links_from_the_site_that_it_names() -> None:
    _, (skipped,) = found(rss("<title>Ice</title><link>/ice</link>", link="https://news.example/"), "in/all.xml")
    assert skipped.record == "https://news.example/ice"


NO_LINKS = {
    "none": "<title>Ice</title>",
    "a script": "<title>Ice</title><link>javascript:alert(1)</link>",
    "a file": "<title>Ice</title><link>file:///etc/passwd</link>",
    "half a bracket": "<title>Ice</title><link>http://[broken</link>",
    "an id that is a name": "<title>Ice</title><guid>17</guid>",
    "an id that is said to be none": '<title>Ice</title><guid isPermaLink="false">https://tarn.example/ice</guid>',
}


@pytest.mark.parametrize("item", NO_LINKS.values(), ids=NO_LINKS)
def test_what_is_no_address_is_not_taken_for_one(item: str) -> None:
    _, (skipped,) = found(rss(item))
    assert (skipped.record, skipped.reason) == (f"{FEED}#1", "empty")


RECORDINGS = {
    "enclosure": rss(f"<title>Ice</title>{SAID}<enclosure url='{MP3}' length='9' type='audio/mpeg'/>"),
    "media rss": rss(f"<title>Ice</title>{SAID}<media:content url='{MP3}' medium='audio'/>"),
    "json": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1",
            "items": [
                {
                    "title": "Ice",
                    "content_text": WORDS,
                    "attachments": [
                        {"url": MP3, "mime_type": "audio/mpeg"},
                        {"url": "/a.jpg", "mime_type": "image/jpeg"},
                    ],
                }
            ],
        }
    ),
}


@pytest.mark.parametrize("content", RECORDINGS.values(), ids=RECORDINGS)
def test_a_recording_is_named_beside_the_words_of_its_entry(content: str) -> None:
    (document,), (skipped,) = found(content)
    assert document.text == WORDS
    assert (skipped.record, skipped.reason) == (MP3, "listed")


def test_an_entry_that_comes_twice_is_read_once() -> None:
    item = f"<title>Ice</title><link>/ice</link>{SAID}"
    (document,), (skipped,) = found(rss(item, item))
    assert document.id.endswith("-001")
    assert (skipped.record, skipped.reason) == (f"{FEED}#2", "duplicate")


DAYS = {
    "as the standard has it": ("Mon, 03 Feb 2025 23:30:00 -0500", "2025-02-03"),
    "with points": ("03.02.2025 10:00", "2025-02-03"),
    "in German": ("Mo, 03 März 2025 10:00:00 +0100", "2025-03-03"),
    "none": ("yesterday", None),
}


@pytest.mark.parametrize(("said", "day"), DAYS.values(), ids=DAYS)
def test_days_of_publishing(said: str, day: str | None) -> None:
    (document,), _ = found(rss(f"<title>Ice</title>{SAID}<pubDate>{said}</pubDate>"))
    assert (document.published, document.modified) == (day, None)


def test_pages_that_share_an_id_are_all_entries_and_have_whole_links() -> None:
    guid = '<guid isPermaLink="false">1</guid>'
    content = rss(*(f"{guid}<link>{link}</link>" for link in ("/a", "/b", "/b")), "<guid>2</guid><link>/c</link>")
    known = entries(content.encode(), "application/feed+xml", FEED)
    assert [entry.link for entry in known] == [f"https://tarn.example/{page}" for page in "abc"]
    assert known[2].id == "2"
