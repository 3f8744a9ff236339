"""The Jekyll post."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wortlaut.publishing.jekyll import JekyllPublisher
from wortlaut.publishing.markdown import escaped, exact, line
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
    assert "Prado said: “The pier will hold”. [[1]](#ref-1)[[2]](#ref-2)" in body
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
    assert front["title"] == re.sub(r"<(?=[/a-z!])", "&lt;", hostile.note.title)
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


PLAIN = {
    "decimals and marks": 'It\'s 1.58 billion, "up four percent" -- so she said... a_b, AT&T, $5, 3 > 2, #1 + 1',
    "brackets of an editor": "[W]e said […] so",
    "a colon and an address": "years: see www.example or ../press/a.txt",
}


@pytest.mark.parametrize("words", PLAIN.values(), ids=PLAIN)
def test_what_has_no_meaning_there_is_not_escaped(words):
    assert line(escaped(words)) == words
    assert _read(words) == words


MEANING = {
    "emphasis": ("*so* _so_ a_b", r"\*so\* \_so\_ a_b"),
    "link": ("[a](b) ![c](d)", r"[a\](b) ![c\](d)"),
    "definition": ("[a]: b", r"[a\]: b"),
    "table": ("a | b", r"a \| b"),
    "liquid": ("{{ a }} {% b %}", "&#123;{ a }} &#123;% b %}"),
    "attributes": ("{:.a} {#b}", "&#123;:.a} &#123;#b}"),
    "html and entities": ("<b> &lt; &", "&lt;b> &amp;lt; &"),
    "mathematics": ("$$a$$", r"\$\$a\$\$"),
    "struck": ("~~a~~", "&#126;&#126;a&#126;&#126;"),
    "list": ("1. a", r"1\. a"),
    "bullet": ("- a", r"\- a"),
    "heading": ("# a", r"\# a"),
    "block quote": ("> a", r"\> a"),
    "underline": ("---", r"\---"),
    "no list": ("1.5 a", "1.5 a"),
    "a backslash": (r"\* C:\a", r"\\\* C:\a"),
}


@pytest.mark.parametrize(("words", "expected"), MEANING.values(), ids=MEANING)
def test_what_would_be_markup_at_its_place_is_escaped(words, expected):
    assert line(escaped(words)) == expected


@given(st.text(alphabet="aB 1.)-+=:#*_`[](){}<>&$|~^@\\'\"!%;\n„“…", min_size=1, max_size=40))
def test_escaped_words_are_read_as_the_words_they_were(words):
    shown = escaped(f"x{words}x")
    assert _read(shown) == unbroken(f"x{words}x")
    assert "{{" not in shown
    assert "{%" not in shown


@given(st.text(alphabet="a1.)-+=:#*>_ ", min_size=1, max_size=12).filter(lambda words: words.strip()))
def test_the_start_of_a_line_never_becomes_a_list_or_heading(words):
    kinds = {token.type for token in MarkdownIt().parse(line(escaped(words)))}
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}


@given(st.text(alphabet="aB 1.[]()#*`\\{}", min_size=1, max_size=30).filter(lambda words: words.strip()))
def test_a_title_stays_inside_its_link_and_its_heading(quoting, words):
    printed = quoting("The pier", title=words)
    tokens = MarkdownIt().parse(_post(printed)[2])
    shown = " ".join(words.split())
    headings = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert " ".join(_text(headings[0]).split()) == shown
    (link,) = [token for token in tokens if token.type == "inline" and "https://post.example/pier" in token.content]
    opened = next(at for at, child in enumerate(link.children) if child.type == "link_open")
    closed = next(at for at, child in enumerate(link.children) if child.type == "link_close")
    assert " ".join("".join(child.content for child in link.children[opened:closed]).split()) == shown


def _text(inline) -> str:
    return "".join(child.content for child in inline.children)


TITLES = st.text(max_size=40) | st.sampled_from(
    ["Poll: a 'no'", '"Yes": - she', "# 1", "- [ ] a", "🙂: {a}", "null", "2025-01-02", "---", "a\u2028b", "%TAG"]
)


@given(st.lists(TITLES, min_size=1, max_size=3))
def test_front_matter_is_read_back_as_it_was(quoting, titles):
    printed = quoting("The pier")
    front = {**printed.note.front, "sources": tuple({"title": title, "outlet": title} for title in titles)}
    read = _post(replace(printed, note=replace(printed.note, front=front)))[1]
    expected = [re.sub(r"[\n\r\x85\u2028\u2029]+", " ", title) for title in titles]
    expected = [re.sub(r"<(?=[A-Za-z/!?])", "&lt;", title) for title in expected]
    assert [(source["title"], source["outlet"]) for source in read["sources"]] == [(one, one) for one in expected]
    assert {**read, "sources": ()} == {**front, "sources": ()}


SMART = "don't say \"never\" -- or --- never... 'tis << 5 >> and a-b, e.g. x..y"


def test_a_commonmark_reader_sees_every_straight_mark_dash_and_dot():
    assert _read(exact(SMART)) == SMART


def test_kramdown_sets_no_mark_dash_or_dot_anew():
    ruby = shutil.which("ruby")
    if ruby is None:
        pytest.skip("needs ruby with kramdown: apt-get install ruby-kramdown")
    program = "require 'kramdown'; print Kramdown::Document.new($stdin.read).to_html"
    done = subprocess.run([ruby, "-e", program], input=exact(SMART), capture_output=True, text=True, check=False)
    if "cannot load such file" in done.stderr:
        pytest.skip("needs kramdown: apt-get install ruby-kramdown")
    assert done.returncode == 0, done.stderr
    assert html.unescape(re.sub(r"</?p>", "", done.stdout)).strip() == SMART
