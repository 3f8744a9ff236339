"""EPUB: the chapters of a book in their reading order, one document."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from wortlaut.collecting.archives import open_zip, read_entry
from wortlaut.collecting.building import Passage, join, language_of, name, place
from wortlaut.collecting.days import day
from wortlaut.collecting.markup import passages_of_page
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.xmltree import attribute, first_text, parse_xml
from wortlaut.records import Capture, Document, Skipped

LARGEST = 10_000_000  # bytes of one chapter
WHOLE = 60_000_000  # bytes of all chapters; a long novel has two million
CHAPTERS = 2_000
MARKUP = frozenset({"application/xhtml+xml", "text/html"})


class EpubReader:
    """Reads books without copy protection."""

    media_types: tuple[str, ...] = ("application/epub+zip",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield one document, and a Skipped for each chapter that cannot be read; raises Unreadable for bombs."""
        with open_zip(io.BytesIO(content), "epub") as opened:
            if "META-INF/encryption.xml" in opened.namelist() and "META-INF/rights.xml" in opened.namelist():
                raise Unreadable("locked", "the book is copy-protected", hint="give a copy without protection")
            root = _package(opened)
            passages: list[Passage] = []
            for chapter in _chapters(root, opened):
                try:
                    passages += passages_of_page(read_entry(opened, chapter, "epub", largest=LARGEST))
                except Unreadable as error:
                    record = f"{capture.uri}#{chapter[:200]}"
                    yield Skipped(record=record, stage="read", reason=error.reason, detail=str(error))
        text, blocks = join(passages)
        if not text:
            raise Unreadable("unreadable", "the book has no words", hint="is it a book of pictures? give its text")
        authors = dict.fromkeys(" ".join("".join(made.itertext()).split()) for made in root.iter("{*}creator"))
        yield Document(
            **place(capture),
            id=name(capture),
            text=text,
            blocks=blocks,
            title=first_text(root, "title"),
            outlet=first_text(root, "publisher"),
            authors=tuple(author for author in authors if author),
            published=day(first_text(root, "date")),
            lang=language_of(text, declared=first_text(root, "language")),
        )


def _package(opened: zipfile.ZipFile) -> Any:
    """Return the root of the package document, with its folder kept in ``base``."""
    container = parse_xml(read_entry(opened, "META-INF/container.xml", "epub", largest=LARGEST), "container.xml")
    path = next((attribute(found, "full-path") for found in container.iter("{*}rootfile")), None) or ""
    root = parse_xml(read_entry(opened, path, "epub", largest=LARGEST), "the package document")
    root.set("base", posixpath.dirname(path))
    return root


def _chapters(root: Any, opened: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the entries in reading order; the names are keys of the zip, never paths."""
    base = root.get("base") or ""
    held = {
        attribute(found, "id"): posixpath.normpath(posixpath.join(base, unquote(attribute(found, "href") or "")))
        for found in root.iter("{*}item")
        if attribute(found, "media-type") in MARKUP
    }
    asked = [held[key] for found in root.iter("{*}itemref") if (key := attribute(found, "idref")) in held]
    chapters = list(dict.fromkeys(asked))
    sizes = {entry.filename: entry.file_size for entry in opened.filelist}
    if len(chapters) > CHAPTERS or sum(sizes.get(chapter, 0) for chapter in chapters) > WHOLE:
        raise Unreadable("too_large", f"{len(chapters):,} chapters, or more than {WHOLE:,} bytes", hint="give a part")
    yield from chapters
