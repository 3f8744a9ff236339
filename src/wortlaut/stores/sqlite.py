"""A library in a folder: ``library.sqlite3`` (WAL, FTS5) and each capture's bytes as a file named by its digest."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.errors import StoreError
from wortlaut.records import Capture, Document
from wortlaut.records.wire import from_json, to_json
from wortlaut.stores.files import SUFFIX, part_file, read_parts, write_whole

if TYPE_CHECKING:
    from sqlalchemy import Connection

FORMAT = 1  # of the tables below; raised with a migration in stores/migrations.py when they change
BATCH = 200  # documents written in one transaction: a power cut loses at most these, and none reported as kept
_WORD = re.compile(r"\w+")
_DIGEST = re.compile(r"[0-9a-f]{64}")

TABLES = """
create table if not exists captures (
  digest text primary key, uri text not null, fetched text not null, media_type text not null, record text not null);
create table if not exists documents (
  id text primary key, capture text, lang text, published text, outlet text, url text, record text not null);
create table if not exists results (
  stage text not null, key text not null, inputs text not null, found blob not null, primary key (stage, key));
create table if not exists versions (id text primary key, digest text not null);
create virtual table if not exists texts using fts5 (
  id unindexed, title, body, tokenize = 'unicode61 remove_diacritics 2');
"""


class SqliteStore:
    """Opens or makes the library of a folder; raises StoreError where that cannot be done."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        try:
            (self.folder / "captures").mkdir(parents=True, exist_ok=True)
            self._connection = _connect(self.folder / "library.sqlite3")
        except OSError as error:
            raise StoreError(f"{self.folder}: {error.strerror}", hint="name a folder that can be written to") from error

    def add_capture(self, capture: Capture, content: bytes, /) -> bool:
        """Keep the bytes once, on disk before they are reported as kept."""
        path = self._path(capture.digest)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write_whole(path, gzip.compress(content, mtime=0))
        row = self._run(
            "insert into captures values (:digest, :uri, :fetched, :media_type, :record) on conflict do nothing",
            digest=capture.digest,
            uri=capture.uri,
            fetched=capture.fetched,
            media_type=capture.media_type,
            record=to_json(capture).decode(),
        )
        self._connection.commit()
        return bool(row.rowcount)

    def capture(self, digest: str, /) -> tuple[Capture, bytes] | None:
        """Return the capture and its bytes, None where the library has not got it."""
        row = self._run("select record from captures where digest = :digest", digest=digest).first()
        if row is None:
            return None
        return from_json(row[0], Capture), gzip.decompress(self._path(digest).read_bytes())

    def add_documents(self, documents: Iterable[Document], /) -> int:
        """Keep the documents; return how many were new or changed."""
        changed = 0
        try:
            for number, document in enumerate(documents, 1):
                changed += self._add(document)
                if number % BATCH == 0:
                    self._connection.commit()
        finally:
            self._connection.commit()
        return changed

    def documents(self, *, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield documents ordered by id."""
        names = (
            [row[0] for row in self._run("select id from documents order by id")] if ids is None else sorted(set(ids))
        )
        for name in names:
            row = self._run("select record from documents where id = :id", id=name).first()
            if row is not None:
                yield from_json(row[0], Document)

    def search(self, words: str, /, *, limit: int = 20) -> Sequence[str]:
        """Return ids of documents that hold every word, best first (BM25, then id)."""
        wanted = " ".join(f'"{word}"' for word in _WORD.findall(words))
        if not wanted:
            return []
        found = self._run(
            "select id from texts where texts match :wanted order by bm25(texts), id limit :limit",
            wanted=wanted,
            limit=limit,
        )
        return [row[0] for row in found]

    def result(self, stage: str, key: str, inputs: str, /) -> bytes | None:
        """Return what the stage found for the key, None where its inputs have changed since."""
        row = self._run(
            "select found from results where stage = :stage and key = :key and inputs = :inputs",
            stage=stage,
            key=key,
            inputs=inputs,
        ).first()
        return None if row is None else bytes(row[0])

    def keep_result(self, stage: str, key: str, inputs: str, found: bytes, /) -> None:
        """Keep what the stage found; it is on disk after ``close`` or the next document."""
        self._run(
            "insert or replace into results values (:stage, :key, :inputs, :found)",
            stage=stage,
            key=key,
            inputs=inputs,
            found=found,
        )

    def versions(self) -> Mapping[str, str]:
        """Return the ids with digests of the documents; those of an older library are worked out once."""
        known = self._run("select d.id, v.digest from documents d left join versions v on v.id = d.id order by d.id")
        digests = dict(known.all())
        for name in [name for name, digest in digests.items() if digest is None]:
            record = self._run("select record from documents where id = :id", id=name).scalar()
            digests[name] = self._keep_version(name, record)
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

    def close(self) -> None:
        """Write everything out and let go of the files."""
        self._connection.commit()
        self._connection.close()
        self._connection.engine.dispose()

    def _kind(self, kind: str) -> Path:
        return self.folder / part_file(kind).removesuffix(SUFFIX)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise StoreError(f"{digest!r} is not a SHA-256 digest")
        return self.folder / "captures" / digest[:2] / f"{digest}.gz"

    def _add(self, document: Document) -> int:
        record = to_json(document).decode()
        known = self._run("select record from documents where id = :id", id=document.id).scalar()
        if known == record:
            return 0
        self._run("delete from texts where id = :id", id=document.id)
        self._run(
            "insert into texts values (:id, :title, :body)",
            id=document.id,
            title=document.title or "",
            body=document.text,
        )
        self._run(
            "insert or replace into documents values (:id, :capture, :lang, :published, :outlet, :url, :record)",
            id=document.id,
            capture=document.capture,
            lang=document.lang,
            published=document.published,
            outlet=document.outlet,
            url=document.url,
            record=record,
        )
        self._keep_version(document.id, record)
        return 1

    def _keep_version(self, name: str, record: str) -> str:
        digest = hashlib.sha256(record.encode()).hexdigest()
        self._run("insert or replace into versions values (:id, :digest)", id=name, digest=digest)
        return digest

    def _run(self, statement: str, /, **values: object) -> Any:
        from sqlalchemy import text
        from sqlalchemy.exc import DatabaseError

        try:
            return self._connection.execute(text(statement), values)
        except DatabaseError as error:
            raise StoreError(f"{self.folder}: {error.orig}", hint="is it in use, full, or not a library?") from error


def _connect(path: Path) -> Connection:
    from sqlalchemy import URL, create_engine, text
    from sqlalchemy.exc import DatabaseError

    try:
        connection = create_engine(URL.create("sqlite", database=str(path))).connect()
        connection.execute(text("pragma journal_mode = wal"))
        version = connection.execute(text("pragma user_version")).scalar() or 0
        if version > FORMAT:
            raise StoreError(f"{path} was written by a newer Wortlaut (format {version})", hint="upgrade wortlaut")
        for statement in filter(str.strip, TABLES.split(";\n")):
            connection.execute(text(statement))
        connection.execute(text(f"pragma user_version = {FORMAT}"))
        connection.commit()
    except DatabaseError as error:
        raise StoreError(f"{path}: {error.orig}", hint="move the file away, or name another folder") from error
    return connection
