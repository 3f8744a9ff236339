"""What one document by itself tells about who is who: small frozen records that can be stored and joined later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.records import Role, Span
from wortlaut.records.people import How, PersonKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPerson:
    """Someone as one document knows them; ``given`` and ``surname`` are folded."""

    names: tuple[tuple[str, int], ...]  # each form printed and how often, most frequent first
    kind: PersonKind = "person"
    surname: str = ""
    given: tuple[str, ...] = ()  # empty = only the surname is known
    gender: Literal["f", "m"] | None = None
    roles: tuple[Role, ...] = ()
    tentative: bool = False  # a lone capital word in a speaker's place, and nothing else says that it is a person
    suffix: str = ""  # "jr", "iii"
    born: tuple[int, int] | None = None  # first and last year of birth that a stated age leaves
    aliases: tuple[str, ...] = ()  # other names, or other scripts that the document itself puts beside the name


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalMention:
    """A place that means someone; numbers point into ``DocumentPeople.persons``."""

    span: Span
    person: int | None
    how: How
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalSpeaker:
    """Which local person speaks one quotation."""

    quotation: str
    person: int | None
    how: How = "none"
    candidates: tuple[int, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPeople:
    """The people of one document, where it mentions them, and who speaks each of its quotations, in order."""

    document: str
    lang: str
    persons: tuple[LocalPerson, ...]
    mentions: tuple[LocalMention, ...]
    speakers: tuple[LocalSpeaker, ...]
