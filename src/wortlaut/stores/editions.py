"""Whether what was fetched again is a new version of its page: only where its text is another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from wortlaut.records import Capture, Document, Sighting, Version
from wortlaut.records.kept import FEEDS, address_of, line_of, text_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A current document and its place among the versions of its page."""

    id: str
    line: str
    digest: str
    at: str


class Shelf(Protocol):
    """What settling needs of a store; nothing is written out before the store says so."""

    def standing(self, line: str, /) -> Sequence[Standing]:
        """Return the current documents of a line, in the order of time, then of ids."""

    def put(self, document: Document, standing: Standing, /) -> bool:
        """Make the document a current one; return whether its record is new or changed."""

    def touch(self, standing: Standing, at: str, /) -> None:
        """Note when a current document was last seen."""

    def retire(self, standing: Standing, name: str, /) -> None:
        """Make a current document an earlier one, with that id from now on."""

    def put_earlier(self, document: Document, standing: Standing, /) -> None:
        """Keep a document that is older than the current one."""

    def sight(self, sighting: Sighting, /) -> None:
        """Note that this was seen; the same sighting twice is one."""


def settle(shelf: Shelf, documents: Iterable[Document], /, capture: Capture | None = None) -> list[tuple[str, bool]]:
    """Keep the documents of one capture; return under which ids their texts stand, and whether the store changed."""
    found = list(documents)
    several = {line for line, count in Counter(map(line_of, found)).items() if count > 1}
    return [_settle(shelf, document, capture, several) for document in found]


def is_same(known: Document, document: Document, /) -> bool:
    """Tell whether a document is as it was kept; when it was looked at again does not matter."""
    return replace(document, accessed=known.accessed) == known


def _settle(shelf: Shelf, document: Document, capture: Capture | None, several: Collection[str]) -> tuple[str, bool]:
    line, digest = line_of(document), text_digest(document)
    at = capture.fetched if capture else document.accessed or ""
    own = Standing(id=document.id, line=line, digest=digest, at=at)
    current = shelf.standing(line)
    alike = next((one for one in current if one.digest == digest), None)
    if alike is not None:
        _sight(shelf, document, own, capture, name=alike.id)
        if own.at > alike.at:
            shelf.touch(alike, own.at)
        return alike.id, alike.id == document.id and shelf.put(document, _latest(own, alike))
    _sight(shelf, document, own, capture, name=document.id)
    replaced = _replaced(document, current, capture, listed=line in several)
    if replaced is None:
        return document.id, shelf.put(document, own)
    if at and replaced.at and at < replaced.at:
        name = earlier_name(document.id, digest) if replaced.id == document.id else document.id
        shelf.put_earlier(replace(document, id=name), own)
        return name, True
    shelf.retire(replaced, earlier_name(replaced.id, replaced.digest) if replaced.id == document.id else replaced.id)
    return document.id, shelf.put(document, own)


def earlier_name(name: str, digest: str, /) -> str:
    """Return the id of an earlier version whose own id a later one has taken: ids of a ``.jsonl`` stay."""
    return f"{name}@{digest[:8]}"


def _latest(own: Standing, known: Standing) -> Standing:
    return own if own.at > known.at else known


def _replaced(
    document: Document, current: Sequence[Standing], capture: Capture | None, *, listed: bool
) -> Standing | None:
    """Return the document that this one is a later version of: of its id, else of its address on the web."""
    same = next((one for one in current if one.id == document.id), None)
    if same is not None or not current or listed or not document.url:
        return same
    if capture is not None and document.media_type in FEEDS and document.url in (capture.uri, capture.final_uri):
        return None  # an entry without an address of its own: the feed's address is that of many texts
    return current[-1]


def _sight(shelf: Shelf, document: Document, own: Standing, capture: Capture | None, *, name: str) -> None:
    shelf.sight(
        Sighting(
            line=own.line,
            address=address_of(document),
            digest=own.digest,
            document=name,
            capture=capture.digest if capture else "",
            at=own.at,
        )
    )


def versions(sightings: Iterable[Sighting], current: Collection[tuple[str, str]], /) -> tuple[Version, ...]:
    """Return the versions of the lines seen, in the order of time; ``current`` are ids with digests of their texts.

    A text that comes back after another is a version of its own.
    """
    runs: list[list[Sighting]] = []
    for one in sorted(sightings, key=lambda one: (one.line, one.at)):
        if runs and runs[-1][-1].line == one.line and runs[-1][-1].digest == one.digest:
            runs[-1].append(one)
        else:
            runs.append([one])
    taken = dict(current)
    found = []
    numbers: Counter[str] = Counter()
    for place, run in enumerate(runs):
        first, last = run[0], run[-1]
        numbers[first.line] += 1
        later = any(other[0].line == first.line and other[0].digest == first.digest for other in runs[place + 1 :])
        found.append(
            Version(
                address=first.address,
                number=numbers[first.line],
                document=last.document
                if taken.get(last.document, first.digest) == first.digest
                else earlier_name(last.document, first.digest),
                digest=first.digest,
                first=first.at,
                last=last.at,
                seen=len(run),
                captures=tuple(dict.fromkeys(one.capture for one in run if one.capture)),
                current=not later and (last.document, first.digest) in current,
            )
        )
    return tuple(found)
