"""Positions over time: figures and dates of one thing that move, and statements that contradict an earlier one.

Only statements of different days are held against each other: what outlets make of one utterance is no change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from wortlaut.records import Change, Evidence, Statement
from wortlaut.records.statements import ChangeKind
from wortlaut.theming.sayings import Saying, Sayings, common, plain_stems
from wortlaut.theming.sources import Sources
from wortlaut.theming.turning import moved_dates, moved_figures, reversal

FOUND_BY = "positions@1"
APART = 7  # days between two statements, below which papers may tell one utterance on different days
# Of the words of the shorter one that tell what it is about, both must hold this share: less for a figure, which brings
# its own kind, more for a contradiction. Set on the dev half of ``evaluation/changes.py``.
SAME_SUBJECT, SAME_CLAIM = 0.5, 0.6
FEWEST_SHARED, FEWEST_CLAIMED = 2, 2
FEW = 400  # statements of one person, of which each two are held against each other
MOST_HOLDING = 200  # statements that hold a word, beyond which it tells nothing and its pairs are not looked at


def changes(statements: Sequence[Statement], sources: Sources, /, *, apart: frozenset[str]) -> tuple[Change, ...]:
    """Return what moved or turned, by the time of its first statement; ``apart`` are stems that name the speaker."""
    read = Sayings(sources, apart).read
    sayings = [saying for statement in statements if (saying := read(statement)) is not None]
    links: dict[ChangeKind, list[_Link]] = defaultdict(list)
    turned: dict[str, tuple[float, _Link]] = {}
    for one, other in _pairs(sayings):
        for kind, values, share in _judged(one, other):
            if kind != "reversal":
                links[kind].append((one, other, *values))
            elif share > turned.get(other.statement.id, (0.0,))[0]:  # a later one turns against its nearest
                turned[other.statement.id] = share, (one, other, *values)
    links["reversal"] = [link for _, link in turned.values()]
    found = [_change(kind, chain, sources) for kind in ("figure", "date", "reversal") for chain in _chains(links[kind])]
    return tuple(sorted(found, key=lambda change: (change.times, change.kind, change.statements)))


def _pairs(sayings: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Yield each two of one language and different days, the earlier first; of many only those that share a word."""
    ordered = sorted(sayings, key=lambda saying: (saying.days, saying.statement.id))
    for one, other in combinations(range(len(ordered)), 2) if len(ordered) <= FEW else _sharing(ordered):
        first, second = ordered[one], ordered[other]
        if first.lang == second.lang and second.days.first - first.days.last >= APART:
            yield first, second


def _sharing(sayings: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        for word in sorted(saying.telling):
            holders[word].append(number)
    kept = (numbers for numbers in holders.values() if len(numbers) <= MOST_HOLDING)
    yield from sorted({pair for numbers in kept for pair in combinations(numbers, 2)})


def _judged(one: Saying, other: Saying) -> Iterator[tuple[ChangeKind, tuple[str, str], float]]:
    """Yield each kind of change between the two with its values, and how much they share."""
    if one.of_others or other.of_others:
        return
    shared = common(one.telling, other.telling)
    if not shared - plain_stems(one.lang):
        return
    share = len(shared) / min(len(one.telling), len(other.telling))
    if other.takes_back and len(shared) >= FEWEST_SHARED:
        yield "reversal", ("", other.takes_back), share
        return
    if len(shared) < min(FEWEST_SHARED, len(one.telling), len(other.telling)) or _other_things(one, other):
        return
    if share >= SAME_SUBJECT:
        if values := moved_figures(one, other):
            yield "figure", values, share
        if values := moved_dates(one, other):
            yield "date", values, share
    said = one.said & other.said
    claim = len(said) / max(1, min(len(one.said), len(other.said)))
    if len(said) >= FEWEST_CLAIMED and claim >= SAME_CLAIM and (turned := reversal(one, other)):
        yield "reversal", turned, claim


def _other_things(one: Saying, other: Saying) -> bool:
    """Tell whether each names something that the other does not: then they speak of two things."""
    shared = common(one.telling, other.telling)
    return bool(one.names - shared) and bool(other.names - shared)


_Link = tuple[Saying, Saying, str, str]


def _chains(links: Sequence[_Link]) -> Iterator[list[tuple[Saying, str]]]:
    """Join the links that meet in a statement; yield each chain by time, with the value of every statement."""
    home: dict[str, int] = {}
    groups: list[list[_Link]] = []
    for link in links:
        known = sorted({home[end.statement.id] for end in link[:2] if end.statement.id in home})
        target = known[0] if known else len(groups)
        if not known:
            groups.append([])
        groups[target].append(link)
        for other in known[1:]:
            groups[target] += groups[other]
            groups[other] = []
        for one, two, *_ in groups[target]:
            home[one.statement.id] = home[two.statement.id] = target
    for group in filter(None, groups):
        values: dict[str, tuple[Saying, str]] = {}
        for one, two, before, after in group:
            values.setdefault(one.statement.id, (one, before))
            values[two.statement.id] = (two, after)
        ordered = sorted(values.values(), key=lambda pair: (pair[0].days, pair[0].statement.id))
        yield [pair for at, pair in enumerate(ordered) if not at or not pair[1] or pair[1] != ordered[at - 1][1]]


def _change(kind: ChangeKind, chain: Sequence[tuple[Saying, str]], sources: Sources) -> Change:
    of: Mapping[ChangeKind, str] = {"figure": "figure", "date": "date", "reversal": "wording"}
    return Change(
        kind=kind,
        statements=tuple(saying.statement.id for saying, _ in chain),
        evidence=tuple(
            Evidence(document=saying.report.document, spans=saying.report.content, of=of[kind]) for saying, _ in chain
        ),
        times=tuple(saying.time for saying, _ in chain),
        values=tuple(value for _, value in chain),
        openly=any(saying.takes_back for saying, _ in chain[1:]),
        found_by=FOUND_BY,
    )
