"""A site: pages that open from a file, made of the cards of its notes."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest
import yaml

from wortlaut.errors import UsageError
from wortlaut.publishing.jekyll import JekyllPublisher
from wortlaut.publishing.site import SitePublisher
from wortlaut.publishing.site.cards import card, slug
from wortlaut.records import Correction, Section

ATOM = "{http://www.w3.org/2005/Atom}"


class Links(HTMLParser):
    """All addresses that a page links or loads, and the names that it can be entered at."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.loaded: list[str] = []
        self.names: set[str] = set()
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag in ("a", "link") and known.get("href"):
            self.hrefs.append(known["href"])
        self.loaded += [known[key] for key in ("src", "srcset", "action", "background") if key in known]
        if known.get("id"):
            self.names.add(known["id"])


@pytest.fixture
def site(printed):
    """The files of two notes of two people, one of them in German."""
    other = replace(
        printed.note, id="berg-de", person="q", lang="de", title="Jörg Größe im Wortlaut",
        front={**printed.note.front, "person": "Jörg Größe", "date": "2026-02-01"},
        sections=(Section(heading="Häfen (Mai 2025 – Juni 2026)", paragraphs=printed.note.sections[1].paragraphs),),
    )  # fmt: skip
    return SitePublisher().together([(printed.note, printed.documents), (other, printed.documents)])


def test_every_link_inside_leads_to_a_page_and_a_place_in_it(site):
    pages = {name: Links(content) for name, content in site.items() if name.endswith(".html")}
    for name, page in pages.items():
        for href in page.hrefs:
            if href.startswith(("https://", "data:")):
                continue
            target, _, fragment = href.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
            assert place in site, (name, href)
            if fragment and place.endswith(".html"):
                assert fragment in pages[place].names, (name, href)


def test_nothing_is_loaded_and_every_page_forbids_it(site):
    for name, content in site.items():
        if name.endswith(".html"):
            assert not Links(content).loaded, name
            assert b'content="default-src &#39;none&#39;; ' in content
            assert b"fetch(" not in content
            assert b"innerHTML =" not in content


def test_people_and_themes_have_pages(site):
    assert {"people/ana-prado.html", "people/joerg-groesse.html", "themes/haefen.html"} <= set(site)
    assert "notes/joerg-groesse/berg-de.html" in site
    assert b"Prado said" in site["themes/haefen.html"]


def test_a_period_does_not_tell_two_themes_apart(printed):
    section = printed.note.sections[1]
    note = replace(printed.note, sections=(replace(section, heading="Häfen (2025)"), replace(section, heading="Häfen")))
    assert {told.theme for told in card(note, printed.documents).told} == {"Häfen"}


def test_the_search_holds_every_sentence_with_its_place(site):
    page = site["search.html"].decode()
    held = json.loads(re.search(r'<script type="application/json" id="notes">(.*?)</script>', page)[1])
    ((page_of, _, person, *_, themes, told), *_) = held["notes"]
    assert (page_of, person, themes) == ("notes/joerg-groesse/berg-de.html", "Jörg Größe", ["Häfen"])
    assert told[0] == [1, 0, "Prado said: „The pier will hold“."]


def test_a_feed_entry_leads_to_its_page(site):
    feed = ElementTree.fromstring(site["feed.atom"])
    links = [(link.get("rel"), link.get("href") in site) for link in feed.iter(f"{ATOM}link")]
    assert links == [("self", True), ("alternate", True), ("alternate", True)]
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == 2


def test_a_feed_of_a_site_stands_where_its_pages_say(site):
    home = "https://desk.example/site/"
    for name, content in site.items():
        if name.endswith(".html"):
            found = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', content.decode())
            assert found is None or urljoin(home + name, found[1]) == f"{home}feed.atom"
    read = feedparser.parse(site["feed.atom"], response_headers={"content-location": f"{home}feed.atom"})
    assert [link["href"] for link in read.feed.links if link["rel"] == "self"] == [f"{home}feed.atom"]
    pages = {link["href"].removeprefix(home) for entry in read.entries for link in entry.links}
    assert pages <= set(site)
    assert len(pages) == 2


def test_hostile_words_stay_words(hostile):
    files = SitePublisher()(hostile.note, hostile.documents)
    for name, content in files.items():
        assert b"<script>alert" not in content, name
        assert b"<img src=x" not in content, name
        assert not name.startswith("/")
        assert ".." not in name
    assert b"javascript:alert" not in b"".join(href.encode() for c in files.values() for href in Links(c).hrefs)


def test_two_notes_of_one_address_are_refused(printed):
    pair = (printed.note, printed.documents)
    with pytest.raises(UsageError, match=r"two notes would stand at notes/ana-prado/prado-pier-en\.html"):
        SitePublisher().together([pair, pair])


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Jörg Größe", "joerg-groesse"), ("蔡崇信", "caichongxin"), ("Élodie N’Diaye", "elodie-n-diaye")],
)
def test_an_address_is_plain_letters(words, expected):
    assert slug(words) == expected


def test_what_is_cut_or_empty_still_has_an_address_of_its_own():
    assert slug("a" * 70) != slug("a" * 71)
    assert slug("") != slug("…") != ""


def test_corrections_stand_in_note_list_and_feed(printed):
    spoken = printed.note.sections[1].paragraphs[0][0]
    entry = Correction(edition=2, date="2026-01-20", kind="dropped", why="changed_source", before=spoken)
    gone = Correction(edition=2, date="2026-01-20", kind="source_withdrawn", why="withdrawn_source", source="Herald")
    note = replace(printed.note, edition=2, corrections=(entry, gone))
    files = SitePublisher()(note, printed.documents)
    for name in ("corrections.html", "notes/ana-prado/prado-pier-en.html", "feed.atom"):
        assert "<del>Prado said: “The pier will hold”.</del>" in files[name].decode(), name
        assert "Edition 2, 20 January 2026" in files[name].decode()
        assert "Herald" in files[name].decode()
    assert "edition 2" in files["notes/index.html"].decode()
    (post,) = JekyllPublisher()(note, printed.documents).values()
    front = yaml.safe_load(post.decode().split("---\n")[1])
    assert front["edition"] == 2
    assert front["corrections"][0] == {
        "edition": 2, "date": "2026-01-20", "kind": "dropped", "label": "Sentence dropped", "reason": "changed_source",
        "why": "because the source's text has changed", "before": "Prado said: “The pier will hold”.",
    }  # fmt: skip


def test_notes_in_two_languages_share_the_page_of_a_theme(printed):
    def told(lang, heading):
        section = replace(printed.note.sections[1], heading=heading, theme="harbours", kind="theme")
        return replace(printed.note, id=f"prado-{lang}", lang=lang, sections=(section,))

    notes = [told("en", "Harbours (May 2025)"), told("de", "Häfen (Mai 2025)"), told("en-GB", "Harbours")]
    site = SitePublisher().together([(note, printed.documents) for note in notes])
    assert [name for name in site if name.startswith("themes/")] == ["themes/harbours.html", "themes/index.html"]
    assert "Harbours · Häfen" in site["themes/harbours.html"].decode()
