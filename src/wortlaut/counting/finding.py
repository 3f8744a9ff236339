"""Find every figure of a text: value, unit, currency, scale, bound, hedge, period, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from wortlaut.counting.numerals import Numeral, read_digits, read_word
from wortlaut.counting.tables import VULGAR, Tables, symbols, tables
from wortlaut.languages import language
from wortlaut.records import Figure, Span
from wortlaut.records.amounts import Bound

FOUND_BY = "figures@1"
LOOK_BACK = 40  # characters before a number that may qualify it
MOST_QUALIFIERS = 3  # "maybe up to about"
NOUN_WORDS = 3
FIRST_YEAR, LAST_YEAR = 1000, 2099  # a bare four-digit number is a year, not an amount
WORD = re.compile(r"[\s\u00a0]?([^\W\d_][\w’'-]*)")
LIST_NUMBER = re.compile(r"[.)]\s")
PHONE = re.compile(r"\+?\d{2,6}[\s/-]\d{2,}[\s/-]\d{2,}|\d{2,6}/\d{3,}")
LETTER_SCALES = frozenset({"k", "m", "b", "t"})
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
HUNDRED = Decimal(100)
SHARE_DIGITS = Decimal("0.0001")  # a third is 33.3333 percent


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure being read: where it stands and what was understood so far."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    scale: Decimal = Decimal(1)
    bound: Bound = "exact"
    hedge: Span | None = None
    period: str | None = None
    noun: str | None = None
    telling: bool = False  # worth keeping even without a unit: grouped, decimal, signed or bounded


def find_figures(text: str, /, *, lang: str, document: str | None = None) -> tuple[Figure, ...]:
    """Return every figure of the text in order; dates, years, ordinals, and page or phone numbers are none.

    A share ("a third", "jeder Fünfte") has the unit "share" and its value in percent. A range has its lower end as
    value and its upper end as ``high``. In "von 8 auf 50 Prozent" both ends are figures of their own.
    """
    known = tables(language(lang).code)
    drafts: list[_Draft] = []
    for draft in _drafts(text, known):
        _inherit(text, drafts, draft, known)
        drafts.append(draft)
    return tuple(_figure(draft, document) for draft in drafts if _counts(draft))


def _figure(draft: _Draft, document: str | None) -> Figure:
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
    )


def _plain(value: Decimal) -> Decimal:
    """Return the value without zeros behind the point: 33.4 times a billion is 33400000000, not 33400000000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _counts(draft: _Draft) -> bool:
    return draft.unit is not None or draft.telling


def _inherit(text: str, drafts: list[_Draft], draft: _Draft, known: Tables) -> None:
    """Give the first end of "von 8 auf fast 50 Prozent" the unit of the second."""
    if not drafts or draft.unit is None or drafts[-1].unit not in (None, "item"):
        return
    first = drafts[-1]
    between = text[first.end : draft.start] + " "
    before = text[max(0, first.start - LOOK_BACK) : first.start]
    if len(between) > LOOK_BACK or not known.patterns["change"].fullmatch(between):
        return
    if not known.patterns["from"].search(before):
        return
    scale = draft.scale if first.scale == 1 else Decimal(1)
    drafts[-1] = replace(
        first,
        value=first.value * scale,
        scale=first.scale * scale,
        unit=draft.unit,
        currency=draft.currency,
        noun=draft.noun,
        period=draft.period,
    )


def _drafts(text: str, known: Tables) -> Iterator[_Draft]:
    end = 0
    for token in known.token.finditer(text):
        start = token.start()
        if start < end:
            continue
        draft = _draft(text, start, token[0], known, end)
        if draft is not None:
            end = draft.end
            yield draft
        elif token[0][0].isdigit():
            phone = PHONE.match(text, start)
            end = phone.end() if phone else end


def _draft(text: str, start: int, word: str, known: Tables, floor: int) -> _Draft | None:
    if word[0].isdigit():
        numeral = _digits(text, start, word, known)
    else:
        special = _special(text, start, word, known)
        if special is not None:
            return _finish(text, special, known, floor)
        numeral = read_word(text, start, word, known)
        if numeral is not None and not _is_number_word(text, numeral, word, known):
            numeral = None
    if numeral is None:
        return None
    return _finish(text, _measured(text, start, numeral, known), known, floor)


