"""What a watch follows: feeds from an OPML or TOML file, and which of their entries are new."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wortlaut.desk.gathering import clock, collect
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import ReadError, UsageError
from wortlaut.ports import Store
from wortlaut.records import Capture, Document, Skipped
from wortlaut.records.kept import FEEDS
from wortlaut.records.wire import from_json, to_json
from wortlaut.settings import Settings

SEEN = "watch-feed"  # kind of fact: the entries of a feed that were taken
KEPT_IDS = 2000  # of a feed; it lists some hundred at most
LARGEST = 5_000_000  # bytes of a file of feeds
AGAIN = frozenset({"timeout", "network", "no_such_host", "http_429", "http_500", "http_502", "http_503", "http_504"})
"""Why an entry's page was not had in passing: it is tried again at the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What a file of feeds names."""

    feeds: tuple[str, ...]
    themes: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of the feeds: the documents that are new, and what was not used."""

    documents: tuple[str, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """The new entries of one feed, and the texts that the feed itself has of them, by address."""

    feed: str
    ids: tuple[str, ...]  # of all entries
    links: Mapping[str, str]  # of the new ones, by their ids
    capture: Capture
    content: bytes
    own: Mapping[str, Document]


def read_following(path: str | Path, /) -> Following:
    """Return what an OPML, or a TOML with ``feeds``, ``themes`` and ``lang``, names; raises UsageError."""
    from wortlaut.collecting.entries import outlines

    try:
        size = Path(path).stat().st_size
        content = Path(path).read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint="name an OPML or TOML file of feeds") from error
    if size > LARGEST:
        raise UsageError(f"{path}: {size:,} bytes are no list of feeds", hint="name an OPML or TOML file of feeds")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        try:
            found = Following(feeds=outlines(content))
        except ReadError as error:
            raise UsageError(f"{path}: {error.message}", hint=error.hint) from error
    else:
        found = _of_toml(content, path)
    if not found.feeds:
        raise UsageError(f"{path} names no feed", hint='write feeds = ["https://..."], or export an OPML')
    return found


def _of_toml(content: bytes, path: str | Path) -> Following:
    try:
        values = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}", hint="mend the file") from error
    unknown = sorted(values.keys() - {"feeds", "themes", "lang"})
    if unknown:
        raise UsageError(f"{path}: no setting {unknown[0]!r}", hint="known: feeds, themes, lang")
    lang = values.get("lang", "")
    if not isinstance(lang, str):
        raise UsageError(f"{path}: lang is no text", hint='write lang = "de"')
    return Following(feeds=_texts(values, "feeds", path), themes=_texts(values, "themes", path), lang=lang)


def _texts(values: Mapping[str, Any], key: str, path: str | Path) -> tuple[str, ...]:
    given = values.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
        raise UsageError(f"{path}: {key} is no list of texts", hint=f'write {key} = ["...", "..."]')
    return tuple(dict.fromkeys(one.strip() for one in given))


def take(following: Following, settings: Settings, store: Store, /, *, progress: Progress = silent) -> Taken:
    """Collect the pages of new entries into the library and close the store; a bad feed is a Skipped, the others go on.

    An entry is taken once. Where its page cannot be read, what the feed itself has of it is kept instead; where it was
    not had in passing (a time-out, an overloaded server), it is tried again at the next run.
    """
    skipped: list[Skipped] = []
    listed: list[_Listed] = []
    try:
        for found in _look(following, settings, store, skipped):
            listed.append(found)
    finally:
        store.close()
    links = list(dict.fromkeys(link for one in listed for link in one.links.values()))
    with collect(links, settings=settings, progress=progress) as library:
        skipped += library.skipped
        left = {one.record: one.reason for one in library.skipped}
        names = list(library.arrived)
        for one in listed:
            names += _instead(one, left, library.store)
            again = {entry for entry, link in one.links.items() if left.get(link) in AGAIN}
            _note(one, again, library.store)
    return Taken(documents=tuple(dict.fromkeys(names)), skipped=tuple(skipped))


def _look(following: Following, settings: Settings, store: Store, skipped: list[Skipped]) -> list[_Listed]:
    """Return the feeds with what is new in them; what is no feed, or cannot be had, goes to ``skipped``."""
    from wortlaut.collecting import collect as gather
    from wortlaut.collecting.entries import entries

    found = []
    for collected in gather(
        following.feeds, settings=replace(settings, follow=False), now=clock(settings), store=store
    ):
        capture, content = collected.capture, collected.content or b""
        if capture is None:
            skipped += collected.skipped
            continue
        store.keep(capture, content, ())
        try:
            if capture.media_type not in FEEDS:
                raise ReadError(f"its bytes are {capture.media_type}, which is no feed")
            known = entries(content, capture.media_type)
        except ReadError as error:
            detail = f"{error}; give the address of an RSS, Atom or JSON feed"
            skipped.append(Skipped(record=collected.source, stage="read", reason="no_feed", detail=detail))
            continue
        before = _seen(store, collected.source)
        found.append(
            _Listed(
                feed=collected.source,
                ids=tuple(entry.id for entry in known),
                links={entry.id: entry.link for entry in known if entry.link and entry.id not in before},
                capture=capture,
                content=content,
                own={document.url: document for document in collected.documents if document.url},
            )
        )
    return found


def _instead(listed: _Listed, left: Mapping[str, str], store: Store) -> tuple[str, ...]:
    """Keep what the feed has of entries whose pages cannot be read, and return under which ids it stands."""
    missing = [link for link in listed.links.values() if left.get(link, "forgotten") not in {*AGAIN, "forgotten"}]
    own = [listed.own[link] for link in dict.fromkeys(missing) if link in listed.own]
    return store.keep(listed.capture, listed.content, own) if own else ()


def _note(listed: _Listed, again: Collection[str], store: Store) -> None:
    taken = [name for name in listed.ids if name not in again]
    old = [name for name in _seen(store, listed.feed) if name not in taken and name not in again]
    store.keep_facts(SEEN, {listed.feed: to_json([*taken, *old][:KEPT_IDS])})


def _seen(store: Store, feed: str) -> list[str]:
    record = store.facts(SEEN).get(feed)
    return [] if record is None else from_json(record, list[str])
