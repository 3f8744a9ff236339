"""Groups of one person in two languages that report one utterance: joined by figures, names and cognates, strictly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.clustering.grouping import Group
from wortlaut.clustering.kinship import NEWS_DAYS, Weights, days_between
from wortlaut.clustering.wording import Wording
from wortlaut.records import Figure

Figures = Callable[[str, str], Sequence[Figure]]

PREFIX = 5  # letters that two languages' forms of one word or name share: "infrastructure", "Infrastruktur"
PROOF_SAME_DAY, PROOF_UNDATED = 12.0, 18.0  # nats of shared anchors; three rare names or figures, or five
PROOF_WITHOUT_FIGURE = 20.0  # where no figure is shared, cognates alone must say more
LONGER = 2.5  # a translation is at most this many times as long as its original, in characters of both
LIKENESS = 0.3  # two groups of one language that a third translates must share this much of the shorter one
LONGEST_POSTING = 40  # an anchor in more groups than this leads nowhere
_NUMBER = re.compile(r"\d")
_SPELLINGS = str.maketrans({"c": "k", "z": "k", "y": "i", "w": "v"})  # technology, Technologie; centre, Zentrum


@dataclass(frozen=True, slots=True)
class _Side:
    group: Group
    figures: frozenset[str]
    words: frozenset[str]

    @property
    def anchors(self) -> frozenset[str]:
        return self.figures | self.words


def join(
    groups: Sequence[Group], weights: Mapping[str, Weights], figures: Figures | None = None, /
) -> list[list[Group]]:
    """Return the groups of one person, those of one utterance in several languages together."""
    sides = [_side(group, figures) for group in groups]
    pairs = _pairs(sides)
    scored = [(_score(sides[one], sides[two], weights), one, two) for one, two in pairs]
    leader = list(range(len(groups)))
    bundles: dict[int, list[int]] = {number: [number] for number in leader}
    for score, one, two in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        home, guest = leader[one], leader[two]
        if score <= 0 or home == guest or not _agree(bundles[home], bundles[guest], groups, weights):
            continue
        bundles[home] += bundles.pop(guest)
        for number in bundles[home]:
            leader[number] = home
    return [[groups[number] for number in bundle] for bundle in bundles.values()]


def _side(group: Group, figures: Figures | None) -> _Side:
    text, lang = group.core.text, group.core.lang
    if figures is None:
        numbers = {f"#{word.replace(',', '.')}" for word in group.core.words if _NUMBER.search(word)}
    else:
        numbers = {f"#{figure.value.normalize()}:{figure.currency or figure.unit}" for figure in figures(text, lang)}
    words = {
        stem.translate(_SPELLINGS)[:PREFIX]
        for stem in group.core.bag
        if len(stem) >= PREFIX and not _NUMBER.search(stem)
    }
    return _Side(group, frozenset(numbers), frozenset(words))


def _pairs(sides: Sequence[_Side]) -> list[tuple[int, int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        for anchor in sorted(side.anchors):
            postings[anchor].append(number)
    pairs = {
        (one, two)
        for numbers in postings.values()
        if len(numbers) <= LONGEST_POSTING
        for at, one in enumerate(numbers)
        for two in numbers[at + 1 :]
        if sides[one].group.core.lang != sides[two].group.core.lang
    }
    return sorted(pairs)


def _score(one: _Side, two: _Side, weights: Mapping[str, Weights]) -> float:
    """Nats of shared anchors, 0 where length, time or figures speak against it."""
    lengths = sorted((len(one.group.core.text), len(two.group.core.text)))
    if lengths[1] > LONGER * lengths[0]:
        return 0.0
    gap, clash = days_between(one.group.core, two.group.core)
    if clash or (gap > NEWS_DAYS + 1 and not _same_occasion(one.group.core, two.group.core)):
        return 0.0
    shared = one.figures & two.figures
    if min(len(one.figures), len(two.figures)) > 2 * len(shared):
        return 0.0
    cognates = one.words & two.words
    proof = (len(shared) + len(cognates)) * _nats(weights, one.group.core, two.group.core)
    wanted = PROOF_SAME_DAY if gap <= NEWS_DAYS else PROOF_UNDATED
    return proof if proof >= (wanted if shared else PROOF_WITHOUT_FIGURE) else 0.0


def _nats(weights: Mapping[str, Weights], one: Wording, two: Wording) -> float:
    """What a shared anchor is worth: the weight of a word that stands in five wordings of the smaller language."""
    return min(weights[wording.lang].of_count(5) for wording in (one, two))


def _same_occasion(one: Wording, two: Wording) -> bool:
    return one.occasion is not None and one.occasion == two.occasion


def _agree(home: Sequence[int], guest: Sequence[int], groups: Sequence[Group], weights: Mapping[str, Weights]) -> bool:
    """Tell whether no times forbid the union and groups of one language in it are alike."""
    for one in (groups[number] for number in home):
        for two in (groups[number] for number in guest):
            if not all(one.admits(wording) for wording in two.times.values()):
                return False
            if one.core.lang == two.core.lang and _likeness(one.core, two.core, weights[one.core.lang]) < LIKENESS:
                return False
    return True


def _likeness(one: Wording, two: Wording, weights: Weights) -> float:
    smaller = min(weights.sum(one.bag), weights.sum(two.bag))
    return weights.sum(one.bag & two.bag) / smaller if smaller else 0.0
