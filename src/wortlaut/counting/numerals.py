"""Read numerals: digits in the writing of a language or of its neighbours, and number words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from wortlaut.counting.drafts import key
from wortlaut.counting.tables import THOUSAND, Tables, symbols

THIN = "'’\u00a0\u202f\u2009"  # group thousands in any language
MOST_DIGITS = 30  # a longer run is an identifier, not an amount
TEN, HUNDRED, MYRIAD = 10, 100, 10_000
MOST_WORDS = 8  # number words in a row: "two hundred and thirty-five thousand and one"
SLASHED = re.compile(r"[\s\u00a0-](?P<over>[1-7])/(?P<under>[2348])(?![\d/])")
SPACED_GROUPS = re.compile(r"(?!0)\d{1,3}(?: \d{3})+(?![\d/]|[.,:]\d|[ -]\d)")
NEXT_WORD = re.compile(r"[\s-]+(?:(?P<joiner>[^\W\d_]+)\s+)?(?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: where it ends, its value, and how it was written."""

    end: int
    value: Decimal
    grouped: bool = False  # thousands were marked
    digits: bool = True


def read_digits(run: str, known: Tables) -> tuple[Decimal, bool] | None:
    """Return the value of a run of digits and whether thousands were marked; None where it is no number.

    A mark that does not fit the language's own writing is read in its neighbours': "9.3 %" in German is a decimal.
    """
    if len(run) > MOST_DIGITS:
        return None
    plain = run.translate({ord(mark): None for mark in THIN})
    thin = plain != run
    if thin and not re.fullmatch(r"\d{1,3}(?:[^\d.,]\d{3})+(?:[.,]\d+)?", run):
        return None
    marks = [character for character in plain if character in ".,"]
    if not marks:
        return _decimal(plain), thin
    if len(set(marks)) == 2:
        return _two_marks(plain, marks, known)
    mark = marks[0]
    groups = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", plain) is not None and plain[0] != "0"
    if groups and not thin and (mark == known.group or len(marks) > 1):
        return _decimal(plain.replace(mark, "")), True
    return (_decimal(plain.replace(mark, ".")), thin) if len(marks) == 1 else None


def spaced_groups(text: str, start: int, known: Tables) -> Numeral | None:
    """Read "300 000 Mark", thousands with a plain space; other groups than zeros need something measured behind."""
    match = SPACED_GROUPS.match(text, start) if known.spaced else None
    if match is None:
        return None
    zeros = match[0].endswith(" 000")
    measured = known.unit.match(text, match.end()) or known.currency.match(text, match.end())
    return Numeral(match.end(), Decimal(match[0].replace(" ", "")), True) if zeros or measured else None


def _two_marks(plain: str, marks: list[str], known: Tables) -> tuple[Decimal, bool] | None:
    group, decimal = marks[0], marks[-1]
    if group == decimal or not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+{re.escape(decimal)}\d+", plain):
        return None
    return _decimal(plain.replace(group, "").replace(decimal, ".")), True


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # digits of scripts that Decimal does not read
        return Decimal(0)


def read_word(text: str, start: int, word: str, known: Tables) -> Numeral | None:
    """Return the number that number words from here on say; None where the word is none."""
    if known.characters:
        return _read_characters(word, start + len(word), known.words)
    numeral = _read_plain_word(word, start + len(word), text, known)
    behind = known.patterns["and_part"].match(text, numeral.end) if numeral else None
    if numeral is None or behind is None:
        return numeral
    return Numeral(behind.end(), numeral.value + _part(behind, known), digits=False)


def with_fraction(text: str, numeral: Numeral, known: Tables) -> Numeral:
    """Read "2 1/2 years" and "5 and a half years"; without a unit behind, the two are numbers of their own."""
    end, value = numeral.end, numeral.value
    if slashed := SLASHED.match(text, end):
        end, value = slashed.end(), value + Decimal(slashed["over"]) / Decimal(slashed["under"])
    elif behind := known.patterns["and_part"].match(text, end):
        end, value = behind.end(), value + _part(behind, known)
    measured = known.unit.match(text, end) or known.scale.match(text, end) or known.currency.match(text, end)
    whole = numeral.value == numeral.value.to_integral_value() and numeral.value < HUNDRED
    return Numeral(end, value) if end > numeral.end and whole and measured else numeral


