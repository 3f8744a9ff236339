"""Claims as sentences of a note: what the audit finds of wrong ones, and what it raises on right ones.

    python evaluation/noted.py FILE... [--show]

Each pair of a file of claims becomes a note of one sentence that refers to its source. A wrong one counts as found, a
right one as a false alarm, where any figure or date of it is an error or a warning.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from wortlaut.auditing.claims import language_of
from wortlaut.desk import Library
from wortlaut.desk.reviewing import audit_document
from wortlaut.records import Document, Finding
from wortlaut.stores.memory import MemoryStore

TITLE, PAGE = "The source of the claim", "https://source.example/claim"
FRONT = "---\nlang: {lang}\ndate: 2026-04-02\nauthor: A\nsources: [S]\n---\n\n"
NOTE = FRONT + "### On it\n\n{claim} [1]\n\n### References\n\n" + f"1. [{TITLE}]({PAGE})\n"
CODES = ("number/", "date/contradicted")


def raised(claim: str, source: str) -> list[Finding]:
    """Return the errors and warnings on the figures and dates of a claim in a note."""
    read = [language_of(text, None) for text in (claim, source)]
    lang, other = (one if one != "und" else next((each for each in read if each != "und"), "en") for one in read)
    library = Library(store=MemoryStore())
    library.store.add_documents([Document(id="source", text=f"{TITLE}\n\n{source}", lang=other, title=TITLE, url=PAGE)])
    note = NOTE.format(lang=lang, claim=claim)
    found = audit_document(Document(id="note", text=note, lang=lang, media_type="text/markdown"), library).findings
    return [one for one in found if one.code.startswith(CODES) and one.level != "note"]


def main() -> None:
    """Print a line for each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print the false alarms")
    asked = parser.parse_args()
    for path in asked.files:
        levels: dict[bool, list[str]] = {True: [], False: []}
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            found = raised(pair["claim"], pair["source"])
            levels[pair["legit"]].append(min((one.level for one in found), default="none"))
            if asked.show and pair["legit"]:
                print("".join(f"  {one.level} {one.message}\n    {pair['claim']}\n" for one in found), end="")
        right, wrong = levels[True], levels[False]
        print(
            f"{path.name}: {len(wrong) - wrong.count('none')} of {len(wrong)} wrong ones found, "
            f"{wrong.count('error')} as errors; {len(right) - right.count('none')} of {len(right)} right ones "
            f"raised, {right.count('error')} as errors"
        )


if __name__ == "__main__":
    main()
