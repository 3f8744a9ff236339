"""Hold the changes that theming finds against cases of our own: what moved, what turned, and what did neither.

usage: python evaluation/changes.py [--show PART] [--json]
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from wortlaut.desk.looking import dates_of, figures_of
from wortlaut.records import Document, Quotation, Span, Statement
from wortlaut.theming import arrange

HERE = Path(__file__).resolve().parent
PARTS = ("dev", "held_out")


def main() -> None:
    """Print precision and recall of both parts; with --show every case of one that went wrong."""
    cases = tomllib.loads((HERE / "changes" / "cases.toml").read_text(encoding="utf-8"))["case"]
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else ""
    parts = {}
    for part in PARTS:
        counts: Counter[str] = Counter()
        for case in (case for case in cases if case["part"] == part):
            found = changes_of(case)
            counts["cases"] += 1
            counts["wanted"] += bool(case["want"])
            counts["found"] += len(found)
            counts["right"] += case["want"] in found
            counts["exact"] += found == ([case["want"]] if case["want"] else [])
            if shown == part and found != ([case["want"]] if case["want"] else []):
                print(f"- {case['kind']}, {case['id']}: wanted {case['want'] or 'nothing'}, found {found}")
        parts[part] = {
            "cases": counts["cases"],
            "precision": round(counts["right"] / max(1, counts["found"]), 3),
            "recall": round(counts["right"] / max(1, counts["wanted"]), 3),
            "exact": round(counts["exact"] / counts["cases"], 3),
        }
    if "--json" in sys.argv:
        print(json.dumps(parts))
        return
    for part, figures in parts.items():
        print(part, "  ".join(f"{name} {value:g}" for name, value in figures.items()))


def changes_of(case: dict[str, Any]) -> list[str]:
    """Return the kinds of change found in a case."""
    documents: dict[str, Document] = {}
    quotations: dict[str, Quotation] = {}
    statements: list[Statement] = []
    for number, (day, outlet, marked) in enumerate(case["told"]):
        start, end = marked.index("[["), marked.index("]]") - 2
        text = marked.replace("[[", "").replace("]]", "")
        name = f"paper-{number}"
        documents[name] = Document(id=name, text=text, lang=case["lang"], outlet=outlet, published=day)
        direct = text[start - 1 : start] in "“„"
        quotation = Quotation(
            document=name,
            content=(Span(start, end),),
            form="direct" if direct else "indirect",
            found_by="gold@1",
        )
        quotations[quotation.id] = quotation
        one = Statement(
            id=f"s-{number}", person="p", quotations=(quotation.id,), best=quotation.id, why_best="own_report"
        )
        statements.append(one)
    dossier = arrange(
        "p",
        statements,
        quotations=quotations,
        documents=documents,
        lang=case["lang"],
        figures=figures_of,
        dates=dates_of,
        names=("Ilka Sandnes", "Tore Lindahl"),
    )
    return [change.kind for change in dossier.changes]


if __name__ == "__main__":
    main()
