"""Whose a name for files is: in one folder no note takes the place of one about somebody else, in whatever form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from wortlaut.desk.bundles import bundles_in, read_bundle
from wortlaut.desk.saving import save_files
from wortlaut.errors import UsageError, WireError
from wortlaut.records import Note
from wortlaut.records.wire import from_json, to_json

OWNERS = ".wortlaut-notes"  # in a folder of notes: whom each name of files is about
LONGEST_FRONT = 100_000  # characters of a post in which its front matter ends


def apart(folder: str | Path, note: Note, /) -> Note:
    """Return the note; under its person's whole name, and then a number, where its files would replace another's.

    A file under the note's name of which nothing tells whose it is, is taken for somebody else's.
    """
    names = (replace(note, id=name) for name in _names(note))
    return next(one for one in names if _is_free(Path(folder), one))


def claim(folder: str | Path, *notes: Note) -> None:
    """Keep in the folder whom the names of these notes are about, where no file of theirs says it."""
    from wortlaut.publishing.files import slug

    known = _owners(Path(folder))
    owners = known | {slug(note): note.person for note in notes if not _is_free(Path(folder), note)}
    if owners != known:
        save_files({OWNERS: to_json(dict(sorted(owners.items()))) + b"\n"}, folder)


def _names(note: Note) -> Iterator[str]:
    """Yield the ids that the note may take: its own, with the whole name of its person, with a number."""
    from wortlaut.publishing.site.cards import slug as spelt
    from wortlaut.publishing.told import speaker

    whole = spelt(speaker(note))
    surname = next((part for part in _beginnings(note.id) if f"-{whole}".endswith(f"-{part}")), "")
    longer = f"{whole}{note.id[len(surname) :]}" if surname else f"{whole}-{note.id}"
    yield note.id
    yield longer
    yield from (f"{longer}-{number}" for number in count(2))


def _beginnings(name: str) -> list[str]:
    """Return what a name of parts begins with, the longest first."""
    parts = name.split("-")
    return ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _is_free(folder: Path, note: Note) -> bool:
    """Tell whether the note may take its name: nobody else's stands under it."""
    from wortlaut.publishing.files import slug

    told = {person for path in bundles_in(folder) if (person := _person_of_bundle(path, note))}
    if told - {note.person}:
        return False
    owner = _owners(folder).get(slug(note))
    if owner is not None:
        return owner == note.person
    signs = [_is_about(path, note) for path in _in_the_way(folder, note)]
    return False not in signs and (bool(told) or True in signs or not signs)


def _owners(folder: Path) -> dict[str, str]:
    try:
        return from_json((folder / OWNERS).read_bytes(), dict[str, str])
    except (OSError, WireError):
        return {}


def _person_of_bundle(path: Path, note: Note) -> str:
    """Return whom a note of the same id, kept as JSON, is about; empty where the file is something else."""
    from wortlaut.publishing.files import slug

    if slug(note) not in path.name:
        return ""
    try:
        known = read_bundle(path).note
    except UsageError:
        return ""
    return known.person if known.id == note.id else ""


def _in_the_way(folder: Path, note: Note) -> list[Path]:
    """Return what stands where files of the note would: any form, in the folder and where Hugo has its pages."""
    from wortlaut.publishing.files import slug, stem
    from wortlaut.publishing.hugo import FOLDER

    places = (folder / FOLDER).glob(f"{stem(note)}.*")
    return [*folder.glob(f"{stem(note)}.*"), *folder.glob(f"{slug(note)}.atom"), *places]


def _is_about(path: Path, note: Note) -> bool | None:
    """Tell whether a file is about the person of the note; None where it does not say."""
    from wortlaut.publishing.filled import identifier
    from wortlaut.publishing.told import speaker

    if path.suffix == ".md":
        person = _person_in(path)
        return None if person is None else person == speaker(note)
    try:
        return True if identifier(note).encode() in path.read_bytes() else None
    except OSError:
        return None


def _person_in(post: Path) -> str | None:
    """Return whom the front matter of a post is about; None where it does not say."""
    import yaml

    try:
        with post.open(encoding="utf-8") as file:
            text = file.read(LONGEST_FRONT)
        front = yaml.safe_load(text.split("\n---", 1)[0].removeprefix("---"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None
    known = front.get("params", front) if isinstance(front, dict) else None  # Hugo has keys of ours below "params"
    person = known.get("person") if isinstance(known, dict) else None
    return person if isinstance(person, str) else None
