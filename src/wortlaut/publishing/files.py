"""Files by format, and how they are called."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from wortlaut.errors import UsageError
from wortlaut.records import Document, Note

MEDIA = ("audio", "image")  # keys of the front matter; a publisher names one as its ``media``
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTHING: Mapping[str, object] = MappingProxyType({})


def publish(
    note: Note,
    documents: Mapping[str, Document],
    /,
    *,
    formats: Sequence[str],
    context: Mapping[str, object] = _NOTHING,
) -> Mapping[str, bytes]:
    """Return the note's files by name, in the order of the formats.

    ``context`` goes to the publishers that have a method ``within``: "audit" is an Audit of the note, "dossier" what
    it is made of. The front matter claims ``audio`` or ``image`` where a publisher of such ``media`` is among them.
    Raises UnknownPluginError for a format nobody publishes, UsageError where two of them claim one file name.
    """
    from wortlaut.registry import load

    publishers = [load("publishers", name)() for name in dict.fromkeys(formats)]
    note = _with_media(note, {publisher.media for publisher in publishers if hasattr(publisher, "media")})
    files: dict[str, bytes] = {}
    for publisher in publishers:
        if context and hasattr(publisher, "within"):
            publisher = publisher.within(context)
        for path, content in publisher(note, documents).items():
            if path in files:
                raise UsageError(f"two formats write {path!r}", hint=f"leave out one of {', '.join(formats)}")
            files[path] = content
    return files


def _with_media(note: Note, media: Collection[str]) -> Note:
    """Return the note whose front matter says which media are written with it: no other claim has a file behind it."""
    known = {key: key in media for key in MEDIA if key in note.front or key in media}
    return replace(note, front={**note.front, **known})


def stem(note: Note, /) -> str:
    """Return the name of the note's files without an ending: date, subject, language; never a path."""
    day = str(note.front.get("date") or "")
    return f"{day}-{slug(note)}" if _DAY.fullmatch(day) else slug(note)


def slug(note: Note, /) -> str:
    """Return what the names of the files of all editions of a note have in common."""
    return re.sub(r"[^a-z0-9]+", "-", note.id.lower()).strip("-") or "note"
