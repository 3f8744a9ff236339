"""What a note must say about itself: its date, who wrote and who translated it, what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.parsing import LONGEST_FRONT
from wortlaut.auditing.periods import period
from wortlaut.auditing.weights import detect, languages
from wortlaut.records import Edit, Finding, Span

DATES = ("date", "published", "datePublished", "date_published", "datum")
TRANSLATORS = ("translator", "translated_by", "translation_model", "translatedBy", "translator_model")
SOURCES = ("sources", "source", "references", "quellen", "citations")
MEDIA = {
    "image": (".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg", ".gif"),
    "audio": (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac"),
}
TRUE = (True, "true", "yes")
GENERATED = ("generated", "ai_generated", "machine_generated", "ai", "synthetic")
MODELS = ("model", "generator", "models", "written_by_model")
DAY = 10  # characters of an ISO date
MOST_PARAGRAPHS = 20  # whose language is looked at
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


def check_model(case: Case, /) -> Iterator[Finding]:
    """Find a note that says a machine made it, and not which."""
    made = any(isinstance(case.draft.front.get(key), dict) for key in AUTHORS)  # a program with its name and version
    if any(case.draft.front.get(key) in TRUE for key in GENERATED) and not made and not _says(case, MODELS):
        yield case.finding(
            "meta/model",
            "warning",
            "The note says that it was generated, and not by what.",
            span=next((line_of(key, case) for key in GENERATED if case.draft.front.get(key) in TRUE), None),
            repair="add `model:` with the name and version of what wrote it",
        )


def check_lang(case: Case, /) -> Iterator[Finding]:
    """Find a note whose text is in another language than it says."""
    told = case.draft.front.get("lang")
    found = detect(" ".join(_own_words(paragraph.span, case) for paragraph in case.draft.paragraphs[:MOST_PARAGRAPHS]))
    if isinstance(told, str) and found not in ("und", told.split("-")[0].lower()) and told.split("-")[0] in languages():
        yield case.finding(
            "meta/lang",
            "warning",
            f"The front matter says `lang: {_shown(told)}`, and the text reads as `{found}`.",
            span=line_of("lang", case),
            repair=f"say `lang: {found}`, or translate the note",
        )


def _own_words(span: Span, case: Case) -> str:
    """Return what of a stretch stands outside of quotation marks: what is quoted may be in any language."""
    pieces, place = [], span.start
    for quoted in case.draft.quoted_places.spans:
        if span.start <= quoted.start < span.end and quoted.start >= place:
            pieces.append(case.draft.text[place : quoted.start])
            place = min(quoted.end, span.end)
    return " ".join((*pieces, case.draft.text[place : span.end]))


def check_early(case: Case, /) -> Iterator[Finding]:
    """Find a note that is dated before a document that it refers to."""
    told = next((str(case.draft.front[key]) for key in DATES if case.draft.front.get(key)), "")
    written = period(told[:DAY])
    documents = case.sources.documents if case.sources is not None else {}
    for name in sorted(set(case.referred.values())):
        printed = period(documents[name].published or "") if name in documents else None
        if written is not None and printed is not None and printed.first > written.last:
            yield case.finding(
                "meta/early",
                "warning",
                f"The note is dated {told[:DAY]}, and refers to a document of {documents[name].published}: "
                f"{documents[name].title or name}.",
                span=next((line_of(key, case) for key in DATES if case.draft.front.get(key)), None),
                repair="give the day on which it was last written on",
            )
            return


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
            span=line_of(key, case),
            repair=f"put the file beside the note, or say `{key}: false`",
            edit=_denied(key, case),
        )


def line_of(key: str, case: Case, /) -> Span | None:
    """Return the line of the front matter that says it, where that is one line."""
    if key not in case.draft.front:
        return None
    told = re.compile(rf"^\"?{re.escape(key)}\"?[ \t]*[:=][ \t]*\S.*$", re.MULTILINE)
    match = told.search(case.draft.text, 0, case.draft.paragraph_starts[0] if case.draft.paragraphs else LONGEST_FRONT)
    return Span(match.start(), len(match[0].rstrip()) + match.start()) if match else None


def _denied(key: str, case: Case) -> Edit | None:
    """Return the edit that says there is none; only for a plain line of YAML."""
    span = line_of(key, case)
    return Edit(span=span, text=f"{key}: false") if span and span.of(case.draft.text).startswith(f"{key}:") else None


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
