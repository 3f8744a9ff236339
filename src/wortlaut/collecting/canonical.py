"""Whether one address may stand for another: AMP and print views name the article that they are a view of."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

VIEWS = frozenset({"www", "m", "mobile", "amp", "print"})  # first labels of hosts that show the same articles
CACHE = ".cdn.ampproject.org"


def may_stand_for(canonical: str, fetched: str | None, /) -> bool:
    """Tell whether a page fetched from one address may call itself by another: of its own site, and no front page."""
    if fetched is None:
        return True
    try:
        named, seen = urlsplit(canonical), urlsplit(fetched)
        return _is_own(named.hostname or "", seen.hostname or "") and (_is_front(seen) or not _is_front(named))
    except ValueError:
        return False


def _is_front(address: SplitResult) -> bool:
    return address.path in ("", "/") and not address.query


def _is_own(named: str, seen: str) -> bool:
    """Tell whether two hosts are one site's: a page never proves what another site has published."""
    if seen.endswith(CACHE):
        label = seen.removesuffix(CACHE)
        return label in (_cached(named), _cached(named.removeprefix("www.")))
    one, other = _without_view(named), _without_view(seen)
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _cached(host: str) -> str:
    """Return a host as the AMP cache writes it into one label."""
    return host.replace("-", "--").replace(".", "-")


def _without_view(host: str) -> str:
    first, _, rest = host.partition(".")
    return rest if first in VIEWS and "." in rest else host
