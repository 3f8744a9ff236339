"""PDF: paragraphs with their pages, words rejoined at line ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.building import join, language_of, name, one_line, place
from wortlaut.collecting.days import day
from wortlaut.collecting.layout import HYPHEN, Line, paragraphs
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document

PAGES = 3000  # more is a book or a trap
LETTERS_A_PAGE = 20  # fewer, on average, is a scan with a stamp on it


class PdfReader:
    """Reads PDF files that carry their text."""

    media_types: tuple[str, ...] = ("application/pdf",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document; raises Unreadable for broken, locked and scanned ones."""
        import pypdfium2

        try:
            opened: Any = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
        except pypdfium2.PdfiumError as error:
            locked = "password" in str(error).lower()
            hint = "save it without a password" if locked else "fetch it again, or print it anew"
            raise Unreadable(
                "locked_pdf" if locked else "broken_pdf", f"no readable PDF: {error}", hint=hint
            ) from error
        try:
            lines, pages = list(_lines(opened)), len(opened)
            about = opened.get_metadata_dict()
        except pypdfium2.PdfiumError as error:
            raise Unreadable("broken_pdf", f"a page cannot be read: {error}", hint="print it anew") from error
        finally:
            opened.close()
        yield _document(capture, lines, pages, about)


def _document(capture: Capture, lines: list[Line], pages: int, about: dict[str, Any]) -> Document:
    text, blocks = join(paragraphs(lines))
    if len(text) < LETTERS_A_PAGE * pages:
        raise Unreadable("unreadable", f"{pages} pages without text: a scan", hint="run text recognition over it first")
    first = next((block.span.of(text) for block in blocks if block.kind == "heading"), None)
    author = one_line(about.get("Author"))
    return Document(
        **place(capture),
        id=name(capture),
        text=text,
        blocks=blocks,
        title=one_line(about.get("Title")) or first,
        authors=(author,) if author else (),
        published=day((about.get("CreationDate") or "").removeprefix("D:")),
        modified=day((about.get("ModDate") or "").removeprefix("D:")),
        lang=language_of(text),
    )


def _lines(opened: Any) -> Iterator[Line]:
    if len(opened) > PAGES:
        raise Unreadable("too_large", f"it has {len(opened)} pages, more than {PAGES}", hint="give a part of it")
    for number in range(len(opened)):
        page = opened[number]
        words = page.get_textpage()
        yield from _lines_of(words, number + 1, page.get_height())
        words.close()
        page.close()


def _lines_of(words: Any, page: int, page_height: float) -> Iterator[Line]:
    """Yield the lines of one page; pdfium parts them by CR LF."""
    start, count = 0, words.count_chars()
    for raw in words.get_text_range().split("\r\n"):
        text = raw.strip()
        first = start + len(raw) - len(raw.lstrip())
        start += len(raw) + 2
        if not text or first + len(text) > count:
            continue
        left, _, right, _ = words.get_charbox(first, loose=True)
        _, bottom, _, top = words.get_charbox(first + _first_letter(text), loose=True)
        _, last_bottom, last_right, _ = words.get_charbox(first + len(text) - 1, loose=True)
        if HYPHEN in text:  # the line goes on below: its first part ends where the hyphen stood
            at = first + text.index(HYPHEN)
            right = max(last_right, words.get_charbox(at, loose=True)[2])
        yield Line(
            text=" ".join(text.split()),
            page=page,
            left=left,
            right=max(right, last_right),
            top=top,
            bottom=bottom,
            last_bottom=last_bottom,
            page_height=page_height,
        )


def _first_letter(text: str) -> int:
    """Return the place of the first letter or digit: a bullet or a mark may be of another font."""
    return next((at for at, character in enumerate(text) if character.isalnum()), 0)
