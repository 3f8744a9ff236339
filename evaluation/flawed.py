"""The audit of notes with planted faults, and of the notes that we write ourselves.

    python evaluation/flawed.py [SHARED] [--json] [--show]

Audits examples/flawed-note.md, -2 and -3 against examples/press. A planted fault is found where a finding of
its code, or of one that tells the same fault, stands at its place. A finding of level error is a false alarm where it
touches a quotation that is right, or nothing planted. Then notes of our own are audited: none may have a finding of
level error. SHARED is a folder with corpora/, for two more of them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import wortlaut
from wortlaut.records import Audit, Finding

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NOTES = ("flawed-note", "flawed-note-2", "flawed-note-3")
ALSO = {  # codes that tell a person the same fault
    "dropped_hedge": ("quote/altered", "quote/truncated"),
    "dropped_hedge_figure": ("number/wrong",),
    "misdated_occasion": ("date/misdated",),
    "uncited_claim": ("claim/unsupported",),
    "wrong_speaker": ("quote/second-hand", "quote/disputed-speaker"),
    "unmarked_translation": ("quote/translation-without-original",),
    "back_translated": ("quote/elsewhere",),
    "paraphrase_as_quotation": ("quote/altered",),
    "changed_number": ("number/unsupported",),
    "figure_of_something_else": ("number/unsupported",),
    "outlets_fact": ("claim/speaker",),
    "second_hand": ("quote/second-hand", "quote/misattributed"),
    "altered_wording": ("quote/absent",),  # of a fragment too short to say where it is from
    "wrong_sum": ("number/wrong", "number/unsupported"),
    "wrong_percentage": ("number/unsupported",),
}
OURS = (  # person, sources, language
    *(
        (person, "press", lang)
        for person in ("Thekla Lührsen", "Birgit Komorowski", "Priya Nambiar", "Torben Hasselrath", "Henning Lührsen")
        for lang in ("en", "de")
    ),
)
OURS_SHARED = (
    ("Barack Obama", "corpora/polnear.dev.jsonl", "en"),
    ("Angela Merkel", "corpora/gnq.train.jsonl", "de"),
)


def read_lines(name: str) -> list[dict[str, Any]]:
    """Return the records of a file of the examples."""
    return [json.loads(line) for line in (EXAMPLES / name).read_text(encoding="utf-8").splitlines()]


def touches(finding: Finding, words: str, note: str) -> bool:
    """Tell whether the finding stands at the words of the note."""
    if finding.span is None:
        return False
    start = note.find(words)
    return start >= 0 and finding.span.start < start + len(words) and start < finding.span.end


def tells(finding: Finding, fault: dict[str, Any], note: str) -> bool:
    """Tell whether the finding names the planted fault at its place."""
    if finding.level == "note" or finding.code not in (fault["code_hint"], *ALSO.get(fault["kind"], ())):
        return False
    return finding.span is None or touches(finding, fault["quote"], note)


def false_alarms(audit: Audit, note: str, name: str) -> Iterator[Finding]:
    """Yield the errors that stand on a right quotation, or on nothing planted."""
    faults, right = read_lines(f"{name}.faults.jsonl"), read_lines(f"{name}.right.jsonl")
    for finding in audit.findings:
        if finding.level != "error":
            continue
        planted = any(touches(finding, fault["quote"], note) or tells(finding, fault, note) for fault in faults)
        if not planted or any(touches(finding, one["quote"], note) for one in right):
            yield finding


def flawed(library: wortlaut.Library, name: str) -> dict[str, Any]:
    """Return what the audit makes of a flawed note."""
    path = EXAMPLES / f"{name}.md"
    note = path.read_text(encoding="utf-8")
    begun = time.process_time()
    audit = wortlaut.audit(path, library)
    faults = {
        fault["id"]: [finding.code for finding in audit.findings if tells(finding, fault, note)]
        for fault in read_lines(f"{name}.faults.jsonl")
    }
    return {
        "name": name,
        "faults": faults,
        "found": sum(map(bool, faults.values())),
        "planted": len(faults),
        "false_alarms": [shown(finding) for finding in false_alarms(audit, note, name)],
        "findings": len(audit.findings),
        "seconds": round(time.process_time() - begun, 1),
    }


def shown(finding: Finding) -> str:
    """Return a finding in one line."""
    return f"{finding.code} line {finding.line}: {finding.message} | {' '.join(finding.quote.split())[:120]}"


def own_notes(press: wortlaut.Library, shared: Path | None) -> Iterator[dict[str, Any]]:
    """Yield what the audit makes of each note that we write."""
    for person, _, lang in OURS:
        yield own_note(person, press, lang)
    for person, sources, lang in OURS_SHARED if shared is not None else ():
        if (shared / sources).is_file():  # type: ignore[operator]
            with wortlaut.collect(shared / sources) as library:  # type: ignore[operator]
                yield own_note(person, library, lang)


def own_note(person: str, library: wortlaut.Library, lang: str) -> dict[str, Any]:
    """Return the errors in the note of one person."""
    begun = time.process_time()
    made = wortlaut.brief(person, library, lang=lang)
    sentences = sum(len(paragraph) for section in made.note.sections for paragraph in section.paragraphs)
    return {
        "person": person,
        "lang": lang,
        "sentences": sentences,
        "quotations": len(made.audit.checks),
        "errors": [shown(finding) for finding in made.audit.findings if finding.level == "error"],
        "warnings": [shown(finding) for finding in made.audit.findings if finding.level == "warning"],
        "dropped": [one.detail for one in made.skipped if one.stage == "audit"],
        "seconds": round(time.process_time() - begun, 1),
    }


def report(notes: list[dict[str, Any]], ours: list[dict[str, Any]], *, show: bool) -> Iterator[str]:
    """Yield the figures as lines."""
    for note in notes:
        for name, codes in note["faults"].items():
            yield f"  {'found ' if codes else 'MISSED'} {name:24} {', '.join(dict.fromkeys(codes))}"
        yield from (f"  FALSE ALARM {line}" for line in note["false_alarms"])
        yield (
            f"{note['name']}: {note['found']} of {note['planted']} faults, {len(note['false_alarms'])} false alarms, "
            f"{note['findings']} findings, {note['seconds']} s"
        )
    for one in ours:
        errors, warnings, dropped = (len(one[name]) for name in ("errors", "warnings", "dropped"))
        yield (
            f"our note of {one['person']} ({one['lang']}): {one['sentences']} sentences, "
            f"{one['quotations']} quotations, {errors} errors, {warnings} warnings, {dropped} sentences dropped, "
            f"{one['seconds']} s"
        )
        yield from (f"  ERROR {line}" for line in one["errors"])
        yield from (f"  DROPPED {line}" for line in one["dropped"])
        yield from (f"  warning {line}" for line in (one["warnings"] if show else ()))


def main() -> None:
    """Print what was found, missed and wrongly raised."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", help="folder with corpora/")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--show", action="store_true", help="print the warnings on our own notes too")
    parser.add_argument("--only-flawed", action="store_true", help="leave our own notes out")
    asked = parser.parse_args()
    with wortlaut.collect(EXAMPLES / "press") as press:
        notes = [flawed(press, name) for name in NOTES]
        ours = [] if asked.only_flawed else list(own_notes(press, asked.shared))
    if asked.json:
        shares = {
            "found": sum(note["found"] for note in notes),
            "false_alarms": sum(len(note["false_alarms"]) for note in notes),
        }
        print(json.dumps({**shares, "own_errors": sum(len(one["errors"]) for one in ours)}))
    else:
        print("\n".join(report(notes, ours, show=asked.show)))


if __name__ == "__main__":
    main()
