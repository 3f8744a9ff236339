"""Verdicts on quotations with known answers: accepted or flagged, the exact verdict, the places.

    python evaluation/audit.py [FOLDER] [--misses]

FOLDER holds cases.jsonl with sources.jsonl and cases.machine.jsonl with sources.machine.jsonl; without it our own
audit_cases.jsonl is measured, batch by batch. A case is right when it is accepted if a careful editor would accept it
(``legit``) and flagged if not; balanced accuracy is their mean. In the cases ``fabricated`` means ``absent``, and
``truncated_misleading`` the flag ``truncated`` on an accepted verdict. All goes through the verb behind ``wortlaut
check``. ``gold`` are the places in the source; they count as found where nine in ten of their characters are.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wortlaut.desk import check, collect
from wortlaut.desk.reviewing import Asked
from wortlaut.records import Flag, QuoteCheck, Span, Verdict
from wortlaut.records.audit import ACCEPTED

HERE = Path(__file__).resolve().parent
TRUNCATED = "truncated_misleading"
PLACED = 0.9  # share of the characters of the gold places, and of those found, that are the same

Case = dict[str, Any]


def named(found: QuoteCheck) -> str:
    """Return the verdict in the words of the cases."""
    if found.verdict in ACCEPTED and Flag.TRUNCATED in found.flags:
        return TRUNCATED
    if found.verdict is Verdict.ABSENT or Flag.ELSEWHERE in found.flags:
        return "fabricated"  # of the document that the case names
    return str(found.verdict)


def is_placed(spans: Iterable[Span], gold: Sequence[Sequence[int]]) -> bool:
    """Tell whether the places found are the gold ones."""
    wanted = {place for start, end in gold for place in range(start, end)}
    got = {place for span in spans for place in range(span.start, span.end)}
    return len(wanted & got) >= PLACED * max(len(wanted), len(got))


@dataclass
class Score:
    """What is counted over one batch of cases."""

    sides: dict[bool, list[int]] = field(default_factory=lambda: {True: [0, 0], False: [0, 0]})
    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    exact: int = 0
    placed: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, case: Case, found: QuoteCheck) -> bool:
        """Count a case; return whether all of it is right."""
        agreed, verdict = found.accepted == case["legit"], named(found) == case["verdict"]
        self.total[case["verdict"]] += 1
        self.right[case["verdict"]] += agreed
        self.exact += verdict
        self.sides[case["legit"]][0] += agreed
        self.sides[case["legit"]][1] += 1
        placed = True
        if case["legit"] and found.accepted and case["gold"]:
            placed = is_placed(found.spans, case["gold"])
            self.placed[0] += placed
            self.placed[1] += 1
        return agreed and verdict and placed

    def figures(self) -> dict[str, float]:
        """Return the shares."""
        shares = {side: hit / size for side, (hit, size) in self.sides.items() if size}
        return {
            "balanced": round(sum(shares.values()) / len(shares), 4),
            "exact": round(self.exact / sum(self.total.values()), 4),
            "flagged": round(shares.get(False, 1.0), 4),
            "accepted": round(shares.get(True, 1.0), 4),
        }

    def lines(self) -> Iterable[str]:
        """Yield what a person reads."""
        yield ", ".join(f"{verdict} {self.right[verdict]}/{size}" for verdict, size in self.total.items())
        figures, (accepted, flagged) = self.figures(), (self.sides[True], self.sides[False])
        yield (
            f"  balanced {figures['balanced']:.1%} (accepted {accepted[0]}/{accepted[1]}, flagged {flagged[0]}/"
            f"{flagged[1]}), exact verdict {figures['exact']:.1%}, places {self.placed[0]}/{self.placed[1]}"
        )


def measure(cases: Path, sources: Path, *, misses: bool) -> dict[str, dict[str, float]]:
    """Print what the file of cases says, batch by batch, and return the figures of each."""
    read: list[Case] = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    scores: dict[str, Score] = {}
    with collect(sources) as library:
        asked = [Asked(id=case["id"], quote=case["quote"], document=case["source_text_id"]) for case in read]
        list(check(asked[:1], library))  # people are resolved and the index is built
        begun = time.process_time()
        for case, found in zip(read, check(asked, library), strict=True):
            right = scores.setdefault(case.get("batch", cases.stem), Score()).add(case, found)
            if misses and not right:
                show(case, found)
        seconds = time.process_time() - begun
    for name, score in scores.items():
        print("\n".join((f"{name}: {line}" if line[0] != " " else line) for line in score.lines()))
    print(f"  {1_000 * seconds / len(read):.1f} ms a case")
    return {name: score.figures() for name, score in scores.items()}


def show(case: Case, found: QuoteCheck) -> None:
    """Print a case that is not right in all."""
    wrong = "WRONG " if found.accepted != case["legit"] else ""
    print(f"  {wrong}{case['id']} {case['op']}: wants {case['verdict']}, gets {found.verdict} {list(found.flags)}")
    print(f"    {case['quote']}")
    print(f"    {[(one.kind, one.quoted, one.found[:60]) for one in found.differences if one.kind[:4] != 'fold']}")


def main() -> None:
    """Measure the sets."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--misses", action="store_true", help="print each case that is wrong")
    parser.add_argument("--json", action="store_true", help="print the figures on a last line")
    asked = parser.parse_args()
    pairs = [("audit_cases.jsonl", "audit_sources.jsonl")]
    if asked.folder:
        pairs = [("cases.jsonl", "sources.jsonl"), ("cases.machine.jsonl", "sources.machine.jsonl")]
    figures: dict[str, dict[str, float]] = {}
    for cases, sources in pairs:
        folder = asked.folder or HERE
        figures |= measure(folder / cases, folder / sources, misses=asked.misses)
    if asked.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
