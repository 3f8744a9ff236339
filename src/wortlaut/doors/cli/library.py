"""``wortlaut library``: what it holds, what changed in it, whether it is whole; out, in, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.doors.cli.files import require_free
from wortlaut.doors.cli.options import FormOption, chosen_here, require_format
from wortlaut.doors.cli.terminal import counted, door, say, say_skipped, show_progress, tell, tell_json
from wortlaut.errors import UsageError

if TYPE_CHECKING:
    from wortlaut.desk.keeping import History, Rested
    from wortlaut.desk.library import Library
    from wortlaut.records import Revision
    from wortlaut.settings import Settings

library_app = typer.Typer(
    name="library",
    help="List, search, verify, export, import and forget what a library holds.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

LibraryOption = Annotated[str | None, typer.Option("--library", metavar="DIR", help="The library.")]
AddressArgument = Annotated[str, typer.Argument(metavar="ADDRESS", help="An address, a file, or a document's id.")]
AgainOption = Annotated[bool, typer.Option("--again", help="Also take in what was forgotten on purpose.")]

SHOWN = 160  # characters of a changed stretch on a terminal


def _settings(library: str | None, form: str) -> Settings:
    require_format(form, "text", "json")
    return chosen_here(library=library)


def _open(library: str | None, form: str) -> Library:
    from wortlaut.desk.keeping import open_library

    return open_library(_settings(library, form))


@library_app.command("list")
@door
def list_(
    library: LibraryOption = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="A part of its name.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="D", help="Published from this date (EDTF).")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="D", help="Published up to this date.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="L", help="Language: en, de ...")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="html, pdf, feed, jsonl ...")] = None,
    skipped: Annotated[bool, typer.Option("--skipped", help="What was left out when last tried, and why.")] = False,
    form: FormOption = "text",
) -> None:
    """List the documents, or with --skipped what was left out."""
    from wortlaut.desk.keeping import Wanted, left_out, listed
    from wortlaut.desk.kept_views import listed_view
    from wortlaut.desk.views import skipped_view

    with _open(library, form) as opened:
        if skipped:
            for one in left_out(opened):
                tell_json(skipped_view(one)) if form == "json" else tell(f"{one.record}: {one.detail or one.reason}")
            return
        revised = frozenset(opened.store.revised())
        count = 0
        for document in listed(opened, Wanted(outlet=outlet, since=since, until=until, lang=lang, kind=kind)):
            count += 1
            view = listed_view(document, revised=document.id in revised)
            if form == "json":
                tell_json(view)
            else:
                mark = "  (revised)" if view["revised"] else ""
                head = f"{view['date'] or 'undated':10}  {view['lang']:3}  {view['outlet'] or '?'}"
                tell(f"{head}: {view['title'] or view['id']}{mark}\n    {view['id']}  {view['address']}")
        if form == "text":
            say(counted(count, "document"))


@library_app.command()
@door
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that a document must have, all of them.")],
    library: LibraryOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Documents shown.")] = 20,
    form: FormOption = "text",
) -> None:
    """Show the documents that have all the words, with the passage."""
    from wortlaut.desk.keeping import searched
    from wortlaut.desk.kept_views import hit_view

    with _open(library, form) as opened:
        for hit in searched(opened, " ".join(words), limit=limit):
            view = hit_view(hit)
            if form == "json":
                tell_json(view)
            else:
                head = f"{view['outlet'] or view['id']}, {view['date'] or 'undated'}: {view['title'] or ''}".rstrip(
                    ": "
                )
                tell(f"{head}\n    … {view['passage']} …\n    {view['id']}  {view['address']}")


@library_app.command()
@door
def versions(address: AddressArgument, library: LibraryOption = None, form: FormOption = "text") -> None:
    """Show the versions of a page, what changed between them, and the notes on earlier ones."""
    from wortlaut.desk.keeping import history, lasting
    from wortlaut.desk.kept_views import history_view

    with _open(library, form) as opened:
        found = history(opened, lasting(opened), address)
        if form == "json":
            tell_json(history_view(found, opened))
            return
        for line in _history_text(found, opened):
            tell(line)


def _history_text(found: History, library: Library) -> list[str]:
    told = {(revision.before, revision.after): revision for revision in found.revisions}
    lines: list[str] = []
    before = None
    for version in found.versions:
        revision = (
            told.get((before.document, version.document)) if before and before.address == version.address else None
        )
        if revision is not None:
            lines += _revision_text(revision, library)
        times = f"{version.first} – {version.last}" if version.last != version.first else version.first or "undated"
        now = ", as it is now" if version.current else ""
        lines.append(f"{version.address}, version {version.number}: {times}, seen {version.seen}x{now}")
        lines.append(f"    {version.document}")
        before = version
    return [*lines, *map(_rested_text, found.notes)]


def _revision_text(revision: Revision, library: Library) -> list[str]:
    told = (
        f"announced: {_cut(revision.announced.of(library.documents[revision.after].text))}"
        if revision.announced
        else ""
    )
    lines = [f"  changed {told or 'in silence'}"]
    for one in revision.changes:
        kind = f"{one.kind} in a quotation" if one.quotation and one.kind == "figure" else one.kind
        lines.append(f"    {kind}: [-{_cut(one.was)}-] [+{_cut(one.now)}+]")
    return lines if revision.changes else [*lines, "    marks and spaces only"]


def _rested_text(one: Rested) -> str:
    means = {
        "changed": "passages it rests on are gone",
        "revised": "its passages still stand",
        "forgotten": "forgotten",
    }
    return f"note {one.note}: {one.document}: {means[one.state]} ({', '.join(one.files)})"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


@library_app.command()
@door
def notes(library: LibraryOption = None, form: FormOption = "text") -> None:
    """Show the notes written from this library that rest on what has changed since; exit 1 where a passage is gone."""
    from wortlaut.desk.keeping import lasting, rested
    from wortlaut.desk.kept_views import rested_view

    with _open(library, form) as opened:
        found = list(rested(opened, lasting(opened)))
    for one in found:
        tell_json(rested_view(one)) if form == "json" else tell(_rested_text(one))
    if any(one.state != "revised" for one in found):
        raise typer.Exit(1)


@library_app.command()
@door
def fsck(
    library: LibraryOption = None,
    repair: Annotated[bool, typer.Option("--repair", help="Put right what can be without losing anything.")] = False,
    form: FormOption = "text",
) -> None:
    """Verify every capture, record and row; exit 1 where something is wrong and was not put right."""
    from wortlaut.desk.checking import fsck as run
    from wortlaut.desk.kept_views import flaw_view

    left = found = 0
    with _open(library, form) as opened:
        for flaw, repaired in run(opened, repair=repair):
            found += 1
            left += not repaired
            if form == "json":
                tell_json(flaw_view(flaw, repaired=repaired))
            else:
                done = f" ({flaw.repair})" if repaired else f" (--repair: {flaw.repair})" if flaw.repair else ""
                tell(f"{flaw.code}: {flaw.place}: {flaw.message}{done}")
    if form == "text":
        say(f"{found} found, {found - left} put right" if found else "the library is whole")
    if left:
        raise typer.Exit(1)


@library_app.command()
@door
def export(
    library: LibraryOption = None,
    warc: Annotated[str | None, typer.Option("--warc", metavar="FILE", help="Every capture, WARC 1.1, gzip.")] = None,
    jsonl: Annotated[str | None, typer.Option("--jsonl", metavar="FILE", help="Every document, a line each.")] = None,
    form: FormOption = "text",
) -> None:
    """Write the captures as a WARC, the documents as a .jsonl, or both."""
    from wortlaut.desk.keeping import lasting
    from wortlaut.desk.moving import export_jsonl, export_warc

    if not warc and not jsonl:
        raise UsageError("nothing to write", hint="name a file: --warc FILE.warc.gz, --jsonl FILE.jsonl")
    require_free(warc, "warc")
    require_free(jsonl, "json")
    written = {}
    with _open(library, form) as opened:
        if warc:
            written[warc] = export_warc(lasting(opened), warc, progress=show_progress)
        if jsonl:
            written[jsonl] = export_jsonl(opened, jsonl)
    for path, count in written.items():
        tell_json({"file": path, "records": count}) if form == "json" else tell(f"{path}: {counted(count, 'record')}")


@library_app.command("import")
@door
def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="A WARC, WACZ or .jsonl.")],
    library: LibraryOption = None,
    again: AgainOption = False,
    form: FormOption = "text",
) -> None:
    """Take in what another library, or another program, has written."""
    from wortlaut.desk import collect
    from wortlaut.desk.views import skipped_view

    settings = _settings(library, form)
    if not settings.library:
        raise UsageError("no library named", hint="name one with --library; it is made if it is not there")
    with collect(files, settings=settings, progress=show_progress, again=again) as opened:
        if form == "json":
            tell_json({"documents": list(opened.arrived), "skipped": [skipped_view(one) for one in opened.skipped]})
        else:
            say_skipped(opened.skipped)
            tell(f"{counted(len(opened.arrived), 'document')} taken in")
        if not opened.arrived:
            raise UsageError("nothing readable in the files")


@library_app.command()
@door
def forget(
    address: AddressArgument,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="Why it is forgotten.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who forgets it.")] = "",
    library: LibraryOption = None,
    form: FormOption = "text",
) -> None:
    """Remove the bytes and text of a page, and leave a stone that says why; notes that rest on it are listed."""
    from wortlaut.desk.forgetting import forget as run
    from wortlaut.desk.gathering import clock
    from wortlaut.desk.keeping import lasting, rested
    from wortlaut.desk.kept_views import forgotten_view, rested_view

    settings = _settings(library, form)
    with _open(library, form) as opened:
        at = clock(settings)().isoformat(timespec="seconds")
        stone, others = run(lasting(opened), address, reason=why, by=by, at=at)
        resting = [one for one in rested(opened, lasting(opened)) if one.document in stone.documents]
    if form == "json":
        tell_json({**forgotten_view(stone), "others": list(others), "notes": [rested_view(one) for one in resting]})
        return
    tell(
        f"forgotten: {stone.address} ({', '.join(stone.documents)}), {counted(len(stone.captures), 'capture')} removed"
    )
    if others:
        tell(f"read from the same bytes, text kept: {', '.join(others)}")
    for one in resting:
        tell(f"rests on it: {', '.join(one.files) or one.note}")
