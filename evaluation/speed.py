"""How fast the rooms that resolve, date and count read, beside the least that any of them must do.

    python evaluation/speed.py CORPUS.jsonl...

Characters a second of one core, without extraction, for each room and for the three together, and their ratio to a
lower bound in the same run: splitting the same texts into words with one regular expression.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from wortlaut.counting import find_figures
from wortlaut.dating import find_dates
from wortlaut.extracting import extract
from wortlaut.records import Document
from wortlaut.resolving import read_document

ROUNDS = 3  # the fastest counts: the others shared the machine
_WORD = re.compile(r"[^\W_]+")


def fastest(work: Callable[[], object]) -> float:
    """Return the least processor time of a few rounds, in seconds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def measure(path: Path, /) -> None:
    """Print what one corpus takes."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    documents = [
        Document(id=one["id"], text=one["text"], lang=one.get("lang") or "en", published=one.get("date"))
        for one in lines
    ]
    found = [(document, extract(document)) for document in documents]
    size = sum(len(document.text) for document in documents)
    times = {
        "resolving": fastest(lambda: [read_document(*pair) for pair in found]),
        "dating": fastest(lambda: [find_dates(document) for document in documents]),
        "counting": fastest(lambda: [find_figures(one.text, lang=one.lang) for one in documents]),
    }
    together = sum(times.values())
    least = fastest(lambda: [_WORD.findall(document.text) for document in documents])
    rooms = ", ".join(f"{name} {size / taken:,.0f}" for name, taken in times.items())
    print(f"{path.stem}: {size:,} characters; {rooms}; together {size / together:,.0f} characters a second,")
    print(f"    {together / least:.0f} times as long as splitting into words")


def main() -> None:
    """Print two lines for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    for path in parser.parse_args().corpora:
        measure(path)


if __name__ == "__main__":
    main()
