"""OpenDocument texts: paragraphs, headings, lists and tables in their order; what is struck out is left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.archives import open_zip, read_entry
from wortlaut.collecting.building import Passage, join, language_of, name, place, tidy
from wortlaut.collecting.days import day
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.xmltree import LARGEST, attribute, first_text, local, parse_xml
from wortlaut.records import Capture, Document

UNSEEN = frozenset({"tracked-changes", "annotation", "note", "forms", "sequence-decls"})  # not the running text
BLANKS = {"s": " ", "tab": " ", "line-break": "\n"}
DEEPEST = 60  # nested lists, tables and sections; people write four


class OdtReader:
    """Reads ODT files."""

    media_types: tuple[str, ...] = ("application/vnd.oasis.opendocument.text",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document; raises Unreadable for bombs, locked and damaged files."""
        with open_zip(io.BytesIO(content), "odt") as opened:
            root = parse_xml(read_entry(opened, "content.xml", "odt", largest=LARGEST), "content.xml")
            named = "meta.xml" in opened.namelist()
            about = parse_xml(read_entry(opened, "meta.xml", "odt", largest=LARGEST), "meta.xml") if named else root
        body = next(root.iter("{*}text"), None)
        text, blocks = join(_passages(body, "paragraph", 0) if body is not None else ())
        if not text:
            raise Unreadable("unreadable", "the document has no words", hint="is it a scan? give its text")
        first = next((block.span.of(text) for block in blocks if block.kind == "heading"), None)
        author = first_text(about, "initial-creator") if named else None
        yield Document(
            **place(capture),
            id=name(capture),
            text=text,
            blocks=blocks,
            title=(first_text(about, "title") if named else None) or first,
            authors=(author,) if author else (),
            published=day(first_text(about, "creation-date")) if named else None,
            modified=day(first_text(about, "date")) if named else None,
            lang=language_of(text, declared=first_text(about, "language") if named else None),
        )


def _passages(parent: Any, kind: Any, depth: int) -> Iterator[Passage]:
    """Yield the passages below an element; a row of a table is one."""
    if depth > DEEPEST:
        raise Unreadable("too_deep", f"more than {DEEPEST} lists or tables within each other", hint="save it as text")
    for element in parent:
        tag = local(element)
        if tag == "h":
            level = attribute(element, "outline-level") or ""
            yield Passage(text=_words(element), kind="heading", level=int(level) if level in "123456" and level else 1)
        elif tag == "p":
            yield Passage(text=_words(element), kind=kind)
        elif tag == "table-row":
            cells = [" ".join(passage.text for passage in _passages(cell, kind, depth + 1)) for cell in element]
            yield Passage(text=" | ".join(cell.strip() for cell in cells if cell.strip()))
        elif tag not in UNSEEN:
            yield from _passages(element, "list" if tag == "list" else kind, depth + 1)


def _words(paragraph: Any) -> str:
    """Return the words of a paragraph; a note or a comment in it is not its text."""
    from lxml import etree

    pieces: list[str] = []
    hidden = 0
    for event, part in etree.iterwalk(paragraph, events=("start", "end")):
        tag = local(part)
        if event == "start":
            hidden += tag in UNSEEN
            if not hidden:
                pieces += [BLANKS.get(tag, ""), part.text or ""]
        else:
            hidden -= tag in UNSEEN
            if not hidden and part is not paragraph:
                pieces.append(part.tail or "")
    return tidy("".join(pieces))
