"""Every command: its options, the desk's verb, and how the result is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wortlaut.doors.cli.files import output, require_free
from wortlaut.doors.cli.library import AgainOption, library_app
from wortlaut.doors.cli.notes import brief, publish, transcribe, translate
from wortlaut.doors.cli.options import (
    AgainstOption,
    FailOption,
    FormOption,
    FromOption,
    GradeOption,
    LibraryOption,
    OutOption,
    PeopleOption,
    PrivateOption,
    SourcesArgument,
    TaggerOption,
    chosen_here,
    gather,
    require_format,
)
from wortlaut.doors.cli.terminal import (
    counted,
    door,
    say,
    say_skipped,
    show_progress,
    tell,
    tell_json,
)
from wortlaut.doors.cli.watching import watch
from wortlaut.doors.cli.weights import evaluate, train
from wortlaut.errors import UsageError

if TYPE_CHECKING:
    from wortlaut.desk import Library

ORDER = (  # of the help: as work goes
    *("collect", "transcribe", "watch", "extract", "annotate", "statements", "find", "brief", "translate", "publish"),
    *("audit", "check", "train", "evaluate", "demo"),
)
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

    require_format(form, "text", "json")
    if not sources and query is None:
        raise UsageError("no sources", hint="name files, folders, URLs, feeds or a .jsonl, or a --query")
    require_free(to, "json", inputs=sources or ())
    settings = chosen_here(
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

    with gather(sources, settings, query=wanted, saved=saved, again=again) as gathered:
        if to:
            with output(to) as write:
                for name in gathered.arrived:
                    write(document_view(gathered.documents[name]))
        for skipped in gathered.skipped if form == "json" else ():
            tell_json({"skipped": skipped_view(skipped)})
        if form == "text":
            where = f" in {library}" if library else ""
            read, left = counted(len(gathered.arrived), "document"), counted(len(gathered.skipped), "source")
            say(f"{read} read{where}, {left} skipped")
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

    require_format(form, "text", "json", "corpus")
    require_free(to, "json", inputs=sources or ())
    settings = chosen_here(library=library, grade=grade, tagger=tagger)
    with gather(sources, settings) as gathered, output(to) as write:
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
                    words = " ".join(view["words"].split())  # one line each, whatever breaks inside a block
                    tell(f"{document.id}  {view['person'] or view['speaker'] or '?'} [{view['type']}]: {words}")


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

    require_format(form, "text", "json", "sarif", "html")
    require_notes(notes)
    require_free(to, form, inputs=(*notes, *(against or ()), original, baseline))
    settings = chosen_here(library=library, fail_on=fail_on, grade=grade)
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
    gathered = gather(against, settings) if against or library else None
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
    quotes: Annotated[str, typer.Argument(metavar="ASKED.jsonl", help="Lines of JSON, see above.")],
    against: AgainstOption = None,
    library: LibraryOption = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write there instead of to the screen.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json (one line each) or text.")] = "json",
) -> None:
    """Give one verdict for each line: a quotation, or a claim with figures, dates or times.

    A line is {"id", "quote", "speaker"?, "document"?, "lang"?} or {"id", "claim", "source"?, "document"?, "lang"?}. A
    claim is held to the text under "source", to the document of that id, or else to what tells of it in --against.
    """
    from wortlaut.desk import check as run
    from wortlaut.desk.views import check_view
    from wortlaut.doors.cli.findings import check_text, read_asked

    require_format(form, "text", "json")
    require_free(to, "json", inputs=(quotes, *(against or ())))
    asked, wrong = read_asked(quotes)
    say_skipped(wrong)
    needed = [] if all(one.source for one in asked) and not against and not library else against
    settings = chosen_here(library=library)
    failed = False
    with gather(needed, settings) if needed != [] else _nothing() as gathered, output(to) as write:
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

    require_format(form, "json")
    require_free(to, "json", inputs=(*(sources or ()), people))
    with gather(sources, chosen_here(library=library, people=people)) as gathered, output(to) as write:
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

    require_format(form, "text", "json")
    require_free(to, "json", inputs=(*(sources or ()), people))
    with gather(sources, chosen_here(library=library, people=people)) as gathered, output(to) as write:
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

    require_format(form, "text", "json")
    require_words(words)
    with gather(sources, chosen_here(library=library)) as gathered:
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


for command in (brief, publish, transcribe, translate, train, evaluate):
    app.command()(command)


@app.command()
@door
def demo(out: OutOption = "out/demo") -> None:
    """Run the main job and an audit on the sample press."""
    from wortlaut.doors.cli.demo import run

    run(out)


app.registered_commands.sort(key=lambda one: ORDER.index(one.name or getattr(one.callback, "__name__", "")))


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        from wortlaut import __version__

        tell(f"wortlaut {__version__}")
        raise typer.Exit
