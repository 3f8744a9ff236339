"""Lines of a page that stand inside a sentence and are no part of it: page numbers, running heads."""

from __future__ import annotations

from functools import cache

from wortlaut.auditing.lexicon import lexicon
from wortlaut.auditing.tokens import Text
from wortlaut.languages.base import known

LONGEST_LINE = 80  # letters of a running head
MOST_LINES = 6
MOST_WORDS = 12  # of a line with a page number


def is_furniture(text: Text, first: int, last: int, /) -> bool:
    """Tell whether the words from first up to last fill whole lines that look like a page's head or foot.

    Lines that stand alone between blank ones in the middle of a sentence need not look like anything.
    """
    before, after = text.between(first - 1, first), text.between(last - 1, last)
    if "\n" not in before or "\n" not in after:
        return False
    inside = text.raw[text.words[first].start : text.words[last - 1].end]
    lines = [line.strip() for line in inside.splitlines() if line.strip()]
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        return False
    if _interrupts(text, before, inside, after, last):
        return True
    return any(map(_is_page_line, lines)) and all(
        _is_page_line(line) or not line.endswith((".", "!", "?", ",")) for line in lines
    )


def _interrupts(text: Text, before: str, inside: str, after: str, last: int) -> bool:
    """Tell whether blank lines set the words off and a sentence runs on around them."""
    alone = before.count("\n") > 1 and after.count("\n") > 1 and not any(mark in inside for mark in '“”„«»"')
    runs_on = last < len(text.words) and text.raw[text.words[last].start].islower()
    return alone and runs_on and not any(end in before for end in ".!?") and not any(end in after for end in "!?")


def _is_page_line(line: str) -> bool:
    words = line.lower().replace(".", " ").replace("|", " ").split()
    if not any(any(map(str.isdigit, word)) for word in words):
        return line.isupper() and len(words) > 1
    return len(words) <= MOST_WORDS and (len(words) == 1 or any(word in _page_words() for word in words))


@cache
def _page_words() -> frozenset[str]:
    """Return the words of page numbers in every known language: a German page may quote English."""
    return frozenset(word for code in known() for word in lexicon(code).page_words)
