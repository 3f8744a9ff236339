"""Words of one statement that outlets print differently, or give to somebody else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wortlaut.languages.base import language
from wortlaut.languages.words import stem, stopword_stems
from wortlaut.records import Conflict, Quotation, Statement
from wortlaut.theming.sides import sided
from wortlaut.theming.sources import Sources
from wortlaut.theming.words import words

ANCHOR = 2  # words in a row that must agree before what follows can be called a change
MOST_CHANGES = 3  # places shown of one pair of wordings
MOST_PAIRS = 3  # conflicts of wording for one statement
LONGEST_CHANGE = 4  # words; a longer stretch that only one has was left out by the other, not changed
SAME_SENTENCE = 0.5  # share of the shorter wording that must align before a difference is a difference of words
RETOLD = 0.85  # two wordings in one language that align less than this, with another language between: told back
ELSEWHERE = 0.8  # share of words that a wording given to somebody else must have in common
FEWEST_ALIKE = 5  # telling words, below which two people may well say the same
FEWEST_SAME = (6, 3)  # words, telling words among them, of a sentence that stands in both without any change
_GAP = "qqgapqq"  # stands where an outlet marked that it put in or left out words; a letter word, so that it is kept
_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]|\((?:\.\.\.|…)\)|…|\.\.\.")


@dataclass(frozen=True, slots=True)
class _Told:
    quotation: Quotation
    lang: str
    printed: tuple[str, ...]
    folded: tuple[str, ...]


def wording_conflicts(statement: Statement, reports: Sequence[Quotation], sources: Sources, /) -> Iterator[Conflict]:
    """Yield a conflict for each wording in marks whose words differ from the best one's; a cut is no difference."""
    told = _distinct([_told(quotation, sources) for quotation in reports if quotation.verbatim])
    shown = 0
    for other in told[1:]:
        if other.lang != told[0].lang or shown == MOST_PAIRS:
            continue
        changed = _changes(told[0], other)
        if changed:
            shown += 1
            lost, gained = (" … ".join(filter(None, side)) for side in zip(*changed[:MOST_CHANGES], strict=True))
            values = [(told[0].quotation, lost), (other.quotation, gained)]
            yield sided("wording", statement, values, sources)


def hedge_conflicts(statement: Statement, reports: Sequence[Quotation], sources: Sources, /) -> Iterator[Conflict]:
    """Yield a conflict where one report softens words that another gives bare."""
    told = [_told(quotation, sources) for quotation in reports]
    for soft in told:
        for hedge, after in _hedges(soft):
            bare = next((one for one in told if one.lang == soft.lang and _lacks(one, hedge, after)), None)
            if bare is not None:
                yield sided("hedge", statement, [(soft.quotation, " ".join(hedge)), (bare.quotation, "")], sources)
                return


def back_translations(statement: Statement, reports: Sequence[Quotation], sources: Sources, /) -> Iterator[Conflict]:
    """Yield a conflict where words in marks came back through another language and are no longer the same."""
    told = [_told(quotation, sources) for quotation in reports if quotation.verbatim]
    for other in told[1:]:
        abroad = next((one for one in told if one.lang != other.lang and _before(one, other, sources)), None)
        if abroad and other.lang == told[0].lang and _aligned(told[0], other) < RETOLD:
            sides = [(one.quotation, one.lang) for one in (told[0], abroad, other)]
            yield sided("translation", statement, sides, sources)
            return


def _before(one: _Told, other: _Told, sources: Sources) -> bool:
    """Tell whether the first was printed no later than the other; nobody translates what is not there yet."""
    first, second = (sources.documents[told.quotation.document].published for told in (one, other))
    return first is not None and second is not None and first <= second


def other_speakers(
    statements: Sequence[Statement], others: Sequence[Statement], sources: Sources, /
) -> Iterator[Conflict]:
    """Yield a conflict for each statement whose words a source gives to somebody else."""
    foreign = [(statement, told) for statement in others for told in _all_told(statement, sources)]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (_, told) in enumerate(foreign):
        for word in sorted(_telling(told)):
            holders[word].append(number)
    for statement in statements:
        found = _same_elsewhere(_all_told(statement, sources), foreign, holders)
        for mine, number in found:
            other, theirs = foreign[number]
            yield Conflict(
                kind="speaker",
                statement=statement.id,
                evidence=(sources.evidence(mine.quotation, "wording"), sources.evidence(theirs.quotation, "wording")),
                values=(statement.person, other.person),
                statements=(statement.id, other.id),
            )


