"""Lines of a page that stand inside a sentence and are no part of it: page numbers, running heads."""

from __future__ import annotations

from wortlaut.auditing.lexicon import Lexicon
from wortlaut.auditing.tokens import Text

LONGEST_LINE = 80  # letters of a running head
MOST_LINES = 6


def is_furniture(text: Text, first: int, last: int, lexicon: Lexicon, /) -> bool:
    """Tell whether the words from first up to last fill whole lines that look like a page's head or foot."""
    before, after = text.between(first - 1, first), text.between(last - 1, last)
    if "\n" not in before or "\n" not in after:
        return False
    inside = text.raw[text.words[first].start : text.words[last - 1].end]
    lines = [line.strip() for line in inside.splitlines() if line.strip()]
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        return False
    return any(_is_page_line(line, lexicon) for line in lines) and all(
        _is_page_line(line, lexicon) or not line.endswith((".", "!", "?", ",")) for line in lines
    )


def _is_page_line(line: str, lexicon: Lexicon) -> bool:
    words = line.lower().replace(".", " ").replace("|", " ").split()
    if not any(any(map(str.isdigit, word)) for word in words):
        return line.isupper() and len(words) > 1
    return len(words) <= 12 and (len(words) == 1 or any(word in lexicon.page_words for word in words))
