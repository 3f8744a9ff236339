"""Web pages: the article's words whole, its marks kept, the page's furniture gone, its metadata read."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from wortlaut.collecting import read
from wortlaut.records import Capture, Document

LEAD = (
    "The ferry company Tarn Lines will close its winter route for good, its chief executive Orla Benn said on Monday "
    "in front of some forty reporters and a great many gulls."
)
SECOND = "“We lost money on every crossing but two,” she said. “Those two were free.”"
THIRD = "The harbour master, Piet Aalders, called the decision “late, but not wrong”, and went back to his ropes."
LAST = "A spokesman for the union had no comment; he was on the boat."


def page(body: str, *, head: str = "", lang: str = "en") -> bytes:
    text = f"<!DOCTYPE html><html lang='{lang}'><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return text.encode()


def article(*paragraphs: str) -> str:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<nav><a href=/>Home</a> <a href=/sea>Sea</a></nav><main><article>{words}</article></main><footer>©</footer>"
    )


def capture(content: bytes, uri: str = "saved/ferry.html") -> Capture:
    return Capture(
        digest="ab" * 32,
        uri=uri,
        final_uri=uri,
        fetched="2026-03-01T12:00:00+00:00",
        media_type="text/html",
        size=len(content),
    )


def document(content: bytes, uri: str = "saved/ferry.html") -> Document:
    documents, skipped = read(capture(content, uri), content)
    assert not skipped
    return documents[0]


def words(found: Document) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks]


def test_every_paragraph_stands_whole_to_the_last() -> None:
    found = document(page(article(LEAD, SECOND, THIRD, LAST)))
    assert found.text == "\n\n".join([LEAD, SECOND, THIRD, LAST])
    assert words(found) == [LEAD, SECOND, THIRD, LAST]
    assert (found.id, found.file, found.url) == ("ferry-abababab", "saved/ferry.html", None)
    assert (found.accessed, found.capture, found.lang) == ("2026-03-01", "ab" * 32, "en")


MARKS = {
    "curly": "“We wait,” Orla Benn said, “and we count.”",
    "entities": "&bdquo;Wir warten&ldquo;, sagte Orla Benn, &raquo;und wir z&auml;hlen&laquo;.",
    "guillemets": "«Nous attendons», a dit Orla Benn, « et nous comptons ».",
    "corner": "奥拉·本恩说：「我们等待，我们计算。」她没有说要等多久。",
    "inside a link": "“We <a href='/w'>wait</a>,” Orla Benn <em>said</em>, “and we <strong>count</strong>.”",
}


@pytest.mark.parametrize("sentence", MARKS.values(), ids=MARKS)
def test_no_quotation_mark_is_lost(sentence: str) -> None:
    from html import unescape

    found = document(page(article(LEAD, sentence, THIRD)))
    assert unescape(re.sub("<[^>]*>", "", sentence)) in words(found)


def test_marks_that_a_browser_prints_are_in_the_text() -> None:
    said = "<q>Wir warten <em>nicht</em></q>, sagte Orla Benn der Hafenzeitung, bevor sie an Bord ging."
    assert words(document(page(article(LEAD, said, THIRD), lang="de")))[1].startswith("„Wir warten nicht“, sagte")


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    found = document(page(article(f"{LEAD}<br><br>{SECOND}<br>{THIRD}", LAST)))
    assert words(found) == [LEAD, f"{SECOND}\n{THIRD}", LAST]


def test_questions_and_answers_of_an_interview_stay_apart() -> None:
    asked = ["<b>Ms Benn, why now?</b>", "Because the ice came late.", "<b>And the crew?</b>", "The crew comes first."]
    found = words(document(page(article(LEAD, *asked, THIRD))))
    assert found[1:5] == ["Ms Benn, why now?", "Because the ice came late.", "And the crew?", "The crew comes first."]


def test_headings_lists_and_quotes_are_known_as_such() -> None:
    body = article(LEAD).replace(
        "</article>",
        f"<h2>What it costs</h2><p>{THIRD}</p><ul><li>Fuel: two million</li><li>Crew: one million</li></ul>"
        f"<blockquote><p>Nobody ever missed a boat that did not sail, says the proverb.</p></blockquote>"
        f"<p>{LAST}</p></article>",
    )
    found = document(page(body))
    assert [block.kind for block in found.blocks] == [
        "paragraph",
        "heading",
        "paragraph",
        *["list"] * 2,
        "quote",
        "paragraph",
    ]
    assert found.blocks[1].level == 2


def test_title_byline_and_pull_quote_are_not_part_of_the_text() -> None:
    body = (
        "<article><p>Shipping</p><h1>Tarn Lines gives up its winter</h1><p>By Ida Roe and Sam Oduya</p>"
        f"<p>{LEAD}</p><blockquote><p>“We lost money on every crossing but two”</p></blockquote>"
        f"<p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p></article>"
    )
    head = "<meta name=author content='Ida Roe'><meta property='og:title' content='Tarn Lines gives up its winter'>"
    found = document(page(body, head=head))
    assert found.title == "Tarn Lines gives up its winter"
    assert words(found) == [LEAD, SECOND, THIRD, LAST]


def test_the_standfirst_of_an_article_stays_and_the_teaser_of_another_goes() -> None:
    own = "<p class=teaser>“We lost money,” says the head of Tarn Lines, and gives up the winter.</p>"
    other = "<aside><p class=teaser><a href=/x>Ten ferries that you must see before they sink</a></p></aside>"
    found = document(
        page(
            article(LEAD, SECOND, LAST)
            .replace("<article>", f"<article>{own}")
            .replace("</article>", f"{other}</article>")
        )
    )
    assert words(found)[0].startswith("“We lost money,” says the head")
    assert "Ten ferries" not in found.text


LINES = {  # beside the article's four paragraphs: what of it stays
    "a speaker who is a link above words": (
        "<div><a href=/benn>Orla Benn</a><p>So be it.</p></div>",
        ["Orla Benn", "So be it."],
    ),
    "a link within words": (
        "<div><p>The board answered.</p>See <a href=/a>the letter</a>.</div>",
        ["The board answered.", "See the letter."],
    ),
    "a button under words": ("<div><p>The board answered.</p><a href=/a>Reply now</a></div>", ["The board answered."]),
    "a label and a link": ("<p>Read also: <a href=/a>“Nobody asked me”, says the cook</a></p>", []),
    "a person and a link": (
        "<p>Benn said: <a href=/a>“Nobody asked me”</a> and left.</p>",
        ["Benn said: “Nobody asked me” and left."],
    ),
    "a heading over links alone": (
        "<section><h2>In short</h2><ul><li><a href=#a>Benn closes it</a><li><a href=#b>Aalders</a></ul></section>",
        [],
    ),
    "facts beside": (
        "<aside class=fact-box><h3>Tarn Lines</h3><p>Two ships, one crew.</p></aside>",
        ["Tarn Lines", "Two ships, one crew."],
    ),
    "a correction below": (
        "<footer class=amendment><p>This gave a wrong day.</p></footer>",
        ["This gave a wrong day."],
    ),
    "something else below": ("<footer class=filed><p>Filed under Sea.</p></footer>", []),
    "something else beside": ("<aside class=more><h3>Weather</h3><p>Rain, then gulls.</p></aside>", []),
}


@pytest.mark.parametrize(("line", "kept"), LINES.values(), ids=LINES)
def test_lines_of_links_and_boxes_of_facts(line: str, kept: list[str]) -> None:
    body = f"<article class=article-body><p>{LEAD}</p><p>{SECOND}</p>{line}<p>{THIRD}</p><p>{LAST}</p></article>"
    assert [one for one in words(document(page(body))) if one not in (LEAD, SECOND, THIRD, LAST)] == kept


LAST_LINES = {
    "rights": ("© The Tarn Courier 2025. All rights reserved.", False),
    "rights in Italian": ("Riproduzione riservata ©", False),
    "an editor": ("（责任编辑：王晓）", False),
    "its own address": ("URL: https://tarn.example/a", False),
    "an agency's credit": ("(dpa)", True),
    "a picture's owner alone": ("© dpa", True),
    "words about rights": ("Benn said she had “all rights reserved” painted on the ship.", True),
    "words about an address": ("More stands at https://tarn.example/a, Benn said.", True),
}


@pytest.mark.parametrize(("line", "stays"), LAST_LINES.values(), ids=LAST_LINES)
def test_last_lines_about_the_page_itself(line: str, stays: bool) -> None:
    found = words(document(page(article(LEAD, SECOND, THIRD, line))))
    assert found == [LEAD, SECOND, THIRD, *([line] if stays else [])]
    assert words(document(page(article(LEAD, line, SECOND, THIRD)))) == [LEAD, line, SECOND, THIRD]


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Somebody else"},
        {
            "@type": ["NewsArticle"],
            "headline": "Tarn Lines &amp; the winter",
            "datePublished": "2025-02-03T23:30:00+01:00",
            "dateModified": "2025-02-05",
            "author": [{"@type": "Person", "name": "By Ida Roe"}, {"@type": "Person", "name": "Sam Oduya"}],
            "publisher": {"@type": "Organization", "name": "The Tarn Courier"},
            "inLanguage": "en-GB",
        },
    ],
}


def test_metadata_come_from_json_ld() -> None:
    head = (
        f"<script type='application/ld+json'>{json.dumps(LINKED)}</script><link rel=canonical href=https://t.example/a>"
    )
    found = document(page(article(LEAD, SECOND, LAST), head=head))
    assert (found.title, found.outlet) == ("Tarn Lines & the winter", "The Tarn Courier")
    assert (found.published, found.modified, found.authors) == ("2025-02-03", "2025-02-05", ("Ida Roe", "Sam Oduya"))
    assert found.url == "https://t.example/a"


def test_metadata_come_from_meta_tags_where_json_ld_is_broken() -> None:
    head = (
        "<script type='application/ld+json'>{broken</script><meta property='og:site_name' content='Tarn Courier'>"
        "<meta property='article:published_time' content='2025-02-03T08:00:00Z'>"
        "<meta name='author' content='dwp / Ida Roe'><meta property='og:url' content='https://t.example/b'>"
    )
    found = document(page(article(LEAD, SECOND, LAST), head=head))
    assert (found.outlet, found.published, found.url) == ("Tarn Courier", "2025-02-03", "https://t.example/b")
    assert (found.authors, found.agency) == (("Ida Roe",), "dwp")


TITLES = {
    "headline, then site": ("<title>Winter ends - Tarn Courier</title>", "<h1>Winter ends</h1>"),
    "site, then headline": ("<title>Tarn Courier: Winter ends</title>", "<h1>Tarn Courier</h1><h2>Winter ends</h2>"),
}


@pytest.mark.parametrize(("head", "headings"), TITLES.values(), ids=TITLES)
def test_headline_and_site_are_told_apart(head: str, headings: str) -> None:
    found = document(page(headings + article(LEAD, SECOND, LAST), head=head))
    assert (found.title, found.outlet) == ("Winter ends", "Tarn Courier")


AGENCIES = {
    "dateline": (f"TARN (dwp) - {LEAD}", LAST, "dwp"),
    "dateline with a day": (f"TARN, Feb 3 (Meridian) – {LEAD}", LAST, "Meridian"),
    "at the end": (LEAD, f"{LAST} (dwp)", "dwp"),
    "slashed": (LEAD, f"{LAST} /dwp/", "dwp"),
    "a party is no agency": (f"Piet Aalders (Greens) said: {LEAD}", LAST, None),
    "an aside is no agency": (LEAD, "The boat (a ferry) sails.", None),
}


@pytest.mark.parametrize(("first", "last", "agency"), AGENCIES.values(), ids=AGENCIES)
def test_an_agency_is_known_where_it_is_credited_plainly(first: str, last: str, agency: str | None) -> None:
    assert document(page(article(first, SECOND, last))).agency == agency


def test_the_language_of_the_words_outweighs_a_template() -> None:
    german = (
        "Die Reederei stellt ihre Winterroute ein, sagte die Geschäftsführerin am Montag vor etwa vierzig Reportern.",
        "Man habe auf jeder Überfahrt Geld verloren, und daran werde sich auch im nächsten Jahr nichts ändern.",
        "Der Hafenmeister nannte die Entscheidung spät, aber nicht falsch, und kehrte zu seinen Tauen zurück.",
        "Ein Sprecher der Gewerkschaft äußerte sich nicht dazu; er war gerade auf dem Schiff und hatte keinen Empfang.",
    )
    assert document(page(article(*german), lang="en-US")).lang == "de"


GATES = {
    "nothing": "<p>Home</p>",
    "scripts only": "<noscript>Please enable JavaScript to read this page.</noscript><div id=app></div>",
    "teaser and wall": article(LEAD, "Subscribe to continue reading. Already a subscriber? Sign in to read on."),
    "consent": article("We value your privacy. We and our partners store information on your device. " * 2),
}


@pytest.mark.parametrize("body", GATES.values(), ids=GATES)
def test_a_gate_is_unreadable_not_an_article(body: str) -> None:
    content = page(body)
    documents, skipped = read(capture(content), content)
    assert (documents, [entry.reason for entry in skipped]) == ((), ["unreadable"])


def test_an_article_about_subscriptions_is_no_gate() -> None:
    about = "Readers were asked to subscribe to continue reading, and most of them did, the publisher said. "
    assert document(page(article(LEAD, about * 2, SECOND, THIRD, LEAD + SECOND, LAST))).text.startswith(LEAD)


ENCODINGS = {
    "declared cp1252": ("<meta charset=windows-1252>", "cp1252"),
    "declared latin-1 means cp1252": ("<meta charset=iso-8859-1>", "cp1252"),
    "utf-16 with mark": ("", "utf-16"),
    "undeclared": ("", "cp1252"),
}


@pytest.mark.parametrize(("meta", "encoding"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(meta: str, encoding: str) -> None:
    said = "„Wir warten“, sagte Jörg Müßig – und zählte die Möwen über der Fähre von Königsmoor."
    text = f"<html lang=de><head>{meta}</head><body>{article(LEAD, said, said, LAST)}</body></html>"
    assert said in words(document(text.encode(encoding)))


def test_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour's safe opens with 4711")
    text = (
        f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{secret}'>]><html><body>{article(LEAD, '&x;', LAST)}</body></html>"
    )
    assert "4711" not in document(text.encode()).text


@pytest.mark.shared
def test_real_pages_keep_their_score(shared: Path) -> None:
    """Twelve real pages, mean share of the gold's words in order: the whole measure is evaluation/pages.py."""
    folder = shared / "pages"
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    kept, whole = 0, 0
    for name in sorted(gold)[::8]:
        content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        documents, _ = read(capture(content, gold[name]["url"]), content)
        text = " ".join(re.findall(r"\w+", documents[0].text)) if documents else ""
        sentences = [
            " ".join(re.findall(r"\w+", line)) for line in gold[name]["articleBody"].split("\n") if line.strip()
        ]
        kept += sum(len(line) for line in sentences if line in text)
        whole += sum(len(line) for line in sentences)
    assert kept / whole > 0.95
