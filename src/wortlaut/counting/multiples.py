"""Read a multiple that no number says: "twice as many", "doubled", "beim Doppelten", "half as much again"."""

from __future__ import annotations

from wortlaut.counting.drafts import Draft
from wortlaut.counting.tables import Tables


def multiple(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Return how many times something is there; a word that is also a thing's ("a double room") needs "the" behind."""
    if again := known.patterns["half_again"].match(text, start):
        return Draft(start, again.end(), known.multiples["half again"], unit="times", telling=True)
    value = known.multiples.get(word.lower())
    end = start + len(word)
    if value is None or known.patterns["no_multiple"].match(text, start):
        return None
    return Draft(start, end, value, unit="times", telling=True)
