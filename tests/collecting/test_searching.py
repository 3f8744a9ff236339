"""Search back ends against a server that speaks their protocol, and against one that does not."""

from __future__ import annotations

import gzip
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from wortlaut.collecting import asked
from wortlaut.errors import UnknownPluginError, UsageError
from wortlaut.ports import Query

BODY = "<html><body><article><p>“We wait,” Orla Benn said on the quay, while the crew counted gulls.</p></article>"


def reasons(found: Any) -> list[str]:
    return ["read" if one.documents else ",".join(entry.reason for entry in one.skipped) for one in found]


def query(path: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}


class Instance:
    """A SearXNG instance with 25 results on three pages."""

    def __init__(self, web: Any) -> None:
        self.web = web
        self.queries: list[dict[str, str]] = []

    def __call__(self, seen: Any) -> Any:
        known = query(seen.path)
        self.queries.append(known)
        first = 10 * (int(known["pageno"]) - 1)
        results = [
            {"url": self.web.url(f"/page/{number}"), "publishedDate": f"2026-02-{number + 1:02}T08:00:00"}
            for number in range(first, min(first + 10, 25))
        ]  # fmt: skip
        said = {
            "query": known["q"],
            "number_of_results": 25,
            "results": results,
            "unresponsive_engines": [["x", "timeout"]],
        }
        return self.web.reply_with(content=json.dumps(said).encode(), headers={"Content-Type": "application/json"})


def put(web: Any, place: str, **known: Any) -> Any:
    return web.gather(searches=(asked(place, Query(**({"words": "Orla Benn"} | known))),))


def any_path(web: Any, handler: Any) -> None:
    """Answer every path that is not known with the handler."""
    plain = web.reply
    web.reply = lambda seen: handler(seen) if urlsplit(seen.path).path in ("/search", "/doc", "/index") else plain(seen)


@pytest.fixture
def pages(web: Any) -> Any:
    for number in range(25):
        web.say(f"/page/{number}", f"We wait for tide {number}")
    return web


def test_searxng_is_asked_page_by_page_and_its_hits_are_collected(pages: Any) -> None:
    instance = Instance(pages)
    any_path(pages, instance)
    pages.say(
        "tarn.example/robots.txt", b"User-agent: *\nDisallow: /search"
    )  # the instance was named: its API is asked
    found = put(pages, f"searxng:{pages.url('')}", most=13, lang="de")
    assert reasons(found) == ["read"] * 13
    assert [one.source for one in found] == [pages.url(f"/page/{number}") for number in range(13)]
    assert [known["pageno"] for known in instance.queries] == ["1", "2"]
    assert instance.queries[0] == {"q": "Orla Benn", "format": "json", "pageno": "1", "language": "de"}


def test_searxng_ends_where_its_results_end_and_keeps_to_the_period(pages: Any) -> None:
    any_path(pages, Instance(pages))
    found = put(pages, f"searxng:{pages.url('/search')}", since="2026-02-05", until="2026-02-08")
    assert [one.source for one in found] == [pages.url(f"/page/{number}") for number in range(4, 8)]


def test_gdelt_is_asked_for_a_period(pages: Any) -> None:
    queries: list[dict[str, str]] = []

    def doc(seen: Any) -> Any:
        queries.append(query(seen.path))
        rows = [
            {"url": pages.url("/page/1"), "title": "Tide", "seendate": "20260201T101500Z", "domain": "tarn.example"}
        ]
        return pages.reply_with(content=json.dumps({"articles": [*rows, {"title": "no address"}, "no row"]}).encode())

    any_path(pages, doc)
    found = put(pages, f"gdelt:{pages.url('/doc')}", since="2026-02-01", until="2026-02-28", most=1000)
    assert reasons(found) == ["read"]
    assert queries == [
        {
            "query": "Orla Benn",
            "mode": "ArtList",
            "format": "json",
            "sort": "DateDesc",
            "maxrecords": "250",
            "startdatetime": "20260201000000",
            "enddatetime": "20260228235959",
        }
    ]


def packed(url: str, body: str) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-09-08T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n")


def archive(web: Any, *, ranges: bool = True) -> str:
    """Let the server be an index and the files beside it; return the place to ask."""
    first = packed("https://tarn.example/first", BODY)
    second = packed("https://tarn.example/second", BODY.replace("wait", "go"))
    name = "crawl-data/CC-MAIN-2025-38/segments/1/warc/CC-MAIN-1-00000.warc.gz"

    def index(seen: Any) -> Any:
        known = query(seen.path)
        assert (known["output"], known["filter"]) == ("json", "=status:200")
        rows = [
            {"url": "https://tarn.example/first", "filename": name, "offset": "0", "length": str(len(first))},
            {"url": "https://tarn.example/second", "filename": name, "offset": str(len(first)), "length": len(second)},
            {"url": "https://tarn.example/third", "filename": "../../etc/passwd", "offset": "0", "length": "10"},
            {"url": "https://tarn.example/fourth", "filename": name, "offset": "0", "length": "99999999999"},
        ]
        return web.reply_with(content=b"\n".join(json.dumps(row).encode() for row in rows))

    def file(seen: Any) -> Any:
        whole = first + second
        if not ranges or "Range" not in seen.headers:
            return web.reply_with(content=whole, headers={"Content-Length": "900000000"})
        begin, _, end = seen.headers["Range"].removeprefix("bytes=").partition("-")
        return web.reply_with(status=206, content=whole[int(begin) : int(end) + 1])

    any_path(web, index)
    web.say(f"/{name}", file)
    return f"commoncrawl:{web.url('/index')}"


