"""How findings and verdicts read on a terminal, and the file of what ``check`` is asked."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from wortlaut.desk import Asked, Library, Review
from wortlaut.doors.cli.terminal import clean, counted
from wortlaut.errors import SettingsError, UsageError
from wortlaut.records import Audit, Document, FigureVerdict, Finding, QuoteCheck, Skipped, Span, Verdict

LEVELS = ("error", "warning", "note", "never")
MARKS = {"error": "✗", "warning": "!", "note": "·"}
SHORT = 160  # characters of a quotation or passage shown in a line
WIDE, NARROW, GUTTER = 160, 60, 11  # columns of a screen that an excerpt fills, at most and at least; of its margin
NAME = 8  # digits of a fingerprint that are shown: enough to tell the findings of a note apart
ASKED = 'lines of {"id", "quote", "speaker"?, "document"?} or {"id", "claim", "source"? (a text) or "document"?}'
PASSAGES = 2  # of the sources, shown for one finding


def at_or_above(audit: Audit, level: str, /) -> bool:
    """Tell whether any finding is at the level or worse."""
    if level not in LEVELS:
        raise SettingsError(f"no level {level!r}", hint=f"known: {', '.join(LEVELS)}")
    return level != "never" and any(LEVELS.index(one.level) <= LEVELS.index(level) for one in audit.findings)


def audit_text(review: Review, library: Library | None, /, *, colour: bool = False) -> str:
    """Return the findings, worst first, each with its place, the words, the evidence and the smallest repair."""
    audit = review.audit
    paint = _painted if colour else _plain
    lines = [line for finding in audit.findings for line in _finding_lines(finding, review, library, paint)]
    counts = [(level, sum(one.level == level for one in audit.findings)) for level in LEVELS[:3]]
    told = ", ".join(paint(counted(count, level), level if count else "") for level, count in counts)
    held = counted(audit.documents, "document") if audit.documents else "itself, without sources"
    right = sum(check.accepted for check in audit.checks)
    quotations = f"; {right} of {counted(len(audit.checks), 'quotation')} hold" if audit.documents else ""
    return "\n".join([*lines, f"{clean(audit.note)}: {told} (held against {held}{quotations})"])


Paint = Callable[[str, str], str]
COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;34", "soft": "2", "caret": "1"}


def _painted(text: str, name: str) -> str:
    return f"\x1b[{COLOURS[name]}m{text}\x1b[0m" if name in COLOURS else text


def _plain(text: str, _name: str) -> str:
    return text


def _finding_lines(finding: Finding, review: Review, library: Library | None, paint: Paint) -> list[str]:
    """Return the lines of one finding; only our own codes colour them, what is read is cleaned first."""
    note = review.audit.note
    place = f"{note}:{finding.line}" if finding.line else f"{note}, {finding.place}" if finding.place else note
    message, *besides = finding.message.split(" Besides: ")
    head = paint(f"{MARKS[finding.level]} {finding.level:7}", finding.level)
    lines = [
        f"{head} {finding.code}  {clean(place)}  {paint(finding.fingerprint[:NAME], 'soft')}",
        f"    {clean(message)}",
    ]
    lines += [f"    besides: {clean(one)}" for one in besides]
    lines += _excerpt(finding, review, paint)
    lines += map(clean, _sources(finding, library))
    if finding.repair:
        lines.append(f"    repair:  {clean(shorten(finding.repair))}{' (--fix makes it)' if finding.edit else ''}")
    return [*lines, ""]


def _excerpt(finding: Finding, review: Review, paint: Paint) -> list[str]:
    """Return the line of the note with carets under the words; a window of it where it is wider than the screen."""
    span, text = finding.span, review.note.text
    if span is None:
        return []
    columns = min(max(get_terminal_size((WIDE, 24)).columns, NARROW), WIDE) - GUTTER
    marked = _sharp(finding, review.audit, text) or span
    begin, stop = text.rfind("\n", 0, marked.start) + 1, text.find("\n", marked.start)
    stop = len(text) if stop < 0 else stop
    start = begin if stop - begin <= columns else max(begin, marked.start - columns // 3)
    end = min(stop, start + columns)
    words = text[marked.start : min(marked.end, end)]
    before, after = clean(text[start : marked.start]), clean(text[marked.start + len(words) : end])
    lead, more = "…" if start > begin else "", "…" if marked.end > end else ""
    carets = " " * columns_of(lead + before) + "^" * max(columns_of(clean(words)), 1) + more
    return [
        f"{paint(f'{finding.line or chr(32):>6} │ ', 'soft')}{lead}{before}{paint(clean(words), finding.level)}{after}",
        f"{paint(' ' * 7 + '│ ', 'soft')}{paint(carets, finding.level)}",
    ]


def _sharp(finding: Finding, audit: Audit, text: str) -> Span | None:
    """Return the very words of a quotation that differ from the source; None where they cannot be placed."""
    check = next((one for one in audit.checks if finding.check and one.id == finding.check), None)
    if check is None or finding.span is None or not finding.code.endswith(("/altered", "/number", "/negated")):
        return None
    for one in check.differences:
        if one.quoted and one.quoted_span and not one.kind.startswith(("fold:", "cut:")):
            place = Span(finding.span.start + one.quoted_span.start, finding.span.start + one.quoted_span.end)
            return place if place.end <= finding.span.end and place.of(text) == one.quoted else None
    return None


def columns_of(text: str, /) -> int:
    """Return how many columns a terminal takes for the text."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else 0 if unicodedata.combining(one) else 1 for one in text
    )


def _sources(finding: Finding, library: Library | None) -> list[str]:
    """Return the passages that a finding rests on, the first few of them, each with who printed it."""
    documents = library.documents if library is not None else {}
    known = [(one, documents[one.document]) for one in finding.evidence if one.document in documents and one.spans]
    lines = []
    for evidence, document in known[:PASSAGES]:
        words = " … ".join(span.of(document.text) for span in evidence.spans)
        lines.append(f"    source:  {shorten(words)} ({_printed_by(document)})")
    if len(known) > PASSAGES:
        lines.append(f"             and {counted(len(known) - PASSAGES, 'more source')}")
    return lines


def _printed_by(document: Document) -> str:
    """Return the outlet or the file's name, with the day."""
    named = document.outlet or Path(document.file or "").name or document.id
    return f"{named}, {document.published}" if document.published else named


def check_text(check: QuoteCheck, /) -> str:
    """Return one verdict as a line."""
    flags = f" ({', '.join(check.flags)})" if check.flags else ""
    changed = "; ".join(f"{one.quoted!r} for {one.found!r}" for one in check.differences if "fold" not in one.kind)
    why = check.repair if check.verdict in (Verdict.UNREADABLE, *FigureVerdict) and not check.accepted else ""
    told = (f"{check.verdict}{flags}", check.document, changed, f"({why})" if why else "")
    return f"{'✓' if check.accepted else '✗'} {check.id}: {' '.join(filter(None, told))}"


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
        raise UsageError(f"{file}: {reason}", hint=ASKED) from error
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
        raise UsageError(f"{wrong[0].record}: {wrong[0].detail}" if wrong else f"{file}: no line to judge", hint=ASKED)
    return asked, wrong


def _asked(line: dict[str, Any], number: int) -> Asked:
    if not isinstance(line, dict) or not isinstance(line.get("quote", line.get("claim")), str):
        raise ValueError('needs "quote" or "claim" with a text')
    known = ("quote", "claim", "speaker", "document", "source", "lang")
    texts = {name: line[name] for name in known if isinstance(line.get(name), str)}
    return Asked(id=str(line.get("id", number)), **texts)
