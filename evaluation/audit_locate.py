"""Finding the documents that a wording comes from: right document, time, building, size.

    python evaluation/audit_locate.py CORPORA [--documents 1000] [--copies 1]

CORPORA holds .jsonl files of documents. Half of 1,000 stretches of 8 to 25 words are altered in two words. A document
is right when it is the stretch's own, or has the unaltered stretch as well. With ``--copies`` all documents come so
many times, every copy after the first with one word in seven replaced.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from wortlaut.auditing import Locator
from wortlaut.records import Document

T = TypeVar("T")

QUERIES = 1_000
SEED = 7
SHORTEST = 400  # characters of a document


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
    chance = random.Random(SEED)
    vocabulary = sorted({word for document in documents for word in document.text.split()})
    for number in range(1, copies):
        for document in documents:
            words = document.text.split()
            for _ in range(len(words) // 7):
                words[chance.randrange(len(words))] = chance.choice(vocabulary)
            yield Document(id=f"{document.id}#{number}", text=" ".join(words), lang=document.lang)


def questions(documents: Sequence[Document]) -> Iterator[tuple[str, str, str]]:
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


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--copies", type=int, default=1)
    asked = parser.parse_args()
    documents = list(copied(read(asked.folder)[: asked.documents], asked.copies))
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    Locator(documents[:1]).candidates("warm up")
    parts, seconds = timed(lambda: list(Locator(documents).parts()))
    print(f"built: {len(documents)} documents, {size:.1f} MB in {seconds:.2f} s, {size / seconds:.1f} MB/s")
    versions = Locator(documents[:0])
    current = dict(Locator(documents).versions)
    _, seconds = timed(lambda: [versions.load(content or b"", current=current) for _, content in parts])
    print(
        f"opened: {len(parts)} parts, {sum(len(content or b'') for _, content in parts) / 1e6:.1f} MB, {seconds:.2f} s"
    )
    asked_for = list(questions(documents))
    texts = {document.id: " ".join(document.text.split()) for document in documents}
    found, seconds = timed(lambda: [versions.candidates(wording) for wording, _, _ in asked_for])
    for name, place in (("exact", 0), ("altered", 1)):
        pairs = list(zip(found, asked_for, strict=True))[place::2]
        right = [[id_ == own or plain in texts[id_] for id_, _ in ids] for ids, (_, plain, own) in pairs]
        print(f"{name}: first {sum(r[:1] == [True] for r in right)}, in five {sum(map(any, right))} of {len(pairs)}")
    print(f"asked: {1_000 * seconds / len(asked_for):.3f} ms")


if __name__ == "__main__":
    main()
