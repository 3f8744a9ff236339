"""Fixtures for all tests; what needs the corpora beside the checkout is skipped where they are absent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, audit cases and pages beside the checkout."""
    if not (SHARED / "corpora").is_dir():
        pytest.skip(f"needs the corpora in ../shared, which are not beside this checkout ({SHARED} is absent)")
    return SHARED


@pytest.fixture(scope="session")
def press() -> Path:
    """The folder of the sample press."""
    return ROOT / "examples" / "press"


@dataclass
class Served:
    """One answer of the chat server, as wrong as a test wants it."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None  # Content-Length, where it is not the content's
    late: bool = False  # not sent before the server closes


def completion(text: object, **usage: int) -> Served:
    """Return what a chat server answers, with that text and that count of tokens."""
    body = {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage}
    return Served(json.dumps(body).encode(), headers={"Content-Type": "application/json"})


class ChatServer:
    """A chat server on this machine that answers what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.reply: Callable[[dict[str, Any]], Served] = lambda body: completion("{}")
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                server.paths.append(f"GET {self.path}")
                self.send_error(404)

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.asked.append(body)
                server.headers.append(dict(self.headers))
                server.paths.append(self.path)
                served = server.reply(body)
                if served.late:
                    server._closing.wait(10)
                    return
                self.send_response(served.status)
                for name, value in served.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(served.promised or len(served.content)))
                self.end_headers()
                self.wfile.write(served.content)

        return Handler


@pytest.fixture
def chat_server() -> Iterator[ChatServer]:
    """A chat server on the loopback address."""
    server = ChatServer()
    yield server
    server.close()


@pytest.fixture
def serve() -> Callable[..., Served]:
    """Make an answer of a chat server byte by byte."""
    return Served


@pytest.fixture(name="completion")
def completion_fixture() -> Callable[..., Served]:
    """Make an answer of a chat server that is as it should be."""
    return completion
