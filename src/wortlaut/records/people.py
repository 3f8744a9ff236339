"""Whose words: people, what they were and when, and how each mention and quotation was tied to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.records.text import Evidence, Span

PersonKind = Literal["person", "organisation", "group", "anonymous", "source"]  # source = a survey, paper, study
How = Literal["name", "short_name", "role", "pronoun", "apposition", "turn", "first_person", "alias", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What someone was, from when to when, in the words of the source."""

    title: str  # "chairman", "Aufsichtsratsvorsitzende"
    lang: str
    organisation: str | None = None
    since: str | None = None  # EDTF
    until: str | None = None  # EDTF
    former: bool = False  # the source calls it a past office
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who speaks, with names in several scripts."""

    id: str  # "p-" and a slug of the name, or a QID from the people file
    name: str  # the fullest form, for display
    names: tuple[str, ...] = ()  # every form seen or known, the display name among them
    kind: PersonKind = "person"
    roles: tuple[Role, ...] = ()
    gender: Literal["f", "m"] | None = None  # only where the sources show it (pronoun, title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place of a document that names or means someone."""

    document: str
    span: Span
    person: str | None  # Person.id; None = unresolved
    how: How
    candidates: tuple[str, ...] = ()  # Person.ids, when ambiguous


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose words a quotation is; ``person`` is None rather than wrong."""

    quotation: str  # Quotation.id
    person: str | None
    how: How = "none"
    candidates: tuple[str, ...] = ()  # when ambiguous: between whom
    confidence: float = 1.0
    found_by: str