def _digits(text: str, start: int, run: str, known: Tables) -> Numeral | None:
    end = start + len(run)
    before, after = text[max(0, start - LOOK_BACK) : start], text[end : end + LOOK_BACK]
    if _is_label(before, after, run, known) or PHONE.match(text, start):
        return None
    parsed = read_digits(run, known)
    if parsed is None:
        return None
    value, grouped = parsed
    if after[:1] in VULGAR and after:
        return Numeral(end + 1, value + Decimal(symbols()["vulgar"][after[0]]))
    return Numeral(end, value, grouped)


def _is_label(before: str, after: str, run: str, known: Tables) -> bool:
    """Tell a number that names or dates something (G20, Nr. 5, 8. September, 20.30 Uhr) from one that counts."""
    last = before[-1:]
    if last and last in "_@./:-":
        return last in "_@" or before[-2:-1].isalnum()
    if last and last.isascii() and last.isalpha():
        return True
    if run[0] == "0" and len(run) > 1 and run[1].isdigit():
        return True
    patterns = known.patterns
    if patterns["ordinal"].match(after) or patterns["time"].match(after) or patterns["skip_before"].search(before):
        return True
    if known.months.match(after) or (known.months_before.search(before) and len(run) <= 4):
        return True
    if (not before or before.rsplit("\n", 1)[-1].strip() == "") and "\n" in before[-3:] + "\n" * (not before):
        return LIST_NUMBER.match(after) is not None
    return False


def _is_number_word(text: str, numeral: Numeral, word: str, known: Tables) -> bool:
    """Tell "eine Million" from "eine Frau", "one percent" from "one of them", "three" from "three o'clock"."""
    if known.patterns["time"].match(text, numeral.end):
        return False
    lowered = word.lower()
    if numeral.value != 1 or lowered not in known.articles | known.pronouns:
        return True
    if known.scale.match(text, numeral.end) or known.fraction.match(text, numeral.end):
        return True
    unit = known.unit.match(text, numeral.end)
    if unit is None:
        return lowered in known.pronouns and known.currency.match(text, numeral.end) is not None
    return lowered in known.pronouns or known.units[_key(unit["word"])].startswith("perc")


def _special(text: str, start: int, word: str, known: Tables) -> _Draft | None:
    """Read what says a share or an amount without a plain number: "die Hälfte", "half a million", "jeder Fünfte"."""
    if half := known.patterns["half_of_scale"].match(text, start):
        scale = known.scales[half["scale"].lower()]
        return _Draft(start, half.end(), scale / 2, scale=scale, telling=True)
    if share := known.share.match(text, start):
        return _Draft(start, _share_end(share), known.shares[_key(share["word"])], unit="share")
    if known.every and word.lower() in ("jeder", "jede", "jedes", "jedem", "jeden"):
        following = WORD.match(text, start + len(word))
        part = known.every.get(following[1].lower().removesuffix("n")) if following else None
        if following and part:
            return _Draft(start, following.end(), (HUNDRED / part).quantize(SHARE_DIGITS), unit="share")
    lowered = word.lower()
    if lowered in known.articles or lowered in known.words:
        return _fraction(text, start, word, known)
    return None


def _share_end(share: re.Match[str]) -> int:
    """Leave the article or preposition behind "half" outside the span."""
    first, *rest = share["word"].split()
    return share.end() if not rest or rest[-1][:1].isupper() else share.start() + len(first)


def _fraction(text: str, start: int, word: str, known: Tables) -> _Draft | None:
    match = known.fraction.match(text, start + len(word))
    count = known.words.get(word.lower(), 1 if word.lower() in known.articles else None)
    if match is None or not count or text[start - 1 : start] == "-":
        return None
    parts = known.fractions[match["word"].lower()]
    if count >= parts or (count == 1 and not known.patterns["fraction_follow"].match(text, match.end())):
        return None
    return _Draft(start, match.end(), (HUNDRED * count / parts).quantize(SHARE_DIGITS), unit="share")


