"""Mail: newsletters and statements sent to a desk; the plain part where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from wortlaut.collecting.building import Passage, join, language_of, name, one_line, place
from wortlaut.collecting.days import day
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.markup import article, parse, whole
from wortlaut.collecting.readers.text import paragraphs
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document, Skipped

STUB = 200  # characters; a shorter plain part beside HTML says only "view this in a browser"
WRAPPED = 40  # characters; lines at least this long were broken by the mail program, not by the writer


class EmlReader:
    """Reads one message; its attachments are reported, not opened."""

    media_types: tuple[str, ...] = ("message/rfc822",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield the message, and a Skipped for each attachment."""
        message = message_from_bytes(content, policy=policy.default)
        text, blocks = join(_passages(message))
        if not text:
            raise Unreadable("unreadable", "the message has no words", hint="save its attachment and give that")
        sender, address = parseaddr(_header(message, "from") or "")
        yield Document(
            **place(capture),
            id=name(capture),
            text=text,
            blocks=blocks,
            title=_header(message, "subject"),
            outlet=one_line(sender) or address.rpartition("@")[2] or None,
            published=day(_header(message, "date")),
            lang=language_of(text, declared=_header(message, "content-language")),
        )
        yield from _attachments(message, capture)


def _header(message: EmailMessage, key: str) -> str | None:
    try:
        return one_line(str(message.get(key) or ""))
    except (MessageError, ValueError, IndexError, AttributeError, TypeError):
        return None  # a header that the parser itself stumbles over


def _passages(message: EmailMessage) -> list[Passage]:
    plain, marked = message.get_body(("plain",)), message.get_body(("html",))
    words = _content(plain) if plain is not None else ""
    if plain is not None and (marked is None or len(words.strip()) >= STUB):
        return [Passage(text=_unwrapped(block.span.of(words))) for block in paragraphs(words)]
    if marked is None:
        return []
    markup = _content(marked)
    page = markup.encode("utf-8", "replace")
    return article(parse(page), lambda: parse(page)) or whole(markup)


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload, declared=part.get_content_charset()) if isinstance(payload, bytes) else ""


def _unwrapped(stretch: str) -> str:
    lines = [line.strip() for line in stretch.split("\n")]
    return (" " if all(len(line) >= WRAPPED for line in lines[:-1]) else "\n").join(lines)


def _attachments(message: EmailMessage, capture: Capture) -> Iterator[Skipped]:
    for number, part in enumerate(message.iter_attachments(), 1):
        title = part.get_filename() or str(number)
        detail = f"an attachment of {part.get_content_type()}; save it and give the file"
        yield Skipped(record=f"{capture.uri}#{title}", stage="read", reason="attachment", detail=detail)
