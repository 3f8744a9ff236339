"""What fsck sees: bytes that are gone or changed, files and rows that nothing knows; and what it may put right."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from wortlaut.records import Capture, Document
from wortlaut.stores.checking import ASIDE, examine, mend
from wortlaut.stores.sqlite import SqliteStore

CONTENT = b"The gates stay open, said the warden."
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(tmp_path)
    capture = Capture(
        digest=DIGEST,
        uri="https://canal.example/gates",
        final_uri="https://canal.example/gates",
        fetched="2026-01-05T08:00:00+00:00",
        media_type="text/html",
        size=len(CONTENT),
    )
    document = Document(id="gates", text=CONTENT.decode(), url=capture.uri, media_type="text/html", capture=DIGEST)
    opened.keep(capture, CONTENT, [document])
    opened.keep_facts("note", {"a": b"{}"})
    yield opened
    opened.close()


def codes(store) -> list[str]:
    return [flaw.code for flaw in examine(store)]


def test_a_library_as_it_was_written_is_whole(store):
    assert codes(store) == []


def path(store):
    return store.bytes.path(DIGEST)


def overwrite(store):
    path(store).write_bytes(gzip.compress(CONTENT.replace(b"open", b"shut")))


def cut(store):
    path(store).write_bytes(path(store).read_bytes()[:-9])


def bomb(store):
    path(store).write_bytes(gzip.compress(b"\0" * 30_000_000))


def link(store):
    path(store).unlink()
    path(store).symlink_to("/dev/zero")


DAMAGE = {
    "bytes gone": (lambda store: path(store).unlink(), "missing-file"),
    "bytes changed": (overwrite, "wrong-bytes"),
    "bytes cut": (cut, "wrong-bytes"),
    "a bomb": (bomb, "wrong-bytes"),
    "a link": (link, "missing-file"),
    "a record that is none": (lambda store: store.run("update captures set record = '{'"), "broken-record"),
    "a document that is none": (lambda store: store.run("update documents set record = '[7]'"), "broken-record"),
    "a document of another name": (
        lambda store: store.run("update documents set record = replace(record, '\"gates\"', '\"gate\"')"),
        "broken-record",
    ),
    "a fact that is none": (lambda store: store.run("update facts set record = 'x'"), "broken-record"),
    "a capture that no row knows": (lambda store: store.run("delete from captures"), "missing-capture"),
}


@pytest.mark.parametrize(("damage", "code"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named_and_never_repaired_by_guessing(store, damage, code):
    damage(store)
    found = [flaw for flaw in examine(store) if flaw.code == code]
    assert found
    assert not any(mend(store, flaw) for flaw in found)
    assert code in codes(store)


REPAIRED = {
    "a file that nothing knows": (
        lambda store: (store.folder / "captures" / "stray.html").write_text("x"),
        "extra-file",
    ),
    "words not indexed": (lambda store: store.run("delete from texts"), "missing-row"),
    "indexed twice": (lambda store: store.run("insert into texts select id, title, body from texts"), "missing-row"),
    "a line gone": (lambda store: store.run("delete from lines"), "missing-row"),
    "a line that is another's": (lambda store: store.run("update lines set digest = 'x'"), "missing-row"),
    "a version of nothing": (lambda store: store.run("insert into versions values ('gone', 'x')"), "orphan-row"),
    "words of nothing": (lambda store: store.run("insert into texts values ('gone', '', 'x')"), "orphan-row"),
}


@pytest.mark.parametrize(("damage", "code"), REPAIRED.values(), ids=REPAIRED)
def test_what_can_be_made_anew_is(store, damage, code):
    damage(store)
    flaws = list(examine(store))
    assert code in {flaw.code for flaw in flaws}
    assert all(mend(store, flaw) for flaw in flaws)
    assert codes(store) == []
    assert list(store.search("warden")) == ["gates"]


def test_a_stray_file_is_set_aside_not_removed(store):
    (store.folder / "captures" / "stray.html").write_text("perhaps somebody's")
    (flaw,) = examine(store)
    mend(store, flaw)
    assert (store.folder / ASIDE / "stray.html").read_text() == "perhaps somebody's"


def test_bytes_that_wait_with_a_row_get_their_name_when_the_library_is_opened(tmp_path, store):
    waiting = tmp_path / "captures" / "new" / f"{DIGEST}.1.gz"
    path(store).replace(waiting)
    again = SqliteStore(tmp_path)
    assert codes(again) == []
    assert again.capture(DIGEST)[1] == CONTENT
    again.close()


def test_bytes_that_wait_and_are_not_whole_never_get_the_name(tmp_path, store):
    path(store).unlink()
    (tmp_path / "captures" / "new" / f"{DIGEST}.1.gz").write_bytes(gzip.compress(b"other bytes"))
    again = SqliteStore(tmp_path)
    assert codes(again) == ["missing-file"]
    again.close()


def test_bytes_that_wait_without_a_row_are_no_flaw_until_their_run_must_have_ended(tmp_path, store):
    import os

    waiting = tmp_path / "captures" / "new" / f"{'0' * 64}.1.gz"
    waiting.write_bytes(b"half")
    assert codes(store) == []
    os.utime(waiting, (0, 0))
    (flaw,) = examine(store)
    assert flaw.code == "left-over"
    assert mend(store, flaw)
    assert not waiting.exists()


def test_nothing_is_reported_before_it_is_on_disk(store, monkeypatch):
    """Bytes synced, then the row, then the name, then the folder: whatever is cut off leaves a whole library."""
    import os

    from wortlaut.stores import bytes as kept

    done = []
    sync, folder, commit = os.fsync, kept.sync_folder, store._connection.commit
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("bytes"), sync(handle))[1])
    monkeypatch.setattr(kept, "sync_folder", lambda path: (done.append("folder"), folder(path))[1])
    monkeypatch.setattr(store._connection, "commit", lambda: (done.append("row"), commit())[1])
    digest = hashlib.sha256(b"more").hexdigest()
    capture = Capture(digest=digest, uri="b.txt", final_uri="b.txt", fetched="", media_type="text/plain", size=4)
    store.keep(capture, b"more", [])
    assert [one for place, one in enumerate(done) if place == 0 or done[place - 1] != one][:3] == [
        "bytes",
        "row",
        "folder",
    ]
    assert store.run("pragma synchronous").scalar() == 2
    assert store.run("pragma journal_mode").scalar() == "wal"
