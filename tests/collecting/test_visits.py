"""Asked again: what is fresh is not, what may have changed is with a condition, and a run that stopped goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wortlaut.collecting.visits import lifetime
from wortlaut.stores.memory import MemoryStore
from wortlaut.stores.sqlite import SqliteStore

DATE = "Sun, 01 Mar 2026 12:00:00 GMT"
LIFETIMES: dict[str, tuple[Mapping[str, str], float]] = {
    "nothing said": ({}, 0),
    "an age": ({"cache-control": "max-age=60"}, 60),
    "in quotation marks": ({"cache-control": 'public, max-age="60"'}, 60),
    "less the time it was on the way": ({"cache-control": "max-age=60", "age": "20"}, 40),
    "too old already": ({"cache-control": "max-age=60", "age": "90"}, 0),
    "not to be reused": ({"cache-control": "no-cache, max-age=60"}, 0),
    "not to be stored": ({"cache-control": "no-store, max-age=60"}, 0),
    "for one reader": ({"cache-control": "private, max-age=60"}, 60),
    "for shared caches alone": ({"cache-control": "s-maxage=60"}, 0),
    "a day at most": ({"cache-control": "max-age=99999999"}, 86_400),
    "until a date": ({"date": DATE, "expires": "Sun, 01 Mar 2026 12:05:00 GMT"}, 300),
    "until a date gone by": ({"date": DATE, "expires": "0"}, 0),
    "an age rather than a date": ({"date": DATE, "expires": f"{DATE}", "cache-control": "max-age=9"}, 9),
    "different for everyone": ({"cache-control": "max-age=60", "vary": "*"}, 0),
    "no number": ({"cache-control": "max-age=soon"}, 0),
    "a date and no age in it": ({"last-modified": DATE}, 0),  # never by guess
}  # fmt: skip


@pytest.mark.parametrize(("fields", "seconds"), LIFETIMES.values(), ids=LIFETIMES)
def test_how_long_an_answer_is_fresh(fields: Mapping[str, str], seconds: float) -> None:
    assert lifetime(fields) == seconds


def checked(etag: str, words: str) -> Any:
    """Return a page that answers 304 to those who have it already."""

    def answer(web: Any) -> Any:
        def reply(seen: Any) -> Any:
            if seen.headers.get("If-None-Match") == etag:
                return web.reply_with(status=304, headers={"ETag": etag})
            return web.reply_with(content=f"<html><p>“{words},” Orla Benn said.</p>".encode(), headers={"ETag": etag})

        return reply

    return answer


def test_what_has_not_changed_is_not_sent_again(web: Any) -> None:
    store = MemoryStore(keep_bytes=True)
    web.say("/a", checked('"1"', "We wait for the tide")(web))
    (first,) = web.gather("/a", store=store)
    (second,) = web.gather("/a", store=store)
    assert (first.documents, first.capture) == (second.documents, second.capture)
    assert [seen.headers.get("If-None-Match") for seen in web.log if seen.path == "/a"] == [None, '"1"']
    web.say("/a", checked('"2"', "We go with the tide")(web))
    (third,) = web.gather("/a", store=store)
    assert "We go" in third.documents[0].text
    assert third.capture is not None
    assert third.capture != first.capture


def test_a_date_is_a_condition_too(web: Any) -> None:
    store = MemoryStore(keep_bytes=True)
    web.say("/a", "We wait", 304, Last_Modified=DATE)
    assert web.gather("/a", store=store)[0].documents == web.gather("/a", store=store)[0].documents
    assert [seen.headers.get("If-Modified-Since") for seen in web.log if seen.path == "/a"] == [None, DATE]


def test_the_condition_goes_to_the_page_and_not_to_what_leads_there(web: Any) -> None:
    store = MemoryStore(keep_bytes=True)
    web.lead("/old", "/new")
    web.say("/new", checked('"1"', "We wait for the tide")(web))
    (first,) = web.gather("/old", store=store)
    (second,) = web.gather("/old", store=store)
    assert first.documents == second.documents
    asked = [(seen.path, seen.headers.get("If-None-Match")) for seen in web.log if seen.path != "/robots.txt"]
    assert asked == [("/old", None), ("/new", None), ("/old", None), ("/new", '"1"')]


def test_what_is_fresh_is_not_asked_for(web: Any) -> None:
    store = MemoryStore(keep_bytes=True)
    web.say("/a", "We wait", Cache_Control="max-age=60")
    (first,) = web.gather("/a", store=store)
    (second,) = web.gather("/a", store=store)
    assert first.documents == second.documents
    assert web.asked() == ["/a"]


def test_what_is_kept_no_more_is_fetched_again(web: Any) -> None:
    store = MemoryStore(keep_bytes=False)
    web.say("/a", "We wait", Cache_Control="max-age=60")
    assert [found.documents for found in web.gather("/a", store=store)] == [
        found.documents for found in web.gather("/a", store=store)
    ]
    assert web.asked() == ["/a", "/a"]


PATHS = [f"/{number}" for number in range(12)]


def site(web: Any) -> None:
    """Twelve addresses: pages, an absent one, one that leads to another, and one in two spellings."""
    for path in PATHS[:8]:
        web.say(path, f"We wait at {path}")
    web.say("/9", 500)
    web.lead("/10", "/3")
    web.say("/11?a=1&b=2", "We go")


def told(found: Any) -> list[tuple[str, str]]:
    return sorted(
        (one.source, "read" if one.documents else ",".join(skipped.reason for skipped in one.skipped)) for one in found
    )


@pytest.mark.parametrize("stop", range(1, 12, 2))
def test_a_run_that_stopped_goes_on_and_fetches_nothing_twice(web: Any, tmp_path: Path, stop: int) -> None:
    site(web)
    named = [*PATHS[:11], "/11?a=1&b=2", "/11?b=2&a=1"]
    whole = told(web.gather(*named))
    web.log.clear()
    store = SqliteStore(tmp_path)
    walk = web.walk(*named, store=store)
    for _ in range(stop):
        next(walk)
    walk.close()
    store.close()
    before = web.asked()
    store = SqliteStore(tmp_path)
    found = list(web.walk(*named, store=store))
    after = web.asked()[len(before) :]
    assert told(found) == whole
    kept = [path for path in before if path not in after]
    assert len(kept) >= stop - 3  # all that had come, but for what came and was not taken, and the doubles
    assert len(list(store.documents())) == 9
    before = web.asked()
    assert told(web.gather(*named, store=store)) == whole
    assert len(web.asked()) > len(before)  # a run that has ended is a new one the next time
    store.close()


def test_what_came_and_was_read_is_not_fetched_again_after_an_interruption(web: Any, tmp_path: Path) -> None:
    for path in PATHS:
        web.say(path, f"We wait at {path}")
    store = SqliteStore(tmp_path)
    walk = web.walk(*PATHS, store=store, connections=1)
    done = [next(walk).source for _ in range(6)]
    walk.close()
    store.close()
    web.log.clear()
    store = SqliteStore(tmp_path)
    found = list(web.walk(*PATHS, store=store, connections=1))
    store.close()
    assert len(found) == 12
    assert not {web.url(path) for path in web.asked()} & set(done)


def test_a_stamp_of_another_day_is_no_longer_fresh() -> None:
    from wortlaut.collecting.visits import Visit
    from wortlaut.records import Capture

    capture = Capture(digest="0" * 64, uri="a", final_uri="a", fetched="", media_type="", size=0)
    until = datetime.fromisoformat("2026-03-01T12:00:00+00:00")
    visit = Visit(capture=capture, run="", checked="", fresh_until=until.isoformat())
    assert visit.is_fresh(until - timedelta(seconds=1))
    assert not visit.is_fresh(until)
