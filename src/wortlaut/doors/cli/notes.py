"""The commands that make notes: ``brief``, ``translate``, ``publish``, and ``transcribe`` before them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wortlaut.doors.cli.options import (
    AsOption,
    BudgetOption,
    EndpointOption,
    FormOption,
    FromOption,
    GlossaryOption,
    GradeOption,
    LangOption,
    LengthOption,
    LibraryOption,
    ModelOption,
    OutOption,
    PackOption,
    PeopleOption,
    PrivateOption,
    ThemesOption,
    TranslatorOption,
    chosen_here,
    gather,
    listed,
    require_format,
)
from wortlaut.doors.cli.terminal import (
    counted,
    door,
    say,
    say_skipped,
    say_translating,
    say_wording,
    show_progress,
    tell,
    tell_json,
)
from wortlaut.errors import UsageError


@door
def brief(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Whose statements, in any script.")],
    about: Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Only on these matters.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="D", help="From this date (EDTF).")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="D", help="Up to this date (EDTF).")] = None,
    lang: LangOption = None,
    length: LengthOption = None,
    sources: FromOption = None,
    library: LibraryOption = None,
    as_: AsOption = "jekyll,html",
    out: OutOption = "out",
    people: PeopleOption = None,
    themes: ThemesOption = None,
    pack: PackOption = None,
    allow_private: PrivateOption = False,
    grade: GradeOption = None,
    model: ModelOption = None,
    translator: TranslatorOption = None,
    glossary: GlossaryOption = None,
    endpoint: EndpointOption = None,
    budget: BudgetOption = None,
    proof: Annotated[
        bool, typer.Option("--proof", help="Also write copies of the sources, with the passages marked.")
    ] = False,
    form: FormOption = "text",
) -> None:
    """Write a sourced, dated, audited note of what a person said."""
    from wortlaut.desk import brief as run
    from wortlaut.desk.briefing import require_writable
    from wortlaut.desk.keeping import keep_note
    from wortlaut.desk.proving import proven
    from wortlaut.desk.views import finding_view, skipped_view, translating_view, wording_view

    require_format(form, "text", "json")
    settings = chosen_here(
        library=library,
        lang=lang,
        length=length,
        people=people,
        themes=themes,
        packs=pack,
        allow_private=allow_private or None,
        grade=grade,
        model=model,
        translator=translator,
        glossary=glossary,
        endpoint=endpoint,
        budget=budget,
    )
    formats = listed(as_)
    require_writable(settings.lang, (since, until), settings.length, settings)
    with gather(sources, settings) as gathered:
        written = run(
            person, gathered, about=about, period=(since, until), lang=lang, settings=settings, progress=show_progress
        )
        written = proven(written, gathered) if proof else written
        paths = written.save(out, formats)
        keep_note(gathered, written, paths)
    if form == "json":
        tell_json(
            {
                "person": written.person.name,
                "title": written.note.title,
                "files": [str(path) for path in paths],
                "statements": len(written.dossier.statements),
                "references": len(written.note.references),
                "findings": [finding_view(finding) for finding in written.audit.findings],
                "skipped": [skipped_view(skipped) for skipped in written.skipped],
                "wording": wording_view(written.wording),
                "translating": translating_view(written.translating),
            }
        )
        return
    say_wording(written.wording)
    say_translating(written.translating)
    statements = counted(len(written.dossier.statements), "statement")
    tell(f"{written.note.title}: {statements}, {counted(len(written.note.references), 'reference')}")
    for path in paths:
        tell(f"  {path}")
    for finding in (one for one in written.audit.findings if one.code == "quote/changed"):
        say(f"changed: “{finding.quote}” {finding.message}")


@door
def translate(
    note: Annotated[str, typer.Argument(metavar="NOTE.json", help="A note from --as json.")],
    to: Annotated[str, typer.Option("--to", metavar="LANG", help="Language to write it in: en, de, fr, es, it, zh.")],
    translator: TranslatorOption = None,
    glossary: GlossaryOption = None,
    endpoint: EndpointOption = None,
    budget: BudgetOption = None,
    length: LengthOption = None,
    as_: AsOption = "jekyll,html",
    out: OutOption = "out",
    people: PeopleOption = None,
    form: FormOption = "text",
) -> None:
    """Write a note in another language; a translator puts what its sources say beside the original."""
    from wortlaut.desk import translate as run
    from wortlaut.desk.views import finding_view, skipped_view, translating_view

    require_format(form, "text", "json")
    settings = chosen_here(
        translator=translator, glossary=glossary, endpoint=endpoint, budget=budget, length=length, people=people
    )
    written = run(note, to, settings=settings, progress=show_progress)
    paths = written.save(out, listed(as_))
    if form == "json":
        tell_json(
            {
                "title": written.note.title,
                "files": [str(path) for path in paths],
                "findings": [finding_view(finding) for finding in written.audit.findings],
                "skipped": [skipped_view(skipped) for skipped in written.skipped],
                "translating": translating_view(written.translating),
            }
        )
        return
    say_translating(written.translating)
    tell(written.note.title)
    for path in paths:
        tell(f"  {path}")


@door
def publish(
    note: Annotated[str, typer.Argument(metavar="NOTE.json", help="A note from --as json, or a folder of them.")],
    as_: AsOption = "jekyll,html",
    out: OutOption = "out",
) -> None:
    """Turn a note, or a folder of notes, into files of other formats."""
    from wortlaut.desk import publish as run
    from wortlaut.desk import publish_folder

    settings = chosen_here()
    if not Path(note).is_dir():
        for path in run(note, listed(as_), out, settings=settings):
            tell(str(path))
        return
    published = publish_folder(note, listed(as_), out, settings=settings)
    say_skipped(published.skipped)
    for path in published.paths:
        tell(str(path))
    if published.unchanged or published.removed:
        files = counted(len(published.paths), "file")
        say(f"{files} written, {published.unchanged} unchanged, {len(published.removed)} removed")


@door
def transcribe(
    recordings: Annotated[list[str], typer.Argument(metavar="RECORDING...", help="Audio or video files.")],
    recogniser: Annotated[
        str | None,
        typer.Option("--recogniser", metavar="KIND:NAME", help="whisper:FOLDER, or command:PROGRAM ... {file}"),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="What is spoken; else the recogniser says.")] = "",
    out: OutOption = "transcripts",
    form: FormOption = "text",
) -> None:
    """Let a recogniser of yours hear recordings; each becomes a WebVTT to correct and to collect."""
    from wortlaut.desk import transcribe as run

    require_format(form, "text", "json")
    settings = chosen_here(recogniser=recogniser)
    made = 0
    for one in run(recordings, out, lang=lang, settings=settings, progress=show_progress):
        if form == "json":
            tell_json(
                {
                    "recording": one.recording,
                    "file": str(one.path) if one.path else None,
                    "cues": one.cues,
                    "seconds": round(one.seconds, 3),
                    "reason": one.skipped.reason if one.skipped else None,
                }
            )
        elif one.path:
            tell(f"{one.path}: {counted(one.cues, 'line')}, {counted(round(one.seconds), 'second')}")
        if one.skipped:
            say(f"skipped {one.recording}: {one.skipped.detail}")
        made += one.path is not None or (one.skipped is not None and one.skipped.reason == "already_there")
    if not made:
        raise UsageError("no recording was heard")
