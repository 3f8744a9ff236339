"""The verb ``fsck``: a library held against its own records, and put right where that is safe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from wortlaut.desk.forgetting import GONE
from wortlaut.desk.library import Library
from wortlaut.records import Flaw
from wortlaut.stores.sqlite import SqliteStore


def fsck(library: Library, /, *, repair: bool = False) -> Iterator[tuple[Flaw, bool]]:
    """Yield each flaw and whether it was put right; what has no safe repair is left as it is."""
    from wortlaut.stores.checking import examine, mend

    store = cast("SqliteStore", library.store)
    for flaw in list(examine(store, gone=store.facts(GONE).keys())):
        yield flaw, repair and mend(store, flaw)
