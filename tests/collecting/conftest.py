"""A web of our own on the loopback: any host name, pages and misbehaviour by path, and a log of what was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wortlaut.collecting import Asked, Collected, collect, hosts
from wortlaut.ports import Store
from wortlaut.settings import Settings

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINES = "the crew counted the gulls on the quay, and the gulls counted the crew, until the tide had turned once more"


def page(words: str) -> bytes:
    """Return a page with an article that has those words in it."""
    body = f"<p>“{words},” Orla Benn said on the quay, while {LINES}.</p>" * 3
    return f"<html lang=en><head><title>{words}</title></head><body><article>{body}</article></body></html>".encode()


@dataclass(kw_only=True)
class Reply:
    """What the server says to one request."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Iterator[bytes] | None = None  # sent one by one, without a length; the connection ends after them


@dataclass(kw_only=True)
class Seen:
    """One request as the server saw it."""

    host: str
    path: str
    headers: dict[str, str]
    connection: int


Handler = Callable[[Seen], Reply]


@dataclass
class Web:
    """The server: ``at[path]`` is a Reply, a list of them (the last one stays), or a function."""

    port: int = 0
    at: dict[str, Reply | list[Reply | Handler] | Handler] = field(default_factory=dict)
    log: list[Seen] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    connections: int = 0

    def url(self, path: str, host: str = "tarn.example") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def asked(self, *, robots: bool = False) -> list[str]:
        """Return the paths asked for, in order."""
        return [seen.path for seen in self.log if robots or seen.path != "/robots.txt"]

    def say(self, path: str, *replies: Reply | bytes | str | int | Handler, **headers: str) -> None:
        """Answer a path (or "host/path") with pages of those words, bytes, statuses or replies, one after another."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        made: list[Reply | Handler] = []
        for reply in replies:
            if isinstance(reply, str):
                made.append(Reply(content=page(reply), headers={"Content-Type": "text/html; charset=utf-8"} | named))
            elif isinstance(reply, bytes):
                made.append(Reply(content=reply, headers=named))
            elif isinstance(reply, int):
                made.append(Reply(status=reply, headers=named))
            else:
                made.append(reply)
        self.at[path] = made

    def lead(self, path: str, location: str, status: int = 302) -> None:
        """Redirect a path."""
        self.at[path] = Reply(status=status, headers={"Location": location})

    def reply(self, seen: Seen) -> Reply:
        """Return what is said to a request, and note it."""
        with self.lock:
            self.log.append(seen)
            found = self.at.get(f"{seen.host}{seen.path}", self.at.get(seen.path, Reply(status=404, content=b"no")))
            if isinstance(found, list):
                found = found.pop(0) if len(found) > 1 else found[0]
        return found if isinstance(found, Reply) else found(seen)

    reply_with = Reply

    def gather(
        self, *paths: str, store: Store | None = None, searches: tuple[Asked, ...] = (), **settings: object
    ) -> list[Collected]:
        """Return what became of those paths (or addresses), in their order."""
        return sorted(self.walk(*paths, store=store, searches=searches, **settings), key=lambda one: one.position)

    def walk(
        self, *paths: str, store: Store | None = None, searches: tuple[Asked, ...] = (), **settings: object
    ) -> Iterator[Collected]:
        """Yield what became of those paths as it comes; with a store, as the desk does it."""
        quick = {"allow_private": True, "timeout": 2.0, "host_delay": 0.0, "attempts": 2, "max_bytes": 300_000}
        known = Settings(**(quick | settings))  # type: ignore[arg-type]
        urls = [path if "://" in path else self.url(path) for path in paths]
        now = lambda: NOON  # noqa: E731
        found = collect(
            urls, settings=known, now=now, store=store, searches=searches, resolve=lambda host, port: ["127.0.0.1"]
        )
        for collected in found:
            if store is not None and collected.capture is not None:
                store.add_capture(collected.capture, collected.content or b"")
                store.add_documents(collected.documents)
            yield collected


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web
    number = 0

    def setup(self) -> None:
        super().setup()
        with self.web.lock:
            self.web.connections += 1
            self.number = self.web.connections

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").split(":")[0]
        seen = Seen(host=host, path=self.path, headers=dict(self.headers.items()), connection=self.number)
        reply = self.web.reply(seen)
        self.send_response_only(reply.status)
        if reply.pieces is None and not {"Content-Length", "Transfer-Encoding"} & set(reply.headers):
            self.send_header("Content-Length", str(len(reply.content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(reply.content)
            for piece in reply.pieces or ():
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            self.close_connection = True
        self.close_connection = self.close_connection or reply.pieces is not None

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is no error."""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Back off in milliseconds."""
    monkeypatch.setattr(hosts, "BACKOFF", 0.001)


@pytest.fixture
def web() -> Iterator[Web]:
    """A server of its own for each test."""
    made = Web()
    made.at["/robots.txt"] = Reply(status=404)
    server = _Server(("127.0.0.1", 0), type("Answering", (_Answering,), {"web": made}))
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
