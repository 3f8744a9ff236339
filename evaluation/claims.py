"""Measure the judging of claims: is each accepted or flagged rightly, and is its verdict the very one?

    python evaluation/claims.py [--half odd|even] [--errors]

Each line of ``claims.jsonl`` is a claim of somebody's note and the passage it is held against, about invented companies
and people; ``op`` says what was done to the figure. Rules are tuned on odd lines and judged by even ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from wortlaut.desk import check
from wortlaut.desk.reviewing import Asked
from wortlaut.records import QuoteCheck

CLAIMS = Path(__file__).with_name("claims.jsonl")
SURE = 0.85  # confidence from which nobody need read a verdict again


def judge(pair: dict[str, Any]) -> QuoteCheck:
    """Return what ``wortlaut check`` says of the pair, told nothing but the claim and its source."""
    asked = Asked(id=pair["id"], claim=pair["claim"], source=pair["source"])
    return next(iter(check([asked], None)))  # type: ignore[arg-type]  # a claim with its source needs no library


def measure(pairs: list[dict[str, Any]], *, errors: bool) -> dict[str, float]:
    """Print one line of results, and each wrong judgement on demand; return the shares."""
    right, exact, missed = 0, 0, Counter[str]()
    sure: list[bool] = []
    for pair in pairs:
        found = judge(pair)
        agreed = found.accepted == pair["legit"]
        right, exact = right + agreed, exact + (found.verdict == pair["verdict"])
        if (found.confidence or 0) >= SURE:
            sure.append(agreed)
        if not agreed:
            missed[pair["op"]] += 1
        if errors and found.verdict != pair["verdict"]:
            mark = "verdict" if agreed else "WRONG  "
            print(f"{mark} {pair['id']} {pair['op']}: {found.verdict} for {pair['verdict']} ({found.repair})")
            print(f"        {pair['claim']}\n        {pair['source']}")
    ops = ", ".join(f"{op} {count}" for op, count in missed.most_common())
    shares = f"accepted or flagged rightly {right / len(pairs):.3f}, verdict exact {exact / len(pairs):.3f}"
    print(f"{len(pairs)} pairs: {shares}; wrong: {ops or 'none'}")
    certain = sum(sure) / len(sure) if sure else 0.0
    print(f"    sure ({SURE:.0%} and more): {len(sure)} pairs, rightly {certain:.3f}")
    shares_of = {"right": right / len(pairs), "exact": exact / len(pairs), "sure": certain}
    return {name: round(value, 4) for name, value in shares_of.items()}


def main() -> int:
    """Print one line of results for the lines asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", nargs="?", type=Path, default=CLAIMS)
    parser.add_argument("--half", choices=["odd", "even"], help="only these lines, counted from 1")
    parser.add_argument("--errors", action="store_true", help="list what was judged otherwise")
    parser.add_argument("--json", action="store_true", help="print the shares on a last line")
    arguments = parser.parse_args()
    lines = arguments.corpus.read_text(encoding="utf-8").splitlines()
    lines = lines[arguments.half == "even" :: 2 if arguments.half else 1]
    figures = measure([json.loads(line) for line in lines], errors=arguments.errors)
    if arguments.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
