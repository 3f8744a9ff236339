"""Markdown for Hugo: a page below ``content/``, references as footnotes, own keys below ``params``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wortlaut.publishing.files import MEDIA, slug, stem
from wortlaut.publishing.markdown import Dialect, body, exact, front_matter, front_of
from wortlaut.publishing.text import theme_of
from wortlaut.records import Document, Note

FOLDER = "content/notes"
_TAKEN = ("title", "date", "layout", "type", *MEDIA)  # keys of ours that Hugo reads in another way, or has itself


def plain(words: str, /) -> str:
    """Return words as Goldmark shows them letter by letter: no footnote of a source's, nothing struck by one tilde."""
    return exact(words).replace("[^", "\\[^").replace("~", "&#126;")


GOLDMARK = Dialect(
    words=plain,
    mark="[^{number}]",
    entry="[^{number}]: {reference}",
    between="\u202f",  # two small figures side by side would be one number
    uncited="- {reference}",
    level=2,
)
_MARKS = re.compile(r"(?<!\\)\[\^(\d+)\](?:–\[\^(\d+)\])?(?!:)")


@dataclass(frozen=True, slots=True)
class HugoPublisher:
    """Prints a page of the section "notes"; its front matter names picture and recording where they are written."""

    name: str = "hugo"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the page."""
        text = f"{front_matter(_front(note, documents))}\n\n{_unfolded(body(note, documents, GOLDMARK))}"
        return {f"{FOLDER}/{stem(note)}.md": text.encode("utf-8", "replace")}


def _unfolded(markdown: str) -> str:
    """Return the page with no range of footnotes before each in it was named: Goldmark would drop those between."""
    named: set[int] = set()

    def shown(found: re.Match[str]) -> str:
        numbers = range(int(found[1]), int(found[2] or found[1]) + 1)
        folded = named.issuperset(numbers)
        named.update(numbers)
        return found[0] if folded else GOLDMARK.between.join(GOLDMARK.mark.format(number=one) for one in numbers)

    return _MARKS.sub(shown, markdown)


def _front(note: Note, documents: Mapping[str, Document]) -> dict[str, Any]:
    front = front_of(note, documents)
    themes = (theme_of(section.heading) for section in note.sections if section.kind == "theme")
    files = {"image": ("images", f"{stem(note)}.card.png"), "audio": ("audio", f"{stem(note)}.wav")}
    return {
        "title": note.title,
        **_dated(front.get("date")),
        "draft": False,
        "slug": slug(note),
        "tags": [theme for theme in dict.fromkeys(themes) if theme],
        **{key: [file] for kind, (key, file) in files.items() if front.get(kind) is True},
        "params": {key: value for key, value in front.items() if key not in _TAKEN},
    }


def _dated(day: object) -> dict[str, str]:
    try:
        return {"date": date.fromisoformat(str(day)).isoformat()}
    except ValueError:
        return {}
