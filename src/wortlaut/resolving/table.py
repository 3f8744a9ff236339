"""A user's own list of people: names in any script, roles with their dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wortlaut.errors import UsageError
from wortlaut.records import Person, Role
from wortlaut.records.edtf import days
from wortlaut.resolving.folding import slug

_HINT = 'an entry reads: [[person]] name = "Jane Roe", names = ["J. Roe"], roles = [{title = "chair", lang = "en"}]'
_TABLES = ("person", "office")
_KEYS = ("id", "name", "names", "gender", "roles")
_ROLE_KEYS = ("title", "lang", "organisation", "since", "until")


def people_from_table(table: Mapping[str, Any], /, *, file: str = "people.toml") -> tuple[Person, ...]:
    """Return the people of a parsed people file; raises UsageError that names file and entry."""
    _require_known(table, _TABLES, file)
    entries = table.get("person", [])
    if not isinstance(entries, list):
        raise UsageError(f"{file}: person is not a list of tables", hint=_HINT)
    people = tuple(_person(entry, f"{file}: person {number}") for number, entry in enumerate(entries, 1))
    seen: set[str] = set()
    for person in people:
        if person.id in seen:
            raise UsageError(f"{file}: two people with the id {person.id!r}", hint="give one of them another id")
        seen.add(person.id)
    return people


def _person(entry: object, place: str) -> Person:
    if not isinstance(entry, Mapping):
        raise UsageError(f"{place} is not a table", hint=_HINT)
    _require_known(entry, _KEYS, place)
    name = _text(entry, "name", place)
    if name is None:
        raise UsageError(f"{place} has no name", hint=_HINT)
    gender = _text(entry, "gender", place)
    if gender not in (None, "m", "f"):
        raise UsageError(f'{place}: gender is {gender!r}, not "m" or "f"', hint="leave it out where it is neither")
    return Person(
        id=_text(entry, "id", place) or f"p-{slug(name)}",
        name=name,
        names=tuple(dict.fromkeys((name, *_texts(entry.get("names", []), place)))),
        roles=tuple(_role(role, place) for role in _list(entry.get("roles", []), place)),
        gender="m" if gender == "m" else "f" if gender == "f" else None,
    )


def _role(role: object, place: str) -> Role:
    if not isinstance(role, Mapping):
        raise UsageError(f"{place}: a role is not a table", hint=_HINT)
    _require_known(role, (*_ROLE_KEYS, "former"), f"{place}, role")
    known = {key: _text(role, key, place) for key in _ROLE_KEYS}
    for key in ("since", "until"):
        if known[key] and days(known[key]) is None:
            raise UsageError(
                f"{place}: {key} is {known[key]!r}, not a date", hint="write it as 2025, 2025-09 or 2025-09-08"
            )
    if not isinstance(role.get("former", False), bool):
        raise UsageError(f"{place}: former is {role['former']!r}, not true or false", hint=_HINT)
    if known["title"] is None:
        raise UsageError(f"{place}: a role has no title", hint=_HINT)
    return Role(
        title=known["title"],
        lang=known["lang"] or "und",
        organisation=known["organisation"],
        since=known["since"],
        until=known["until"],
        former=bool(role.get("former", False)),
    )


def _require_known(entry: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    """Raise UsageError for a key that nobody reads: a slip of the pen would pass in silence."""
    if unknown := next((key for key in entry if key not in known), None):
        raise UsageError(f"{place}: no key {unknown!r}", hint=f"known: {', '.join(known)}")


def _text(entry: Mapping[str, Any], key: str, place: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{place}: {key} is {value!r}, not a text", hint=_HINT)
    return value.strip()


def _texts(values: object, place: str) -> tuple[str, ...]:
    return tuple(_checked(value, place) for value in _list(values, place))


def _list(values: object, place: str) -> Sequence[Any]:
    if not isinstance(values, list | tuple):
        raise UsageError(f"{place}: {values!r} is not a list", hint=_HINT)
    return values


def _checked(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{place}: {value!r} is not a name", hint=_HINT)
    return value.strip()
