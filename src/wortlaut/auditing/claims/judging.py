"""The figures of a claim against the figures of its source: one verdict for the line, from the worst of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from wortlaut.auditing.claims.conflicts import NEAR, conflict, not_yet, superseded
from wortlaut.auditing.claims.deriving import as_much, derive, multiplied
from wortlaut.auditing.claims.hints import date_bound, multiple, says_together, times_as_much
from wortlaut.auditing.claims.kinds import COUNTED, RATIOS, same_kind
from wortlaut.auditing.claims.rivals import of_something_else
from wortlaut.auditing.claims.telling import Told, says_number, told
from wortlaut.auditing.claims.times import times_agree
from wortlaut.auditing.periods import Period, period
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
# How often a verdict is right, on 520 pairs of four sets that no rule had seen (evaluation/claims.md), half of them
# wrong. A number that stands in the source is least sure: whether it is said of the same thing, act and measure no
# table tells for certain; and one that stands nowhere in it may be worked out in a way that was not tried.
CONFIDENCE = {
    FigureVerdict.SAME: 0.68,
    FigureVerdict.OTHER_SPELLING: 0.92,
    FigureVerdict.CONVERTED: 0.97,
    FigureVerdict.ROUNDED: 0.98,
    FigureVerdict.DERIVED: 0.95,
    FigureVerdict.OF_SOMETHING_ELSE: 0.66,
    FigureVerdict.WRONG: 0.89,
}
NOWHERE = {FigureVerdict.OF_SOMETHING_ELSE: 0.33, FigureVerdict.WRONG: 0.79}  # the number does not stand in the source
WRONG = frozenset({FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE})
NOT_PRINTED = frozenset({FigureVerdict.CONVERTED, FigureVerdict.ROUNDED})  # what the source has in another amount
ANCHORS = ("2025-06-30", "2019-06-30")  # what reads otherwise from one than from the other is relative: "last year"
RIVALS = 20  # figures on each side that are looked at
MOST_CLAIMED, MOST_KNOWN = 50, 2000  # figures of a claim and of its sources that are judged: a bound on the cost
MOST_DERIVED = 40
MOST_FITTING = 40  # figures with the claimed number that are held against the claim, those with most words of it first
APPOSED = re.compile(r"\s*[,(/=–-]\s*(?:[a-zäöü]+\s+){0,3}")  # between an amount and the same in another currency
MILLION = 1_000_000
OF = re.compile(r"\s+(?:of|von|davon)\b", re.IGNORECASE)
AGO = re.compile(
    r"\s+(?:ago|before|earlier|later|previously|zuvor|davor|vorher|früher|später)\b(?!\s+(?:\w+\s+){0,3}(?:als|than)\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
LONGEST_AGO = 100
FEW = 10
LARGEST_WORD = 12  # printed as a word: "beim Ergebnis sogar elf"
TIMES = frozenset({"day", "week", "month", "year", "decade", "century"})


class Compared(Protocol):
    """What comparing two figures says."""

    @property
    def verdict(self) -> FigureVerdict:
        """Return how the claimed figure relates to the found one."""

    @property
    def reason(self) -> str:
        """Return why, in words for a person."""

    @property
    def rate(self) -> str | None:
        """Return the exchange rate that was used."""


class Compare(Protocol):
    """Judges a claimed figure by a found one."""

    def __call__(self, claimed: Figure, found: Figure, /, *, day: str | None = None) -> Compared:
        """Return the verdict and its reason; ``day`` chooses the exchange rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What judging a claim needs of the rooms that count and date."""

    find_figures: Callable[[str, str], Sequence[Figure]]  # text, language
    find_dates: Callable[[str, str, str | None], Sequence[Moment]]  # text, language, day of publication
    compare: Compare


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
    claimed = _told(claim, counting, documents[0].published if documents else None)
    known = [one for document in documents for one in _told(document, counting, document.published)]
    known = [_as_money(one, known[max(0, place - RIVALS) : place]) for place, one in enumerate(known[:MOST_KNOWN])]
    rows = [*_multiple(claim, known, documents), *(_figures(claim, claimed, known, counting) if known else ())]
    rows = rows or ([] if claimed else _dates(claim, documents, counting))
    if not rows:
        why = _nothing(claim, documents, counting)
        return QuoteCheck(id=claim.id, verdict=Verdict.UNREADABLE, searched=len(documents), repair=why)
    if unread := _unread(claim, claimed, documents, counting):
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
    if not found:
        return "no figure, date or time was found in it"
    if not documents:
        return "no source tells of it in these words"
    return "its source has no figure, date or time to hold it against"


def _figures(claim: Document, claimed: tuple[Told, ...], known: Sequence[Told], counting: Counting) -> list[_Row]:
    together = says_together(claim.text, claim.lang)
    rows: list[_Row] = []
    before: tuple[Told, _Match] | None = None
    for one in _telling(claimed, known)[:MOST_CLAIMED]:
        only = [before[1].found] if before and _is_converted(claim.text, before[0], one) else known
        match = _judge(one, only, counting.compare, together=together)
        found, before = match.found, (one, match)
        rows.append(_Row(one.figure.span, match.verdict, found.document, found.figure.span, match.reason, match.number))
    return rows


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
    said = [multiple(document.text, document.lang) for document in documents]
    if factor is None or any(one is not None and one[1] == factor[1] for one in said):
        return []
    derived = multiplied(factor[1], known)
    if derived is None:
        return []
    source = derived.source
    return [_Row(factor[0], derived.verdict, source.document, source.figure.span, derived.reason)]


def _dates(claim: Document, documents: Sequence[Document], counting: Counting) -> list[_Row]:
    """Judge a claim that has dates and no figure: each must be one of the source's."""
    rows = []
    for moment, when in _dated(claim, counting, documents[0].published if documents else None):
        found = [(document, *pair) for document in documents for pair in _dated(document, counting, document.published)]
        if not found:
            continue
        same = [one for one in found if when.overlaps(one[2])]
        document, other, _ = (same or found)[0]
        turned = _is_other_bound(claim, moment, document, other)
        verdict = FigureVerdict.SAME if same and not turned else FigureVerdict.WRONG
        reason = turned or f"{moment.value} where the source has {other.value}"
        if moment.span and other.span:
            rows.append(_Row(moment.span, verdict, document, other.span, "" if same and not turned else reason))
    return rows


