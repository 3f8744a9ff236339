"""Finding the documents that a wording comes from: right document, time, building, size, beside others.

    python evaluation/audit_locate.py CORPORA [--documents 1000] [--copies 1] [--peers]

CORPORA holds .jsonl files of documents. Half of 1,000 stretches of 8 to 25 words are altered in two words. A document
is right when it is the stretch's own, or has the unaltered stretch as well. With ``--copies`` all documents come so
many times, every copy after the first with one word in seven replaced. The index is written to files and mapped, as a
library does. ``--peers`` asks a full scan with rapidfuzz and SQLite's FTS5 for the same documents; both are followed by
what they need to name one document.
"""

from __future__ import annotations

import argparse
import json
import mmap
import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from wortlaut.auditing import Locator
from wortlaut.records import Document

T = TypeVar("T")

QUERIES = 1_000
SCANNED = 50  # questions that a full scan is asked: at 1,000 it takes minutes
SEED = 7
SHORTEST = 400  # characters of a document
ADDED = 100  # documents that arrive in one after the index is there

Question = tuple[str, str, str]  # the wording, its unaltered words, the id of its document


def read(folder: Path) -> list[Document]:
    """Return the documents of all files, shuffled."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    known = (json.loads(line) for line in lines)
    documents = [
        Document(id=one["id"], text=one["text"], lang=one.get("lang", "en"))
        for one in known
        if len(one.get("text", "")) >= SHORTEST
    ]
    random.Random(SEED).shuffle(documents)
    return documents


def copied(documents: Sequence[Document], copies: int) -> Iterator[Document]:
    """Yield the documents, then their noisy copies."""
    yield from documents
    vocabulary = sorted({word for document in documents for word in document.text.split()})
    for number in range(1, copies):
        for document in documents:
            yield noisy(document, number, vocabulary)


def noisy(document: Document, number: int, vocabulary: Sequence[str]) -> Document:
    """Return a copy with one word in seven replaced, always the same for the same number."""
    chance = random.Random(f"{document.id}#{number}")
    words = document.text.split()
    for place in range(chance.randrange(7), len(words), 7):
        words[place] = vocabulary[chance.randrange(len(vocabulary))]
    return Document(id=f"{document.id}#{number}", text=" ".join(words), lang=document.lang)


def questions(documents: Sequence[Document]) -> Iterator[Question]:
    """Yield stretches with the unaltered words and the id of their document; every second one is altered."""
    chance = random.Random(SEED)
    made = 0
    while made < QUERIES:
        document = chance.choice(documents)
        words = document.text.split()
        length = chance.randint(8, 25)
        if len(words) < 2 * length:
            continue
        start = chance.randrange(len(words) - length)
        stretch = words[start : start + length]
        plain = " ".join(stretch)
        for _ in range(2 * (made % 2)):
            stretch[chance.randrange(length)] = chance.choice(words)
        made += 1
        yield " ".join(stretch), plain, document.id


def timed(run: Callable[[], T]) -> tuple[T, float]:
    """Return what it gives and the seconds of processor time it took."""
    begun = time.process_time()
    return run(), time.process_time() - begun


class Judge:
    """Tells whether a document has the unaltered words of a question."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.texts = {document.id: document for document in documents}
        self.vocabulary = sorted({word for document in documents for word in document.text.split()})

    def is_right(self, found: str, question: Question) -> bool:
        """Look into the document, or make the noisy copy again."""
        name, _, number = found.partition("#")
        if found == question[2]:
            return True
        document = self.texts[name]
        text = noisy(document, int(number), self.vocabulary).text if number else document.text
        return question[1] in " ".join(text.split())

    def share(self, found: Sequence[str], asked: Sequence[Question]) -> float:
        """Return the share of answers that are right."""
        return sum(map(self.is_right, found, asked)) / max(1, len(asked))


def build(documents: Sequence[Document], copies: int, folder: Path) -> tuple[list[Path], dict[str, str], float, int]:
    """Write the index; return its files, the documents' versions, the seconds and the bytes of text."""
    locator = Locator()
    seconds, size = 0.0, 0
    for document in copied(documents, copies):
        size += len(document.text.encode())
        seconds += timed(lambda one=document: locator.add(one))[1]  # type: ignore[misc]
    parts, rest = timed(lambda: list(locator.parts()))
    paths = []
    for name, content in parts:
        paths.append(folder / name[:16])
        paths[-1].write_bytes(content or b"")
    return paths, dict(locator.versions), seconds + rest, size


