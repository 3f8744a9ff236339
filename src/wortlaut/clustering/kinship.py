"""How surely two wordings of one person report one utterance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from wortlaut.clustering.wording import Wording

# Days between two reports. The news of a remark runs for about four days; after a month a paper that takes it
# up again quotes it in full; and someone who campaigns says almost the same thing every week.
NEWS_DAYS, MONTH_DAYS = 4, 35
TIME_ZONE_DAYS = 1  # Tuesday evening here is Wednesday there

# Shared weight over the weight of the shorter wording, by how far apart the reports are.
SHARE_NEAR, SHARE_MONTH, SHARE_FAR, SHARE_CLASHING = 0.6, 0.75, 0.85, 0.95
# Shared weight in nats: two rare words are no proof, three to four are.
PROOF_NEAR, PROOF_MONTH, PROOF_FAR, PROOF_CLASHING = 12.0, 20.0, 28.0, 40.0
SAME_WORDS = 4  # a wording this long that recurs word for word within the news is one utterance


@dataclass(frozen=True, slots=True)
class Demand:
    """What two wordings must share to be one utterance."""

    share: float
    proof: float


_NEAR = Demand(SHARE_NEAR, PROOF_NEAR)
_MONTH = Demand(SHARE_MONTH, PROOF_MONTH)
_FAR = Demand(SHARE_FAR, PROOF_FAR)
_CLASHING = Demand(SHARE_CLASHING, PROOF_CLASHING)


BACKGROUND = 500  # wordings imagined beside the given ones, so that a word is rare even in a library of two quotations


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each stem tells: the fewer wordings hold it, the more."""

    counts: Mapping[str, int]
    total: int

    def of(self, stem: str, /) -> float:
        """Return the weight of one stem in nats."""
        return self.of_count(self.counts.get(stem, 0))

    def of_count(self, count: int, /) -> float:
        """Return the weight of a stem that stands in so many wordings."""
        return log((self.total + BACKGROUND) / (count + 0.5))

    def sum(self, stems: Iterable[str], /) -> float:
        """Return the weight of several stems, added in sorted order so that the last digit never wavers."""
        return sum(self.of(stem) for stem in sorted(stems))


def weigh(wordings: Iterable[Wording], /) -> Weights:
    """Count in how many wordings each stem stands."""
    counts: Counter[str] = Counter()
    total = 0
    for wording in wordings:
        counts.update(wording.bag)
        total += 1
    return Weights(counts, total)


def kinship(one: Wording, other: Wording, weights: Weights, /) -> float:
    """Return how surely the two report one utterance, 0 where they may not; only within one language."""
    demand = _demand(one, other)
    if demand is None or one.quotation.negated != other.quotation.negated:
        return 0.0
    if demand in (_NEAR, _MONTH) and one.words == other.words and len(one.words) >= SAME_WORDS:
        return 1.0
    shared = one.bag & other.bag
    if len(shared) < 2:
        return 0.0
    proof = weights.sum(shared)
    share = proof / min(weights.sum(one.bag), weights.sum(other.bag))
    share *= _order(one, other, len(shared))
    return share if share >= demand.share and proof >= demand.proof else 0.0


def compatible(one: Wording, other: Wording, /) -> bool:
    """Tell whether time and occasion leave it possible that the two report one utterance."""
    return _demand(one, other) is not None


def _order(one: Wording, other: Wording, shared: int) -> float:
    """How far the shared words come in the same order: 1 all of them, never below a half (a paraphrase turns words)."""
    from rapidfuzz.distance import LCSseq

    return 0.5 + 0.5 * min(1.0, LCSseq.similarity(one.stems, other.stems) / shared)


def _demand(one: Wording, other: Wording) -> Demand | None:
    """How alike the two must be, given their times and occasions; None where no likeness can make them one."""
    gap, clash = days_between(one, other)
    elsewhere = one.occasion is not None and other.occasion is not None and one.occasion != other.occasion
    if clash:
        return None if elsewhere or gap > MONTH_DAYS else _CLASHING
    if one.quotation.document == other.quotation.document:
        return _NEAR
    if elsewhere or gap > MONTH_DAYS:
        return _FAR
    return _NEAR if gap <= NEWS_DAYS else _MONTH


def days_between(one: Wording, other: Wording, /) -> tuple[int, bool]:
    """Return the days between the two, and whether their own texts say that they are two events."""
    if one.event and other.event:
        gap = one.event.gap(other.event)
        return gap, gap > TIME_ZONE_DAYS
    for event, published in ((one.event, other.published), (other.event, one.published)):
        if event and published:
            return event.gap(published), published.last < event.first - TIME_ZONE_DAYS
    if one.published and other.published:
        return one.published.gap(other.published), False
    return NEWS_DAYS + 1, False  # nothing known: as if some days lay between
