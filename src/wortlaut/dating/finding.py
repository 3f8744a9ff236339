"""Find every expression of time in a text, and what it means seen from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wortlaut.dating.direction import direction
from wortlaut.dating.grammar import NUMBER, Grammar, Pattern, grammar
from wortlaut.dating.reading import Reading
from wortlaut.dating.rules import CONFIDENCE, OTHER_CONFIDENCE, RULES, VAGUE, in_part
from wortlaut.languages import language
from wortlaut.records import Document, Moment, Span
from wortlaut.records.edtf import bounds
from wortlaut.records.times import MomentKind

FOUND_BY = "dates@2"
RULE_FOUND_BY = "dates-{}@2"  # the rule that read it: "dates-weekday@2"
VAGUE_FOUND_BY = "dates-vague@1"
LOOK_BACK = 40  # characters before an expression that may belong to it: "since the beginning of"
LOOK_AHEAD = 30
GLUE = frozenset("$€£¥#№@_&=")
FULL = frozenset({"day", "dotted", "iso", "slashes", "weekday"})  # dates that "the next day" may follow
BARE = frozenset({"month", "weekday", "season"})
YEARLESS = BARE | {"bare_season", "day", "days", "dotted", "holiday", "months"}  # may leave the year to the reader
TURNED = YEARLESS | {"ahead", "compound_unit", "quarter", "weekdays"}  # may be yet to come
DATED = ("year", "year2", "short_year", "year_shift", "same_year", "before_last", "shift", "weekday")
SHORTEST_MONTH = 28
LAG = 3  # days that a story may be printed before its date, as seen from another time zone
LONG_PAST = 31  # days: "gilt ab 1. März" may be said in the middle of March
CUE_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|last|next|this|of|early|mid|late|from|to|between|through|during)[\s-]+\Z",
    re.IGNORECASE,
)
# "TALLINN, 5 March (Wire) –" or "Lindau, 14. April 2026." opens a news story with the day it was filed.
DATELINE_BEFORE = re.compile(r"(?:\A|\n)[^\W\d_a-zäöüß][^\d\n.!?:]{1,28}[,/(]\s?\Z")
DATELINE_AFTER = re.compile(r"\s?(?:\([^()\n]{1,24}\)|/[^/\n]{1,24}/|\))?\s?(?:[-–—:]{1,2}|\.)\s")
# A line that holds a date and at most who wrote it and a time of day is the page's own date.
LINE_BEFORE = re.compile(r"(?:\A|\n)(?:(?:By|Von)\s[^\n\d.!?]{2,30}|[^\W\d_][^\n\d.!?]{1,24},\sden\s)?[^\w\n]{0,4}\Z")
LINE_AFTER = re.compile(
    r"[^\w\n]{0,4}(?:(?:at\s|um\s)?\d{1,2}[:.]\d\d\s?(?:Uhr|am|pm|[A-Z]{3,4})?)?[^\w\n]{0,4}(?:\n|\Z)", re.IGNORECASE
)
PAPER = re.compile(r"(?:\bthe|[’']s) \w+ [A-Z]\Z")  # "the Sunday Echo"
STORY = frozenset({"day", "month", "dotted", "later"})
TIMELESS = frozenset({"year", "decade", "century", "same_day", "next_day", "season"})
STORY_REACH = 400  # characters from one time of a story to the next
BROKEN_STORY = re.compile(r"\b(?:since|seit|born|geboren|founded|gegründet)\b[^.]*\Z", re.IGNORECASE)
NUMBERED = frozenset({"iso", "dotted", "slashes", "year", "years"})  # "each 2019 model": the word is not the date's
QUOTES = frozenset('"„“”»«‚‘’')
TITLED = BARE | {"holiday", "dayword", "past", "present", "future"}  # "Christmas" between marks is a word or a title
ROUND = 100  # years ending in 00 are counts as often as years
MODERN = 1800
PLAUSIBLE_YEARS = range(1500, 2050)  # other bare numbers need a preposition to be a year


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: str
    match: re.Match[str]


def find_dates(document: Document, /) -> tuple[Moment, ...]:
    """Return every date of the document's text in order, seen from the day it was published."""
    return find_dates_in(document.text, lang=document.lang, anchor=document.published, document=document.id)


