"""The note's references as BibTeX; nothing of a title can become a command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.text import unbroken, web_address
from wortlaut.records import Document, Note, Reference

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&#_%^~]|[\x00-\x1f\x7f]")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class BibtexPublisher:
    """Prints an entry for each reference: ``@article`` where an outlet is known, else ``@misc``."""

    name: str = "bibtex"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        entries = [_entry(reference, documents.get(reference.document), stem(note)) for reference in note.references]
        text = "\n".join(entries) or "% The note has no references.\n"
        return {f"{stem(note)}.bib": text.encode("utf-8", "replace")}


def escaped(words: str, /) -> str:
    """Return words on one line in which TeX sees no command and BibTeX no brace."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], " "), unbroken(words))


def _entry(reference: Reference, document: Document | None, base: str) -> str:
    kind = "article" if reference.outlet else "misc"
    fields = [("title", f"{{{escaped(reference.title)}}}")]  # braces within: the title keeps its capitals
    if document and document.authors:
        fields.append(("author", " and ".join(f"{{{escaped(author)}}}" for author in document.authors)))
    if reference.outlet:
        fields.append(("journal", escaped(reference.outlet)))
    lines = [f"  {key} = {{{value}}}," for key, value in fields]
    lines.extend(_dates(reference))
    if url := web_address(reference.url):
        lines.append(f"  url = {{{url}}},")
    elif reference.file:
        lines.append(f"  note = {{{escaped(reference.file)}}},")
    return "\n".join([f"@{kind}{{{base}-{reference.number},", *lines, "}", ""])


def _dates(reference: Reference) -> list[str]:
    lines = []
    if found := _DAY.fullmatch(reference.published or ""):
        year, month, day = found.groups()
        lines.append(f"  year = {{{year}}},")
        if month and 1 <= int(month) <= len(_MONTHS):
            lines.append(f"  month = {_MONTHS[int(month) - 1]},")
        if day:
            lines.append(f"  day = {{{int(day)}}},")
    elif reference.published:
        lines.append(f"  year = {{{escaped(reference.published)}}},")
    if found := _DAY.fullmatch(reference.accessed or ""):
        lines.append(f"  urldate = {{{found[0]}}},")
    return lines
