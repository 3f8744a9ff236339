"""Which office a title means: "CEO", "chief executive officer" and "Halvorn chief" are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from wortlaut.languages.base import language
from wortlaut.records import Role, Span

BEFORE, BEHIND = 24, 24  # characters beside a one-word title that may say which office it is: "chief" of what
_BREAK = re.compile(r"[.,;:()\[\]“”„\"\n]")


def office_in(text: str, span: Span, role: Role, /) -> str:
    """Return the office that the title means at that place."""
    if len(role.title.split()) > 1 or role.title[:1].isupper():
        return office_of(role.title, role.lang)
    before = _BREAK.split(text[max(0, span.start - BEFORE) : span.start])[-1]
    behind = _BREAK.split(text[span.end : span.end + BEHIND])[0]
    return office_of(before + span.of(text) + behind, role.lang) if span.end <= len(text) else ""


@cache
def office_of(title: str, lang: str, /) -> str:
    """Return the office that a title means: the longest form of the table that stands in it."""
    words = " ".join(title.casefold().split())
    found = [(len(form), name) for form, name in _forms(lang) if re.search(_pattern(form), words)]
    return max(found)[1] if found else ""


def _pattern(form: str) -> str:
    """Match a form where a word begins, or as the end of a compound where it begins with a hyphen."""
    return re.escape(form[1:]) if form.startswith("-") else rf"\b{re.escape(form)}"


def exclusive(one: str, other: str, lang: str, /) -> bool:
    """Tell whether nobody holds the two offices at once."""
    groups: Sequence[Sequence[str]] = language(lang).own("audit").get("one_office_each", ())
    return one != other and any(one in group and other in group for group in groups)


@cache
def _forms(lang: str) -> tuple[tuple[str, str], ...]:
    table: Mapping[str, Sequence[str]] = language(lang).own("audit").get("offices", {})
    return tuple((form, name) for name, forms in table.items() for form in forms)
