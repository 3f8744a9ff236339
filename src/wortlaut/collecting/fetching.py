"""One request and its answer: the address checked, limits of time and size, every failure with its reason."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wortlaut.collecting.bodies import Room, codings, looker, read_body, too_large, unpack
from wortlaut.collecting.reasons import Unanswered, Unfetched
from wortlaut.records import Exchange
from wortlaut.settings import Settings

if TYPE_CHECKING:
    import httpcore2

    from wortlaut.collecting.transport import Pools

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5"
CONNECT_SECONDS = 10.0  # for the name, the connection and the TLS handshake, each
IDLE_SECONDS = 10.0  # without a byte from the server
HEADERS = 32_000  # characters of an answer's header fields that are kept with a capture
DRAINED = 16_384  # bytes of an answer without use that are read, so that its connection can be used again
REDIRECTS = frozenset({301, 302, 303, 307, 308})
Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said to one request."""

    exchange: Exchange
    content: bytes = b""  # unpacked; empty for redirects, errors and 304
    large: bool = False  # it takes up room until ``Room.leave``

    def field(self, name: str, /) -> str:
        """Return a header field, "" where there is none; of several the first."""
        return next((value for key, value in self.exchange.response if key.lower() == name), "")


class Fetcher:
    """Makes single requests through pools of connections; knows no other host, no schedule and no rules."""

    def __init__(self, settings: Settings, pools: Pools, room: Room, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._pools = pools
        self._room = room
        self._now = now
        self._agent = agent(settings)

    async def __call__(self, url: str, /, *, extra: Fields = (), limit: int = 0, cut: bool = False) -> Answer:
        """Return the answer to a normalised address; raises Unfetched, and Unanswered where no answer began.

        The body is read for 200 and 206 alone, up to ``limit`` bytes (0 = the setting), or cut there.
        """
        total = self._settings.timeout
        answered: list[bool] = []
        try:
            async with asyncio.timeout(total) as timeout:
                return await self._ask(url, extra, limit or self._settings.max_bytes, cut, timeout, answered)
        except Unfetched:
            raise
        except TimeoutError as error:
            raise _late(url, total, bool(answered)) from error
        except Exception as error:  # whatever a hostile answer makes of a protocol's library
            raise _failed(url, error, bool(answered)) from error

    async def _ask(
        self, url: str, extra: Fields, limit: int, cut: bool, timeout: asyncio.Timeout, answered: list[bool]
    ) -> Answer:
        sent = self._now().astimezone(UTC).isoformat(timespec="seconds")
        fields = [("Host", url.split("/", 3)[2]), *self._fields(), *extra]
        waits = {"connect": CONNECT_SECONDS, "read": IDLE_SECONDS, "write": IDLE_SECONDS}
        packed = [(key.encode(), value.encode("latin-1", "replace")) for key, value in fields]
        async with self._pools.stream(url, packed, waits) as response:
            answered.append(True)
            exchange = _exchange(url, sent, fields, response)
            answer = Answer(exchange=exchange)
            if response.status not in (200, 206):
                if (length := answer.field("content-length")).isdigit() and int(length[:9]) <= DRAINED:
                    await response.aread()
                return answer
            large = False

            async def grow() -> None:
                nonlocal large
                await self._room.enter(timeout)
                large = True

            try:
                content = await self._body(response, answer, limit=limit, cut=cut, grow=grow)
            except BaseException:
                if large:
                    self._room.leave()
                raise
            return Answer(exchange=exchange, content=content, large=large)

    async def _body(
        self, response: httpcore2.Response, answer: Answer, *, limit: int, cut: bool, grow: Callable[[], object]
    ) -> bytes:
        url = answer.exchange.url
        wanted = codings(answer.field("content-encoding"), url)
        length = answer.field("content-length")
        if length.isdigit() and int(length[:20]) > limit and not cut:
            raise too_large(url, limit)
        look = looker(url, answer.field("content-type"), "".join(wanted))
        raw = await read_body(response.aiter_stream(), url, limit=limit, cut=cut, look=look, grow=grow)
        return unpack(raw, wanted, url, limit=limit, cut=cut)

    def _fields(self) -> Fields:
        return (("User-Agent", self._agent), ("Accept", ACCEPT), ("Accept-Encoding", "gzip, br"))


def agent(settings: Settings, /) -> str:
    """Return what the requests call themselves, with whom to write to where the user has said so."""
    name = settings.user_agent
    whole = f"{name} (contact: {settings.contact})" if settings.contact else name
    return whole.encode("ascii", "replace").decode().replace("\r", " ").replace("\n", " ")


def _exchange(url: str, sent: str, fields: Fields, response: httpcore2.Response) -> Exchange:
    received: list[tuple[str, str]] = []
    size = 0
    for key, value in response.headers:
        size += len(key) + len(value)
        if size > HEADERS:
            break
        received.append((key.decode("latin-1"), value.decode("latin-1")))
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream is not None else None
    return Exchange(
        url=url,
        sent=sent,
        version=response.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace"),
        request=tuple(fields),
        status=response.status,
        response=tuple(received),
        address=str(address[0]) if address else "",
    )


def _late(url: str, seconds: float, answered: bool) -> Unfetched:
    kind = Unfetched if answered else Unanswered
    message = f"{url}: no whole answer within {seconds:g} seconds"
    return kind("timeout", message, hint="try again later or raise the timeout")


def _failed(url: str, error: Exception, answered: bool) -> Unfetched:
    import httpcore2

    if isinstance(error, httpcore2.TimeoutException):
        return _late(url, CONNECT_SECONDS if isinstance(error, httpcore2.ConnectTimeout) else IDLE_SECONDS, answered)
    cause = error.__cause__ or error.__context__ or error
    message = f"{url}: {str(error)[:300] or str(cause)[:300] or type(error).__name__}"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Unfetched("certificate", message, hint="the site cannot prove who it is; check the address")
    kind = Unfetched if answered else Unanswered
    return kind("network", message, hint="try again later")
