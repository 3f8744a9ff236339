"""The verb ``collect``: sources into a library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut import registry
from wortlaut.desk.forgetting import Stones, forgotten, lift
from wortlaut.desk.grading import check_grade
from wortlaut.desk.library import Library
from wortlaut.desk.people import read_people
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import SettingsError, UsageError
from wortlaut.ports import Query, Store
from wortlaut.records import Skipped
from wortlaut.records.wire import to_json
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.collecting import Asked
    from wortlaut.collecting.collected import Collected

Told = tuple[tuple[int, ...], str, tuple[str, ...], tuple[Skipped, ...]]  # position, source, Document.id, what was left
SKIPPED = "skipped"  # kind of fact: what was left out when it was last tried
NOTED = 100  # of them written in one transaction
Saved = Callable[[str, tuple[str, ...]], None]


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


def opened(settings: Settings, folder: str | Path | None = None, /) -> Library:
    """Return the library of a folder, else of the settings, with the people that the settings name."""
    known = read_people(settings.people)
    return Library(
        store=open_store(folder or settings.library),
        skipped=list(known.skipped),
        people_file=known.people,
        offices=known.offices,
        grade=settings.grade,
        tagger=settings.tagger,
    )


def _unsaid(source: str, names: tuple[str, ...], /) -> None:
    """Tell nobody."""


def collect(
    sources: Sequence[str | Path] | str | Path,
    /,
    *,
    library: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
    query: Query | None = None,
    saved: Saved | None = None,
    again: bool = False,
) -> Library:
    """Capture and read the sources, and what ``query`` finds, into a library: a folder, or memory when none is named.

    A run over addresses that was interrupted goes on where it stopped, if the library is a folder. ``saved`` is told of
    each source, with the ids of its documents, once it is on disk. What was forgotten on purpose is refused unless
    ``again``. What could not be read stands in ``Library.skipped``, with its reason; the others go on.
    """
    settings = settings or Settings()
    check_grade(settings.grade, settings.tagger)
    searches = _searches(query, settings)
    gathered = opened(settings, library)
    asked = [sources] if isinstance(sources, str | Path) else list(sources)
    told: list[Told] = []
    try:
        intake = _Intake(gathered.store, saved or _unsaid, again=again)
        wanted, refused = intake.stones.sifted([str(source) for source in asked])
        gathered.skipped.extend(refused)
        try:
            for collected in progress("collecting", _gather(gathered.store, wanted, searches, settings)):
                told.append(intake(collected))
        finally:
            intake.close()
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


class _Intake:
    """Puts what was collected into a store, and what was skipped beside it, before the next is asked for."""

    def __init__(self, store: Store, saved: Saved, *, again: bool) -> None:
        self.stones = Stones({} if again else forgotten(store))
        self._store, self._saved, self._again = store, saved, again
        self._missed = set(store.facts(SKIPPED))
        self._noted: dict[str, bytes] = {}

    def __call__(self, collected: Collected, /) -> Told:
        """Keep it, and tell where it stands."""
        kept, left = self.stones.part(collected)
        skipped = (*collected.skipped, *left)
        names: tuple[str, ...] = ()
        if collected.capture is None:
            names = tuple(document.id for document in kept)  # of an interrupted run: they are there
        elif not left:
            names = self._store.keep(collected.capture, collected.content or b"", kept)
            if self._again:
                lift(self._store, collected.capture, kept)
        self._note(collected.source, skipped, read=bool(names))
        if names:
            self._saved(collected.source, names)
        return collected.position, collected.source, names, skipped

    def _note(self, source: str, skipped: Sequence[Skipped], *, read: bool) -> None:
        self._noted |= {one.record: to_json(one) for one in skipped}
        if read and not skipped and source in self._missed:
            self._missed.discard(source)
            self._store.keep_facts(SKIPPED, {}, drop=[source])
        if len(self._noted) >= NOTED:
            self.close()

    def close(self) -> None:
        """Write out what was skipped."""
        if self._noted:
            self._store.keep_facts(SKIPPED, self._noted)
            self._noted = {}
