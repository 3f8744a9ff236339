"""A note that is a page or an office document, with what its audit needs: links, footnotes, and where blocks stand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from wortlaut.collecting.building import Passage, join, tidy
from wortlaut.collecting.markup import KINDS, parse
from wortlaut.records import Document
from wortlaut.records.text import BlockKind

PAGE = "text/html"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_FOOTNOTES = 5_000
_UNSEEN = ("script", "style", "noscript", "template", "title", "nav", "aside", "form", "button", "svg", "head")
_WHITE = re.compile(r"\s+")
_NUMBER = re.compile(r"\[?(\d{1,4})\]?\Z")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A passage, and the line of the file it begins in."""

    passage: Passage
    line: int


def as_note(document: Document, content: bytes, /) -> tuple[Document, tuple[int, ...] | None]:
    """Return the document with its links as Markdown has them, and the line of each block; None for no lines.

    Other kinds come back as they are.
    """
    if document.media_type == PAGE:
        found = [one for one in _page(content) if one.passage.text.strip()]
        text, blocks = join(one.passage for one in found)
        return replace(document, text=text, blocks=blocks), tuple(one.line for one in found)
    if document.media_type == OFFICE:
        text, blocks = join(_office(content))
        return replace(document, text=text, blocks=blocks), None
    return document, None


def _page(content: bytes) -> Iterator[_Found]:
    from lxml import etree

    tree = parse(content)
    for unseen in list(tree.iter(*_UNSEEN)):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    root = next(tree.iter("main"), None)
    root = root if root is not None else next(tree.iter("article"), None)
    root = root if root is not None else next(tree.iter("body"), tree)
    for link in root.iter("a"):
        _print_link(link)
    kinds: list[BlockKind] = ["paragraph"]
    level, line, pieces = None, root.sourceline or 1, list[str]()
    for event, part in etree.iterwalk(root, events=("start", "end")):
        block = part.tag in KINDS
        if block:
            yield from _flushed(pieces, kinds[-1], level, line)
            pieces.clear()
        if event == "start":
            if block:
                kinds.append(kinds[-1] if part.tag in ("p", "div") else KINDS[part.tag])
                level, line = _level(part), part.sourceline or line
            pieces += [_numbered(part), _flat(part.text), "\n" if part.tag == "br" else ""]
        else:
            if block:
                kinds.pop()
                level = None
            pieces.append(_flat(part.tail))
    yield from _flushed(pieces, "paragraph", None, line)


def _print_link(link: Any) -> None:
    """Put the address of a link beside its words; a number that jumps to a footnote becomes its mark."""
    address = (link.get("href") or "").strip()
    words = _flat("".join(link.itertext())).strip()
    number = _NUMBER.match(words)
    if address.startswith("#") and number:
        shown = f"[{number[1]}]"
    elif address.startswith(("http://", "https://")) and not re.search(r"[\s()]", address):
        shown = f"[{words.replace('[', '(').replace(']', ')')}]({address})" if words else address
    else:
        return
    for child in list(link):
        link.remove(child)
    link.text = shown


def _numbered(part: Any) -> str:
    """Return the number that a browser prints before an entry of a list."""
    parent = part.getparent()
    if part.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    told = part.get("value") or ""
    return f"{int(told) if told.isdigit() and len(told) < 5 else 1 + _place(part)}. "


def _place(part: Any) -> int:
    return sum(1 for _ in part.itersiblings("li", preceding=True))


def _level(part: Any) -> int | None:
    return int(part.tag[1]) if KINDS.get(part.tag) == "heading" and part.tag[1:].isdigit() else None


def _flushed(pieces: list[str], kind: BlockKind, level: int | None, line: int) -> Iterator[_Found]:
    words = tidy("".join(pieces))
    if words:
        yield _Found(passage=Passage(text=words, kind=kind, level=level), line=line)


def _flat(text: str | None) -> str:
    return _WHITE.sub(" ", text) if text else ""


def _office(content: bytes) -> Iterator[Passage]:
    """Yield the paragraphs with their links and the marks of their footnotes, then the footnotes."""
    import docx

    from wortlaut.collecting.readers.docx import passages_of

    opened: Any = docx.Document(io.BytesIO(content))
    for part in opened.iter_inner_content():
        words = None if hasattr(part, "rows") else tidy("".join(_runs(part)))
        for passage in passages_of(part):
            yield passage if words is None else replace(passage, text=words)
    yield from _footnotes(opened)


def _runs(paragraph: Any) -> Iterator[str]:
    for piece in paragraph.iter_inner_content():
        address = getattr(piece, "url", "")
        if address.startswith(("http://", "https://")):
            yield f"[{piece.text}]({address})"
        else:
            yield piece.text
        for mark in piece._element.iter(f"{_W}footnoteReference"):
            yield f"[^{mark.get(f'{_W}id')}]"


def _footnotes(opened: Any) -> Iterator[Passage]:
    """Yield a definition for each footnote, as Markdown has it."""
    from lxml import etree

    parts = (one.target_part for one in opened.part.rels.values() if one.reltype.endswith("/footnotes"))
    for part in parts:
        tree = etree.fromstring(part.blob, parser=etree.XMLParser(resolve_entities=False, no_network=True))
        for note in list(tree.iter(f"{_W}footnote"))[:MOST_FOOTNOTES]:
            words = _flat("".join(text.text or "" for text in note.iter(f"{_W}t"))).strip()
            if words and not note.get(f"{_W}type"):
                yield Passage(text=f"[^{note.get(f'{_W}id')}]: {words}")
