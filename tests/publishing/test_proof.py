"""Copies of sources: the passage marked where it stands, and nothing that runs, loads or leads astray."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from wortlaut.collecting.markup import parse
from wortlaut.publishing.proof import KEPT, anchor, copy, copy_name
from wortlaut.records import Capture, Span
from wortlaut.testing import document

WORDS = "The lock gates stay open"
TEXT = f"Canal news. {WORDS}, said the warden.\n\nAgain: {WORDS}, said nobody."


def capture(media_type: str = "text/html") -> Capture:
    return Capture(
        digest="d" * 64,
        uri="https://post.example/gates",
        final_uri="https://post.example/gates",
        fetched="2026-01-05T08:00:00+00:00",
        media_type=media_type,
        size=1,
    )


def made(
    page: str | None, *spans: Span, text: str = TEXT, url: str | None = "https://post.example/gates", lang: str = "en"
):
    known = document(text, id="gates", url=url, title="Gates <open>", outlet="Post")
    tree = parse(page.encode()) if page is not None else None
    return html.document_fromstring(
        copy(known, spans, (capture(), tree), lang).encode(), parser=html.HTMLParser(encoding="utf-8")
    )


def span(words: str, which: int = 0, text: str = TEXT) -> Span:
    start = -1
    for _ in range(which + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def marked(tree, section: str) -> list[str]:
    return [one.text_content() for one in tree.xpath(f"//section[@class='{section}']//mark")]


PAGE = (
    "<html><body><nav>Menu</nav><p>Canal news. <b>The lock</b> gates\n stay&shy; open, said the warden.</p>"
    f"<p>Again: {WORDS}, said nobody.</p>"
)


def test_the_passage_is_marked_in_the_page_across_its_tags_and_in_the_text():
    tree = made(PAGE, span(WORDS))
    assert "".join(marked(tree, "page")).replace("\u00ad", "").split() == WORDS.split()
    assert marked(tree, "text") == [WORDS]
    (named,) = tree.xpath(f"//*[@id='{anchor(span(WORDS))}']")
    assert named.xpath("ancestor::section/@class") == ["page"]
    assert named.getnext().text == "The lock"


def test_of_several_places_the_one_is_marked_that_the_passage_is_from():
    tree = made(PAGE, span(WORDS, 1))
    (found,) = tree.xpath("//section[@class='page']//mark")
    assert found.xpath("preceding-sibling::text() | ..")[0].text_content().startswith("Again")


def test_a_passage_that_the_page_has_otherwise_is_marked_in_the_text_and_that_is_said():
    tree = made("<p>The lock <img alt='“'> gates remain open</p>", span(WORDS))
    assert marked(tree, "page") == []
    assert marked(tree, "text") == [WORDS]
    assert "not found here letter by letter" in tree.text_content()
    assert tree.xpath(f"//section[@class='text']//*[@id='{anchor(span(WORDS))}']")


def test_what_is_no_page_is_shown_as_text():
    tree = made(None, span(WORDS), span("said nobody"))
    assert not tree.xpath("//section[@class='page']")
    assert marked(tree, "text") == [WORDS, "said nobody"]


def test_overlapping_passages_are_all_named():
    one, other = Span(12, 30), Span(20, 40)
    tree = made(None, one, other)
    assert {anchor(one), anchor(other)} <= set(tree.xpath("//@id"))
    assert "".join(marked(tree, "text")) == TEXT[12:40]


HOSTILE = {
    "script": "<script>alert(1)</script><p onclick='alert(1)'>words</p>",
    "frame and object": "<iframe src=//evil.example></iframe><object data=x></object><embed src=x>",
    "picture": "<img src=https://evil.example/x.png onerror=alert(1)><picture><source srcset=x></picture>",
    "style": "<style>@import url(https://evil.example)</style><p style='background:url(//evil.example)'>words</p>",
    "link and base": "<link rel=stylesheet href=//evil.example><base href=//evil.example>",
    "refresh": "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "form": "<form action=//evil.example><input name=a><button>words</button></form>",
    "drawing": "<svg><a href='javascript:alert(1)'><text>words</text></a><script>alert(1)</script></svg>",
    "addresses": "<a href='javascript:alert(1)'>a</a><a href=' data:text/html,x'>b</a><a href='//evil.example'>c</a>",
    "names": "<p id=p0-5 name=x class=text lang='en\" onclick=x'>words</p>",
    "a copy inside": "</section></body><section class=page><mark>words</mark></section>",
    "template": "<template><script>alert(1)</script></template><noscript><img src=x></noscript>",
    "comment": "<!--><script>alert(1)</script>--><p>words</p>",
    "plaintext": "<plaintext><script>alert(1)</script>",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_nothing_of_a_page_runs_loads_or_leads_astray(page):
    tree = made(f"<html><body>{page}<p>{WORDS}</p></body></html>", span(WORDS))
    body = tree.find("body")
    assert {one.tag for one in body.iter()} <= KEPT | {"body"}
    for one in body.iter():
        assert set(one.attrib) <= {"href", "rel", "lang", "id", "class", "aria-label"}
        assert one.get("href", "https://").startswith(("http://", "https://"))
    copied = body.xpath("//section[@class='page']/div[@class='copy']")
    assert not [
        one for inside in copied for one in inside.xpath(".//*/@class | .//*/@id") if one != anchor(span(WORDS))
    ]
    assert len(body.xpath(f"//*[@id='{anchor(span(WORDS))}']")) == 1
    assert body.xpath("count(./section)") == len(copied) + 1
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not tree.xpath("//head//script | //head//link[not(starts-with(@href, 'data:,'))]")


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<p>", "a", "b ", "&lt;", "<script>", "</script>", "\u00ad", "<br>"]),
        max_size=30,
    )
)
def test_every_letter_of_a_passage_that_a_page_has_is_marked_and_no_other(parts):
    tree = parse(("<html><body><div>" + "".join(parts) + "</div>").encode())
    text = "ab"
    shown = html.document_fromstring(copy(document(text, id="x"), [Span(0, 2)], (capture(), tree), "en"))
    found = "".join("".join(marked(shown, "page")).split()).replace("\u00ad", "")
    words = "".join(tree.xpath("//body//text()[not(ancestor::script)]"))
    assert found == ("ab" if "ab" in "".join(words.split()).replace("\u00ad", "") else "")
    assert "".join(shown.xpath("//div[@class='copy']//text()")) in (words, "")


def test_a_deep_page_is_copied():
    tree = made("<div>" * 200 + f"<p>{WORDS}</p>", span(WORDS))
    assert "".join(marked(tree, "page")) == WORDS


@pytest.mark.parametrize("name", ["a", "../../etc/passwd", "\u00e4" * 500, "", "a/b\\c:d", "CON"])
def test_names_of_copies_are_file_names(name):
    assert len(copy_name(name)) < 90
    assert copy_name(name).replace("-", "").replace(".", "").isalnum()


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es", "it", "zh"])
def test_the_copy_speaks_the_language_of_the_note(lang):
    from wortlaut.publishing.text import phrases

    words = phrases(lang)["proof"]
    assert all(
        words[key] in made(PAGE, span(WORDS), lang=lang).text_content() for key in ("explanation", "page", "text")
    )
