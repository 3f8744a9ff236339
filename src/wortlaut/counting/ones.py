"""Tell the "a", "one" and "ein" that count one of something from those that only stand before a noun."""

from __future__ import annotations

import re

from wortlaut.counting.drafts import LOOK_BACK, key
from wortlaut.counting.numerals import Numeral
from wortlaut.counting.qualifying import is_bounded
from wortlaut.counting.tables import Tables


def is_article(word: str, known: Tables) -> bool:
    """Tell the English "a" from the German "ein", which is a number word too."""
    return word in known.articles and word not in known.words


def is_number_word(text: str, numeral: Numeral, word: str, known: Tables, floor: int) -> bool:
    """Tell "eine Million" from "eine Frau", "one percent" from "one of them", "three" from "three o'clock"."""
    if known.patterns["time"].match(text, numeral.end):
        return False
    lowered = word.lower()
    if numeral.value != 1 or lowered not in known.articles | known.pronouns:
        return True
    if _counts_one(text, numeral, word, known):
        return True
    scale = known.scale.match(text, numeral.end)
    if (scale and len(scale["word"]) > 1) or (
        not is_article(lowered, known) and known.fraction.match(text, numeral.end)
    ):
        return True
    return _is_one(text, numeral, word, known, floor)


def _counts_one(text: str, numeral: Numeral, word: str, known: Tables) -> bool:
    """Tell "only one member", "one man died" and "ein Toter" from "one thing"."""
    if is_article(word.lower(), known):
        return False
    if known.patterns["one_done"].match(text, numeral.end):
        return True
    start = numeral.end - len(word)
    only = known.patterns["only_before"].search(text, max(0, start - LOOK_BACK), start)
    return only is not None and known.patterns["one_thing"].match(text, numeral.end) is not None


def _is_one(text: str, numeral: Numeral, word: str, known: Tables, floor: int) -> bool:
    """Tell "one year", "more than an hour", "a day less" and "um einen Euro" from "a year" and "one of them"."""
    start, pronoun = numeral.end - len(word), word.lower() in known.pronouns
    unit = known.unit.match(text, numeral.end) or known.currency.match(text, numeral.end)
    if unit is None or not unit["word"] or len(unit["word"]) == 1:
        return False
    meaning = known.units.get(key(unit["word"]), "currency")
    if (pronoun and meaning != "currency") or (
        meaning.startswith("perc") and not _is_a_percent(text, word, unit, known)
    ):
        return True
    if pronoun or known.patterns["by"].search(text, max(0, start - LOOK_BACK), start):
        return meaning != "mile"  # "missed by a mile"
    if (floor and known.patterns["period"].match(text, floor)) or known.patterns["then_behind"].match(text, unit.end()):
        return False  # "$5 a year more", "6 percent less than a year before"
    if key(unit["word"]) in known.adjuncts and not known.patterns["fraction_follow"].match(text, unit.end()):
        return False  # "almost a second home"
    return known.patterns["one_more"].match(text, unit.end()) is not None or is_bounded(text, start, known, floor)


def _is_a_percent(text: str, word: str, unit: re.Match[str], known: Tables) -> bool:
    """Tell "as a percent of income" from "ein Prozent der Stimmen"."""
    return is_article(word.lower(), known) and known.patterns["part_of"].match(text, unit.end()) is not None
