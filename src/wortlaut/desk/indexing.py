"""The index of wordings that a library keeps: read, brought up to date with the documents, written where it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wortlaut.desk.progress import Progress, silent
from wortlaut.ports import Store

if TYPE_CHECKING:
    from wortlaut.auditing import Locator

KIND = "rows"


def open_locator(store: Store, progress: Progress = silent, /) -> Locator:
    """Return the index of the store's documents; a part that is broken or stale is built again."""
    from wortlaut.auditing import Locator

    versions = store.versions()
    locator = Locator()
    parts = store.parts(KIND)
    whole = {name for name, content in parts.items() if locator.load(content, current=versions)}
    new = [name for name, version in versions.items() if locator.versions.get(name) != version]
    if new:
        for document in progress("indexing", store.documents(ids=new), total=len(new)):
            locator.add(document, version=versions[document.id])
    kept = dict(locator.parts(whole))
    drop = parts.keys() - kept.keys()
    fresh = {name: content for name, content in kept.items() if content is not None}
    if fresh or drop:
        store.keep_parts(KIND, fresh, drop=sorted(drop))
    return locator
