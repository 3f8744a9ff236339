"""A library for one call: plain dictionaries, gone when the program ends."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.records import Capture, Document
from wortlaut.records.wire import to_json

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class MemoryStore:
    """Keeps documents in memory; the bytes of captures only when asked to."""

    keep_bytes: bool = False
    _captures: dict[str, tuple[Capture, bytes]] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)
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
        changed = 0
        for document in documents:
            changed += self._documents.get(document.id) != document
            self._documents[document.id] = document
        return changed

    def documents(self, *, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield documents ordered by id."""
        wanted = self._documents.keys() if ids is None else set(ids)
        return (self._documents[name] for name in sorted(self._documents) if name in wanted)

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

    def close(self) -> None:
        """Do nothing: nothing is open."""
