"""How many really heard it: documents that copy each other or one agency count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from wortlaut.clustering.days import days
from wortlaut.clustering.words import tokens
from wortlaut.records import Document, Origin, Span

SHINGLE = 5  # words in a row; two reporters who heard the same seldom write five alike outside the marks
AROUND = 500  # characters before and after a quotation that show whose report it is
COPIED = 0.4  # share of the shorter passage's shingles that also stand in the other
FEWEST_SHINGLES = 6  # less text than this proves nothing
LAST = 10**9
_DATELINE = re.compile(r"^[^\n()]{2,60}\(([A-Za-z]{2,12}(?:/[A-Za-z]{2,12}){0,3})\)\s?[-–—:]", re.MULTILINE)
_DATELINE_REACH = 400  # characters at the start of a text in which a dateline stands


def origins(documents: Sequence[Document], passages: Mapping[str, Sequence[Span]], /) -> tuple[Origin, ...]:
    """Return the independent origins of a statement that these documents report at these passages, earliest first."""
    if len(documents) == 1:
        return (_origin(documents),)
    ordered = sorted(documents, key=lambda document: (_first_day(document), document.id))
    surroundings = {document.id: _surroundings(document, passages.get(document.id, ())) for document in ordered}
    groups: list[list[Document]] = []
    for document in ordered:
        kin = [number for number, known in enumerate(groups) if _depends(document, known, surroundings)]
        joined = [member for number in kin for member in groups[number]]
        groups = [known for number, known in enumerate(groups) if number not in kin]
        groups.append([*joined, document])
    found = [_origin(sorted(known, key=lambda document: (_first_day(document), document.id))) for known in groups]
    rank = {document.id: number for number, document in enumerate(ordered)}
    return tuple(sorted(found, key=lambda origin: rank[origin.documents[0]]))


def is_agency(document: Document, /) -> bool:
    """Tell whether the document is, or credits, an agency's text."""
    return credit(document) is not None


def is_copy(document: str, origins: Sequence[Origin], /) -> bool:
    """Tell whether the document is one of several of an origin, and not the first of them."""
    return any(document in origin.documents[1:] for origin in origins)


def credit(document: Document, /) -> str | None:
    """Return the agency that the document credits: as its record says, or in its dateline, "Porto (xyz) -"."""
    if document.agency:
        return document.agency
    match = _DATELINE.search(document.text[:_DATELINE_REACH])
    return match[1] if match else None


def _depends(document: Document, known: Iterable[Document], surroundings: Mapping[str, frozenset[int]]) -> bool:
    return any(
        _same_agency(document, other)
        or (document.outlet is not None and document.outlet == other.outlet)
        or _copied(surroundings[document.id], surroundings[other.id])
        for other in known
    )


def _same_agency(one: Document, other: Document) -> bool:
    first, second = credit(one), credit(other)
    if first is None or second is None:
        return False
    return bool({part.casefold() for part in first.split("/")} & {part.casefold() for part in second.split("/")})


def _copied(one: frozenset[int], other: frozenset[int]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= FEWEST_SHINGLES and len(one & other) >= COPIED * shorter


def _surroundings(document: Document, passages: Sequence[Span]) -> frozenset[int]:
    """Shingles of what stands around the quoted words; the words themselves are alike in any honest report."""
    found: set[int] = set()
    for passage in passages:
        found.update(_shingles(document.text[max(0, passage.start - AROUND) : passage.start]))
        found.update(_shingles(document.text[passage.end : passage.end + AROUND]))
    return frozenset(found)


def _shingles(text: str) -> set[int]:
    words = tokens(text)
    return {crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}


def _origin(documents: Sequence[Document]) -> Origin:
    names = [name for document in documents if (name := credit(document))]
    outlets = {document.outlet or document.id for document in documents}
    why = f"agency:{names[0]}" if names else "copy" if len(outlets) > 1 else "own"
    return Origin(documents=tuple(document.id for document in documents), why=why)


def _first_day(document: Document) -> int:
    known = days(document.published)
    return known.first if known else LAST
