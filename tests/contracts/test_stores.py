"""One suite for each store: ours, and the fake that plug-in authors test against."""

from __future__ import annotations

import hashlib

import pytest

from wortlaut.errors import StoreError
from wortlaut.records import Capture, Document
from wortlaut.stores.memory import MemoryStore
from wortlaut.stores.sqlite import SqliteStore
from wortlaut.testing import FakeStore


@pytest.fixture(params=["memory", "sqlite", "fake"])
def store(request, tmp_path):
    made = {"memory": lambda: MemoryStore(keep_bytes=True), "sqlite": lambda: SqliteStore(tmp_path), "fake": FakeStore}
    opened = made[request.param]()
    yield opened
    opened.close()


def capture_of(content: bytes) -> Capture:
    digest = hashlib.sha256(content).hexdigest()
    return Capture(
        digest=digest,
        uri="a.txt",
        final_uri="a.txt",
        fetched="2026-01-05T08:00:00Z",
        media_type="text/plain",
        size=len(content),
    )


HARBOUR = Document(
    id="b", text="The harbour board met at dawn. Ferries stayed in port.", title="Board meets", lang="en"
)
FERRY = Document(id="a", text="Ferries, ferries and once more ferries.", lang="en")


def test_bytes_are_kept_once_and_come_back_whole(store):
    content = b"\x00Hafen\xff" * 3
    capture = capture_of(content)
    assert store.add_capture(capture, content) is True
    assert store.add_capture(capture, content) is False
    assert store.capture(capture.digest) == (capture, content)
    assert store.capture("0" * 64) is None


def test_documents_come_back_in_the_order_of_their_ids(store):
    assert store.add_documents([HARBOUR, FERRY]) == 2
    assert list(store.documents()) == [FERRY, HARBOUR]
    assert list(store.documents(ids=["b", "unknown"])) == [HARBOUR]


def test_the_same_document_again_changes_nothing_and_a_corrected_one_replaces_it(store):
    store.add_documents([HARBOUR])
    assert store.add_documents([HARBOUR]) == 0
    corrected = Document(id="b", text="The harbour board met at noon.", lang="en")
    assert store.add_documents([corrected]) == 1
    assert list(store.documents()) == [corrected]
    assert store.search("dawn") == []


def test_search_wants_every_word_and_runs_no_query_language(store):
    store.add_documents([HARBOUR, FERRY])
    assert list(store.search("FERRIES port")) == ["b"]
    assert set(store.search("ferries")) == {"a", "b"}
    for hostile in ('"', "* OR 1", "a AND (", "NEAR(", "'; drop table documents"):
        assert list(store.search(hostile)) == []


def test_a_result_is_forgotten_when_its_inputs_change(store):
    store.keep_result("extract@1", "b", "digest-1", b"[]")
    assert store.result("extract@1", "b", "digest-1") == b"[]"
    assert store.result("extract@1", "b", "digest-2") is None
    assert store.result("extract@2", "b", "digest-1") is None
    store.keep_result("extract@1", "b", "digest-2", b"[1]")
    assert store.result("extract@1", "b", "digest-2") == b"[1]"


def test_a_library_is_there_again_after_closing(tmp_path):
    first = SqliteStore(tmp_path)
    first.add_documents([HARBOUR])
    first.keep_result("extract@1", "b", "x", b"[]")
    first.close()
    again = SqliteStore(tmp_path)
    assert list(again.documents()) == [HARBOUR]
    assert again.result("extract@1", "b", "x") == b"[]"
    again.close()


def test_a_file_that_is_no_library_is_refused_by_name(tmp_path):
    (tmp_path / "library.sqlite3").write_bytes(
        b"these bytes are no database at all, and too many to be an empty one" * 9
    )
    with pytest.raises(StoreError, match=r"library\.sqlite3"):
        SqliteStore(tmp_path)


def test_a_library_of_a_newer_program_is_refused(tmp_path):
    import sqlite3

    SqliteStore(tmp_path).close()
    with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer Wortlaut"):
        SqliteStore(tmp_path)


