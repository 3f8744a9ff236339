"""How long 1,000 statements take to a note, and a note of 1,000 statements to each kind of file.

    python evaluation/publishing.py [--statements N] [--site NOTES] [--json]

The statements are made up: one person, ten a document, no two alike, all of the same few things, which is the hardest
case for finding what changed. ``reading`` is extraction, people, dates and joining; ``note`` everything from the
statements to the audited note; ``page`` its HTML and Markdown. That note tells a choice of the statements, so ``files``
prints another that tells every one of them, in each format. Seconds of one core (CPU time).

``--site 500`` measures a site of that many notes instead: the note of the sample press with audit and dossier, each
time of a person with another surname. ``first`` builds all, ``second`` finds nothing changed, ``one more`` has one
note changed and one new. Where Chromium and playwright are, ``search`` gives milliseconds: to open the page from its
file, to find a word for the first time, and to find another one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import TypeVar

import wortlaut
from wortlaut.desk import publish_folder
from wortlaut.desk.looking import told
from wortlaut.errors import WortlautError
from wortlaut.publishing import publish
from wortlaut.records import Evidence, Note, Piece, Quotation, Reference, Section, Sentence
from wortlaut.registry import names

PRESS = Path(__file__).resolve().parent.parent / "examples" / "press"
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
ASK = """(words) => {
  const field = document.getElementById("asked"), begun = performance.now();
  field.value = words;
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  return performance.now() - begun;
}"""
T = TypeVar("T")


def main() -> None:
    """Print the seconds of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1000)
    parser.add_argument("--site", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure_site(asked.site) if asked.site else measure(asked.statements)
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


def measure_site(count: int) -> dict[str, float]:
    """Return the seconds of a site's builds, and how large it is."""
    with tempfile.TemporaryDirectory() as folder:
        notes, site = Path(folder) / "notes", Path(folder) / "site"
        notes.mkdir()
        brief = wortlaut.brief("Thekla Lührsen", str(PRESS), lang="de")
        (pattern,) = (content.decode() for content in brief.files(("json",)).values())
        for name, _ in zip(surnames(), range(count), strict=False):
            own = pattern.replace("Lührsen", name).replace("luehrsen", name.lower())
            (notes / f"{name}.json").write_text(own, encoding="utf-8")
        first, _ = timed(lambda: publish_folder(notes, ["site"], site))
        second, again = timed(lambda: publish_folder(notes, ["site"], site))
        changed = notes / f"{name}.json"
        changed.write_text(changed.read_text(encoding="utf-8").replace("Wittenberge", "Wittenburgo"), encoding="utf-8")
        (notes / "more.json").write_text(pattern, encoding="utf-8")
        third, more = timed(lambda: publish_folder(notes, ["site"], site))
        files = [path for path in site.rglob("*") if path.is_file()]
        return {
            "notes": count,
            "files": len(files),
            "megabytes": sum(path.stat().st_size for path in files) / 1e6,
            "megabytes of search": (site / "search.html").stat().st_size / 1e6,
            "first": first,
            "second": second,
            "written by the second": len(again.paths),
            "one more": third,
            "written by one more": len(more.paths),
            **searching(site / "search.html"),
        }


def searching(page: Path) -> dict[str, float]:
    """Return how long a reader waits for the search, in milliseconds; nothing where there is no browser."""
    program = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        program = None
    if program is None:
        return {}
    with sync_playwright() as started:
        window = started.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
        begun = time.monotonic()
        window.goto(page.as_uri())
        opened = (time.monotonic() - begun) * 1000
        first, other = (window.evaluate(ASK, words) for words in ("maschine fehler", "kollegin"))
    return {"search/open": opened, "search/first word": first, "search/next word": other}


def surnames() -> Iterator[str]:
    """Yield made-up surnames as long as that of the sample press, so that every span stays right."""
    for letters in product(*("bdfghklmnprtvw", "aeiou") * 3):
        yield "".join(("S", *letters))


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
