"""A note's file taken apart: front matter, headings, paragraphs, references, and the marks that point to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from wortlaut.auditing.draft import Draft, Heading, Listed, Mark, Paragraph, language_of
from wortlaut.auditing.readable import readable
from wortlaut.languages.base import language
from wortlaut.records import Block, Document, Figure, Moment, Person, Quotation, Span

LONGEST_FRONT = 64_000  # characters of front matter that are parsed
_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t#]*$")
_LIST = re.compile(r"[ \t]{0,8}(?:[-*+]|\d{1,4}[.)])[ \t]")
_DEFINITION = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*(.+)$", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)|\[\\?\[(\d{1,4})\\?\]\]\(|(?<![\]\w!])\[(\d{1,4})\](?![\[:])")
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]\\]|\\.){0,400})\]\((https?://[^\s)]{1,2000})\)|(?<![(\w<])(https?://[^\s)>\]]{1,2000})"
)
_TARGET = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.){0,400})\]\(([^\s()]{1,2000})\)")  # of a reference: a file too
_NUMBERED = re.compile(r"\A\s*(?:<a id=\"ref-\d{1,4}\"></a>)?(?:\[?(\d{1,4})[.)\]])?")


def read_draft(  # noqa: PLR0913
    document: Document,
    /,
    *,
    quotations: Sequence[Quotation] = (),
    moments: Sequence[Moment] = (),
    figures: Sequence[Figure] = (),
    people: Sequence[Person] = (),
    names: Sequence[tuple[Span, str]] = (),
    speakers: Mapping[str, str] | None = None,
    files: Collection[str] | None = None,
    lines: Sequence[int] | None = (),
) -> Draft:
    """Return the note taken apart; ``document.text`` is the raw file, front matter and markup included.

    ``files`` are the names of what lies beside it, where that is known; ``lines`` as in Draft.
    """
    front, start = _front_matter(document.text)
    code = language_of(document, front)
    blocks = document.blocks or tuple(_blocks(document.text, start))
    headings: list[Heading] = []
    body: list[Paragraph] = []
    listed: list[Block] = []
    for block in blocks:
        words = readable(block.span.of(document.text))
        if block.kind == "heading":
            headings.append(Heading(span=block.span, level=block.level or 1, text=words))
        elif headings and _lists_references(headings[-1].text, code):
            listed.append(block)
        else:
            body.append(Paragraph(span=block.span, heading=len(headings) - 1, kind=block.kind))
    definitions = tuple(_definitions(document.text))
    defined = {definition.span.start for definition in definitions}
    body = [one for one in body if one.span.start not in defined]
    return Draft(
        document=document,
        front=front,
        headings=tuple(headings),
        paragraphs=tuple(body),
        references=(*_references(document.text, listed), *definitions),
        marks=tuple(_marks(document.text, body)),
        quotations=tuple(quotations),
        moments=tuple(moments),
        figures=tuple(figures),
        people=tuple(people),
        names=tuple(names),
        speakers=speakers or {},
        files=files,
        lines=lines,
    )


def _front_matter(text: str) -> tuple[dict[str, object], int]:
    """Return the front matter and where it ends; what cannot be read counts as none."""
    opened = _FRONT.match(text)
    if not opened:
        return {}, 0
    closing = text.find(f"\n{opened[1]}", opened.end() - 1, LONGEST_FRONT)
    if closing < 0:
        return {}, 0
    inside = text[opened.end() : max(closing, opened.end())]
    known = _toml(inside) if opened[1] == "+++" else _yaml(inside)
    return known, min(len(text), closing + 4)


def _yaml(text: str) -> dict[str, object]:
    import yaml

    try:
        known = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in known.items()} if isinstance(known, dict) else {}


def _toml(text: str) -> dict[str, object]:
    import tomllib

    try:
        return dict(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _blocks(text: str, start: int) -> Iterator[Block]:
    """Yield headings, list entries and paragraphs of plain Markdown."""
    offset, begun = start, -1
    for line in text[start:].splitlines(keepends=True):
        words = line.strip()
        heading = _HEADING.match(words) if words.startswith("#") else None
        if begun >= 0 and (not words or heading or _LIST.match(line)):
            yield _paragraph(text, begun, offset)
            begun = -1
        if heading:
            at = offset + line.index(words) + heading.start(2)
            yield Block(span=Span(at, at + len(heading[2])), kind="heading", level=len(heading[1]))
        elif words and begun < 0:
            begun = offset
        offset += len(line)
    if begun >= 0:
        yield _paragraph(text, begun, offset)


def _paragraph(text: str, begin: int, end: int) -> Block:
    stretch = text[begin:end]
    start = begin + len(stretch) - len(stretch.lstrip())
    span = Span(start, begin + len(stretch.rstrip()))
    return Block(span=span, kind="list" if _LIST.match(stretch) else "paragraph")


def _lists_references(heading: str, code: str) -> bool:
    words = heading.lower().strip(" :.0123456789")
    ours = language(code).own("phrases").get("headings", {}).get("references", "")  # what our own notes call it
    return words == ours.lower() or any(
        words in language(name).table("audit").get("reference_headings", ()) for name in (code, "en", "de")
    )


def is_marker(span: Span, text: str, /) -> bool:
    """Tell whether the figure only numbers an entry of a list, or stands in the brackets of a reference."""
    begin = text.rfind("\n", 0, span.start) + 1
    if not text[begin : span.start].strip() and _LIST.match(text[begin : span.end + 2]):
        return True
    return text[span.start - 1 : span.start] == "[" and text[span.end : span.end + 1] in ("]", "\\")


def _references(text: str, blocks: Sequence[Block]) -> Iterator[Listed]:
    for block in blocks:
        for span in _lines(text, block.span):
            raw = span.of(text)
            link = _LINK.search(raw)
            target = _TARGET.search(raw)
            number = _NUMBERED.match(raw)
            linked = target or link
            title = readable(linked[1] or "") if linked else ""
            yield Listed(
                name=(number[1] or "") if number else "",
                title=title or readable(raw.lstrip("-*+ ")),
                url=target[2] if target else (link[2] or link[3]) if link else None,
                span=span,
            )


def _lines(text: str, span: Span) -> Iterator[Span]:
    offset = span.start
    for line in span.of(text).splitlines(keepends=True):
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            yield Span(start, offset + len(line.rstrip()))
        offset += len(line)


def _definitions(text: str) -> Iterator[Listed]:
    for match in _DEFINITION.finditer(text):
        link = _LINK.search(match[2])
        url = (link[2] or link[3]) if link else None
        title = readable(link[1] or match[2]) if link else readable(match[2])
        yield Listed(name=match[1], title=title, url=url, span=Span(*match.span()))


def _marks(text: str, body: Sequence[Paragraph]) -> Iterator[Mark]:
    for paragraph in body:
        raw, start = paragraph.span.of(text), paragraph.span.start
        for match in _MARK.finditer(raw):
            name = match[1] or match[2] or match[3]
            yield Mark(name=name, url=None, span=Span(start + match.start(), start + match.end()))
        for match in _LINK.finditer(raw):
            yield Mark(name="", url=match[2] or match[3], span=Span(start + match.start(), start + match.end()))
