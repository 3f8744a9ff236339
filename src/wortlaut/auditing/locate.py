"""Where any wording comes from, also when altered: an index of three words in a row, and of single telling words.

The index is made of segments, each a sorted array. New documents make a new segment; segments of like size are merged,
so that there are few, and each document is merged few times.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wortlaut.records import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wortlaut.auditing.segments import Segment

LARGEST = 32_000_000  # postings of a segment that is merged no more: 256 MB, some 50,000 documents
FACTOR = 3  # a segment is merged with the next one unless that is so many times as large
FULL = 32_000_000  # characters of new documents that make a segment: 13 MB/s, where a quarter of it makes 8 (merging)


def version_of(document: Document, /) -> str:
    """Return what changes when the indexed words of a document change."""
    return hashlib.sha256(f"{document.lang}\n{document.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def name_of(content: bytes, /) -> str:
    """Return the name of a segment's bytes: the digest they begin with."""
    return content[16:48].hex()


class Locator:
    """Finds the documents that a wording may come from, with no look at their texts."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._segments: list[Segment] = []
        self._alive: list[NDArray[np.bool_]] = []
        self._places: dict[str, tuple[Segment, int]] = {}
        self._versions: dict[str, str] = {}
        self._waiting: dict[str, tuple[str, Document]] = {}
        self._characters = 0
        self.extend(documents)

    def __len__(self) -> int:
        return len(self._versions)

    def add(self, document: Document, /, *, version: str = "") -> None:
        """Take in a document; the same id again is taken in as the newer one."""
        version = version or version_of(document)
        self.discard(document.id)
        self._versions[document.id] = version
        self._waiting[document.id] = (version, document)
        self._characters += len(document.text)
        if self._characters >= FULL:
            self._settle()

    def extend(self, documents: Iterable[Document], /) -> None:
        """Take in documents."""
        for document in documents:
            self.add(document)

    def discard(self, name: str, /) -> None:
        """Forget a document; one that is not known is forgotten already."""
        self._versions.pop(name, None)
        self._waiting.pop(name, None)
        place = self._places.pop(name, None)
        if place is not None:
            segment, number = place
            self._alive[self._segments.index(segment)][number] = False

    @property
    def versions(self) -> Mapping[str, str]:
        """The documents by id with the version that was read."""
        return self._versions

    def load(self, content: bytes | memoryview, /, *, current: Mapping[str, str]) -> bool:
        """Take in a segment from its bytes, of it only documents in their current version; False where it is broken."""
        from wortlaut.auditing.segments import from_bytes

        segment = from_bytes(content)
        if segment is None:
            return False
        self._append(segment, current)
        return True

    def parts(self, known: Collection[str] = (), /) -> Iterator[tuple[str, bytes | None]]:
        """Yield each segment's name and its bytes, None for bytes where the name is known already."""
        self._settle()
        for segment in self._segments:
            name = segment.digest or ""
            content = None if name and name in known else segment.to_bytes()
            yield (name_of(content) if content is not None else name), content

    def candidates(self, wording: str, /, *, limit: int = 5) -> tuple[tuple[str, float], ...]:
        """Return document ids with the share of the wording's rows that they have (0 to 1), best first."""
        from wortlaut.auditing.finding import find

        self._settle()
        return find(wording, self._segments, self._alive, limit=limit, total=len(self))

    def _settle(self) -> None:
        """Make a segment of the documents that wait, and merge what is small or mostly dead."""
        if not self._waiting:
            return
        from wortlaut.auditing.segments import Entry, build

        waiting, self._waiting, self._characters = self._waiting, {}, 0
        read = ((Entry(name, version, one.lang), one.text) for name, (version, one) in waiting.items())
        self._append(build(read), self._versions)
        self._merge()

    def _append(self, segment: Segment, current: Mapping[str, str]) -> None:
        import numpy as np

        alive = np.zeros(len(segment.entries), dtype=bool)
        for number, entry in enumerate(segment.entries):
            if current.get(entry.id) == entry.version and entry.id not in self._places:
                alive[number] = True
                self._places[entry.id] = segment, number
                self._versions[entry.id] = entry.version
        self._segments.append(segment)
        self._alive.append(alive)

    def _merge(self) -> None:
        """Merge the smallest segments while the next one is not much larger."""
        from wortlaut.auditing.segments import merge

        order = sorted(range(len(self._segments)), key=lambda place: len(self._segments[place].postings))
        chosen: list[int] = []
        size = 0
        for place in order:
            length = len(self._segments[place].postings)
            if size + length > LARGEST or (len(chosen) > 1 and length > FACTOR * size):
                break
            chosen.append(place)
            size += length
        if len(chosen) < 2:
            return
        merged = merge([self._segments[place] for place in chosen], [self._alive[place] for place in chosen])
        kept = [place for place in range(len(self._segments)) if place not in chosen]
        self._segments, self._alive = [self._segments[place] for place in kept], [self._alive[place] for place in kept]
        for entry in merged.entries:
            del self._places[entry.id]
        self._append(merged, self._versions)
