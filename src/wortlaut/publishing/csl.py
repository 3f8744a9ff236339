"""The note's references as CSL-JSON, for reference managers and citation processors."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.text import unbroken, web_address
from wortlaut.records import Document, Note, Reference

_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")


@dataclass(frozen=True, slots=True)
class CslPublisher:
    """Prints a list of items in the order of their numbers."""

    name: str = "csl"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        items = [_cited(reference, documents.get(reference.document), stem(note)) for reference in note.references]
        text = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
        return {f"{stem(note)}.csl.json": text.encode("utf-8", "replace")}


def _cited(reference: Reference, document: Document | None, base: str) -> dict[str, object]:
    cited: dict[str, object] = {"id": f"{base}-{reference.number}", "citation-number": reference.number}
    url = web_address(reference.url)
    cited["type"] = "article-newspaper" if reference.outlet else "webpage" if url else "document"
    cited["title"] = unbroken(reference.title)
    if document and document.authors:
        cited["author"] = [{"literal": unbroken(author)} for author in document.authors]
    for key, value in (("container-title", reference.outlet), ("URL", url), ("archive_location", reference.file)):
        if value:
            cited[key] = unbroken(value)
    if document and document.lang != "und":
        cited["language"] = document.lang
    for key, value in (("issued", reference.published), ("accessed", reference.accessed)):
        if value:
            cited[key] = csl_date(value)
    return cited


def csl_date(edtf: str, /) -> dict[str, object]:
    """Return a date in parts, a range as two; what is less plain stays as it is written."""
    ends = [_PARTS.fullmatch(end) for end in edtf.split("/")]
    if len(ends) > 2 or not all(ends):
        return {"literal": edtf}
    parts = [[int(part) for part in end.groups()[:3] if part] for end in ends if end]
    circa = {"circa": True} if any(end and end[4] for end in ends) else {}
    return {"date-parts": parts, **circa}
