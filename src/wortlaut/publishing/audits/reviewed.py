"""What a report of an audit needs beside the findings: the note's text, the documents, what was accepted."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from wortlaut.records import Audit, Document, Finding

Link = Callable[[str, str], str]  # the address of a page, words on it -> an address that opens it there


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """An audit with all that it speaks of."""

    audit: Audit
    note: Document
    documents: Mapping[str, Document] = field(default_factory=dict)
    accepted: tuple[tuple[Finding, str], ...] = ()  # findings that somebody let stand, and who and why
    is_file: bool = True  # the note's text is the file as it stands: its lines and columns hold


@cache
def titles() -> Mapping[str, str]:
    """Return what each code of a finding means, in a few words."""
    table = tomllib.loads(files("wortlaut.publishing.audits").joinpath("codes.toml").read_text(encoding="utf-8"))
    return {f"{room}/{name}": str(title) for room, codes in table.items() for name, title in codes.items()}


def title_of(code: str, /) -> str:
    """Return what a code means; a stranger's check is called by its code."""
    return titles().get(code, code)


def position(text: str, place: int, /) -> tuple[int, int]:
    """Return the line and the column of a place, both from 1, in code points."""
    line = text.count("\n", 0, place) + 1
    return line, place - text.rfind("\n", 0, place)
