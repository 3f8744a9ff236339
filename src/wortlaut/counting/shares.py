"""Read what says a share or an amount without a plain number: "die Hälfte", "half a million", "one in five"."""

from __future__ import annotations

import re

from wortlaut.counting.drafts import HUNDRED, SHARE_DIGITS, Draft, key
from wortlaut.counting.tables import Tables

WORD = re.compile(r"[\s\u00a0]?([^\W\d_][\w’'-]*)")


def special(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Read what says a share or an amount without a plain number: "die Hälfte", "half a million", "jeder Fünfte"."""
    if half := known.patterns["half_of_scale"].match(text, start):
        scale = known.scales[half["scale"].lower()]
        return Draft(start, half.end(), scale / 2, scale=scale, telling=True)
    if share := known.share.match(text, start):
        return Draft(start, _share_end(share), known.shares[key(share["word"])], unit="share")
    if known.every and word.lower() in ("jeder", "jede", "jedes", "jedem", "jeden"):
        following = WORD.match(text, start + len(word))
        part = known.every.get(following[1].lower().removesuffix("n")) if following else None
        if following and part:
            return Draft(start, following.end(), (HUNDRED / part).quantize(SHARE_DIGITS), unit="share")
    lowered = word.lower()
    if lowered in known.articles or lowered in known.words:
        return _fraction(text, start, word, known)
    return None


def _share_end(share: re.Match[str]) -> int:
    """Leave the article or preposition behind "half" outside the span."""
    first, *rest = share["word"].split()
    return share.end() if not rest or rest[-1][:1].isupper() else share.start() + len(first)


def _fraction(text: str, start: int, word: str, known: Tables) -> Draft | None:
    match = known.fraction.match(text, start + len(word))
    count = known.words.get(word.lower(), 1 if word.lower() in known.articles else None)
    if match is None or not count or text[start - 1 : start] == "-":
        return None
    parts = known.fractions[match["word"].lower()]
    if count >= parts or (count == 1 and not known.patterns["fraction_follow"].match(text, match.end())):
        return None
    return Draft(start, match.end(), (HUNDRED * count / parts).quantize(SHARE_DIGITS), unit="share")
