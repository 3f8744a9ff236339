"""The figures of a claim against the figures of its source: one verdict for the line, from the worst of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from wortlaut.auditing.claims.clocks import APPROXIMATE, clocks, is_about, lasted
from wortlaut.auditing.claims.conflicts import conflict, not_yet, superseded
from wortlaut.auditing.claims.counting import Compare, Compared, Counting
from wortlaut.auditing.claims.deriving import as_much, derive, multiplied
from wortlaut.auditing.claims.hints import date_bound, multiple, says_together, times_as_much
from wortlaut.auditing.claims.kinds import COUNTED, DEGREES, RATIOS, WRONG, same_kind
from wortlaut.auditing.claims.readings import as_money, as_rain, end_of_range, readings, unsigned
from wortlaut.auditing.claims.rivals import of_something_else
from wortlaut.auditing.claims.spells import (
    ANCHORS,
    TIMES,
    is_ago_there,
    is_day,
    is_how_long_ago,
    is_named,
    named_days,
    spell,
)
from wortlaut.auditing.claims.telling import says_number, told
from wortlaut.auditing.claims.times import times_agree
from wortlaut.auditing.claims.told import Told
from wortlaut.records import Difference, Document, Figure, FigureVerdict, Moment, QuoteCheck, Span, Verdict

RANK = (
    FigureVerdict.SAME,
    FigureVerdict.OTHER_SPELLING,
    FigureVerdict.CONVERTED,
    FigureVerdict.ROUNDED,
    FigureVerdict.DERIVED,
    FigureVerdict.OF_SOMETHING_ELSE,
    FigureVerdict.WRONG,
)  # best first: a claim is as good as its worst figure, a figure as good as its best match
# How often a verdict is right, on 540 pairs of five sets that no rule had seen (evaluation/claims.md), half of them
# wrong. A number that stands in the source is least sure: whether it is said of the same thing, act and measure no
# table tells for certain; and one that stands nowhere in it may be worked out in a way that was not tried.
CONFIDENCE = {
    FigureVerdict.SAME: 0.5,
    FigureVerdict.OTHER_SPELLING: 0.95,
    FigureVerdict.CONVERTED: 0.98,
    FigureVerdict.ROUNDED: 0.98,
    FigureVerdict.DERIVED: 0.95,
    FigureVerdict.OF_SOMETHING_ELSE: 0.76,
    FigureVerdict.WRONG: 0.85,
}
NOWHERE = {FigureVerdict.OF_SOMETHING_ELSE: 0.22, FigureVerdict.WRONG: 0.76}  # the number does not stand in the source
NOT_PRINTED = frozenset({FigureVerdict.CONVERTED, FigureVerdict.ROUNDED})  # what the source has in another amount
RIVALS = 20  # figures on each side that are looked at
MOST_CLAIMED, MOST_KNOWN = 50, 2000  # figures of a claim and of its sources that are judged: a bound on the cost
MOST_DERIVED = 40
MOST_FITTING = 40  # figures with the claimed number that are held against the claim, those with most words of it first
APPOSED = re.compile(r"\s*[,(/=–-]\s*(?:[a-zäöü]+\s+){0,3}")  # between an amount and the same in another currency
PLAIN_ROUNDING = Decimal("0.06")
NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
FEW = 10
LARGEST_WORD = 12  # printed as a word: "beim Ergebnis sogar elf"


@dataclass(frozen=True, slots=True)
class _Match:
    verdict: FigureVerdict
    found: Told
    reason: str
    exact: bool = False
    number: bool = False  # the very number stands there; what it is said of makes it wrong


@dataclass(frozen=True, slots=True)
class _Row:
    """One stretch of the claim, and how it stands to a stretch of a source."""

    quoted: Span
    verdict: FigureVerdict
    document: Document
    found: Span
    reason: str
    stands: bool = True  # the very number stands in the source
    day: bool = False  # a day where the source names days

    def difference(self, claim: str) -> Difference:
        return Difference(
            kind=f"figure:{self.verdict}",
            quoted=self.quoted.of(claim),
            found=self.found.of(self.document.text),
            quoted_span=self.quoted,
            found_span=self.found,
        )


def judge_claim(claim: Document, sources: Iterable[Document], /, counting: Counting) -> QuoteCheck:
    """Return the verdict on a claim's figures, held against the documents; the id of the check is the claim's.

    A claim without a figure or date, or without a document that has one, is ``unreadable``: there is nothing to judge.
    """
    documents = tuple(sources)
    mine = _told(claim, counting, documents[0].published if documents else None)
    known = [one for document in documents for one in _told(document, counting, document.published)]
    known = [as_money(one, known[max(0, place - RIVALS) : place]) for place, one in enumerate(known[:MOST_KNOWN])]
    rows = [*_clocks(claim, documents), *_multiple(claim, known, documents)]
    lengths = tuple(one for one in mine if not is_ago_there(one, documents, counting))
    claimed = lengths or (() if rows else mine)
    rows += _figures(claim, claimed, known, documents, counting) if known and claimed else []
    dates = _dates(claim, documents, counting)
    rows = [*rows, *(row for row in dates if not rows or (row.verdict in WRONG and row.day))]
    if not rows:
        why = _nothing(claim, documents, counting)
        return QuoteCheck(id=claim.id, verdict=Verdict.UNREADABLE, searched=len(documents), repair=why)
    if unread := _unread(claim, mine, documents, counting):
        return QuoteCheck(
            id=claim.id, verdict=Verdict.UNREADABLE, searched=len(documents), repair=f'"{unread}" could not be read'
        )
    worst = max(rows, key=lambda row: RANK.index(row.verdict))
    reasons = dict.fromkeys(row.reason for row in rows if row.verdict is worst.verdict and row.reason)
    return QuoteCheck(
        id=claim.id,
        verdict=worst.verdict,
        document=worst.document.id,
        spans=(worst.found,),
        differences=tuple(row.difference(claim.text) for row in rows if row.verdict is not FigureVerdict.SAME),
        repair="; ".join(reasons) or None,
        searched=len(documents),
        confidence=(CONFIDENCE if worst.stands else CONFIDENCE | NOWHERE)[worst.verdict],
    )


def _nothing(claim: Document, documents: Sequence[Document], counting: Counting) -> str:
    """Say why there is nothing to judge a claim by."""
    found = counting.find_figures(claim.text, claim.lang) or counting.find_dates(claim.text, claim.lang, ANCHORS[0])
    if not found and not clocks(claim):
        return "no figure, date or time was found in it"
    if not documents:
        return "no source tells of it in these words"
    return "its source has no figure, date or time to hold it against"


def _figures(
    claim: Document,
    claimed: tuple[Told, ...],
    known: Sequence[Told],
    documents: Sequence[Document],
    counting: Counting,
) -> list[_Row]:
    together = says_together(claim.text, claim.lang)
    rows: list[_Row] = []
    factors: set[Decimal] = set()  # by which the claim itself multiplies what the source gives for one
    before: tuple[Told, _Match] | None = None
    for one in _telling(claimed, known)[:MOST_CLAIMED]:
        only = [before[1].found] if before and _is_converted(claim.text, before[0], one) else known
        match = _judge(one, only, counting.compare, together=together)
        found, before = match.found, (one, match)
        row = _Row(one.figure.span, match.verdict, found.document, found.figure.span, match.reason, match.number)
        rows.append(_by_dates(one, documents, counting) or row if match.verdict in WRONG else row)
        if match.verdict is FigureVerdict.DERIVED and found.figure.value:
            factors.add(one.figure.value / found.figure.value)
    told = {one.figure.span: one.figure.value for one in claimed}
    return [row for row in rows if row.stands or row.verdict not in WRONG or told[row.quoted] not in factors] or rows


def _by_dates(claimed: Told, documents: Sequence[Document], counting: Counting) -> _Row | None:
    found = spell(claimed, documents, counting)
    if found is None or found[1].span is None:
        return None
    document, moment = found
    reason = f"the days of {moment.value}"
    return _Row(claimed.figure.span, FigureVerdict.DERIVED, document, found[1].span, reason)


def _is_converted(text: str, one: Told, other: Told) -> bool:
    """Tell whether the claim gives an amount once more in another currency: "33 billion yuan, about $5 billion"."""
    mine, theirs = one.figure.currency, other.figure.currency
    between = APPOSED.fullmatch(text, one.figure.span.end, other.figure.span.start) if mine and theirs else None
    return mine != theirs and between is not None


def _unread(claim: Document, claimed: Sequence[Told], documents: Sequence[Document], counting: Counting) -> str | None:
    """Return the first number of the claim that is no figure, no date and not printed so in a source."""
    dates = counting.find_dates(claim.text, claim.lang, documents[0].published or ANCHORS[0])
    read = [one.figure.span for one in claimed] + [moment.span for moment in dates if moment.span]
    for match in NUMBER.finditer(claim.text):
        span = Span(*match.span())
        if not any(one.start < span.end and span.start < one.end for one in read):
            printed = rf"(?<![\d.,:]){re.escape(match[0])}(?![.,:]?\d)"
            if not any(re.search(printed, document.text) for document in documents):
                return match[0]
    return None


def _multiple(claim: Document, known: Sequence[Told], documents: Sequence[Document]) -> list[_Row]:
    """Judge "doubled" or "halbiert" by two figures of the source, unless the source says so itself."""
    compared = times_as_much(claim.text, claim.lang)
    if compared is not None and (derived := as_much(compared[1], known)):
        source = derived.source
        return [_Row(compared[0], derived.verdict, source.document, source.figure.span, derived.reason)]
    factor = multiple(claim.text, claim.lang)
    said = [say(document.text, document.lang) for document in documents for say in (multiple, times_as_much)]
    if factor is None or any(one is not None and one[1] == factor[1] for one in said):
        return []
    derived = multiplied(factor[1], known)
    if derived is None:
        return []
    source = derived.source
    return [_Row(factor[0], derived.verdict, source.document, source.figure.span, derived.reason)]


def _clocks(claim: Document, documents: Sequence[Document]) -> list[_Row]:
    """Judge the times of day of a claim: each must be one of the source's, within minutes where it says "about"."""
    known = [(document, clock) for document in documents for clock in clocks(document)]
    rows = []
    for clock in clocks(claim) if known else ():
        tolerance = APPROXIMATE if is_about(claim, clock) else 0
        same = [(document, one) for document, one in known if clock.agrees(one, tolerance)]
        document, found = (same or known)[0]
        words = found.span.of(document.text)
        verdict = FigureVerdict.OTHER_SPELLING if same else FigureVerdict.WRONG
        if same and words == clock.span.of(claim.text):
            verdict = FigureVerdict.SAME
        rows.append(_Row(clock.span, verdict, document, found.span, "" if same else f"the source says {words}"))
    return rows


