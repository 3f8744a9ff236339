"""Whose report it is: the subject of an English cue, in its clause or at the sentence's beginning."""

from __future__ import annotations

from wortlaut.extracting.english_clauses import BEFORE_PARTICIPLE, FRONTED, NEAR, STOPS, is_verb
from wortlaut.extracting.frames import Site
from wortlaut.extracting.mentions import Range, left_of, right_of

LEADING = frozenset({"at", "in", "during", "on", "for", "after", "before", "to", "with"})
"""Words that lead to an occasion in front of the subject."""


def subject(site: Site, index: int, /) -> Range | None:
    """Return the phrase that is the subject of the cue at ``index``, if it stands before it."""
    tokens = site.tokens
    before = tokens.lowers[index - 1] if index > site.low else ""
    if before == "to":
        return None
    if tokens.lowers[index].endswith("ing") and site.rules.has("writings", before):
        return _author(site, index - 1) or left_of(tokens, site.low, index, site.rules)
    if before == "as" and index - 2 > site.low and tokens.lowers[index - 2] == "quoted":
        return left_of(tokens, site.low, index - 2, site.rules)  # "was quoted as saying"
    if tokens.lowers[index].endswith("ing") and before in BEFORE_PARTICIPLE:
        return site.last or _earlier(site, index) or first_subject(site, index)
    found = _behind_occasion(site, left_of(tokens, site.low, index, site.rules))
    if found is None and before in ("and", "but", "also", "then", "later", "or"):
        return site.last or first_subject(site, index)
    return found


def _behind_occasion(site: Site, phrase: Range | None) -> Range | None:
    """Return the subject behind a phrase that opens a sentence: "In a statement on Monday the owner" -> "the owner"."""
    tokens, rules = site.tokens, site.rules
    if phrase is None or phrase[0] == site.low or tokens.lowers[phrase[0] - 1] not in LEADING:
        return phrase
    fronted = phrase[0] - 1 == site.low or not tokens.word(phrase[0] - 2)
    if not fronted or any(tokens.words[i] in STOPS and tokens.words[i] != "." for i in range(*phrase)):
        return phrase
    for start in range(phrase[1] - 1, phrase[0] + 1, -1):
        before = tokens.lowers[start - 1]
        if any(rules.has(group, before) for group in ("inside", "openers", "determiners", "conjunctions")):
            continue
        led = tokens.word(start - 1) and (not tokens.capital(start - 1) or rules.has("times", before))
        named = tokens.capital(start) and led and not rules.has("times", tokens.lowers[start])
        if named or rules.has("determiners", tokens.lowers[start]):
            return start, phrase[1]
    return phrase


def _author(site: Site, noun: int) -> Range | None:
    """Return who made the statement that says so: "the union issued a statement saying"."""
    tokens, rules = site.tokens, site.rules
    start = noun
    while start > site.low and tokens.word(start - 1) and not rules.has("issuing", tokens.lowers[start - 1]):
        start -= 1
        if noun - start > NEAR:
            return None
    return left_of(tokens, site.low, start - 1, rules) if start - 1 > site.low else None


def _earlier(site: Site, index: int) -> Range | None:
    """Return the subject of the nearest reporting verb before, as in "Hill said, adding"."""
    tokens = site.tokens
    for place in range(index - 1, site.low, -1):
        cues = site.rules.verbs.get(tokens.lowers[place], ())
        if any({"quote", "that"} & cue.frames for cue in cues) and not tokens.depth[place] and is_verb(site, place):
            found = left_of(tokens, site.low, place, site.rules)
            if found is not None:
                return found
    return None


def first_subject(site: Site, index: int, /) -> Range | None:
    """Return the phrase that opens the sentence, up to its first verb."""
    tokens, rules = site.tokens, site.rules
    start = site.low
    while start < index and (not tokens.word(start) or rules.has("openers", tokens.lowers[start])):
        start += 1
    first = tokens.lowers[start] if start < index else ""
    fronted = rules.has("fronting", first) or rules.has("clause", first) or first.endswith(("ly", "ing"))
    if fronted or (start > site.low and tokens.word(start - 1)):  # an adverbial: the subject follows its comma
        reach = FRONTED if fronted else NEAR
        comma = next((i for i in range(start, min(index, start + reach)) if tokens.words[i] == ","), None)
        start = start if comma is None else comma + 1
    stop = start
    while stop < index and tokens.words[stop] not in STOPS:
        word = tokens.lowers[stop]
        if stop > start and not tokens.capital(stop) and (word.endswith("ed") or rules.has("auxiliaries", word)):
            break
        stop += 1
    return right_of(tokens, start, stop, rules) if stop > start else None
