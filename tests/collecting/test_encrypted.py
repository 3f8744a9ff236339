"""HTTP/2 over TLS, and servers that cannot prove who they are; the certificate is for tests and trusted by nobody."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from wortlaut.collecting.crawling import Crawl, Outcome, Request
from wortlaut.settings import Settings

PEM = Path(__file__).parent.parent / "data" / "tarn.example.pem"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Second:
    """A server that speaks HTTP/2 alone, with a page at every address."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.streams: list[list[int]] = []
        self.asked: list[str] = []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(PEM)
        self.context.set_alpn_protocols(["h2"])

    def serve(self) -> None:
        while True:
            try:
                taken, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(taken,), daemon=True).start()

    def talk(self, taken: socket.socket) -> None:
        try:
            with taken, self.context.wrap_socket(taken, server_side=True) as secured:
                self.answer(secured)
        except OSError:
            return

    def answer(self, secured: ssl.SSLSocket) -> None:
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        secured.sendall(connection.data_to_send())
        streams: list[int] = []
        self.streams.append(streams)
        while piece := secured.recv(65_536):
            for event in connection.receive_data(piece):
                if isinstance(event, RequestReceived) and event.stream_id is not None:
                    streams.append(event.stream_id)
                    path = dict(event.headers)[b":path"].decode()
                    self.asked.append(path)
                    status = "404" if path == "/robots.txt" else "200"
                    connection.send_headers(event.stream_id, [(":status", status), ("etag", '"1"')])
                    connection.send_data(event.stream_id, f"We wait at {path}.".encode(), end_stream=True)
            secured.sendall(connection.data_to_send())


@pytest.fixture
def second() -> Iterator[Second]:
    server = Second()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield server
    server.listening.shutdown(socket.SHUT_RDWR)
    server.listening.close()
    thread.join()


def fetch(port: int, *paths: str, host: str = "tarn.example", trusted: bool = True) -> list[Outcome]:
    known = Settings(allow_private=True, host_delay=0.0, attempts=1)
    context = ssl.create_default_context(cafile=str(PEM)) if trusted else None
    with Crawl(known, lambda: NOON, lambda name, port: ["127.0.0.1"], context) as crawl:
        for path in paths:
            url = f"https://{host}:{port}{path}"
            crawl.add(Request(source=url, url=url))
        return list(iter(crawl.take, None))


def test_http_2_is_spoken_where_the_server_does_on_one_connection(second: Second) -> None:
    outcomes = fetch(second.port, "/a", "/b", "/c")
    answers = [outcome.answer for outcome in outcomes if outcome.answer]
    assert [answer.content for answer in answers] == [f"We wait at /{name}.".encode() for name in "abc"]
    assert {answer.exchange.version for answer in answers} == {"HTTP/2"}
    assert [len(streams) for streams in second.streams] == [4]  # robots.txt and three pages
    assert answers[0].field("ETag".lower()) == '"1"'


@pytest.mark.parametrize(("host", "trusted"), [("other.example", True), ("tarn.example", False)])
def test_a_server_that_cannot_prove_who_it_is_is_told_nothing(second: Second, host: str, trusted: bool) -> None:
    (outcome,) = fetch(second.port, "/a", host=host, trusted=trusted)
    assert outcome.error is not None
    assert outcome.error.reason == "certificate"
    assert second.asked == []
