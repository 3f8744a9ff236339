"""``wortlaut watch``: what is new of some people, once or on a schedule."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wortlaut.doors.cli.options import FormOption, OutOption, PeopleOption, PrivateOption, chosen_here, require_format
from wortlaut.doors.cli.terminal import counted, door, say, say_skipped, show_progress, tell, tell_json
from wortlaut.errors import UsageError

if TYPE_CHECKING:
    from wortlaut.desk.watching import Watched


@door
def watch(
    people: Annotated[list[str], typer.Argument(metavar="PERSON...", help="Whose statements, in any script.")],
    feeds: Annotated[str, typer.Option("--feeds", metavar="FILE", help="OPML, or TOML with feeds, themes, lang.")] = "",
    library: Annotated[
        str | None, typer.Option("--library", metavar="DIR", help="Keeps the sources and what was told.")
    ] = None,
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="WORDS", help="A theme to follow, whoever speaks of it.")
    ] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="TIME", help="Again and again: 30m, 2h, 1d.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="L", help="Your language: en or de.")] = None,
    out: OutOption = "out/watch",
    people_file: PeopleOption = None,
    allow_private: PrivateOption = False,
    form: FormOption = "text",
) -> None:
    """Take what is new from feeds and write what is new of people and themes: a feed, an e-mail, a digest."""
    from wortlaut.desk.following import read_following
    from wortlaut.desk.scheduling import schedule, seconds
    from wortlaut.desk.watching import check, with_themes
    from wortlaut.desk.watching import watch as run

    require_format(form, "text", "json")
    if not feeds:
        raise UsageError("no feeds", hint="name an OPML or TOML file: --feeds feeds.opml")
    settings = chosen_here(library=library, lang=lang, people=people_file, allow_private=allow_private or None)
    length = seconds(every) if every else 0
    following = with_themes(read_following(feeds), about or ())
    check(settings, following)

    def once() -> None:
        _tell(run(people, following, settings=settings, out=out, progress=show_progress), form)

    if not length:
        once()
        return
    schedule(once, length, now=time.monotonic, wait=time.sleep)
    say("wortlaut: stopped; the same command goes on from here")


def _tell(watched: Watched, form: str) -> None:
    digest = watched.digest
    if form == "json":
        from wortlaut.desk.kept_views import watched_view

        view: dict[str, Any] = watched_view(watched)
        tell_json(view)
        return
    say_skipped(digest.skipped)
    for name in digest.unknown:
        say(f"nobody named {name} is quoted in the library yet")
    if not watched.files:
        tell(f"{digest.at}: nothing new ({counted(digest.documents, 'new document')})")
        return
    kinds = [counted(sum(one.kind == kind for one in digest.news), kind) for kind in ("statement", "report")]
    changed = sum(one.kind == "changed" for one in digest.news)
    tell(f"{digest.at}: {', '.join(kinds)} new, {changed} changed ({counted(digest.documents, 'new document')})")
    for path in watched.files:
        tell(f"  {path}")
