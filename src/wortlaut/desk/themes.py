"""The themes that a user files under: a ``themes.toml`` and packs for a domain, read before anything else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.errors import UsageError
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.theming import Taxonomy

MOST_BYTES = 1_000_000


def taxonomy_of(settings: Settings, /) -> Taxonomy:
    """Return the user's themes and the packs named; raises UsageError that names the file, the place and the repair."""
    from wortlaut.theming import read_taxonomy

    domains = [name.strip() for name in settings.packs.split(",") if name.strip()]
    table = _table(settings.themes) if settings.themes else {}
    return read_taxonomy(table, domains, place=settings.themes or "themes")


def _table(file: str) -> dict[str, Any]:
    path = Path(file)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{file}: over {MOST_BYTES} bytes", hint="themes take a few kilobytes")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}", hint="name a themes.toml that can be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}", hint="mend the file: docs/themes.md shows one") from error
