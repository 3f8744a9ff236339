"""A site of a folder of notes, built anew only where something changed: a manifest knows every file by its digest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from wortlaut.desk.bundles import HINT, Bundle, bundle_of, bundles_in
from wortlaut.desk.editions import latest
from wortlaut.desk.saving import save_files
from wortlaut.desk.stages import edition
from wortlaut.errors import UsageError, WireError, WortlautError
from wortlaut.publishing.site.cards import Card
from wortlaut.records import Skipped
from wortlaut.records.wire import from_json, to_json

if TYPE_CHECKING:
    from wortlaut.publishing.site import SitePublisher

SITE = "site"
MANIFEST = ".wortlaut-site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a file of a note without reading it again."""

    id: str
    person: str
    date: str
    edition: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the last build read and wrote, by digest (SHA-256)."""

    program: str = ""
    notes: dict[str, Known] = field(default_factory=dict)  # by the digest of the note's file
    cards: dict[str, Card] = field(default_factory=dict)  # by the digest of the digests of a note's editions
    feed: str = ""  # the digest of what the feed was made of
    files: dict[str, str] = field(default_factory=dict)  # the digest of each file below the site's folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a build did."""

    paths: tuple[Path, ...]  # written, because new or changed
    skipped: tuple[Skipped, ...]
    unchanged: int
    removed: tuple[Path, ...]


@dataclass(slots=True)
class _Source:
    """A file of a note: read whole, understood only where it is not known from the last build."""

    path: Path
    content: bytes
    digest: str
    known: Known
    bundle: Bundle | None = None

    def read(self) -> Bundle:
        if self.bundle is None:
            self.bundle = bundle_of(self.content, self.path)
        return self.bundle


@dataclass(slots=True)
class _Build:
    """A build on its way: what stands in the folder already, and what is written."""

    folder: Path
    before: Manifest
    files: dict[str, str] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)
    unchanged: int = 0

    def stands(self, name: str) -> bool:
        """Tell whether the file is there as the last build wrote it, and keep it if so."""
        digest = self.before.files.get(name)
        if digest is None or _digest_of(self.folder / name) != digest:
            return False
        self.files[name] = digest
        self.unchanged += 1
        return True

    def write(self, name: str, content: bytes) -> None:
        """Write the file unless the same stands there."""
        digest = sha256(content).hexdigest()
        self.files[name] = digest
        if _digest_of(self.folder / name) == digest:
            self.unchanged += 1
        else:
            self.paths.extend(save_files({name: content}, self.folder))


def build_site(notes: str | Path, folder: str | Path, /) -> Site:
    """Write the site of the notes in a folder (``.json``), each in its latest edition; return what that took.

    Pages of notes that are gone are taken away, if they are still as they were written. A file that is no note is
    skipped with its reason. Raises UsageError where nothing is a note.
    """
    program = edition("publishing")
    before = _manifest(Path(folder))
    build = _Build(Path(folder), before)
    sources, skipped = _sources(bundles_in(notes), before if before.program == program else Manifest())
    groups, older = _groups(sources)
    skipped += older
    cards: dict[str, Card] = {}
    kept: list[tuple[Card, list[_Source]]] = []
    for group in groups:
        key = _joined(one.digest for one in group)
        known = before.cards.get(key) if before.program == program else None
        try:
            card = known if known and build.stands(known.page) else _write_note(group, build)
        except WortlautError as error:
            skipped.append(_skipped(group[-1].path, "not_published", str(error)))
            continue
        cards[key] = card
        kept.append((card, group))
    if not kept:
        raise UsageError(f"{notes}: no note could be published", hint=skipped[0].detail if skipped else HINT)
    for name, content in _publisher().joined(list(cards.values())).items():
        build.write(name, content)
    feed = _feed(kept, build, program)
    removed = _remove(build)
    understood = {one.digest: one.known for one in sources}
    manifest = Manifest(
        program=program, notes=understood, cards=cards, feed=feed, files=dict(sorted(build.files.items()))
    )
    if manifest != before:
        save_files({MANIFEST: to_json(manifest) + b"\n"}, folder)
    return Site(paths=tuple(build.paths), skipped=tuple(skipped), unchanged=build.unchanged, removed=removed)