def _is_other_bound(claim: Document, moment: Moment, document: Document, other: Moment) -> str:
    """Say where one gives the earliest day and the other the latest: "frühestens 2027", "by 2027 at the latest"."""
    mine, theirs = (date_bound(one.text, one.lang, when.span) for one, when in ((claim, moment), (document, other)))
    return f"{mine} where the source says {theirs}" if mine and theirs and mine != theirs else ""


def _dated(document: Document, counting: Counting, published: str | None) -> list[tuple[Moment, Period]]:
    found = counting.find_dates(document.text, document.lang, published)
    return [(moment, when) for moment in found if (when := period(moment.value.replace("~", ""))) is not None]


def _told(document: Document, counting: Counting, published: str | None) -> tuple[Told, ...]:
    here, elsewhere = (counting.find_dates(document.text, document.lang, day) for day in ANCHORS)
    dates = [moment.span for moment in here if moment.span]
    found = (one for one in counting.find_figures(document.text, document.lang) if not _in_date(one.span, dates))
    figures = [one for one in found if not _is_how_long_ago(one, document.text)]
    absolute = {(moment.span, moment.value) for moment in elsewhere}
    relative = frozenset(moment.span for moment in here if moment.span and (moment.span, moment.value) not in absolute)
    moments = counting.find_dates(document.text, document.lang, published) if published else here
    return told(document, figures, moments, frozenset[Span]() if published else relative)


