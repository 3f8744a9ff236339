"""A note as the audit sees it: front matter, headings, paragraphs, quotations, figures, dates, references."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from wortlaut.auditing.places import Places
from wortlaut.auditing.readable import readable
from wortlaut.auditing.turns import marked_stretches, sentences
from wortlaut.auditing.weights import detect
from wortlaut.records import Document, Figure, Moment, Person, Quotation, Span

LONGEST_WAY = 200  # characters from a quotation to the mark that proves it: the rest of its sentence
LONGEST_JOINT = 3  # characters between two marks in a row
MOST_MARKS = 5  # behind one quotation
MOST_QUOTED = 1_000  # quotations of one note that are audited
_OPENS = re.compile(r"((?:[.!?…]|[.!?…][”“«»\"’]) +)[“„«»\"‘‚](?=[^\W\d_a-zß-ÿ])")
_EMPHASIS = re.compile(r"(?<![\\*\w])\*(?![*\s])((?:[^*\\\n]|\\.){4,2000})(?<!\s)\*(?![*\w])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the note and the words a reader sees of it."""

    span: Span
    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, list entry or block quotation; ``heading`` is the place of its heading, -1 before the first."""

    span: Span
    heading: int
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry of the note's list of references."""

    name: str  # "1", or the name of a footnote; "" where the list has no numbers
    title: str
    url: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in the body that points to a reference or straight to a page."""

    name: str  # of the reference, "" for a link
    url: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that the note prints between quotation marks."""

    span: Span
    wording: str
    quotation: Quotation | None = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A note taken apart; every span is a place in ``document.text``."""

    document: Document
    front: Mapping[str, object] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()  # of the body, without the list of references
    references: tuple[Listed, ...] = ()
    marks: tuple[Mark, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    moments: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    people: tuple[Person, ...] = ()  # whom the note names, and what it says they are
    names: tuple[tuple[Span, str], ...] = ()  # where it names whom, in order
    speakers: Mapping[str, str] = field(default_factory=dict)  # Quotation.id -> whose it is, as the note tells
    files: Collection[str] | None = None  # names beside the note; None = not known
    lines: Sequence[int] | None = ()  # of the file, where each block begins; () = the text is the file; None = no lines

    @property
    def text(self) -> str:
        """Return the file's text."""
        return self.document.text

    @cached_property
    def lang(self) -> str:
        """Return the language of the note: as its words were read, else as it says itself or as they show."""
        return language_of(self.document, self.front)

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Every marked stretch of the body, in order, with the quotation it belongs to."""
        return tuple(_quoted(self))[:MOST_QUOTED]

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Where the lines begin."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def line(self, span: Span, /) -> int | None:
        """Return the number of the line of the file a place begins in, from 1; None where the file has no lines."""
        if self.lines == ():
            return bisect_right(self.line_starts, span.start)
        block = self._block_at(span)
        return self.lines[block] if self.lines and 0 <= block < len(self.lines) else None

    def place(self, span: Span, /) -> str:
        """Return where to look in a file without lines: its page, else the number of the paragraph."""
        block = self._block_at(span) if self.lines is None else -1
        if block < 0:
            return ""
        page = self.document.blocks[block].page
        return f"page {page}" if page else f"paragraph {block + 1}"

    def _block_at(self, span: Span) -> int:
        return bisect_right(self.document.blocks, span.start, key=lambda block: block.span.start) - 1

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Where the paragraphs begin."""
        return [paragraph.span.start for paragraph in self.paragraphs]

    @cached_property
    def quoted_places(self) -> Places:
        """The marked stretches."""
        return Places(quoted.span for quoted in self.quoted)

    @cached_property
    def emphasised(self) -> tuple[Quoted, ...]:
        """Stretches set off in italics: words of a source reported as such, or the note's own stress."""
        found = (
            Quoted(span=Span(start + match.start(1), start + match.end(1)), wording=readable(match[1]))
            for paragraph in self.paragraphs
            for start in (paragraph.span.start,)
            for match in _EMPHASIS.finditer(paragraph.span.of(self.text))
        )
        return tuple(islice(found, MOST_QUOTED))

    @cached_property
    def set_apart(self) -> tuple[Quoted, ...]:
        """What stands between marks or in italics, in order."""
        return tuple(sorted((*self.quoted, *self.emphasised), key=lambda one: one.span))

    @cached_property
    def mark_places(self) -> Places:
        """The references and links of the body."""
        return Places(mark.span for mark in self.marks)

    @cached_property
    def figure_places(self) -> Places:
        """The figures."""
        return Places(figure.span for figure in self.figures)

    @cached_property
    def moment_places(self) -> Places:
        """The dates that stand in the text."""
        return Places(moment.span for moment in self.moments if moment.span is not None)

    @cached_property
    def dated(self) -> tuple[tuple[Span, Moment], ...]:
        """The dates that stand in the text, in order."""
        found = [(moment.span, moment) for moment in self.moments if moment.span is not None]
        return tuple(sorted(found, key=lambda pair: pair[0]))

    def moments_in(self, span: Span, /) -> list[Moment]:
        """Return the dates that a stretch holds, in order."""
        first = bisect_left(self.dated, span.start, key=lambda pair: pair[0].start)
        last = bisect_left(self.dated, span.end, key=lambda pair: pair[0].start)
        return [moment for place, moment in self.dated[first:last] if span.covers(place)]

    def paragraph_at(self, span: Span, /) -> Paragraph | None:
        """Return the paragraph that holds the place."""
        place = bisect_right(self.paragraph_starts, span.start) - 1
        return self.paragraphs[place] if place >= 0 and self.paragraphs[place].span.overlaps(span) else None

    @cached_property
    def unmarked(self) -> str:
        """The text with a space for what hides where a sentence ends: marks, and quotation marks that open one."""
        pieces, offset = [], 0
        for mark in sorted(self.marks, key=lambda mark: mark.span):
            if mark.name and mark.span.start >= offset:
                pieces += [self.text[offset : mark.span.start], " " * len(mark.span)]
                offset = mark.span.end
        return _OPENS.sub(r"\1 ", "".join((*pieces, self.text[offset:])))

    def sentences(self, span: Span, /) -> list[Span]:
        """Return the sentences of a stretch; the marks behind one belong to it."""
        return [Span(span.start + start, span.start + end) for start, end in sentences(span.of(self.unmarked))]

    def sentence_at(self, span: Span, /) -> Span | None:
        """Return the sentence in which the place begins."""
        paragraph = self.paragraph_at(span)
        if paragraph is None:
            return None
        if paragraph.span not in self._cut:
            self._cut[paragraph.span] = self.sentences(paragraph.span)
        cut = self._cut[paragraph.span]
        return cut[max(0, bisect_right(cut, span.start, key=lambda one: one.start) - 1)]

    @cached_property
    def _cut(self) -> dict[Span, list[Span]]:
        return {}

    def names_in(self, span: Span, /) -> list[str]:
        """Return whom a stretch names, in order."""
        first = bisect_left(self.names, span.start, key=lambda pair: pair[0].start)
        last = bisect_left(self.names, span.end, key=lambda pair: pair[0].start)
        return [name for place, name in self.names[first:last] if span.covers(place)]

    @cached_property
    def mark_starts(self) -> list[tuple[int, Mark]]:
        """The marks by where they begin."""
        return sorted(((mark.span.start, mark) for mark in self.marks), key=lambda pair: pair[0])

    def marks_of(self, quoted: Quoted, /) -> list[Mark]:
        """Return the marks right behind a quotation, those of its sentence: before any other quotation."""
        first = bisect_left(self.mark_starts, quoted.span.end, key=lambda pair: pair[0])
        found: list[Mark] = []
        end = quoted.span.end
        for start, mark in self.mark_starts[first : first + MOST_MARKS]:
            between = self.text[end:start]
            reach = LONGEST_WAY if not found else LONGEST_JOINT
            quotes = self.quoted_places.touch(Span(quoted.span.end + 1, start + 1))
            if len(between) > reach or "\n\n" in between or quotes:
                break
            found.append(mark)
            end = mark.span.end
        return found

    def marks_in(self, span: Span, /) -> list[Mark]:
        """Return the marks that begin in a stretch, in order."""
        first = bisect_left(self.mark_starts, span.start, key=lambda pair: pair[0])
        last = bisect_left(self.mark_starts, span.end, key=lambda pair: pair[0])
        return [mark for _, mark in self.mark_starts[first:last]]

    @cached_property
    def counted(self) -> list[Figure]:
        """The figures in order."""
        return sorted(self.figures, key=lambda figure: figure.span)

    def figures_in(self, span: Span, /) -> list[Figure]:
        """Return the figures that a stretch holds, in order."""
        first = bisect_left(self.counted, span.start, key=lambda figure: figure.span.start)
        last = bisect_left(self.counted, span.end, key=lambda figure: figure.span.start)
        return [figure for figure in self.counted[first:last] if span.covers(figure.span)]

    @cached_property
    def sections(self) -> dict[int, list[Paragraph]]:
        """The paragraphs under each heading, by its place."""
        found: dict[int, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(paragraph.heading, []).append(paragraph)
        return found


def language_of(document: Document, front: Mapping[str, object], /) -> str:
    """Return the language of a note; what it says of itself counts only where the reader could not tell."""
    told = document.lang if document.lang != "und" else str(front.get("lang") or "und")
    return detect(document.text, told)


def _quoted(draft: Draft) -> Iterator[Quoted]:
    """Yield marked stretches: those of the extractor, and those it left out."""
    spans: dict[Span, Quotation | None] = {}
    for quotation in draft.quotations:
        if quotation.form == "direct":
            spans.update(dict.fromkeys(quotation.content, quotation))
    known = Places(spans)
    for paragraph in draft.paragraphs:
        for stretch in marked_stretches(paragraph.span.of(draft.text)):
            span = Span(stretch.start + paragraph.span.start, stretch.end + paragraph.span.start)
            if not known.touch(span):
                spans[span] = None
    for span in sorted(spans):
        wording = readable(span.of(draft.text)) if span.end <= len(draft.text) else ""
        if any(map(str.isalpha, wording)) and draft.paragraph_at(span) is not None:
            yield Quoted(span=span, wording=wording, quotation=spans[span])
