"""The gold of ``evaluation/persons.py``: its offsets stand where the words do."""

from __future__ import annotations

import json
import re
from pathlib import Path

GOLD = Path(__file__).parents[2] / "evaluation" / "persons.jsonl"
ENTRIES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
ENOUGH = 120  # documents
ENOUGH_CASES = 40


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


def test_the_cases_of_joining_have_mentions_of_the_persons_they_leave_open() -> None:
    cases = (GOLD.parent / "joining.txt").read_text(encoding="utf-8").split("\n---\n")
    assert len(cases) >= ENOUGH_CASES
    for case in cases:
        keys = re.findall(r"\{(\??[a-z]+)@", case)
        assert len(keys) >= 2, case
        assert {letter for key in keys if key.startswith("?") for letter in key[1:]} <= set(keys), case
