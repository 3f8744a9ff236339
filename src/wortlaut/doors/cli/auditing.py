"""The command ``audit``: what is asked for, and each answer where it belongs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.doors.cli.files import require_free, save
from wortlaut.doors.cli.findings import at_or_above, audit_text
from wortlaut.doors.cli.terminal import counted, is_coloured, say, show_progress, tell_file, tell_painted
from wortlaut.errors import UsageError
from wortlaut.records import Audit
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.desk import Library, Report

FORMS = ("text", "json", "sarif", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the options of the command ask for."""

    form: str = "text"
    to: str | None = None
    original: str | None = None
    baseline: str | None = None
    accept: tuple[str, ...] = ()
    by: str = ""
    why: str = ""
    fix: bool = False


def require_notes(notes: Sequence[str], /) -> None:
    """Raise UsageError where none of the notes is there: told before the sources are read, which takes its time."""
    if not any("://" in note or Path(note).exists() for note in notes):
        raise UsageError(f"{notes[0]}: no such file; check the spelling (seen from {Path.cwd()})")


def run(notes: Sequence[str], library: Library | None, wanted: Wanted, settings: Settings, /) -> bool:
    """Audit the notes and tell what was asked for; return whether any finding is at the level that fails."""
    at_or_above(Audit(note=""), settings.fail_on)  # a wrong level is told before anything is read
    if wanted.accept and (not wanted.baseline or len(notes) != 1):
        raise UsageError("findings are accepted for one note, into one baseline", hint="name both: --baseline FILE")
    reports = []
    for report in _reports(notes, library, wanted, settings):
        reports.append(report)
        if not wanted.to and wanted.form in ("text", "json"):
            show = tell_file if wanted.form == "json" else tell_painted
            show(_told(report, library, wanted) + "\n")
        for entry in report.stale:
            say(f"{wanted.baseline}: accepted by {entry.by}, and no longer found: {entry.code} “{entry.quote}”")
    if not reports:
        raise UsageError("none of the notes could be read")
    if wanted.to or wanted.form in ("sarif", "html"):
        _write(reports, library, wanted)
    for report in reports if wanted.fix else ():
        _fix(report)
    return any(at_or_above(report.review.audit, settings.fail_on) for report in reports)


def _reports(notes: Sequence[str], library: Library | None, wanted: Wanted, settings: Settings) -> Iterator[Report]:
    """Yield each note's report; one that cannot be read is named, and the others go on."""
    from wortlaut.desk import accept, clock, read_accepted, review, sifted

    known = read_accepted(wanted.baseline) if wanted.baseline else ()
    for note in notes:
        try:
            reviewed = review(note, library, original=wanted.original, settings=settings, progress=show_progress)
        except UsageError as error:
            if len(notes) == 1:
                raise
            say(f"wortlaut: {error}")
            continue
        if wanted.accept and wanted.baseline:
            today = clock(settings)().date().isoformat()
            new = accept(wanted.baseline, reviewed.audit, wanted.accept, by=wanted.by, why=wanted.why, on=today)
            say(f"{len(new)} accepted in {wanted.baseline}")
            known = read_accepted(wanted.baseline)
        yield sifted(reviewed, known)


def _told(report: Report, library: Library | None, wanted: Wanted) -> str:
    """Return one note's findings as text or as one line of JSON."""
    from wortlaut.desk.views import audit_view

    if wanted.form == "json":
        view = audit_view(report.review.audit) | {"accepted": len(report.accepted)}
        return json.dumps(view, ensure_ascii=False)
    text = audit_text(report.review, library, colour=is_coloured() and not wanted.to)
    return text + (f"\n{len(report.accepted)} more accepted in {wanted.baseline}" if report.accepted else "")


def _fix(report: Report) -> None:
    from wortlaut.desk import repair

    path, settled = repair(report.review)
    left = len(report.review.audit.findings) - len(settled)
    say(f"{path}: {counted(len(settled), 'finding')} repaired, {left} left for a person")


def _write(reports: Sequence[Report], library: Library | None, wanted: Wanted) -> None:
    """Write to the file that was named, or to standard output; several pages go into a folder."""
    from wortlaut.desk import report_page, report_sarif

    if wanted.form == "html" and len(reports) > 1:
        _pages(reports, wanted.to)
        return
    if wanted.form == "html":
        text = report_page(reports[0])
    elif wanted.form == "sarif":
        text = json.dumps(report_sarif(reports), ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(_told(report, library, wanted) + "\n" for report in reports)
    if not wanted.to or wanted.to == "-":
        tell_file(text)
    else:
        _save(Path(wanted.to), text)


def _pages(reports: Sequence[Report], folder: str | None) -> None:
    from wortlaut.desk import report_page

    if not folder or folder == "-" or Path(folder).is_file():
        raise UsageError("a page holds one note", hint="name a folder for the pages: --to DIR")
    for report in reports:
        name = Path(report.review.audit.note).name or "note"
        path = Path(folder) / f"{name}.audit.html"
        require_free(str(path), "html")
        _save(path, report_page(report))


def _save(path: Path, text: str) -> None:
    save(path, text)
    say(f"wrote {path}")
