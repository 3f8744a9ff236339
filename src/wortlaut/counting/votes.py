"""Read a vote, "voted 9 to 4" and "mit 71 gegen 52 Stimmen", as two figures; times, ratios and ranges are none."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.counting.drafts import LOOK_BACK, Draft
from wortlaut.counting.numerals import Numeral, read_digits, read_word
from wortlaut.counting.tables import Tables

HIGHEST = 1000  # no parliament has more votes


def vote(text: str, start: int, word: str, known: Tables) -> tuple[Draft, Draft] | None:
    """Return both numbers of a vote that begins here."""
    joint = known.patterns["vote"].match(text, start + len(word))
    token = known.token.match(text, joint.end()) if joint else None
    if joint is None or token is None or text[start - 1 : start] in tuple("-–:/.,"):
        return None
    one, other = _count(text, start, word, known), _count(text, token.start(), token[0], known)
    if one is None or other is None or one.end != joint.start() or not _is_told(text, start, other, known):
        return None
    behind = known.patterns["vote_noun"].match(text, other.end)
    noun = joint["noun"] or (behind["noun"] if behind else None)
    draft = Draft(start, one.end, one.value, telling=True)
    draft = replace(draft, unit="item", noun=noun) if noun else draft
    return draft, replace(draft, start=token.start(), end=other.end, value=other.value)


def _count(text: str, start: int, word: str, known: Tables) -> Numeral | None:
    if not word[0].isdigit():
        numeral = read_word(text, start, word, known)
    else:
        parsed = read_digits(word, known)
        numeral = Numeral(start + len(word), parsed[0]) if parsed else None
    whole = numeral is not None and numeral.value == numeral.value.to_integral_value() and numeral.value < HIGHEST
    return numeral if whole else None


def _is_told(text: str, start: int, other: Numeral, known: Tables) -> bool:
    """Tell a vote by the word for it; what may be a range of something must also end there."""
    if known.patterns["vote_behind"].match(text, other.end):
        return True
    measured = known.unit.match(text, other.end) or known.currency.match(text, other.end)
    if measured or known.scale.match(text, other.end) or known.months.match(text, other.end):
        return False
    if not known.patterns["vote_before"].search(text, max(0, start - LOOK_BACK), start):
        return False
    return known.patterns["vote_follow"].match(text, other.end) is not None
