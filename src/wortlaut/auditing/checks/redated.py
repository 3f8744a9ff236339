"""Dates of a sentence against the only one that the documents it refers to give for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.passages import SAME_THING, Claim, Passage, claims, passages_of, stem, telling
from wortlaut.auditing.periods import Period, period
from wortlaut.auditing.places import Places
from wortlaut.auditing.weights import detect
from wortlaut.languages.base import language
from wortlaut.records import Document, Evidence, Finding, Moment, Span

WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = 2  # such words that a passage on the same thing has at least
READ = frozenset({"en", "de"})  # languages whose dates are read well enough to miss one
VERY_THING = 0.6  # share of the words from which on a passage surely tells the same
WHOLE_THING = 0.8  # the same where the document has the note's date of some other thing
NEAR_PRINT = 7  # days before a document was printed in which something may be said to have been told
MONTH = 31  # days
ANY_YEAR = "2000"  # for a date of which nobody knows the year; a leap year
CALENDAR = re.compile(r"dates-(?:year|years|month|day|days|season|quarter)\b")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a text gives it: a year that is not printed is only guessed."""

    span: Span
    value: str
    when: Period
    has_year: bool
    calendar: bool  # a day, month, season or year by name; "on Monday" and "last year" are none

    def contradicts(self, other: Date, /) -> bool | None:
        """Tell whether the two cannot be one; None where they cannot be compared."""
        if self.has_year and other.has_year:
            return not self.when.overlaps(other.when)
        if not (self._is_month() and other._is_month()):
            return None
        mine, theirs = self.when.first, other.when.first
        days = self.when.length == other.when.length == 1
        return mine.month != theirs.month or (days and mine.day != theirs.day)

    def same_grain(self, other: Date, /) -> bool:
        """Tell whether both name a month, or neither does."""
        return self._is_month() == other._is_month()

    def _is_month(self) -> bool:
        return self.when.precise and self.when.length <= MONTH


@dataclass(frozen=True, slots=True)
class _There:
    """A date of a passage that tells the same thing as a sentence of the note."""

    passage: Passage
    date: Date


def check_redated(case: Case, /) -> Iterator[Finding]:
    """Find a day, month or year for which the only passage on the same thing gives another."""
    for claim in claims(case.draft):
        yield from redated(claim, case)


def redated(claim: Claim, case: Case, /) -> Iterator[Finding]:
    """Find the dates of one sentence that the documents it refers to give otherwise."""
    sources, draft = case.sources, case.draft
    dates = [one for one in _dates(draft.moments_in(claim.span), draft.text) if one.calendar]
    dates = [one for one in dates if not case.borrowed.touch(one.span)]
    if sources is None or not dates or case.is_of_itself(claim.span):
        return
    documents = [sources.documents[name] for name in case.referred_by(claim)]
    if any(_lang(document) not in READ & {draft.lang} for document in documents):
        return
    known = {one.id: list(_dates(sources.moments.get(one.id, ()), one.text)) for one in documents}
    bare = _undated(claim, dates, case)
    wording = _wording(claim, dates, case)
    near = [one for document in documents for one in passages_of(bare, document) if _is_same_thing(one, wording)]
    near.sort(key=lambda passage: -passage.share)
    told = [_There(one, date) for one in near for date in known[one.document.id] if one.span.covers(date.span)]
    for one in dates:
        if any(_may_be(one, there.date) for there in told) or any(_is_of_print(one, of) for of in documents):
            continue
        others = [other for other in dates if other is not one]
        against = _against(one, [there for there in told if not _is_told(there.date, others)])
        alike = [date for there in known.values() for date in there if date.when.length == one.when.length]
        elsewhere = any(one.contradicts(date) is False for date in alike)
        needed = WHOLE_THING if elsewhere else VERY_THING if len(against) > 1 else 0
        if against and against[0].passage.share >= needed:
            sure = len(against) == 1 and not elsewhere and wording.is_in(against[0].passage)
            yield _finding(case, one, against[0], sure=sure and one.same_grain(against[0].date))


