"""WACZ: a zip of WARC files, as browser recorders save it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from wortlaut.collecting.archives import ALWAYS, SHRUNK, Held, open_zip, read_all
from wortlaut.collecting.readers.warc import WarcReader
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document, Skipped

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")


class WaczReader:
    """Reads the WARC files of a WACZ; its index and pages list are not needed for that."""

    media_types: tuple[str, ...] = ("application/wacz",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield the documents of each record."""
        return read_all(self, capture.uri, io.BytesIO(content))

    def captures(self, source: str, stream: BinaryIO, /) -> Iterator[Held | Skipped]:
        """Yield a capture for each record of each WARC in it; a damaged one is a Skipped and the next goes on."""
        with open_zip(stream, "wacz") as opened:
            archives = [entry for entry in opened.filelist if entry.filename.lower().endswith(SUFFIXES)]
            if not archives:
                raise Unreadable("unreadable", "there is no WARC in it", hint="record it anew")
            for entry in archives:
                yield from _captures(opened, entry, f"{source}#{entry.filename[:200]}")


def _captures(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str) -> Iterator[Held | Skipped]:
    if entry.file_size > SHRUNK * entry.compress_size + ALWAYS:
        detail = f"it would unpack to {entry.file_size:,} bytes: it may be a bomb, do not open it"
        yield Skipped(record=source, stage="read", reason="too_large", detail=detail)
        return
    try:
        with opened.open(entry) as file:
            yield from WarcReader().captures(source, file)  # type: ignore[arg-type]  # read, seek and tell suffice
    except Unreadable as error:
        yield Skipped(record=source, stage="read", reason=error.reason, detail=str(error))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        detail = f"it cannot be unpacked: {error}; record it anew"
        yield Skipped(record=source, stage="read", reason="broken_wacz", detail=detail)
