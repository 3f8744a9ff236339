"""A library in a folder: ``library.sqlite3`` (WAL, FTS5) and each capture's bytes as a file named by its digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.errors import StoreError
from wortlaut.records import Capture, Document, Sighting, Version
from wortlaut.records.kept import line_of, text_digest
from wortlaut.records.wire import from_json, to_json
from wortlaut.stores.bytes import Bytes
from wortlaut.stores.editions import Standing, is_same, settle, versions
from wortlaut.stores.files import SUFFIX, part_file, read_parts, write_whole
from wortlaut.stores.schema import connect

if TYPE_CHECKING:
    from sqlalchemy import TextClause

BATCH = 200  # documents written in one transaction: a power cut loses at most these, and none reported as kept
_WORD = re.compile(r"\w+")


class SqliteStore:
    """Opens or makes the library of a folder; raises StoreError where that cannot be done."""

    lasts = True

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        try:
            self.bytes = Bytes(self.folder / "captures")
            self._connection = connect(self.folder / "library.sqlite3")
            self._recover()
        except OSError as error:
            raise StoreError(f"{self.folder}: {error.strerror}", hint="name a folder that can be written to") from error

    def keep(self, capture: Capture, content: bytes, documents: Iterable[Document], /) -> tuple[str, ...]:
        """Keep the bytes and what was read from them, on disk when it returns."""
        self._add_capture(capture, content)
        settled = settle(_Shelf(self), documents, capture)
        self.write_out()
        return tuple(name for name, _ in settled)

    def add_capture(self, capture: Capture, content: bytes, /) -> bool:
        """Keep the bytes once, on disk before they are reported as kept."""
        new = self._add_capture(capture, content)
        self.write_out()
        return new

    def capture(self, digest: str, /) -> tuple[Capture, bytes] | None:
        """Return the capture and its bytes, None where the library has not got it."""
        row = self.run("select record from captures where digest = :digest", digest=digest).first()
        return None if row is None else (from_json(row[0], Capture), self.bytes.read(digest))

    def captures(self) -> Iterator[Capture]:
        """Yield each fetch, ordered by time, address and digest; their bytes are had one by one."""
        rows = self.run("select digest, uri, fetched from fetches order by fetched, uri, digest").all()
        for digest, uri, fetched in rows:
            record = self.run(
                "select record from fetches where digest = :digest and uri = :uri and fetched = :fetched",
                digest=digest,
                uri=uri,
                fetched=fetched,
            ).scalar()
            yield from_json(record, Capture)

    def add_documents(self, documents: Iterable[Document], /) -> int:
        """Keep the documents; return how many were new or changed."""
        changed = 0
        shelf = _Shelf(self)
        try:
            for number, document in enumerate(documents, 1):
                changed += settle(shelf, [document])[0][1]
                if number % BATCH == 0:
                    self.write_out()
        finally:
            self.write_out()
        return changed

    def documents(self, *, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield current documents ordered by id; those asked for by id may be earlier versions too."""
        names = (
            [row[0] for row in self.run("select id from documents order by id")] if ids is None else sorted(set(ids))
        )
        for name in names:
            record = self.run("select record from documents where id = :id", id=name).scalar()
            if record is None and ids is not None:
                record = self.run("select record from earlier where id = :id order by at desc", id=name).scalar()
            if record is not None:
                yield from_json(record, Document)

    def revised(self) -> tuple[str, ...]:
        """Return the ids of current documents that have earlier versions, in order."""
        return tuple(
            row[0] for row in self.run("select distinct l.id from lines l join earlier e using (line) order by l.id")
        )

    def earlier(self, name: str, /) -> tuple[Document, ...]:
        """Return the earlier versions of a current document, the latest first."""
        rows = self.run(
            "select e.record from lines l join earlier e using (line) where l.id = :id "
            "order by e.at desc, e.rowid desc",
            id=name,
        )
        return tuple(from_json(row[0], Document) for row in rows)

    def history(self, address: str, /) -> tuple[Version, ...]:
        """Return the versions seen at an address (or of a document by its id), in the order of time; "" = of all."""
        rows = self.run(
            "select line, address, digest, document, capture, at from sightings where :address = '' or line in "
            "(select line from sightings where address = :address or document = :address) order by line, at, rowid",
            address=address,
        )
        seen = [Sighting(line=a, address=b, digest=c, document=d, capture=e, at=f) for a, b, c, d, e, f in rows]
        current = {(row[0], row[1]) for row in self.run("select id, digest from lines")}
        return versions(seen, current)

    def search(self, words: str, /, *, limit: int = 20) -> Sequence[str]:
        """Return ids of documents that hold every word, best first (BM25, then id)."""
        wanted = " ".join(f'"{word}"' for word in _WORD.findall(words))
        if not wanted:
            return []
        found = self.run(
            "select id from texts where texts match :wanted order by bm25(texts), id limit :limit",
            wanted=wanted,
            limit=limit,
        )
        return [row[0] for row in found]

    def result(self, stage: str, key: str, inputs: str, /) -> bytes | None:
        """Return what the stage found for the key, None where its inputs have changed since."""
        row = self.run(
            "select found from results where stage = :stage and key = :key and inputs = :inputs",
            stage=stage,
            key=key,
            inputs=inputs,
        ).first()
        return None if row is None else bytes(row[0])

    def keep_result(self, stage: str, key: str, inputs: str, found: bytes, /) -> None:
        """Keep what the stage found; it is on disk after ``close`` or the next document."""
        self.run(
            "insert or replace into results values (:stage, :key, :inputs, :found)",
            stage=stage,
            key=key,
            inputs=inputs,
            found=found,
        )

    def versions(self) -> Mapping[str, str]:
        """Return the ids with digests of the documents; those of an older library are worked out once."""
        known = self.run("select d.id, v.digest from documents d left join versions v on v.id = d.id order by d.id")
        digests = dict(known.all())
        for name in [name for name, digest in digests.items() if digest is None]:
            record = self.run("select record from documents where id = :id", id=name).scalar()
            digests[name] = self.keep_version(name, record)
        self._connection.commit()
        return digests

    def parts(self, kind: str, /) -> Mapping[str, bytes | memoryview]:
        """Map the files of an index."""
        return read_parts(self._kind(kind))

    def keep_parts(self, kind: str, parts: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Write the files of an index, each whole before it has its name."""
        folder = self._kind(kind)
        try:
            folder.mkdir(exist_ok=True)
            for name, content in parts.items():
                write_whole(folder / part_file(name), content)
            for name in drop:
                (folder / part_file(name)).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{folder}: {error.strerror}", hint="is the disk full?") from error

    def facts(self, kind: str, /) -> Mapping[str, bytes]:
        """Return what is kept of that kind, by name."""
        rows = self.run("select name, record from facts where kind = :kind order by name", kind=kind)
        return {name: bytes(record) for name, record in rows}

    def keep_facts(self, kind: str, records: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep records under their names, then let go of those to be dropped; on disk when it returns."""
        for name, record in records.items():
            self.run("insert or replace into facts values (:kind, :name, :record)", kind=kind, name=name, record=record)
        for name in drop:
            self.run("delete from facts where kind = :kind and name = :name", kind=kind, name=name)
        self.write_out()

    def forget(self, documents: Collection[str], captures: Collection[str], /) -> None:
        """Remove documents with all that was found in them, and the bytes of captures, so that no trace is left."""
        self.run("pragma secure_delete = on")
        for name in documents:
            for table, key in _OF_DOCUMENT:
                self.run(f"delete from {table} where {key} = :name", name=name)
        for digest in captures:
            for table in ("captures", "fetches"):
                self.run(f"delete from {table} where digest = :digest", digest=digest)
            self.run("delete from results where key = :digest", digest=digest)
        self.run("insert into texts (texts) values ('optimize')")
        self.write_out()
        for digest in captures:
            self.bytes.remove(digest)
        self.run("vacuum")
        self.write_out()
        self.run("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Write everything out and let go of the files."""
        self.write_out()
        self._connection.close()
        self._connection.engine.dispose()

    def _kind(self, kind: str) -> Path:
        return self.folder / part_file(kind).removesuffix(SUFFIX)

    def _add_capture(self, capture: Capture, content: bytes) -> bool:
        self.bytes.wait(capture.digest, content)
        values = {
            "digest": capture.digest,
            "uri": capture.uri,
            "fetched": capture.fetched,
            "media_type": capture.media_type,
            "record": to_json(capture).decode(),
        }
        row = self.run(
            "insert into captures values (:digest, :uri, :fetched, :media_type, :record) on conflict do nothing",
            **values,
        )
        values.pop("media_type")
        self.run("insert into fetches values (:digest, :uri, :fetched, :record) on conflict do nothing", **values)
        return bool(row.rowcount)

    def derive(self, document: Document, at: str, record: str, /) -> None:
        """Write what follows from a document's record: its words for searching, its place among versions."""
        self.run(
            "insert into texts values (:id, :title, :body)",
            id=document.id,
            title=document.title or "",
            body=document.text,
        )
        line = {"line": line_of(document), "digest": text_digest(document), "at": at}
        self.run("insert into lines values (:id, :line, :digest, :at)", id=document.id, **line)
        self.keep_version(document.id, record)

    def write_out(self) -> None:
        """Have the tables on disk, then give the bytes their names: what dies in between is put right when opened."""
        self._connection.commit()
        self.bytes.place()

    def _recover(self) -> None:
        for waiting in list(self.bytes.waiting()):
            digest = waiting.name.partition(".")[0]
            if self.run("select 1 from captures where digest = :digest", digest=digest).first() is not None:
                self.bytes.recover(waiting)

    def keep_version(self, name: str, record: str, /) -> str:
        """Note by what a change of the document's record is known."""
        digest = hashlib.sha256(record.encode()).hexdigest()
        self.run("insert or replace into versions values (:id, :digest)", id=name, digest=digest)
        return digest

    def run(self, statement: str, /, **values: object) -> Any:
        """Run one statement on the tables; raises StoreError where they cannot be read or written."""
        from sqlalchemy.exc import DatabaseError

        try:
            return self._connection.execute(_prepared(statement), values)
        except DatabaseError as error:
            raise StoreError(f"{self.folder}: {error.orig}", hint="is it in use, full, or not a library?") from error


@lru_cache(maxsize=64)
def _prepared(statement: str) -> TextClause:
    """Return the statement with its parameters found: of a page's dozen each is the same every time."""
    from sqlalchemy import text

    return text(statement)


_OF_DOCUMENT = (
    ("documents", "id"),
    ("earlier", "id"),
    ("lines", "id"),
    ("texts", "id"),
    ("versions", "id"),
    ("sightings", "document"),
    ("results", "key"),
)


class _Shelf:
    """The tables as settling sees them."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._run = store.run

    def standing(self, line: str, /) -> list[Standing]:
        """Return the current documents of a line."""
        rows = self._run("select id, digest, at from lines where line = :line order by at, id", line=line)
        return [Standing(id=name, line=line, digest=digest, at=at) for name, digest, at in rows]

    def put(self, document: Document, standing: Standing, /) -> bool:
        """Make the document a current one."""
        known = self._run("select record from documents where id = :id", id=document.id).scalar()
        if known is not None:
            if is_same(from_json(known, Document), document):
                return False
            self._drop(document.id)
        record = to_json(document).decode()
        self._run(
            "delete from earlier where line = :line and digest = :digest", line=standing.line, digest=standing.digest
        )
        self._run(
            "insert into documents values (:id, :capture, :lang, :published, :outlet, :url, :record)",
            id=document.id,
            capture=document.capture,
            lang=document.lang,
            published=document.published,
            outlet=document.outlet,
            url=document.url,
            record=record,
        )
        self._store.derive(document, standing.at, record)
        return True

    def touch(self, standing: Standing, at: str, /) -> None:
        """Note when a current document was last seen."""
        self._run("update lines set at = :at where id = :id", at=at, id=standing.id)

    def retire(self, standing: Standing, name: str, /) -> None:
        """Make a current document an earlier one."""
        record = self._run("select record from documents where id = :id", id=standing.id).scalar()
        self._drop(standing.id)
        self.put_earlier(replace(from_json(record, Document), id=name), standing)

    def put_earlier(self, document: Document, standing: Standing, /) -> None:
        """Keep a document that is older than the current one."""
        self._run(
            "insert or replace into earlier (id, digest, line, at, record) values (:id, :digest, :line, :at, :record)",
            id=document.id,
            digest=standing.digest,
            line=standing.line,
            at=standing.at,
            record=to_json(document).decode(),
        )

    def sight(self, sighting: Sighting, /) -> None:
        """Note that this was seen."""
        self._run(
            "insert or ignore into sightings values (:line, :address, :digest, :document, :capture, :at)",
            line=sighting.line,
            address=sighting.address,
            digest=sighting.digest,
            document=sighting.document,
            capture=sighting.capture,
            at=sighting.at,
        )

    def _drop(self, name: str) -> None:
        for table in ("documents", "texts", "lines", "versions"):
            self._run(f"delete from {table} where id = :id", id=name)
