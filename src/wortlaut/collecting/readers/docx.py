"""Word documents: paragraphs, headings and tables in their order."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.building import Passage, join, language_of, name, one_line, place, tidy
from wortlaut.collecting.days import day
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document

UNPACKED = 60_000_000  # bytes of all parts but pictures; their trees take ten times as much memory
SHRUNK = 200  # times; text in XML packs to about a tenth, a bomb to a thousandth
TEMPLATE_DAY = "2013-12-23"  # python-docx's template carries it into every file made with it
_LEVEL = re.compile(r"(?:heading|überschrift|titre|título) ?(\d)", re.IGNORECASE)


class DocxReader:
    """Reads DOCX files."""

    media_types: tuple[str, ...] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document; raises Unreadable for bombs and damaged files."""
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError

        _refuse_bombs(content)
        try:
            opened = docx.Document(io.BytesIO(content))
            passages = [passage for part in opened.iter_inner_content() for passage in passages_of(part)]
        except (
            OpcError,
            LxmlError,
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            ValueError,
            OSError,
            RuntimeError,
        ) as error:
            raise Unreadable("broken_docx", f"not a whole DOCX: {error}", hint="open and save it anew") from error
        text, blocks = join(passages)
        if not text:
            raise Unreadable("unreadable", "the document has no words", hint="is it a scan? give its text")
        about = opened.core_properties
        created = day(about.created)
        first = next((block.span.of(text) for block in blocks if block.kind == "heading"), None)
        author = one_line(about.author)
        yield Document(
            **place(capture),
            id=name(capture),
            text=text,
            blocks=blocks,
            title=one_line(about.title) or first,
            authors=(author,) if author and author != "python-docx" else (),
            published=None if created == TEMPLATE_DAY else created,
            modified=None if created == TEMPLATE_DAY else day(about.modified),
            lang=language_of(text, declared=about.language),
        )


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            size = sum(entry.file_size for entry in parts if not entry.filename.startswith("word/media/"))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("broken_docx", f"not a whole archive: {error}", hint="open and save it anew") from error
    if size > UNPACKED or size > SHRUNK * len(content) + 1_000_000:
        raise Unreadable("too_large", f"it would unpack to {size:,} bytes", hint="it may be a bomb: do not open it")


def passages_of(part: Any, /) -> Iterator[Passage]:
    """Yield the passages of a paragraph or a table."""
    if hasattr(part, "rows"):
        for row in part.rows:
            cells = list(dict.fromkeys(tidy(cell.text) for cell in row.cells))  # merged cells come once for each column
            yield Passage(text=" | ".join(cell for cell in cells if cell))
        return
    style = (part.style.name if part.style is not None else None) or ""
    level = _LEVEL.match(style)
    if level or style in ("Title", "Titel"):
        yield Passage(text=tidy(part.text), kind="heading", level=int(level[1]) if level else 1)
    elif style.startswith("List"):
        yield Passage(text=tidy(part.text), kind="list")
    else:
        yield Passage(text=tidy(part.text), kind="quote" if "Quote" in style else "paragraph")
