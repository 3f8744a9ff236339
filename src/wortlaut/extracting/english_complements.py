"""The clause behind an English cue: that ..., to ..., whether ..., or a clause without any joint."""

from __future__ import annotations

from wortlaut.extracting.cues import Cue
from wortlaut.extracting.english_clauses import (
    AHEAD,
    LEAST,
    NEAR,
    STOPS,
    end_of,
    finite,
    first_comma,
    is_verb,
    opens_sentence,
)
from wortlaut.extracting.frames import Site, clock, trimmed
from wortlaut.extracting.mentions import Range

TOLD = 7
"""Tokens of the person told ("told German television there was no plan")."""
FAR = 24
"""Tokens between a cue and its "that" where words of time and place stand between."""
LONGEST_FRAGMENT = 9
"""Tokens of marked words that open a clause, marks included."""
BEFORE_TIME = frozenset({"on", "in", "last", "this", "late", "early"})


def complement(site: Site, cue: Cue, index: int, /) -> Range | None:
    """Return the content right of the cue in one of the frames that its verb allows."""
    start = _far_that(site, cue, index) or _behind_colon(site, cue, index) or _opening(site, cue, index)
    if start is None:
        return None
    end = end_of(site, start)
    if opens_sentence(site, index):
        end = first_comma(site, start, end)
    if site.tokens.lowers[start] == "to":  # an infinitive rarely reaches beyond a comma
        end = next((i for i in range(start, end) if site.tokens.words[i] == "," and not site.tokens.depth[i]), end)
    found = trimmed(site.tokens, start, end)
    return found if found is not None and found[1] - found[0] >= 2 else None


def _opening(site: Site, cue: Cue, index: int) -> int | None:
    tokens = site.tokens
    bare = None
    for place in range(index + 1, min(site.high, index + 1 + NEAR)):
        if tokens.depth[place]:
            return bare
        denied = place == index + 2 and tokens.lowers[index + 1] in ("not", "never")  # "vowed never to return"
        if _joins(site, cue, place, denied or place == index + 1):
            return place - denied
        if place == index + 1 and "bare" in cue.frames and "addressee" not in cue.frames and _fragment(site, place):
            return place
        if place == index + 1 and "bare" in cue.frames:
            bare = _bare(site, place) if "addressee" not in cue.frames else _told(site, place)
            if bare is not None and "addressee" not in cue.frames:
                return bare
        if tokens.words[place] == "," and place + 1 < site.high and _joins(site, cue, place + 1, False):
            continue  # "told the paper, that ..."
        if tokens.words[place] == "," and "addressee" in cue.frames and place > index + 1 and tokens.capital(place + 1):
            continue  # "told a meeting in Elm Falls, Ohio, that ..."
        if _barred(site, place, place == index + 1):
            return bare
    return bare


def _behind_colon(site: Site, cue: Cue, index: int) -> int | None:
    """Return where a clause without marks opens behind a colon: "The owner insisted: there had been no talks"."""
    tokens = site.tokens
    near = range(index + 1, min(site.high, index + 3))
    colon = next((i for i in near if tokens.words[i] == ":" and not clock(tokens, i)), None)
    if colon is None or "bare" not in cue.frames or colon + LEAST >= site.high or any(tokens.depth[index : colon + 3]):
        return None
    near = range(colon + 1, min(site.high, colon + AHEAD))
    return colon + 1 if any(finite(tokens, site.rules, i) for i in near) else None


def _far_that(site: Site, cue: Cue, index: int) -> int | None:
    """Return the "that" behind an occasion between: "said Thursday, during a taping in Elm Falls, Ohio, that ..."."""
    tokens, rules = site.tokens, site.rules
    first = tokens.lowers[index + 1] if index + 1 < site.high else ""
    if not {"that", "quote"} <= cue.frames or not (rules.has("openers", first) or rules.has("times", first)):
        return None
    for place in range(index + 2, min(site.high, index + FAR)):
        word = tokens.lowers[place]
        if rules.has("complementizers", word):
            return place if not rules.has("writings", tokens.lowers[place - 1]) or _unfolds(site, place) else None
        verb = (
            rules.has("pronouns", word) or rules.has("passive", word) or (word in rules.verbs and is_verb(site, place))
        )
        if tokens.depth[place] or verb or (word in STOPS and word != ","):
            return None
    return None


