"""Which of two who share a surname is "the elder Roe", and which "the younger"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.resolving.cast import Cast
from wortlaut.resolving.lexicon import Lexicon

_YOUNG = 30  # years; a namesake called "the elder" beside one so young is the other


def elder_or_younger(cast: Cast, lexicon: Lexicon, namesakes: Sequence[int], word: str, /) -> int | None:
    """Return whom "elder" or "younger" means, by their ages or by who is whose son; None where neither tells."""
    elder = word in lexicon.grammar.elder
    if len(namesakes) != 2 or not (elder or word in lexicon.grammar.younger):
        return None
    one, other = namesakes
    older = _older(cast, lexicon, one, other)
    return None if older is None else older if elder else one if older == other else other


def _older(cast: Cast, lexicon: Lexicon, one: int, other: int) -> int | None:
    drafts = cast.drafts
    ages = drafts[one].ages, drafts[other].ages
    if all(len(told) == 1 for told in ages) and ages[0] != ages[1]:
        return one if max(ages[0]) > max(ages[1]) else other
    for relative, told in ((other, ages[0]), (one, ages[1])):
        if told and max(told) < _YOUNG:
            return relative  # "Adam Roe, 24": the elder Roe is the one whose age the text does not give
    for person, relative in ((one, other), (other, one)):
        if lexicon.juniors.intersection(drafts[person].offices):
            return relative
        if lexicon.elders.intersection(drafts[person].offices):
            return person
    return None