def _sources(paths: Sequence[Path], before: Manifest) -> tuple[list[_Source], list[Skipped]]:
    found: list[_Source] = []
    skipped = []
    for path in paths:
        try:
            content = path.read_bytes()
            digest = sha256(content).hexdigest()
            bundle = None if digest in before.notes else bundle_of(content, path)
            known = before.notes[digest] if bundle is None else _known(bundle)
        except OSError as error:
            skipped.append(_skipped(path, "not_published", f"{path}: {error.strerror}"))
        except WortlautError as error:
            skipped.append(_skipped(path, "not_published", str(error)))
        else:
            found.append(_Source(path, content, digest, known, bundle))
    return found, skipped


def _known(bundle: Bundle) -> Known:
    date, edition = bundle.age
    return Known(id=bundle.note.id, person=bundle.note.person, date=date, edition=edition)


def _groups(sources: Sequence[_Source]) -> tuple[list[list[_Source]], list[Skipped]]:
    """Return the editions of each note, the latest last; and what of the files is no latest edition."""
    groups: dict[tuple[str, str], list[_Source]] = {}
    for one in sources:
        groups.setdefault((one.known.id, one.known.person), []).append(one)
    older = []
    for group in groups.values():
        group.sort(key=lambda one: (one.known.date, one.known.edition, one.path.name))
        detail = f"{group[-1].path} is a later edition of this note"
        older += [_skipped(one.path, "earlier_edition", detail) for one in group[:-1]]
    return list(groups.values()), older


def _write_note(group: Sequence[_Source], build: _Build) -> Card:
    """Write the note's page and return its card; raises WortlautError where it cannot be printed, or has no place."""
    bundle = latest(one.read() for one in group)
    publisher = _publisher().within(bundle.context)
    card = publisher.card(bundle.note, bundle.documents)
    if card.page in build.files:
        raise UsageError(f"another note stands at {card.page}", hint="give one of them another id")
    build.write(card.page, publisher.page(bundle.note, bundle.documents))
    for one in group:
        one.bundle = None  # hundreds of notes with their documents are not held at once
    return card


def _feed(kept: Sequence[tuple[Card, list[_Source]]], build: _Build, program: str) -> str:
    """Write the feed unless the latest notes are those of the last build; return the digest of what it is made of."""
    from wortlaut.publishing.site.publisher import FEED

    ranked = sorted(kept, key=lambda pair: (pair[0].date, pair[0].page), reverse=True)[:FEED]
    key = _joined([program, *(one.digest for _, group in ranked for one in group)])
    if key == build.before.feed and build.stands("feed.atom"):
        return key
    read = [latest(one.read() for one in group) for _, group in ranked]
    for name, content in _publisher().feed([(one.note, one.documents) for one in read]).items():
        build.write(name, content)
    return key


def _remove(build: _Build) -> tuple[Path, ...]:
    """Delete what the last build wrote and this one did not, where nobody changed it since; nothing outside."""
    removed = []
    root = build.folder.resolve()
    for name in sorted(set(build.before.files) - set(build.files)):
        path = build.folder / name
        if not _inside(name) or not path.resolve().is_relative_to(root):
            continue
        if _digest_of(path) == build.before.files[name]:
            path.unlink()
            removed.append(path)
            _drop_empty(path.parent, root)
    return tuple(removed)


def _inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(name).is_absolute()


def _drop_empty(folder: Path, root: Path) -> None:
    while folder.resolve() != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _manifest(folder: Path) -> Manifest:
    """Return what the last build left; nothing where there was none, or it cannot be read: then all is built anew."""
    try:
        return from_json((folder / MANIFEST).read_bytes(), Manifest)
    except (OSError, WireError):
        return Manifest()


def _publisher() -> SitePublisher:
    from wortlaut.publishing.site import SitePublisher

    return SitePublisher()


def _joined(digests: Iterable[str]) -> str:
    return sha256("\n".join(digests).encode()).hexdigest()


def _digest_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _skipped(path: Path, reason: str, detail: str) -> Skipped:
    return Skipped(record=str(path), stage="publish", reason=reason, detail=detail)
