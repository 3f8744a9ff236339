"""A plain fake for each port: for tests of rooms, and for people who write plug-ins."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from wortlaut.ports import Heard, In, Message, Out, Passage, Reply
from wortlaut.records import Capture, Document, Note, Quotation


def document(text: str, /, *, id: str = "doc", lang: str = "en", **known: object) -> Document:  # noqa: A002
    """Return a document of that text, for tables of cases."""
    return Document(id=id, text=text, lang=lang, **known)  # type: ignore[arg-type]


@dataclass
class FakeReader:
    """Reads any bytes as UTF-8 text."""

    media_types: tuple[str, ...] = ("text/plain",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document of the decoded bytes."""
        yield Document(id=capture.digest[:8], text=content.decode("utf-8", "replace"), capture=capture.digest)


@dataclass
class FakeExtractor:
    """Proposes the quotations it was given."""

    quotations: Sequence[Quotation] = ()
    name: str = "fake@1"

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield those of the document."""
        return (quotation for quotation in self.quotations if quotation.document == document.id)


@dataclass
class FakePublisher:
    """Prints the title of a note."""

    name: str = "fake"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return one file with the note's title."""
        return {f"{note.id}.txt": note.title.encode()}


@dataclass
class FakeModel:
    """Answers with the texts it was given, one after the other, and the last one ever after."""

    texts: Sequence[str] = ("{}",)
    name: str = "fake"
    version: str = "fake@1"
    digest: str = ""
    asked: list[Sequence[Message]] = field(default_factory=list)

    def __call__(self, messages: Sequence[Message], /, *, schema: Mapping[str, object], most: int) -> Reply:
        """Return the next text; words count as tokens."""
        text = self.texts[min(len(self.asked), len(self.texts) - 1)]
        self.asked.append(messages)
        return Reply(text=text, read=sum(len(one.text.split()) for one in messages), wrote=len(text.split()))


@dataclass
class FakeTranslator:
    """Answers each passage by a function of it; without one it answers nothing."""

    answer: Callable[[Passage], str] = lambda passage: ""
    name: str = "fake"
    kind: Literal["model", "engine"] = "model"
    digest: str = ""
    cost: str = ""
    asked: list[Passage] = field(default_factory=list)

    def __call__(self, passages: Sequence[Passage], /, *, to: str) -> Sequence[str]:
        """Return what the function says of each."""
        self.asked += passages
        return [self.answer(passage) for passage in passages]


@dataclass
class FakeRecogniser:
    """Hears what it was given, whatever the recording."""

    heard: Sequence[Heard] = ()
    name: str = "fake 1.0"

    def __call__(self, recording: Path, /, *, lang: str = "") -> Iterator[Heard]:
        """Yield it in order."""
        return iter(self.heard)


@dataclass
class FakeEngine:
    """Maps in this process, one after the other."""

    def map(self, stage: Callable[[In], Out], stream: Iterable[In], /) -> Iterator[Out]:
        """Yield the stage's results in order."""
        return map(stage, stream)


@dataclass
class FakeStore:
    """A library in dictionaries."""

    captures: dict[str, tuple[Capture, bytes]] = field(default_factory=dict)
    lasts: bool = False
    texts: dict[str, Document] = field(default_factory=dict)
    results: dict[tuple[str, str], tuple[str, bytes]] = field(default_factory=dict)
    indexes: dict[str, dict[str, bytes]] = field(default_factory=dict)
    known: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def add_capture(self, capture: Capture, content: bytes, /) -> bool:
        """Keep the bytes once."""
        new = capture.digest not in self.captures
        self.captures.setdefault(capture.digest, (capture, content))
        return new

    def keep(self, capture: Capture, content: bytes, documents: Iterable[Document], /) -> tuple[str, ...]:
        """Keep both; every document stands under its own id, and none is a version of another."""
        known = list(documents)
        self.add_capture(capture, content)
        self.add_documents(known)
        return tuple(document.id for document in known)

    def revised(self) -> tuple[str, ...]:
        """Return nothing: it keeps no versions."""
        return ()

    def earlier(self, name: str, /) -> tuple[Document, ...]:
        """Return nothing: it keeps no versions."""
        return ()

    def facts(self, kind: str, /) -> Mapping[str, bytes]:
        """Return what is kept of that kind, by name."""
        return dict(sorted(self.known.get(kind, {}).items()))

    def keep_facts(self, kind: str, records: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep records under their names, then let go of those to be dropped."""
        known = {**self.known.get(kind, {}), **records}
        self.known[kind] = {name: record for name, record in known.items() if name not in drop}

    def add_documents(self, documents: Iterable[Document], /) -> int:
        """Keep the documents; count those that are new or changed."""
        changed = 0
        for document in documents:
            changed += self.texts.get(document.id) != document
            self.texts[document.id] = document
        return changed

    def documents(self, *, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield documents ordered by id."""
        return (self.texts[name] for name in sorted(self.texts) if ids is None or name in ids)

    def search(self, words: str, /, *, limit: int = 20) -> Sequence[str]:
        """Return ids of documents that hold the words as they stand."""
        wanted = words.lower().split()
        found = [name for name in sorted(self.texts) if all(word in self.texts[name].text.lower() for word in wanted)]
        return found[:limit]

    def capture(self, digest: str, /) -> tuple[Capture, bytes] | None:
        """Return the capture and its bytes, None where it was never added."""
        return self.captures.get(digest)

    def result(self, stage: str, key: str, inputs: str, /) -> bytes | None:
        """Return what was kept for the same inputs."""
        known, found = self.results.get((stage, key), ("", b""))
        return found if known == inputs else None

    def keep_result(self, stage: str, key: str, inputs: str, found: bytes, /) -> None:
        """Keep what the stage found."""
        self.results[stage, key] = (inputs, found)

    def versions(self) -> Mapping[str, str]:
        """Return the ids with what shows a change."""
        return {name: hashlib.sha256(repr(self.texts[name]).encode()).hexdigest() for name in sorted(self.texts)}

    def parts(self, kind: str, /) -> Mapping[str, bytes | memoryview]:
        """Return the parts of an index by name."""
        return dict(sorted(self.indexes.get(kind, {}).items()))

    def keep_parts(self, kind: str, parts: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep the parts, then forget those to be dropped."""
        known = {**self.indexes.get(kind, {}), **parts}
        self.indexes[kind] = {name: content for name, content in known.items() if name not in drop}

    def close(self) -> None:
        """Do nothing: nothing is open."""