def find_dates_in(
    text: str, /, *, lang: str, anchor: str | None, document: str | None = None, nearest: bool = False
) -> tuple[Moment, ...]:
    """Return every date of the text in order.

    A year that is not given is the one that its clause makes it, or always the ``nearest``: two texts that tell one
    thing in other words then agree. Without an anchor, relative expressions are left out and a day without a year is
    ``XXXX-09-08``. Vague words ("formerly", "soon") become open intervals of kind "other", found by ``dates-vague@1``.
    """
    known = grammar(language(lang).code)
    day = _anchor(anchor)
    moments: list[Moment] = []
    recent: date | None = None
    story = _Story()
    for hit in _hits(text, known):
        reading = _reading(text, hit, known, day, recent)
        reading = replace(reading, story=story.before(text, hit), nearest=nearest)
        moment = _moment(text, hit, known, reading, document)
        if moment is None:
            continue
        moments.append(moment)
        first, last = bounds(moment.value)
        if first == last and hit.rule in FULL:
            recent = first
        elif hit.match.groupdict().get("year"):
            recent = None  # "that day" is no longer the one before
        story = story.after(text, hit, first)
    return tuple(moments)


@dataclass(frozen=True, slots=True)
class _Story:
    """How far a paragraph has told a story whose year stands at its beginning."""

    day: date | None = None
    end: int = 0  # of the expression that said so

    def before(self, text: str, hit: _Hit) -> date | None:
        """Return where the story is when an expression begins, if it is still in the same paragraph."""
        begin = hit.match.start()
        near = self.day is not None and begin - self.end <= STORY_REACH and "\n" not in text[self.end : begin]
        return self.day if near else None

    def after(self, text: str, hit: _Hit, first: date) -> _Story:
        """Return where the story is after an expression: gone on, or back in the present by "today" or "Monday"."""
        parts = hit.match.groupdict()
        begin = hit.match.start()
        goes_on = self.before(text, hit) is not None and hit.rule in STORY
        if hit.rule not in STORY or not (goes_on or parts.get("year")):
            return self if hit.rule in TIMELESS else _Story()
        since = BROKEN_STORY.search(text, max(0, begin - LOOK_BACK), begin)
        return _Story() if since and not goes_on else _Story(first, hit.match.end())


def _anchor(value: str | None) -> date | None:
    if not value:
        return None
    first, last = bounds(value[:10] if "T" in value else value)
    return None if first == date.min or last == date.max else first


def _hits(text: str, known: Grammar) -> Iterator[_Hit]:
    end = 0
    for token in known.token.finditer(text):
        start = token.start()
        if start < end:
            continue
        word = token[0]
        patterns = known.starts.get(NUMBER if word[0].isdigit() else word.lower())
        if not patterns:
            continue
        hit = _longest(text, start, patterns)
        if hit is not None and _is_date(text, hit, known):
            end = hit.match.end()
            yield hit


def _longest(text: str, start: int, patterns: tuple[Pattern, ...]) -> _Hit | None:
    best: _Hit | None = None
    for pattern in patterns:
        match = pattern.regex.match(text, start)
        if match and (best is None or match.end() > best.match.end()):
            best = _Hit(pattern.rule, match)
    return best


def _is_date(text: str, hit: _Hit, known: Grammar) -> bool:
    start = hit.match.start()
    before = text[start - 1 : start]
    if text[start].isdigit() and not _free_number(text, start, before):
        return False
    if hit.rule in ("month", "weekday", "season") and not _is_name(text, hit, known):
        return False
    if hit.rule not in NUMBERED and known.repeated.search(text, max(0, start - LOOK_BACK), start):
        return False
    if hit.rule in TITLED and before in QUOTES and text[hit.match.end() : hit.match.end() + 1] in QUOTES:
        return False
    if hit.rule == "dayword" and text[start].isupper() and not _begins_sentence(text, start):
        return text[start : hit.match.end()].isupper()  # "USA Today" is a paper, "am Morgen" a time of day
    return hit.rule not in ("year", "years") or _is_year(text, hit, known)


def _free_number(text: str, start: int, before: str) -> bool:
    if before in GLUE or (before.isascii() and before.isalnum()):
        return False
    return not (before in (".", ",", "-", "/", ":", "’", "'") and text[start - 2 : start - 1].isdigit())


