"""Measure how fast a text is annotated: resolving, dating and counting, each alone and all together.

    python evaluation/annotating.py ../shared/corpora/polnear.dev.jsonl [more.jsonl] [--limit N] [--profile ROOM]

A line is a document, ``{"id", "lang", "text", "date"?, "title"?}``. The quotations that resolving and dating need are
found beforehand and not timed. Time is CPU time of one core; tables are loaded by a first document that is not counted.
"words" is one regular-expression pass over the same texts in the same run, a plain lower bound of what reading costs.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wortlaut.counting import find_figures
from wortlaut.dating import date_quotations, find_dates
from wortlaut.extracting import extract
from wortlaut.records import Document, Quotation
from wortlaut.resolving import read_document, resolve

WORD = re.compile(r"\w+")
Pair = tuple[Document, tuple[Quotation, ...]]
Room = Callable[[Sequence[Pair]], Any]


def words(pairs: Sequence[Pair]) -> None:
    """Read every word and do nothing with it."""
    for document, _ in pairs:
        for _match in WORD.finditer(document.text):
            pass


def resolving(pairs: Sequence[Pair]) -> None:
    """Find the people of each document and whose its quotations are, and join them across the documents."""
    resolve((document for document, _ in pairs), {document.id: quotations for document, quotations in pairs})


def resolving_alone(pairs: Sequence[Pair]) -> None:
    """Find the people of each document, without joining them."""
    for document, quotations in pairs:
        read_document(document, quotations)


def dating(pairs: Sequence[Pair]) -> None:
    """Find the dates and occasions of each document, and date its quotations."""
    for document, quotations in pairs:
        date_quotations(document, quotations, find_dates(document))


def counting(pairs: Sequence[Pair]) -> None:
    """Find the figures of each document."""
    for document, _ in pairs:
        find_figures(document.text, lang=document.lang, document=document.id)


def together(pairs: Sequence[Pair]) -> None:
    """Do all three."""
    resolving(pairs)
    dating(pairs)
    counting(pairs)


ROOMS: dict[str, Room] = {
    "words": words,
    "resolving, each document": resolving_alone,
    "resolving": resolving,
    "dating": dating,
    "counting": counting,
    "together": together,
}


def read(path: Path, limit: int | None) -> list[Pair]:
    """Return the documents of a file with the quotations that the rules find in them."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        known = json.loads(line)
        document = Document(
            id=known["id"],
            lang=known["lang"],
            text=known["text"],
            title=known.get("title"),
            published=known.get("date"),
        )
        pairs.append((document, tuple(extract(document))))
    return pairs


def speed(room: Room, pairs: Sequence[Pair]) -> float:
    """Return the characters that a room reads in a second of CPU time, its tables loaded."""
    room(pairs[:1])
    begin = time.process_time()
    room(pairs)
    return sum(len(document.text) for document, _ in pairs) / max(1e-9, time.process_time() - begin)


def main() -> int:
    """Print one line for each room and corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="only the first documents of each file")
    parser.add_argument("--profile", choices=sorted(ROOMS), help="also print where this room spends its time")
    parser.add_argument("--json", action="store_true", help="print the figures on a last line")
    arguments = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    for path in arguments.corpus:
        pairs = read(path, arguments.limit)
        size = sum(len(document.text) for document, _ in pairs)
        print(f"{path.name}: {len(pairs)} documents, {size:,} characters, one core")
        speeds = {name: speed(room, pairs) for name, room in ROOMS.items()}
        figures[path.name.removesuffix(".jsonl")] = speeds
        for name, characters in speeds.items():
            print(f"  {name:26} {characters:>12,.0f} characters/s")
        if arguments.profile:
            profiler = cProfile.Profile()
            profiler.runcall(ROOMS[arguments.profile], pairs)
            pstats.Stats(profiler).sort_stats("tottime").print_stats(20)
    if arguments.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
