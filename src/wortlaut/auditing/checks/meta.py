"""What a note must say about itself: its date, who wrote and who translated it, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.auditing.checks.base import Case
from wortlaut.records import Finding

DATES = ("date", "published", "datePublished", "date_published", "datum")
TRANSLATORS = ("translator", "translated_by", "translation_model", "translatedBy", "translator_model")
SOURCES = ("sources", "source", "references", "quellen", "citations")
MEDIA = {
    "image": (".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg", ".gif"),
    "audio": (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac"),
}
LONGEST_SHOWN = 80  # characters of a value in a message
AUTHORS = ("author", "authors", "model", "generator", "written_by", "writer", "by", "autor")


def check_date(case: Case, /) -> Iterator[Finding]:
    """Find a note that does not say when it was written; its file name is not part of it."""
    dated = bool(case.draft.document.published) if not case.draft.front else False
    if not (dated or _says(case, DATES)):
        yield case.finding(
            "meta/date",
            "warning",
            "The note does not say when it was written.",
            repair="add `date:` with the day it was written to the front matter",
        )


def check_translator(case: Case, /) -> Iterator[Finding]:
    """Find a note that is a translation and names nobody who made it."""
    if case.draft.front.get("translated") in (True, "true", "yes") and not _says(case, TRANSLATORS):
        yield case.finding(
            "meta/translator",
            "warning",
            "The note says that it is translated, but not by whom and from which language.",
            repair="add `translator:` and the language it was translated from to the front matter",
        )


def check_sources(case: Case, /) -> Iterator[Finding]:
    """Find a note whose front matter names no source; one without front matter needs a list of references."""
    named = _says(case, SOURCES) if case.draft.front else bool(case.draft.references or case.draft.marks)
    if not named:
        yield case.finding(
            "meta/sources",
            "warning",
            "The note does not name the sources it was made from.",
            repair="add `sources:` with each document that was used to the front matter",
        )


def check_author(case: Case, /) -> Iterator[Finding]:
    """Find a note that names neither a person nor a model as its author."""
    if not (_says(case, AUTHORS) or case.draft.document.authors):
        yield case.finding(
            "meta/author",
            "warning",
            "The note does not say who wrote it, a person or a model.",
            repair="add `author:` or `model:` to the front matter",
        )


def check_media(case: Case, /) -> Iterator[Finding]:
    """Find a note that says it has an image or a recording, and none lies beside it."""
    for key, endings in MEDIA.items():
        told = case.draft.front.get(key)
        if case.draft.files is None or not told or _lies_beside(told, endings, case):
            continue
        yield case.finding(
            f"meta/{key}",
            "warning",
            f"The front matter says `{key}: {_shown(told)}`, and no such file lies beside the note.",
            repair=f"put the file beside the note, or say `{key}: false`",
        )


def _lies_beside(told: object, endings: tuple[str, ...], case: Case) -> bool:
    """Tell whether the named file is there; for a mere "true", one that is called like the note."""
    files = case.draft.files or ()
    if isinstance(told, str) and told.lower() not in ("true", "yes"):
        return "://" in told or told.rsplit("/", 1)[-1] in files
    if told not in (True, "true", "yes"):
        return True  # a list or a mapping: says more than a name
    stem = (case.draft.document.file or "").replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    return any(name.lower().startswith(stem) and name.lower().endswith(endings) for name in files)


def _shown(told: object) -> str:
    return "true" if told is True else str(told)[:LONGEST_SHOWN]


def _says(case: Case, keys: tuple[str, ...]) -> bool:
    return any(case.draft.front.get(key) for key in keys)