def opened(paths: Sequence[Path], versions: dict[str, str]) -> Locator:
    """Return a locator over the files, mapped."""
    locator = Locator()
    for path in paths:
        with path.open("rb") as file:
            locator.load(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), current=versions)
    return locator


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="ask rapidfuzz and SQLite the same")
    parser.add_argument("--json", action="store_true", help="print the figures on a last line")
    asked = parser.parse_args()
    documents = read(asked.folder)[: asked.documents]
    Locator(documents[:1]).candidates("warm up")
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(documents, asked.copies, Path(folder))
    if asked.peers:
        peers(documents)
    if asked.json:
        print(json.dumps(figures))


def measure(documents: Sequence[Document], copies: int, folder: Path) -> dict[str, float]:
    """Print what our index does and return its figures."""
    paths, versions, seconds, size = build(documents, copies, folder)
    speed = size / 1e6 / seconds
    print(f"built: {len(versions)} documents, {size / 1e6:.1f} MB in {seconds:.2f} s, {speed:.1f} MB/s")
    locator, seconds = timed(lambda: opened(paths, versions))
    print(f"opened: {len(paths)} parts, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB, {seconds:.2f} s")
    judge, questioned = Judge(documents), list(questions(documents))
    list(map(locator.candidates, (wording for wording, _, _ in questioned[:20])))
    found, seconds = timed(lambda: [locator.candidates(wording) for wording, _, _ in questioned])
    first = [names[0][0] if names else "" for names in found]
    right = {name: judge.share(first[place::2], questioned[place::2]) for name, place in (("exact", 0), ("altered", 1))}
    took = 1_000 * seconds / len(questioned)
    print(f"asked: {took:.3f} ms, first document right {right['exact']:.1%} exact, {right['altered']:.1%} altered")
    more = [noisy(document, -1, judge.vocabulary) for document in documents[:ADDED]]
    _, seconds = timed(lambda: (locator.extend(more), locator.candidates(questioned[0][0])))
    print(f"brought up to date: {len(more)} documents more in {seconds:.2f} s")
    return {"ms": round(took, 4), "mb_per_second": round(speed, 2), **{key: round(right[key], 4) for key in right}}


def peers(documents: Sequence[Document]) -> None:
    """Print what the peers do with the same questions."""
    judge, questioned = Judge(documents), list(questions(documents))
    for name, ask, some in (
        ("rapidfuzz, every document", scan(documents), questioned[:SCANNED]),
        ("SQLite FTS5, best 5, then rapidfuzz", fts(documents, 5), questioned),
    ):
        found, seconds = timed(lambda ask=ask, some=some: [ask(wording) for wording, _, _ in some])  # type: ignore[misc]
        right = [judge.share(found[place::2], some[place::2]) for place in (0, 1)]
        print(f"{name}: {1_000 * seconds / len(some):.2f} ms, right {right[0]:.1%} exact, {right[1]:.1%} altered")


def scan(documents: Sequence[Document]) -> Callable[[str], str]:
    """Return what finds the document with the best partial ratio of all."""
    from rapidfuzz import fuzz, process

    texts = {document.id: document.text for document in documents}

    def ask(wording: str) -> str:
        return str(process.extractOne(wording, texts, scorer=fuzz.partial_ratio)[2])

    return ask


def fts(documents: Sequence[Document], best: int) -> Callable[[str], str]:
    """Return what finds the document with the best partial ratio of those that SQLite ranks first."""
    from rapidfuzz import fuzz

    base = sqlite3.connect(":memory:")
    base.execute("create virtual table texts using fts5(id unindexed, text)")
    base.executemany("insert into texts values (?, ?)", [(document.id, document.text) for document in documents])
    query = f"select id, text from texts where texts match ? order by rank limit {best}"

    def ask(wording: str) -> str:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", wording))
        rows = base.execute(query, (words,)).fetchall()
        return str(max(rows, key=lambda row: fuzz.partial_ratio(wording, row[1]))[0]) if rows else ""

    return ask


if __name__ == "__main__":
    main()
