"""Markdown for Jekyll: a post with front matter, in which no source can write Liquid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.markdown import Dialect, body, exact, front_matter, front_of
from wortlaut.records import Document, Note

KRAMDOWN = Dialect(
    words=exact,
    mark="[[{number}]](#ref-{number})",
    entry='{number}. <a id="ref-{number}"></a>{reference}',
    title=3,
)


@dataclass(frozen=True, slots=True)
class JekyllPublisher:
    """Prints a post: front matter, sections, numbered references with anchors."""

    name: str = "jekyll"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the post under the name that Jekyll asks for: date, subject, language."""
        text = f"{front_matter(front_of(note, documents))}\n\n{body(note, documents, KRAMDOWN)}"
        return {f"{stem(note)}.md": text.encode("utf-8", "replace")}
