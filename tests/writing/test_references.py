"""Numbers, deep links, and what may become a link."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records import Document, Span
from wortlaut.writing.references import References, deep_link, is_web_address

LINKS = {
    "short": ("https://a.example/b", "The pier holds", "https://a.example/b#:~:text=The%20pier%20holds"),
    "comma and hyphen": ("https://a.example/", "well-made, too", "https://a.example/#:~:text=well%2Dmade%2C%20too"),
    "after a fragment": ("https://a.example/#top", "Yes & no", "https://a.example/#top:~:text=Yes%20%26%20no"),
    "old text fragment": ("https://a.example/#:~:text=old", "new", "https://a.example/#:~:text=new"),
    "by its two ends": (
        "https://a.example/",
        "a b c d e f g h i j k l",
        "https://a.example/#:~:text=a%20b%20c%20d%20e%20f,i%20j%20k%20l",
    ),
    "umlaut": ("https://a.example/", "Fähre", "https://a.example/#:~:text=F%C3%A4hre"),
    "no words": ("https://a.example/", " \n", "https://a.example/"),
}


@pytest.mark.parametrize(("url", "passage", "expected"), LINKS.values(), ids=LINKS)
def test_a_deep_link_names_the_passage(url, passage, expected):
    assert deep_link(url, passage) == expected


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.split() and max(text) < "\ud800"))
def test_a_text_fragment_says_the_words_and_hides_its_own_marks(passage):
    fragment = deep_link("https://a.example/", passage).partition(":~:text=")[2]
    assert "-" not in fragment
    assert "&" not in fragment
    if len(passage.split()) <= 10:
        assert unquote(fragment) == " ".join(passage.split())


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//a", "", None, "http://[", "https:"]
)
def test_only_the_web_becomes_a_link(url):
    assert not is_web_address(url)


def test_documents_are_numbered_by_first_use():
    documents = {name: Document(id=name, text="Words enough.", url="https://a.example/", title=name) for name in "ab"}
    references = References(documents)
    numbers = [references.number("b"), references.number("a", Span(0, 5)), references.number("b", Span(6, 12))]
    first, second = references.records("Untitled")
    assert numbers == [1, 2, 1]
    assert (first.document, first.url) == ("b", "https://a.example/#:~:text=enough")
    assert second.url == "https://a.example/#:~:text=Words"


def test_a_file_keeps_its_path_and_no_address():
    (reference,) = _numbered(Document(id="a", text="Words.", url="javascript:x()", file="notes/a.txt"))
    assert (reference.url, reference.file, reference.title) == (None, "notes/a.txt", "a.txt")


def _numbered(document: Document):
    references = References({document.id: document})
    references.number(document.id, Span(0, 5))
    return references.records("Untitled")
