"""EPUB and Atom: well-formed whatever the sources say, the same every time."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from wortlaut.errors import UsageError
from wortlaut.publishing import publish
from wortlaut.publishing.atom import AtomPublisher
from wortlaut.publishing.epub import EpubPublisher

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
XHTML = "{http://www.w3.org/1999/xhtml}"


def book(printed) -> zipfile.ZipFile:
    ((name, content),) = EpubPublisher()(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.epub"
    return zipfile.ZipFile(io.BytesIO(content))


def feed(*notes):
    content = AtomPublisher().together([(printed.note, printed.documents) for printed in notes])["feed.atom"]
    SCHEMA.assertValid(etree.fromstring(content))
    parsed = feedparser.parse(content, sanitize_html=False)
    assert not parsed.bozo
    return parsed


def test_a_book_begins_with_its_type_and_lists_what_it_holds(printed):
    packed = book(printed)
    first = packed.infolist()[0]
    assert (first.filename, first.compress_type, packed.read(first)) == (
        "mimetype", zipfile.ZIP_STORED, b"application/epub+zip",
    )  # fmt: skip
    package = ElementTree.fromstring(packed.read("book/book.opf"))
    listed = {part.get("href") for part in package.iter("{http://www.idpf.org/2007/opf}item")}
    assert {f"book/{name}" for name in listed} == set(packed.namelist()) - {
        "mimetype", "META-INF/container.xml", "book/book.opf",
    }  # fmt: skip


def test_its_contents_lead_to_its_parts(printed):
    packed = book(printed)
    page, nav = (ElementTree.fromstring(packed.read(f"book/{name}.xhtml")) for name in ("note", "nav"))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [link.get("href", "") for link in (*page.iter(f"{XHTML}a"), *nav.iter(f"{XHTML}a"))]
    assert {target.partition("#")[2] for target in targets if not target.startswith("https:")} <= set(ids)


@pytest.mark.parametrize("words", ["a\x00b\x0bc\ufffe", "</p><script>x</script>", "]]> &amp; &nbsp; <!--", "\ud800"])
def test_nothing_that_a_source_says_breaks_the_xml(quoting, words):
    printed = quoting(f"The pier {words} holds", title=words, outlet=words)
    page = ElementTree.fromstring(book(printed).read("book/note.xhtml"))
    assert not list(page.iter(f"{XHTML}script"))
    assert len(feed(printed).entries) == 1


def test_no_address_but_the_web_is_linked(hostile):
    page = ElementTree.fromstring(book(hostile).read("book/note.xhtml"))
    assert all(link.get("href", "").startswith("#ref-") for link in page.iter(f"{XHTML}a"))


def test_a_feed_has_the_latest_note_first_and_every_note_whole(printed, quoting):
    other = quoting("The ferry will sail")
    front = {**other.note.front, "date": "2026-02-01"}
    later = replace(other.note, id="prado-ferry-en", title="On the ferry", front=front)
    shown = feed(printed, replace(other, note=later))
    assert [entry.title for entry in shown.entries] == ["On the ferry", "On the pier"]
    assert shown.feed.updated == shown.entries[0].updated == "2026-02-01T00:00:00Z"
    assert "The ferry will sail" in shown.entries[0].content[0].value
    assert len({entry.id for entry in shown.entries} | {shown.feed.id}) == 3


def test_a_new_edition_keeps_its_name(printed):
    edition = replace(printed, note=replace(printed.note, front={**printed.note.front, "date": "2026-03-01"}))
    assert feed(printed).entries[0].id == feed(edition).entries[0].id


@pytest.mark.parametrize("format_", ["epub", "atom"])
@pytest.mark.parametrize("date", ["", "soon", "2026-13-01", 7])
def test_a_note_without_a_day_is_refused(printed, format_, date):
    note = replace(printed.note, front={**printed.note.front, "date": date})
    with pytest.raises(UsageError, match="no day in the front matter"):
        publish(note, printed.documents, formats=[format_])


BROKEN = {
    "no moment": (b"T00:00:00Z", b""),
    "no id": (b"<id>urn:uuid:", b"<id>"),
    "no author": (b"<name>Wortlaut</name>", b""),
    "an element of another's": (b"<author>", b"<writer/><author>"),
}


@pytest.mark.parametrize(("there", "instead"), BROKEN.values(), ids=BROKEN)
def test_the_schema_of_feeds_would_find_a_fault(printed, there, instead):
    content = AtomPublisher()(printed.note, printed.documents)["prado-pier-en.atom"]
    assert there in content
    assert not SCHEMA.validate(etree.fromstring(content.replace(there, instead)))


def own_address(content: bytes, fetched_from: str) -> list[str]:
    """Where a feed says that it stands, as a program resolves it that fetched it from an address (RFC 4287)."""
    fetched = {"content-location": fetched_from, "content-type": "application/atom+xml; charset=utf-8"}
    parsed = feedparser.parse(content, response_headers=fetched)
    assert not parsed.bozo
    return [link["href"] for link in parsed.feed.links if link["rel"] == "self"]


@pytest.mark.parametrize("folder", ["https://desk.example/", "https://desk.example/notes/2026/"])
def test_a_feed_names_the_address_it_was_fetched_from_wherever_that_is(printed, folder):
    alone = AtomPublisher()(printed.note, printed.documents)
    together = AtomPublisher().together([(printed.note, printed.documents)])
    for name, content in (alone | together).items():
        assert own_address(content, folder + name) == [folder + name]
        moved = content.replace(name.encode(), b"elsewhere.atom")
        assert own_address(moved, folder + name) != [folder + name]


def test_feeds_of_one_note_and_of_all_are_not_taken_for_each_other(printed):
    other = replace(printed.note, id="prado-ferry-en")
    contents = [
        *AtomPublisher()(printed.note, printed.documents).values(),
        *AtomPublisher()(other, printed.documents).values(),
        *AtomPublisher().together([(printed.note, printed.documents)]).values(),
    ]
    assert len({feedparser.parse(content).feed.id for content in contents}) == 3
