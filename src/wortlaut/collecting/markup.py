"""From the tags of a page to passages: parsing without the network, main text, quotation marks kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.building import Passage, tidy
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records.text import BlockKind

MARKS_OF_Q = {"de": ("„", "“"), "fr": ("« ", " »")}  # what a browser prints around <q>
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_BREAKS = {"lb": "\n", **dict.fromkeys(("p", "item", "quote", "head", "list"), "\n\n")}
KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "list": "list"}


def parse(content: bytes, /) -> Any:
    """Return the tree of a page; nothing is fetched, no entity of its own is expanded."""
    from lxml import etree, html

    found = _XML_CHARSET.match(content[:200]) or _CHARSET.search(content[:4096])
    text = decode(content, declared=found[1].decode("ascii") if found else None)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(
            "unreadable", f"no page in it: {error}", hint="open it in a browser and save it anew"
        ) from error


def article(tree: Any, /, *, lang: str = "") -> Iterator[Passage]:
    """Yield the passages of the main text, as trafilatura finds it."""
    import trafilatura
    from trafilatura.settings import Document as Found

    _print_marks(tree, MARKS_OF_Q.get(lang[:2].lower(), ("“", "”")))
    found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, include_formatting=False)
    if isinstance(found, Found):
        for child in found.body:
            yield from _passages(child)


def _print_marks(tree: Any, marks: tuple[str, str]) -> None:
    """Put the quotation marks into the text that a browser prints around <q>, and take the tags away."""
    for quote in tree.iter("q"):
        quote.text = marks[0] + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + marks[1]
        else:
            quote.text += marks[1]
        quote.tag = "span"


def _passages(element: Any) -> Iterator[Passage]:
    kind = KINDS.get(element.tag, "paragraph")
    if element.tag == "list":
        for entry in element:
            yield from _split(_words(entry), "list", None)
    elif element.tag == "table":
        for row in element.iter("row"):
            yield Passage(text=tidy(" | ".join(_words(cell) for cell in row)))
    else:
        level = element.get("rend", "")[1:] if kind == "heading" else ""
        yield from _split(_words(element), kind, int(level) if level.isdigit() else None)


def _split(words: str, kind: BlockKind, level: int | None) -> Iterator[Passage]:
    """Yield a passage for each stretch between empty lines: two line breaks are a paragraph to the reader."""
    for stretch in re.split(r"\n\s*\n", words):
        yield Passage(text=tidy(stretch), kind=kind, level=level)


def _words(element: Any) -> str:
    """Return the words of an element: blanks of the source are spaces, a line break is a new line."""
    from lxml import etree

    pieces = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces += [_BREAKS.get(part.tag, "") if part is not element else "", _flat(part.text)]
        elif part is not element:
            pieces += ["" if part.tag == "lb" else _BREAKS.get(part.tag, ""), _flat(part.tail)]
    return "".join(pieces)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
