"""Files written below a folder, with a clear error where that cannot be done; the folder of what is kept for later."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from wortlaut.errors import WriteError
from wortlaut.settings import Settings


def save_files(files: Mapping[str, bytes], folder: str | Path, /) -> tuple[Path, ...]:
    """Write files below a folder; raises WriteError where that cannot be done."""
    paths = []
    for name, content in files.items():
        path = Path(folder) / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise WriteError(f"{path}: {error.strerror}", hint="name a folder that can be written to: --out") from error
        paths.append(path)
    return tuple(paths)


def kept_in(settings: Settings, name: str, /) -> Path:
    """Return the folder of that name in the library, else in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wortlaut"
    return (Path(settings.library) if settings.library else cache) / name