def _is_name(text: str, hit: _Hit, known: Grammar) -> bool:
    """Tell a month or day from the word "may", "sun" or "fall": by its capital, its year or the word before it."""
    parts = hit.match.groupdict()
    if parts.get("year") or parts.get("shift") or parts.get("year_shift") or parts.get("month_number"):
        return True
    word = hit.match[0].split()[0]
    around = text[max(0, hit.match.start() - LOOK_BACK) : hit.match.end() + len(" E")]
    if word[0].islower() or (hit.rule == "weekday" and PAPER.search(around)):
        return False
    if word.rstrip(".").lower() not in known.capitals:
        return True
    before = text[max(0, hit.match.start() - LOOK_BACK) : hit.match.start()]
    return hit.rule == "month" and CUE_BEFORE_MONTH.search(before) is not None


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t\"'„“”»«‚‘’")
    return not before or before[-1] in ".!?:\n…–-"


def _is_year(text: str, hit: _Hit, known: Grammar) -> bool:
    """Tell a year from a count: by what stands before and after the number."""
    start, end = hit.match.span("year")
    if hit.rule == "years":
        return known.not_before.match(text, hit.match.end()) is None
    if hit.match.start() != start or hit.match.end() != end:
        return True  # "Jahr 1910", "2025年"
    before, after = text[max(0, start - LOOK_BACK) : start], text[end : end + LOOK_AHEAD]
    if known.not_after.search(before) or known.not_before.match(after):
        return False
    if known.year_cue.search(before):
        return True
    year = int(hit.match["year"])
    rounded = year % (ROUND if year >= MODERN else 10) == 0
    counted = rounded and re.match(r"\s+[^\W\d_]", after) and not known.function_word.match(after)
    return year in PLAUSIBLE_YEARS and not counted


def _reading(text: str, hit: _Hit, known: Grammar, anchor: date | None, recent: date | None) -> Reading:
    turn = direction(text, *hit.match.span(), known) if hit.rule in TURNED else 0
    return Reading(known.words, anchor, recent, turn)


def _read(hit: _Hit, reading: Reading) -> str | None:
    """Return what an expression means: a year that it does not give is the one that its clause makes it."""
    parts, anchor = hit.match.groupdict(), reading.anchor
    value = RULES[hit.rule](parts, reading)
    told = reading.nearest or hit.rule not in YEARLESS or any(map(parts.get, DATED))
    if value is None or anchor is None or not reading.turn or told:
        return value
    first, last = bounds(value)
    late = (first - anchor).days > LAG and reading.turn < 0
    early = (anchor - last).days > (LONG_PAST if first == last else 0) and reading.turn > 0
    if not (late or early) or reading.story is not None or anchor.year not in range(date.min.year + 1, date.max.year):
        return value
    shifted = anchor.replace(year=anchor.year + reading.turn, day=min(anchor.day, SHORTEST_MONTH))
    return RULES[hit.rule](parts, replace(reading, anchor=shifted))


def _moment(text: str, hit: _Hit, known: Grammar, reading: Reading, document: str | None) -> Moment | None:
    parts = hit.match.groupdict()
    value = _read(hit, reading)
    if value is None:
        return None
    start, end = hit.match.span()
    vague = hit.rule in VAGUE
    if part := reading.word(parts, "part"):
        value = in_part(value, part)
    before = text[max(0, start - LOOK_BACK) : start]
    lead = None if vague else known.before.search(before)
    if lead is not None and len(value) > 10 and "/" not in value:
        lead = None
    if lead is not None and _qualifies(lead, hit):
        start -= len(before) - lead.start()
        value = in_part(value, reading.word(lead.groupdict(), "part"))
    return Moment(
        value=value,
        kind="other" if vague else _kind(before, text[end : end + LOOK_AHEAD], known),
        document=document,
        span=Span(start, end),
        found_by=VAGUE_FOUND_BY if vague else RULE_FOUND_BY.format(hit.rule),
        confidence=CONFIDENCE.get(hit.rule, OTHER_CONFIDENCE),
    )


def _qualifies(lead: re.Match[str], hit: _Hit) -> bool:
    return hit.rule not in ("dayword", "weekday", "ago")


def _kind(before: str, after: str, known: Grammar) -> MomentKind:
    dateline = DATELINE_BEFORE.search(before) and DATELINE_AFTER.match(after)
    alone = LINE_BEFORE.search(before) and LINE_AFTER.match(after)
    return "publication" if dateline or alone or known.published.search(before) else "event"
