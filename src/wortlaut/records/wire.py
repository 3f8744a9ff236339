"""Records to JSON and back, through msgspec; the same bytes for the same record, always."""

from __future__ import annotations

from typing import Any, TypeVar

from wortlaut.errors import WireError

T = TypeVar("T")


def to_json(record: object, /) -> bytes:
    """Return one line of JSON without a newline; keys in the order of the record's fields."""
    import msgspec

    return msgspec.json.encode(record)


def from_json(line: bytes | str, kind: type[T], /) -> T:
    """Return the record that the JSON describes; raises WireError where it does not fit."""
    import msgspec

    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError, WireError) as error:
        raise WireError(f"not a {getattr(kind, '__name__', kind)}: {error}") from error


def to_plain(record: object, /) -> Any:
    """Return the record as plain dictionaries, lists and scalars, ready for any JSON writer."""
    import msgspec

    return msgspec.to_builtins(record)


def list_from_json(line: bytes | str, kind: type[T], /) -> tuple[T, ...]:
    """Return the records of a JSON array; raises WireError where one does not fit."""
    return from_json(line, tuple[kind, ...])  # type: ignore[valid-type]
