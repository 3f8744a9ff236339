"""``wortlaut library`` as a person runs it: every command, both forms, every exit code."""

from __future__ import annotations

import json
from contextlib import chdir

import pytest
from typer.testing import CliRunner

from wortlaut.doors.cli.commands import app

TEXT = "“The lock gates stay {state},” said Marta Sedlak, the canal warden, on Monday."


def line(state: str = "open", name: str = "post-1") -> str:
    text = TEXT.format(state=state)
    return json.dumps(
        {"id": name, "lang": "en", "date": "2026-01-05", "outlet": "Post", "title": "Gates", "text": text}
    )


@pytest.fixture
def run(tmp_path):
    runner = CliRunner()

    def call(*words: str, day: str = "2026-01-05"):
        with chdir(tmp_path):
            return runner.invoke(app, list(words), env={"WORTLAUT_TODAY": day})

    for day, state in (("2026-01-05", "open"), ("2026-01-06", "shut")):
        (tmp_path / "press.jsonl").write_text(line(state), encoding="utf-8")
        assert call("collect", "press.jsonl", "--library", "kept", day=day).exit_code == 0
    return call


def views(result) -> list[dict]:
    return [json.loads(one) for one in result.stdout.splitlines()]


TOLD = {
    "list": (["list"], "(revised)"),
    "list nothing": (["list", "--outlet", "Herald"], ""),
    "list skipped": (["list", "--skipped"], ""),
    "search": (["search", "warden", "gates"], "canal warden"),
    "versions": (["versions", "post-1"], "changed in silence"),
    "notes": (["notes"], ""),
    "fsck": (["fsck"], ""),
    "export": (["export", "--warc", "out.warc.gz", "--jsonl", "out.jsonl"], "2 records"),
}


@pytest.mark.parametrize(("words", "told"), TOLD.values(), ids=TOLD)
def test_every_command_tells_a_person_and_a_program(run, words, told):
    shown = run("library", *words, "--library", "kept")
    assert shown.exit_code == 0, shown.output
    assert told in shown.stdout
    plain = run("library", *words, "--library", "kept", "--format", "json")
    assert plain.exit_code == 0
    assert all(isinstance(view, dict) for view in views(plain))
    assert bool(plain.stdout) == bool(shown.stdout)


def test_versions_name_the_words(run):
    (view,) = views(run("library", "versions", "post-1", "--library", "kept", "--format", "json"))
    assert [(one["number"], one["current"]) for one in view["versions"]] == [(1, False), (2, True)]
    (change,) = view["revisions"][0]["changes"]
    assert (change["kind"], change["was"], change["now"]) == ("quotation", "open", "shut")
    assert view["revisions"][0]["silent"] is True


def test_fsck_finds_what_is_broken_and_says_so_by_its_exit_code(run, tmp_path):
    (tmp_path / "kept" / "captures" / "stray").write_text("x")
    found = run("library", "fsck", "--library", "kept", "--format", "json")
    assert found.exit_code == 1
    assert [(one["code"], one["repaired"]) for one in views(found)] == [("extra-file", False)]
    assert run("library", "fsck", "--repair", "--library", "kept").exit_code == 0
    assert run("library", "fsck", "--library", "kept").exit_code == 0


def test_a_brief_is_known_to_the_library_and_told_when_its_page_is_forgotten(run, tmp_path):
    assert run("brief", "Marta Sedlak", "--library", "kept", "--lang", "en").exit_code == 0
    assert run("library", "forget", "post-1", "--library", "kept").exit_code == 2
    gone = run(
        "library", "forget", "post-1", "--why", "asked", "--by", "A. Roe", "--library", "kept", "--format", "json"
    )
    assert gone.exit_code == 0, gone.output
    (view,) = views(gone)
    assert view["documents"][-1] == "post-1"
    assert [one["state"] for one in view["notes"]] == ["forgotten"]
    assert run("library", "notes", "--library", "kept").exit_code == 1
    refused = run("library", "import", "press.jsonl", "--library", "kept")
    assert refused.exit_code == 2
    assert "asked" in refused.stderr
    taken = run("library", "import", "press.jsonl", "--again", "--library", "kept", "--format", "json")
    assert views(taken)[0]["documents"] == ["post-1"]


WRONG = {
    "no such library": ["library", "list", "--library", "typo"],
    "no library named": ["library", "list"],
    "no such format": ["library", "list", "--library", "kept", "--format", "xml"],
    "nothing known of it": ["library", "versions", "nobody", "--library", "kept"],
    "nothing to write": ["library", "export", "--library", "kept"],
    "no words": ["library", "search", "?", "--library", "kept"],
    "no day in between": ["library", "list", "--since", "2026", "--until", "2025", "--library", "kept"],
    "no date": ["library", "list", "--since", "soon", "--library", "kept"],
    "nothing to forget": ["library", "forget", "x", "--why", "a", "--by", "b", "--library", "kept"],
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_use_is_said_and_ends_with_2(run, words):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("wortlaut: ")


def test_an_export_that_cannot_be_written_ends_with_3(run, tmp_path):
    (tmp_path / "mine.md").write_text("My own words.", encoding="utf-8")
    for path in ("no/such/folder.jsonl", "mine.md"):
        result = run("library", "export", "--jsonl", path, "--library", "kept")
        assert (result.exit_code, path in result.stderr) == (3, True)
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == "My own words."
