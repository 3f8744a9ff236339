"""Find every figure of a text: value, unit, currency, scale, bound, hedge, period, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from wortlaut.counting.ages import age
from wortlaut.counting.alone import PLAIN_WORD, stands_alone
from wortlaut.counting.drafts import LOOK_BACK, Draft, key
from wortlaut.counting.families import settled
from wortlaut.counting.heights import height
from wortlaut.counting.joining import join
from wortlaut.counting.magnitudes import magnitude
from wortlaut.counting.measuring import FIRST_YEAR, LAST_YEAR, is_years, measured
from wortlaut.counting.multiples import multiple
from wortlaut.counting.numerals import Numeral, read_digits, read_word, spaced_groups, with_fraction
from wortlaut.counting.ones import is_article, is_number_word
from wortlaut.counting.qualifying import noun_after, with_bound_behind, with_bounds
from wortlaut.counting.ranks import rank
from wortlaut.counting.scores import score
from wortlaut.counting.shares import ratio, special
from wortlaut.counting.stopwatch import stopped
from wortlaut.counting.tables import VULGAR, Tables, symbols, tables
from wortlaut.counting.votes import vote
from wortlaut.languages import language
from wortlaut.records import Figure, Span

FOUND_BY = "figures@7"
MOST_PLAIN = 50_000  # words that begin no figure are remembered as they stand, about five megabytes of them
LONGEST_PREFIX = 6  # digits before a phone number's first space; "10 000 000" with narrow spaces is one run
FIRST_MODERN = 1900
LONGEST_AGO = 1000  # years; "72 million years ago" has no day
YEAR_DIGITS, LAST_DAY, POSTCODE = 4, 31, 5
DECADE = re.compile(r"[’']?s(?!\w)")  # "in her 20s"
NOUN_BEHIND = re.compile(r"\s[A-ZÄÖÜ]")
CLOCK_RANGE = re.compile(r"\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?(?!\d)")
LIST_NUMBER = re.compile(r"[.)]\s")
PHONE = re.compile(r"(?!(?:19|20)\d\d/\d\d\b)\+?\d{2,6}[\s/-]\d{2,}[\s/-]\d{2,}|\d{2,6}/\d{3,}")
# Of 22 figures of each kind, and those in words beside them, drawn at random from English political news and German
# Wikinews and judged by hand: a name is a count now and then ("Fortune 500 companies"), pounds are money or weight.
# Of 28 places, 28 how manieths and 16 results drawn in the same way, one each was none.
CONFIDENCE = {
    "rank": 0.96,
    "ordinal": 0.96,
    "score": 0.94,
    "score_against": 0.94,
    "currency": 0.96,
    "percent": 0.97,
    "percentage_point": 0.97,
    "share": 0.96,
    "item": 0.95,
    "": 0.85,
}
MEASURED = 0.98  # a unit beside the number
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def find_figures(text: str, /, *, lang: str, document: str | None = None) -> tuple[Figure, ...]:
    """Return every figure of the text in order; dates, years, times of day, and page or phone numbers are none.

    A share ("a third", "jeder Fünfte") has the unit "share" and its value in percent. A range has its lower end as
    value and its upper end as ``high``. Of currencies that share a name, a figure has the family's ("crown") where the
    text does not say which. "Hundreds" and "six-figure" are ranges with the bound "about", a result of a game two
    figures, a place the unit "rank". In "von 8 auf 50 Prozent" both ends are figures of their own.
    """
    known = tables(language(lang).code)
    drafts: list[Draft] = []
    for draft in _drafts(text, known):
        join(text, drafts, draft, known)
    return tuple(_figure(draft, document) for draft in settled(text, drafts, known) if _counts(draft))


def _figure(draft: Draft, document: str | None) -> Figure:
    return Figure(
        document=document,
        span=Span(draft.start, draft.end),
        value=_plain(draft.value),
        high=None if draft.high is None else _plain(draft.high),
        unit=draft.unit,
        currency=draft.currency,
        scale=draft.scale,
        period=draft.period,
        bound=draft.bound,
        hedge=draft.hedge,
        noun=draft.noun,
        found_by=FOUND_BY,
        confidence=CONFIDENCE.get(draft.unit or "", MEASURED),
    )


def _plain(value: Decimal) -> Decimal:
    """Return the value without zeros behind the point: 33.4 times a billion is 33400000000, not 33400000000.0."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _counts(draft: Draft) -> bool:
    return draft.unit is not None or draft.telling


def _drafts(text: str, known: Tables) -> Iterator[Draft]:
    end = 0
    last: Draft | None = None
    for start, word in _openings(text, known):
        if start < end:
            continue
        pair = vote(text, start, word, known)
        pair = vote(text, start, word, known)
        if pair is None and word[0].isdigit():
            pair = score(text, start, known, last)
        if pair is not None:
            yield from pair
            last, end = pair[1], pair[1].end
        elif draft := _draft(text, start, word, known, end):
            last, end = draft, draft.end
            yield draft
        elif word[0].isdigit() and (phone := PHONE.match(text, start)):
            end = phone.end()


