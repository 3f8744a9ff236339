"""The verb ``publish``: a note that was written before, into files of other formats."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from wortlaut.desk.briefing import FORMATS, save_files
from wortlaut.errors import UsageError, WireError
from wortlaut.records import Document, Note
from wortlaut.records.wire import from_json


def publish(note: str | Path, formats: Sequence[str] = FORMATS, folder: str | Path = "out", /) -> tuple[Path, ...]:
    """Write a note from its JSON (``brief --as json``) into files of the formats; return their paths.

    Raises UsageError where the file is no such note, or a span of it lies outside its document.
    """
    from wortlaut.publishing import publish as print_note

    read, documents = read_bundle(note)
    return save_files(print_note(read, documents, formats=formats), folder)


def read_bundle(path: str | Path, /) -> tuple[Note, Mapping[str, Document]]:
    """Return the note and the documents it rests on, as the JSON publisher wrote them."""
    hint = "publish takes the .json that `wortlaut brief --as json` writes"
    try:
        bundle = json.loads(Path(path).read_bytes())
        note = from_json(json.dumps(bundle["note"]), Note)
        documents = [from_json(json.dumps(document), Document) for document in bundle["documents"]]
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint=hint) from error
    except (ValueError, KeyError, TypeError, WireError) as error:
        raise UsageError(f"{path}: not a note: {error}", hint=hint) from error
    return note, {document.id: document for document in documents}
