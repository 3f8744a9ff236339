"""Many addresses at once: politeness, attempts, redirects, duplicates, and that each ends once."""

from __future__ import annotations

import itertools
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

import pytest

from wortlaut.collecting import Collected, hosts


def reasons(found: Iterable[Collected]) -> list[str]:
    return ["read" if one.documents else one.skipped[0].reason for one in found]


def test_one_connection_serves_the_pages_of_a_host(web: Any) -> None:
    for number in range(5):
        web.say(f"/{number}", f"We wait for tide {number}")
    assert reasons(web.gather(*(f"/{number}" for number in range(5)))) == ["read"] * 5
    assert {seen.connection for seen in web.log} == {1}
    assert web.asked(robots=True) == ["/robots.txt", *(f"/{number}" for number in range(5))]


def test_hosts_on_one_address_share_no_connection(web: Any) -> None:
    for name in ("a.example", "b.example"):
        web.say(f"{name}/", f"We wait at {name}")
    assert reasons(web.gather(web.url("/", "a.example"), web.url("/", "b.example"))) == ["read"] * 2
    by_host = {seen.host: {other.connection for other in web.log if other.host == seen.host} for seen in web.log}
    assert not by_host["a.example"] & by_host["b.example"]


def test_a_host_is_asked_by_few_at_once_and_all_hosts_by_more(web: Any) -> None:
    running: dict[str, int] = {}
    most: dict[str, int] = {}
    lock = threading.Lock()
    meet = threading.Barrier(3)

    def slow(seen: Any) -> Any:
        with lock:
            for name in (seen.host, "all"):
                running[name] = running.get(name, 0) + 1
                most[name] = max(most.get(name, 0), running[name])
        if seen.path == "/0":
            meet.wait(5)  # the first pages of three hosts are under way together, or this fails
        with lock:
            for name in (seen.host, "all"):
                running[name] -= 1
        return web.reply_with(content=b"<p>We wait for the tide, said Orla Benn.")

    names = ("a.example", "b.example", "c.example")
    paths = [f"{name}/{number}" for name in names for number in range(3)]
    for path in paths:
        web.say(path, slow)
    urls = [web.url(f"/{path.split('/')[1]}", path.split("/")[0]) for path in paths]
    assert len(web.gather(*urls)) == 9
    assert [most[name] for name in names] == [1, 1, 1]
    assert most["all"] >= 3


ATTEMPTS = {
    "a server error in passing": ([500, "We wait"], ["read"], 2),
    "overload in passing": ([503, "We wait"], ["read"], 2),
    "a limit in passing": ([429, "We wait"], ["read"], 2),
    "a server error that stays": ([500], ["http_500"], 2),
    "absent": ([404], ["http_404"], 1),
    "a teapot": ([418], ["http_418"], 1),
    "half a page": ([206], ["http_206"], 1),
    "unchanged without being asked": ([304], ["http_304"], 1),
}


@pytest.mark.parametrize(("replies", "expected", "asked"), ATTEMPTS.values(), ids=ATTEMPTS)
def test_what_fails_in_passing_is_tried_again(web: Any, replies: list[Any], expected: list[str], asked: int) -> None:
    web.say("/a", *replies)
    assert reasons(web.gather("/a")) == expected
    assert web.asked() == ["/a"] * asked


def test_retry_after_is_waited_for(web: Any) -> None:
    web.at["/a"] = [web.reply_with(status=429, headers={"Retry-After": "0"}), web.reply_with(content=b"We wait.")]
    begin = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hosts, "BACKOFF", 100.0)
        assert reasons(web.gather("/a")) == ["read"]
    assert time.monotonic() - begin < 30  # a back-off would have taken longer


def test_what_would_have_to_wait_too_long_is_left_for_another_day(web: Any) -> None:
    web.at["/a"] = web.reply_with(status=429, headers={"Retry-After": "86400"})
    (found,) = web.gather("/a")
    assert reasons([found]) == ["http_429"]
    assert "86400 seconds" in found.skipped[0].detail
    assert web.asked() == ["/a"]


def test_a_connection_cut_in_the_middle_is_tried_again(web: Any) -> None:
    cut = web.reply_with(content=b"We wa", headers={"Content-Length": "50", "Connection": "close"})
    web.at["/a"] = [cut, web.reply_with(content=b"We wait.")]
    assert reasons(web.gather("/a")) == ["read"]


