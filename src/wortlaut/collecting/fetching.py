"""Pages from the network: checked addresses, robots.txt, counted redirects, limits of time and size."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from wortlaut.collecting.addresses import Resolve, checked_address, resolve
from wortlaut.collecting.reasons import Unfetched
from wortlaut.settings import Settings

if TYPE_CHECKING:
    import httpx2
    from protego import Protego

REDIRECTS = 5
ROBOTS_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
UNPACK = 65_536  # bytes unpacked at a time, so that a bomb is seen before it is large
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer from the network."""

    url: str  # after redirects
    status: int
    media_type: str  # as the server said it
    content: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches one address at a time; raises Unfetched with the reason for each that it leaves."""

    settings: Settings
    resolve: Resolve = resolve
    _client: httpx2.Client | None = None
    _robots: dict[str, Protego | None] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    def __call__(self, url: str, /) -> Fetched:
        """Return what is there, after at most REDIRECTS redirects, each checked as if it were asked for."""
        for _ in range(REDIRECTS + 1):
            self._obey_robots(url)
            answer = self._get(url, limit=self.settings.max_bytes)
            if isinstance(answer, Fetched):
                if answer.status >= 400:
                    raise Unfetched(
                        f"http_{answer.status}",
                        f"{url}: the server answered {answer.status}",
                        hint=_advice(answer.status),
                    )
                return answer
            url = answer
        raise Unfetched("redirects", f"{url}: more than {REDIRECTS} redirects", hint="give the final address")

    def _obey_robots(self, url: str) -> None:
        parts = urlsplit(_checked_url(url))
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        agent = self.settings.user_agent
        if rules is not None and not rules.can_fetch(url, agent):
            raise Unfetched(
                "robots",
                f"{url}: the site's robots.txt asks not to fetch this",
                hint="save the page by hand and give the file",
            )

    def _rules(self, site: str) -> Protego | None:
        """Return the site's rules; none where it has no robots.txt, and nothing allowed where its server fails."""
        from protego import Protego

        answer: Fetched | str = f"{site}/robots.txt"
        for _ in range(REDIRECTS + 1):
            if isinstance(answer, Fetched):
                break
            answer = self._get(answer, limit=ROBOTS_BYTES, cut=True)
        if isinstance(answer, str) or 400 <= answer.status < 500:
            return None
        rules = "User-agent: *\nDisallow: /" if answer.status >= 500 else answer.content.decode("utf-8", "replace")
        return Protego.parse(rules)

    def _get(self, url: str, *, limit: int, cut: bool = False) -> Fetched | str:
        """Return the answer, or the address that it redirects to."""
        import httpx2

        _checked_url(url)
        deadline = time.monotonic() + self.settings.timeout
        try:
            with self._opened().stream("GET", url) as answer:
                if answer.is_redirect and "location" in answer.headers:
                    return _checked_url(urljoin(url, answer.headers["location"]))
                content = b"" if answer.status_code >= 400 else _body(answer, url, limit, deadline, cut)
                kind = answer.headers.get("content-type", "")
                return Fetched(url=url, status=answer.status_code, media_type=kind, content=content)
        except httpx2.TimeoutException as error:
            raise _too_slow(url, self.settings.timeout) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
            raise Unfetched("network", f"{url}: {error or type(error).__name__}", hint="try again later") from error

    def _opened(self) -> httpx2.Client:
        if self._client is None:
            from wortlaut.collecting.transport import open_client

            self._client = open_client(self.settings, accept=ACCEPT, pick=self._pick)
        return self._client

    def _pick(self, host: str, port: int) -> str:
        return checked_address(host, port, allow_private=self.settings.allow_private, resolve=self.resolve)


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme.lower() in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = None
    if not usable:
        raise Unfetched("refused_address", f"{url[:200]!r} is no http or https address", hint="only these are fetched")
    if parts.username or parts.password:
        raise Unfetched("refused_address", f"the address for {parts.hostname} holds a password", hint="leave it out")
    return url


def _body(answer: httpx2.Response, url: str, limit: int, deadline: float, cut: bool) -> bytes:
    """Return the unpacked body; raises Unfetched as soon as it is too large or too late."""
    pieces: list[bytes] = []
    size = 0
    for piece in _unpacked(answer, url):
        size += len(piece)
        pieces.append(piece)
        if size > limit:
            if cut:
                break
            raise Unfetched("too_large", f"{url}: more than max_bytes = {limit:,}", hint="raise the setting")
        if time.monotonic() > deadline:
            raise _too_slow(url, None)
    return b"".join(pieces)[:limit]


def _unpacked(answer: httpx2.Response, url: str) -> Iterator[bytes]:
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        yield from answer.iter_raw()
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Unfetched("unsupported", f"{url}: packed as {coding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for piece in answer.iter_raw():
            while piece:
                yield unpacker.decompress(piece, UNPACK)
                piece = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unfetched("network", f"{url}: the packed answer is damaged: {error}", hint="try again later") from error


def _too_slow(url: str, timeout: float | None) -> Unfetched:
    limit = f"within {timeout:g} seconds" if timeout else "in time"
    return Unfetched("timeout", f"{url}: no whole answer {limit}", hint="try again later or raise the timeout")


def _advice(status: int) -> str:
    if status in (401, 402, 403, 451):
        return "it is not open to everyone: save the page as you see it and give the file"
    return "check the address" if status in (404, 410) else "try again later"
