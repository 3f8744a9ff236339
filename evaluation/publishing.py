"""How long 1,000 statements take to a note, and a note of 1,000 statements to each kind of file.

    python evaluation/publishing.py [--statements N] [--json]

The statements are made up: one person, ten a document, no two alike, all of the same few things, which is the hardest
case for finding what changed. ``reading`` is extraction, people, dates and joining; ``note`` everything from the
statements to the audited note; ``page`` its HTML and Markdown. That note tells a choice of the statements, so ``files``
prints another that tells every one of them, in each format. Seconds of one core (CPU time).
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import wortlaut
from wortlaut.desk.looking import told
from wortlaut.errors import WortlautError
from wortlaut.publishing import publish
from wortlaut.records import Evidence, Note, Piece, Quotation, Reference, Section, Sentence
from wortlaut.registry import names

EACH = 10  # statements of a document
THINGS = (
    "ferries", "piers", "cranes", "dredgers", "tugboats", "beacons", "warehouses", "locks", "bridges", "slipways",
    "buoys", "signal lamps", "rail tracks", "cold stores", "fuel pumps",
)  # fmt: skip
DOES = ("repair", "buy", "sell", "paint", "inspect", "move", "close", "rent out", "insure", "count", "heat")
PLACES = (
    "Ostervik", "Brandholm", "Kelby", "Marsund", "Tofthaven", "Grønvang", "Silverness", "Wendmouth", "Arlsby",
    "Hollern", "Pinsk Quay", "Eastmere", "Lunden",
)  # fmt: skip
WHY = (
    "because the winter was long", "before the season begins", "although the money is short",
    "since nobody else will do it", "once the council agrees", "if the yard has room", "while the price is fair",
)  # fmt: skip
T = TypeVar("T")


def main() -> None:
    """Print the seconds of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure(asked.statements)
    if asked.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<22} {value:8.2f}")


def measure(count: int) -> dict[str, float]:
    """Return the figures by name: seconds, but for ``statements``, ``told`` and ``errors``."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources.jsonl"
        sources.write_text("\n".join(document(at) for at in range(-(-count // EACH))), encoding="utf-8")
        library = wortlaut.collect(str(sources))
    reading, known = timed(lambda: told(library, None))
    again, _ = timed(lambda: told(library, None))  # what of it a brief does anew
    whole, brief = timed(lambda: wortlaut.brief("Ingrid Solheim", library, lang="en"))
    page, _ = timed(lambda: brief.files(("jekyll", "html")))
    printed = {
        sentence.statement for section in brief.note.sections for part in section.paragraphs for sentence in part
    }
    note = every(known.quotations, library.documents, brief.note)
    return {
        "statements": len(brief.dossier.statements),
        "told": len(printed - {None}),
        "errors": sum(finding.level == "error" for finding in brief.audit.findings),
        "reading": reading,
        "note": whole - again,
        "page": page,
        "note with page": whole - again + page,
        **{
            f"files/{name}": spent for name in names("publishers") if (spent := printing(name, note, brief)) is not None
        },
    }


def printing(name: str, note: Note, brief: wortlaut.Brief) -> float | None:
    """Return the seconds of one format; None where it cannot be printed here."""
    context = {"audit": brief.audit, "dossier": brief.dossier}
    try:
        return timed(lambda: publish(note, brief.documents, formats=[name], context=context))[0]
    except WortlautError as error:
        print(f"{name}: {error}")
        return None


def every(quotations: Mapping[str, Quotation], documents: Mapping[str, wortlaut.Document], like: Note) -> Note:
    """Return a note that tells each quotation in a sentence of its own."""
    numbers = {name: number for number, name in enumerate(sorted(documents), 1)}
    paragraphs = []
    for quotation in quotations.values():
        placed = Piece(document=quotation.document, span=quotation.content[0], quotation=quotation.id)
        reference = Piece(reference=numbers[quotation.document])
        pieces = (Piece(text="Solheim said: "), placed, Piece(text=" "), reference)
        evidence = (Evidence(document=quotation.document, spans=quotation.content, of="wording"),)
        paragraphs.append((Sentence(pieces=pieces, evidence=evidence, statement=quotation.id),))
    references = tuple(
        Reference(number=number, document=name, title=documents[name].title or name, outlet="Courier")
        for name, number in numbers.items()
    )
    section = Section(heading="Everything", paragraphs=tuple(paragraphs))
    return Note(id=like.id, title=like.title, lang="en", person=like.person, front=like.front, sections=(section,),
                references=references)  # fmt: skip


def document(at: int) -> str:
    """Return a line of a made-up newspaper: ten quotations, each its own number, thing, place and reason."""
    said = []
    for number in range(at * EACH, (at + 1) * EACH):
        thing, does = THINGS[number % len(THINGS)], DOES[number % len(DOES)]
        place, why = PLACES[number % len(PLACES)], WHY[number % len(WHY)]
        said.append(f"“We will {does} {number + 3} {thing} in {place} {why},” said Ingrid Solheim.")
    text = "Ingrid Solheim, chief executive of Hallvard Ferries, spoke to the harbour board.\n\n" + "\n\n".join(said)
    day = f"{2020 + at // 336}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}"
    return json.dumps(
        {
            "id": f"d{at:04}",
            "lang": "en",
            "date": day,
            "title": f"Harbour board, day {at}",
            "text": text,
            "outlet": "Courier",
        }
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds that the work took, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
