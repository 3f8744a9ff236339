"""The command ``audit``: its forms, its baseline, its repairs, its exit codes; the hook and the action that call it."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from wortlaut.doors.cli.arguments import spread
from wortlaut.doors.cli.commands import app

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
def run(capsys, monkeypatch, tmp_path):
    """Return what runs ``audit`` in a folder with one note: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORTLAUT_TODAY", "2026-04-03")
    (tmp_path / "pier.md").write_text(NOTE, encoding="utf-8")

    def call(*words: str):
        with pytest.raises(SystemExit) as left:
            app(args=spread(["audit", *words]), prog_name="wortlaut")
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return call


def test_text_shows_the_line_with_carets_under_the_words(run):
    code, out, _ = run("pier.md")
    assert code == 1
    lines = out.splitlines()
    place = next(number for number, line in enumerate(lines) if "│ The board met" in line)
    start = lines[place].index("Wednesday, 3 February 2026")
    assert lines[place + 1][start:] == "^" * len("Wednesday, 3 February 2026")
    assert "\x1b" not in out


CODES = {"error": 1, "warning": 1, "never": 0}


@pytest.mark.parametrize(("level", "code"), CODES.items(), ids=CODES)
def test_it_leaves_with_one_at_the_level_that_fails(run, level, code):
    assert run("pier.md", "--fail-on", level)[0] == code


def test_a_clean_note_leaves_with_none(run, tmp_path):
    (tmp_path / "pier.md").write_text(
        NOTE.replace("Wednesday", "Tuesday").replace("image: true\n", ""), encoding="utf-8"
    )
    code, out, _ = run("pier.md")
    assert (code, out) == (0, "pier.md: 0 errors, 0 warnings, 0 notes (held against itself, without sources)\n")


WRONG = {
    "a level": ("pier.md", "--fail-on", "grave"),
    "a format": ("pier.md", "--format", "xml"),
    "no note": ("nowhere.md",),
    "accepting without a baseline": ("pier.md", "--accept", "abc", "--by", "me", "--why", "so"),
    "pages of several notes without a folder": ("pier.md", "pier.md", "--format", "html"),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_usage_leaves_with_two(run, words):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.startswith("wortlaut: ")


def test_of_several_notes_one_that_cannot_be_read_is_named_and_the_others_go_on(run):
    code, out, err = run("nowhere.md", "pier.md")
    assert code == 1
    assert "nowhere.md" in err
    assert "date/weekday" in out


def test_json_sarif_and_page_go_where_they_are_told(run, tmp_path):
    assert json.loads(run("pier.md", "--format", "json")[1])["findings"][0]["code"] == "date/weekday"
    assert json.loads(run("pier.md", "--format", "sarif")[1])["version"] == "2.1.0"
    code, out, err = run("pier.md", "--format", "html", "--to", "report/pier.html")
    assert (code, out) == (1, "")
    assert "wrote report/pier.html" in err
    assert (tmp_path / "report" / "pier.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_accepted_findings_are_counted_and_fail_no_more(run):
    name = json.loads(run("pier.md", "--format", "json")[1])["findings"][0]["fingerprint"]
    told = ("--baseline", "accepted.json", "--accept", name, "--by", "R. Feldt", "--why", "the minutes say so")
    assert run("pier.md", *told)[0] == 0
    code, out, _ = run("pier.md", "--baseline", "accepted.json")
    assert code == 0
    assert "1 more accepted in accepted.json" in out


def test_fix_repairs_a_copy(run, tmp_path):
    _, _, err = run("pier.md", "--fix")
    assert "pier.fixed.md: 1 finding repaired, 1 left for a person" in err
    assert "image: false" in (tmp_path / "pier.fixed.md").read_text(encoding="utf-8")


def test_translations_are_held_against_their_original(run, tmp_path):
    german = NOTE.replace("lang: en", "lang: de").replace("The board met on Wednesday, 3", "Der Rat tagte am 4.")
    (tmp_path / "pier.de.md").write_text(german.replace("February", "Februar"), encoding="utf-8")
    code, out, _ = run("pier.de.md", "--translation-of", "pier.md")
    assert code == 1
    assert "translation/date" in out


def test_the_seed_is_found_out_by_the_command(run, shared):
    seed = str(next((shared / "seed").glob("*.md")))
    code, out, _ = run(seed, "--format", "json")
    found = json.loads(out)["findings"]
    assert code == 1
    assert {finding["code"] for finding in found} >= {
        "date/conflict",
        "number/currency",
        "quote/translation-without-original",
        "claim/uncited",
        "reference/unused",
        "meta/date",
        "meta/translator",
        "meta/sources",
        "date/stale",
        "heading/venue",
    }
    quoted = {tuple(one["span"]) for one in found if one["code"] == "quote/translation-without-original"}
    assert len(quoted) >= 15
    assert any(one["code"] == "date/stale" and "1,5" in one["quote"] for one in found)


OPTIONS = re.compile(r"--[a-z-]+")


def test_the_hook_and_the_action_call_the_command_as_it_is(request, run):
    root = request.config.rootpath
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["entry"], hook["language"]) == ("wortlaut audit", "python")
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    told = run("--help")[1]
    assert set(OPTIONS.findall(script)) <= set(OPTIONS.findall(told))
    given = action["runs"]["steps"][-1]["env"]
    assert all(
        f"inputs.{name}" in " ".join(given.values()) for name in ("notes", "against", "baseline", "fail-on", "to")
    )
    assert "${{" not in script  # what others wrote never becomes a command