def test_a_host_that_never_answers_is_left_in_peace(web: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        port = taken.getsockname()[1]
        web.say("/a", "We wait")
        urls = [f"http://gone.example:{port}/{number}" for number in range(30)]
        found = web.gather(*urls, "/a")
    assert reasons(found) == ["network"] * 30 + ["read"]
    assert "robots.txt" in found[0].skipped[0].detail


def test_a_host_that_falls_silent_is_left_in_peace(web: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang_up(seen: Any) -> Any:
        return web.reply_with(status=200, headers={"Content-Length": "x"})  # no HTTP: the answer never begins

    monkeypatch.setattr(hosts, "FAILING", 3)
    for number in range(10):
        web.say(f"/{number}", hang_up)
    found = web.gather(*(f"/{number}" for number in range(10)), attempts=1)
    assert reasons(found) == ["network"] * 3 + ["host_failing"] * 7
    assert len(web.asked()) == 3


REDIRECTS = {
    "in a circle": ({"/a": "/b", "/b": "/a"}, "redirects"),
    "to itself": ({"/a": "/a"}, "redirects"),
    "too many": ({f"/{'a' * n}": f"/{'a' * (n + 1)}" for n in range(1, 9)}, "redirects"),
    "to a file": ({"/a": "file:///etc/passwd"}, "refused_address"),
    "to a script": ({"/a": "javascript:alert(1)"}, "refused_address"),
    "to nowhere": ({"/a": "http://["}, "refused_address"),
    "to a password": ({"/a": "http://me:secret@tarn.example/"}, "refused_address"),
}


@pytest.mark.parametrize(("leads", "reason"), REDIRECTS.values(), ids=REDIRECTS)
def test_redirects_are_counted_and_checked(web: Any, leads: dict[str, str], reason: str) -> None:
    for path, location in leads.items():
        web.lead(path, location)
    (found,) = web.gather("/a")
    assert reasons([found]) == [reason]
    assert len(web.asked()) <= 6
    assert "secret" not in found.skipped[0].detail


def test_a_redirect_across_hosts_asks_the_other_hosts_rules(web: Any) -> None:
    web.lead("tarn.example/a", web.url("/b", "other.example"))
    web.say("other.example/robots.txt", b"User-agent: *\nDisallow: /b")
    web.say("other.example/b", "We wait")
    assert reasons(web.gather("/a")) == ["robots"]
    assert [seen.path for seen in web.log if seen.host == "other.example"] == ["/robots.txt"]


def test_a_page_is_fetched_once_however_it_is_named(web: Any) -> None:
    web.say("/page?a=1&b=2", "We wait")
    web.say("/%7Eben", "We go")
    web.lead("/moved", "/page?a=1&b=2")
    names = [
        "/page?a=1&b=2",
        "/page?b=2&a=1",
        "/page?a=1&b=2#top",
        "/page?a=1&utm_source=x&b=2",
        "/moved",
        "/./page?a=1&b=2",
    ]
    found = web.gather(*names, web.url("/page?a=1&b=2").replace("tarn", "TARN"))
    assert reasons(found) == ["read"] + ["same_address"] * 6
    assert web.asked().count("/page?a=1&b=2") == 1
    assert all(one.skipped[0].detail for one in found[1:])


def test_the_asks_of_a_redirect_and_of_its_goal_fetch_the_goal_once(web: Any) -> None:
    web.lead("/moved", "/page")
    web.say("/page", "We wait")
    assert sorted(reasons(web.gather("/moved", "/page"))) == ["read", "same_address"]
    assert web.asked().count("/page") == 1


def test_settings_below_the_least_that_works_are_taken_for_it(web: Any) -> None:
    web.say("/a", "We wait")
    nothing = {"connections": 0, "host_connections": 0, "attempts": 0, "host_delay": -1.0}
    assert reasons(web.gather("/a", "/b", **nothing)) == ["read", "http_404"]


def test_no_cookie_goes_back(web: Any) -> None:
    web.say("/a", "We wait", Set_Cookie="session=1; Path=/")
    web.say("/b", "We go", Set_Cookie="session=1; Path=/")
    web.gather("/a", "/b")
    assert not any("cookie" in (name.lower() for name in seen.headers) for seen in web.log)


def test_who_asks_is_said(web: Any) -> None:
    web.say("/a", "We wait")
    web.gather("/a", contact="desk@tarn.example")
    assert {seen.headers["User-Agent"] for seen in web.log} == {
        "wortlaut/0.1 (+quotation research; respects robots.txt) (contact: desk@tarn.example)"
    }


def test_what_was_asked_and_answered_is_kept_with_the_capture(web: Any) -> None:
    web.lead("/old", "/new", status=301)
    web.say("/new", "We wait", ETag='"1"')
    (found,) = web.gather("/old")
    assert found.capture is not None
    first, last = found.capture.exchanges
    assert (first.url, first.status, last.url, last.status) == (web.url("/old"), 301, web.url("/new"), 200)
    assert found.capture.final_uri == last.url
    assert ("ETag", '"1"') in last.response
    assert dict(last.request)["Host"] == f"tarn.example:{web.port}"
    assert (last.version, last.address, last.sent) == ("HTTP/1.1", "127.0.0.1", "2026-03-01T12:00:00+00:00")


def test_a_run_that_is_left_ends_its_thread(web: Any) -> None:
    for number in range(9):
        web.say(f"/{number}", "We wait")
    before = threading.active_count()
    walk = web.walk(*(f"/{number}" for number in range(9)))
    next(walk)
    walk.close()
    names = [thread.name for thread in threading.enumerate() if thread.name.startswith("resolve")]
    assert threading.active_count() <= before + len(names) + 1  # one connection of the server may still be closing


ROBOTS = {
    "absent": ([404], "read"),
    "gone": ([410], "read"),
    "not for us": ([401], "read"),
    "allowed": ([b"User-agent: *\nDisallow: /b"], "read"),
    "forbidden": ([b"User-agent: *\nDisallow: /"], "robots"),
    "forbidden to others alone": ([b"User-agent: otherbot\nDisallow: /"], "read"),
    "the longer rule wins": ([b"User-agent: *\nDisallow: /\nAllow: /a"], "read"),
    "by our name": ([b"User-agent: *\nAllow: /\n\nUser-agent: Wortlaut\nDisallow: /a"], "robots"),
    "a word of our description is not our name": ([b"User-agent: research\nDisallow: /"], "read"),
    "failing": ([500], "robots_unreachable"),
    "failing in passing": ([500, b"User-agent: *\nAllow: /"], "read"),
    "limited": ([429], "robots_unreachable"),
    "a picture": ([b"\x89PNG\r\n\x1a\n" + bytes(600)], "read"),
    "a page": (["Not found"], "read"),
}


@pytest.mark.parametrize(("replies", "expected"), ROBOTS.values(), ids=ROBOTS)
def test_robots_as_the_standard_has_it(web: Any, replies: list[Any], expected: str) -> None:
    web.say("/robots.txt", *replies)
    web.say("/a", "We wait")
    assert reasons(web.gather("/a")) == [expected]


def test_robots_are_asked_once_a_site_and_followed_where_they_moved(web: Any) -> None:
    web.lead("tarn.example/robots.txt", web.url("/rules", "other.example"))
    web.say("other.example/rules", b"User-agent: *\nDisallow: /b")
    for path in ("/a", "/b", "/c"):
        web.say(path, f"We wait at {path}")
    assert reasons(web.gather("/a", "/b", "/c")) == ["read", "robots", "read"]
    assert web.asked(robots=True) == ["/robots.txt", "/rules", "/a", "/c"]


def test_a_delay_that_would_take_days_leaves_all_but_the_first(web: Any) -> None:
    web.say("/robots.txt", b"User-agent: *\nCrawl-delay: 86400")
    for path in ("/a", "/b", "/c"):
        web.say(path, f"We wait at {path}")
    found = web.gather("/a", "/b", "/c")
    assert reasons(found) == ["read", "crawl_delay", "crawl_delay"]
    assert web.asked() == ["/a"]


def drip(piece: bytes, seconds: float = 0.02) -> Iterable[bytes]:
    for _ in itertools.repeat(None):
        time.sleep(seconds)
        yield piece


TRAPS = {
    "an endless stream": (lambda: itertools.repeat(b"x" * 10_000), "too_large"),
    "an endless drip": (lambda: drip(b"<p>drip"), "timeout"),
    "an endless header": (lambda: drip(b""), "timeout"),
}


@pytest.mark.parametrize(("pieces", "reason"), TRAPS.values(), ids=TRAPS)
def test_a_trap_ends_and_is_not_tried_again(web: Any, pieces: Any, reason: str) -> None:
    web.say("/a", lambda seen: web.reply_with(pieces=pieces()))
    assert reasons(web.gather("/a", timeout=0.4)) == [reason]
    assert web.asked() == ["/a"]


def test_many_large_pages_at_once_are_held_a_few_at_a_time(web: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wortlaut.collecting.bodies.SMALL", 10_000)
    large = "We wait, and wait, " * 2_000
    for number in range(8):
        web.say(f"{number}.example/", large + str(number))
    assert reasons(web.gather(*(web.url("/", f"{number}.example") for number in range(8)))) == ["read"] * 8


PRIVATE = ("127.0.0.1", "localhost", "quay.localhost", "[::1]", "10.0.0.7", "169.254.169.254", "[fe80::1]")


@pytest.mark.parametrize("host", PRIVATE)
def test_many_private_addresses_are_refused_without_waiting_for_a_turn(web: Any, host: str) -> None:
    """Each would wait an hour for the one before; that this test ends shows that none does."""
    urls = [f"http://{host}:{web.port}/{number}" for number in range(20)]
    found = web.gather(*urls, allow_private=False, host_delay=3600.0)
    assert reasons(found) == ["refused_address"] * 20
    assert all("--allow-private" in one.skipped[0].detail for one in found)
    assert web.log == []


def test_a_name_that_is_a_private_address_is_refused_for_all_its_pages_at_once(web: Any) -> None:
    found = web.gather(*(f"/{number}" for number in range(20)), allow_private=False, host_delay=3600.0)
    assert reasons(found) == ["refused_address"] * 20
    assert web.log == []
