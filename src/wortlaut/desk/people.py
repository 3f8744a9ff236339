"""Whom and what offices the user knows: a ``people.toml`` or a Wikidata export, read from disk."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.errors import UsageError, reason
from wortlaut.records import Person, Skipped

if TYPE_CHECKING:
    from wortlaut.resolving import Glossary

_EXPORTS = (".json", ".jsonl")
_MOST_BYTES = 200_000_000  # of a people file; more belongs into an export of fewer people
_SHOWN = 10  # numbers of positions named in what was skipped
_HINT = "a people file is TOML with [[person]] tables, or a Wikidata export of entities as .json or .jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """What the user's file says, and what of it could not be used."""

    people: tuple[Person, ...] = ()
    offices: Glossary | None = None
    skipped: tuple[Skipped, ...] = ()


def read_people(file: str, /) -> PeopleFile:
    """Return what a people file says, nobody where none is named; raises UsageError that names the file."""
    from wortlaut.resolving import glossary, glossary_from_table, people_from_table

    if not file:
        return PeopleFile(offices=glossary())
    try:
        if Path(file).stat().st_size > _MOST_BYTES:
            raise UsageError(f"{file} is larger than {_MOST_BYTES // 1_000_000} MB", hint="export fewer people")
        text = Path(file).read_text(encoding="utf-8")
        if Path(file).suffix.lower() in _EXPORTS:
            return _export(file, text)
        table = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:  # syntax and encoding are ValueErrors
        raise UsageError(f"{file}: {reason(error)}", hint=_HINT) from error
    if not table:
        raise UsageError(f"{file}: nobody is listed in it", hint=_HINT)
    return PeopleFile(people=people_from_table(table, file=file), offices=glossary_from_table(table, file=file))


def _export(file: str, text: str) -> PeopleFile:
    from wortlaut.resolving import glossary, people_from_wikidata

    found = people_from_wikidata(_entities(text), file=file)
    if not found.people:
        raise UsageError(f"{file}: no human among its entities", hint=_HINT)
    skipped: tuple[Skipped, ...] = ()
    if found.unlabelled:
        shown = ", ".join(found.unlabelled[:_SHOWN])
        detail = f"{len(found.unlabelled)} positions have no label in the export ({shown}); export them with the people"
        skipped = (Skipped(record=file, stage="resolve", reason="unlabelled_position", detail=detail),)
    return PeopleFile(people=found.people, offices=glossary(), skipped=skipped)


def _entities(text: str) -> list[object]:
    """Return the entities of an answer with "entities", of a list, or of a dump with one a line."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        lines = (line.strip().rstrip(",") for line in text.splitlines())
        return [json.loads(line) for line in lines if line and line not in ("[", "]")]
    if isinstance(whole, dict) and isinstance(whole.get("entities"), dict):
        return list(whole["entities"].values())
    return whole if isinstance(whole, list) else [whole]
