"""What several commands take: their options, the settings, the library that sources and ``--library`` name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.doors.cli.terminal import say_skipped, show_progress
from wortlaut.errors import UsageError
from wortlaut.settings import Settings, chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from wortlaut.desk import Library
    from wortlaut.ports import Query

SOURCE_HELP = "Files, folders, globs, URLs, feeds, or .jsonl of documents."

SourcesArgument = Annotated[list[str] | None, typer.Argument(metavar="SOURCE...", help=SOURCE_HELP, show_default=False)]
LibraryOption = Annotated[str | None, typer.Option("--library", metavar="DIR", help="A library to keep and reuse.")]
FormOption = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="L", help="Language of the note: en, de, fr, es, it or zh; else the person's own."),
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


def chosen_here(**flags: object) -> Settings:
    """Return the settings of this folder, the user and the environment, with the flags that were given."""
    return chosen(os.environ, **flags)


def gather(
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


def require_format(form: str, *forms: str) -> None:
    """Raise UsageError for a format that a command has not got."""
    if form not in forms:
        raise UsageError(f"no format {form!r}", hint=f"known: {', '.join(forms)}")


def listed(names: str) -> list[str]:
    """Return names that were given with commas between them."""
    return [name.strip() for name in names.split(",") if name.strip()]