def _dates(claim: Document, documents: Sequence[Document], counting: Counting) -> list[_Row]:
    """Judge a claim that has dates and no figure: each must be one of the source's."""
    rows = []
    known = [(document, *pair) for document in documents for pair in named_days(document, counting, document.published)]
    days = any(when.length == 1 for _, _, when in known)
    for moment, when in named_days(claim, counting, documents[0].published if documents else None) if known else ():
        same = [one for one in known if is_day(when, one[2])]
        document, other, _ = (same or known)[0]
        turned = _is_other_bound(claim, moment, document, other)
        verdict = FigureVerdict.SAME if same and not turned else FigureVerdict.WRONG
        reason = turned or f"{moment.value} where the source has {other.value}"
        if moment.span and other.span:
            told = "" if same and not turned else reason
            rows.append(
                _Row(moment.span, verdict, document, other.span, told, day=days and is_named(moment, claim.text))
            )
    return rows


def _is_other_bound(claim: Document, moment: Moment, document: Document, other: Moment) -> str:
    """Say where one gives the earliest day and the other the latest: "frühestens 2027", "by 2027 at the latest"."""
    mine, theirs = (date_bound(one.text, one.lang, when.span) for one, when in ((claim, moment), (document, other)))
    return f"{mine} where the source says {theirs}" if mine and theirs and mine != theirs else ""


