"""How surely two wordings of one person report one utterance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, log

from wortlaut.clustering.wording import Wording
from wortlaut.clustering.words import measures

# Days between two reports. The news of a remark runs for about a week; after a month a paper that takes it
# up again quotes it in full; and someone who campaigns says almost the same thing every week.
NEWS_DAYS, MONTH_DAYS = 7, 35
TIME_ZONE_DAYS = 1  # Tuesday evening here is Wednesday there

# Shared weight over the weight of the shorter wording, by how far apart the reports are.
SHARE_NEAR, SHARE_MONTH, SHARE_FAR, SHARE_CLASHING = 0.6, 0.75, 0.85, 0.95
# Shared weight in nats: two rare words are no proof, three to four are.
PROOF_NEAR, PROOF_MONTH, PROOF_FAR, PROOF_CLASHING = 12.0, 20.0, 28.0, 28.0
FEWEST_SHARED = 2
# Where not the words in marks are alike but the telling of them: read on 76 clusters of polnear, two names and a verb
# were wrong in 13 of 15 cases; three stems that are no names, much of the longer telling, within the same news.
FEWEST_TOLD, TOLD_SHARE = 3, 0.4
MARKED_SHARE = 0.5  # of what is alike must stand in marks in both, to count as alike words and not alike tellings
# Enough, in place of the two above, where a sum or rate is the same; "1,237 delegates" is a number of the whole season.
SHARE_FIGURE, TOLD_SHARE_FIGURE = 0.45, 0.28
PROOF_FRAGMENT = 6.0  # nats: one rare word
PROOF_REPEATED = 10.0  # nats of a telling that two documents of one day print alike: two rare words
TELLING_DIGITS, BESIDE_FIGURE = 2, 1  # digits of a figure that tells alone; other stems that may stand beside it
YEARS = ("18", "19", "20", "21")
PASSAGE_SHARE = (
    0.9  # of what is alike; a telling is held against the sentence that it tells, not against the whole turn
)
SLIP_SHARE, SLIP_WORDS = 0.8, 5  # words in marks this alike are one remark even when one of them lost a "not"
NEGATION_BEFORE = 3  # words before the shared ones in which a "not" is theirs
NEGATION_AFTER = {"de": 5}  # and after them: German puts it last
SAME_TELLING = 0.75  # share of the longer telling after which it is the same sentence taken up again
SAME_WORDS_FAR = 9  # in a row, whenever it was: nobody says the same nine words twice without meaning to be quoted
SAME_WORDS = 4  # a wording this long that recurs word for word within the month is one utterance


@dataclass(frozen=True, slots=True)
class Demand:
    """What two wordings must share to be one utterance."""

    share: float
    proof: float


_NEAR = Demand(SHARE_NEAR, PROOF_NEAR)
_MONTH = Demand(SHARE_MONTH, PROOF_MONTH)
_FAR = Demand(SHARE_FAR, PROOF_FAR)
_CLASHING = Demand(SHARE_CLASHING, PROOF_CLASHING)


BACKGROUND = 1200  # wordings imagined beside the given ones, so that a word is rare even in a library of two quotations


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each stem tells, in nats: the fewer wordings hold it, the more."""

    known: Mapping[str, float]
    unseen: float
    masses: dict[str, float] = field(
        default_factory=dict, repr=False, compare=False
    )  # by Wording.id, as they are asked

    def of(self, stem: str, /) -> float:
        """Return the weight of one stem in nats."""
        return self.known.get(stem, self.unseen)

    def sum(self, stems: Iterable[str], /) -> float:
        """Return the weight of several stems, the same to the last digit in whatever order."""
        return fsum([self.known.get(stem, self.unseen) for stem in stems])

    def mass(self, wording: Wording, /) -> float:
        """Return the weight of all the wording's stems."""
        if (found := self.masses.get(wording.id)) is None:
            found = self.masses[wording.id] = self.sum(wording.bag)
        return found


def weigh(wordings: Iterable[Wording], /) -> Weights:
    """Count in how many wordings each stem stands."""
    counts: Counter[str] = Counter()
    total = BACKGROUND
    for wording in wordings:
        counts.update(wording.bag)
        total += 1
    known = {stem: log(total / (count + 0.5)) for stem, count in counts.items()}
    return Weights(known, log(total / 0.5))


def kinship(one: Wording, other: Wording, weights: Weights, /) -> float:
    """Return how surely the two report one utterance, 0 where they may not; only within one language."""
    demand = _demand(one, other)
    if demand is None or one.quotation.negated != other.quotation.negated:
        return 0.0
    if _holds(one, other, demand) or _fragment(one, other, weights) or _same_figure(one, other):
        return 1.0
    shared = one.bag & other.bag
    if len(shared) < FEWEST_SHARED:
        return 0.0
    proof = weights.sum(shared)
    masses = sorted((weights.mass(one), weights.mass(other)))
    share = proof / masses[0] * _order(one, other, len(shared))
    if proof < demand.proof or _contrary(one, other, share):
        return 0.0
    marked = weights.sum(one.marked & other.marked)
    if marked >= demand.proof and marked >= MARKED_SHARE * proof:
        return share if share >= demand.share else 0.0
    plain = _plain(one, other)
    longer = max((one, other), key=lambda wording: (weights.mass(wording), wording.id))
    if plain < FEWEST_TOLD:
        return 0.0
    return share if _told(demand, shared, one.lang, share, proof / _passage(longer, shared, weights)) else 0.0