def _openings(text: str, known: Tables) -> Iterator[tuple[int, str]]:
    """Yield the digits and words that may begin a figure; few words do, so that this decides what a text costs."""
    openers, thousands, only_shares, plain = known.openers, known.thousands, known.only_shares, known.plain
    if len(plain) > MOST_PLAIN:
        plain.clear()
    for token in known.token.finditer(text):
        word = token[0]
        if word in plain:
            continue
        lowered = word.lower()
        if lowered in only_shares:
            if known.share.match(text, token.start()):
                yield token.start(), word
        elif lowered in openers:
            if not is_article(lowered, known) or known.ahead.match(text, token.end()):
                yield token.start(), word
        elif word[0].isdigit() or known.characters or any(thousand in lowered for thousand in thousands):
            yield token.start(), word
        else:
            plain.add(word)


def _draft(text: str, start: int, word: str, known: Tables, floor: int) -> Draft | None:
    if place := rank(text, start, word, known):
        return with_bounds(text, place, known, floor)
    if size := magnitude(text, start, word, known):
        return _finish(text, size, known, floor)
    if times := multiple(text, start, word, known):
        return with_bounds(text, times, known, floor)
    if word.lower() in known.no_numerals:
        return None
    return (
        _of_digits(text, start, word, known, floor) if word[0].isdigit() else _of_words(text, start, word, known, floor)
    )


def _of_digits(text: str, start: int, run: str, known: Tables, floor: int) -> Draft | None:
    if years := age(text, start, run, known):
        return years
    if whole := stopped(text, start, known) or height(text, start):
        return with_bounds(text, whole, known, floor)
    numeral = _digits(text, start, run, known)
    if numeral is None:
        return None
    share = ratio(text, start, numeral, known)
    return _finish(text, share or measured(text, start, numeral, known, floor), known, floor)


def _of_words(text: str, start: int, word: str, known: Tables, floor: int) -> Draft | None:
    if share := special(text, start, word, known):
        return _finish(text, share, known, floor)
    if glued := known.glued.get(word.lower()):
        return _finish(text, Draft(start, start + len(word), glued[0], unit=glued[1], telling=True), known, floor)
    numeral = read_word(text, start, word, known)
    if numeral is None:
        return None
    if not is_article(word.lower(), known) and (share := ratio(text, start, numeral, known)):
        return _finish(text, share, known, floor)
    if not is_number_word(text, numeral, word, known, floor):
        return None
    return _finish(text, measured(text, start, numeral, known, floor), known, floor)


def _digits(text: str, start: int, run: str, known: Tables) -> Numeral | None:
    end = start + len(run)
    before, after = text[max(0, start - LOOK_BACK) : start], text[end : end + LOOK_BACK]
    if _is_label(before, after, run, known):
        return None
    if after[:1] == " " and after[1:2].isdigit() and (spaced := spaced_groups(text, start, known)):
        return spaced
    if len(run) <= LONGEST_PREFIX and PHONE.match(text, start):
        return None
    parsed = read_digits(run, known)
    if parsed is None:
        return None
    value, grouped = parsed
    if after[:1] in VULGAR and after:
        return Numeral(end + 1, value + Decimal(symbols()["vulgar"][after[0]]))
    return with_fraction(text, Numeral(end, value, grouped), known)


def _is_label(before: str, after: str, run: str, known: Tables) -> bool:
    """Tell a number that names or dates something (G20, Nr. 5, 8. September, 20.30 Uhr) from one that counts."""
    last = before[-1:]
    if last and last in "_@./:-":
        return last in "_@" or before[-2:-1].isalnum()
    if DECADE.match(after) or (last.isascii() and last.isalpha() and not known.sign_before.search(before)):
        return True  # G20, but NOK20
    if run[0] == "0" and len(run) > 1 and run[1].isdigit():
        return True
    patterns = known.patterns
    if known.months.match(after) or _is_clock(after, known) or _is_named(before, after, known):
        return True
    if _is_ordinal(before, after, run, known) or (len(run) == POSTCODE and patterns["code_before"].search(before)):
        return True
    dated = run.isdecimal() and (len(run) == YEAR_DIGITS or (len(run) <= 2 and int(run) <= LAST_DAY))
    if dated and known.months_before.search(before):
        day = len(run) < YEAR_DIGITS
        return (
            (known.spaced_words or not day) and known.unit.match(after) is None and known.currency.match(after) is None
        )
    if (not before or before.rsplit("\n", 1)[-1].strip() == "") and "\n" in before[-3:] + "\n" * (not before):
        return LIST_NUMBER.match(after) is not None
    return False


