"""The verb ``translate``: a note that was written before, written anew in another language from its own documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wortlaut.desk.briefing import Brief, brief, require_writable
from wortlaut.desk.bundles import read_bundle
from wortlaut.desk.gathering import opened
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import UsageError
from wortlaut.settings import Settings


def translate(
    note: str | Path,
    to: str,
    /,
    *,
    length: str | int | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Brief:
    """Return the note of a JSON file (``brief --as json``) in another language, its own words written anew.

    Nothing of the first text is translated but what its sources say, by ``settings.translator`` where that is given.
    Raises UsageError where the file is no note, its person is not quoted in its documents, or the language is its own
    or none that notes are written in; ModelError where the translator gives no answer at all.
    """
    settings = settings or Settings()
    length = length or settings.length
    require_writable(to, (None, None), length, settings)
    read = read_bundle(note)
    if read.note.lang.split("-")[0] == to.split("-")[0]:
        raise UsageError(f"{note}: this note is in {to!r} already", hint="name another language with --to")
    front = read.note.front
    with opened(replace(settings, library="")) as library:
        library.store.add_documents(read.documents.values())
        written = brief(
            str(front.get("person") or read.note.person),
            library,
            about=str(front["about"]) if front.get("about") else None,
            lang=to,
            length=length,
            settings=settings,
            progress=progress,
        )
    original = {"title": read.note.title, "lang": read.note.lang, "date": front.get("date")}
    return replace(written, note=replace(written.note, front={**written.note.front, "original": original}))