def _measured(text: str, start: int, numeral: Numeral, known: Tables) -> _Draft:
    """Add sign, range, scale, unit and currency to a plain number."""
    value, end, high = numeral.value, numeral.end, None
    telling = numeral.grouped or value != value.to_integral_value()
    symbol = known.sign_before.search(text, max(0, start - 8), start)
    begin = symbol.start() if symbol else start
    upper = _upper_end(text, begin, numeral, known)
    if upper is not None:
        end, high = upper.end, upper.value
    if text[begin - 1 : begin] in ("-", "−", "–", "+") and begin and not text[begin - 2 : begin - 1].strip():
        begin, telling = begin - 1, True
        value = -value if text[begin] != "+" else value
    draft = _Draft(begin, end, value, high=high, telling=telling)
    if symbol:
        draft = replace(draft, unit="currency", currency=_sign_currency(symbol["sign"]))
    return _with_unit(text, _with_scale(text, draft, known), known)


def _sign_currency(sign: str) -> str:
    return symbols()["signs"].get(sign) or symbols()["codes"][sign]


def _upper_end(text: str, begin: int, numeral: Numeral, known: Tables) -> Numeral | None:
    """Read the second number of "20 to 30 percent", "between 20 and 30", "$20-30"."""
    before = text[max(0, begin - LOOK_BACK) : begin]
    between = known.patterns["between"].search(before) is not None
    joint = known.patterns["between_range" if between else "range"].match(text, numeral.end)
    if joint is None or (not between and known.patterns["from"].search(before) and "bis" not in joint[0]):
        return None
    sign = next((sign for sign in ("US$", "$", "€", "£") if text.startswith(sign, joint.end())), "")
    place = joint.end() + len(sign)
    token = known.token.match(text, place)
    if token is None:
        return None
    upper = _upper_numeral(text, place, token[0], known)
    if upper is None or upper.value <= numeral.value or known.months.match(text, upper.end):
        return None
    return upper


def _upper_numeral(text: str, place: int, word: str, known: Tables) -> Numeral | None:
    if word[0].isdigit():
        parsed = read_digits(word, known)
        return None if parsed is None else Numeral(place + len(word), *parsed)
    numeral = read_word(text, place, word, known)
    return numeral if numeral is not None and numeral.value != 1 else None


def _with_scale(text: str, draft: _Draft, known: Tables) -> _Draft:
    match = known.scale.match(text, draft.end)
    if match is None or not _is_scale(text, draft, match, known):
        return draft
    scale = known.scales[_key(match["word"])]
    high = None if draft.high is None else draft.high * scale
    return replace(draft, end=match.end(), value=draft.value * scale, high=high, scale=scale, telling=True)


def _is_scale(text: str, draft: _Draft, match: re.Match[str], known: Tables) -> bool:
    """Tell "$5m" from five metres: a single letter is a scale only right behind the number, m and t only of money."""
    letter = match["word"].lower()
    if letter not in LETTER_SCALES:
        return True
    if match.start("word") != draft.end:
        return False
    money = draft.currency is not None or known.currency.match(text, match.end()) is not None
    return money or match["word"] in ("B", "M", "k", "K")


def _with_unit(text: str, draft: _Draft, known: Tables) -> _Draft:
    if draft.currency is None:
        money = known.currency.match(text, draft.end)
        if money is not None:
            currency = known.currencies[_key(money["word"])] if money["word"] else _sign_currency(_sign(money["sign"]))
            return replace(draft, end=money.end(), unit="currency", currency=currency)
        match = known.unit.match(text, draft.end)
        if match is not None:
            return replace(draft, end=match.end(), unit=known.units[_key(match["word"])])
    return draft


def _sign(found: str) -> str:
    return next(sign for sign in symbols()["signs"] if sign.lower() == found.lower())


def _finish(text: str, draft: _Draft, known: Tables, floor: int) -> _Draft | None:
    """Add bound, hedge, period and noun; None for a bare year."""
    begin, stop = draft.start, draft.end
    draft = _with_bound_behind(text, _with_bounds(text, draft, known, floor), known)
    if _is_elsewhere(text, draft, known):
        return None
    period = known.patterns["period"].match(text, draft.end) if draft.unit not in (None, "year") else None
    noun = _noun(text, period.end() if period else draft.end, known, unit=draft.unit)
    if _is_year(text, draft, begin, stop, noun):
        return None
    unit = "item" if draft.unit is None and noun else draft.unit
    if period is None and noun is not None and unit is not None:
        place = text.find(noun, draft.end)
        period = known.patterns["period"].match(text, place + len(noun))
    return replace(draft, unit=unit, noun=noun, period=period[0].strip() if period else None)


