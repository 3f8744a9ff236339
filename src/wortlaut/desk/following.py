"""What a watch follows: feeds from an OPML or TOML file, and which of their entries are new."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from wortlaut.desk.gathering import clock, collect
from wortlaut.desk.library import Library
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
PAGES = "watch-taken"  # kind of fact: when a page was taken, and when its server was last asked about it
GONE = frozenset({"http_404", "http_410"})  # a page that was there is told as gone, once
SOONEST = 3600.0  # seconds before a page is asked for again
WAITED = 0.5  # of a page's age: so long it is left in peace; a week has some eight questions
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

    An entry is taken once; pages of the last days are asked whether they were changed since. Where a page cannot be
    read, what the feed itself has of it is kept instead; where it was not had in passing (a time-out, an overloaded
    server), it is tried again at the next run.
    """
    skipped: list[Skipped] = []
    listed: list[_Listed] = []
    now = clock(settings)()
    try:
        for found in _look(following, settings, store, skipped):
            listed.append(found)
        links = list(dict.fromkeys(link for one in listed for link in one.links.values()))
        due = {link: since for link, since in _due(store, now, settings.recheck).items() if link not in links}
        before = store.versions() if due else {}
    finally:
        store.close()
    with collect([*links, *due], settings=settings, progress=progress) as library:
        left = {one.record: one.reason for one in library.skipped}
        skipped += [one for one in library.skipped if one.record not in due or one.reason in GONE]
        names = _changed(library, before)
        _date(library, [link for link in links if left.get(link) not in AGAIN], due, names, now)
        library.store.keep_facts(PAGES, {}, drop=[link for link in due if left.get(link) in GONE])
        for one in listed:
            names += _instead(one, left, library.store)
            again = {entry for entry, link in one.links.items() if left.get(link) in AGAIN}
            _note(one, again, library.store)
    return Taken(documents=tuple(dict.fromkeys(names)), skipped=tuple(skipped))


def _due(store: Store, now: datetime, days: float) -> dict[str, datetime]:
    """Return the pages that may be asked for again, with when each was taken; the others are let go of in time."""
    found, past = {}, []
    for link, record in store.facts(PAGES).items():
        taken, asked = map(datetime.fromisoformat, from_json(record, tuple[str, str]))
        age = (now - taken).total_seconds()
        if age > days * 86_400:
            past.append(link)
        elif (now - asked).total_seconds() >= max(SOONEST, WAITED * age):
            found[link] = taken
    store.keep_facts(PAGES, {}, drop=past)
    return found


def _changed(library: Library, before: Mapping[str, str]) -> list[str]:
    """Return the documents that are new, or other than before."""
    now = library.store.versions() if before else {}
    return [name for name in library.arrived if not before or now.get(name) != before.get(name)]


def _date(
    library: Library, links: Sequence[str], due: Mapping[str, datetime], names: Sequence[str], now: datetime
) -> None:
    """Note when pages were taken and asked for; of one that was changed the time begins anew."""
    fresh = {source for source, ids in library.sources if set(ids) & set(names)}
    times = dict.fromkeys(links, now) | {link: now if link in fresh else since for link, since in due.items()}
    records = {link: to_json((since.isoformat(), now.isoformat())) for link, since in times.items()}
    library.store.keep_facts(PAGES, records)


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
            known = entries(content, capture.media_type, capture.final_uri or capture.uri)
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