def test_common_crawl_gives_each_page_out_of_its_archive(web: Any) -> None:
    found = put(web, archive(web), words="tarn.example/*")
    assert sorted(reasons(found)) == ["bad_answer", "bad_answer", "read", "read"]
    read = {one.source: one for one in found if one.documents}
    assert sorted(read) == ["https://tarn.example/first", "https://tarn.example/second"]
    first = read["https://tarn.example/first"]
    assert first.capture is not None
    assert (first.capture.uri, first.capture.fetched) == ("https://tarn.example/first", "2025-09-08T10:00:00+00:00")
    assert first.documents[0].text.startswith("“We wait,”")


def test_files_that_do_not_give_a_part_are_not_fetched_whole(web: Any) -> None:
    found = put(web, archive(web, ranges=False), words="tarn.example/*")
    assert sorted(reasons(found)) == ["bad_answer", "bad_answer", "too_large", "too_large"]


KINDS = {"searxng": "", "gdelt": "/doc", "commoncrawl": "/index"}
MISBEHAVIOUR: dict[str, tuple[dict[str, Any], str]] = {
    "a page": ({"content": b"<html><title>Sign in</title>"}, "bad_answer"),
    "words": ({"content": b"Your query was too short or too long."}, "bad_answer"),
    "half of it": ({"content": b'{"results": [{"url": "http://t'}, "bad_answer"),
    "a list": ({"content": b"[1, 2]"}, "bad_answer"),
    "deep": ({"content": b"[" * 100_000}, "bad_answer"),
    "bytes": ({"content": bytes(range(256)) * 9}, "bad_answer"),
    "forbidden": ({"status": 403}, "http_403"),
    "failing": ({"status": 500}, "http_500"),
    "limited": ({"status": 429, "headers": {"Retry-After": "86400"}}, "http_429"),
    "moved inside": ({"status": 302, "headers": {"Location": "file:///etc/passwd"}}, "refused_address"),
    "a picture": ({"content": b"\x89PNG\r\n\x1a\n" + bytes(999)}, "unsupported"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("reply", "reason"), MISBEHAVIOUR.values(), ids=MISBEHAVIOUR)
def test_a_back_end_that_misbehaves_is_a_reason(web: Any, kind: str, reply: dict[str, Any], reason: str) -> None:
    any_path(web, lambda seen: web.reply_with(**reply))
    found = put(web, f"{kind}:{web.url(KINDS[kind])}")
    assert reasons(found) == [reason]
    assert str(web.port) in found[0].skipped[0].record
    assert found[0].skipped[0].detail


EMPTY = {"searxng": b'{"results": []}', "gdelt": b"{}", "commoncrawl": b""}


@pytest.mark.parametrize(("kind", "content"), EMPTY.items(), ids=EMPTY)
def test_nothing_found_is_said(web: Any, kind: str, content: bytes) -> None:
    any_path(web, lambda seen: web.reply_with(content=content))
    assert reasons(put(web, f"{kind}:{web.url(KINDS[kind])}")) == ["no_hits"]


def test_the_index_says_404_where_it_has_nothing(web: Any) -> None:
    any_path(web, lambda seen: web.reply_with(status=404, content=b'{"message": "No Captures found"}'))
    assert reasons(put(web, f"commoncrawl:{web.url('/index')}")) == ["no_hits"]


def test_odd_rows_are_passed_over(pages: Any) -> None:
    rows = [None, 7, {"url": None}, {"url": "javascript:alert(1)"}, {"url": "file:///etc/passwd"}, {"url": ["x"]}]
    said = json.dumps({"results": [*rows, {"url": pages.url("/page/1")}]}).encode()
    any_path(pages, lambda seen: pages.reply_with(content=said))
    assert reasons(put(pages, f"searxng:{pages.url('')}")) == ["read"]


def test_one_that_fails_does_not_stop_the_others(pages: Any) -> None:
    any_path(pages, Instance(pages))
    places = (f"gdelt:{pages.url('/doc')}", f"searxng:{pages.url('')}")
    wanted = Query(words="Orla Benn", most=2)
    pages.at["/doc"] = pages.reply_with(status=500)
    found = pages.gather("/page/20", searches=tuple(asked(place, wanted) for place in places))
    assert reasons(found)[1:] == ["read", "read", "read"]


def test_all_are_asked_before_any_hit_is(pages: Any) -> None:
    any_path(pages, Instance(pages))
    place = f"searxng:{pages.url('')}"
    searches = (asked(place, Query(words="quay", most=3)), asked(place, Query(words="tide", most=5)))
    found = pages.gather(searches=searches)
    assert sorted(reasons(found)) == ["read"] * 5 + ["same_address"] * 3
    assert [path.split("?")[0] for path in pages.asked()][:2] == ["/page/0", "/page/1"]


@pytest.mark.parametrize(
    ("place", "known"),
    [
        ("searxng:search", {}),
        ("searxng:", {}),
        ("commoncrawl:2025", {}),
        ("gdelt:there", {}),
        ("gdelt", {"words": " "}),
        ("gdelt", {"since": "yesterday"}),
    ],
)
def test_a_wrong_query_is_told_before_anything_is_asked(place: str, known: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        asked(place, Query(**({"words": "Orla Benn"} | known)))


def test_an_unknown_back_end_lists_the_known_ones() -> None:
    with pytest.raises(UnknownPluginError, match="commoncrawl, gdelt, searxng"):
        asked("altavista", Query(words="Orla Benn"))
