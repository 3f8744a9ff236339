"""Markdown with front matter: the text stays the whole raw file, so that its line numbers hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wortlaut.collecting.building import language_of, name, place
from wortlaut.collecting.datelines import published_in
from wortlaut.collecting.days import day_in_name
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.front import front_matter
from wortlaut.collecting.readers.text import paragraphs
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Block, Capture, Document, Span

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*\Z")
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_UNDERLINE = re.compile(r"\n(=+|-+)[ \t]*\Z")


class MarkdownReader:
    """Reads Markdown, with the front matter of Jekyll and Hugo."""

    media_types: tuple[str, ...] = ("text/markdown",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document; its blocks leave the front matter out."""
        text = decode(content)
        known, start = front_matter(text)
        blocks = tuple(_blocks(text, start))
        if not blocks:
            raise Unreadable("empty", "there are no words in it", hint="check that the right file was given")
        headings = [block for block in blocks if block.kind == "heading"]
        if headings:
            known.setdefault("title", headings[0].span.of(text))
        known["lang"] = language_of(text[start:], declared=known.get("lang"))
        known.setdefault("published", published_in(text, blocks, known["lang"]) or day_in_name(capture.uri))
        yield Document(**{**place(capture), **known}, id=name(capture), text=text, blocks=blocks)


def _blocks(text: str, start: int) -> Iterator[Block]:
    for block in paragraphs(text, start=start):
        yield from _parted(text, block)


def _parted(text: str, block: Block) -> Iterator[Block]:
    """Yield the headings at the top of a stretch, then what is left of it, each with its kind."""
    begin, end = block.span.start, block.span.end
    while begin < end:
        line_end = text.find("\n", begin, end)
        line_end = end if line_end < 0 else line_end
        heading = _HEADING.match(text[begin:line_end])
        if not heading:
            break
        if heading[2]:
            at = begin + heading.start(2)
            yield Block(span=Span(at, at + len(heading[2])), kind="heading", level=len(heading[1]))
        begin = min(line_end + 1, end)
    rest = text[begin:end]
    if rest.strip():
        yield _kind(replace(block, span=Span(begin + len(rest) - len(rest.lstrip()), end)), rest.lstrip())


def _kind(block: Block, words: str) -> Block:
    underline = _UNDERLINE.search(words)
    if underline and "\n" not in words[: underline.start()]:
        span = Span(block.span.start, block.span.start + underline.start())
        return replace(block, span=span, kind="heading", level=1 if underline[1][0] == "=" else 2)
    if words.startswith(">"):
        return replace(block, kind="quote")
    return replace(block, kind="list") if _BULLET.match(words) else block
