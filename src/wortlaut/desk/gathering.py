"""The verb ``collect``: sources into a library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from wortlaut.desk.grading import check_grade
from wortlaut.desk.library import Library
from wortlaut.desk.people import read_people
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import SettingsError
from wortlaut.ports import Store
from wortlaut.records import Document
from wortlaut.settings import Settings


def clock(settings: Settings, /) -> Callable[[], datetime]:
    """Return what tells the time: the day that the settings or SOURCE_DATE_EPOCH fix, else the system's clock."""
    if settings.today:
        try:
            fixed = datetime.fromisoformat(settings.today).replace(tzinfo=UTC)
        except ValueError as error:
            raise SettingsError(f"today: {settings.today!r} is not a date", hint="write it as 2026-01-31") from error
        return lambda: fixed
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return lambda: datetime.fromtimestamp(int(epoch), UTC)
    return lambda: datetime.now(UTC).replace(microsecond=0)


def open_store(folder: str | Path | None, /) -> Store:
    """Return the library of that folder (made if it is not there), or one in memory."""
    if not folder:
        from wortlaut.stores.memory import MemoryStore

        return MemoryStore()
    from wortlaut.stores.sqlite import SqliteStore

    return SqliteStore(folder)


def collect(
    sources: Sequence[str | Path] | str | Path,
    /,
    *,
    library: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Library:
    """Capture and read the sources into a library: a folder, or memory when none is named.

    What could not be read stands in ``Library.skipped``, with its reason; the others go on.
    """
    settings = settings or Settings()
    check_grade(settings.grade, settings.tagger)
    known = read_people(settings.people)
    gathered = Library(
        store=open_store(library or settings.library),
        skipped=list(known.skipped),
        people_file=known.people,
        offices=known.offices,
        grade=settings.grade,
        tagger=settings.tagger,
    )
    asked = [sources] if isinstance(sources, str | Path) else list(sources)
    try:
        gathered.store.add_documents(_documents(gathered, [str(source) for source in asked], settings, progress))
    except BaseException:  # an interruption too: what was read up to here stays read
        gathered.close()
        raise
    return gathered


def _documents(library: Library, sources: list[str], settings: Settings, progress: Progress) -> Iterator[Document]:
    """Yield what the sources hold, keeping captures and what was skipped on the way."""
    from wortlaut.collecting import collect as gather

    for collected in progress("collecting", gather(sources, settings=settings, now=clock(settings))):
        library.skipped.extend(collected.skipped)
        if collected.capture is not None:
            library.store.add_capture(collected.capture, collected.content or b"")
        if collected.documents:
            library.sources.append((collected.source, tuple(document.id for document in collected.documents)))
        yield from collected.documents
