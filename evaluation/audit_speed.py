"""How long the audit of one note takes against a library of many documents, once its index is there.

    python evaluation/audit_speed.py CORPORA [--documents 1000] [--quotations 40] [--words 1000] [--library DIR]

CORPORA holds .jsonl files of documents. The note quotes stretches of as many of them, every second one with a word
changed, between sentences of its own. The first audit fills the library (quotations, people, dates and index are kept
there); the second opens the library anew, as another day's command would, and is what is measured.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

import wortlaut
from wortlaut.desk import review
from wortlaut.records import Document

SEED = 11
FEWEST, MOST = 8, 20  # words of a quotation
FILLER = "The remark was made before the vote and was reported in several places that week. "


def read(folder: Path, count: int) -> list[Document]:
    """Return so many documents of the corpora, shuffled."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if len(one.get("text", "")) > 400:
                found.append(
                    Document(id=one["id"], text=one["text"], lang=one.get("lang", "en"), published=one.get("date"))
                )
    random.Random(SEED).shuffle(found)
    return list({document.id: document for document in found}.values())[:count]


def write_note(documents: list[Document], quotations: int, words: int) -> str:
    """Return a note that quotes the documents and is about so many words long."""
    chance = random.Random(SEED)
    paragraphs = []
    english = [one for one in documents if one.lang.startswith("en")]
    for number, document in enumerate(chance.sample(english, quotations), 1):
        tokens = document.text.split()
        start = chance.randrange(max(1, len(tokens) - MOST))
        quoted = [token.strip("“”\"'*[]()") for token in tokens[start : start + chance.randint(FEWEST, MOST)]]
        if number % 2:
            quoted[len(quoted) // 2] = "harbour"
        paragraphs.append(f"{FILLER}“{' '.join(quoted)},” it said. [{number}]")
    while sum(len(one.split()) for one in paragraphs) < words:
        paragraphs[chance.randrange(len(paragraphs))] += " " + FILLER
    listed = [f"{number}. [Document {number}](d{number})" for number in range(1, quotations + 1)]
    front = "---\nlang: en\ndate: 2026-04-02\nauthor: a program\nsources: [corpora]\n---\n\n"
    return front + "\n\n".join(paragraphs) + "\n\n### References\n\n" + "\n".join(listed) + "\n"


def main() -> None:
    """Fill the library, audit twice, print the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--quotations", type=int, default=40)
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--library", type=Path, help="a folder to keep; default a temporary one")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    documents = read(asked.corpora, asked.documents)
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note.md"
        note.write_text(write_note(documents, asked.quotations, asked.words), encoding="utf-8")
        place = asked.library or Path(folder) / "library"
        times = {}
        for name in ("first", "again"):
            with wortlaut.collect([], library=place) as library:
                if name == "first":
                    library.store.add_documents(documents)
                begun, started = time.process_time(), time.perf_counter()
                found = review(note, library)
                times[name] = round(time.process_time() - begun, 2), round(time.perf_counter() - started, 2)
    figures = {
        "documents": len(documents),
        "characters": sum(len(document.text) for document in documents),
        "words": len(write_note(documents, asked.quotations, asked.words).split()),
        "quotations": len(found.audit.checks),
        "hold": sum(check.accepted for check in found.audit.checks),
        "first": times["first"][0],
        "again": times["again"][0],
        "again_wall": times["again"][1],
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:12} {value:,}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
