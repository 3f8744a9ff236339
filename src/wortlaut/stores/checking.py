"""Whether a library on disk is as it was written: every capture's bytes, every record, every row; and safe repairs."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Collection, Generator, Iterator
from pathlib import Path
from typing import TypeVar

from wortlaut.errors import StoreError, WireError
from wortlaut.records import Capture, Document, Flaw
from wortlaut.records.kept import line_of, text_digest
from wortlaut.records.wire import from_json
from wortlaut.stores.bytes import DIGEST, WAITING
from wortlaut.stores.sqlite import SqliteStore

T = TypeVar("T")
ASIDE = "set-aside"  # folder for files that nothing knows
RUNNING = 3600  # seconds in which a waiting file may be another process's
PIECE = 1 << 20  # bytes unpacked at a time: a file that was tampered with may be a bomb


def examine(store: SqliteStore, /, *, gone: Collection[str] = ()) -> Iterator[Flaw]:
    """Yield what is wrong, in a fixed order; ``gone`` are the captures that were forgotten on purpose."""
    yield from _tables(store)
    known = yield from _captures(store)
    yield from _files(store, known)
    yield from _documents(store)
    yield from _rows(store, known | set(gone))


def mend(store: SqliteStore, flaw: Flaw, /) -> bool:
    """Carry out the repair of a flaw where it has one, and tell whether it did; nothing that was read is ever lost."""
    if not flaw.repair:
        return False
    if flaw.code == "extra-file":
        path = store.folder / flaw.place
        aside = store.folder / ASIDE
        aside.mkdir(exist_ok=True)
        path.replace(aside / path.name)
    elif flaw.code == "left-over":
        (store.folder / flaw.place).unlink(missing_ok=True)
    elif flaw.code in ("orphan-row", "missing-row"):
        _derive(store, flaw.place.partition(":")[2])
    elif flaw.code == "broken-index":
        store.run("insert into texts (texts) values ('rebuild')")
    store.write_out()
    return True


def _derive(store: SqliteStore, name: str) -> None:
    """Write what follows from a document's record anew; remove it where there is no such document."""
    record = store.run("select record from documents where id = :id", id=name).scalar()
    at = store.run("select at from lines where id = :id", id=name).scalar()
    for table in ("texts", "lines", "versions"):
        store.run(f"delete from {table} where id = :id", id=name)
    if record is not None:
        document = from_json(record, Document)
        store.derive(document, at or document.accessed or "", record)


def _tables(store: SqliteStore) -> Iterator[Flaw]:
    for row in store.run("pragma integrity_check").all():
        if row[0] != "ok":
            yield Flaw(code="broken-table", place="library.sqlite3", message=str(row[0])[:300])
    try:
        store.run("insert into texts (texts) values ('integrity-check')")
    except StoreError as error:
        yield Flaw(code="broken-index", place="library.sqlite3", message=str(error)[:300], repair="built again")


def _captures(store: SqliteStore) -> Generator[Flaw, None, set[str]]:
    known: set[str] = set()
    for digest, record in store.run("select digest, record from captures order by digest").all():
        known.add(digest)
        capture = _record(record, Capture)
        if not isinstance(capture, Capture):
            yield Flaw(code="broken-record", place=f"captures:{digest}", message=capture)
        elif not DIGEST.fullmatch(digest) or capture.digest != digest:
            yield Flaw(code="broken-record", place=f"captures:{digest}", message=f"its record is of {capture.digest}")
        elif wrong := _bytes(store, capture):
            yield wrong
    return known


