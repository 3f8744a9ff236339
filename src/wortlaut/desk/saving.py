"""Files written below a folder, with a clear error where that cannot be done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wortlaut.errors import UsageError


def save_files(files: Mapping[str, bytes], folder: str | Path, /) -> tuple[Path, ...]:
    """Write files below a folder; raises UsageError where that cannot be done."""
    paths = []
    for name, content in files.items():
        path = Path(folder) / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}", hint="name a folder that can be written to: --out") from error
        paths.append(path)
    return tuple(paths)
