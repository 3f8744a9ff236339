"""Archives shared out to processes: the same results in the same order, whatever a worker meets."""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wortlaut.collecting import Collected, collect, sharing
from wortlaut.collecting.reading import read
from wortlaut.engines import processes
from wortlaut.records import Capture, Document, Skipped
from wortlaut.settings import Settings

MAKER = runpy.run_path(str(Path(__file__).parents[2] / "evaluation" / "warc.py"))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
forked = pytest.mark.skipif(sys.platform != "linux", reason="workers that start anew know nothing of a test's changes")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("warc") / "made.warc"
    MAKER["make"](path, 5)
    return path


def gathered(path: Path, workers: int) -> list[Collected]:
    return list(collect([str(path)], settings=Settings(workers=workers), now=lambda: NOON))


def test_several_processes_give_what_one_gives(archive: Path) -> None:
    alone, shared = gathered(archive, 1), gathered(archive, 2)
    assert shared == alone
    assert sum(len(found.documents) for found in alone) > 20
    assert {entry.reason for found in alone for entry in found.skipped} == {
        "unsupported", "http_301", "http_404", "duplicate"
    }  # fmt: skip


def test_a_caller_that_stops_early_leaves_no_worker(archive: Path) -> None:
    found = collect([str(archive)], settings=Settings(workers=2), now=lambda: NOON)
    next(found)
    assert multiprocessing.active_children()
    found.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


@forked
def test_a_page_that_kills_its_worker_is_skipped_and_the_others_are_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deadly(capture: Capture, content: bytes) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
        if b"Number 17 of the day" in content:
            os._exit(9)
        return read(capture, content)

    alone = gathered(archive, 1)
    monkeypatch.setattr(sharing, "read", deadly)
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context("fork"))
    shared = gathered(archive, 2)
    changed = [(one, other) for one, other in zip(alone, shared, strict=True) if one != other]
    assert [other.skipped[0].reason for _, other in changed] == ["reader_failed"]
    assert changed[0][0].documents[0].url == "https://tarn.example/2025/17"


def test_an_archive_that_breaks_off_gives_what_stands_before(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.warc"
    path.write_bytes(archive.read_bytes()[:3_000_000])
    alone, shared = gathered(path, 1), gathered(path, 2)
    assert shared == alone
    assert [entry.reason for entry in shared[-1].skipped] == ["truncated"]


def test_nothing_to_read_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "empty.warc"
    path.write_bytes(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    for workers in (1, 2):
        assert [entry.reason for found in gathered(path, workers) for entry in found.skipped] == ["unreadable"]


def entries(count: int) -> Iterator[Skipped]:
    return (Skipped(record=str(number), stage="read", reason="x", detail="") for number in range(count))


def test_entries_that_are_no_captures_keep_their_places() -> None:
    found = list(sharing.read_each(entries(200), workers=2))
    assert [entry.record for entry, _ in found] == [str(number) for number in range(200)]  # type: ignore[union-attr]
    assert all(given.skipped == (entry,) for entry, given in found)
