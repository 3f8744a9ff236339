"""Corrections by outlets: what a page printed before stands in the note, beside what it prints now."""

from __future__ import annotations

import json

import pytest

import wortlaut

FIRST = "“We will close 3 of the 12 ferries,” Orla Benn, the harbour director, said on 3 May 2025."
PAGE = {"id": "courant-1", "lang": "en", "outlet": "Quay Courant", "title": "Ferries to close", "date": "2025-05-04"}


@pytest.fixture
def told(tmp_path):
    def call(*texts, lang="en"):
        for day, text in enumerate(texts, 5):
            settings = wortlaut.Settings(library=str(tmp_path / "library"), today=f"2025-05-{day:02d}")
            (tmp_path / "press.jsonl").write_text(json.dumps({**PAGE, "text": text}), encoding="utf-8")
            wortlaut.collect(tmp_path / "press.jsonl", settings=settings).close()
        with wortlaut.collect([], settings=settings) as library:
            brief = wortlaut.brief("Orla Benn", library, lang=lang, settings=settings)
            ((_, content),) = brief.files(("jekyll",)).items()
        return brief, content.decode()

    return call


def differences(text):
    return [line for line in text.split("\n") if line.startswith("- ")]


def test_a_figure_that_a_page_changed_is_told_with_both_wordings_and_when_they_were_read(told):
    brief, text = told(FIRST, FIRST.replace("3 of", "5 of"))
    (line,) = [line for line in differences(text) if "changed after it was read" in line]
    before, after = line.index("We will close 3 of the 12 ferries"), line.index("“We will close 5 of the 12 ferries")
    assert before < line.index("read on 5 May 2025") < after < line.index("read on 6 May 2025")
    (conflict,) = [one for one in brief.dossier.conflicts if one.kind == "revision"]
    assert [entry.document == "courant-1" for entry in conflict.evidence].count(True) <= 1  # two versions, two ids
    assert len({entry.document for entry in conflict.evidence}) == 2
    assert [finding.code for finding in brief.audit.findings if finding.level == "error"] == []


@pytest.mark.parametrize("lang", ["de", "fr", "es", "it", "zh"])
def test_it_is_told_in_every_language(told, lang):
    _, text = told(FIRST, FIRST.replace("3 of", "5 of"), lang=lang)
    assert any("3 of the 12 ferries" in line and "5 of the 12 ferries" in line for line in differences(text))


def test_words_that_still_stand_are_no_correction(told):
    brief, _ = told(FIRST, f"{FIRST}\n\nThis article was extended on 5 May.")
    assert [one for one in brief.dossier.conflicts if one.kind == "revision"] == []


def test_words_that_came_new_are_no_correction(told):
    brief, _ = told("Orla Benn is the harbour director.", FIRST)
    assert [one for one in brief.dossier.conflicts if one.kind == "revision"] == []


def test_of_several_versions_the_first_that_differs_is_told(told):
    _, text = told(FIRST, FIRST.replace("3 of", "4 of"), FIRST.replace("3 of", "5 of"))
    (line,) = [line for line in differences(text) if "changed after it was read" in line]
    assert "close 3 of" in line
    assert "close 4 of" not in line
