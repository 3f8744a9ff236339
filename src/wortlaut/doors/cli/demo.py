"""The demo: the main job on the sample press, then an audit of a flawed note about the same person."""

from __future__ import annotations

import sys
from pathlib import Path

from wortlaut.doors.cli.terminal import say, show_progress, tell
from wortlaut.errors import UsageError
from wortlaut.records import Audit

PERSON = "Thekla Lührsen"
HINT = "run it in a checkout: the sample press is not part of the installed package"
FIRST = 3  # findings shown in full; the rest stand in the file


def run(out: str, /) -> None:
    """Write both notes and the audit below ``out`` and print what to open."""
    from wortlaut.desk import brief, collect, report_page, review, sifted

    examples = Path(__file__).resolve().parents[4] / "examples"
    if not (examples / "press").is_dir():
        raise UsageError(f"no sample press at {examples}", hint=HINT)
    folder = Path(out)
    with collect(examples / "press", progress=show_progress) as library:
        say(f"1. Read {len(library.arrived)} documents from {len(library.sources)} sources about {PERSON}.")
        for skipped in library.skipped:
            say(f"   Not used: {Path(skipped.record).name}: {skipped.detail}")
        paths: list[Path] = []
        for lang in ("en", "de"):
            written = brief(PERSON, library, lang=lang, progress=show_progress)
            paths += written.save(folder)
            say(
                f"2. Wrote “{written.note.title}”: {len(written.dossier.statements)} statements, {_own(written.audit)}."
            )
        flawed = examples / "flawed-note.md"
        reviewed = review(flawed, library, progress=show_progress)
        audited = reviewed.audit
        report = folder / "flawed-note.audit.html"
        report.write_text(report_page(sifted(reviewed, ())), encoding="utf-8")
    worst = [finding for finding in audited.findings if finding.level == "error"]
    say(f"3. Audited {flawed.name}, which a language model might have written: {len(worst)} errors. The first:")
    for finding in worst[:FIRST]:
        say(f"   line {finding.line}: {finding.message}\n     note: {finding.quote}")
    say("\nOpen these:")
    for path in (*(path for path in paths if path.suffix == ".html"), report):
        tell(str(path.resolve() if sys.stdout.isatty() else path))


def _own(audited: Audit) -> str:
    errors = sum(finding.level == "error" for finding in audited.findings)
    return f"{errors} errors in its own audit" if errors else "nothing for its own audit to object to"
