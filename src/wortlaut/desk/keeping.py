"""What a library holds: its documents by outlet, day and kind, its words, the versions of a page, the notes on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import cast

from wortlaut.desk.briefing import Brief
from wortlaut.desk.forgetting import forgotten
from wortlaut.desk.gathering import SKIPPED, opened
from wortlaut.desk.library import Library
from wortlaut.desk.periods import read_period
from wortlaut.errors import UsageError
from wortlaut.ports import LastingStore
from wortlaut.records import Document, Revision, Skipped, Span, Version
from wortlaut.records.edtf import days
from wortlaut.records.kept import text_digest
from wortlaut.records.wire import from_json, to_json
from wortlaut.settings import Settings

NOTES = "note"  # kind of fact
AROUND = 12  # words on either side of what was searched for
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which documents to list; what is not given filters nothing."""

    outlet: str | None = None  # a part of its name, in any case
    since: str | None = None  # EDTF
    until: str | None = None
    lang: str | None = None  # BCP 47; "de" takes "de-AT" too
    kind: str | None = None  # a part of the media type: "html", "pdf", "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that has the words, and where most of them stand together."""

    document: Document
    passage: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """A note written from the library, and what has become of a document that it rests on."""

    note: str
    title: str
    files: tuple[str, ...]
    document: str
    state: str  # "changed" = the passages no longer stand there, "revised" = they do, "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The versions of one page, what changed from each to the next, and the notes that rest on earlier ones."""

    versions: tuple[Version, ...]
    revisions: tuple[Revision, ...]
    notes: tuple[Rested, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    title: str
    files: tuple[str, ...]
    digests: dict[str, str]  # Document.id -> digest of its text when the note was written
    passages: dict[str, tuple[Span, ...]]


def open_library(settings: Settings, /) -> Library:
    """Return the library that the settings name; raises UsageError where there is none: a typing error makes none."""
    folder = settings.library
    if not folder or not (Path(folder) / "library.sqlite3").is_file():
        hint = "name one with --library; wortlaut collect SOURCE... --library DIR makes one"
        raise UsageError(f"no library at {folder!r}" if folder else "no library named", hint=hint)
    return opened(settings)


def lasting(library: Library, /) -> LastingStore:
    """Return the store of a library on disk."""
    return cast("LastingStore", library.store)


def listed(library: Library, wanted: Wanted, /) -> Iterator[Document]:
    """Yield the documents that fit, in the order of their ids; raises UsageError for dates that are none."""
    since, until = read_period(wanted.since, wanted.until)
    for document in library.documents.values():
        known = days(document.published)
        if (since or until) and known is None:
            continue
        if (since and known and known.last < since.first) or (until and known and known.first > until.last):
            continue
        if _fits(document, wanted):
            yield document


def _fits(document: Document, wanted: Wanted) -> bool:
    lang = document.lang.lower()
    return (
        (not wanted.outlet or wanted.outlet.casefold() in (document.outlet or "").casefold())
        and (not wanted.lang or lang == wanted.lang.lower() or lang.startswith(f"{wanted.lang.lower()}-"))
        and (not wanted.kind or wanted.kind.lower() in (document.media_type or ""))
    )


def left_out(library: Library, /) -> tuple[Skipped, ...]:
    """Return what was skipped when it was last tried, by record."""
    return tuple(from_json(record, Skipped) for record in library.store.facts(SKIPPED).values())


def searched(library: Library, words: str, /, *, limit: int = 20) -> Iterator[Hit]:
    """Yield the documents that have every word, best first, with the passage that has most of them together."""
    if not _WORD.search(words):
        raise UsageError("no words to search", hint='write them after the command: wortlaut library search "two words"')
    for name in library.store.search(words, limit=limit):
        document = library.documents[name]
        yield Hit(document=document, passage=passage_of(document.text, words))


def passage_of(text: str, words: str, /) -> Span:
    """Return the shortest stretch of some dozen words that has the most of the words asked for."""
    wanted = {_plain(word) for word in _WORD.findall(words)}
    tokens = list(_WORD.finditer(text))
    places = [(place, key) for place, token in enumerate(tokens) if (key := _plain(token.group())) in wanted]
    if not places:
        return Span(0, min(len(text), 1 if not tokens else tokens[min(2 * AROUND, len(tokens) - 1)].end()) or 1)
    best, first = (0, 0), places[0][0]
    for number, (place, _) in enumerate(places):
        near = [(other, key) for other, key in places[number : number + 4 * AROUND] if other - place <= 2 * AROUND]
        score = (len({key for _, key in near}), -(near[-1][0] - place))
        if score > best or best == (0, 0):
            best, first = score, place
    start, end = max(0, first - AROUND // 2), min(len(tokens) - 1, first + 2 * AROUND)
    return Span(tokens[start].start(), tokens[end].end())


def _plain(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter)
    )


def history(library: Library, store: LastingStore, address: str, /) -> History:
    """Return what is known of an address or a document's id; raises UsageError where nothing is."""
    versions = tuple(store.history(address))
    if not versions:
        raise UsageError(f"nothing is kept of {address!r}", hint="see: wortlaut library list")
    pairs = [
        (one.document, other.document)
        for one, other in pairwise(versions)
        if one.address == other.address and one.number + 1 == other.number
    ]
    names = {version.document for version in versions}
    return History(
        versions=versions,
        revisions=tuple(revision(library, one, other) for one, other in pairs),
        notes=tuple(one for one in rested(library, store) if one.document in names),
    )


def revision(library: Library, before: str, after: str, /) -> Revision:
    """Return what changed from one version to another, with the quotations and figures that it touches."""
    from wortlaut.auditing.revising import Read, revise

    read = [
        Read(document=library.documents[name], quotations=library.quotations(name), figures=library.figures(name))
        for name in (before, after)
    ]
    return revise(*read)


def keep_note(library: Library, brief: Brief, files: Sequence[Path], /) -> None:
    """Let the library know of a note that rests on it."""
    from wortlaut.publishing.files import stem

    passages: dict[str, dict[Span, None]] = {}
    current = frozenset(library.documents)
    for section in brief.note.sections:
        for sentence in (one for paragraph in section.paragraphs for one in paragraph):
            for entry in sentence.evidence:
                if entry.document in current:  # what an earlier version had is told as such, and stays so
                    passages.setdefault(entry.document, {}).update(dict.fromkeys(entry.spans))
    note = _Note(
        title=brief.note.title,
        files=tuple(str(path) for path in files),
        digests={name: text_digest(brief.documents[name]) for name in sorted(passages)},
        passages={name: tuple(sorted(passages[name])) for name in sorted(passages)},
    )
    library.store.keep_facts(NOTES, {stem(brief.note): to_json(note)})


def rested(library: Library, store: LastingStore, /) -> Iterator[Rested]:
    """Yield the notes that rest on documents which are no longer what they were, document by document."""
    gone = {name for stone in forgotten(store).values() for name in stone.documents}
    for name, record in store.facts(NOTES).items():
        note = from_json(record, _Note)
        for document, digest in note.digests.items():
            state = _state(library, store, document, digest, note.passages, gone)
            if state:
                yield Rested(note=name, title=note.title, files=note.files, document=document, state=state)


def _state(
    library: Library,
    store: LastingStore,
    name: str,
    digest: str,
    passages: Mapping[str, tuple[Span, ...]],
    gone: set[str],
) -> str:
    """Return what has become of a document; "" where it is as the note found it."""
    from wortlaut.auditing.revising import still_stands

    if name in gone:
        return "forgotten"
    versions = store.history(name)
    own = next((one for one in versions if one.digest == digest), None)
    now = next((one for one in versions if one.current), None)
    if own is None or now is None or own.digest == now.digest:
        return ""
    stands = still_stands(passages.get(name, ()), library.documents[own.document], library.documents[now.document])
    return "revised" if stands else "changed"
