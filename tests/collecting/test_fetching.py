"""From the network: refused addresses, robots, redirects, limits; against a server of our own."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wortlaut.collecting import Collected, collect
from wortlaut.collecting.addresses import Resolve, checked_addresses, is_global, resolve
from wortlaut.settings import Settings

PAGE = (
    "<html lang=en><head><title>Tarn Lines</title></head><body><article>"
    + "<p>“We wait,” Orla Benn said on the quay, while the crew counted the gulls and the gulls counted the crew.</p>"
    * 3
    + "</article></body></html>"
).encode()
BOMB = gzip.compress(bytes(5_000_000))


class Harbour(BaseHTTPRequestHandler):
    """A site with a page, a wall, loops and traps."""

    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        getattr(self, "at_" + self.path.strip("/").replace(".", "_").split("?")[0], self.missing)()

    def send(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def missing(self) -> None:
        self.send(404, b"no")

    def at_robots_txt(self) -> None:
        self.send(200, b"User-agent: *\nDisallow: /private\n\nUser-agent: wortlaut\nDisallow: /private\nDisallow: /own")

    def at_page(self) -> None:
        self.send(200, PAGE, Content_Type="text/html; charset=utf-8")

    def at_private(self) -> None:
        self.send(200, PAGE)

    def at_moved(self) -> None:
        self.send(302, Location="/page")

    def at_loop(self) -> None:
        self.send(302, Location="/loop")

    def at_inward(self) -> None:
        self.send(302, Location="http://169.254.169.254/latest/meta-data/")

    def at_file(self) -> None:
        self.send(302, Location="file:///etc/passwd")

    def at_large(self) -> None:
        self.send(200, b"x" * 300_000)

    def at_bomb(self) -> None:
        self.send(200, BOMB, Content_Encoding="gzip")

    def at_packed(self) -> None:
        self.send(200, gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def at_odd(self) -> None:
        self.send(200, b"zzz", Content_Encoding="snappy")

    def at_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"<p>drip")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def at_broken(self) -> None:
        self.send(500)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def harbour() -> Iterator[str]:
    Harbour.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Harbour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def run(urls: list[str], *, resolve: Resolve = resolve, **settings: object) -> list[Collected]:
    quick = {"timeout": 0.5, "max_bytes": 200_000, "host_delay": 0.0, "attempts": 1}
    known = Settings(**(quick | settings))  # type: ignore[arg-type]
    return list(collect(urls, settings=known, now=lambda: datetime(2026, 3, 1, tzinfo=UTC), resolve=resolve))


def gather(url: str, **settings: object) -> Collected:
    (found,) = run([url], **({"allow_private": True} | settings))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("path", ["/page", "/moved", "/packed"])
def test_a_page_is_fetched_and_read(harbour: str, path: str) -> None:
    found = gather(harbour + path)
    (document,) = found.documents
    assert document.text.startswith("“We wait,” Orla Benn said")
    assert found.capture is not None
    assert (found.capture.uri, found.content) == (harbour + path, PAGE)
    assert document.url == found.capture.final_uri == harbour + path.replace("moved", "page")


TROUBLES = {
    "absent": ("/nothing", "http_404"),
    "server error": ("/broken", "http_500"),
    "robots": ("/private", "robots"),
    "robots, by our name": ("/own", "robots"),
    "loop": ("/loop", "redirects"),
    "file scheme": ("/file", "refused_address"),
    "too large": ("/large", "too_large"),
    "bomb": ("/bomb", "too_large"),
    "drip": ("/slow", "timeout"),
    "unknown packing": ("/odd", "unsupported"),
}


@pytest.mark.parametrize(("path", "reason"), TROUBLES.values(), ids=TROUBLES)
def test_trouble_is_skipped_with_its_reason(harbour: str, path: str, reason: str) -> None:
    begin = time.monotonic()
    found = gather(harbour + path)
    assert [entry.reason for entry in found.skipped] == [reason]
    assert found.documents == ()
    assert time.monotonic() - begin < 3


def test_what_robots_forbid_is_never_asked_for(harbour: str) -> None:
    Harbour.asked.clear()
    gather(harbour + "/private")
    assert Harbour.asked == ["/robots.txt"]


@pytest.mark.parametrize("url", ["{}/page", "http://localhost:1/page", "http://2130706433/", "http://0x7f.1/"])
def test_a_private_address_is_refused_before_any_byte(harbour: str, url: str) -> None:
    Harbour.asked.clear()
    (found,) = run([url.format(harbour)], resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    assert [entry.reason for entry in found.skipped] == ["refused_address"]
    assert Harbour.asked == []


@pytest.mark.parametrize(
    "url", ["http://2130706433/", "http://0x7f.1/", "http://017700000001/", "http://[::ffff:7f00:1]/"]
)
def test_an_address_in_another_notation_is_what_it_means(url: str) -> None:
    (found,) = run([url])
    assert [entry.reason for entry in found.skipped] == ["refused_address"]


def test_a_redirect_inward_is_refused_too(harbour: str) -> None:
    def pick(host: str, port: int, **_: object) -> list[str]:
        return ["127.0.0.1"] if host == "quay.example" else checked_addresses(host, port, allow_private=False)

    port = harbour.rsplit(":", 1)[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wortlaut.collecting.crawling.checked_addresses", pick)
        (found,) = run([f"http://quay.example:{port}/inward"])
    assert [entry.reason for entry in found.skipped] == ["refused_address"]
    assert "169.254.169.254" in found.skipped[0].detail


def test_the_name_is_asked_once_for_a_connection_and_its_answer_used(harbour: str) -> None:
    asked: list[str] = []

    def answer(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    port = harbour.rsplit(":", 1)[1]
    (found,) = run([f"http://quay.example:{port}/page"], resolve=answer, allow_private=True)
    assert found.content == PAGE
    assert asked == ["quay.example"] * 2  # this server closes after robots.txt and after the page


ADDRESSES = {
    "93.184.216.34": True,
    "2606:2800:220:1::1": True,
    "127.0.0.1": False,
    "10.1.2.3": False,
    "169.254.169.254": False,
    "100.64.0.1": False,
    "0.0.0.0": False,
    "224.0.0.1": False,
    "::1": False,
    "fe80::1%eth0": False,
    "::ffff:127.0.0.1": False,
    "64:ff9b::7f00:1": False,
    "2002:7f00:1::": False,
    "fec0::1": False,
    "ff0e::1": False,
    "::127.0.0.1": False,
    "::ffff:0:7f00:1": False,
    "64:ff9b:1::1": False,
}


@pytest.mark.parametrize(("address", "public"), ADDRESSES.items(), ids=ADDRESSES)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_global(address) is public


@pytest.mark.parametrize("url", ["http://user:pw@tarn.example/", "http:///x", "http://[::1", "http://tarn.example:0/"])
def test_odd_addresses_are_refused(url: str) -> None:
    (found,) = run([url], resolve=lambda host, port: ["93.184.216.34"])
    assert [entry.reason for entry in found.skipped] == ["refused_address"]