def _is_clock(after: str, known: Tables) -> bool:
    """Tell "8.30 Uhr" and "14.30-16.30 Uhr"."""
    until = CLOCK_RANGE.match(after) if "-" in after[:2] or "–" in after[:2] else None
    return known.patterns["time"].match(after, until.end() if until else 0) is not None


def _is_named(before: str, after: str, known: Tables) -> bool:
    """Tell "Airbus 380" and "page 12" from "Airbus 5.3 billion"."""
    if known.patterns["house_before"].search(before):
        return NOUN_BEHIND.match(after) is None  # "Hauptstraße 12"
    if not known.patterns["skip_before"].search(before):
        return False
    scale = known.scale.match(after)
    return not (scale and len(scale["word"]) > 1) and known.currency.match(after) is None


def _is_ordinal(before: str, after: str, run: str, known: Tables) -> bool:
    """Tell "die 29. Ausgabe" from a number that ends a sentence: "Erlaubt waren 120. Elf"."""
    if not known.patterns["ordinal"].match(after):
        return False
    if after[0] != "." or after.lstrip(". ")[:1].islower():
        return True
    if known.patterns["ordinal_before"].search(before):
        return "," not in run
    return run.isdecimal() and (len(run) == 1 or PLAIN_WORD.search(before) is None)


def _finish(text: str, draft: Draft, known: Tables, floor: int) -> Draft | None:
    """Add bound, hedge, period and noun; None for a bare year."""
    begin, stop = draft.start, draft.end
    digits = text[begin:stop].isdigit()
    draft = with_bound_behind(text, with_bounds(text, draft, known, floor), known)
    if _is_elsewhere(text, draft, known):
        return None
    if draft.unit is None and (known.patterns["time"].match(text, draft.end) or _is_letters(text, draft, known)):
        return None  # "14.30-16.30 Uhr"
    period = known.patterns["period"].match(text, draft.end) if draft.unit not in (None, "year") else None
    noun = noun_after(text, period.end() if period else draft.end, known, unit=draft.unit)
    if noun is None and draft.unit is None and (digits or draft.value > 1):
        part = known.patterns["part_of"].match(text, draft.end)
        noun = noun_after(text, part.end() - 1, known, unit="item") if part else None
    if _is_year(text, draft, begin, stop, noun) or (noun and digits and known.patterns["address"].fullmatch(noun)):
        return None
    if noun is None and draft.unit is None and (points := known.patterns["points"].match(text, draft.end)):
        noun = points[0].strip()
    if noun is not None and draft.value == 1 and known.spaced_words and not digits:
        noun = noun.split()[0]  # "one man died"
    unit = "item" if draft.unit is None and noun else draft.unit
    telling = draft.telling or (unit is None and stands_alone(text, begin, stop, draft, known))
    if noun is not None and unit is not None:
        place = text.find(noun, draft.end) + len(noun)
        period = period or known.patterns["period"].match(text, place)
        behind = known.bound_behind.match(text, place) if draft.bound == "exact" else None
        if behind is not None and behind["word"].lower().startswith(("or ", "oder ", "und ")):  # "300 jobs or more"
            draft = replace(draft, bound=known.bounds_after[key(behind["word"])])
    return replace(draft, unit=unit, noun=noun, telling=telling, period=period[0].strip() if period else None)


def _is_letters(text: str, draft: Draft, known: Tables) -> bool:
    """Tell "8Ball" and "20er-Karte", where letters belong to the digits."""
    glued = known.spaced and draft.scale == 1 and text[draft.end - 1 : draft.end].isdecimal()
    return glued and text[draft.end : draft.end + 1].isalpha()


def _is_elsewhere(text: str, draft: Draft, known: Tables) -> bool:
    """Tell what is no figure of its own: "several hundred", and "two years ago", which is a date."""
    before = text[max(0, draft.start - LOOK_BACK) : draft.start]
    if known.patterns["vague"].search(before):
        return True
    if draft.unit not in TIMES or (draft.unit == "year" and draft.value > LONGEST_AGO):
        return False
    behind = known.patterns["ago_behind"].match(text, draft.end)
    return behind is not None or known.patterns["ago_before"].search(before) is not None


def _is_year(text: str, draft: Draft, begin: int, stop: int, noun: str | None) -> bool:
    if draft.unit is None and draft.high is not None and not draft.telling and is_years(draft.value, draft.high):
        return True
    if draft.unit is not None or draft.scale != 1 or stop - begin != 4 or not FIRST_YEAR <= draft.value <= LAST_YEAR:
        return False
    if draft.bound in ("exact", "about", "at_most"):
        return not (noun and draft.value % 100 == 0)
    return noun is None and draft.value >= FIRST_MODERN  # "more than in", "weniger als 2019": what is compared with it
