"""The promise on real articles: whatever stands between quotation marks in a note is a stretch of one of them."""

from __future__ import annotations

import html
import json
import re

import pytest

import wortlaut

NOTES = {
    "English, US politics": ("polnear.dev.jsonl", "Barack Obama", "en", "“”"),
    "German, news in brief": ("gnq.train.jsonl", "Angela Merkel", "de", "„“"),
}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("corpus", "person", "lang", "marks"), NOTES.values(), ids=NOTES)
def test_every_quotation_of_a_note_from_real_articles_stands_in_one_of_them(shared, corpus, person, lang, marks):
    brief = wortlaut.brief(
        person, shared / "corpora" / corpus, lang=lang, settings=wortlaut.Settings(today="2026-02-01")
    )
    files = brief.files(["jekyll", "json"])
    texts = {name: document.text for name, document in brief.documents.items()}
    (bundle,) = (json.loads(content) for name, content in files.items() if name.endswith(".json"))
    assert bundle["quotations"]
    for quotation in bundle["quotations"]:
        start, end = quotation["span"]
        assert texts[quotation["document"]][start:end] == quotation["text"]
    (printed,) = (content.decode() for name, content in files.items() if name.endswith(".md"))
    body = printed.split("\n---\n", 1)[1].rsplit("\n### ", 1)[0]
    marked = re.findall(f"{marks[0]}([^{marks}]+){marks[1]}", body)
    assert len(marked) >= 5
    for stretch in marked:
        for piece in plain(stretch).split("[…]"):
            assert any(piece.strip() in text for text in texts.values()), piece


def plain(markdown: str) -> str:
    """Return the characters that a Markdown reader shows."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))
