"""Accepted findings and safe repairs: who let what stand, and what a program may change."""

from __future__ import annotations

import json

import pytest

from wortlaut.auditing import repaired, sift
from wortlaut.desk import accept, read_accepted, repair, review
from wortlaut.errors import UsageError
from wortlaut.records import Edit, Finding, Span

NOTE = """---
lang: en
date: 2026-04-02
author: Runa Feldt
sources: [Mercury]
image: true
---

### On the pier

The board met on Wednesday, 3 February 2026. [1]

### References

1. [Harbour board keeps the pier](https://mercury.example/pier)
"""


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "pier.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_an_accepted_finding_is_told_no_more(note, tmp_path):
    audit = review(note).audit
    weekday = next(one for one in audit.findings if one.code == "date/weekday")
    baseline = tmp_path / "accepted.json"
    (entry,) = accept(
        baseline, audit, [weekday.fingerprint[:8]], by="R. Feldt", why="the minutes say so", on="2026-04-03"
    )
    assert (entry.code, entry.by, entry.note) == ("date/weekday", "R. Feldt", "pier.md")
    left = sift(review(note).audit, read_accepted(baseline))
    assert "date/weekday" not in {one.code for one in left.audit.findings}
    assert [told for _, told in left.accepted] == [entry]
    assert left.stale == ()


def test_it_stays_accepted_when_lines_are_added_and_is_stale_when_mended(note, tmp_path):
    audit = review(note).audit
    weekday = next(one for one in audit.findings if one.code == "date/weekday")
    baseline = tmp_path / "accepted.json"
    accept(baseline, audit, [weekday.fingerprint], by="R. Feldt", why="seen", on="2026-04-03")
    note.write_text(NOTE.replace("### On the pier", "### Before\n\nNothing. [1]\n\n### On the pier"), encoding="utf-8")
    assert len(sift(review(note).audit, read_accepted(baseline)).accepted) == 1
    note.write_text(NOTE.replace("Wednesday", "Tuesday"), encoding="utf-8")
    assert len(sift(review(note).audit, read_accepted(baseline)).stale) == 1


WRONG = {
    "nobody": ({"by": " ", "why": "seen"}, "somebody"),
    "for nothing": ({"by": "R. Feldt", "why": ""}, "reason"),
    "unknown": ({"by": "R. Feldt", "why": "seen", "names": ["ffff"]}, "no finding"),
}


@pytest.mark.parametrize(("known", "told"), WRONG.values(), ids=WRONG)
def test_accepting_needs_a_finding_a_person_and_a_reason(note, tmp_path, known, told):
    with pytest.raises(UsageError, match=told):
        accept(tmp_path / "a.json", review(note).audit, known.pop("names", []), on="2026-04-03", **known)


BROKEN = {
    "no JSON": "{",
    "another thing": "[]",
    "nobody": json.dumps(
        {"accepted": [dict.fromkeys(("fingerprint", "note", "code", "quote", "by", "why", "on"), "")]}
    ),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_baseline_is_named(tmp_path, text):
    path = tmp_path / "accepted.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"accepted\.json"):
        read_accepted(path)


def test_the_safe_repairs_are_made_on_a_copy(note):
    path, settled = repair(review(note))
    assert path.name == "pier.fixed.md"
    assert [one.code for one in settled] == ["meta/image"]
    assert path.read_text(encoding="utf-8") == NOTE.replace("image: true", "image: false")
    assert note.read_text(encoding="utf-8") == NOTE
    assert "meta/image" not in {one.code for one in review(path).audit.findings}


def test_the_note_itself_is_never_written(note):
    with pytest.raises(UsageError, match="never changed"):
        repair(review(note), note)


def test_of_two_edits_that_touch_the_first_is_made():
    def finding(start, end, text):
        return Finding(code="a", level="error", message="m", edit=Edit(span=Span(start, end), text=text))

    text, settled = repaired("abcdef", [finding(1, 3, "X"), finding(2, 4, "Y"), finding(4, 6, "Z")])
    assert text == "aXdZ"
    assert len(settled) == 2
