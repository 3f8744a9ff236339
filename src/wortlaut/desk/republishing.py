"""The verb ``publish``: notes that were written before, into files of other formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wortlaut.desk.briefing import FORMATS
from wortlaut.desk.bundles import HINT, Bundle, bundles_in, read_bundle
from wortlaut.desk.editions import earlier_in, follow, latest
from wortlaut.desk.namesakes import apart, claim
from wortlaut.desk.saving import save_files
from wortlaut.desk.sites import SITE, build_site
from wortlaut.desk.speaking import speech
from wortlaut.errors import UsageError, WortlautError
from wortlaut.records import Skipped
from wortlaut.settings import Settings


def publish(
    note: str | Path,
    formats: Sequence[str] = FORMATS,
    folder: str | Path = "out",
    /,
    *,
    settings: Settings | None = None,
) -> tuple[Path, ...]:
    """Write a note from its JSON (``brief --as json``) into files of the formats; return their paths.

    An earlier edition beside it gives the log of corrections, where the note does not bring one. No file about
    somebody else is written over: the files take the person's whole name then.
    Raises UsageError where the file is no such note, or a span of it lies outside its document.
    """
    from wortlaut.publishing import publish as print_note

    read = read_bundle(note)
    if found := earlier_in(Path(note).parent, read):
        read = follow(found[1], read)
    context = {**read.context, **speech(settings or Settings())}
    named = apart(folder, read.note)
    paths = save_files(print_note(named, read.documents, formats=formats, context=context), folder)
    claim(folder, named)
    return paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of a folder of notes: files written, and of a site, files that stayed and files taken away."""

    paths: tuple[Path, ...]
    skipped: tuple[Skipped, ...]
    unchanged: int = 0
    removed: tuple[Path, ...] = ()


def publish_folder(
    notes: str | Path,
    formats: Sequence[str] = FORMATS,
    folder: str | Path = "out",
    /,
    *,
    settings: Settings | None = None,
) -> Published:
    """Write all notes of a folder (its ``.json`` files), each in its latest edition; a feed becomes one of them all.

    A file that is no note, an earlier edition, or a note that a format cannot hold, is skipped with its reason; a site
    is built anew only where something changed. Raises UsageError where nothing is a note.
    """
    others = [name for name in formats if name != SITE]
    if len(others) == len(formats):
        return _print_all(notes, formats, folder, speech(settings or Settings()))
    site = build_site(notes, folder)
    printed = (
        _print_all(notes, others, folder, speech(settings or Settings())) if others else Published(paths=(), skipped=())
    )
    return Published(
        paths=(*printed.paths, *site.paths),
        skipped=tuple(dict.fromkeys((*printed.skipped, *site.skipped))),
        unchanged=site.unchanged,
        removed=site.removed,
    )


def _print_all(
    notes: str | Path, formats: Sequence[str], folder: str | Path, spoken: Mapping[str, object]
) -> Published:
    from wortlaut.publishing import publish as print_note
    from wortlaut.registry import load

    joint = [name for name in formats if hasattr(load("publishers", name), "together")]
    single = [name for name in formats if name not in joint]
    read, skipped = _read_all(bundles_in(notes))
    printed: list[Bundle] = []
    files: dict[str, bytes] = {}
    for path, read_one in read:
        bundle = replace(read_one, note=apart(folder, read_one.note))
        try:
            own = print_note(bundle.note, bundle.documents, formats=single, context={**bundle.context, **spoken})
            if taken := next((name for name in own if name in files), None):
                raise UsageError(f"another note of this folder is written to {taken}")
            files |= own
            printed.append(bundle)
        except WortlautError as error:
            skipped.append(_skipped(path, "not_published", str(error)))
    if not printed:
        raise UsageError(f"{notes}: no note could be published", hint=skipped[0].detail if skipped else HINT)
    for name in joint:
        files |= load("publishers", name)().together([(bundle.note, bundle.documents) for bundle in printed])
    paths = save_files(files, folder)
    claim(folder, *(bundle.note for bundle in printed))
    return Published(paths=paths, skipped=tuple(skipped))


def _read_all(paths: Iterable[Path]) -> tuple[list[tuple[Path, Bundle]], list[Skipped]]:
    """Return each note in its latest edition with the log of all, by file; and what of the files is none."""
    groups: dict[tuple[str, str], list[tuple[Path, Bundle]]] = {}
    skipped = []
    for path in paths:
        try:
            bundle = read_bundle(path)
        except WortlautError as error:
            skipped.append(_skipped(path, "not_published", str(error)))
            continue
        groups.setdefault(bundle.identity, []).append((path, bundle))
    read = []
    for group in groups.values():
        *older, (path, _) = sorted(group, key=lambda one: (one[1].age, one[0]))
        skipped += [_skipped(one, "earlier_edition", f"{path} is a later edition of this note") for one, _ in older]
        read.append((path, latest(bundle for _, bundle in group)))
    return sorted(read, key=lambda one: one[0]), skipped


def _skipped(path: Path, reason: str, detail: str) -> Skipped:
    return Skipped(record=str(path), stage="publish", reason=reason, detail=detail)
