"""Groups of one person in two languages that report one utterance: joined strictly, and without a model.

What both must share are anchors: figures, names and cognates, and common words whose meaning in
another one a language's table gives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.clustering.grouping import Group
from wortlaut.clustering.kinship import MONTH_DAYS, NEWS_DAYS, TIME_ZONE_DAYS, Weights, days_between
from wortlaut.clustering.wording import Wording
from wortlaut.clustering.words import measures, stem, tokens
from wortlaut.languages.base import known, language
from wortlaut.records import Figure

Figures = Callable[[str, str], Sequence[Figure]]

PREFIX = 5  # letters that two languages' forms of one word or name share: "infrastructure", "Infrastruktur"
# Nats of shared anchors: about three rare ones, where a figure is among them or the reports are of the same news.
PROOF_NEWS, PROOF_LATER = 12.0, 18.0
PROOF_BOTH, SHARE_BOTH = 10.0, 0.55  # two rare ones where they are most of both wordings, of one day
# Share of the weight of the lighter wording: with a figure among them, without one, and later than the news.
SHARE_FIGURE, SHARE_WORDS, SHARE_LATER = 0.3, 0.45, 0.6
FIGURE_NATS = 6.0  # a figure of two digits or more: as rare as a word that one wording in four hundred holds
FEWEST_ANCHORS, FEWEST_WORDS = 2, 3  # the second where there is no figure and both wordings say more
LONGER = 2.5  # a translation is at most this many times as long as its original, in characters of both,
SHARE_PART = 0.85  # unless one language prints only a part, of which this share stands in the other
SHARE_HALVES = 0.6  # a wording covered so far may be one half of what another language prints whole
LIKENESS = 0.3  # else two groups of one language that a third translates must share this much of the shorter one
LONGEST_POSTING = 40  # an anchor in more groups than this leads nowhere
COUNTED = "item"
_NUMBER = re.compile(r"\d")
COMPOUNDS, LINKS, SHORTEST_PART = frozenset({"de"}), ("", "s", "n", "en", "es", "e"), 3
ENTRY = "en"  # the language that names the entries of the tables
_PARTICIPLES = {"de": "ge"}
_SPELLINGS = str.maketrans({"c": "k", "z": "k", "y": "i", "w": "v"})  # technology, Technologie; centre, Zentrum


@dataclass(frozen=True, slots=True)
class _Side:
    group: Group
    figures: Mapping[str, float]  # anchor to weight
    words: Mapping[str, float]
    mass: float  # weight of all the wording's stems


def join(
    groups: Sequence[Group], weights: Mapping[str, Weights], figures: Figures | None = None, /
) -> list[list[Group]]:
    """Return the groups of one person, those of one utterance in several languages together."""
    sides = [_side(group, weights[group.core.lang], figures) for group in groups]
    pairs = _pairs(sides)
    scored = [(_score(sides[one], sides[two], weights), one, two) for one, two in pairs]
    leader = list(range(len(groups)))
    bundles: dict[int, list[int]] = {number: [number] for number in leader}
    for score, one, two in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        home, guest = leader[one], leader[two]
        if score <= 0 or home == guest:
            continue
        if not _agree(bundles[home], bundles[guest], groups, None if score >= SHARE_HALVES else weights):
            continue
        bundles[home] += bundles.pop(guest)
        for number in bundles[home]:
            leader[number] = home
    return [[groups[number] for number in bundle] for bundle in bundles.values()]


def _side(group: Group, weights: Weights, figures: Figures | None) -> _Side:
    core = group.core
    if figures is None:
        numbers = [f"#{word.replace(',', '.')}" for word in core.words if _NUMBER.search(word)]
    else:
        found = figures(core.text, core.lang)
        numbers = [f"#{figure.value.normalize()}:{figure.currency or _unit(figure)}" for figure in found]
    words: dict[str, float] = {}
    for root in sorted(core.bag - measures(core.lang)):  # "million" and "euro" say nothing beside the figure itself
        for anchor, part in _anchors(root, core.lang):
            words[anchor] = max(part * weights.of(root), words.get(anchor, 0.0))
    return _Side(group, dict.fromkeys(numbers, FIGURE_NATS), words, weights.mass(core))


def _unit(figure: Figure) -> str:
    """The unit, none for what is counted: "640 of 850 jobs" counts jobs twice, and only one of them is printed so."""
    return "" if figure.unit in (None, COUNTED) else figure.unit


def _anchors(root: str, lang: str) -> tuple[tuple[str, float], ...]:
    """What a stem may be met by in another language: what it means, whole or by its parts, or else how it begins."""
    if _NUMBER.search(root):
        return ()
    if not (whole := _meaning(root, lang)) and (parts := _parts(root, lang)):
        return tuple((anchor, 1 / len(parts)) for anchor in parts)
    return tuple((anchor, 1.0) for anchor in whole or _beginning(root))


def _beginning(root: str) -> tuple[str, ...]:
    beginning = root.translate(_SPELLINGS)[:PREFIX]
    return (beginning,) if len(root) >= PREFIX else ()


def _meaning(root: str, lang: str) -> tuple[str, ...]:
    """The first entry that holds the stem, or that of which it is a participle."""
    known_stems = _meanings(lang)
    participle = _PARTICIPLES.get(lang)
    bare = root[len(participle) :] if participle and root.startswith(participle) else root
    return known_stems.get(root) or known_stems.get(bare, ())


def _parts(root: str, lang: str) -> tuple[str, ...]:
    """What the two parts of a compound mean; of the first one its beginning may do."""
    if lang not in COMPOUNDS:
        return ()
    for cut in range(SHORTEST_PART, len(root) - SHORTEST_PART + 1):
        if last := _meaning(root[cut:], lang):
            head = root[:cut]
            first = next((found for link in LINKS if (found := _meaning(head.removesuffix(link), lang))), ())
            if first or cut >= PREFIX:
                return (*(first or _beginning(head))[:1], *last[:1])
    return ()


@cache
def _meanings(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Stems of the language to the entries of the tables that hold them."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, forms in _entries():
        for form in forms:
            parts = tokens(form)
            if len(parts) == 1:
                found[stem(parts[0], lang)].append(f"={stem(word, ENTRY)}")
    return {root: tuple(dict.fromkeys(entries)) for root, entries in found.items()}


def _entries() -> Iterator[tuple[str, Sequence[str]]]:
    """The rings of words of one meaning, whatever their language, each with a name."""
    for code in known():
        for word, others in sorted(language(code).own("themes").get("same", {}).items()):
            yield word, (word, *others)
        for into in sorted(language(code).own("meanings").values(), key=str):
            for words, others in sorted(into.items()):
                yield words.split()[0], (*words.split(), *others.split())


def _pairs(sides: Sequence[_Side]) -> list[tuple[int, int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        for anchor in sorted({*side.figures, *side.words}):
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
    """Share of the lighter wording that its anchors cover, 0 where length, time or figures speak against it."""
    gap, clash = days_between(one.group.core, two.group.core)
    if clash or gap > MONTH_DAYS:
        return 0.0
    figures = one.figures.keys() & two.figures.keys()
    if min(len(one.figures), len(two.figures)) > 2 * len(figures):
        return 0.0
    words = sorted(one.words.keys() & two.words.keys())
    proof = FIGURE_NATS * len(figures) + sum(min(one.words[word], two.words[word]) for word in words)
    news = gap <= NEWS_DAYS or _same_occasion(one.group.core, two.group.core)
    share, of_longer = (proof / max(1.0, mass(one.mass, two.mass)) for mass in (min, max))
    lengths = sorted((len(one.group.core.text), len(two.group.core.text)))
    if lengths[1] > LONGER * lengths[0] and share < SHARE_PART:
        return 0.0
    both = gap <= TIME_ZONE_DAYS and of_longer >= SHARE_BOTH
    enough = proof >= (PROOF_BOTH if both else PROOF_NEWS if news else PROOF_LATER)
    covered = share >= (SHARE_FIGURE if figures else SHARE_WORDS if news else SHARE_LATER)
    fewest = FEWEST_ANCHORS if both or figures or share >= SHARE_LATER else FEWEST_WORDS
    return share if enough and covered and len(figures) + len(words) >= fewest else 0.0


def _same_occasion(one: Wording, two: Wording) -> bool:
    return one.occasion is not None and one.occasion == two.occasion


def _agree(
    home: Sequence[int], guest: Sequence[int], groups: Sequence[Group], weights: Mapping[str, Weights] | None
) -> bool:
    """Tell whether no times forbid the union and, given weights, groups of one language in it are alike."""
    for one in (groups[number] for number in home):
        for two in (groups[number] for number in guest):
            if not all(one.admits(wording) for wording in two.times.values()):
                return False
            if (
                weights
                and one.core.lang == two.core.lang
                and _likeness(one.core, two.core, weights[one.core.lang]) < LIKENESS
            ):
                return False
    return True


def _likeness(one: Wording, two: Wording, weights: Weights) -> float:
    smaller = min(weights.mass(one), weights.mass(two))
    return weights.sum(one.bag & two.bag) / smaller if smaller else 0.0
