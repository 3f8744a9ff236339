"""Verdicts on quotations against hand-made and machine-made cases: accepted or flagged, and the exact verdict.

    python evaluation/audit.py FOLDER [--misses]

FOLDER holds cases.jsonl with sources.jsonl and cases.machine.jsonl with sources.machine.jsonl. A case is right when it
is accepted if a careful editor would accept it (``legit``) and flagged if not; balanced accuracy is their mean. In
the cases ``fabricated`` means ``absent``, and ``truncated_misleading`` the flag ``truncated`` on an accepted verdict.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wortlaut.auditing import Locator, Sources, check_quote
from wortlaut.extracting import extract
from wortlaut.records import Document, Flag, QuoteCheck, Verdict
from wortlaut.records.audit import ACCEPTED, ALARMING

SETS = ("cases", "cases.machine")
TRUNCATED = "truncated_misleading"


class Quotations(dict[str, Sequence[Any]]):
    """The quotations of a document, extracted when first asked for."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        super().__init__()
        self.documents = documents

    def get(self, key: str, default: Any = ()) -> Any:
        """Extract once."""
        if key not in self:
            self[key] = tuple(extract(self.documents[key]))
        return self[key]


def read_sources(path: Path) -> Sources:
    """Return the documents of a file of sources, indexed."""
    documents = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        documents[known["id"]] = Document(id=known["id"], text=known["text"], lang=known["lang"])
    return Sources(documents=documents, locator=Locator(documents.values()), quotations=Quotations(documents))


def is_accepted(check: QuoteCheck) -> bool:
    """Tell whether the check lets the quotation pass: a faithful translation is one that no flag stands beside."""
    faithful = check.verdict is Verdict.TRANSLATED and not ALARMING.intersection(check.flags)
    return check.accepted or faithful


def named(check: QuoteCheck) -> str:
    """Return the verdict in the words of the cases."""
    if check.verdict in ACCEPTED and Flag.TRUNCATED in check.flags:
        return TRUNCATED
    if check.verdict is Verdict.ABSENT or Flag.ELSEWHERE in check.flags:
        return "fabricated"  # of the document that the case names
    return str(check.verdict)


def measure(folder: Path, name: str, *, misses: bool) -> dict[str, float]:
    """Print what the set says and return its figures."""
    sources = read_sources(folder / f"{name.replace('cases', 'sources')}.jsonl")
    cases = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    begun = time.process_time()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    exact = 0
    sides = {True: [0, 0], False: [0, 0]}
    for case in cases:
        check = check_quote(case["quote"], sources, id=case["id"], document=case["source_text_id"])
        passed = is_accepted(check)
        total[case["verdict"]] += 1
        right[case["verdict"]] += passed == case["legit"]
        exact += named(check) == case["verdict"]
        sides[case["legit"]][0] += passed == case["legit"]
        sides[case["legit"]][1] += 1
        if misses and (passed != case["legit"] or named(check) != case["verdict"]):
            print(f"  {case['id']} {case['op']}: wants {case['verdict']}, gets {check.verdict} {list(check.flags)}")
            print(f"    {case['quote']}")
            print(f"    {[(d.kind, d.quoted, d.found[:60]) for d in check.differences if d.kind[:4] != 'fold']}")
    balanced = sum(hit / size for hit, size in sides.values()) / 2
    print(f"{name}: " + ", ".join(f"{verdict} {right[verdict]}/{size}" for verdict, size in total.items()))
    print(
        f"  balanced {balanced:.1%} (accepted {sides[True][0]}/{sides[True][1]}, flagged {sides[False][0]}"
        f"/{sides[False][1]}), exact verdict {exact / len(cases):.1%}, {time.process_time() - begun:.1f} s"
    )
    return {"balanced": round(balanced, 4), "exact": round(exact / len(cases), 4)}


def main() -> None:
    """Measure both sets."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each case that is wrong")
    parser.add_argument("--json", action="store_true", help="print the figures on a last line")
    asked = parser.parse_args()
    figures = {name: measure(asked.folder, name, misses=asked.misses) for name in SETS}
    if asked.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
