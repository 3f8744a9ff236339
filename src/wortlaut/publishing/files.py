"""Files by format, and how they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from wortlaut.errors import UsageError
from wortlaut.records import Document, Note

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
    it is made of.
    Raises UnknownPluginError for a format nobody publishes, UsageError where two of them claim one file name.
    """
    from wortlaut.registry import load

    files: dict[str, bytes] = {}
    for name in dict.fromkeys(formats):
        publisher = load("publishers", name)()
        if context and hasattr(publisher, "within"):
            publisher = publisher.within(context)
        for path, content in publisher(note, documents).items():
            if path in files:
                raise UsageError(f"two formats write {path!r}", hint=f"leave out one of {', '.join(formats)}")
            files[path] = content
    return files


def stem(note: Note, /) -> str:
    """Return the name of the note's files without an ending: date, subject, language; never a path."""
    slug = re.sub(r"[^a-z0-9]+", "-", note.id.lower()).strip("-") or "note"
    day = str(note.front.get("date") or "")
    return f"{day}-{slug}" if _DAY.fullmatch(day) else slug
