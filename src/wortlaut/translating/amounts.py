"""Figures and dates written anew in another language, by its own customs (CLDR)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from wortlaut.languages.scripts import UNSPACED
from wortlaut.records import Figure, Span

LARGE = Decimal(1_000_000)  # from here on with a word for the scale
DIGITS = 15  # behind the mark, at most: no digit is lost
_NUMBER = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
# a scale that is a noun, and what ties the unit to it: "6 millions d’euros", but "6 mil euros"
_NOUNS = {
    "fr": (re.compile(r"(million|milliard|billion)s?$"), "de"),
    "es": (re.compile(r"(millón|millones|billón|billones)$"), "de"),
    "it": (re.compile(r"(milion|miliard|bilion)[ei]$"), "di"),
}
# what people say: the names of CLDR are those of the banks ("Chinese yuan", "yuans renminbi chinois")
_COMMON = {"CNY": {"en": "yuan", "de": "Yuan", "fr": "yuans", "es": "yuanes", "it": "yuan", "zh": "元"}}


def written_amount(figure: Figure, lang: str, /) -> str | None:
    """Return an amount of money, a percentage or a number of millions in words of the language; None for other figures.

    What the figure is bounded or softened by is no part of it: "more than 6 billion euros" is not written here.
    """
    if figure.bound != "exact" or figure.high is not None or figure.hedge is not None or figure.period:
        return None
    if figure.currency and not figure.currency.isupper():
        return None  # the name of several currencies: "crowns" stay the original's own word
    if figure.currency:
        return _joined(written_number(figure.value, lang), _currency(figure, lang), lang)
    if figure.unit == "percent":
        from babel.units import format_unit

        return format_unit(figure.value, "concentr-percent", locale=lang)
    return written_number(figure.value, lang) if figure.unit is None and figure.scale > 1 else None


def written_number(value: Decimal, lang: str, /) -> str:
    """Return a number as the language writes it, from a million on with a word: "6.1 billion", "61亿"."""
    from babel.numbers import format_compact_decimal, format_decimal

    if abs(value) >= LARGE or (lang in UNSPACED and abs(value) >= 10_000):
        style: Literal["short", "long"] = "short" if lang in UNSPACED else "long"
        exact: Any = value  # the stubs know floats only; Babel counts in decimals
        return str(format_compact_decimal(exact, format_type=style, locale=lang, fraction_digits=DIGITS))
    return str(format_decimal(value, locale=lang, decimal_quantization=False))


def digits_in(words: str, /) -> Span | None:
    """Return where the one number in digits stands in some words; None where there are several or none."""
    found = list(_NUMBER.finditer(words))
    return Span(*found[0].span()) if len(found) == 1 else None


def written_day(value: str, lang: str, /) -> str | None:
    """Return a day or a month with its year (EDTF) in words of the language; None for any other time."""
    from babel.dates import format_date, format_skeleton

    found = _DAY.fullmatch(value)
    if found is None:
        return None
    try:
        known = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None
    if found[3]:
        return format_date(known, "d MMMM y" if lang == "en" else "long", locale=lang)
    return format_skeleton("yMMMM", known, locale=lang)


def _currency(figure: Figure, lang: str) -> str:
    from babel.numbers import get_currency_name

    code = figure.currency or ""
    common = _COMMON.get(code, {}).get(lang)
    return common or get_currency_name(code, count=1 if figure.value == 1 else 2, locale=lang)


def _joined(number: str, unit: str, lang: str) -> str:
    if lang in UNSPACED:
        return number + unit
    noun = _NOUNS.get(lang)
    if noun is None or not noun[0].search(number):
        return f"{number} {unit}"
    if lang == "fr" and unit[0].lower() in "aeiouyé":
        return f"{number} d’{unit}"
    return f"{number} {noun[1]} {unit}"
