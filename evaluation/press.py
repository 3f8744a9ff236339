"""Hold what the rooms find in the sample press against its gold: found, speaker, date, statement.

usage: python evaluation/press.py [--show] [--json]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import wortlaut
from wortlaut.dating import compatible
from wortlaut.desk.looking import Told, told
from wortlaut.records import Moment, Quotation

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GOOD = 0.6  # share of the gold quotation's characters that a found one has; a turn may hold several gold ones


def overlap(quotation: Quotation, start: int, end: int) -> tuple[float, int]:
    """Return the share of the stretch that the quotation covers, and (tie-break) how little else it holds."""
    shared = sum(max(0, min(span.end, end) - max(span.start, start)) for span in quotation.content)
    return shared / (end - start), -len(quotation.envelope)


def bcubed(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of (gold, predicted) labels."""
    gold, predicted = defaultdict(set), defaultdict(set)
    for place, (one, other) in enumerate(pairs):
        gold[one].add(place)
        predicted[other].add(place)
    both = [(len(gold[one] & predicted[other]), len(gold[one]), len(predicted[other])) for one, other in pairs]
    recall = sum(shared / known for shared, known, _ in both) / len(both)
    precision = sum(shared / found for shared, _, found in both) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures; with --show every gold line that is not met, and how."""
    show = "--show" in sys.argv
    library = wortlaut.collect(EXAMPLES / "press")
    everyone = told(library, None)
    statement_of = {name: statement.id for statement in everyone.statements for name in statement.quotations}
    person_of = {name: statement.person for statement in everyone.statements for name in statement.quotations}
    by_file = defaultdict(list)
    for name in library.documents:
        by_file[Path(library.documents[name].file or "").name].append(name)
    counts: Counter[str] = Counter()
    pairs = []
    for line in (EXAMPLES / "press-gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        counts["gold"] += 1
        verdict, best = judge(gold, by_file[gold["file"]], library, everyone)
        counts.update(verdict)
        if best is not None and best.id in statement_of:
            pairs.append((gold["statement"], statement_of[best.id]))
        missing = {"in text", "found", "speaker", "date"} - set(verdict)
        if show and missing:
            who = person_of.get(best.id) if best else None
            when = moment_of(best, everyone) if best else None
            print(f"- {gold['file']}: {sorted(missing)} got {who}, {when.value if when else None}, want {gold['date']}")
            print(f"    {gold['quote']}")
    precision, recall, f1 = bcubed(pairs)
    if "--json" in sys.argv:
        shares = {name.replace(" ", "_"): round(count / counts["gold"], 4) for name, count in counts.items()}
        print(json.dumps({**shares, "statements": {"p": precision, "r": recall, "f1": f1}}))
        return
    for name in ("gold", "in text", "found", "speaker", "wrong speaker", "date", "wrong date"):
        print(f"{name:14} {counts[name]:4}  {counts[name] / counts['gold']:.3f}")
    print(f"statements     B-cubed P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def moment_of(quotation: Quotation, everyone: Told) -> Moment | None:
    """Return when it was said, as far as that is known."""
    dating = everyone.datings.get(quotation.id)
    return dating.moment if dating else None


def judge(
    gold: dict[str, str], names: list[str], library: wortlaut.Library, everyone: Told
) -> tuple[list[str], Quotation | None]:
    """Return what holds of one gold line, and the quotation found for it: of a long turn, the remark it holds."""
    for name in names:
        text = library.documents[name].text
        start = text.find(gold["quote"])
        if start < 0:
            continue
        end = start + len(gold["quote"])
        scored = [(overlap(one, start, end), one.id, one) for one in library.quotations(name)]
        (share, _), _, best = max(scored, default=((0.0, 0), "", None))
        if best is None or share < GOOD:
            return ["in text"], None
        verdict = ["in text", "found"]
        person = library.speakers.get(best.id)
        if person:
            right = same_name(gold["speaker"], library.persons[person].names)
            verdict.append("speaker" if right else "wrong speaker")
        told_of = [one for one in everyone.quotations.values() if one.document == name]
        near = max(((overlap(one, start, end), one.id, one) for one in told_of), default=None)
        best = near[2] if near and near[0][0] > 0 else best
        moment = moment_of(best, everyone)
        if moment:
            verdict.append("date" if compatible(moment.value, gold["date"]) else "wrong date")
        return verdict, best
    return [], None


def same_name(gold: str, names: tuple[str, ...]) -> bool:
    """Tell whether a person's names hold the gold name, in either spelling of its umlauts."""
    spellings = {gold, gold.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")}
    return any(
        spelling.split()[-1] in name and spelling.split()[-2] in name
        for spelling in spellings
        for name in names
        if " " in spelling
    )


if __name__ == "__main__":
    main()
