"""What somebody holds, told without a verb of speech: "according to her", "in his view", "her claim that ..."."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.english_clauses import LEAST, end_of, object_of, parenthetical
from wortlaut.extracting.english_complements import complement
from wortlaut.extracting.frames import Report, Site, clock, trimmed
from wortlaut.extracting.mentions import Range, left_of, right_of

CONVICTION = Cue(frozenset({"that", "question"}), "believes", "thought")
CERTAINTY = Cue(frozenset({"that", "question", "bare"}), "believes", "thought")
WISH = Cue(frozenset({"to"}), "plans", "thought")
VIEW = Cue(frozenset())
STANCES = ("content_nouns", "standpoints", "convictions", "wishes", "expressible", "leaning")
EXPRESSED = 4
"""Tokens between a verb and the noun of "expressed serious and lasting doubts"."""
ABOUT = frozenset({"about", "over", "at", "for", "with", "in"})
"""Words between what somebody expresses and what it is about."""
OWNER = 5
"""Tokens between "in" and the noun of "in Professor Kroll's view"."""
BEING = 4
"""Tokens between a form of "be" and the adjective: "is still not quite sure that"."""


def tells_stance(rules: Grammar, word: str, /) -> bool:
    """Tell whether a word may tell what somebody holds."""
    return word == "according" or any(rules.has(group, word) for group in STANCES)


def stance(site: Site, index: int, /) -> Report | None:
    """Return the report of what the word at ``index`` says that somebody holds."""
    rules, word = site.rules, site.tokens.lowers[index]
    if word == "according":
        return _according(site, index)
    if rules.has("convictions", word):
        return _convinced(site, index)
    if rules.has("wishes", word):
        return _wishing(site, index)
    if rules.has("leaning", word):
        return _leaning(site, index)
    view = _standpoint(site, index) if rules.has("standpoints", word) else None
    view = view or (_expressed(site, index) if rules.has("expressible", word) else None)
    return view or (_by_noun(site, index) if rules.has("content_nouns", word) else None)


def _convinced(site: Site, index: int) -> Report | None:
    """Read "Kroll is confident that ..." and "is sure the pier will hold"."""
    tokens, rules = site.tokens, site.rules
    near = range(index - 1, max(site.low, index - BEING), -1)
    being = next((i for i in near if rules.has("passive", tokens.lowers[i])), None)
    speaker = None if being is None else left_of(tokens, site.low, being, rules)
    follows = tokens.lowers[index + 1] if index + 1 < site.high else ""
    bare = rules.has("pronouns", follows) or rules.has("determiners", follows) or follows == ":"
    if speaker is not None and follows in ABOUT:
        return _moved(site, index, speaker)
    content = None if speaker is None else complement(site, CERTAINTY if bare else CONVICTION, index)
    if content is None or content[1] - content[0] < LEAST:
        return None
    cue = (index, index + 1)
    return Report(site.passage, content, cue, speaker, CONVICTION, negated=_denied(site, speaker, index))


def _denied(site: Site, speaker: Range | None, index: int) -> bool:
    """Tell whether a negation stands between a speaker and the word that tells the stance."""
    first = site.low if speaker is None else speaker[1]
    return any(site.rules.has("negators", word) for word in site.tokens.lowers[first:index])


def _moved(site: Site, index: int, speaker: Range) -> Report | None:
    """Read "Kroll is worried about the rents": what moves somebody is told as an object."""
    content = object_of(site, index + 1)
    if content is None or content[1] - content[0] < 2:
        return None
    report = Report(site.passage, content, (index, index + 2), speaker, CONVICTION, form="reported", confidence=0.6)
    return replace(report, negated=_denied(site, speaker, index))


def _wishing(site: Site, index: int) -> Report | None:
    """Read "She would like to see the pier" and "would rather walk"."""
    tokens = site.tokens
    if index + LEAST >= site.high or not tokens.lowers[index - 1].endswith(("would", "'d", "’d")) or index <= site.low:
        return None
    rather = tokens.lowers[index] == "rather"
    if not rather and tokens.lowers[index + 1] != "to":
        return None
    speaker = left_of(tokens, site.low, index, site.rules)
    content = trimmed(tokens, index + 1, end_of(site, index + 1))
    if speaker is None or content is None or content[1] - content[0] < 2:
        return None
    return Report(site.passage, content, (index, index + 1), speaker, WISH, confidence=0.6)


def _by_noun(site: Site, index: int) -> Report | None:
    """Read "her claim that ...", "the board's decision to ...": a noun with its owner before it, its content behind."""
    tokens, rules = site.tokens, site.rules
    if index + LEAST >= site.high or tokens.depth[index + 1]:
        return None
    start = index + 2 if rules.has("passive", tokens.lowers[index + 1]) else index + 1  # "her view is that ..."
    joint = tokens.lowers[start]
    unfolded = joint == "to" and start == index + 1 and rules.has("nouns_to", tokens.lowers[index])
    near = range(index + 1, index + LEAST + 1)
    colon = next((i for i in near if tokens.words[i] == ":" and not clock(tokens, i)), None)
    if colon is not None and colon + LEAST < site.high and not any(tokens.depth[colon + 1 : colon + LEAST]):
        start = colon + 1  # "her verdict: the bridge is beyond repair"
    elif not rules.has("complementizers", joint) and not unfolded:
        return None
    owner = None
    for place in range(index - 1, max(site.low, index - 4) - 1, -1):
        word = tokens.lowers[place]
        if tokens.depth[place] or not tokens.word(place):
            break
        if rules.has("possessives", word):
            owner = place, place + 1
            break
        if word.endswith(("'s", "’s", "s'", "s’")):
            owner = left_of(tokens, site.low, place + 1, rules)
            break
    if owner is None:
        return None
    content = trimmed(tokens, start, end_of(site, start))
    if content is None or content[1] - content[0] < LEAST:
        return None
    return Report(site.passage, content, (index, index + 1), owner, Cue(frozenset()), confidence=0.6)


def _expressed(site: Site, index: int) -> Report | None:
    """Read "Kroll voiced concern about the rents" and "has no doubt that the line will reopen"."""
    tokens, rules = site.tokens, site.rules
    near = range(index - 1, max(site.low, index - 1 - EXPRESSED), -1)
    verb = next((i for i in near if rules.has("expressing", tokens.lowers[i])), None)
    if verb is None or index + LEAST >= site.high or tokens.depth[index + 1]:
        return None
    helper = rules.has("auxiliaries", tokens.lowers[verb]) or tokens.lowers[verb] in ("left", "leaves", "made", "makes")
    if helper and not (tokens.lowers[verb + 1] == "no" and tokens.lowers[index].startswith("doubt")):
        return None
    joint = tokens.lowers[index + 1]
    if not rules.has("complementizers", joint) and joint not in ABOUT:
        return None
    start = index + 1 if rules.has("complementizers", joint) else index + 2
    content = trimmed(tokens, start, end_of(site, start))
    speaker = left_of(tokens, site.low, verb, rules)
    if content is None or speaker is None or content[1] - content[0] < 2:
        return None
    report = Report(site.passage, content, (verb, index + 1), speaker, CONVICTION, confidence=0.6)
    return replace(report, negated=_denied(site, speaker, verb))


def _leaning(site: Site, index: int) -> Report | None:
    """Read "Kroll is against the toll", "came out in favour of a toll", "is opposed to the toll"."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[index]
    start = index + 1 if word == "against" else index + 2
    first = index - 1 if word in ("favour", "favor") else index
    joint = {"favour": "of", "favor": "of", "opposed": "to"}.get(word)
    if start + 1 >= site.high or first <= site.low + 1 or (joint is not None and tokens.lowers[index + 1] != joint):
        return None
    if word in ("favour", "favor") and tokens.lowers[first] != "in":
        return None
    before = first - 1
    while before > site.low and (tokens.lowers[before] == "out" or rules.has("negators", tokens.lowers[before])):
        before -= 1
    verb = tokens.lowers[before]
    if not (rules.has("passive", verb) or verb in ("came", "come", "comes", "argued", "argues", "spoke")):
        return None
    speaker = left_of(tokens, site.low, before, rules)
    content = object_of(site, start - 1)
    if speaker is None or content is None:
        return None
    report = Report(site.passage, content, (before, start), speaker, CONVICTION, form="reported", confidence=0.6)
    return replace(report, negated=_denied(site, speaker, index))


