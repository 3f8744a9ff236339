"""Text fragments (WICG, https://wicg.github.io/scroll-to-text-fragment/): a link that opens a page at a passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from wortlaut.records.text import Span

WHOLE = 10  # words of a passage that a fragment names whole; a longer one by its two ends
START, END = 6, 4
CONTEXT = (3, 6, 12)  # words before and behind that are tried, one after the other, until the passage is the only one
_WORD = re.compile(r"\S+")


def fragment_link(url: str, text: str, span: Span, /) -> str:
    """Return the address with a directive that finds this passage in the text, and no other as far as context helps.

    A browser matches whole words inside one block, so a passage ends with its first paragraph; words that stand in
    several places get as many words before and behind as it takes.
    """
    passage = span.of(text)
    lead = len(passage) - len(passage.lstrip())
    first = passage.strip().split("\n", 1)[0].rstrip()
    if not first:
        return url
    start = span.start + lead
    begin, end = _whole_words(text, start, start + len(first))
    directive = _directive(text, begin, end)
    address = url.split(":~:", 1)[0]
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Let half words at the ends be whole: a browser finds no part of a word."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _directive(text: str, start: int, end: int) -> str:
    words = [(match.start() + start, match.end() + start) for match in _WORD.finditer(text[start:end])]
    cuts = [(words[0][0], words[-1][1])]
    if len(words) > WHOLE:
        cuts = [(words[0][0], words[START - 1][1]), (words[-END][0], words[-1][1])]
    named = ",".join(_encoded(" ".join(text[left:right].split())) for left, right in cuts)
    flat = _flat(text)
    if _stands_once(flat, [text[left:right] for left, right in cuts]):
        return named
    before = [match.start() for match in _WORD.finditer(text, text.rfind("\n", 0, start) + 1, start)]
    stop = text.find("\n", end)
    behind = [match.end() for match in _WORD.finditer(text, end, len(text) if stop < 0 else stop)]
    left, right = start, end
    for count in CONTEXT:
        left = min([start, *before[-count:]])
        right = max([end, *behind[:count]])
        if _stands_once(flat, [text[one:other] for one, other in _edges(cuts, left, right)]):
            break
    prefix, suffix = text[left:start].split(), text[end:right].split()
    shown = f"{_encoded(' '.join(prefix))}-,{named}" if prefix else named
    return f"{shown},-{_encoded(' '.join(suffix))}" if suffix else shown


def _edges(cuts: Sequence[tuple[int, int]], left: int, right: int) -> list[tuple[int, int]]:
    """Return the parts with what stands before the first and behind the last."""
    places = [place for cut in cuts for place in cut]
    places[0], places[-1] = left, right
    return list(zip(places[::2], places[1::2], strict=True))


def _stands_once(flat: str, parts: Sequence[str]) -> bool:
    """Tell whether the parts stand in the text in this order only once, as a browser would find them."""
    sought = [_flat(part) for part in parts]
    position = -1
    for _ in range(2):
        position = flat.find(sought[0], position + 1)
        at = position + len(sought[0])
        if position < 0:
            return True
        for part in sought[1:]:
            found = flat.find(part, at)
            if found < 0:
                return True  # nor behind any later beginning
            at = found + len(part)
    return False


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encoded(words: str) -> str:
    """Percent-encode what has a meaning in a text fragment; "-" too, which quote() leaves alone."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
