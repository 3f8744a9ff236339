"""An HTTP transport that connects to the address that was checked, not to whatever a name means a moment later."""

from __future__ import annotations

from collections.abc import Callable

import httpx2

from wortlaut.settings import Settings

Pick = Callable[[str, int], str]


class CheckedTransport(httpx2.BaseTransport):
    """Resolves each host through ``pick``, once a request, and connects to what that returned."""

    def __init__(self, pick: Pick) -> None:
        self._pick = pick
        # No kept connections: they are known by address, and two names on one address must not share one.
        self._inner = httpx2.HTTPTransport(trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request to the checked address, with the name in Host and in the TLS handshake."""
        url = request.url
        address = self._pick(url.host, url.port or (443 if url.scheme == "https" else 80))
        pinned = httpx2.Request(
            request.method,
            url.copy_with(host=address),
            headers=request.headers,  # Host is in them already
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": url.host},
        )
        return self._inner.handle_request(pinned)

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()


def open_client(settings: Settings, /, *, accept: str, pick: Pick) -> httpx2.Client:
    """Return a client that follows no redirect by itself and knows no proxy, cookie jar or password file."""
    return httpx2.Client(
        transport=CheckedTransport(pick),
        headers={"User-Agent": settings.user_agent, "Accept": accept, "Accept-Encoding": "gzip, deflate"},
        timeout=settings.timeout,
        follow_redirects=False,
        trust_env=False,
    )
