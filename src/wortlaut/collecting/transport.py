"""Connections that go to the address that was checked, not to whatever a name means a moment later."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from functools import cache

import httpcore2

Pick = Callable[[str, int], list[str]]
KEPT_SECONDS = 30.0  # that an idle connection is kept: longer than the usual gap between two pages of a host


class CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves a host through ``pick`` once a connection, and connects to what that returned, in turn.

    The pool above it knows connections by host, so two names on one address never share one, and a kept
    connection stays with the address that was checked.
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


def open_pool(
    pick: Pick, resolvers: Executor, /, *, connections: int, context: ssl.SSLContext | None = None
) -> httpcore2.AsyncConnectionPool:
    """Return a pool that speaks HTTP/2 where the server does, keeps connections, and knows no proxy and no cookie."""
    return httpcore2.AsyncConnectionPool(
        ssl_context=context or _trusting_the_system(),
        max_connections=connections,
        keepalive_expiry=KEPT_SECONDS,
        http2=True,
        network_backend=CheckedBackend(pick, resolvers),
    )


@cache
def _trusting_the_system() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()  # takes 50 ms
