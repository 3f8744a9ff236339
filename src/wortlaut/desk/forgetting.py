"""The verb ``forget``: bytes and text of a page removed, a stone with the reason left in their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wortlaut.desk.indexing import KIND
from wortlaut.desk.library import WHOLE
from wortlaut.errors import UsageError
from wortlaut.ports import LastingStore, Store
from wortlaut.records import Capture, Document, Forgotten, Skipped
from wortlaut.records.kept import address_of
from wortlaut.records.wire import from_json, to_json

if TYPE_CHECKING:
    from wortlaut.collecting.collected import Collected

FORGOTTEN, GONE = "forgotten", "gone"  # kinds of facts: the stones; the captures whose bytes were removed on purpose


def forgotten(store: Store, /) -> Mapping[str, Forgotten]:
    """Return the stones by address."""
    return {name: from_json(record, Forgotten) for name, record in store.facts(FORGOTTEN).items()}


def forget(store: LastingStore, address: str, /, *, reason: str, by: str, at: str) -> tuple[Forgotten, tuple[str, ...]]:
    """Remove every version of an address, or of the document with that id, and leave a stone.

    Returns the stone and the ids of other documents that were read from the same bytes: their text stays, the bytes
    are gone. Raises UsageError where nothing is known of the address, or where no reason or name is given.
    """
    if not reason.strip() or not by.strip():
        raise UsageError("no reason or no name", hint='say why and who: --why "asked by the author" --by "A. Roe"')
    versions = store.history(address)
    if not versions:
        raise UsageError(f"nothing is kept of {address!r}", hint="see: wortlaut library list")
    names = tuple(dict.fromkeys(version.document for version in versions))
    captures = tuple(dict.fromkeys(name for version in versions for name in version.captures))
    others = [
        version
        for version in store.history("")
        if version.document not in names and set(captures).intersection(version.captures)
    ]
    stone = Forgotten(
        address=versions[0].address, documents=names, captures=captures, reason=reason.strip(), by=by.strip(), at=at
    )
    store.keep_facts(FORGOTTEN, {stone.address: to_json(stone)})  # first: what dies in between is not fetched again
    parts = store.parts(KIND).keys()
    store.keep_parts(KIND, {}, drop=sorted(parts))  # the index of wordings is built again without it
    store.keep_facts(GONE, dict.fromkeys(captures, b"{}"))
    store.forget([*names, *_visits(store, captures), WHOLE], captures)
    return stone, tuple(dict.fromkeys(version.document for version in others))


def _visits(store: LastingStore, digests: Collection[str]) -> list[str]:
    """Return the names under which it is kept when the addresses of these captures were last asked for."""
    from wortlaut.collecting.frontier import keys_of

    return sorted({key for capture in store.captures() if capture.digest in digests for key in keys_of(capture)})


def lift(store: Store, capture: Capture, documents: Collection[Document], /) -> None:
    """Take away the stones of what was taken in again on purpose."""
    known = Stones(forgotten(store))
    found = {stone.address for one in documents if (stone := known.of(one)) is not None}
    found |= {address for address in (capture.uri, capture.final_uri) if address in known.stones}
    if found:
        store.keep_facts(FORGOTTEN, {}, drop=sorted(found))


@dataclass(frozen=True)
class Stones:
    """What is not to be taken in again."""

    stones: Mapping[str, Forgotten]

    def sifted(self, sources: Sequence[str], /) -> tuple[list[str], list[Skipped]]:
        """Return the sources that may be fetched, and a Skipped for each that may not."""
        wanted, refused = [], []
        for source in sources:
            stone = self.stones.get(source.partition("#")[0])
            if stone is None:
                wanted.append(source)
            else:
                refused.append(_refused(source, stone))
        return wanted, refused

    def part(self, collected: Collected, /) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
        """Return the documents that may be kept, and why others may not; of bytes with one of these nothing is kept."""
        if not self.stones or collected.capture is None:
            return collected.documents, ()
        stones = [(one, self.of(one)) for one in collected.documents]
        left = [_refused(f"{collected.source}: {one.id}", stone) for one, stone in stones if stone is not None]
        digest = collected.capture.digest
        whole = next((stone for stone in self.stones.values() if digest in stone.captures), None)
        if whole is not None and not left:
            left = [_refused(collected.source, whole)]
        return tuple(one for one, stone in stones if stone is None), tuple(left)

    def of(self, document: Document, /) -> Forgotten | None:
        """Return the stone of a document: of its address, or of its id."""
        known = self.stones.get(address_of(document))
        return known or next((stone for stone in self.stones.values() if document.id in stone.documents), None)


def _refused(record: str, stone: Forgotten) -> Skipped:
    detail = f"forgotten on {stone.at[:10]} by {stone.by}: {stone.reason}; --again takes it in all the same"
    return Skipped(record=record, stage="collect", reason="forgotten", detail=detail)
