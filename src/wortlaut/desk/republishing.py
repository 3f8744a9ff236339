"""The verb ``publish``: a note that was written before, into files of other formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wortlaut.desk.briefing import FORMATS, save_files
from wortlaut.errors import UsageError, WireError, WortlautError
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
    Skipped,
    Span,
    Verdict,
)
from wortlaut.records.wire import from_json

_HINT = "publish takes the .json that `wortlaut brief --as json` writes"


def publish(note: str | Path, formats: Sequence[str] = FORMATS, folder: str | Path = "out", /) -> tuple[Path, ...]:
    """Write a note from its JSON (``brief --as json``) into files of the formats; return their paths.

    Raises UsageError where the file is no such note, or a span of it lies outside its document.
    """
    from wortlaut.publishing import publish as print_note

    read = read_bundle(note)
    return save_files(print_note(read.note, read.documents, formats=formats, context=read.context), folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of a folder of notes."""

    paths: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


def publish_folder(notes: str | Path, formats: Sequence[str] = FORMATS, folder: str | Path = "out", /) -> Published:
    """Write all notes of a folder (its ``.json`` files, by name); a feed becomes one of them all.

    A file that is no note, or a note that a format cannot hold, is skipped with its reason. Raises UsageError where
    nothing is a note.
    """
    from wortlaut.publishing import publish as print_note
    from wortlaut.registry import load

    joint = [name for name in formats if hasattr(load("publishers", name), "together")]
    single = [name for name in formats if name not in joint]
    bundles: list[Bundle] = []
    files: dict[str, bytes] = {}
    skipped: list[Skipped] = []
    for path in sorted(Path(notes).glob("*.json")):
        if path.name.endswith(".csl.json"):  # references that we write beside the notes
            continue
        try:
            bundle = read_bundle(path)
            files |= print_note(bundle.note, bundle.documents, formats=single, context=bundle.context)
            bundles.append(bundle)
        except WortlautError as error:
            skipped.append(Skipped(record=str(path), stage="publish", reason="not_published", detail=str(error)))
    if not bundles:
        raise UsageError(f"{notes}: no note could be published", hint=skipped[0].detail if skipped else _HINT)
    for name in joint:
        files |= load("publishers", name)().together([(bundle.note, bundle.documents) for bundle in bundles])
    return Published(paths=save_files(files, folder), skipped=tuple(skipped))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A note as the JSON publisher wrote it: with the documents it rests on, its audit and its dossier."""

    note: Note
    documents: Mapping[str, Document]
    context: Mapping[str, object]


def read_bundle(path: str | Path, /) -> Bundle:
    """Return what the JSON publisher wrote; raises UsageError where the file is something else."""
    hint = _HINT
    try:
        bundle = json.loads(Path(path).read_bytes())
        note = from_json(json.dumps(bundle["note"]), Note)
        known = bundle.get("context", {})
        context = {name: read(known[name]) for name, read in _CONTEXT.items() if name in known}
        documents = [from_json(json.dumps(document), Document) for document in bundle["documents"]]
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint=hint) from error
    except (ValueError, KeyError, TypeError, WireError) as error:
        raise UsageError(f"{path}: not a note: {error}", hint=hint) from error
    return Bundle(note=note, documents={document.id: document for document in documents}, context=context)


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