def _against(one: Date, told: Sequence[_There]) -> list[_There]:
    """Return the dates that contradict it in the passage with most of the sentence's words, those as precise first."""
    against = [there for there in told if there.date.calendar and one.contradicts(there.date)]
    alike = [there for there in against if one.same_grain(there.date)]
    sole = [there for there in against if there.passage.share >= VERY_THING]
    chosen = alike or sole
    return [there for there in chosen if there.passage == chosen[0].passage]


def _is_told(date: Date, others: Sequence[Date]) -> bool:
    """Tell whether another date of the sentence is that date: each dates a thing of its own."""
    return any(_may_be(other, date) for other in others)


def _finding(case: Case, one: Date, there: _There, *, sure: bool) -> Finding:
    passage = there.passage
    printed, found = one.span.of(case.draft.text), there.date.span.of(passage.document.text)
    return case.finding(
        "date/contradicted",
        "error" if sure else "warning",
        f"The note says {printed}, the source on the same thing {found}.",
        span=one.span,
        evidence=(Evidence(document=passage.document.id, spans=(passage.span,)),),
        repair=found,
    )


def _dates(moments: Sequence[Moment], text: str) -> Iterator[Date]:
    for moment in moments:
        when = period(moment.value.replace("~", "").replace("XXXX", ANY_YEAR))
        if moment.span is None or when is None:
            continue
        year = YEAR.search(moment.span.of(text))
        if "~" in moment.value and year is not None:  # "late 2026": some time in it
            when = period(year[0]) or when
        yield Date(moment.span, moment.value, when, year is not None, CALENDAR.match(moment.found_by) is not None)


def _undated(claim: Claim, dates: Sequence[Date], case: Case) -> Claim:
    """Return the claim without the words of its dates, which the source need not have."""
    words = frozenset(word for one in dates for word in telling(one.span.of(case.draft.text), case.draft.lang))
    return replace(claim, words=claim.words - words)


@dataclass(frozen=True, slots=True)
class _Wording:
    """The longer words of a sentence that tell what happened, common verbs with them: no names, dates or "said"."""

    small: frozenset[str]
    capital: frozenset[str]

    def in_common(self, text: str) -> int:
        return len((self.small | self.capital) & _stems(text))

    def is_in(self, passage: Passage) -> bool:
        """Tell whether a passage tells the very thing, of what its document tells."""
        there = _stems(passage.span.of(passage.document.text))
        return self.small <= there and self.capital <= _stems(passage.document.text)


def _wording(claim: Claim, dates: Sequence[Date], case: Case) -> _Wording:
    draft = case.draft
    left_out = Places([*(one.span for one in dates), *(span for span, _ in draft.names if claim.span.covers(span))])
    said = frozenset(stem(word) for word in language(draft.lang).table("audit").get("saying", ()))
    text = claim.span.of(draft.unmarked)
    start = claim.span.start
    found = [(match[0], Span(start + match.start(), start + match.end())) for match in WORD.finditer(text)]
    words = [word for word, span in found if not left_out.touch(span) and stem(word.casefold()) not in said]
    capital = frozenset(stem(word.casefold()) for word in words if word[0].isupper())
    return _Wording(frozenset(stem(word.casefold()) for word in words) - capital, capital)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.casefold()) for word in WORD.findall(text))


def _is_same_thing(passage: Passage, wording: _Wording) -> bool:
    """Tell whether a passage tells of the same, and of the same act: names alone are not one."""
    return passage.share >= SAME_THING and wording.in_common(passage.span.of(passage.document.text)) >= COMMON


def _may_be(one: Date, other: Date) -> bool:
    return one.contradicts(other) is False or one.when.overlaps(other.when)


def _is_of_print(one: Date, document: Document) -> bool:
    """Tell whether it may date what was said: a document is printed soon after."""
    printed = period(document.published or "")
    if printed is None or printed.first.year <= 1 or printed.last == printed.last.max:
        return False
    around = Period(printed.first - timedelta(days=NEAR_PRINT), printed.last + timedelta(days=1), True)
    year = one.value[:4] if one.has_year else str(printed.first.year)
    when = period(f"{year}{one.value[4:]}".replace("~", ""))
    return when is not None and when.precise and when.overlaps(around)


def _lang(document: Document) -> str:
    return detect(document.text, document.lang)
