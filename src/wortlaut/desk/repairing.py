"""The safe repairs of an audit, made on a copy of the note."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.errors import UsageError, WriteError

if TYPE_CHECKING:
    from wortlaut.desk.reviewing import Review
    from wortlaut.records import Finding


def repair(review: Review, /, to: str | Path | None = None) -> tuple[Path, tuple[Finding, ...]]:
    """Write the repaired copy beside the note (or there) and return its path with the findings that it settles.

    Raises UsageError for a note whose text is not its file (a page or an office document is mended by hand), WriteError
    where another copy stands there: somebody may have worked on it.
    """
    from wortlaut.auditing import repaired

    note = Path(review.audit.note)
    if not review.is_file or not note.is_file():
        raise UsageError(f"{note}: only Markdown and plain text are repaired", hint="mend this one by hand")
    path = Path(to) if to else note.with_name(f"{note.stem}.fixed{note.suffix}")
    if path.resolve() == note.resolve():
        raise UsageError(f"{path}: the note itself is never changed", hint="name another file for the copy")
    text, settled = repaired(review.note.text, review.audit.findings)
    if path.is_file() and path.read_bytes() != text.encode():
        raise WriteError(f"{path} is there and differs from these repairs", hint="rename or remove it first")
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}", hint="name a file that can be written to") from error
    return path, settled
