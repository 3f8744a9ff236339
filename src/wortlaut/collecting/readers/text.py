"""Plain text: the words stay as they are; blocks are the stretches between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wortlaut.collecting.building import language_of, name, place
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.front import labelled_lines
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Block, Capture, Document, Span

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
        known = labelled_lines(text)
        known.setdefault("title", _title(text, blocks))
        known["lang"] = language_of(text, declared=known.get("lang"))
        yield Document(**{**place(capture), **known}, id=name(capture), text=text, blocks=blocks)


def paragraphs(text: str, /, *, start: int = 0) -> tuple[Block, ...]:
    """Return a block for each stretch of lines between blank ones, from a place on."""
    found = []
    for stretch in _STRETCH.finditer(text, start):
        words = stretch[0]
        begin = stretch.start() + len(words) - len(words.lstrip())
        found.append(Block(span=Span(begin, begin + len(words.strip()))))
    return tuple(found)


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return a first line that stands alone and does not end like a sentence."""
    first = blocks[0].span.of(text)
    alone = "\n" not in first and len(blocks) > 1 and len(first) <= TITLE_LENGTH
    return first if alone and first[-1] not in '.!:;,…。"”“»' else None
