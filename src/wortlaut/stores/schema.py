"""The tables of a library on disk, how a connection is opened, and how older libraries are brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.errors import StoreError
from wortlaut.records import Document
from wortlaut.records.kept import address_of, line_of, text_digest
from wortlaut.records.wire import from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

FORMAT = 2  # of the tables below; raised with a step in _migrate when they change

TABLES = """
create table if not exists captures (
  digest text primary key, uri text not null, fetched text not null, media_type text not null, record text not null);
create table if not exists fetches (
  digest text not null, uri text not null, fetched text not null, record text not null,
  primary key (digest, uri, fetched));
create table if not exists documents (
  id text primary key, capture text, lang text, published text, outlet text, url text, record text not null);
create table if not exists lines (id text primary key, line text not null, digest text not null, at text not null);
create index if not exists lines_of on lines (line);
create table if not exists earlier (
  id text not null, digest text not null, line text not null, at text not null, record text not null,
  primary key (id, digest));
create index if not exists earlier_of on earlier (line);
create table if not exists sightings (
  line text not null, address text not null, digest text not null, document text not null, capture text not null,
  at text not null, primary key (line, digest, document, capture, at));
create index if not exists sightings_at on sightings (address);
create table if not exists results (
  stage text not null, key text not null, inputs text not null, found blob not null, primary key (stage, key));
create table if not exists facts (kind text not null, name text not null, record blob not null,
  primary key (kind, name));
create table if not exists versions (id text primary key, digest text not null);
create virtual table if not exists texts using fts5 (
  id unindexed, title, body, tokenize = 'unicode61 remove_diacritics 2');
"""


def connect(path: Path, /) -> Connection:
    """Open or make the tables; raises StoreError for what is no library, or one of a newer program."""
    from sqlalchemy import URL, create_engine, text
    from sqlalchemy.exc import DatabaseError

    try:
        connection = create_engine(URL.create("sqlite", database=str(path))).connect()
        connection.execute(text("pragma journal_mode = wal"))
        connection.execute(text("pragma synchronous = full"))  # a commit is on disk before it returns
        version = connection.execute(text("pragma user_version")).scalar() or 0
        if version > FORMAT:
            raise StoreError(f"{path} was written by a newer Wortlaut (format {version})", hint="upgrade wortlaut")
        if version < FORMAT:
            for statement in filter(str.strip, TABLES.split(";\n")):
                connection.execute(text(statement))
            _migrate(connection, version)
            connection.execute(text(f"pragma user_version = {FORMAT}"))
        connection.commit()
    except DatabaseError as error:
        raise StoreError(f"{path}: {error.orig}", hint="move the file away, or name another folder") from error
    return connection


def _migrate(connection: Connection, version: int) -> None:
    """Fill what a library of format 1 has not got: its documents as the first versions of their pages."""
    from sqlalchemy import text

    if version != 1:
        return
    connection.execute(text("insert or ignore into fetches select digest, uri, fetched, record from captures"))
    for name, record, fetched, capture in connection.execute(
        text("select d.id, d.record, c.fetched, c.digest from documents d left join captures c on c.digest = d.capture")
    ).all():
        document = from_json(record, Document)
        at = fetched or document.accessed or ""
        values: dict[str, Any] = {"id": name, "line": line_of(document), "digest": text_digest(document), "at": at}
        connection.execute(text("insert or replace into lines values (:id, :line, :digest, :at)"), values)
        values |= {"address": address_of(document), "capture": capture or ""}
        connection.execute(
            text("insert or ignore into sightings values (:line, :address, :digest, :id, :capture, :at)"), values
        )
