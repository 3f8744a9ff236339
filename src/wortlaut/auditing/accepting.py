"""Findings that somebody has looked at and accepts: by their fingerprint, with who and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from wortlaut.records import Audit, Finding

FINGERPRINT = 16  # hexadecimal digits: two findings of one note meet by chance once in 10^15


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that a person has looked at and lets stand."""

    fingerprint: str
    note: str  # name of the file
    code: str
    quote: str
    by: str
    why: str
    on: str  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """An audit without what was accepted."""

    audit: Audit
    accepted: tuple[tuple[Finding, Accepted], ...] = ()
    stale: tuple[Accepted, ...] = ()  # entries of this note that no finding fits any more


def sift(audit: Audit, known: Sequence[Accepted], /) -> Sifted:
    """Return the audit without the findings that were accepted for this note."""
    mine = {one.fingerprint: one for one in known if one.note == base_name(audit.note)}
    names = {finding.fingerprint for finding in audit.findings}
    return Sifted(
        audit=replace(audit, findings=tuple(one for one in audit.findings if one.fingerprint not in mine)),
        accepted=tuple((one, mine[one.fingerprint]) for one in audit.findings if one.fingerprint in mine),
        stale=tuple(one for name, one in mine.items() if name not in names),
    )


def base_name(note: str, /) -> str:
    """Return the last part of a path or address."""
    return note.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def fingerprinted(findings: Iterable[Finding], /) -> tuple[Finding, ...]:
    """Return the findings, each with a name that stays when lines are added, moved or changed elsewhere in the note."""
    known = tuple(findings)
    seen: Counter[tuple[str, str]] = Counter()
    names: dict[int, str] = {}
    for place in sorted(range(len(known)), key=lambda place: (_start(known[place]), place)):
        told = known[place].code, " ".join(known[place].quote.split()) or known[place].message
        seen[told] += 1
        names[place] = sha256("\n".join((*told, str(seen[told]))).encode("utf-8", "replace")).hexdigest()[:FINGERPRINT]
    return tuple(replace(finding, fingerprint=names[place]) for place, finding in enumerate(known))


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span else -1
