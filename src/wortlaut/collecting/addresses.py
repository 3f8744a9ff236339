"""Which addresses may be spoken to: only global ones, however they are written, unless the user allows others."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from wortlaut.collecting.reasons import Unfetched

Resolve = Callable[[str, int], list[str]]
MOST = 8  # addresses of one host that are looked at
_GLOBAL = IPv6Network("2000::/3")  # the only block that IANA gives out as global unicast
_NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int, /) -> list[str]:
    """Return the addresses of a host, asked once; numbers of any notation come back as what they mean."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unfetched("no_such_host", f"{host}: {error}", hint="check the address and the connection") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(host: str, port: int, /, *, allow_private: bool, resolve: Resolve = resolve) -> list[str]:
    """Return the addresses to try in turn; raises Unfetched where any address of the host is not global."""
    addresses = resolve(host, port)
    if not addresses:
        raise Unfetched("no_such_host", f"{host} has no address", hint="check the spelling")
    for address in addresses:
        if not allow_private and not is_global(address):
            raise _refused(f"{host} is {address}, not a public address")
    return addresses[:MOST]


def refused_by_name(host: str, /, *, allow_private: bool) -> Unfetched | None:
    """Return why a host is refused before anybody is asked: it is this machine, or a number that is not public."""
    if allow_private:
        return None
    if host.rstrip(".").lower().rpartition(".")[2] == "localhost":
        return _refused(f"{host} is this machine, not a public address")
    try:
        known = is_global(host.strip("[]"))
    except ValueError:
        return None  # a name: its addresses are looked at when it is connected to
    return None if known else _refused(f"{host} is not a public address")


def _refused(message: str) -> Unfetched:
    return Unfetched("refused_address", message, hint="give --allow-private if you mean a machine of your own network")


def is_global(address: str, /) -> bool:
    """Tell whether an address is public; one that wraps another is judged by the inner one too."""
    found = ip_address(address.split("%", 1)[0])
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    inner = _wrapped(found)
    if inner is not None:
        return is_global(str(inner))
    return found in _GLOBAL and found.is_global


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
