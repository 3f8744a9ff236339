"""Plain text: the words stay as they are; blocks are the stretches between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wortlaut.collecting.agencies import credited_agency, dateline
from wortlaut.collecting.building import language_of, name, place
from wortlaut.collecting.datelines import published_in
from wortlaut.collecting.days import day_in_name, written_day
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.front import labelled_lines
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Block, Capture, Document, Span

HEAD_BLOCKS = 5  # stretches at the top among which the dateline of an agency's text stands
TITLE_LENGTH = 160  # a longer first line is a sentence of the text
_STRETCH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


class TextReader:
    """Reads plain text in any encoding."""

    media_types: tuple[str, ...] = ("text/plain",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document whose text is the decoded file as it stands."""
        text = decode(content)
        blocks = paragraphs(text)
        if not blocks:
            raise Unreadable("empty", "there are no words in it", hint="check that the right file was given")
        known = {**_wired(text, blocks), **labelled_lines(text)}
        known.setdefault("title", _title(text, blocks))
        known["lang"] = language_of(text, declared=known.get("lang"))
        known.setdefault("published", published_in(text, blocks, known["lang"]) or day_in_name(capture.uri))
        yield Document(**{**place(capture), **known}, id=name(capture), text=text, blocks=blocks)


def paragraphs(text: str, /, *, start: int = 0) -> tuple[Block, ...]:
    """Return a block for each stretch of lines between blank ones, from a place on."""
    found = []
    for stretch in _STRETCH.finditer(text, start):
        words = stretch[0]
        begin = stretch.start() + len(words) - len(words.lstrip())
        found.append(Block(span=Span(begin, begin + len(words.strip()))))
    return tuple(found)


def _wired(text: str, blocks: tuple[Block, ...]) -> dict[str, str | None]:
    """Return what an agency's text says: its name in the dateline, a headline right above, perhaps the day."""
    for number, block in enumerate(blocks[:HEAD_BLOCKS]):
        found = dateline(block.span.of(text))
        if found is None:
            continue
        above = text[: block.span.start].rstrip().rpartition("\n")[2].strip() if number else ""
        known = {"agency": found.agency, "outlet": found.agency, "published": written_day(found.words)}
        known["title"] = above if len(above) <= TITLE_LENGTH else None
        return {field: value for field, value in known.items() if value}
    return {"agency": agency} if (agency := credited_agency(text)) else {}


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return a first line that stands alone and does not end like a sentence."""
    first = blocks[0].span.of(text)
    alone = "\n" not in first and len(blocks) > 1 and len(first) <= TITLE_LENGTH
    return first if alone and first[-1] not in '.!:;,…。"”“»' else None
