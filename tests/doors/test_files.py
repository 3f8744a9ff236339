"""What a command writes: nothing over what it reads, nothing half, any sign on any terminal, a full disk told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wortlaut.doors.cli.arguments import spread
from wortlaut.doors.cli.commands import app

ARTICLE = {
    "id": "gull-1",
    "lang": "en",
    "date": "2025-09-15",
    "outlet": "The Gull",
    "text": "“We will dredge the basin … by May,” said Orla Finnegan, the harbour master, on Monday. ✓",
}
NOTE = "---\nlang: en\ndate: 2025-09-20\nimage: true\n---\n\n“We will fill the basin by May,” said Orla Finnegan. [1]\n"
FULL = Path("/dev/full")


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Return what runs a command in a folder with a source, a note and a list of quotations."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "gull.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "asked.jsonl").write_text(json.dumps({"id": "1", "quote": "dredge the basin"}), encoding="utf-8")
    (tmp_path / "mine.txt").write_text("What I wrote myself.\n", encoding="utf-8")

    def call(*words: str):
        with pytest.raises(SystemExit) as left:
            app(args=spread(words), prog_name="wortlaut")
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return call


OVER = {
    "the source itself": ("extract", "press/gull.jsonl", "--to", "press/gull.jsonl"),
    "a file of the folder that is read": ("annotate", "press", "--to", "press/gull.jsonl"),
    "a file that a pattern names": ("statements", "press/*.jsonl", "--to", "press/gull.jsonl"),
    "the same file by another path": ("collect", "press", "--to", "press/../press/gull.jsonl"),
    "the quotations that are checked": ("check", "asked.jsonl", "--against", "press", "--to", "asked.jsonl"),
    "the note": ("audit", "note.md", "--against", "press", "--format", "html", "--to", "note.md"),
    "a source of an audit": ("audit", "note.md", "--against", "press", "--to", "press/gull.jsonl"),
    "somebody's text, by quotations": ("extract", "press", "--to", "mine.txt"),
    "somebody's text, by findings": ("audit", "note.md", "--to", "mine.txt"),
    "somebody's text, by a page": ("audit", "note.md", "--format", "html", "--to", "mine.txt"),
}


@pytest.mark.parametrize("words", OVER.values(), ids=OVER)
def test_nothing_is_written_over_what_is_read_or_not_ours(run, tmp_path, words):
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code, out, err = run(*words)
    assert (code, out) == (3, "")
    assert words[-1] in err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


AGAIN = {
    "quotations": ("extract", "press", "--to", "out.jsonl"),
    "findings as text": ("audit", "note.md", "--to", "out.txt"),
    "findings as JSON": ("audit", "note.md", "--format", "json", "--to", "out.json"),
    "findings as SARIF": ("audit", "note.md", "--format", "sarif", "--to", "out.sarif"),
    "findings as a page": ("audit", "note.md", "--format", "html", "--to", "out.html"),
}


@pytest.mark.parametrize("words", AGAIN.values(), ids=AGAIN)
def test_an_earlier_result_of_ours_is_replaced(run, tmp_path, words):
    first = run(*words)
    (made,) = tmp_path.glob("out.*")
    before = made.read_bytes()
    assert before
    assert run(*words) == first
    assert made.read_bytes() == before


def test_a_repaired_copy_that_somebody_worked_on_stays(run, tmp_path):
    assert "note.fixed.md: 1 finding repaired" in run("audit", "note.md", "--fix")[2]
    copy = tmp_path / "note.fixed.md"
    assert run("audit", "note.md", "--fix")[0] in (0, 1)
    copy.write_text("My own hand.\n", encoding="utf-8")
    code, out, err = run("audit", "note.md", "--fix")
    assert code == 3
    assert "0 errors" in out or "error" in out
    assert "note.fixed.md is there" in err
    assert copy.read_text(encoding="utf-8") == "My own hand.\n"


def test_a_place_that_cannot_be_written_leaves_nothing_behind(run, tmp_path):
    (tmp_path / "folder").mkdir()
    code, _, err = run("extract", "press", "--to", "folder")
    assert code == 3
    assert "folder: " in err
    assert not list(tmp_path.glob("*.part"))


def process(folder: Path, *words: str, out: int | None = subprocess.PIPE, **env: str):
    """Run the command as a shell does."""
    known = {name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "PYTHONIOENCODING")}
    command = (sys.executable, "-m", "wortlaut", *words)
    return subprocess.run(command, cwd=folder, env=known | env, stdout=out, stderr=subprocess.PIPE, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
def test_a_terminal_that_lacks_a_sign_shows_a_question_mark_and_that_is_said_once(run, tmp_path, encoding):
    done = process(tmp_path, "audit", "note.md", "--against", "press", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert b"? error" in done.stdout
    assert done.stderr.count(b"lacks some signs") == 1
    assert b"Traceback" not in done.stderr


PROGRAMS = {
    "lines of JSON": ("extract", "press", "--format", "json"),
    "findings as JSON": ("audit", "note.md", "--against", "press", "--format", "json"),
    "SARIF": ("audit", "note.md", "--against", "press", "--format", "sarif"),
    "a page": ("audit", "note.md", "--against", "press", "--format", "html"),
}


@pytest.mark.parametrize("words", PROGRAMS.values(), ids=PROGRAMS)
def test_what_programs_read_is_utf8_on_any_terminal(run, tmp_path, words):
    done = process(tmp_path, *words, PYTHONIOENCODING="cp1252")
    assert done.returncode in (0, 1)
    assert done.stdout == process(tmp_path, *words, PYTHONIOENCODING="utf-8").stdout
    assert "…" in done.stdout.decode() or "“" in done.stdout.decode()


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [("extract", "press"), ("audit", "note.md"), ("--help",)], ids=lambda one: one[0])
def test_a_full_disk_is_told_and_is_no_verdict(run, tmp_path, words):
    with FULL.open("wb") as full:
        done = process(tmp_path, *words, out=full.fileno())
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"No space left on device" in done.stderr
