"""Copies of what a note rests on, made from the bytes that the library has kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wortlaut.desk.briefing import Brief
from wortlaut.desk.library import Library
from wortlaut.errors import ReadError, StoreError
from wortlaut.records import Capture


def proven(brief: Brief, library: Library, /) -> Brief:
    """Return the brief with a copy of each document that its note rests on; its files link to them."""
    from wortlaut.publishing.proof import copies

    named = {entry.document for section in brief.note.sections for entry in section.evidence}
    for section in brief.note.sections:
        named |= {entry.document for one in section.paragraphs for said in one for entry in said.evidence}
    captured: dict[str, tuple[Capture, Any]] = {}
    for name in sorted(named & brief.documents.keys()):
        found = _captured(brief.documents[name].capture, library)
        if found is not None:
            captured[name] = found
    return replace(brief, copies=copies(brief.note, brief.documents, captured))


def _captured(digest: str | None, library: Library) -> tuple[Capture, Any] | None:
    """Return the capture of a document and the tree of a web page; None where the bytes are not at hand."""
    from wortlaut.collecting.markup import parse

    try:
        kept = library.store.capture(digest) if digest else None
        if kept is None or len(kept[1]) != kept[0].size:
            return None
        capture, content = kept
        return capture, parse(content) if capture.media_type == "text/html" else None
    except StoreError:
        return None
    except ReadError:  # a page whose tree cannot be had: its text is shown
        return capture, None
