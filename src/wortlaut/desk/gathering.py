"""The verb ``collect``: sources into a library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut import registry
from wortlaut.desk.grading import check_grade
from wortlaut.desk.library import Library
from wortlaut.desk.people import read_people
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import SettingsError, UsageError
from wortlaut.ports import Query, Store
from wortlaut.records import Document, Skipped
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.collecting import Asked, Collected

Told = tuple[tuple[int, ...], str, tuple[str, ...], tuple[Skipped, ...]]  # position, source, Document.id, what was left


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
    query: Query | None = None,
) -> Library:
    """Capture and read the sources, and what ``query`` finds, into a library: a folder, or memory when none is named.

    A run over addresses that was interrupted goes on where it stopped, if the library is a folder.
    What could not be read stands in ``Library.skipped``, with its reason; the others go on.
    """
    settings = settings or Settings()
    check_grade(settings.grade, settings.tagger)
    searches = _searches(query, settings)
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
    told: list[Told] = []
    try:
        found = _gather(gathered.store, [str(source) for source in asked], searches, settings)
        gathered.store.add_documents(_documents(gathered, progress("collecting", found), told))
    except BaseException:  # an interruption too: what was read up to here stays read
        gathered.close()
        raise
    for _, source, names, skipped in sorted(told, key=lambda entry: entry[0]):
        gathered.skipped.extend(skipped)
        if names:
            gathered.sources.append((source, names))
    return gathered


def _gather(
    store: Store, sources: Sequence[str], searches: Sequence[Asked], settings: Settings, /
) -> Iterator[Collected]:
    """Yield what becomes of the sources, with what the store knows of them."""
    from wortlaut.collecting import collect as gather

    return gather(sources, settings=settings, now=clock(settings), store=store, searches=searches)


def _searches(query: Query | None, settings: Settings) -> list[Asked]:
    """Return the query put to each back end of the settings."""
    from wortlaut.collecting import asked

    if query is None:
        return []
    places = [place for place in settings.search.split(",") if place.strip()]
    if not places:
        hint = f"name one with --search or in wortlaut.toml; known: {', '.join(registry.names('searches'))}"
        raise UsageError("no search back end for the query", hint=hint)
    return [asked(place, query) for place in places]


def _documents(library: Library, stream: Iterator[Collected], told: list[Told]) -> Iterator[Document]:
    """Yield what the sources hold, keeping captures and noting what became of each on the way."""
    for collected in stream:
        names = tuple(document.id for document in collected.documents)
        told.append((collected.position, collected.source, names, collected.skipped))
        if collected.capture is not None:
            library.store.add_capture(collected.capture, collected.content or b"")
        yield from collected.documents
