"""The page: self-contained, inert towards its sources, with the evidence inside."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.publishing import publish
from wortlaut.publishing.html import HtmlPublisher
from wortlaut.publishing.html.evidence import CONTEXT, compared, parts
from wortlaut.records import Audit, Evidence, Finding, Span

SCRIPTS = ["application/json", "application/ld+json", None]


class Page(HTMLParser):
    """A slow and plain reading of a page: its tags, and the text of its scripts."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._open = ""
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag):
        self._open = ""

    def handle_data(self, data):
        if self._open == "script":
            self.scripts.append(data)
        elif self._open != "style":
            self.words.append(data)

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def _page(printed) -> Page:
    ((_, content),) = HtmlPublisher()(printed.note, printed.documents).items()
    return Page(content)


def test_the_page_asks_nothing_of_any_server(printed):
    page = _page(printed)
    policy = page.named("meta")[1]["content"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    loading = [attributes for _, attributes in page.tags if "src" in attributes or "srcset" in attributes]
    assert loading == []
    assert [link["href"] for link in page.named("link")] == ["data:,"]
    ((_, content),) = HtmlPublisher()(printed.note, printed.documents).items()
    assert not re.search(rb"@import|url\(|fetch\(|innerHTML\s*[=(]", content)


def test_every_sentence_is_a_button_with_its_evidence(printed):
    page = _page(printed)
    buttons = [attributes for attributes in page.named("span") if attributes.get("role") == "button"]
    evidence = json.loads(page.scripts[0])
    assert len(buttons) == len(evidence["sentences"]) == 4
    assert all(attributes["tabindex"] == "0" for attributes in buttons)
    shown = evidence["sentences"]["s2"]
    marked = [
        "".join(text for text, evident in evidence["passages"][at]["parts"] if evident) for at in shown["passages"]
    ]
    assert marked == ["The pier will hold", "The pier will hold", "Mayor Ana Prado"]
    assert evidence["sources"]["d1"]["url"] == "https://post.example/pier"


def test_wordings_are_grouped_by_what_the_outlets_print(printed):
    shown = json.loads(_page(printed).scripts[0])["sentences"]["s2"]
    assert shown["wordings"] == [{"parts": [["The pier will hold", 0]], "sources": ["d1", "d2"]}]


WORDINGS = {
    "the same": ("Maybe 30 percent", "maybe 30 percent.", [["maybe 30 percent.", 0]]),
    "a word lost": ("Maybe 30 percent", "30 percent", [["Maybe", 2], ["30 percent", 0]]),
    "another word": (
        "It may rain",
        "It will rain",
        [["It", 0], [" ", 0], ["may", 2], ["will", 1], [" ", 0], ["rain", 0]],
    ),
    "words added": ("It rains", "It rains, they say", [["It rains,", 0], [" ", 0], ["they say", 1]]),
}


@pytest.mark.parametrize(("first", "words", "expected"), WORDINGS.values(), ids=WORDINGS)
def test_a_wording_shows_where_it_differs_from_the_best(first, words, expected):
    assert compared(first, words) == expected


def test_a_wording_in_another_language_is_named_and_not_compared(printed):
    documents = {**printed.documents, "d2": replace(printed.documents["d2"], lang="de", text="Der Pier hält stand.")}
    evidence = json.loads(_page(replace(printed, documents=documents)).scripts[0])
    assert evidence["sentences"]["s2"]["wordings"][1] == {"parts": [["Der Pier hält stan", 0]], "sources": ["d2"]}
    assert (evidence["sources"]["d1"]["language"], evidence["sources"]["d2"]["language"]) == ("", "German")


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_changes_no_word(first, words):
    assert "".join(str(part) for part, kind in compared(first, words) if kind != 2) == words


def test_nothing_that_a_source_says_becomes_markup(hostile):
    page = _page(hostile)
    assert [attributes.get("type") for attributes in page.named("script")] == SCRIPTS
    assert not page.named("img")
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not [url for attributes in page.named("a") if "script" in (url := attributes["href"] or "")]
    assert hostile.words in "".join(page.words)
    evidence = json.loads(page.scripts[0])
    assert hostile.words in json.dumps(evidence, ensure_ascii=False).replace("\\\\", "\\")
    assert evidence["sources"]["d1"]["url"] is None
    assert "<" not in page.scripts[0] + page.scripts[1]


def test_quotations_are_linked_data(printed):
    graph = json.loads(_page(printed).scripts[1])["@graph"]
    assert graph == [
        {
            "@type": "Quotation",
            "text": "The pier will hold",
            "creator": {"@type": "Person", "name": "Ana Prado"},
            "inLanguage": "en",
            "isBasedOn": {
                "@type": "CreativeWork",
                "name": "On the pier",
                "url": "https://post.example/pier",
                "publisher": {"@type": "Organization", "name": "Harbour Post"},
                "datePublished": "2025-09-10",
            },
        }
    ]


AUDITS = {
    "clean": ((), "The audit found nothing to object to."),
    "findings": ((Finding(code="a", level="error", message=""), Finding(code="b", level="warning", message="")),
                 "The audit found 1 errors and 1 warnings."),
}  # fmt: skip


@pytest.mark.parametrize(("findings", "expected"), AUDITS.values(), ids=AUDITS)
def test_the_page_says_what_its_audit_found(printed, findings, expected):
    audit = Audit(note="n", findings=findings)
    files = publish(printed.note, printed.documents, formats=["html"], context={"audit": audit})
    assert expected in "".join(Page(files["2026-01-20-prado-pier-en.html"]).words)


@given(st.text(alphabet="ab \n😀", min_size=1, max_size=900), st.data())
def test_a_passage_is_a_stretch_of_the_document_with_its_spans_marked(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=4)))
    spans = tuple(Span(one, two) for one, two in zip(cuts[::2], cuts[1::2], strict=False))
    shown = parts(text, Evidence(document="d", spans=spans))
    assert [words for words, evident in shown if evident] == [span.of(text) for span in spans]
    inner = "".join(str(words) for words, _ in shown if words not in ("… ", " …"))
    assert inner in text
    assert len(inner) <= spans[-1].end - spans[0].start + 2 * CONTEXT


@settings(max_examples=50, deadline=None)
@given(words=st.text(min_size=1, max_size=60).filter(lambda words: words.strip()))
def test_any_words_leave_the_page_whole(quoting, words):
    page = _page(quoting(words, title=words))
    assert [attributes.get("type") for attributes in page.named("script")] == SCRIPTS
    json.loads(page.scripts[0])