def _told(demand: Demand, shared: Iterable[str], lang: str, /, share: float, of_longer: float) -> bool:
    """Tell whether two tellings are alike enough: of the same news, or the same sentence within the month."""
    if demand is _MONTH:
        return of_longer >= SAME_TELLING
    if _same_sum(shared, lang):
        return demand is _NEAR and of_longer >= TOLD_SHARE_FIGURE and share >= SHARE_FIGURE
    return demand is _NEAR and of_longer >= TOLD_SHARE and share >= demand.share


def _passage(longer: Wording, shared: frozenset[str], weights: Weights) -> float:
    """Weight of the sentence that holds nearly all that is shared; of the whole wording where none does."""
    best = max(longer.sentences, key=lambda held: (weights.sum(held & shared), -weights.sum(held)), default=longer.bag)
    whole = weights.sum(best & shared) >= PASSAGE_SHARE * weights.sum(shared)
    return weights.sum(best if whole else longer.bag)


def _same_sum(shared: Iterable[str], lang: str) -> bool:
    """Tell whether a number is shared and a word beside it for money, millions or percent."""
    stems = frozenset(shared)
    return any(stem[0].isdigit() for stem in stems) and bool(stems & measures(lang))


def _holds(one: Wording, other: Wording, demand: Demand) -> bool:
    """Tell whether the longer has all words of the shorter in a row; a phrase the outlet may own needs more of them."""
    shorter, longer = sorted((one, other), key=lambda wording: (len(wording.words), wording.id))
    late = demand not in (_NEAR, _MONTH)
    if late and not (shorter.quotation.verbatim and longer.marked):
        return False
    if len(shorter.words) < (SAME_WORDS_FAR if late else SAME_WORDS) or len(shorter.bag) < (
        1 if _all_marked(shorter) else FEWEST_TOLD
    ):
        return False
    return f" {' '.join(shorter.words)} " in f" {' '.join(longer.words)} "


def _fragment(one: Wording, other: Wording, weights: Weights) -> bool:
    """Tell whether another document holds, of the same day, the telling scrap of two or three words that one prints."""
    if one.quotation.document == other.quotation.document:
        return False
    shorter, longer = sorted((one, other), key=lambda wording: (len(wording.words), wording.id))
    if days_between(one, other)[0] > TIME_ZONE_DAYS:
        return False
    if one.words == other.words:
        return weights.sum(one.bag) >= PROOF_REPEATED
    if not 2 <= len(shorter.words) < SAME_WORDS or not _all_marked(shorter) or not shorter.bag <= longer.marked:
        return False
    if weights.sum(shorter.bag) < PROOF_FRAGMENT:
        return False
    return f" {' '.join(shorter.words)} " in f" {' '.join(longer.words)} "


def _all_marked(wording: Wording) -> bool:
    """Tell whether it prints nothing but words in marks, whatever the report around them is called."""
    return wording.quotation.verbatim or (bool(wording.bag) and wording.bag <= wording.marked)


def _same_figure(one: Wording, other: Wording) -> bool:
    """Tell whether of one day each gives the same telling figure, and one of them next to nothing else."""
    figures = {stem for stem in one.bag & other.bag if _telling_figure(stem)}
    if not figures or days_between(one, other)[0] > TIME_ZONE_DAYS:
        return False
    rest = min(len(wording.bag - figures - measures(wording.lang)) for wording in (one, other))
    return rest <= BESIDE_FIGURE and not any(
        stem[0].isdigit() for wording in (one, other) for stem in wording.bag - figures
    )


def _telling_figure(stem: str) -> bool:
    """Tell whether a number has so many digits that nobody gives it twice for two things; a year is none."""
    digits = "".join(sign for sign in stem if sign.isdigit())
    year = stem == digits and len(digits) == len("2000") and digits.startswith(YEARS)
    return len(digits.strip("0")) >= TELLING_DIGITS and not year


def compatible(one: Wording, other: Wording, /) -> bool:
    """Tell whether time and occasion leave it possible that the two report one utterance."""
    return _demand(one, other) is not None


def _contrary(one: Wording, other: Wording, share: float) -> bool:
    """Tell whether one denies what the other says; in words nearly the same a lost "not" is an outlet's slip."""
    if share >= SLIP_SHARE and len(one.marked & other.marked) >= SLIP_WORDS:
        return False
    shared = sorted(one.bag & other.bag)
    return _turned(one, shared) != _turned(other, shared)


def _turned(wording: Wording, shared: Sequence[str]) -> bool:
    """Tell whether an odd number of negations stands with the shared stems, in the sentences that hold them."""
    reach = [wording.places[stem] for stem in shared if stem in wording.places] if wording.negators else []
    if not reach:
        return False
    first, last = min(first for first, _ in reach), max(last for _, last in reach)
    begin = max(first - NEGATION_BEFORE, max((end for end in wording.ends if end <= first), default=0))
    end = min(last + NEGATION_AFTER.get(wording.lang, 0) + 1, min(end for end in wording.ends if end > last))
    return sum(begin <= place < end for place in wording.negators) % 2 == 1


def _plain(one: Wording, other: Wording) -> int:
    """Count the shared stems that name nobody and measure nothing; a figure tells as much as two."""
    plain = (one.bag & other.bag) - one.names - other.names - measures(one.lang)
    return sum(2 if stem[0].isdigit() else 1 for stem in plain)


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
    if gap > MONTH_DAYS:
        return _FAR
    return _NEAR if gap <= NEWS_DAYS and not elsewhere else _MONTH


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
