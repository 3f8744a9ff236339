"""From the tags of a page to passages: parsing without the network, main text, quotation marks kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from wortlaut.collecting.building import Passage, tidy
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.maintext import NEVER, SHORTEST, densest_box, main_box, without_boxes
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records.text import BlockKind

LARGEST = 10_000_000  # bytes of one page; its tree takes some twelve times as much memory
LONG_TAG = 20_000  # bytes; seven tags of 91 real pages are longer, with few attributes
ATTRIBUTES = 15_000  # of all long tags: libxml2 looks through those before each, so 80,000 of one take it 20 seconds
MARKS_OF_Q = {"de": ("„", "“"), "fr": ("« ", " »")}  # what a browser prints around <q>
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_OPENED = re.compile(rb"""<[A-Za-z][^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|)[^>=]*+)*+""")
_VALUE = re.compile(rb"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_CELL = " | "  # between the cells of a table's row
_BREAKS = {"lb": "\n", "br": "\n", "cell": _CELL, "td": _CELL, "th": _CELL}
KINDS: dict[str, BlockKind] = {  # of the tags that part one block from the next: trafilatura's and HTML's own
    **dict.fromkeys(("p", "div", "section", "article", "header", "footer", "main", "table", "row", "tr"), "paragraph"),
    **dict.fromkeys(("dl", "dt", "dd", "pre", "figure", "address", "center", "hr"), "paragraph"),
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("quote", "blockquote"), "quote"),
    **dict.fromkeys(("list", "item", "ul", "ol", "li"), "list"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}
LOOSE = frozenset({"div", "section", "article", "main", "header", "center", "figure", "address", "body"})
_INHERITING = frozenset({"p", "div"})  # a paragraph of a quotation is quotation
_UNSEEN = ("script", "style", "noscript", "template", "title")  # their words are not shown
PARTED = "\ue000"  # of the private area: no page prints it, and trafilatura does not take it for a blank
_EMPTY_LINES = re.compile(rf"\n[ \n]*\n|\s*{PARTED}\s*")
OUTWEIGHS = 2  # times as many characters in a page's data as in its boxes: the boxes hold a teaser
_MARKUP = re.compile(r"</?(?:p|br|div)\b[^>]{0,200}>", re.IGNORECASE)
BESIDE = [tag for tag in NEVER if tag not in ("script", "noscript", "img")]  # in those the article may be
_UNPRINTED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_WHITE = re.compile(r"\s+")


def parse(content: bytes, /) -> Any:
    """Return the tree of a page; nothing is fetched, no entity of its own is expanded."""
    from lxml import etree, html

    if len(content) > LARGEST:
        raise Unreadable("too_large", f"a page of {len(content):,} bytes", hint="save its text alone and give that")
    _refuse_attributes(content)
    found = _XML_CHARSET.match(content[:200]) or _CHARSET.search(content[:4096])
    text = decode(content, declared=found[1].decode("ascii") if found else None)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))  # lxml's asks Python
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(
            "unreadable", f"no page in it: {error}", hint="open it in a browser and save it anew"
        ) from error


def _refuse_attributes(content: bytes) -> None:
    """Raise Unreadable where the long tags of a page have more attributes than its parser can take in time."""
    long = (tag[0] for tag in _OPENED.finditer(content) if tag.end() - tag.start() > LONG_TAG)
    if sum(len(_VALUE.sub(b" ", tag).replace(b"/", b" ").split()) for tag in long) > ATTRIBUTES:
        raise Unreadable("too_large", f"tags of more than {ATTRIBUTES:,} attributes", hint="it may be a bomb")


def article(tree: Any, again: Callable[[], Any], /, *, lang: str = "", body: object = None) -> list[Passage]:
    """Return the passages of the main text: of the box that is plainly the article's, else as trafilatura finds it.

    Where the page shows less than half of the text that it gives as data (``body``), that is taken.
    The tree is used up by it; ``again`` gives it anew.
    """
    marks = MARKS_OF_Q.get(lang[:2].lower(), ("“", "”"))
    given = _given(body)
    said = sum(len(passage.text) for passage in given)
    found = main_box(_prepared(tree, marks))
    if found is not None:
        box, loose = found
        shown = _without_last_headings(list(_passages(box, loose=loose)))
        return given if said > OUTWEIGHS * sum(len(passage.text) for passage in shown) else shown
    if said >= SHORTEST:
        return given
    shown = _as_trafilatura_finds(_prepared(again(), marks))
    if len(shown) == 1 and (dense := densest_box(_prepared(again(), marks))) is not None:  # a whole page in one line
        parted = list(_passages(dense))
        return parted if len(parted) > 1 else shown
    return shown


def _given(body: object) -> list[Passage]:
    """Return the passages of a text given as data: plain with line ends, or markup."""
    if not isinstance(body, str):
        return []
    if _MARKUP.search(body):
        return whole(body)
    return [Passage(text=words) for line in unescape(body).split("\n") if (words := tidy(_flat(line)))]


def _as_trafilatura_finds(tree: Any) -> list[Passage]:
    import logging

    import trafilatura
    from lxml.etree import strip_elements
    from trafilatura.settings import Document as Found

    without_boxes(tree)
    strip_elements(tree, *BESIDE, with_tail=False)  # its last resort is all words of a page
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it discards is told by a Skipped instead
    found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, include_formatting=False)
    return list(_passages(found.body)) if isinstance(found, Found) else []


def _prepared(tree: Any, marks: tuple[str, str]) -> Any:
    _keep_standfirst(tree)
    _part_at_breaks(tree)
    _print_marks(tree, marks)
    return tree


def _without_last_headings(passages: list[Passage]) -> list[Passage]:
    """Leave out headings at the end: what they announced was none of the article."""
    while passages and passages[-1].kind == "heading":
        passages.pop()
    return passages


def whole(content: str, /) -> list[Passage]:
    """Return all passages of a piece of HTML that is nothing but content, as a feed or a mail carries it."""
    if not content.strip():
        return []
    return _all_passages(parse(f"<html><body>{content}</body></html>".encode("utf-8", "replace")))


def passages_of_page(content: bytes, /) -> list[Passage]:
    """Return all passages of a page that is nothing but content, as a book carries it."""
    return _all_passages(parse(content)) if content.strip() else []


def _all_passages(tree: Any) -> list[Passage]:
    _print_marks(tree, ("“", "”"))
    for unseen in list(tree.iter(*_UNSEEN)):
        unseen.drop_tree()
    return [passage for body in tree.iter("body") for passage in _passages(body)]


def _keep_standfirst(tree: Any) -> None:
    """Take the class off an article's own teaser: whatever is named so is left out."""
    for body in tree.iter("article"):
        for paragraph in body.iter("p"):
            if "teaser" in (paragraph.get("class") or "").lower() and not _linked_away(paragraph, body):
                del paragraph.attrib["class"]


