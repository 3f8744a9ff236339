"""What is known of an address from earlier: its capture, whether it is still fresh, and how to ask if it changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from wortlaut.collecting.fetching import Fields
from wortlaut.records import Capture, Exchange

FRESHEST = 86_400.0  # seconds that an answer is taken for fresh at most, whatever its server says
_DIRECTIVE = re.compile(r"""([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,]+)))?""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The last successful visit to an address."""

    capture: Capture
    run: str  # of which it was part
    checked: str  # UTC, ISO 8601 with seconds: when the server last said that it is this
    fresh_until: str = ""  # UTC, ISO 8601; "" = to be asked again at any time
    etag: str = ""
    modified: str = ""  # Last-Modified, as the server wrote it

    def is_fresh(self, now: datetime, /) -> bool:
        """Tell whether the server need not be asked again yet."""
        return bool(self.fresh_until) and now < datetime.fromisoformat(self.fresh_until)

    @property
    def validators(self) -> Fields:
        """The header fields that ask whether it has changed (RFC 9110, 13.1)."""
        fields = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return tuple((name, value) for name, value in fields if value)


def visit(capture: Capture, run: str, now: datetime, /) -> Visit:
    """Return the visit that brought a capture."""
    last = capture.exchanges[-1]
    checked = now.astimezone(UTC).isoformat(timespec="seconds")
    return _stamped(Visit(capture=capture, run=run, checked=checked), last, now)


def confirmed(before: Visit, said: Exchange, run: str, now: datetime, /) -> Visit:
    """Return a visit that the server has confirmed with 304, with what its answer says anew."""
    checked = now.astimezone(UTC).isoformat(timespec="seconds")
    return _stamped(replace(before, run=run, checked=checked), said, now)


def _stamped(visit: Visit, said: Exchange, now: datetime) -> Visit:
    fields = {key.lower(): value for key, value in reversed(said.response)}
    seconds = lifetime(fields)
    until = (now.astimezone(UTC) + timedelta(seconds=seconds)).isoformat(timespec="seconds") if seconds > 0 else ""
    etag, modified = fields.get("etag", visit.etag)[:500], fields.get("last-modified", visit.modified)[:100]
    return replace(visit, fresh_until=until, etag=etag, modified=modified)


def lifetime(fields: Mapping[str, str], /) -> float:
    """Return the seconds for which an answer stays fresh (RFC 9111, 4.2), by what it says and never by guess."""
    directives = {
        name.lower(): one or other for name, one, other in _DIRECTIVE.findall(fields.get("cache-control", ""))
    }
    if directives.keys() & {"no-cache", "no-store", "must-understand"} or "*" in fields.get("vary", ""):
        return 0.0
    if "max-age" in directives:
        seconds = _number(directives["max-age"])
    else:
        seconds = _between(fields.get("date", ""), fields.get("expires", ""))
    return max(0.0, min(seconds - _number(fields.get("age", "")), FRESHEST))


def _number(text: str) -> float:
    return float(text[:12]) if text.isascii() and text.isdigit() else 0.0


def _between(begin: str, end: str) -> float:
    try:
        return (parsedate_to_datetime(end) - parsedate_to_datetime(begin)).total_seconds()
    except (ValueError, TypeError):
        return 0.0
