"""A record out of whatever a chat model wrote: thinking, fences and chatter around it do no harm."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from wortlaut.errors import AnswerError

if TYPE_CHECKING:
    import msgspec

T = TypeVar("T")

LONGEST = 200_000  # characters of an answer that are read
MOST_STARTS = 50  # braces at which an object may begin
_THOUGHT = re.compile(r"<(think|thinking|thought|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_TAIL = re.compile(
    r"\A.*</(?:think|thinking|thought|reasoning)>", re.DOTALL | re.IGNORECASE
)  # its begin was in the prompt


def read_answer(text: str, kind: type[T], /) -> T:
    """Return the first object of the answer that is of that kind (a msgspec type).

    What the kind does not know is left out. Raises AnswerError where no object fits, saying why the last did not.
    """
    import msgspec

    said = _TAIL.sub("", _THOUGHT.sub("", text[:LONGEST]))
    why = "there is no JSON object in it" if "{" not in said else "its JSON is broken or cut off"
    for found in _objects(said):
        try:
            return msgspec.convert(found, kind)
        except msgspec.ValidationError as error:
            why = str(error)
    raise AnswerError(f"the answer cannot be read: {why}", hint="answer with one JSON object and nothing else")


def _objects(text: str) -> list[Any]:
    """Return the objects of a text that are whole, in order; none inside another."""
    decoder = json.JSONDecoder(strict=False)  # small models put bare line breaks into strings
    found: list[Any] = []
    place = text.find("{")
    for _ in range(MOST_STARTS):
        if place < 0:
            break
        try:
            one, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            found.append(one)
        place = text.find("{", end)
    return found


@cache
def numbered(texts: int, /) -> type[msgspec.Struct]:
    """Return the type of an object that holds so many texts, each under its number from 1."""
    import msgspec

    names = [f"text_{number}" for number in range(1, texts + 1)]
    numbers = {name: name.removeprefix("text_") for name in names}
    return msgspec.defstruct("Answer", [(name, str) for name in names], rename=numbers, frozen=True)


def schema_of(kind: type, /) -> dict[str, Any]:
    """Return the JSON schema of a msgspec type without references, closed: small servers know no more than that."""
    import msgspec

    (schema,), parts = msgspec.json.schema_components([kind], ref_template="{name}")
    closed = _inlined(schema, parts)
    return closed if isinstance(closed, dict) else {}


def _inlined(value: Any, parts: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_inlined(one, parts) for one in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _inlined(parts[value["$ref"]], parts)
    plain = {key: _inlined(one, parts) for key, one in value.items() if key not in ("title", "description")}
    return {**plain, "additionalProperties": False} if plain.get("type") == "object" else plain
