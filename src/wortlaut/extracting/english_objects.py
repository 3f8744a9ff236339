"""What an English verb has for its object, where that is what was said: "called the plan a gamble", "put it at £3"."""

from __future__ import annotations

from wortlaut.extracting.cues import Cue
from wortlaut.extracting.english_clauses import object_of
from wortlaut.extracting.frames import Site
from wortlaut.extracting.mentions import Range

FIGURE = 4
"""Tokens behind "at" in which the figure of an estimate stands."""


def told_object(site: Site, cue: Cue, index: int, after: int, /) -> tuple[Range | None, Range | None]:
    """Return the object behind token ``after`` that tells what was said, and the cue where it is more than the verb."""
    if "object" in cue.frames:
        return object_of(site, after - 1), None
    if "judged" in cue.frames:
        return _judged(site, index), None
    return (object_of(site, index + 1), (index, index + 2)) if _topical(site, index) else (None, None)


def _topical(site: Site, index: int) -> bool:
    """Tell whether a verb and the preposition behind it name what was said: "called for", "warned against"."""
    if index + 3 >= site.high:
        return False
    verb, preposition = site.tokens.lowers[index : index + 2]
    return site.rules.has("topics_" + preposition, verb)


def _judged(site: Site, index: int) -> Range | None:
    """Return the object of a verb that judges with its preposition: "put the cost at £3", "regards it as a joke"."""
    tokens, rules = site.tokens, site.rules
    content = object_of(site, index)
    if content is None:
        return None
    first, verb = tokens.lowers[content[0]], tokens.lowers[index]
    if (first == "no" and rules.has("judged_no", verb)) or (first.endswith("ing") and rules.has("judged_ing", verb)):
        return content
    for place in range(content[0] + 1, content[1] - 1):
        word = tokens.lowers[place]
        if rules.has("judged_" + word, tokens.lowers[index]) and (word != "at" or _figure(site, place + 1)):
            return content
    return None


def _figure(site: Site, start: int) -> bool:
    """Tell whether a number or sum begins within a few words."""
    tokens, rules = site.tokens, site.rules
    near = range(start, min(site.high, start + FIGURE))
    return any(tokens.words[i][0].isdigit() or rules.has("numbers", tokens.lowers[i]) for i in near)