def _told(document: Document, counting: Counting, published: str | None) -> tuple[Told, ...]:
    here, elsewhere = (counting.find_dates(document.text, document.lang, day) for day in ANCHORS)
    dates = [moment.span for moment in here if moment.span]
    times = [clock.span for clock in clocks(document)]
    found = (
        one
        for one in counting.find_figures(document.text, document.lang)
        if not _in_date(one.span, dates) and not _in_date(one.span, times)
    )
    figures = list(found)
    figures = [one for one in figures if not is_how_long_ago(one, document.text)] or figures
    absolute = {(moment.span, moment.value) for moment in elsewhere}
    relative = frozenset(moment.span for moment in here if moment.span and (moment.span, moment.value) not in absolute)
    moments = counting.find_dates(document.text, document.lang, published) if published else here
    return told(document, figures, moments, frozenset[Span]() if published else relative)


def _in_date(span: Span, dates: Sequence[Span]) -> bool:
    """Tell whether a figure only says how long a time is: "in the six months to August"; the dates are in order."""
    place = bisect_right(dates, span.start, key=lambda date: date.start) - 1
    return place >= 0 and dates[place].covers(span)


def _telling(claimed: tuple[Told, ...], known: Sequence[Told]) -> tuple[Told, ...]:
    """Leave out small counts of things that the source lists instead of counting them: "the two mines"."""
    units = {one.figure.unit for one in known if one.within}
    times = {one.figure.value for one in known if one.figure.unit in TIMES}
    idle = [one for one in claimed if one.within and _lasts(one, units) and one.figure.value not in times]
    counted = [one for one in claimed if not _only_lists(one, known) and one not in idle]
    return tuple(counted) or claimed


