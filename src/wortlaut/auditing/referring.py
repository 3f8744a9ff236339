"""Which document a reference of the note means: by its address, its file or its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wortlaut.auditing.draft import Draft, Listed
from wortlaut.records import Document

SHORTEST_TITLE = 3  # words; two documents may both be called "Interview"
_FILE = re.compile(r"[^\s/\\()\[\]<>]{1,200}\.[A-Za-z0-9]{1,6}(?=[\s)\]>]|\Z)")


def referred(draft: Draft, documents: Mapping[str, Document], /) -> dict[str, str]:
    """Return the id of the document that each reference means, by its name; one that may mean several is left out."""
    wanted: dict[str, list[str]] = {}
    for place, listed in enumerate(draft.references, start=1):
        for key in _keys(listed, draft.text):
            wanted.setdefault(key, []).append(listed.name or str(place))
    for mark in draft.marks:
        if mark.url:
            wanted.setdefault(_address(mark.url), []).append(mark.url)
    if not wanted:
        return {}
    found: dict[str, dict[str, set[str]]] = {}
    for document in documents.values():
        for key in _known(document):
            for name in wanted.get(key, ()):
                found.setdefault(name, {}).setdefault(key, set()).add(document.id)
    meant = {name: _one(by_key) for name, by_key in found.items()}
    return {name: document for name, document in meant.items() if document}


def _one(by_key: Mapping[str, set[str]]) -> str:
    """Return the only document of the surest key that has one: an address before a file before a title."""
    for _, documents in sorted(by_key.items()):
        if len(documents) == 1:
            return next(iter(documents))
    return ""


def _keys(listed: Listed, text: str) -> Iterator[str]:
    if listed.url:
        yield _address(listed.url)
        yield "file:" + listed.url.split("#")[0].rsplit("/", 1)[-1].lower()
    else:
        yield from (f"file:{match.lower()}" for match in _FILE.findall(listed.span.of(text)))
    yield "title:" + _title(listed.title)


def _known(document: Document) -> Iterator[str]:
    if document.url:
        yield _address(document.url)
    if document.file:
        yield "file:" + document.file.replace("\\", "/").rsplit("/", 1)[-1].lower()
    if document.title and len(document.title.split()) >= SHORTEST_TITLE:
        yield "title:" + _title(document.title)


def _title(title: str) -> str:
    return " ".join(title.casefold().split())


def _address(url: str) -> str:
    """Return an address without what does not change the page: scheme, www, fragment, closing slash."""
    return "address:" + url.split("#")[0].split("://")[-1].lower().removeprefix("www.").rstrip("/")
