"""The Jekyll post."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wortlaut.publishing.jekyll import JekyllPublisher, escaped, line
from wortlaut.publishing.text import unbroken


def _post(printed):
    ((name, content),) = JekyllPublisher()(printed.note, printed.documents).items()
    _, front, body = content.decode().split("---\n", 2)
    return name, yaml.safe_load(front), body


def _read(markdown: str) -> str:
    """The words that a CommonMark reader shows, and proof that it saw no markup in them."""
    (inline,) = [token for token in MarkdownIt().parse(markdown) if token.type == "inline"]
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    return "".join(child.content for child in inline.children)


def test_the_post_has_jekylls_name_front_matter_and_numbered_references(printed):
    name, front, body = _post(printed)
    assert name == "2026-01-20-prado-pier-en.md"
    assert front == {**printed.note.front, "sources": [{"url": "x"}]}
    assert "Prado said: “The pier will hold”. [\\[1\\]](#ref-1)[\\[2\\]](#ref-2)" in body
    assert (
        '1. <a id="ref-1"></a>[On the pier](https://post.example/pier), Harbour Post, published 10 September 2025'
        in body
    )
    assert '2. <a id="ref-2"></a>Untitled, courier.txt' in body


def test_the_outlets_words_are_set_apart_without_marks(printed):
    _, _, body = _post(printed)
    assert "In the outlet’s words: *Mayor Ana Prado said: “The pier will hold” on the pier.*" in body


def test_nothing_that_a_source_says_becomes_markup_or_liquid(hostile):
    _, front, body = _post(hostile)
    assert front["title"] == hostile.note.title
    assert "{{" not in body
    assert "{%" not in body
    assert "javascript:b" in body
    tokens = MarkdownIt("commonmark").parse(body)
    raw = [child.content for token in tokens for child in token.children or () if child.type == "html_inline"]
    assert set(raw) == {'<a id="ref-1">', '<a id="ref-2">', "</a>"}
    assert not [
        token for token in tokens if token.type in ("html_block", "fence", "code_block", "hr", "blockquote_open")
    ]
    assert all(child.attrGet("href").startswith("#ref-") for token in tokens for child in token.children or ()
               if child.type == "link_open")  # fmt: skip


@given(st.text(alphabet="aB 1.)-+=:#*_`[](){}<>&$|~^@\\'\"!%\n„“…", min_size=1, max_size=40))
def test_escaped_words_are_read_as_the_words_they_were(words):
    shown = escaped(f"x{words}x")
    assert _read(shown) == unbroken(f"x{words}x")
    assert "{{" not in shown
    assert "{%" not in shown


@given(st.text(alphabet="a1.)-+=:#*>_ ", min_size=1, max_size=12).filter(lambda words: words.strip()))
def test_the_start_of_a_line_never_becomes_a_list_or_heading(words):
    kinds = {token.type for token in MarkdownIt().parse(line(escaped(words)))}
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}
