"""A plug-in by kind and name, through entry points ``wortlaut.<kind>``; ours come through the same door."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from wortlaut.errors import UnknownPluginError, UsageError


@cache
def _found(kind: str) -> dict[str, EntryPoint]:
    return {
        point.name: point for point in sorted(entry_points(group=f"wortlaut.{kind}"), key=lambda p: (p.name, p.value))
    }


def names(kind: str, /) -> tuple[str, ...]:
    """Return the names registered for a kind ("readers", "publishers" ...), sorted."""
    return tuple(sorted(_found(kind)))


@cache
def load(kind: str, name: str, /) -> Any:
    """Return what the entry point names, imported at first use; raises UnknownPluginError with the known names."""
    points = _found(kind)
    if name not in points:
        raise UnknownPluginError(kind.rstrip("s"), name, names(kind))
    return points[name].load()


def specified(spec: str, /, *kinds: str, see: str = "") -> tuple[str, str]:
    """Return the two halves of a setting KIND:NAME, KIND a plug-in of one of these kinds.

    Raises UsageError, with the known ones and where to ``see`` more, for what is no such setting.
    """
    plugin, _, name = spec.partition(":")
    known = sorted({one for kind in kinds for one in names(kind)})
    if not name or plugin not in known:
        what = kinds[0].rstrip("s")
        hint = f"write KIND:NAME; kinds: {', '.join(known)}" + (f" ({see})" if see else "")
        raise UsageError(f"{spec!r} names no {what}" if spec else f"no {what} named", hint=hint)
    return plugin, name