def test_a_digest_is_never_followed_as_a_path(tmp_path):
    store = SqliteStore(tmp_path)
    bad = capture_of(b"x")
    object.__setattr__(bad, "digest", "../../etc/passwd")
    with pytest.raises(StoreError, match="digest"):
        store.add_capture(bad, b"x")
    store.close()


def test_versions_change_with_their_documents_only(store):
    store.add_documents([HARBOUR, FERRY])
    before = store.versions()
    store.add_documents([Document(id="b", text="The harbour board met at noon.", lang="en"), FERRY])
    after = store.versions()
    assert list(before) == list(after) == ["a", "b"]
    assert before["a"] == after["a"]
    assert before["b"] != after["b"]


def test_parts_of_an_index_come_back_whole_and_are_dropped_when_told(store):
    assert dict(store.parts("rows")) == {}
    store.keep_parts("rows", {"b1": b"\x00\xff" * 9, "a1": b""})
    store.keep_parts("rows", {"c1": b"new"}, drop=["a1", "unknown"])
    assert {name: bytes(content) for name, content in store.parts("rows").items()} == {
        "b1": b"\x00\xff" * 9,
        "c1": b"new",
    }
    assert dict(store.parts("other")) == {}


def test_no_part_is_written_outside_the_library(tmp_path):
    store = SqliteStore(tmp_path / "library")
    for name in ("../a", "a/b", "", "a.b"):
        with pytest.raises(StoreError, match="no name"):
            store.keep_parts("rows", {name: b"x"})
        with pytest.raises(StoreError, match="no name"):
            store.keep_parts(name, {"a": b"x"})


def test_an_older_library_learns_its_versions(tmp_path):
    store = SqliteStore(tmp_path)
    store.add_documents([HARBOUR])
    known = store.versions()
    store.run("delete from versions")
    assert store.versions() == known
    store.close()


@pytest.fixture(params=["memory", "sqlite"])
def lasting(request, tmp_path):
    opened = MemoryStore(keep_bytes=True) if request.param == "memory" else SqliteStore(tmp_path)
    yield opened
    opened.close()


PAGE = "https://canal.example/gates"


def fetched(store, text: str, at: str, *, noise: str = "", uri: str = PAGE, **known: object) -> str:
    """Keep a page as it was fetched at that hour and return the id under which its text stands."""
    content = f"<html>{text}{noise}".encode()
    digest = hashlib.sha256(content).hexdigest()
    capture = Capture(digest=digest, uri=uri, final_uri=uri, fetched=at, media_type="text/html", size=len(content))
    given = {"url": uri, "media_type": "text/html", "capture": digest, **known}
    (name,) = store.keep(capture, content, [Document(id=f"page-{digest[:8]}", text=text, **given)])
    return name


def test_the_same_text_in_other_bytes_is_no_new_version(lasting):
    first = fetched(lasting, "The gates open.", "2026-01-05T08:00:00+00:00")
    again = fetched(lasting, "The gates open.", "2026-01-06T08:00:00+00:00", noise="<!-- another advertisement -->")
    assert again == first
    assert [document.id for document in lasting.documents()] == [first]
    (version,) = lasting.history(PAGE)
    assert (version.seen, len(version.captures), version.current) == (2, 2, True)
    assert (version.first, version.last) == ("2026-01-05T08:00:00+00:00", "2026-01-06T08:00:00+00:00")
    assert lasting.revised() == ()


def test_another_text_is_a_new_version_and_the_earlier_one_stays(lasting):
    first = fetched(lasting, "The gates open.", "2026-01-05T08:00:00+00:00")
    second = fetched(lasting, "The gates close.", "2026-01-06T08:00:00+00:00")
    assert [document.id for document in lasting.documents()] == [second]
    assert [document.id for document in lasting.earlier(second)] == [first]
    assert [document.text for document in lasting.documents(ids=[first])] == ["The gates open."]
    assert lasting.revised() == (second,)
    assert list(lasting.search("open")) == []
    assert list(lasting.versions()) == [second]
    assert [(one.number, one.document, one.current) for one in lasting.history(PAGE)] == [
        (1, first, False),
        (2, second, True),
    ]
    assert lasting.history(first) == lasting.history(PAGE)


