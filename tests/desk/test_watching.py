"""What a watch takes, tells once, and leaves alone: feeds on the loopback, people, themes, changed pages."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from lxml import etree, html

import wortlaut
from wortlaut.desk.following import Following, read_following
from wortlaut.desk.keeping import open_library
from wortlaut.desk.looking import told
from wortlaut.desk.scheduling import schedule, seconds
from wortlaut.desk.watching import watch
from wortlaut.errors import UsageError

REST = "The council of the canal meets again in spring, and boats wait at both ends of it, as they did a year ago."
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page(words: str, speaker: str = "Marta Sedlak", more: str = "") -> str:
    body = f"<p>“{words},” said {speaker}, the canal warden, on Monday.</p><p>{REST}</p><p>{more}</p>"
    head = '<title>Gates</title><meta property="og:site_name" content="Tidewater Post">'
    return f'<html lang="en"><head>{head}</head><body><article><h1>Gates</h1>{body}</article></body></html>'


class Web:
    """Pages by path, with ETags, and a log of what was asked and answered."""

    def __init__(self) -> None:
        self.at: dict[str, str | int] = {}
        self.log: list[tuple[str, int]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def list(self, path: str, *entries: tuple[str, str]) -> None:
        """Make a feed of links, each with when it was changed."""
        items = "".join(
            f"<entry><id>tag:{link}</id><title>T</title><updated>{at}</updated><link href='{self.url(link)}'/>"
            f"<summary>Boats wait at {link}, and the feed itself says no more of it than this.</summary></entry>"
            for link, at in entries
        )
        self.at[path] = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><id>x</id>{items}</feed>"

    def asked(self) -> list[str]:
        found = [path for path, _ in self.log if path != "/robots.txt"]
        self.log.clear()
        return found


@pytest.fixture
def web():
    known = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = known.at.get(self.path, 404)
            status = said if isinstance(said, int) else 200
            content = b"" if isinstance(said, int) else said.encode()
            tag = f'"{hash(said)}"'
            if status == 200 and self.headers.get("If-None-Match") == tag:
                status, content = 304, b""
            known.log.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            kind = "application/atom+xml" if self.path.endswith(".atom") else "text/html; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield known
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(web, tmp_path):
    def once(day: str, *people: str, feeds=("/post.atom",), themes=(), lang: str = "en", recheck: float = 0):
        settings = wortlaut.Settings(
            library=str(tmp_path / "kept"),
            today=day,
            lang=lang,
            allow_private=True,
            host_delay=0.0,
            attempts=1,
            timeout=5,
            recheck=recheck,
        )
        following = Following(feeds=tuple(map(web.url, feeds)), themes=themes)
        return watch(people or ("Marta Sedlak",), following, settings=settings, out=tmp_path / "out")

    return once


def words_of(watched, tmp_path) -> list[tuple[str, str]]:
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as library:
        return sorted(
            (one.kind, " ".join(span.of(library.documents[one.document].text).rstrip(",") for span in one.spans))
            for one in watched.digest.news
        )


def test_what_is_new_is_told_once(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The lock gates stay open all winter")
    first = run("2026-01-05")
    assert words_of(first, tmp_path) == [("statement", "The lock gates stay open all winter")]
    assert sorted(path.name for path in first.files) == [
        "digest-2026-01-05T0000.eml",
        "digest-2026-01-05T0000.html",
        "watch.atom",
    ]
    assert web.asked() == ["/post.atom", "/a"]
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    again = run("2026-01-06")
    assert (again.files, again.digest.news, again.digest.documents) == ((), (), 0)
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert web.log[-1] == ("/post.atom", 304)  # and no page is asked for at all
    assert web.asked() == ["/post.atom"]


def test_a_later_report_joins_the_old_statement_and_leaves_its_name(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The lock gates stay open all winter")
    run("2026-01-05")
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as library:
        before = {statement.id for statement in told(library, None).statements}
    web.list(
        "/post.atom", ("/a", "2026-01-05T08:00:00Z"), ("/b", "2026-01-06T08:00:00Z"), ("/c", "2026-01-06T09:00:00Z")
    )
    web.at["/b"] = page("The lock gates stay open all winter", more="The mayor was there too, and said nothing at all.")
    web.at["/c"] = page("Nobody has to pay for the new bridge")
    second = run("2026-01-06")
    assert words_of(second, tmp_path) == [
        ("report", "The lock gates stay open all winter"),
        ("statement", "Nobody has to pay for the new bridge"),
    ]
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as library:
        after = {statement.id for statement in told(library, None).statements}
    assert before < after
    entries = etree.parse(str(tmp_path / "out" / "watch.atom")).findall("a:entry", ATOM)
    assert len({entry.findtext("a:id", namespaces=ATOM) for entry in entries}) == len(entries) == 3


def test_what_the_library_held_before_is_no_news(web, run, tmp_path):
    (tmp_path / "old.html").write_text(page("The lock gates stay open all winter"), encoding="utf-8")
    wortlaut.collect(tmp_path / "old.html", library=tmp_path / "kept").close()
    web.list("/post.atom", ("/c", "2026-01-06T09:00:00Z"))
    web.at["/c"] = page("Nobody has to pay for the new bridge")
    assert words_of(run("2026-01-06"), tmp_path) == [("statement", "Nobody has to pay for the new bridge")]


def test_a_page_that_was_changed_is_told_with_both_wordings(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The repair costs 12 million euros this year")
    run("2026-01-05")
    web.list("/post.atom", ("/a", "2026-01-06T08:00:00Z"))
    web.at["/a"] = page("The repair costs 21 million euros this year")
    second = run("2026-01-06")
    (one,) = second.digest.news
    assert (one.kind, one.announced) == ("changed", False)
    text = html.fromstring(next(path for path in second.files if path.suffix == ".html").read_bytes()).text_content()
    assert "12 million" in text
    assert "21 million" in text
    assert run("2026-01-07").digest.news == ()


def test_a_page_that_was_changed_in_silence_is_seen_though_its_feed_says_nothing(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The repair costs 12 million euros this year")
    run("2026-01-05", recheck=7)
    web.at["/a"] = page("The repair costs 21 million euros this year")
    second = run("2026-01-06", recheck=7)
    assert [(one.kind, one.announced) for one in second.digest.news] == [("changed", False)]
    assert second.digest.documents == 1
    assert run("2026-01-07", recheck=7).digest.news == ()


def test_pages_are_asked_for_ever_less_often_and_after_a_week_no_more(web, run):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The lock gates stay open all winter")
    asked = {}
    for hours in (0, 0.5, 1, 2, 3, 4, 12, 20, 40, 60, 90, 200, 210):
        moment = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(hours=hours)
        watched = run(moment.isoformat(), recheck=7)
        assert watched.digest.documents == (1 if hours == 0 else 0)
        asked[hours] = "/a" in web.asked()
    assert [hours for hours, was in asked.items() if was] == [0, 1, 2, 4, 12, 40, 90]


def test_a_page_that_is_gone_when_it_is_asked_for_again_is_told_once(web, run):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The lock gates stay open all winter")
    run("2026-01-05", recheck=7)
    web.at["/a"] = 404
    second = run("2026-01-06", recheck=7)
    assert second.digest.news == ()
    assert [one.reason for one in second.digest.skipped] == ["http_404"]
    web.asked()
    assert run("2026-01-08", recheck=7).digest.skipped == ()
    assert web.asked() == ["/post.atom"]


def test_a_bad_feed_is_left_with_its_reason_and_the_others_go_on(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The lock gates stay open all winter")
    web.at["/broken.atom"] = "<html><body>no feed at all</body></html>"
    first = run("2026-01-05", feeds=("/gone.atom", "/broken.atom", "/post.atom"))
    assert {one.record.rpartition("/")[2]: one.reason for one in first.digest.skipped} == {
        "gone.atom": "http_404",
        "broken.atom": "no_feed",
    }
    assert len(first.digest.news) == 1


def test_a_page_not_had_in_passing_is_tried_again_and_one_that_is_gone_is_not(web, run):
    web.list("/post.atom", ("/busy", "2026-01-05T08:00:00Z"), ("/gone", "2026-01-05T08:00:00Z"))
    web.at["/busy"] = 503
    run("2026-01-05")
    web.asked()
    web.at["/busy"] = page("The lock gates stay open all winter")
    assert len(run("2026-01-06").digest.news) == 1
    assert web.asked() == ["/post.atom", "/busy"]


def test_what_the_feed_says_stands_for_a_page_that_cannot_be_read(web, run, tmp_path):
    web.list("/post.atom", ("/gone", "2026-01-05T08:00:00Z"))
    assert run("2026-01-05").digest.documents == 1
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as library:
        (document,) = library.documents.values()
    assert document.url == web.url("/gone")


def test_a_theme_is_followed_whoever_speaks_of_it(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"), ("/b", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The old bridge needs a new deck before the winter comes", "Ida Roe")
    web.at["/b"] = page("The ferry carries fewer people than it did last year", "Ruben Okafor")
    first = run("2026-01-05", themes=("bridge",))
    assert [(one.speaker, one.theme, one.followed) for one in first.digest.news] == [("Ida Roe", "bridge", True)]
    assert first.digest.unknown == ("Marta Sedlak",)
    assert run("2026-01-06", themes=("bridge",)).digest.news == ()


def test_the_mail_is_whole_and_loads_nothing(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("<b>Read</b> this <img src=https://evil.example/x.png> & pay 12 euros".replace("<", "&lt;"))
    first = run("2026-01-05", lang="de")
    content = next(path for path in first.files if path.suffix == ".eml").read_bytes()
    message = message_from_bytes(content, policy=default)
    assert message.get_content_type() == "multipart/alternative"
    plain, rich = message.iter_parts()
    assert [plain.get_content_type(), rich.get_content_type()] == ["text/plain", "text/html"]
    assert "Neue Äußerungen" in plain.get_content()
    assert "„<b>Read</b> this" in plain.get_content()
    tree = html.fromstring(rich.get_content())
    assert not tree.xpath("//img | //script | //link | //iframe | //@src | //style[contains(., 'url(')]")
    assert tree.xpath("//q")[0].text_content().startswith("<b>Read</b>")
    assert all(link.startswith(web.url("/a#:~:text=")) for link in tree.xpath("//a/@href"))
    assert [message["Subject"], message["Date"]] == [
        "Marta Sedlak: 1 neu, 5. Januar 2026",
        "Mon, 05 Jan 2026 00:00:00 +0000",
    ]


def test_an_outlets_own_words_stand_between_no_marks(web, run, tmp_path):
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    said = f"<p>Marta Sedlak, the canal warden, said that the lock gates would stay open.</p><p>{REST}</p>"
    web.at["/a"] = page("x").replace("<p>“x,” said Marta Sedlak, the canal warden, on Monday.</p>", said)
    first = run("2026-01-05")
    assert [one.spoken for one in first.digest.news] == [False]
    shown = next(path for path in first.files if path.suffix == ".html").read_text(encoding="utf-8")
    assert "<q" not in shown
    assert "in its own words" in shown


def test_unchanged_documents_are_not_read_again(web, run, monkeypatch):
    import wortlaut.extracting

    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"))
    web.at["/a"] = page("The lock gates stay open all winter")
    run("2026-01-05")
    extract, asked = wortlaut.extracting.extract, []
    monkeypatch.setattr(
        wortlaut.extracting, "extract", lambda one, **known: (asked.append(one.url), extract(one, **known))[1]
    )
    web.list("/post.atom", ("/a", "2026-01-05T08:00:00Z"), ("/c", "2026-01-06T09:00:00Z"))
    web.at["/c"] = page("Nobody has to pay for the new bridge")
    run("2026-01-06")
    assert asked == [web.url("/c")]


FOLLOWED = {
    "OPML": (
        "<opml version='2.0'><body><outline text='Press'><outline type='rss' xmlUrl='https://a.example/f'/></outline>"
        "<outline xmlUrl='https://a.example/f'/><outline xmlUrl='https://b.example/f'/></body></opml>",
        Following(feeds=("https://a.example/f", "https://b.example/f")),
    ),
    "TOML": (
        'feeds = ["https://a.example/f"]\nthemes = ["the bridge"]\nlang = "de"\n',
        Following(feeds=("https://a.example/f",), themes=("the bridge",), lang="de"),
    ),
}


@pytest.mark.parametrize(("text", "following"), FOLLOWED.values(), ids=FOLLOWED)
def test_reads_a_file_of_feeds(tmp_path, text, following):
    (tmp_path / "feeds").write_text(text, encoding="utf-8")
    assert read_following(tmp_path / "feeds") == following


BROKEN = {
    "nothing": "",
    "no feed": "themes = ['a']",
    "no TOML": "feeds = [",
    "another setting": "feeds = ['a']\nfeed = 'b'",
    "no list": "feeds = 'a'",
    "no texts": "feeds = [1]",
    "a language that is a number": "feeds = ['a']\nlang = 1",
    "no OPML": "<rss/>",
    "broken OPML": "<opml><body>",
    "entities": "<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body><outline xmlUrl='&a;'/></body></opml>",
    "an empty OPML": "<opml><body><outline text='x'/></body></opml>",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_file_of_feeds_that_cannot_be_used_is_named(tmp_path, text):
    (tmp_path / "feeds.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"feeds\.toml"):
        read_following(tmp_path / "feeds.toml")


@pytest.mark.parametrize(("library", "lang"), [("", "en"), ("kept", "fr")])
def test_what_cannot_be_done_is_said_before_anything_is_fetched(tmp_path, library, lang):
    settings = wortlaut.Settings(library=library and str(tmp_path / library), lang=lang)
    with pytest.raises(UsageError, match=r"no library named|no digests in 'fr' yet .*de, en"):
        watch(["A"], Following(feeds=("https://a.example/f",)), settings=settings, out=tmp_path)


TIMES = {"30m": 1800, "2h": 7200, "1d": 86_400, "90s": 90}


@pytest.mark.parametrize(("every", "length"), TIMES.items(), ids=TIMES)
def test_lengths_of_time(every, length):
    assert seconds(every) == length


@pytest.mark.parametrize("every", ["", "30", "m", "1s", "0m", "-5m", "1.5h", "1w"])
def test_what_is_no_length_of_time_is_said(every):
    with pytest.raises(UsageError, match="no length of time"):
        seconds(every)


def test_missed_runs_are_not_piled_up_and_the_wish_to_stop_ends_it():
    clock, waits, runs = [0.0], [], []
    takes = iter([10, 250, 10])

    def run() -> None:
        runs.append(clock[0])
        clock[0] += next(takes)

    def wait(length: float) -> None:
        waits.append(length)
        clock[0] += length
        if len(runs) == 3:
            raise KeyboardInterrupt

    schedule(run, 100, now=lambda: clock[0], wait=wait)
    assert runs == [0, 100, 400]
    assert waits == [90, 50, 90]
