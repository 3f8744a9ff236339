"""Connections that go to the address that was checked, not to whatever a name means a moment later."""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from functools import cache

import httpcore2

from wortlaut.collecting.urls import site_of

Pick = Callable[[str, int], list[str]]
KEPT_SECONDS = 30.0  # that an idle connection is kept: longer than the usual gap between two pages of a host


class CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves a host through ``pick`` once a connection, and connects to what that returned, in turn.

    Pools know connections by the name of the host, so two names on one address never share one, and a kept connection
    stays with the address that was checked.
    """

    def __init__(self, pick: Pick, resolvers: Executor) -> None:
        self._pick = pick
        self._resolvers = resolvers
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Return a stream to the first address that answers within ``timeout`` seconds each; raises Unfetched too."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                addresses = await loop.run_in_executor(self._resolvers, self._pick, host.strip("[]"), port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(f"the name {host} was not resolved in time") from error
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class Pools:
    """A pool of connections for each site, the last used ones kept: one for all would look through them each time.

    They speak HTTP/2 where the server does, and know no proxy and no cookie.
    """

    def __init__(self, pick: Pick, resolvers: Executor, /, *, most: int, context: ssl.SSLContext | None = None) -> None:
        self._backend = CheckedBackend(pick, resolvers)
        self._context = context or _trusting_the_system()
        self._most = most
        self._known: OrderedDict[str, httpcore2.AsyncConnectionPool] = OrderedDict()
        self._used: Counter[str] = Counter()

    @asynccontextmanager
    async def stream(
        self, url: str, fields: Sequence[tuple[bytes, bytes]], waits: Mapping[str, float]
    ) -> AsyncIterator[httpcore2.Response]:
        """Request an address; the response is open inside the block."""
        site = site_of(url)
        self._used[site] += 1
        try:
            pool = self._pool(site)
            async with pool.stream("GET", url, headers=fields, extensions={"timeout": waits}) as response:
                yield response
        finally:
            self._used[site] -= 1
            if len(self._known) > self._most:
                await self._let_go()

    async def close(self) -> None:
        """Close all connections."""
        while self._known:
            await self._known.popitem()[1].aclose()

    def _pool(self, site: str) -> httpcore2.AsyncConnectionPool:
        if site not in self._known:
            self._known[site] = httpcore2.AsyncConnectionPool(
                ssl_context=self._context, keepalive_expiry=KEPT_SECONDS, http2=True, network_backend=self._backend
            )
        self._known.move_to_end(site)
        return self._known[site]

    async def _let_go(self) -> None:
        """Close the pools used least lately, as far as nothing uses them now."""
        for site in [site for site in self._known if not self._used[site]][: len(self._known) - self._most]:
            del self._used[site]
            await self._known.pop(site).aclose()


@cache
def _trusting_the_system() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()  # takes 50 ms