def _small_count(claimed: Told, known: Sequence[Told]) -> Told | None:
    """Return a figure of the sentence that counts as few of what the claim does in a plain word: "drei mussten"."""
    figure = claimed.figure
    if figure.value != figure.value.to_integral_value():
        return None
    counted = figure.unit in COUNTED and not claimed.direction and 1 < figure.value < FEW
    rated = figure.unit in RATIOS and 1 < figure.value <= LARGEST_WORD
    if any(one.figure.value == figure.value and (rated or one.figure.unit in COUNTED) for one in known):
        return None  # held against the claim already
    if figure.high is not None or not (counted or rated):
        return None
    for one in known if counted else [one for one in known if one.figure.unit == figure.unit]:
        if one.figure.value != figure.value and says_number(one, int(figure.value), claimed.words):
            return one
    return None


def _lasts(one: Told, units: Set[str | None]) -> bool:
    """Tell a length of time that the source says in other words: "within ten years" for "a decade ago"."""
    return one.figure.unit in TIMES and one.figure.unit not in units


def _only_lists(one: Told, known: Sequence[Told]) -> bool:
    figure = one.figure
    if figure.unit not in COUNTED or figure.value >= FEW or figure.bound != "exact" or figure.high is not None:
        return False
    return not any(
        other.figure.unit in COUNTED and (other.figure.value == figure.value or other.noun & one.noun)
        for other in known
    )


def _judge(claimed: Told, known: Sequence[Told], compare: Compare, /, *, together: bool) -> _Match:
    """Return the source's figure that the claimed one most likely stands for, and how the two relate."""
    likely = sorted(
        range(len(known)), key=lambda place: (not same_kind(claimed, known[place]), -_shared(claimed, known[place]))
    )
    matches: list[_Match] = []
    fitting = 0
    for place in likely:
        match = _held_against(claimed, place, known, compare)
        matches.append(match)
        fitting += match.number or match.verdict not in WRONG
        if fitting == MOST_FITTING:
            break
    best = min(matches, key=lambda match: RANK.index(match.verdict))
    denied = (match for match in matches if match.exact and match.verdict is FigureVerdict.WRONG)
    stands = next((match for match in denied if _is_very(claimed, match.found)), None)
    if best.verdict in NOT_PRINTED and stands is not None:
        return stands  # "up to 380 billion yuan" of "at least 380 billion yuan, or $52 billion"
    if best.verdict not in WRONG:
        return best
    if counted := _small_count(claimed, known):
        return _Match(FigureVerdict.SAME, counted, "the same small count")
    misplaced = next((match for match in reversed(matches) if match.number), None)
    if misplaced and misplaced.exact:
        return misplaced
    telling = [known[place] for place in sorted(likely[:MOST_DERIVED])]
    derived = derive(claimed, telling, lambda one, other: compare(one, other).verdict, together=together)
    if (derived is None or derived.verdict in WRONG) and (stretch := _between_clocks(claimed, matches)):
        return stretch
    if misplaced and (derived is None or derived.verdict in WRONG):
        return misplaced
    if derived is not None and (derived.verdict not in WRONG or not same_kind(claimed, matches[0].found)):
        return _Match(derived.verdict, derived.source, derived.reason)
    return matches[0]


