"""Marked speech in French, Spanish, Italian and Chinese: words, cue and speaker, thirty cases each (marked.jsonl)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wortlaut.extracting import extract
from wortlaut.testing import document

CASES = [json.loads(line) for line in Path(__file__).with_name("marked.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}: {case['text'][:30]}" for case in CASES])
def test_finds_words_speaker_and_cue(case):
    text = case["text"]
    found = extract(document(text, lang=case["lang"]))
    if not case["content"]:
        assert found == ()
        return
    first = found[0]
    assert [span.of(text) for span in first.content] == case["content"]
    assert "".join(span.of(text) for span in first.speaker) == case["speaker"]
    assert "".join(span.of(text) for span in first.cue) == case["cue"]
    assert first.form == "direct"


def test_a_list_behind_dashes_is_no_dialogue():
    text = "Le programme :\n— lecture à dix heures\n— concert à midi\n— bal à vingt heures"
    assert extract(document(text, lang="fr")) == ()
