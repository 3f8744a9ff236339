"""The captures of an archive to documents, in this process or shared out to several; order and results are the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wortlaut import registry
from wortlaut.collecting.archives import Held
from wortlaut.collecting.reading import read
from wortlaut.errors import EngineError
from wortlaut.ports import Engine
from wortlaut.records import Document, Skipped

BATCH_BYTES = 1_000_000  # of captures handed to a worker at once: some ten pages, which hides what the handing costs
BATCH = 64  # captures, however small

Entry = Held | Skipped
Batch = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What one entry of an archive gave."""

    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read_each(entries: Iterable[Entry], /, *, workers: int) -> Iterator[tuple[Entry, Found]]:
    """Yield each entry with what was found in it, in order; ``workers`` as in the settings.

    A capture that kills its worker is a Skipped, and the others go on.
    """
    if workers == 1:
        for entry in entries:
            yield entry, read_entry(entry)
        return
    engine: Engine = registry.load("engines", "processes")(workers)
    yield from _shared(_batches(entries), engine)


def read_entry(entry: Entry, /) -> Found:
    """Return what one entry gives."""
    return Found(skipped=(entry,)) if isinstance(entry, Skipped) else Found(*read(entry.capture, entry.content))


def read_batch(batch: Batch, /) -> tuple[Found, ...]:
    """Return what each entry of a batch gives: the work of one worker."""
    return tuple(map(read_entry, batch))


def _batches(entries: Iterable[Entry]) -> Iterator[Batch]:
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.content) if isinstance(entry, Held) else 0
        if size >= BATCH_BYTES or len(batch) == BATCH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _shared(batches: Iterator[Batch], engine: Engine) -> Iterator[tuple[Entry, Found]]:
    handed: deque[Batch] = deque()
    going = True
    while going:
        try:
            for found in engine.map(read_batch, _noted(batches, handed)):
                yield from zip(handed.popleft(), found, strict=True)
            going = False
        except EngineError as error:
            for batch in list(handed):
                for entry in batch:
                    yield entry, _alone(entry, engine, error)
            handed.clear()


def _noted(batches: Iterator[Batch], handed: deque[Batch]) -> Iterator[Batch]:
    for batch in batches:
        handed.append(batch)
        yield batch


def _alone(entry: Entry, engine: Engine, error: EngineError) -> Found:
    """Return what an entry gives that was under way when a worker died: by itself, to know whether it is the one."""
    if isinstance(entry, Skipped):
        return read_entry(entry)
    try:
        return next(iter(engine.map(read_entry, [entry])))
    except EngineError:
        detail = f"its reader died: {error}; please report this page"
        skipped = Skipped(record=entry.capture.uri, stage="read", reason="reader_failed", detail=detail)
        return Found(skipped=(skipped,))