def _standpoint(site: Site, index: int) -> Report | None:
    """Read "In Kroll's view, the pier will hold" and "The pier will hold, by her own reckoning"."""
    tokens, rules = site.tokens, site.rules
    near = range(index - 2, max(site.low - 1, index - 2 - OWNER), -1)
    place = next((i for i in near if tokens.lowers[i] in ("in", "by", "to")), None)
    if place is None:
        return None
    owner = index - 2 if tokens.lowers[index - 1] == "own" else index - 1
    if rules.has("possessives", tokens.lowers[place + 1]) and owner == place + 1:
        speaker: Range = owner, owner + 1
    elif tokens.lowers[owner].endswith(("'s", "’s", "s'", "s’")):
        speaker = place + 1, owner + 1
    else:
        return None
    content, rest = _around(site, place, index + 1)
    if content is None or (rest is None and content[1] - content[0] < LEAST):
        return None
    return Report(site.passage, content, (place, index + 1), speaker, VIEW, rest=rest)


def _around(site: Site, start: int, end: int) -> tuple[Range | None, Range | None]:
    """Return what is held around a phrase set off by commas: the rest of the sentence, or what goes before and on."""
    tokens = site.tokens
    if not any(tokens.word(i) for i in range(site.low, start)):
        closed = end < site.high and tokens.words[end] == ","
        return (trimmed(tokens, end, site.high), None) if closed else (None, None)
    if tokens.words[start - 1] != "," or (end < site.high and tokens.words[end] not in ",.;"):
        return None, None
    rest = trimmed(tokens, end, site.high) if parenthetical(site, start - 1, end) else None
    return trimmed(tokens, site.low, start), rest


def _person(site: Site, index: int) -> Range | None:
    """Return the pronoun of "according to her", told from that of "according to her lawyer"."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[index]
    alone = index + 1 >= site.high or not tokens.word(index + 1)
    return (index, index + 1) if alone and (word == "her" or rules.has("objects", word)) else None


def _according(site: Site, index: int) -> Report | None:
    tokens, low = site.tokens, site.low
    if index + 2 >= site.high or tokens.lowers[index + 1] != "to":
        return None
    speaker = _person(site, index + 2) or right_of(tokens, index + 2, site.high, site.rules)
    if speaker is None:
        return None
    fronted = index == low or not any(tokens.word(i) for i in range(low, index))
    content = trimmed(tokens, speaker[1], site.high) if fronted else trimmed(tokens, low, index)
    rest: Range | None = None
    if not fronted and tokens.words[index - 1] == "," and parenthetical(site, index - 1, speaker[1]):
        rest = trimmed(tokens, speaker[1], site.high)
    if content is None or (rest is None and content[1] - content[0] < LEAST):
        return None
    return Report(site.passage, content, (index, index + 2), speaker, Cue(frozenset()), rest=rest)