def _is_how_long_ago(figure: Figure, text: str) -> bool:
    """Tell a time that another one is counted from ("twelve months before") from one of the earth's past."""
    return figure.unit in TIMES and figure.value <= LONGEST_AGO and AGO.match(text, figure.span.end) is not None


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
    if misplaced and (derived is None or derived.verdict in WRONG):
        return misplaced
    if derived is not None and (derived.verdict not in WRONG or not same_kind(claimed, matches[0].found)):
        return _Match(derived.verdict, derived.source, derived.reason)
    return matches[0]


def _shared(claimed: Told, found: Told) -> float:
    """Return how much of what is said of the claimed figure is said of the other."""
    own = len(claimed.words & found.words) + 2 * len(claimed.noun & found.noun)
    times = 0 if not (claimed.periods and found.periods) else 2 if times_agree(claimed, found) else -2
    return own + times + len(claimed.words & found.near) / 2


def _held_against(claimed: Told, place: int, known: Sequence[Told], compare: Compare) -> _Match:
    found = _as_rain(claimed, known[place])
    day = _day(claimed) or _day(found) or found.document.published
    compared = compare(_unsigned(claimed.figure), _end_of_range(claimed, _unsigned(found.figure)), day=day)
    if compared.verdict in WRONG:
        very = compared.verdict is FigureVerdict.WRONG and _is_very(claimed, found)
        return _Match(compared.verdict, found, compared.reason, number=very, exact=very)
    exact = compared.verdict is not FigureVerdict.ROUNDED
    conflicting = conflict(claimed, found) or superseded(claimed, found, known[max(0, place - 1) : place + 2])
    if conflicting := conflicting or not_yet(claimed, found, known[max(0, place - RIVALS) : place + RIVALS]):
        return _Match(FigureVerdict.WRONG, found, conflicting, number=True, exact=exact)
    if other := of_something_else(claimed, found, known[max(0, place - RIVALS) : place + RIVALS + 1]):
        return _Match(FigureVerdict.OF_SOMETHING_ELSE, found, other, number=True, exact=exact)
    return _Match(compared.verdict, found, f"{compared.reason} ({compared.rate})" if compared.rate else compared.reason)


def _is_very(claimed: Told, found: Told) -> bool:
    """Tell whether the source has the very amount of the claim, in its unit and currency."""
    mine, theirs = claimed.figure, found.figure
    return (mine.value, mine.unit, mine.currency) == (theirs.value, theirs.unit, theirs.currency)


def _as_rain(claimed: Told, one: Told) -> Told:
    """Return litres on a square metre as millimetres, where the claim has those, and the other way round."""
    units = {"litre": "millimetre", "millimetre": "litre"}
    wanted = units.get(one.figure.unit or "")
    fallen = "square_metre" in (one.rate, claimed.rate)
    if not fallen or wanted != claimed.figure.unit:
        return one
    return replace(one, figure=replace(one.figure, unit=wanted), rate="")


def _as_money(one: Told, before: Sequence[Told]) -> Told:
    """Return a bare amount of millions as one of the money told before it: "1.2 billion euros, 800 million of it"."""
    figure = one.figure
    bare = figure.unit is None or (figure.unit == "item" and OF.match(one.document.text, figure.span.end))
    if figure.currency or figure.scale < MILLION or not bare:
        return one
    money = next((other.figure.currency for other in reversed(before) if _is_near(other, one)), None)
    return replace(one, figure=replace(figure, unit="currency", currency=money)) if money else one


def _is_near(other: Told, one: Told) -> bool:
    return bool(other.figure.currency) and other.document is one.document and one.place - other.place <= NEAR


def _day(one: Told) -> str | None:
    return next((days.first.isoformat() for days, relative in one.periods if not relative), None)


def _end_of_range(claimed: Told, found: Figure) -> Figure:
    """Return the end of a range that the claim's words mean: of "120 to 460 euros" 120 for the cheapest."""
    if found.high is None or claimed.figure.high is not None or not claimed.end:
        return found
    return replace(found, value=found.value if claimed.end == "lowest" else found.high, high=None)


def _unsigned(figure: Figure) -> Figure:
    return replace(figure, value=abs(figure.value)) if figure.high is None else figure
