"""The bytes of a capture to documents: sniff, find the reader, and turn every failure into a Skipped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wortlaut import registry
from wortlaut.collecting.reasons import TRANSCRIBE, Unreadable
from wortlaut.collecting.sniffing import BINARY, sniff
from wortlaut.collecting.tongues import with_languages
from wortlaut.errors import ReadError
from wortlaut.ports import Reader
from wortlaut.records import Capture, Document, Skipped


def read(capture: Capture, content: bytes, /) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """Return the documents that the bytes hold, and what of them could not be read; raises nothing."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for found in _read_safely(capture, content):
        if isinstance(found, Skipped):
            skipped.append(found)
        else:
            documents.append(with_languages(found))
    return tuple(documents), tuple(skipped)


def _read_safely(capture: Capture, content: bytes) -> Iterator[Document | Skipped]:
    try:
        yield from reader_for(capture, content)(capture, content)
    except ReadError as error:
        reason = error.reason if isinstance(error, Unreadable) else "unreadable"
        yield Skipped(record=capture.uri, stage="read", reason=reason, detail=str(error))
    except Exception as error:  # a plug-in's own mistake, on hostile bytes, never stops the other sources
        detail = f"its reader failed with {type(error).__name__}: {str(error)[:200]}; please report this file"
        yield Skipped(record=capture.uri, stage="read", reason="reader_failed", detail=detail)


def reader_for(capture: Capture, content: bytes, /) -> Reader:
    """Return the reader of what the bytes are; raises Unreadable for empty ones and those without a reader."""
    if not content.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xfe\xff"):
        raise Unreadable("empty", "there is nothing in it", hint="check that the file was written or fetched whole")
    media_type = sniff(content, uri=capture.uri, declared=capture.media_type)
    reader = reader_of(media_type)
    if reader is None:
        reason = "binary" if media_type == BINARY else "unsupported"
        known = ", ".join(registry.names("readers"))
        if media_type.startswith(("audio/", "video/")):
            raise Unreadable("recording", f"its bytes are {media_type}", hint=TRANSCRIBE)
        raise Unreadable(reason, f"its bytes are {media_type}, which no reader takes", hint=f"readers: {known}")
    return reader


def reader_of(media_type: str, /) -> Reader | None:
    """Return the reader of a kind; None where there is none."""
    return _readers().get(media_type)


@cache
def _readers() -> dict[str, Reader]:
    """Return each registered reader by the media types it takes; of two for one type the first name wins."""
    found: dict[str, Reader] = {}
    for name in registry.names("readers"):
        try:
            reader = registry.load("readers", name)()
        except (ImportError, AttributeError):
            continue  # a plug-in that is not installed whole; its kinds are reported as unsupported
        for media_type in reader.media_types:
            found.setdefault(media_type, reader)
    return found
