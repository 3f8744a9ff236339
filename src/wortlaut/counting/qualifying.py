"""Add what stands around a figure: bounds, hedges, and the noun of what is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from wortlaut.counting.drafts import LOOK_BACK, Draft, key
from wortlaut.counting.measuring import with_unit
from wortlaut.counting.spreading import is_no_bound
from wortlaut.counting.tables import Tables
from wortlaut.records import Span

MOST_QUALIFIERS = 3  # "maybe up to about"
NOUN_WORDS = 3
POSSESSIVE = ("'s", "’s")
WORD = re.compile(r"[\s\u00a0]?([^\W\d_][\w’'-]*)")
# "a 16-point lead", "eine 4-Zimmer-Wohnung"; not "one-on-one", "50-odd".
HYPHENED = {
    True: re.compile(
        r"-(?!(?:on|to|by|and|in|plus|odd|something|ish|a|for|of|or|off|up|fold|old|fifty)(?![a-z]))(?P<noun>[a-z]{2,})(?!\w)"
    ),
    False: re.compile(r"-(?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,}[\w-]*)"),
}


def with_bounds(text: str, draft: Draft, known: Tables, floor: int) -> Draft:
    bound, hedge, start = draft.bound, draft.hedge, draft.start
    for _ in range(MOST_QUALIFIERS):
        span = _qualifier(text, max(floor, start - LOOK_BACK), start, known)
        if span is None:
            break
        word = key(span.of(text))
        if word in known.during and is_no_bound(text, draft, span.start, known, floor):
            break
        if known.patterns["among_before"].search(text, max(0, span.start - LOOK_BACK), span.start):
            break  # "eine Umfrage unter 1.240 Schülern"
        meaning = known.bounds.get(word)
        if word in known.hedges or meaning in ("about", "nearly"):
            hedge = span
        if meaning is not None and (bound == "exact" or (bound == "about" and meaning != "about")):
            bound = meaning
        start = span.start
    if start == draft.start:
        return draft
    return replace(draft, start=start, bound=bound, hedge=hedge, telling=True)


def is_bounded(text: str, start: int, known: Tables, floor: int) -> bool:
    """Tell whether "more than" or the like stands right before."""
    span = _qualifier(text, max(floor, start - LOOK_BACK), start, known)
    return span is not None and key(span.of(text)) in known.bounds


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
        word = key(text[begin:end])
        if text[begin] != "-" and (word in known.bounds or word in known.hedges):
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


def with_bound_behind(text: str, draft: Draft, known: Tables) -> Draft:
    match = known.bound_behind.match(text, draft.end)
    if match is None or draft.bound != "exact":
        return draft
    bound = known.bounds_after[key(match["word"])]
    return with_unit(text, replace(draft, end=match.end(), bound=bound, telling=True), known)


def noun_after(text: str, end: int, known: Tables, *, unit: str | None) -> str | None:
    """Return the words that say what is counted: "generative models", "Codes", and "point" of "a 16-point lead"."""
    if unit is None and (word := HYPHENED[known.spaced_words].match(text, end)):
        return word["noun"]
    return _noun(text, end, known, skipping=unit is not None)


def _noun(text: str, end: int, known: Tables, *, skipping: bool) -> str | None:
    first: int | None = None
    last = end
    taken = 0
    while taken < NOUN_WORDS:
        match = WORD.match(text, last)
        if match is None:
            break
        word = match[1].lower()
        if skipping and taken == 0 and word in known.noun_skip:
            last = match.end()
            continue
        if taken == 0 and word in known.noun_more:
            last = match.end()
            continue
        if word in known.noun_stops or (word in known.noun_skip and not skipping):
            break
        if word.endswith(POSSESSIVE):
            last, skipping = match.end(), False
            continue
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