def test_a_text_that_comes_back_is_a_version_of_its_own(lasting):
    names = [
        fetched(lasting, text, f"2026-01-0{day}T08:00:00+00:00")
        for day, text in enumerate(["Open.", "Closed.", "Open."], 1)
    ]
    assert names[0] == names[2]
    assert [document.id for document in lasting.documents()] == [names[0]]
    assert [(one.document, one.current) for one in lasting.history(PAGE)] == [
        (names[0], False),
        (names[1], False),
        (names[0], True),
    ]


def test_what_was_fetched_earlier_but_read_later_does_not_become_the_current_one(lasting):
    now = fetched(lasting, "The gates close.", "2026-01-06T08:00:00+00:00")
    old = fetched(lasting, "The gates open.", "2025-12-01T08:00:00+00:00")
    assert [document.id for document in lasting.documents()] == [now]
    assert [one.document for one in lasting.history(PAGE)] == [old, now]


def test_a_line_of_a_jsonl_keeps_its_id_and_its_earlier_text(lasting):
    for day, text in enumerate(["Open.", "Closed."], 1):
        capture = capture_of(text.encode())
        object.__setattr__(capture, "fetched", f"2026-01-0{day}T08:00:00+00:00")
        lasting.keep(capture, text.encode(), [Document(id="a", text=text, media_type="application/jsonl")])
    (current,) = lasting.documents()
    (before,) = lasting.earlier("a")
    assert (current.id, current.text, before.text) == ("a", "Closed.", "Open.")
    assert before.id.startswith("a@")
    assert list(lasting.documents(ids=[before.id])) == [before]
    assert [one.document for one in lasting.history("a")] == [before.id, "a"]


def test_texts_of_one_address_that_came_together_are_no_versions_of_each_other(lasting):
    feed = capture_of(b"two entries")
    entries = [
        Document(id=f"feed-{number}", text=text, url=PAGE, media_type="application/feed+xml")
        for number, text in enumerate(["Open.", "Closed."])
    ]
    assert lasting.keep(feed, b"two entries", entries) == ("feed-0", "feed-1")
    assert len(list(lasting.documents())) == 2
    assert lasting.revised() == ()


def test_a_page_as_a_feed_tells_it_is_not_the_page(lasting):
    fetched(lasting, "The gates open at noon, said the warden.", "2026-01-05T08:00:00+00:00")
    fetched(lasting, "The gates open.", "2026-01-06T08:00:00+00:00", media_type="application/feed+xml")
    assert len(list(lasting.documents())) == 2


def test_looked_at_again_on_another_day_is_the_same_record(lasting):
    assert lasting.add_documents([Document(id="a", text="Open.", accessed="2026-01-05")]) == 1
    before = lasting.versions()
    assert lasting.add_documents([Document(id="a", text="Open.", accessed="2026-01-06")]) == 0
    assert lasting.versions() == before


def test_facts_come_back_in_order_until_they_are_dropped(store):
    assert store.facts("note") == {}
    store.keep_facts("note", {"b": b"{}", "a": b"[1]"})
    store.keep_facts("note", {"c": b"{}"}, drop=["b", "unknown"])
    assert list(store.facts("note").items()) == [("a", b"[1]"), ("c", b"{}")]
    assert store.facts("other") == {}


def test_an_older_library_has_its_documents_as_first_versions(tmp_path):
    store = SqliteStore(tmp_path)
    name = fetched(store, "The gates open.", "2026-01-05T08:00:00+00:00")
    for table in ("fetches", "lines", "sightings", "earlier", "facts"):
        store.run(f"drop table {table}")
    store.run("pragma user_version = 1")
    store.close()
    again = SqliteStore(tmp_path)
    assert [(one.document, one.number, one.current) for one in again.history(PAGE)] == [(name, 1, True)]
    assert [capture.uri for capture in again.captures()] == [PAGE]
    fetched(again, "The gates close.", "2026-01-06T08:00:00+00:00")
    assert len(again.history(PAGE)) == 2
    again.close()
