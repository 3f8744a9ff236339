"""An article to learn from: a text, where its paragraphs and sentences begin, and its gold quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wortlaut.models.windows import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document of a corpus."""

    id: str
    lang: str
    text: str
    paragraphs: Sequence[Paragraph]
    quotes: Sequence[Mapping[str, Any]]  # corpus format
