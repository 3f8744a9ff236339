"""How far found quotations agree with gold ones: the measures of the quotation corpora, micro-averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

STRIPPED = frozenset(" \t\n\r\"'“”„‚‘’«»‹›.,;:!?…–—-()[]")
"""Signs at the ends of a content that do not count."""
PARTNER = 0.5
"""Overlap from which a found quotation counts as the gold one when their speakers are compared."""
WHOLE = 0.8
"""Overlap from which it counts as found end to end."""

Quote = Mapping[str, Any]
Bounds = tuple[int, int]


class Tally:
    """Counts over documents; ``figures`` turns them into precision, recall and F1."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.overlap = 0.0
        self.types: dict[str, list[float]] = {}

    def add(self, text: str, gold: Sequence[Quote], found: Sequence[Quote], /) -> None:
        """Compare the quotations of one document, both in the corpus format."""
        wanted = _bounded(text, gold)
        given = _bounded(text, found)
        self.counts["gold"] += len(wanted)
        self.counts["found"] += len(given)
        self.counts["exact"] += (Counter(one for one, _ in wanted) & Counter(one for one, _ in given)).total()
        inside, claimed = _characters(wanted), _characters(given)
        self.counts["gold characters"] += len(inside)
        self.counts["found characters"] += len(claimed)
        self.counts["both characters"] += len(inside & claimed)
        partners = _partners([one for one, _ in wanted], [one for one, _ in given])
        for place, (_, quote) in enumerate(wanted):
            weight, other = partners.get(place, (0.0, -1))
            self._compare(quote, given[other][1] if other >= 0 else {}, weight)

    def _compare(self, quote: Quote, partner: Quote, weight: float) -> None:
        self.overlap += weight
        seen = self.types.setdefault(quote.get("type") or "unknown", [0, 0.0])
        seen[0] += 1
        seen[1] += weight
        right = True
        if quote.get("source") or quote.get("entity"):
            right = _same_speaker(quote, partner)
            self.counts["named"] += 1
            self.counts["named partner"] += weight >= PARTNER
            self.counts["right speaker"] += right and weight >= PARTNER
        self.counts["whole"] += weight >= WHOLE and right

    def figures(self) -> dict[str, Any]:
        """Return the measures by name, rounded to four places."""
        counts = self.counts
        gold, found = counts["gold"], counts["found"]
        named, partners = counts["named"], counts["named partner"]
        characters = (counts["found characters"], counts["gold characters"])
        return {
            "gold": gold,
            "pred": found,
            "content_exact": _rates(counts["exact"], found, gold),
            "content_overlap": _rates(self.overlap, found, gold),
            "content_chars": _rates(counts["both characters"], *characters),
            "speaker": round(counts["right speaker"] / named, 4) if named else None,
            "speaker_given": round(counts["right speaker"] / partners, 4) if partners else None,
            "end_to_end": _rates(counts["whole"], found, gold),
            "recall_by_type": {name: round(weight / size, 4) for name, (size, weight) in sorted(self.types.items())},
        }


def envelope(text: str, spans: Sequence[Sequence[int]], /) -> Bounds | None:
    """Return the outer bounds of the spans without marks and signs at the ends, None where nothing is left."""
    if not spans:
        return None
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    while start < end and text[start] in STRIPPED:
        start += 1
    while end > start and text[end - 1] in STRIPPED:
        end -= 1
    return (start, end) if start < end else None


def _bounded(text: str, quotes: Iterable[Quote]) -> list[tuple[Bounds, Quote]]:
    found = ((envelope(text, quote["content"]), quote) for quote in quotes)
    return [(bounds, quote) for bounds, quote in found if bounds is not None]


def _characters(quotes: Sequence[tuple[Bounds, Quote]]) -> set[int]:
    return {place for bounds, _ in quotes for place in range(*bounds)}


def _partners(gold: Sequence[Bounds], found: Sequence[Bounds]) -> dict[int, tuple[float, int]]:
    """Return for each gold quotation its overlap with its partner: one to one, the greatest overlap first."""
    pairs = sorted(
        (
            (_jaccard(one, other), place, rival)
            for place, one in enumerate(gold)
            for rival, other in enumerate(found)
            if one[0] < other[1] and other[0] < one[1]
        ),
        reverse=True,
    )
    partners: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for weight, place, rival in pairs:
        if place not in partners and rival not in taken:
            taken.add(rival)
            partners[place] = (weight, rival)
    return partners


def _jaccard(one: Bounds, other: Bounds) -> float:
    return (min(one[1], other[1]) - max(one[0], other[0])) / (max(one[1], other[1]) - min(one[0], other[0]))


def _same_speaker(gold: Quote, found: Quote) -> bool:
    ours, theirs = gold.get("source") or (), found.get("source") or ()
    overlap = any(start < until and begin < end for start, end in ours for begin, until in theirs)
    return overlap or (gold.get("entity") is not None and gold["entity"] == found.get("entity"))


def _rates(hits: float, found: int, gold: int) -> dict[str, float]:
    precision = hits / found if found else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
    }