def _between_clocks(claimed: Told, matches: Sequence[_Match]) -> _Match | None:
    """Return the stretch of a day that lasts as long as the claim says: 7½ hours "from 3.40 to 11.10 a.m."."""
    for found in {id(match.found.document): match.found for match in matches}.values():
        if stretch := lasted(claimed.figure, found.document):
            there = replace(found, figure=replace(found.figure, span=stretch[0]))
            return _Match(FigureVerdict.DERIVED, there, stretch[1])
    return None


def _shared(claimed: Told, found: Told) -> float:
    """Return how much of what is said of the claimed figure is said of the other."""
    own = len(claimed.words & found.words) + 2 * len(claimed.noun & found.noun)
    times = 0 if not (claimed.periods and found.periods) else 2 if times_agree(claimed, found) else -2
    return own + times + len(claimed.words & found.near) / 2


def _held_against(claimed: Told, place: int, known: Sequence[Told], compare: Compare) -> _Match:
    found = as_rain(claimed, known[place])
    compared = _compared(claimed, found, compare)
    if compared.verdict in WRONG:
        very = compared.verdict is FigureVerdict.WRONG and _is_very(claimed, found)
        return _Match(compared.verdict, found, compared.reason, number=very, exact=very)
    exact = compared.verdict is not FigureVerdict.ROUNDED
    if not exact and _is_far(claimed.figure, found.figure):
        return _Match(FigureVerdict.WRONG, found, f"{compared.reason}, and does not say so")
    conflicting = conflict(claimed, found) or superseded(claimed, found, known[max(0, place - 1) : place + 2])
    if conflicting := conflicting or not_yet(claimed, found, known[max(0, place - RIVALS) : place + RIVALS]):
        return _Match(FigureVerdict.WRONG, found, conflicting, number=True, exact=exact)
    if other := of_something_else(claimed, found, known[max(0, place - RIVALS) : place + RIVALS + 1]):
        return _Match(FigureVerdict.OF_SOMETHING_ELSE, found, other, number=True, exact=exact)
    return _Match(compared.verdict, found, f"{compared.reason} ({compared.rate})" if compared.rate else compared.reason)


def _is_far(claimed: Figure, found: Figure) -> bool:
    """Tell a number rounded without a word to what may be another: "6 percent" for 5.6, not "4 percent" for 4.2.

    Degrees have no zero that is nothing: -0.9 is as near to -1 as 20.1 to 20.
    """
    soft = claimed.bound != "exact" or claimed.hedge is not None or claimed.unit == "share" or claimed.unit in DEGREES
    alike = claimed.unit == found.unit and found.high is None and claimed.high is None
    return alike and not soft and abs(claimed.value - found.value) > abs(found.value) * PLAIN_ROUNDING


def _compared(claimed: Told, found: Told, compare: Compare) -> Compared:
    """Return how the two figures relate in the first of their readings by which they agree."""
    day = _day(claimed) or _day(found) or found.document.published
    first: Compared | None = None
    for mine, theirs in product(readings(claimed, found), readings(found, claimed)):
        compared = compare(unsigned(mine, theirs), end_of_range(claimed, unsigned(theirs, mine)), day=day)
        if compared.verdict not in WRONG:
            return compared
        first = first or compared
    assert first is not None  # each has at least one reading
    return first


def _is_very(claimed: Told, found: Told) -> bool:
    """Tell whether the source has the very number of the claim, in its unit; of money perhaps in another currency."""
    mine, theirs = claimed.figure, found.figure
    return (mine.value, mine.unit) == (theirs.value, theirs.unit)


def _day(one: Told) -> str | None:
    return next((days.first.isoformat() for days, relative in one.periods if not relative), None)
