"""``wortlaut watch`` as a person runs it."""

from __future__ import annotations

import json
import time
from contextlib import chdir
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from wortlaut.doors.cli import watching
from wortlaut.doors.cli.commands import app

ITEM = {
    "id": "1",
    "url": "http://127.0.0.1:9/gates",  # refused: not a public address, so the feed's own words stand for the page
    "title": "Gates",
    "content_html": "<p>“The lock gates stay open all winter,” said Marta Sedlak, the canal warden, on Monday.</p>",
    "language": "en",
}


@pytest.fixture
def run(tmp_path):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [ITEM]}
    (tmp_path / "post.json").write_text(json.dumps(feed), encoding="utf-8")
    (tmp_path / "feeds.toml").write_text('feeds = ["post.json"]\nlang = "en"\n', encoding="utf-8")

    def call(*words: str):
        with chdir(tmp_path):
            return CliRunner().invoke(app, ["watch", *words], env={"WORTLAUT_TODAY": "2026-01-05"})

    return call


def test_news_and_then_none(run, tmp_path):
    asked = ("Marta Sedlak", "Ida Roe", "--feeds", "feeds.toml", "--library", "kept", "--out", "news")
    first = run(*asked)
    assert first.exit_code == 0, first.output
    assert "1 statement," in first.stdout
    assert "Ida Roe" in first.stderr
    assert (tmp_path / "news" / "watch.atom").exists()
    second = run(*asked)
    assert (second.exit_code, "nothing new" in second.stdout) == (0, True)
    assert len(list((tmp_path / "news").iterdir())) == 3


def test_a_program_gets_places_instead_of_words(run):
    first = run("Marta Sedlak", "--feeds", "feeds.toml", "--library", "kept", "--format", "json")
    (view,) = map(json.loads, first.stdout.splitlines())
    assert [one["kind"] for one in view["news"]] == ["statement"]
    assert [one["reason"] for one in view["skipped"]] == ["refused_address"]
    assert len(view["files"]) == 3


def test_a_schedule_is_stopped_between_two_runs_with_0(run, monkeypatch):
    def stop(_length: float) -> None:
        raise KeyboardInterrupt

    # only this module's clock: a server of another test may still be asleep in its thread
    monkeypatch.setattr(watching, "time", SimpleNamespace(monotonic=time.monotonic, sleep=stop))
    stopped = run("Marta Sedlak", "--feeds", "feeds.toml", "--library", "kept", "--every", "30m")
    assert stopped.exit_code == 0
    assert "stopped" in stopped.stderr


WRONG = {
    "no feeds": ["A"],
    "no such file": ["A", "--feeds", "gone.opml", "--library", "kept"],
    "no library": ["A", "--feeds", "feeds.toml"],
    "no such language": ["A", "--feeds", "feeds.toml", "--library", "kept", "--lang", "fr"],
    "no length of time": ["A", "--feeds", "feeds.toml", "--library", "kept", "--every", "soon"],
    "no such format": ["A", "--feeds", "feeds.toml", "--library", "kept", "--format", "xml"],
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_use_is_said_and_ends_with_2(run, tmp_path, words):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("wortlaut: ")
    assert not (tmp_path / "kept").exists()
