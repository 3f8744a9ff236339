"""Every command: its options, the desk's verb, and how the result is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wortlaut.doors.cli.library import AgainOption, library_app
from wortlaut.doors.cli.terminal import (
    door,
    output,
    say,
    say_skipped,
    say_translating,
    say_wording,
    show_progress,
    tell,
    tell_json,
)
from wortlaut.doors.cli.watching import watch
from wortlaut.errors import UsageError
from wortlaut.settings import Settings, chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from wortlaut.desk import Library
    from wortlaut.ports import Query

app = typer.Typer(
    name="wortlaut",
    help="Who said what, when, where, about what - and did they really?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)

app.add_typer(library_app)
app.command("watch")(watch)

SOURCE_HELP = "Files, folders, globs, URLs, feeds, or .jsonl of documents."

SourcesArgument = Annotated[list[str] | None, typer.Argument(metavar="SOURCE...", help=SOURCE_HELP, show_default=False)]
LibraryOption = Annotated[str | None, typer.Option("--library", metavar="DIR", help="A library to keep and reuse.")]
FormOption = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="L", help="Language of the note: en, de, fr, es, it or zh.")
]
LengthOption = Annotated[
    str | None, typer.Option("--length", metavar="N", help="Length of the note: short, standard, long, or words.")
]
AsOption = Annotated[
    str, typer.Option("--as", metavar="FORMATS", help="Comma-separated: html, json, csv ... (docs/publishing.md).")
]
OutOption = Annotated[str, typer.Option("--out", metavar="DIR", help="Folder for the files.")]
FailOption = Annotated[str, typer.Option("--fail-on", metavar="LEVEL", help="error, warning, note or never.")]
PeopleOption = Annotated[str | None, typer.Option("--people", metavar="FILE", help="A people.toml or Wikidata .json.")]
ThemesOption = Annotated[str | None, typer.Option("--themes", metavar="FILE", help="A themes.toml of your own.")]
PackOption = Annotated[
    str | None,
    typer.Option("--pack", metavar="NAMES", help="Themes of a domain: finance, law, logistics, sport, technology."),
]
PrivateOption = Annotated[bool, typer.Option("--allow-private", help="Also fetch from private and local addresses.")]
FromOption = Annotated[list[str] | None, typer.Option("--from", metavar="SOURCE...", help=SOURCE_HELP)]
GradeOption = Annotated[
    str | None, typer.Option("--grade", metavar="GRADE", help="fast (rules) or accurate (rules and a tagger).")
]
TaggerOption = Annotated[
    str | None, typer.Option("--tagger", metavar="DIR", help="Weights of the accurate grade, as train wrote them.")
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="KIND:NAME", help="Words the note: openai:NAME or llama:FILE.gguf.")
]
TranslatorOption = Annotated[
    str | None,
    typer.Option(
        "--translator", metavar="KIND:NAME", help="Of foreign quotations: openai:NAME, llama:FILE.gguf, argos:FOLDER."
    ),
]
GlossaryOption = Annotated[
    str | None, typer.Option("--glossary", metavar="FILE", help="Words with one translation: glossary.toml.")
]
EndpointOption = Annotated[
    str | None, typer.Option("--endpoint", metavar="URL", help="An OpenAI-compatible server: http://127.0.0.1:8080/v1")
]
BudgetOption = Annotated[
    str | None, typer.Option("--budget", metavar="LIMIT", help="Of the model: 20000tokens, 0.50usd, or both.")
]
AgainstOption = Annotated[list[str] | None, typer.Option("--against", metavar="SOURCE...", help=SOURCE_HELP)]


def _settings(**flags: object) -> Settings:
    return chosen(os.environ, **flags)


def _gather(
    sources: list[str] | None,
    settings: Settings,
    *,
    query: Query | None = None,
    saved: Callable[[str, tuple[str, ...]], None] | None = None,
    again: bool = False,
) -> Library:
    """Return the library that the sources, a query and ``--library`` name; ``saved`` is told of what is on disk."""
    from wortlaut.desk import collect

    if not sources and not settings.library and query is None:
        raise UsageError("no sources", hint="name files, folders, URLs or a .jsonl, or a --library")
    library = collect(sources or [], settings=settings, progress=show_progress, query=query, saved=saved, again=again)
    say_skipped(library.skipped)
    return library


def _known(form: str, *forms: str) -> None:
    if form not in forms:
        raise UsageError(f"no format {form!r}", hint=f"known: {', '.join(forms)}")


def _formats(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


@app.command()
@door
def collect(
    sources: SourcesArgument = None,
    library: LibraryOption = None,
    to: Annotated[str | None, typer.Option("--to", metavar="FILE.jsonl", help="Also write the documents here.")] = None,
    allow_private: PrivateOption = False,
    follow: Annotated[bool, typer.Option("--follow", help="Also collect what feeds and sitemaps list.")] = False,
    query: Annotated[str | None, typer.Option("--query", metavar="WORDS", help="Search, and collect the hits.")] = None,
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="BACKENDS", help="searxng:URL, gdelt, commoncrawl:CC-MAIN-2025-38."),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Hits from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Hits up to this day.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="L", help="Hits in this language.")] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, help="Processes that read archives; 0 = one for each core.")
    ] = None,
    again: AgainOption = False,
    form: FormOption = "text",
) -> None:
    """Capture and read sources into a library; each is reported once it is on disk."""
    from wortlaut.desk.views import document_view, skipped_view
    from wortlaut.ports import Query

    _known(form, "text", "json")
    if not sources and query is None:
        raise UsageError("no sources", hint="name files, folders, URLs, feeds or a .jsonl, or a --query")
    settings = _settings(
        library=library,
        allow_private=allow_private or None,
        follow=follow or None,
        search=search,
        workers=workers,
    )
    wanted = None
    if query is not None:
        wanted = Query(words=query, since=since or "", until=until or "", lang=lang or "", most=settings.most_hits)

    def saved(source: str, names: tuple[str, ...], /) -> None:
        if form == "json":
            tell_json({"source": source, "documents": list(names)})
        else:
            tell(f"read {source}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}")

    with _gather(sources, settings, query=wanted, saved=saved, again=again) as gathered:
        if to:
            with output(to) as write:
                for name in gathered.arrived:
                    write(document_view(gathered.documents[name]))
        for skipped in gathered.skipped if form == "json" else ():
            tell_json({"skipped": skipped_view(skipped)})
        if form == "text":
            where = f" in {library}" if library else ""
            say(f"{len(gathered.arrived)} documents read{where}, {len(gathered.skipped)} sources skipped")
        if not gathered.arrived:
            raise UsageError("nothing readable in the sources")


@app.command()
@door
def extract(
    sources: SourcesArgument = None,
    library: LibraryOption = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write there instead of to the screen.")
    ] = None,
    grade: GradeOption = None,
    tagger: TaggerOption = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json or corpus.")] = "text",
) -> None:
    """Find every quotation and whose it is."""
    from wortlaut.desk import extract as run
    from wortlaut.desk.views import corpus_view, person_of, quotation_view

    _known(form, "text", "json", "corpus")
    settings = _settings(library=library, grade=grade, tagger=tagger)
    with _gather(sources, settings) as gathered, output(to) as write:
        for extracted in run(gathered, progress=show_progress):
            document = extracted.document
            if form == "corpus":
                write(corpus_view(extracted, gathered))
                continue
            for quotation in extracted.quotations:
                view = quotation_view(quotation, document, person_of(gathered, quotation.id))
                if form == "json" or to:
                    write(view)
                else:
                    tell(f"{document.id}  {view['person'] or view['speaker'] or '?'} [{view['type']}]: {view['words']}")


@app.command()
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

    _known(form, "text", "json")
    settings = _settings(
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
    formats = _formats(as_)
    require_writable(settings.lang, (since, until), settings.length, settings)
    with _gather(sources, settings) as gathered:
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
    statements, references = len(written.dossier.statements), len(written.note.references)
    tell(f"{written.note.title}: {statements} statements, {references} references")
    for path in paths:
        tell(f"  {path}")
    for finding in (one for one in written.audit.findings if one.code == "quote/changed"):
        say(f"changed: “{finding.quote}” {finding.message}")


@app.command()
@door
def audit(
    notes: Annotated[list[str], typer.Argument(metavar="NOTE...", help="Markdown, text, HTML, DOCX or PDF.")],
    against: AgainstOption = None,
    library: LibraryOption = None,
    fail_on: FailOption = "error",
    grade: GradeOption = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json, sarif or html.")] = "text",
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write there; a folder for the pages of several notes.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings that somebody accepted, and why.")
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="FINGERPRINT...", help="Add these to the baseline.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who accepts them.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="Why they are accepted.")] = "",
    original: Annotated[
        str | None, typer.Option("--translation-of", metavar="NOTE", help="The note that these are translations of.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make the safe repairs on a copy, NOTE.fixed.md.")] = False,
) -> None:
    """Say, place by place, what in a note does not hold; without sources, against itself."""
    from wortlaut.doors.cli.auditing import Wanted, require_notes, run

    _known(form, "text", "json", "sarif", "html")
    require_notes(notes)
    settings = _settings(library=library, fail_on=fail_on, grade=grade)
    wanted = Wanted(
        form=form,
        to=to,
        original=original,
        baseline=baseline,
        accept=tuple(accept or ()),
        by=by,
        why=why,
        fix=fix,
    )
    gathered = _gather(against, settings) if against or library else None
    try:
        failed = run(notes, gathered, wanted, settings)
    finally:
        if gathered is not None:
            gathered.close()
    if failed:
        raise typer.Exit(1)


@app.command()
@door
def check(
    quotes: Annotated[str, typer.Argument(metavar="QUOTES.jsonl", help='Lines of {"id", "quote", "speaker"?, ...}.')],
    against: AgainstOption = None,
    library: LibraryOption = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write there instead of to the screen.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json (one line each) or text.")] = "json",
) -> None:
    """Give one verdict for each quotation or claim of a file."""
    from wortlaut.desk import check as run
    from wortlaut.desk.views import check_view
    from wortlaut.doors.cli.findings import check_text, read_asked

    _known(form, "text", "json")
    asked, wrong = read_asked(quotes)
    say_skipped(wrong)
    needed = [] if all(one.source for one in asked) and not against and not library else against
    settings = _settings(library=library)
    failed = False
    with _gather(needed, settings) if needed != [] else _nothing() as gathered, output(to) as write:
        for checked in run(asked, gathered, progress=show_progress):
            failed = failed or not checked.accepted
            tell(check_text(checked)) if form == "text" and not to else write(check_view(checked))
    if failed:
        raise typer.Exit(1)


def _nothing() -> Library:
    from wortlaut.desk import collect

    return collect([])


@app.command()
@door
def annotate(
    sources: SourcesArgument = None,
    library: LibraryOption = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write there instead of to the screen.")
    ] = None,
    people: PeopleOption = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json, one line a document.")] = "json",
) -> None:
    """Find the dates, figures and people of each document."""
    from wortlaut.desk import annotate as run
    from wortlaut.desk.views import annotated_view

    _known(form, "json")
    with _gather(sources, _settings(library=library, people=people)) as gathered, output(to) as write:
        for annotated in run(gathered, progress=show_progress):
            write(annotated_view(annotated, gathered))


@app.command()
@door
def statements(
    sources: SourcesArgument = None,
    person: Annotated[str | None, typer.Option("--person", metavar="P", help="Only this person's.")] = None,
    library: LibraryOption = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write there instead of to the screen.")
    ] = None,
    people: PeopleOption = None,
    all_angles: Annotated[
        bool, typer.Option("--all-angles", help="With every report beside the best wording, word by word.")
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json (one line each) or text.")] = "json",
) -> None:
    """Join the reports of one utterance, across outlets and wordings."""
    from wortlaut.desk import statements as run
    from wortlaut.desk.views import angles_view, statement_view
    from wortlaut.doors.cli.angles import statement_text

    _known(form, "text", "json")
    with _gather(sources, _settings(library=library, people=people)) as gathered, output(to) as write:
        told = run(gathered, person=person, progress=show_progress)
        for statement in told.statements:
            view = statement_view(statement, told, gathered)
            if all_angles:
                view["angles"] = angles_view(statement, told, gathered)
            if form == "json" or to:
                write(view)
            else:
                tell(statement_text(view))


@app.command()
@door
def find(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="A wording, whole or in part.")],
    sources: FromOption = None,
    library: LibraryOption = None,
    form: FormOption = "text",
) -> None:
    """Show where a wording comes from, its variants, and who had it first."""
    from wortlaut.desk import find as run
    from wortlaut.desk.looking import require_words
    from wortlaut.desk.views import found_view

    _known(form, "text", "json")
    require_words(words)
    with _gather(sources, _settings(library=library)) as gathered:
        views: list[dict[str, Any]] = [found_view(found) for found in run(gathered, words)]
    for view in views:
        where = view["outlet"] or view["file"] or view["url"] or view["document"]
        if form == "json":
            tell_json(view)
        else:
            tell(f"{view['date'] or 'undated'}  {where}  [{view['verdict']}]\n    {view['words']}")
    if not views:
        say("not found in these sources, as it stands or changed")
        raise typer.Exit(1)


@app.command()
@door
def publish(
    note: Annotated[str, typer.Argument(metavar="NOTE.json", help="A note from --as json, or a folder of them.")],
    as_: AsOption = "jekyll,html",
    out: OutOption = "out",
) -> None:
    """Turn a note, or a folder of notes, into files of other formats."""
    from wortlaut.desk import publish as run
    from wortlaut.desk import publish_folder

    settings = _settings()
    if not Path(note).is_dir():
        for path in run(note, _formats(as_), out, settings=settings):
            tell(str(path))
        return
    published = publish_folder(note, _formats(as_), out, settings=settings)
    say_skipped(published.skipped)
    for path in published.paths:
        tell(str(path))
    if published.unchanged or published.removed:
        say(f"{len(published.paths)} files written, {published.unchanged} unchanged, {len(published.removed)} removed")


@app.command()
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

    _known(form, "text", "json")
    settings = _settings(recogniser=recogniser)
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
            tell(f"{one.path}: {one.cues} lines, {one.seconds:.0f} seconds")
        if one.skipped:
            say(f"skipped {one.recording}: {one.skipped.detail}")
        made += one.path is not None or (one.skipped is not None and one.skipped.reason == "already_there")
    if not made:
        raise UsageError("no recording was heard")


@app.command()
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

    _known(form, "text", "json")
    settings = _settings(
        translator=translator, glossary=glossary, endpoint=endpoint, budget=budget, length=length, people=people
    )
    written = run(note, to, settings=settings, progress=show_progress)
    paths = written.save(out, _formats(as_))
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


@app.command()
@door
def train(
    corpora: Annotated[list[str], typer.Argument(metavar="CORPUS.jsonl...", help="Documents with gold quotations.")],
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="Folder for the weights and their card.")],
    grade: Annotated[
        str, typer.Option("--grade", metavar="GRADE", help="accurate: rules are not trained.")
    ] = "accurate",
    epochs: Annotated[int | None, typer.Option("--epochs", metavar="N", help="Times that each text is read.")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="The same seed gives the same weights.")
    ] = None,
    licence: Annotated[
        str,
        typer.Option("--licence", metavar="ID", help="Licence of the weights, for their card: what the data allow."),
    ] = "",
) -> None:
    """Train a tagger for the accurate grade; a run that was stopped goes on where its last epoch ended."""
    from wortlaut.desk import train as run

    def report(step: int, steps: int, loss: float) -> None:
        say(f"step {step} of {steps}, loss {loss:.3f}")

    if grade != "accurate":
        raise UsageError(f"nothing to train for the grade {grade!r}", hint="known: accurate; rules are not trained")
    card = run(corpora, to, epochs=epochs, seed=seed, licence=licence, report=report, progress=show_progress)
    tell(f"{card.version} in {to}: use it with --grade accurate --tagger {to}")


@app.command()
@door
def evaluate(
    gold: Annotated[list[str], typer.Argument(metavar="GOLD.jsonl...", help="Documents with gold quotations.")],
    grade: GradeOption = None,
    tagger: TaggerOption = None,
    extractors: Annotated[
        str, typer.Option("--extractors", metavar="NAMES", help="Comma-separated, instead of the grade's.")
    ] = "",
    form: FormOption = "text",
) -> None:
    """Measure how far what is extracted agrees with gold quotations."""
    from wortlaut.desk import evaluate as run
    from wortlaut.desk.views import evaluated_view
    from wortlaut.doors.cli.measures import evaluated_text

    _known(form, "text", "json")
    settings = _settings(grade=grade, tagger=tagger)
    for evaluated in run(
        gold,
        grade=settings.grade,
        tagger=settings.tagger,
        extractors=_formats(extractors),
        progress=show_progress,
    ):
        tell_json(evaluated_view(evaluated)) if form == "json" else tell(evaluated_text(evaluated))


@app.command()
@door
def demo(out: OutOption = "out/demo") -> None:
    """Run the main job and an audit on the sample press."""
    from wortlaut.doors.cli.demo import run

    run(out)


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        from wortlaut import __version__

        tell(f"wortlaut {__version__}")
        raise typer.Exit
