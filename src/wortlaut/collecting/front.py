"""What the head of a text says about it: front matter of a note, or lines such as ``Date: 2025-03-04``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wortlaut.collecting.building import one_line
from wortlaut.collecting.days import day, written_day

LONGEST = 65_536  # characters of front matter; more is not front matter
HEADER_LINES = 12  # lines at the top of a text in which labelled lines are looked for
KEYS = {  # the labels of metadata lines, and the field of a document that they fill
    "title": "title",
    "titel": "title",
    "headline": "title",
    "date": "published",
    "datum": "published",
    "published": "published",
    "lang": "lang",
    "language": "lang",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "autor": "authors",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "quelle": "outlet",
    "url": "url",
    "permalink": "url",
    "transcriber": "heard_by",
}
_YAML = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z]{2,12})[ \t]*:[ \t]*(\S.*)")


def front_matter(text: str, /) -> tuple[dict[str, Any], int]:
    """Return the fields of a document that YAML or TOML front matter gives, and where the words begin."""
    head = text[:LONGEST]
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml)):
        found = pattern.match(head)
        if found:
            values = parse(found[1])
            return (fields(values), found.end()) if values is not None else ({}, 0)
    return {}, 0


def labelled_lines(text: str, /) -> dict[str, Any]:
    """Return the fields that the first lines of a text give as ``Label: value``."""
    values: dict[str, str] = {}
    for line in text[:LONGEST].split("\n", HEADER_LINES)[:HEADER_LINES]:
        found = _LINE.match(line.strip())
        if found and found[1].lower() in KEYS:
            values.setdefault(found[1].lower(), found[2].strip())
    return fields(values)


def fields(values: Mapping[str, Any], /) -> dict[str, Any]:
    """Return the fields of a document among the values; what is not plain or not known is left out."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        target = KEYS.get(str(key).lower())
        read = _field(target, value) if target else None
        if target and read:
            found.setdefault(target, read)
    return found


def _field(target: str, value: object) -> object:
    if target == "published":
        return day(value) or (written_day(value[:200]) if isinstance(value, str) else None)
    if target == "authors":
        several = value if isinstance(value, list) else [value]
        names = (one_line(name) for name in several[:50] if isinstance(name, str))
        return tuple(name for name in names if name)
    if target == "url" and not (isinstance(value, str) and value.startswith(("http://", "https://"))):
        return None
    return one_line(value) if isinstance(value, str) else None


def _yaml(source: str) -> dict[str, Any] | None:
    import yaml

    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _toml(source: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
