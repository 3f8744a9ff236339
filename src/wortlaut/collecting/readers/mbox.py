"""mbox: a folder of mail in one file; each message is a document of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from wortlaut.collecting.readers.eml import EmlReader
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document, Skipped

LARGEST = 25_000_000  # bytes of one message; servers take no larger ones
LINE = 1_000_000  # bytes of a line read at a time
MESSAGES = 20_000  # in one file that is read whole
_FROM = re.compile(rb"From \S.{0,200}\d{4}\s*\Z")  # the line before each message: "From a@b Mon Feb  3 07:00:00 2025"
_QUOTED = re.compile(rb">+From ")


class MboxReader:
    """Reads mailboxes; the attachments of each message are reported, not opened."""

    media_types: tuple[str, ...] = ("application/mbox",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield each message and what of it is left; a broken one never stops the next."""
        number = 0
        for number, message in enumerate(_messages(io.BytesIO(content)), 1):
            record = f"{capture.uri}#{number}"
            if number > MESSAGES:
                detail = f"more than {MESSAGES:,} messages; split the file, those before were read"
                yield Skipped(record=record, stage="read", reason="too_large", detail=detail)
                return
            if len(message) > LARGEST:
                detail = f"a message of more than {LARGEST:,} bytes; save it by itself"
                yield Skipped(record=record, stage="read", reason="too_large", detail=detail)
                continue
            yield from _one(capture, message, record, number)
        if not number:
            raise Unreadable("unreadable", 'no message in it: none begins with "From "', hint="give .eml files instead")


def _one(capture: Capture, message: bytes, record: str, number: int) -> Iterator[Document | Skipped]:
    try:
        for found in EmlReader()(replace(capture, media_type="message/rfc822"), message):
            if isinstance(found, Document):
                yield replace(found, id=f"{found.id}-{number:04d}")
            else:
                yield replace(found, record=f"{record}{found.record.removeprefix(capture.uri)}")
    except Unreadable as error:
        yield Skipped(record=record, stage="read", reason=error.reason, detail=str(error))


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of each message, no more than one byte over the limit, with quoted "From " restored."""
    pieces: list[bytes] | None = None
    size, blank = 0, True
    while line := stream.readline(LINE):
        if blank and _FROM.match(line):
            if pieces is not None:
                yield b"".join(pieces)
            pieces, size = [], 0
        elif pieces is not None and size <= LARGEST:
            pieces.append(line[1:] if _QUOTED.match(line) else line)
            size += len(line)
        blank = not line.strip(b"\r\n")
    if pieces is not None:
        yield b"".join(pieces)
