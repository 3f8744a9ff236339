"""A library for one call: plain dictionaries, gone when the program ends."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wortlaut.records import Capture, Document, Sighting, Version
from wortlaut.records.wire import to_json
from wortlaut.stores.editions import Standing, is_same, settle, versions

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class MemoryStore:
    """Keeps documents in memory; the bytes of captures only when asked to."""

    keep_bytes: bool = False
    lasts: bool = False
    _captures: dict[str, tuple[Capture, bytes]] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)
    _lines: dict[str, Standing] = field(default_factory=dict)
    _earlier: dict[tuple[str, str], tuple[Document, Standing]] = field(default_factory=dict)
    _sightings: dict[Sighting, None] = field(default_factory=dict)
    _facts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _results: dict[tuple[str, str], tuple[str, bytes]] = field(default_factory=dict)
    _parts: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def add_capture(self, capture: Capture, content: bytes, /) -> bool:
        """Keep the capture once; return False where that digest was there already."""
        if capture.digest in self._captures:
            return False
        self._captures[capture.digest] = (capture, content if self.keep_bytes else b"")
        return True

    def capture(self, digest: str, /) -> tuple[Capture, bytes] | None:
        """Return the capture and its bytes (empty unless they are kept)."""
        return self._captures.get(digest)

    def add_documents(self, documents: Iterable[Document], /) -> int:
        """Keep the documents; return how many were new or changed."""
        return sum(settle(self, [document])[0][1] for document in documents)

    def keep(self, capture: Capture, content: bytes, documents: Iterable[Document], /) -> tuple[str, ...]:
        """Keep the bytes and what was read from them."""
        self.add_capture(capture, content)
        return tuple(name for name, _ in settle(self, documents, capture))

    def documents(self, *, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield current documents ordered by id; those asked for by id may be earlier versions too."""
        if ids is None:
            return (self._documents[name] for name in sorted(self._documents))
        known = {document.id: document for document, _ in self._earlier.values()} | self._documents
        return (known[name] for name in sorted(set(ids)) if name in known)

    def revised(self) -> tuple[str, ...]:
        """Return the ids of current documents that have earlier versions, in order."""
        lines = {standing.line for _, standing in self._earlier.values()}
        return tuple(sorted(one.id for one in self._lines.values() if one.line in lines))

    def earlier(self, name: str, /) -> tuple[Document, ...]:
        """Return the earlier versions of a current document, the latest first."""
        line = self._lines[name].line if name in self._lines else None
        found = [(standing.at, document) for document, standing in self._earlier.values() if standing.line == line]
        found.reverse()
        return tuple(document for _, document in sorted(found, key=lambda one: one[0], reverse=True))

    def history(self, address: str, /) -> tuple[Version, ...]:
        """Return the versions seen at an address (or of a document by its id), in the order of time; "" = of all."""
        lines = {one.line for one in self._sightings if address in ("", one.address, one.document)}
        current = {(one.id, one.digest) for one in self._lines.values()}
        return versions([one for one in self._sightings if one.line in lines], current)

    def standing(self, line: str, /) -> list[Standing]:
        """Return the current documents of a line."""
        return sorted((one for one in self._lines.values() if one.line == line), key=lambda one: (one.at, one.id))

    def put(self, document: Document, standing: Standing, /) -> bool:
        """Make the document a current one."""
        known = self._documents.get(document.id)
        if known is not None and is_same(known, document):
            return False
        self._earlier.pop((standing.line, standing.digest), None)
        self._documents[document.id] = document
        self._lines[document.id] = standing
        return True

    def touch(self, standing: Standing, at: str, /) -> None:
        """Note when a current document was last seen."""
        self._lines[standing.id] = replace(self._lines[standing.id], at=at)

    def retire(self, standing: Standing, name: str, /) -> None:
        """Make a current document an earlier one."""
        del self._lines[standing.id]
        self.put_earlier(replace(self._documents.pop(standing.id), id=name), standing)

    def put_earlier(self, document: Document, standing: Standing, /) -> None:
        """Keep a document that is older than the current one."""
        self._earlier[standing.line, standing.digest] = (document, standing)

    def sight(self, sighting: Sighting, /) -> None:
        """Note that this was seen."""
        self._sightings[sighting] = None

    def search(self, words: str, /, *, limit: int = 20) -> Sequence[str]:
        """Return ids of documents that hold every word, those with most of them first."""
        wanted = [word.lower() for word in _WORD.findall(words)]
        scores = []
        for document in self.documents():
            tokens = _WORD.findall(f"{document.title or ''} {document.text}".lower())
            counts = [tokens.count(word) for word in wanted]
            if wanted and all(counts):
                scores.append((-sum(counts) / (len(tokens) or 1), document.id))
        return [name for _, name in sorted(scores)[:limit]]

    def result(self, stage: str, key: str, inputs: str, /) -> bytes | None:
        """Return what the stage found for the key, None where its inputs have changed since."""
        known, found = self._results.get((stage, key), ("", b""))
        return found if known == inputs else None

    def keep_result(self, stage: str, key: str, inputs: str, found: bytes, /) -> None:
        """Keep what the stage found."""
        self._results[stage, key] = (inputs, found)

    def versions(self) -> Mapping[str, str]:
        """Return the ids with digests of the documents."""
        return {name: hashlib.sha256(to_json(self._documents[name])).hexdigest() for name in sorted(self._documents)}

    def parts(self, kind: str, /) -> Mapping[str, bytes | memoryview]:
        """Return the parts of an index by name."""
        return dict(sorted(self._parts.get(kind, {}).items()))

    def keep_parts(self, kind: str, parts: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep the parts, then forget those to be dropped."""
        known = self._parts.setdefault(kind, {})
        known.update(parts)
        for name in drop:
            known.pop(name, None)

    def facts(self, kind: str, /) -> Mapping[str, bytes]:
        """Return what is kept of that kind, by name."""
        return dict(sorted(self._facts.get(kind, {}).items()))

    def keep_facts(self, kind: str, records: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep records under their names, then let go of those to be dropped."""
        known = self._facts.setdefault(kind, {})
        known.update(records)
        for name in drop:
            known.pop(name, None)

    def close(self) -> None:
        """Do nothing: nothing is open."""
