"""Notes as the JSON publisher wrote them, read back: with the documents that they rest on, audit and dossier."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wortlaut.errors import UsageError, WireError
from wortlaut.records import (
    Audit,
    Difference,
    Document,
    Dossier,
    FigureVerdict,
    Finding,
    Flag,
    Note,
    QuoteCheck,
    Span,
    Verdict,
)
from wortlaut.records.wire import from_json

HINT = "name the .json that `wortlaut brief --as json` writes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A note as the JSON publisher wrote it: with the documents it rests on, its audit and its dossier."""

    note: Note
    documents: Mapping[str, Document]
    context: Mapping[str, object]

    @property
    def identity(self) -> tuple[str, str]:
        """Return what all editions of a note have in common: its id, and whom it is about."""
        return self.note.id, self.note.person

    @property
    def age(self) -> tuple[str, int]:
        """Return what a later edition has more of: its day, then its number."""
        return str(self.note.front.get("date") or ""), self.note.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The parts of the file that are read."""

    note: Note
    documents: tuple[Document, ...]
    context: dict[str, Any] = field(default_factory=dict)


def read_bundle(path: str | Path, /) -> Bundle:
    """Return what the JSON publisher wrote; raises UsageError where the file is something else."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint=HINT) from error
    return bundle_of(content, path)


def bundle_of(content: bytes, path: str | Path, /) -> Bundle:
    """Return the bundle that these bytes of a file hold; raises UsageError where they are something else."""
    try:
        read = from_json(content, _Read)
        context = {name: as_record(read.context[name]) for name, as_record in _CONTEXT.items() if name in read.context}
    except (ValueError, KeyError, TypeError, RecursionError, WireError) as error:
        detail = str(error).removeprefix(f"not a {_Read.__name__}: ")
        raise UsageError(f"{path}: not a note: {detail}", hint=HINT) from error
    return Bundle(note=read.note, documents={document.id: document for document in read.documents}, context=context)


def bundles_in(folder: str | Path, /) -> list[Path]:
    """Return the files of a folder that may be notes, by name: not the references that are written beside them."""
    return [path for path in sorted(Path(folder).glob("*.json")) if not path.name.endswith(".csl.json")]


def _audit(plain: Any) -> Audit:
    """Return an audit; its checks one by one, since JSON alone does not tell the two kinds of verdict apart."""
    return Audit(
        note=str(plain["note"]),
        findings=_record(plain["findings"], tuple[Finding, ...]),
        checks=tuple(_check(check) for check in plain["checks"]),
        documents=int(plain["documents"]),
    )


def _check(plain: Any) -> QuoteCheck:
    of_figures = plain["verdict"] in set(FigureVerdict)
    return QuoteCheck(
        id=str(plain["id"]),
        verdict=FigureVerdict(plain["verdict"]) if of_figures else Verdict(plain["verdict"]),
        flags=tuple(Flag(flag) for flag in plain["flags"]),
        document=_record(plain["document"], str | None),
        spans=_record(plain["spans"], tuple[Span, ...]),
        differences=_record(plain["differences"], tuple[Difference, ...]),
        repair=_record(plain["repair"], str | None),
        searched=int(plain["searched"]),
    )


def _record(plain: object, kind: Any) -> Any:
    return from_json(json.dumps(plain), kind)


_CONTEXT: Mapping[str, Callable[[Any], object]] = {
    "audit": _audit,
    "dossier": lambda plain: _record(plain, Dossier),
}
