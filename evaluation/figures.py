"""Measure the reading of figures: which numbers of a text stand in no figure and no date, and how fast they are read.

    python evaluation/figures.py FILE... [--show N] [--seed N]

A line of a file is a document, ``{"id", "lang", "text", "date"?}``. A number is a token with a digit, or a number word
from two on. Most that are left over name, order or date something: times of day, lines, addresses, list numbers;
``--show`` prints some of them, and as many figures, to be judged by eye. Time is CPU time of counting alone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wortlaut.counting import find_figures
from wortlaut.counting.tables import tables
from wortlaut.dating import find_dates_in
from wortlaut.records import Figure, Span

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+")
AROUND = 50


def numbers(text: str, lang: str) -> list[Span]:
    """Return every token with a digit and every number word."""
    known = tables(lang)
    words = {word for word, value in {**known.words, **known.compounds}.items() if value > 1}
    tokens = TOKEN.finditer(text)
    return [Span(*one.span()) for one in tokens if one[0][0].isdigit() or one[0].lower() in words]


def unread(document: dict[str, Any], figures: Sequence[Figure]) -> list[Span]:
    """Return the numbers that no figure and no date holds."""
    text, lang = document["text"], document["lang"]
    moments = find_dates_in(text, lang=lang, anchor=document.get("date"))
    held = {place for one in (*figures, *moments) for place in range(one.span.start, one.span.end)}
    return [span for span in numbers(text, lang) if span.start not in held]


def shown(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return f"{before}[{span.of(text)}]{after}".replace("\n", " ")


def measure(documents: list[dict[str, Any]], *, show: int) -> None:
    """Print one line of counts, and a sample of what is left over and of what is read."""
    for lang in {document["lang"] for document in documents}:
        find_figures("2 1", lang=lang)  # loads the tables
    start = time.process_time()
    read = [find_figures(document["text"], lang=document["lang"]) for document in documents]
    seconds = time.process_time() - start
    left = [
        (document["text"], span)
        for document, figures in zip(documents, read, strict=True)
        for span in unread(document, figures)
    ]
    size = sum(len(document["text"]) for document in documents)
    held = sum(map(len, read))
    print(
        f"{size:,} characters: {held:,} figures, {len(left):,} numbers in none and in no date, "
        f"{size / seconds:,.0f} characters/s"
    )
    for text, span in random.sample(left, min(show, len(left))):
        print("   left over:", shown(text, span))
    found = [
        (document["text"], figure) for document, figures in zip(documents, read, strict=True) for figure in figures
    ]
    for text, figure in random.sample(found, min(show, len(found))):
        high = "" if figure.high is None else f" to {figure.high}"
        print(f"   {figure.value}{high} {figure.unit} {figure.noun or ''}:", shown(text, figure.span))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    for path in arguments.files:
        print(f"{path.name}:", end=" ")
        measure([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], show=arguments.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
