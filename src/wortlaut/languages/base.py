"""What a language knows, read from the data files of its folder; a room asks for one table by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wortlaut.errors import UsageError

FALLBACK = "en"  # read with where a language has no folder, or no table of that name


@dataclass(frozen=True, slots=True)
class Language:
    """One language's folder of tables (``marks.toml``, ``cues.toml``, ``dates.toml`` ...)."""

    code: str  # BCP 47 primary subtag

    def own(self, name: str, /) -> Mapping[str, Any]:
        """Return this language's own table of that name; empty where it has none."""
        return _table(self.code, name)

    def table(self, name: str, /) -> Mapping[str, Any]:
        """Return the table of that name; the fallback's where this language has none of its own."""
        return _table(self.code, name) or _table(FALLBACK, name)


@cache
def known() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted."""
    folder = files("wortlaut.languages")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_")))


@cache
def language(code: str, /) -> Language:
    """Return the language of a BCP 47 tag ("de-AT" -> de); an unknown one reads with the fallback's tables."""
    primary = code.split("-")[0].lower()
    return Language(primary if primary in known() else FALLBACK)


@cache
def _table(code: str, name: str) -> Mapping[str, Any]:
    source = files("wortlaut.languages").joinpath(code, f"{name}.toml")
    if not source.is_file():
        return {}
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"languages/{code}/{name}.toml: {error}", hint="mend the table's syntax") from error