def _unfolds(site: Site, place: int) -> bool:
    """Tell "said in a letter that the pier ..." from "said in a letter that was read aloud": a subject follows."""
    word = site.tokens.lowers[place + 1] if place + 1 < site.high else ""
    return any(site.rules.has(group, word) for group in ("determiners", "pronouns", "possessives"))


def _joins(site: Site, cue: Cue, place: int, adjacent: bool) -> bool:
    """Tell whether the word joins a content to its cue: that, to, whether."""
    word = site.tokens.lowers[place]
    if site.rules.has("complementizers", word):
        return "that" in cue.frames
    if word == "to":
        thing = site.tokens.lowers[place + 1] if place + 1 < site.high else ""
        verb = not any(site.rules.has(group, thing) for group in ("determiners", "objects", "impersonal"))
        return verb and "to" in cue.frames and (adjacent or "addressee" in cue.frames)
    if word in ("when", "if") and place + 1 < site.high and site.tokens.lowers[place + 1].endswith("ed"):
        return False  # "said when asked about it"
    return site.rules.has("questions", word) and ("question" in cue.frames or (adjacent and "bare" in cue.frames))


def _barred(site: Site, place: int, adjacent: bool) -> bool:
    """Tell whether nothing behind this word can belong to the cue before it."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[place]
    if word in STOPS or rules.has("passive", word) or (rules.has("clause", word) and word != "as"):
        return True
    return word in rules.verbs and not adjacent


def _bare(site: Site, place: int) -> int | None:
    """Return the beginning of a clause without "that", after words of time and place."""
    tokens, rules, high = site.tokens, site.rules, site.high
    start = place
    if start + 1 < high and tokens.lowers[start] in BEFORE_TIME and rules.has("times", tokens.lowers[start + 1]):
        start += 1
    while start < high and rules.has("times", tokens.lowers[start]):
        start += 1
    if high - start <= LEAST or not tokens.word(start):
        return None
    least = tokens.lowers[start : start + 2] in (["at", "least"], ["at", "most"])
    if (rules.has("openers", tokens.lowers[start]) and not least) or rules.has("objects", tokens.lowers[start]):
        return None
    near = range(start, min(high, start + AHEAD))
    end = next((index for index in near if tokens.words[index] == ";" and not tokens.depth[index]), near.stop)
    sayer = rules.has("sayers", tokens.lowers[place - 1])
    return (
        start
        if any(finite(tokens, rules, i) or (sayer and _present(site, start, i)) for i in range(start, end))
        else None
    )


def _present(site: Site, start: int, index: int) -> bool:
    """Tell whether a word may be a verb of the third person behind its noun: "said each pier costs money"."""
    tokens, word = site.tokens, site.tokens.lowers[index]
    behind = index > start and tokens.word(index - 1) and not tokens.capital(index)
    return behind and word.endswith("s") and not word.endswith(("ss", "us", "is")) and index + 1 < site.high


def _fragment(site: Site, place: int) -> bool:
    """Tell whether a clause opens with a few words in marks that need its verb: said “new money” would help."""
    tokens, high = site.tokens, site.high
    if tokens.word(place) or place + 1 >= high or not tokens.depth[place + 1]:
        return False
    close = next((i for i in range(place + 1, min(high, place + LONGEST_FRAGMENT)) if not tokens.depth[i]), None)
    if close is None or tokens.words[close - 1] in STOPS or close + LEAST > high:
        return False
    if any(finite(tokens, site.rules, index) for index in range(place + 1, close)):
        return False
    behind = range(close + 1, min(high, close + AHEAD))
    return tokens.word(close + 1) and any(finite(tokens, site.rules, index) for index in behind)


def _told(site: Site, place: int) -> int | None:
    """Return the clause behind the person told: "told the council they would stay"."""
    for start in range(place + 1, min(site.high, place + TOLD)):
        word = site.tokens.lowers[start]
        if site.tokens.depth[start] or word in STOPS or site.rules.has("openers", word):
            return None
        if site.rules.has("pronouns", word) or word in ("there", "it") or _noun_phrase(site, start):
            return _bare(site, start)
    return None


def _noun_phrase(site: Site, start: int) -> bool:
    """Tell whether a subject of its own opens behind the person told: "told reporters the search would resume"."""
    before = site.tokens.lowers[start - 1]
    inside = site.rules.has("inside", before) or site.rules.has("determiners", before)
    return site.rules.has("determiners", site.tokens.lowers[start]) and (before == "her" or not inside)