def _linked_away(paragraph: Any, body: Any) -> bool:
    """Tell whether a paragraph announces another article: inside a link, list or box, or holding a link."""
    around = {parent.tag for parent in paragraph.iterancestors()}
    inner = next(parent for parent in paragraph.iterancestors("article"))
    return bool(around & {"a", "li", "aside", "nav"}) or inner is not body or paragraph.find(".//a") is not None


def _part_at_breaks(tree: Any) -> None:
    """Mark where two line breaks in a row make a paragraph for the eye: only one of them would be kept."""
    for line_break in tree.iter("br"):
        after = line_break.getnext()
        if after is not None and after.tag == "br" and not (line_break.tail or "").strip():
            line_break.tail = PARTED


def _print_marks(tree: Any, marks: tuple[str, str]) -> None:
    """Put the quotation marks into the text that a browser prints around <q>, and take the tags away."""
    for quote in tree.iter("q"):
        quote.text = marks[0] + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + marks[1]
        else:
            quote.text += marks[1]
        quote.tag = "span"


def _passages(body: Any, /, *, loose: bool = True) -> Iterator[Passage]:
    """Yield the words between block tags; those that stand loose between two blocks are a paragraph too if wanted."""
    for words, kind, level, tag in _stretches(body):
        if loose or tag not in LOOSE or "\n" in words or PARTED in words:
            yield from _split(words, kind, level)


def _stretches(body: Any) -> Iterator[tuple[str, BlockKind, int | None, str]]:
    """Yield the words between block tags, of what kind they are, and the tag that they stand in."""
    from lxml import etree

    kinds: list[BlockKind] = ["paragraph"]
    tags = [body.tag]
    level: int | None = None
    pieces: list[str] = []
    for event, part in etree.iterwalk(body, events=("start", "end")):
        block = part.tag in KINDS
        if block:
            yield "".join(pieces), kinds[-1], level, tags[-1]
            pieces.clear()
        if event == "start":
            if block:
                kinds.append(kinds[-1] if part.tag in _INHERITING else KINDS[part.tag])
                tags.append(part.tag)
            level = _level(part) if block else level
            pieces += [_BREAKS.get(part.tag, ""), _flat(part.text)]
        else:
            if block:
                kinds.pop()
                tags.pop()
                level = None
            pieces.append(_flat(part.tail) if part is not body else "")
    yield "".join(pieces), "paragraph", None, tags[-1]


def _level(part: Any) -> int | None:
    if KINDS.get(part.tag) != "heading":
        return None
    rank = (part.get("rend", "") if part.tag == "head" else part.tag)[1:]
    return int(rank) if rank.isdigit() else None


def _split(words: str, kind: BlockKind, level: int | None) -> Iterator[Passage]:
    """Yield a passage for each stretch between empty lines: two line breaks are a paragraph to the reader."""
    for stretch in _EMPTY_LINES.split(words):
        cells = tidy(stretch).removeprefix(_CELL.strip()).strip()
        if cells:
            yield Passage(text=cells, kind=kind, level=level)


def _flat(text: str | None) -> str:
    """Return the text with each run of blanks as one, without what no reader sees: soft hyphens, blanks of no width."""
    return _WHITE.sub(" ", text).translate(_UNPRINTED) if text else ""
