"""How findings and verdicts read on a terminal, and the file of what ``check`` is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wortlaut.desk import Asked, Library
from wortlaut.errors import SettingsError, UsageError
from wortlaut.records import Audit, Document, Finding, QuoteCheck, Skipped

LEVELS = ("error", "warning", "note", "never")
MARKS = {"error": "✗", "warning": "!", "note": "·"}
SHORT = 160  # characters of a quotation or passage shown in a line
PASSAGES = 2  # of the sources, shown for one finding


def at_or_above(audit: Audit, level: str, /) -> bool:
    """Tell whether any finding is at the level or worse."""
    if level not in LEVELS:
        raise SettingsError(f"no level {level!r}", hint=f"known: {', '.join(LEVELS)}")
    return level != "never" and any(LEVELS.index(one.level) <= LEVELS.index(level) for one in audit.findings)


def audit_text(audit: Audit, library: Library | None, /) -> str:
    """Return the findings, worst first, each with its place, the words, the evidence and the smallest repair."""
    lines = [line for finding in audit.findings for line in _finding_lines(finding, audit.note, library)]
    counts = [(level, sum(one.level == level for one in audit.findings)) for level in LEVELS[:3]]
    told = ", ".join(f"{count} {level}{'s' if count != 1 else ''}" for level, count in counts)
    against = f"held against {audit.documents} documents" if audit.documents else "held against itself, without sources"
    right = sum(check.accepted for check in audit.checks)
    quotations = f"; {right} of {len(audit.checks)} quotations hold" if audit.documents else ""
    return "\n".join([*lines, f"{audit.note}: {told} ({against}{quotations})"])


def _finding_lines(finding: Finding, note: str, library: Library | None) -> list[str]:
    place = f"{note}:{finding.line}" if finding.line else note
    message, *besides = finding.message.split(" Besides: ")
    lines = [f"{MARKS[finding.level]} {finding.level:7} {finding.code}  {place}", f"    {message}"]
    lines += [f"    besides: {one}" for one in besides]
    if finding.quote:
        lines.append(f"    note:    {shorten(finding.quote)}")
    lines += _sources(finding, library)
    if finding.repair:
        lines.append(f"    repair:  {shorten(finding.repair)}")
    return [*lines, ""]


def _sources(finding: Finding, library: Library | None) -> list[str]:
    """Return the passages that a finding rests on, the first few of them, each with who printed it."""
    documents = library.documents if library is not None else {}
    known = [(one, documents[one.document]) for one in finding.evidence if one.document in documents and one.spans]
    lines = []
    for evidence, document in known[:PASSAGES]:
        words = " … ".join(span.of(document.text) for span in evidence.spans)
        lines.append(f"    source:  {shorten(words)} ({_printed_by(document)})")
    if len(known) > PASSAGES:
        lines.append(f"             and {len(known) - PASSAGES} more sources")
    return lines


def _printed_by(document: Document) -> str:
    """Return the outlet or the file's name, with the day."""
    named = document.outlet or Path(document.file or "").name or document.id
    return f"{named}, {document.published}" if document.published else named


def check_text(check: QuoteCheck, /) -> str:
    """Return one verdict as a line."""
    flags = f" ({', '.join(check.flags)})" if check.flags else ""
    changed = "; ".join(f"{one.quoted!r} for {one.found!r}" for one in check.differences if "fold" not in one.kind)
    return (
        f"{'✓' if check.accepted else '✗'} {check.id}: {check.verdict}{flags} {check.document or ''} {changed}".rstrip()
    )


def shorten(text: str, /) -> str:
    """Return a text in one line of bounded length."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1] + "…"


def read_asked(file: str, /) -> tuple[list[Asked], list[Skipped]]:
    """Return the lines of the file that can be judged, and those that cannot with the reason."""
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise UsageError(f"{file}: {reason}", hint='a .jsonl of {"id", "quote"} or {"id", "claim"}') from error
    asked: list[Asked] = []
    wrong: list[Skipped] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                asked.append(_asked(json.loads(line), number))
            except (ValueError, TypeError) as error:
                place = f"{file}:{number}"
                wrong.append(Skipped(record=place, stage="audit", reason="bad_line", detail=str(error)))
    if not asked:
        raise UsageError(f"{file}: no line to judge", hint='each line: {"id": "...", "quote": "..."}')
    return asked, wrong


def _asked(line: dict[str, Any], number: int) -> Asked:
    if not isinstance(line, dict) or not isinstance(line.get("quote", line.get("claim")), str):
        raise ValueError('needs "quote" or "claim" with a text')
    known = ("quote", "claim", "speaker", "document", "source", "lang")
    texts = {name: line[name] for name in known if isinstance(line.get(name), str)}
    return Asked(id=str(line.get("id", number)), **texts)