def _is_elsewhere(text: str, draft: _Draft, known: Tables) -> bool:
    """Tell what is no figure of its own: "several hundred", and "two years ago", which is a date."""
    before = text[max(0, draft.start - LOOK_BACK) : draft.start]
    if known.patterns["vague"].search(before):
        return True
    if draft.unit not in TIMES:
        return False
    behind = known.patterns["ago_behind"].match(text, draft.end)
    return behind is not None or known.patterns["ago_before"].search(before) is not None


def _is_year(text: str, draft: _Draft, begin: int, stop: int, noun: str | None) -> bool:
    if draft.unit is not None or draft.scale != 1 or stop - begin != 4 or not FIRST_YEAR <= draft.value <= LAST_YEAR:
        return False
    return not (noun and draft.value % 100 == 0) and draft.bound in ("exact", "about", "at_most")


def _with_bounds(text: str, draft: _Draft, known: Tables, floor: int) -> _Draft:
    bound, hedge, start = draft.bound, draft.hedge, draft.start
    for _ in range(MOST_QUALIFIERS):
        span = _qualifier(text, max(floor, start - LOOK_BACK), start, known)
        if span is None:
            break
        word = _key(span.of(text))
        meaning = known.bounds.get(word)
        if word in known.hedges or meaning in ("about", "nearly"):
            hedge = span
        if meaning is not None and (bound == "exact" or (bound == "about" and meaning != "about")):
            bound = meaning
        start = span.start
    return replace(draft, start=start, bound=bound, hedge=hedge, telling=draft.telling or start != draft.start)


def _qualifier(text: str, floor: int, start: int, known: Tables) -> Span | None:
    """Return the longest bound or hedge that ends right before the number: "more than", "vielleicht"."""
    end = floor + len(text[floor:start].rstrip(" \t\u00a0,"))
    if end == start and known.spaced and text[end - 1 : end].isalpha():
        return None
    begin: int | None = end
    best: Span | None = None
    for _ in range(known.longest_qualifier):
        begin = None if begin is None else _word_before(text, floor, begin, known)
        if begin is None:
            break
        word = _key(text[begin:end])
        if word in known.bounds or word in known.hedges:
            best = Span(begin, end)
    return best


def _word_before(text: str, floor: int, end: int, known: Tables) -> int | None:
    """Return where the word before a position begins; of a language without spaces, the character."""
    position = end
    while position > floor and text[position - 1] in " \t\u00a0":
        position -= 1
    if not known.spaced:
        return position - 1 if position > floor else None
    stop = position
    while position > floor and not text[position - 1].isspace() and text[position - 1] not in '(,;:„“"':
        position -= 1
    whole = position == floor == 0 or position > floor or not text[position - 1].isalnum()
    return position if position < stop and whole else None


def _with_bound_behind(text: str, draft: _Draft, known: Tables) -> _Draft:
    match = known.bound_behind.match(text, draft.end)
    if match is None or draft.bound != "exact":
        return draft
    bound = known.bounds_after[_key(match["word"])]
    return _with_unit(text, replace(draft, end=match.end(), bound=bound, telling=True), known)


def _noun(text: str, end: int, known: Tables, *, unit: str | None) -> str | None:
    """Return the words that say what is counted: "generative models", "Codes"."""
    first: int | None = None
    last = end
    skipping = unit is not None
    taken = 0
    while taken < NOUN_WORDS:
        match = WORD.match(text, last)
        if match is None:
            break
        word = match[1].lower()
        if skipping and taken == 0 and word in known.noun_skip:
            last = match.end()
            continue
        if word in known.noun_stops or (word in known.noun_skip and not skipping):
            break
        first = match.start(1) if first is None else first
        last, taken, skipping = match.end(), taken + 1, False
        if _closes_noun(match[1], known):
            return text[first:last]
    return text[first:last] if first is not None and known.spaced_words else None


def _closes_noun(word: str, known: Tables) -> bool:
    if not known.spaced_words:  # German: the noun is the word with a capital
        return word[0].isupper()
    lowered = word.lower()
    return lowered in known.plurals or (lowered.endswith("s") and not lowered.endswith("ss"))


def _key(word: str) -> str:
    return " ".join(word.lower().split())