def _bytes(store: SqliteStore, capture: Capture) -> Flaw | None:
    path = store.bytes.path(capture.digest)
    place = path.relative_to(store.folder).as_posix()
    if not path.is_file() or path.is_symlink():
        return Flaw(code="missing-file", place=place, message=f"the bytes of {capture.uri} are not there")
    digest, size = hashlib.sha256(), 0
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        with path.open("rb") as file:
            while packed := unpacker.unconsumed_tail or file.read(PIECE):
                piece = unpacker.decompress(packed, PIECE)
                digest.update(piece)
                size += len(piece)
                if size > capture.size:
                    break
    except (OSError, zlib.error) as error:
        return Flaw(code="wrong-bytes", place=place, message=f"cannot be unpacked: {error}")
    if size == capture.size and unpacker.eof and digest.hexdigest() == capture.digest:
        return None
    return Flaw(code="wrong-bytes", place=place, message=f"not the {capture.size:,} bytes that {capture.uri} gave")


def _files(store: SqliteStore, known: Collection[str]) -> Iterator[Flaw]:
    root = store.folder / "captures"
    for path in sorted(root.rglob("*")):
        place = path.relative_to(store.folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if path.parent == root / WAITING:
            if time.time() - path.stat().st_mtime < RUNNING:
                continue
            message = "written by a run that ended before it was reported"
            yield Flaw(code="left-over", place=place, message=message, repair="removed")
        elif not _is_of(path, root, known):
            message = "no row of the library knows this file"
            yield Flaw(code="extra-file", place=place, message=message, repair=f"moved to {ASIDE}/")


def _is_of(path: Path, root: Path, known: Collection[str]) -> bool:
    digest = path.name.removesuffix(".gz")
    return digest in known and path == root / digest[:2] / f"{digest}.gz"


def _documents(store: SqliteStore) -> Iterator[Flaw]:
    for table in ("documents", "earlier"):
        for name, record in store.run(f"select id, record from {table} order by id").all():
            document = _record(record, Document)
            if not isinstance(document, Document):
                yield Flaw(code="broken-record", place=f"{table}:{name}", message=document)
            elif document.id != name:
                yield Flaw(code="broken-record", place=f"{table}:{name}", message=f"its record is of {document.id}")
            elif table == "documents" and (missing := _underived(store, document, record)):
                message = f"{missing} does not fit its record"
                yield Flaw(code="missing-row", place=f"{table}:{name}", message=message, repair="written anew")


def _underived(store: SqliteStore, document: Document, record: str) -> str:
    """Return which table lacks what follows from a document's record."""
    version = store.run("select digest from versions where id = :id", id=document.id).scalar()
    if version is not None and version != hashlib.sha256(record.encode()).hexdigest():
        return "versions"
    line = store.run("select line, digest from lines where id = :id", id=document.id).first()
    return "" if line is not None and tuple(line) == (line_of(document), text_digest(document)) else "lines"


def _rows(store: SqliteStore, known: Collection[str]) -> Iterator[Flaw]:
    indexed = store.run("select id, count(*) from texts group by id").all()
    counts = dict(indexed)
    documents = {row[0] for row in store.run("select id from documents")}
    for name in sorted(documents):
        if counts.get(name) != 1:
            message = f"{counts.get(name, 0)} entries in the index of words instead of one"
            yield Flaw(code="missing-row", place=f"texts:{name}", message=message, repair="written anew")
    for table, names in (
        ("texts", counts.keys()),
        *((table, {row[0] for row in store.run(f"select id from {table}")}) for table in ("lines", "versions")),
    ):
        for name in sorted(names - documents):
            message = "there is no such document"
            yield Flaw(code="orphan-row", place=f"{table}:{name}", message=message, repair="removed")
    rows = store.run("select distinct s.document, s.capture from sightings s where s.capture <> '' order by 1, 2").all()
    for name, capture in rows:
        if capture not in known:
            message = f"was read from {capture}, which the library has not got"
            yield Flaw(code="missing-capture", place=f"sightings:{name}", message=message)
    for kind, name, record in store.run("select kind, name, record from facts order by kind, name").all():
        if isinstance(broken := _record(record, dict), str):
            yield Flaw(code="broken-record", place=f"facts:{kind}/{name}", message=broken)


def _record(record: str | bytes, kind: type[T]) -> T | str:
    try:
        return from_json(record, kind)
    except WireError as error:
        return str(error)[:300]
