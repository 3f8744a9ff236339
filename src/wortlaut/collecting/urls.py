"""Addresses written one way (RFC 3986, section 6), so that no page is asked for twice under two spellings."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from ipaddress import IPv6Address
from urllib.parse import SplitResult, parse_qsl, quote, urljoin, urlsplit, urlunsplit

from wortlaut.collecting.reasons import Unfetched

LONGEST = 4_000  # characters; servers refuse longer ones, and traps grow them
PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH, _QUERY = "/%!$&'()*+,;=:@-._~", "/?%!$&'()*+,;=:@-._~[]|"
_DROPPED = re.compile(r"[\t\r\n]")


def normalise(url: str, /) -> str:
    """Return the address as it is requested: case, port, escapes and dots settled, no fragment, no tracking.

    Raises Unfetched for what is no http or https address, holds a password or is too long.
    """
    parts = _split(url)
    host = _host(parts, url)
    port = "" if parts.port in (None, PORTS[parts.scheme]) else f":{parts.port}"
    path = _without_dots(_escaped(parts.path, _PATH)) or "/"
    query = "&".join(piece for piece in _escaped(parts.query, _QUERY).split("&") if piece and not _is_tracking(piece))
    whole = urlunsplit((parts.scheme, host + port, path, query, ""))
    if len(whole) > LONGEST:
        raise _refused(f"{url[:100]}... is longer than {LONGEST:,} characters", "traps grow such addresses")
    return whole


def identity(url: str, /) -> str:
    """Return what two normalised addresses of one page share: parameters in any order are the same page."""
    head, mark, query = url.partition("?")
    return f"{head}?{'&'.join(sorted(query.split('&'), key=_name))}" if mark else head


def site_of(url: str, /) -> str:
    """Return scheme, host and port of a normalised address: what robots.txt rules."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(url: str, /) -> str:
    """Return the host of a normalised address: what politeness is counted by."""
    return urlsplit(url).hostname or ""


def target(url: str, location: str, /) -> str:
    """Return where a redirect leads, normalised; raises Unfetched where that may not be asked for."""
    try:
        return normalise(urljoin(url, _DROPPED.sub("", location).strip()))
    except ValueError as error:
        raise _refused(f"{url} leads to {location[:200]!r}, which is no address", "only these are fetched") from error


def parameters(url: str, /) -> dict[str, str]:
    """Return the query of an address by name."""
    return dict(parse_qsl(urlsplit(url).query))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(_DROPPED.sub("", url).strip())
        usable = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError:
        usable = None
    if not usable:
        raise _refused(f"{url[:200]!r} is no http or https address", "only these are fetched")
    if parts.username is not None or parts.password is not None:
        raise _refused(f"the address for {parts.hostname} holds a password", "leave it out")
    return parts


def _host(parts: SplitResult, url: str) -> str:
    """Return the host in ASCII and lower case; raises Unfetched for a name that cannot be one."""
    import idna

    name = (parts.hostname or "").rstrip(".")
    if ":" in name:
        try:
            return f"[{IPv6Address(name.partition('%')[0]).compressed}]"
        except ValueError as error:
            raise _refused(f"{url[:200]!r} has no valid host", "check the spelling") from error
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode()
    except (idna.IDNAError, UnicodeError) as error:
        raise _refused(f"{url[:200]!r} has no valid host: {error}", "check the spelling") from error
    if not re.fullmatch(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63}){0,126}", ascii_name):
        raise _refused(f"{url[:200]!r} has no valid host", "check the spelling")
    return ascii_name


def _escaped(text: str, safe: str) -> str:
    """Return the text with every character escaped that must be, and none that need not."""
    return _ESCAPE.sub(_settled, quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=safe, errors="replace"))


def _settled(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character in _PLAIN else found[0].upper()


def _without_dots(path: str) -> str:
    """Return the path with its dot segments resolved (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    end = "/" if kept and segments[-1] in (".", "..") else ""
    return "/" + "/".join(kept) + end


def _is_tracking(piece: str) -> bool:
    name = _name(piece).lower()
    exact, beginnings = _tracking()
    return name in exact or name.startswith(beginnings)


def _name(piece: str) -> str:
    return piece.partition("=")[0]


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    text = files("wortlaut.collecting").joinpath("tracking.toml").read_text(encoding="utf-8")
    names = tomllib.loads(text)["names"]
    exact = frozenset(name for name in names if not name.endswith("*"))
    return exact, tuple(name[:-1] for name in names if name.endswith("*"))


def _refused(message: str, hint: str) -> Unfetched:
    return Unfetched("refused_address", message, hint=hint)
