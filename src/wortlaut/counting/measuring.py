"""Add sign, range, scale, unit and currency to a plain number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from wortlaut.counting.drafts import HUNDRED, LOOK_BACK, Draft, key
from wortlaut.counting.numerals import Numeral, read_digits, read_word
from wortlaut.counting.tables import Tables, symbols

GLUED = re.compile(r"(?:C|F|p)(?![\w’'-])")
GLUED_UNITS = {"C": "celsius", "F": "fahrenheit", "p": "penny"}
COMPOUND = re.compile(
    r"[\s\u00a0][A-ZÄÖÜ][a-zäöüß]{2,}?"
    r"(?P<last>(?:kilo|zenti|milli)?metern?|jahren?|monaten?|wochen?|tagen?|stunden?|minuten?|sekunden?|tonnen?)(?!\w)"
)
NO_UNIT = (
    "parameter",
    "parametern",
    "barometer",
    "thermometer",
    "montage",
    "montagen",
    "reportagen",
    "etagen",
    "halbjahre",
    "halbjahren",
)
DEGREES = frozenset({None, "degree", "celsius", "fahrenheit"})
DIVIDED = frozenset({"hour", "day", "week", "month", "year", "decade", "century", "mile", "kilometre", "tonne"})
FIRST_YEAR, LAST_YEAR = 1000, 2099  # a bare four-digit number is a year, not an amount
LETTER_SCALES = frozenset({"k", "m", "b", "t"})


def measured(text: str, start: int, numeral: Numeral, known: Tables, floor: int) -> Draft:
    """Add sign, range, scale, unit and currency to a plain number."""
    value, end, high = numeral.value, numeral.end, None
    telling = numeral.grouped or value != value.to_integral_value()
    symbol = known.sign_before.search(text, max(floor, start - 8), start)
    begin = symbol.start() if symbol else start
    upper = _upper_end(text, begin, numeral, known)
    if upper is not None:
        end, high = upper.end, upper.value
    if begin > floor and text[begin - 1 : begin] in ("-", "−", "–", "+") and not text[begin - 2 : begin - 1].strip():
        begin, telling = begin - 1, True
        value = -value if text[begin] != "+" else value
    elif minus := known.patterns["minus"].search(text, max(floor, begin - LOOK_BACK), begin):
        begin, telling, value = minus.start(), True, -value if high is None else value
    draft = Draft(begin, end, value, high=high, telling=telling)
    if symbol:
        draft = replace(draft, unit="currency", currency=_sign_currency(symbol["sign"]))
    full = with_unit(text, _with_part(text, scaled(text, draft, known), known), known)
    full = _below_zero(text, _with_part(text, full, known), known)
    if (
        high is not None
        and joint_to(text, numeral.end)
        and known.patterns["by"].search(text, max(0, begin - LOOK_BACK), begin)
    ):
        alone = replace(full, end=numeral.end, high=None, telling=True)  # "fell by 60 to 240": no range
        return alone if symbol or full.unit is None else replace(alone, unit=None, currency=None)
    return full


def joint_to(text: str, end: int) -> bool:
    return text[end : end + LOOK_BACK].lstrip().startswith(("to ", "auf "))


def _below_zero(text: str, draft: Draft, known: Tables) -> Draft:
    """Read "14 degrees below zero" and "14 Grad unter null" as a figure with a sign."""
    match = known.patterns["below_zero"].match(text, draft.end)
    if match is None or draft.unit not in DEGREES or draft.high is not None:
        return draft
    return replace(draft, end=match.end(), value=-abs(draft.value), telling=True)


def is_years(*values: Decimal) -> bool:
    """Tell whether all numbers may be years."""
    return all(FIRST_YEAR <= value <= LAST_YEAR and value == value.to_integral_value() for value in values)


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
    if is_years(numeral.value) and not numeral.grouped and upper.grouped:
        return None  # "from 410,000 in 2022 to 495,000"
    return upper


def _upper_numeral(text: str, place: int, word: str, known: Tables) -> Numeral | None:
    if word[0].isdigit():
        parsed = read_digits(word, known)
        return None if parsed is None else Numeral(place + len(word), *parsed)
    numeral = read_word(text, place, word, known)
    return numeral if numeral is not None and numeral.value != 1 else None


def _with_part(text: str, draft: Draft, known: Tables) -> Draft:
    """Read "two hours and a half" and "a million and a half"."""
    if draft.high is not None or not (draft.unit in DIVIDED or (draft.unit is None and draft.scale > 1)):
        return draft
    behind = known.patterns["and_part_behind"].match(text, draft.end)
    if behind is None or draft.value != draft.value.to_integral_value():
        return draft
    return replace(draft, end=behind.end(), value=draft.value + known.portions[key(behind["part"])] * draft.scale)


def scaled(text: str, draft: Draft, known: Tables) -> Draft:
    """Multiply the scale in that stands behind the number."""
    match = known.scale.match(text, draft.end)
    if match is None or not _is_scale(text, draft, match, known):
        return draft
    scale = known.scales[key(match["word"])]
    high = None if draft.high is None else draft.high * scale
    return replace(draft, end=match.end(), value=draft.value * scale, high=high, scale=scale, telling=True)


def _is_scale(text: str, draft: Draft, match: re.Match[str], known: Tables) -> bool:
    """Tell "$5m" from five metres: a single letter is a scale only right behind the number, m and t only of money."""
    letter = match["word"].lower()
    if letter not in LETTER_SCALES:
        return True
    if match.start("word") != draft.end:
        return False
    money = draft.currency is not None or known.currency.match(text, match.end()) is not None
    return money or match["word"] in ("B", "M", "k", "K")


def with_unit(text: str, draft: Draft, known: Tables) -> Draft:
    """Add the currency or the unit that stands behind the number."""
    if draft.currency is not None:
        return draft
    weight = known.weight.match(text, draft.end)
    if weight is not None and _is_weighed(text, draft, weight, known):
        return replace(draft, end=weight.end(), unit=known.weights[key(weight["word"])])
    money = known.currency.match(text, draft.end)
    if money is not None and not _is_few(draft, money, known):
        currency = known.currencies[key(money["word"])] if money["word"] else _sign_currency(money["sign"])
        paid = replace(draft, end=money.end(), unit="currency", currency=currency)
        return _with_coins(text, paid, known)
    match = known.unit.match(text, draft.end)
    if match is None:
        return _with_joined_unit(text, draft, known)
    if _is_adjunct(text, draft, match, known):
        return draft
    unit = known.units[key(match["word"])] if match["word"] else known.unit_signs[match["sign"]]
    return replace(draft, end=match.end(), unit=unit)


def _with_coins(text: str, draft: Draft, known: Tables) -> Draft:
    """Read "zwei Euro fünfzig" and "3 Euro 50"."""
    match = known.patterns["coins_behind"].match(text, draft.end)
    if match is None or draft.scale != 1 or draft.high is not None or draft.value != draft.value.to_integral_value():
        return draft
    coins = Decimal(match["coins"]) if match["coins"].isdecimal() else known.compounds.get(match["coins"].lower())
    return draft if coins is None else replace(draft, end=match.end(), value=draft.value + coins / HUNDRED)


def _with_joined_unit(text: str, draft: Draft, known: Tables) -> Draft:
    """Read "14C" and "212p", and the unit that a German compound ends in: "43 Betriebsjahre", "940 Höhenmeter"."""
    if (coin := GLUED.match(text, draft.end)) and draft.scale == 1:
        return replace(draft, end=coin.end(), unit=GLUED_UNITS[coin[0]])
    word = COMPOUND.match(text, draft.end) if not known.spaced_words else None
    if word is None or word[0].strip().lower().endswith(NO_UNIT):
        return draft
    if any(word[0].strip().lower().startswith(number) for number in known.words):
        return draft  # "fünf Siebenmeter" are throws
    unit = next((unit for name, unit in known.units.items() if word["last"] == name), None)
    return draft if unit is None else replace(draft, end=word.end(), unit=unit)


def _is_few(draft: Draft, money: re.Match[str], known: Tables) -> bool:
    """Tell "of the 20 won by" from an amount of money: nothing costs twenty won."""
    return money["word"] is not None and draft.value < known.fewest.get(key(money["word"]), 0)


def _is_weighed(text: str, draft: Draft, weight: re.Match[str], known: Tables) -> bool:
    """Tell the pounds that something weighs from those that it costs."""
    if known.patterns["weighed_behind"].match(text, weight.end()):
        return draft.scale == 1
    return known.patterns["weighed_before"].search(text, max(0, draft.start - LOOK_BACK), draft.start) is not None


def _is_adjunct(text: str, draft: Draft, match: re.Match[str], known: Tables) -> bool:
    """Tell "two second homes" from "a 30-second call" and "0.3 second"."""
    if not match["word"] or key(match["word"]) not in known.adjuncts:
        return False
    if text[draft.end] == "-" or draft.value != draft.value.to_integral_value():
        return False
    return draft.value != 1 or known.patterns["fraction_follow"].match(text, match.end()) is None
