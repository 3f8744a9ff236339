"""Templates of XML filled with a note: everything escaped, nothing in it that XML has no place for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wortlaut.errors import UsageError
from wortlaut.publishing.resources import template
from wortlaut.publishing.told import xml_text
from wortlaut.records import Note


def filled(name: str, shown: Mapping[str, Any], /, *, plain: bool = False) -> str:
    """Return a template of this room with what is shown in it; escaped unless it is ``plain`` text."""
    return str(template("templates", name, plain=plain).render(**_legal(shown))).lstrip()


def identifier(note: Note, /) -> str:
    """Return a name of the note that no other has, the same in every edition."""
    named = f"urn:wortlaut:note:{xml_text(note.id)}:{xml_text(note.person)}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, named)}"


def dated(note: Note, /) -> str:
    """Return the day of the note; raises UsageError where its front matter has none."""
    day = str(note.front.get("date") or "")
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        hint = 'an EPUB and a feed need one: "date": "2026-01-31"'
        raise UsageError(f"{note.id}: no day in the front matter but {day!r}", hint=hint) from error


def _legal(value: Any) -> Any:
    if isinstance(value, str):
        return xml_text(value)
    if isinstance(value, Mapping):
        return {key: _legal(inner) for key, inner in value.items()}
    return [_legal(inner) for inner in value] if isinstance(value, list | tuple) else value
