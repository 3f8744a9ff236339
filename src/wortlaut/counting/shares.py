"""Read what says a share or an amount without a plain number: "die Hälfte", "half a million", "one in five"."""

from __future__ import annotations

import re
from decimal import Decimal

from wortlaut.counting.drafts import HUNDRED, LOOK_BACK, SHARE_DIGITS, Draft, key
from wortlaut.counting.numerals import Numeral, read_digits, read_word
from wortlaut.counting.portions import portion
from wortlaut.counting.tables import Tables
from wortlaut.records.amounts import Bound

POINTS = {"half_point": Decimal("0.5"), "quarter_point": Decimal("0.25")}
FOUR = 4  # "one quarter" is a stretch of the year as often as a share
LARGEST_RATIO = 10  # "three in ten" is a share, "30 of 85 doctors" is a count

WORD = re.compile(r"[\s\u00a0]?([^\W\d_][\w’'-]*)")


def special(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Read what says a share or an amount without a plain number: "die Hälfte", "half a million", "jeder Fünfte"."""
    if part := portion(text, start, known):
        return part
    for name, value in POINTS.items():
        if point := known.patterns[name].match(text, start):
            return Draft(start, point.end(), value, unit="percentage_point", telling=True)
    share = known.share.match(text, start)
    if share and not known.patterns["half_before"].search(text, max(0, start - LOOK_BACK), start):
        return Draft(start, _share_end(share), known.shares[key(share["word"])], unit="share")
    before = text, max(0, start - LOOK_BACK), start
    alone = known.patterns["half_behind"].match(text, start + len(word)) and not known.patterns["half_before"].search(
        *before
    )
    if known.patterns["by_half"].match(text, start) and (alone or known.patterns["by"].search(*before)):
        return Draft(start, start + len(word), HUNDRED / 2, unit="share")
    if known.patterns["percent_before"].fullmatch(word):
        return _percent(text, start, start + len(word), known)
    if known.characters and (parts := _of_parts(text, start, known)):
        return parts
    lowered = word.lower()
    if lowered in known.each and (every := _every(text, start, word, known)):
        return every
    if lowered in known.articles or lowered in known.words:
        return _fraction(text, start, word, known)
    return None


def _percent(text: str, start: int, place: int, known: Tables) -> Draft | None:
    """Read "百分之二十六", where the unit stands before the number."""
    token = known.token.match(text, place)
    if token is None:
        return None
    plain = read_digits(token[0], known) if token[0][0].isdigit() else None
    word = read_word(text, place, token[0], known) if plain is None else None
    value = plain[0] if plain else word.value if word else None
    return None if value is None else Draft(start, token.end(), value, unit="percent")


def _of_parts(text: str, start: int, known: Tables) -> Draft | None:
    """Read "三分之一", where the parts stand before the count."""
    match = known.patterns["share_before"].match(text, start)
    parts = read_word(text, start, match["parts"], known) if match else None
    count = known.words[match["count"]] if match else 0
    if match is None or parts is None or not count < parts.value:
        return None
    return Draft(start, match.end(), (HUNDRED * count / parts.value).quantize(SHARE_DIGITS), unit="share")


def _every(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Read "jeder Fünfte", "every fifth"; "every second Tuesday" and "every third day" count days, not a share."""
    following = WORD.match(text, start + len(word))
    part = known.every.get(following[1].lower()) if following else None
    if following is None or part is None or known.not_every.match(text, following.end()):
        return None
    return Draft(start, following.end(), (HUNDRED / part).quantize(SHARE_DIGITS), unit="share")


def ratio(text: str, start: int, first: Numeral, known: Tables) -> Draft | None:
    """Read "one in five", "3 out of 10", "zwei von drei" as a share; parts of a larger number are counted."""
    between = known.patterns["one_in"].match(text, first.end)
    token = known.token.match(text, between.end()) if between else None
    if token is None:
        return None
    plain = read_digits(token[0], known) if token[0][0].isdigit() else None
    word = read_word(text, token.start(), token[0], known) if plain is None else None
    value = plain[0] if plain else word.value if word else None
    if value is None or not first.value < value or not (first.value == 1 or value <= LARGEST_RATIO):
        return None
    end = word.end if word else token.end()
    if known.months.match(text, end) or known.unit.match(text, end) or first.value != first.value.to_integral_value():
        return None
    return Draft(start, end, (HUNDRED * first.value / value).quantize(SHARE_DIGITS), unit="share")


def _is_share(text: str, start: int, match: re.Match[str], known: Tables) -> bool:
    """Tell "a third of them", "by a quarter", "one third" from "a third time" and "one quarter"."""
    if known.patterns["fraction_follow"].match(text, match.end()):
        return True
    by = known.patterns["by_about"].search(text, max(0, start - LOOK_BACK), start) is not None
    counted = text[start : match.start()].lower() in known.pronouns and known.fractions[match["word"].lower()] != FOUR
    return by or counted


def _share_end(share: re.Match[str]) -> int:
    """Leave the article or preposition behind "half" outside the span."""
    first, *rest = share["word"].split()
    return share.end() if not rest or rest[-1][:1].isupper() else share.start() + len(first)


def _fraction(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Read "a third of them", "zwei Drittel", "ein knappes Viertel"."""
    soft = known.patterns["soft_part"].match(text, start + len(word))
    match = known.fraction.match(text, soft.end() if soft else start + len(word))
    count = known.words.get(word.lower(), 1 if word.lower() in known.articles else None)
    if match is None or not count or text[start - 1 : start] == "-":
        return None
    parts = known.fractions[match["word"].lower()]
    if count >= parts or (count == 1 and soft is None and not _is_share(text, start, match, known)):
        return None
    bound: Bound = "exact" if soft is None else "nearly" if soft["nearly"] else "more_than" if soft["over"] else "exact"
    return Draft(start, match.end(), (HUNDRED * count / parts).quantize(SHARE_DIGITS), unit="share", bound=bound)
