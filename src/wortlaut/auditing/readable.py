"""The words a reader sees of a stretch of Markdown: no escapes, emphasis, links or reference marks."""

from __future__ import annotations

import re

_REFERENCE = re.compile(
    r"\[\^[^\]\s]{1,40}\]|\[\\?\[\d{1,4}\\?\]\]\([^()\s]{0,400}\)|\[\d{1,4}\](?:\([^()\s]{0,400}\))?"
)
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,400}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def readable(raw: str, /) -> str:
    """Return the words without their markup; entities stay, the comparison folds them."""
    text = _LINK.sub(r"\1", _REFERENCE.sub("", raw))
    return " ".join(_ESCAPE.sub(r"\1", _EMPHASIS.sub("", _TAG.sub("", text))).split())