def _part(match: re.Match[str], known: Tables) -> Decimal:
    return known.words.get(match["count"].lower(), 1) * known.portions[key(match["part"])]


def _read_plain_word(word: str, end: int, text: str, known: Tables) -> Numeral | None:
    lowered = word.lower()
    if word in symbols()["vulgar"]:
        return Numeral(end, Decimal(symbols()["vulgar"][word]), digits=False)
    if lowered in known.compounds:
        return Numeral(end, known.compounds[lowered], digits=False)
    if known.spaced_words and lowered in known.articles:
        return _read_article(text, end, known)
    if known.spaced_words and lowered in known.words:
        return _read_words(text, end, known.words[lowered], known)
    if lowered in known.words and known.words[lowered] < 1000:
        return Numeral(end, Decimal(known.words[lowered]), digits=False)
    return _read_thousands(lowered, end, known)


def _read_characters(word: str, end: int, values: Mapping[str, int]) -> Numeral | None:
    """Read Chinese numerals, "三亿五千万": ten, hundred and thousand count digits, 万 and 亿 all before them."""
    if len(word) > MOST_DIGITS or any(character not in values for character in word):
        return None
    total, section, digit = 0, 0, 0
    for place, value in enumerate(map(values.__getitem__, word)):
        if value < TEN:
            digit = value
        elif value < MYRIAD:
            section += (digit or (place == 0)) * value
            digit = 0
        else:
            total = (total + section + digit) * value if value > MYRIAD else total + (section + digit) * value
            section = digit = 0
    result = total + section + digit
    return Numeral(end, Decimal(result), digits=False) if result > 1 else None


def _read_thousands(lowered: str, end: int, known: Tables) -> Numeral | None:
    """Read joined words with a thousand inside: "zweitausendfünfhundert"."""
    for thousand in known.thousands:
        if thousand not in lowered:
            continue
        head, _, tail = lowered.partition(thousand)
        count, rest = (known.compounds.get(part) or known.words.get(part) for part in (head, tail))
        if (head and count is None) or (tail and rest is None) or not (head or tail):
            return None
        return Numeral(end, Decimal(count or 1) * THOUSAND + (rest or 0), digits=False)
    return None


def _read_words(text: str, end: int, first: int, known: Tables) -> Numeral | None:
    """Read words that stand apart: "two hundred and thirty-five thousand"."""
    total, current = 0, first
    for _ in range(MOST_WORDS):
        match = NEXT_WORD.match(text, end)
        if match is None:
            break
        word, stop = _next_word(match, known)
        value = known.words.get(word)
        if value is None or not _continues(current, value, joined=match["joiner"] is not None and stop == match.end()):
            break
        if value == 1000:
            total, current = total + current * value, 0
        else:
            current = current * value if value == 100 else current + value
        end = stop
    return Numeral(end, Decimal(total + current), digits=False)


def _read_article(text: str, end: int, known: Tables) -> Numeral:
    """Read "a hundred and twenty", and "a" as one of what follows."""
    following = NEXT_WORD.match(text, end)
    word, stop = _next_word(following, known) if following else ("", end)
    value = known.words.get(word, 0)
    numeral = _read_words(text, stop, value, known) if value >= HUNDRED else None
    return numeral or Numeral(end, Decimal(1), digits=False)


def _next_word(match: re.Match[str], known: Tables) -> tuple[str, int]:
    """Return the next number word: behind "and" where that joins, else the very next word."""
    if match["joiner"] is None:
        return match["word"].lower(), match.end()
    if match["joiner"].lower() == known.joiner:
        return match["word"].lower(), match.end()
    return match["joiner"].lower(), match.end("joiner")


def _continues(current: int, value: int, *, joined: bool) -> bool:
    if value == 1000:
        return not joined and 0 < current < 1000
    if value == 100:
        return not joined and 0 < current < 20
    last = current % 100
    if last == 0:
        return value > 0
    return not joined and last >= 20 and last % 10 == 0 and 0 < value < 10