def _same_elsewhere(
    own: Sequence[_Told], foreign: Sequence[tuple[Statement, _Told]], holders: dict[str, list[int]]
) -> list[tuple[_Told, int]]:
    """The first match for each other person; a quotation that both were given by one passage is found as well."""
    found: dict[str, tuple[_Told, int]] = {}
    for mine in own:
        telling = _telling(mine)
        votes: dict[int, int] = defaultdict(int)
        shared = [word for word in telling if word in holders]
        for word in sorted(shared, key=lambda word: (len(holders[word]), word))[:FEWEST_ALIKE]:
            for number in holders[word]:
                votes[number] += 1
        for number in sorted(votes):
            statement, theirs = foreign[number]
            if votes[number] > 1 and statement.person not in found and _alike(mine, theirs):
                found[statement.person] = (mine, number)
    return [found[person] for person in sorted(found)]


def _alike(one: _Told, other: _Told) -> bool:
    shared = len(_telling(one) & _telling(other))
    if one.lang != other.lang:
        return False
    return _stands_in(one, other) or (
        shared >= FEWEST_ALIKE
        and shared >= ELSEWHERE * min(len(_telling(one)), len(_telling(other)))
        and _aligned(one, other) >= ELSEWHERE
    )


def _stands_in(one: _Told, other: _Told) -> bool:
    """Tell whether the shorter wording, a sentence of some length, stands in the longer one as it is."""
    shorter, longer = sorted((one, other), key=lambda told: len(told.folded))
    words_needed, telling_needed = FEWEST_SAME
    if len(shorter.folded) < words_needed or len(_telling(shorter)) < telling_needed:
        return False
    return f" {' '.join(shorter.folded)} " in f" {' '.join(longer.folded)} "


def _all_told(statement: Statement, sources: Sources) -> list[_Told]:
    return _distinct([_told(quotation, sources) for quotation in sources.reports(statement)])


def _telling(told: _Told) -> frozenset[str]:
    return frozenset(
        word for word in told.folded if word != _GAP and stem(word, told.lang) not in stopword_stems(told.lang)
    )


def _told(quotation: Quotation, sources: Sources) -> _Told:
    found = tuple(words(_BRACKETS.sub(f" {_GAP} ", sources.wording(quotation)), sources.lang(quotation)))
    printed, folded = (
        tuple(word.printed for word in found),
        tuple(word.printed.casefold().replace("’", "'") for word in found),
    )
    return _Told(quotation, sources.lang(quotation), printed, folded)


def _distinct(told: Sequence[_Told]) -> list[_Told]:
    return list({(one.lang, one.folded): one for one in reversed(told)}.values())[::-1]


def _aligned(one: _Told, other: _Told) -> float:
    from rapidfuzz.distance import LCSseq

    shorter = min(len(one.folded), len(other.folded))
    return LCSseq.similarity(one.folded, other.folded) / shorter if shorter else 0.0


def _changes(one: _Told, other: _Told) -> list[tuple[str, str]]:
    """Words that stand in one another's place, or that only one has, between words that both have."""
    from rapidfuzz.distance import Indel

    if _aligned(one, other) < SAME_SENTENCE:
        return []
    found: list[tuple[str, str]] = []
    left = right = 0
    matched = False
    for block in Indel.opcodes(one.folded, other.folded):
        if block.tag != "equal":
            continue
        lost, gained = one.printed[left : block.src_start], other.printed[right : block.dest_start]
        marked = _GAP in lost or _GAP in gained
        if matched and not marked and (lost or gained) and max(len(lost), len(gained)) <= LONGEST_CHANGE:
            found.append((" ".join(lost), " ".join(gained)))
        if block.src_end - block.src_start >= ANCHOR or matched:
            left, right, matched = block.src_end, block.dest_end, True
    return found


def _hedges(told: _Told) -> Iterator[tuple[tuple[str, ...], tuple[str, str]]]:
    """Hedges of the wording, each with the two words that follow it."""
    for at in range(len(told.folded)):
        for hedge in _hedge_table(told.lang):
            end = at + len(hedge)
            month = told.folded[at] in _months(told.lang) and told.printed[at][0].isupper()
            if told.folded[at:end] == hedge and end + 2 <= len(told.folded) and not month:
                yield hedge, (told.folded[end], told.folded[end + 1])


def _lacks(told: _Told, hedge: tuple[str, ...], after: tuple[str, str]) -> bool:
    """Tell whether the wording has what follows the hedge, and no hedge at all."""
    return after in pairwise(told.folded) and not told.quotation.hedge and next(_hedges(told), None) is None


@cache
def _hedge_table(lang: str) -> tuple[tuple[str, ...], ...]:
    table = language(lang).table("negation").get("hedges", ())
    return tuple(tuple(word.printed.casefold() for word in words(hedge, lang)) for hedge in table)


@cache
def _months(lang: str) -> frozenset[str]:
    return frozenset(word for names in language(lang).table("negation").get("dates", {}).values() for word in names)
