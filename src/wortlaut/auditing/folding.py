"""A text as readers mean it, with the way back: entities, ligatures, decomposed letters, soft and line-end hyphens."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
MARKS = '"“”„‟‘’‚‛«»‹›「」『』`´'
"""Every quotation mark or apostrophe that a note or a document may print."""

_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});"
_COMPOSED = r"[^\W\d_][\u0300-\u036f]+"
_PRESENTATION = r"[\ufb00-\ufb06\uff01-\uff5e]"
_LINE_HYPHEN = r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_])"
_SPECIAL = re.compile(f"({_ENTITY})|({_LINE_HYPHEN})|({_COMPOSED})|({_PRESENTATION})|([{INVISIBLE}])")
_TRACE = re.compile(rf"[&{INVISIBLE}\u0300-\u036f\ufb00-\ufb06\uff01-\uff5e]|[-\u2010][ \t]*\r?\n")
"""What every fold needs: most texts have nothing of it, and pass at once."""

LINE_HYPHEN = "\u0001"
"""Stands where a hyphen ends a line: it may belong to the word or to the typesetter."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``back`` leads from its offsets to those of the text as it was."""

    text: str
    anchors: tuple[int, ...] = (0,)  # offsets in the folded text where the distance changes
    sources: tuple[int, ...] = (0,)  # and the offsets of the original there

    def back(self, offset: int, /) -> int:
        """Return the offset in the original text; inside a folded character it is that character's start."""
        place = bisect_right(self.anchors, offset) - 1
        following = self.sources[place + 1] if place + 1 < len(self.sources) else None
        found = self.sources[place] + offset - self.anchors[place]
        return found if following is None else max(self.sources[place], min(found, following - 1))


def fold(text: str, /) -> Folded:
    """Return the text with every listed fold applied; the same number of letters is never promised, the way back is."""
    if not _TRACE.search(text):
        return Folded(text)
    parts: list[str] = []
    anchors, sources = [0], [0]
    length = position = 0
    for match in _SPECIAL.finditer(text):
        replacement = _replacement(match)
        if replacement == match.group():
            continue
        before = text[position : match.start()]
        parts += (before, replacement)
        length += len(before)
        anchors.append(length)
        sources.append(match.start())
        length += len(replacement)
        position = match.end()
        anchors.append(length)
        sources.append(position)
    return Folded("".join((*parts, text[position:])), tuple(anchors), tuple(sources)) if parts else Folded(text)


def _replacement(match: re.Match[str]) -> str:
    entity, hyphen, composed, presentation, _ = match.groups()
    if entity:
        return html.unescape(entity)
    if hyphen:
        return LINE_HYPHEN
    if composed:
        return unicodedata.normalize("NFC", composed)
    return unicodedata.normalize("NFKC", presentation) if presentation else ""
