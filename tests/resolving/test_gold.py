"""The gold of ``evaluation/persons.py``: its offsets stand where the words do."""

from __future__ import annotations

import json
from pathlib import Path

GOLD = Path(__file__).parents[2] / "evaluation" / "persons.jsonl"
ENTRIES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
ENOUGH = 120  # documents


def test_there_are_enough_documents_of_two_languages() -> None:
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES) >= ENOUGH
    assert {entry["lang"] for entry in ENTRIES} == {"en", "de"}


def test_every_span_covers_whole_words() -> None:
    for entry in ENTRIES:
        for quote in entry["quotes"]:
            for start, end in filter(None, (quote["content"], quote["source"])):
                words = entry["text"][start:end]
                around = entry["text"][start - 1 : start] + entry["text"][end : end + 1]
                assert words == words.strip() != "", (entry["id"], words)
                assert not any(sign.isalnum() for sign in around), (entry["id"], words)


def test_every_named_person_stands_in_the_text() -> None:
    missing = [
        (entry["id"], quote["person"])
        for entry in ENTRIES
        for quote in entry["quotes"]
        if quote["person"] and quote["person"].split()[-1].casefold() not in entry["text"].casefold()
    ]
    assert missing == []
