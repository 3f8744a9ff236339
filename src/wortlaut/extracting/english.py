"""English frames: said (that) ..., asked whether ..., plans to ..., according to ..., and "..., she said"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.english_clauses import (
    AHEAD,
    CLOSING,
    LEAST,
    NEAR,
    STOPS,
    end_of,
    finite,
    first_comma,
    is_verb,
    object_of,
    opens_sentence,
)
from wortlaut.extracting.english_subjects import subject
from wortlaut.extracting.frames import Report, Site, trimmed
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.scene import Passage

TOLD = 7
"""Tokens of the person told ("told German television there was no plan")."""
FAR = 24
"""Tokens between a cue and its "that" where words of time and place stand between."""
LONGEST_FRAGMENT = 9
"""Tokens of marked words that open a clause, marks included."""
BEFORE_TIME = frozenset({"on", "in", "last", "this", "late", "early"})


def reports(passage: Passage, rules: Grammar, /) -> Iterator[Report]:
    """Yield the reports of a paragraph; one that lies inside another is left out."""
    for low, high in passage.sentences:
        last: Range | None = None
        done = low
        found: list[Report] = []
        for index in range(low, high):
            word = passage.tokens.lowers[index]
            noun = rules.has("content_nouns", word)
            if passage.tokens.depth[index] or not (noun or word in rules.verbs or word == "according"):
                continue
            report = _at(Site(passage, rules, low, high, last), index)
            if report is None or (report.content[0] < done and word != "according"):
                continue
            last = report.speaker or last
            done = max(done, (report.rest or report.content)[1])
            found = [*(one for one in found if one.content[0] < report.content[0]), report]
        yield from found


def _at(site: Site, index: int) -> Report | None:
    word = site.tokens.lowers[index]
    if word == "according":
        return _according(site, index)
    if word not in site.rules.verbs or not is_verb(site, index):
        return _by_noun(site, index) if site.rules.has("content_nouns", word) else None
    for cue in site.rules.verbs[word]:
        report = _by_verb(site, cue, index)
        if report is not None:
            return report
    return None


def _by_verb(site: Site, cue: Cue, index: int) -> Report | None:
    after = _particle(site, cue, index)
    if cue.attitude == "asks" and _unasked(site, index):
        return _asked(site, cue, index)
    if after is None or _passive(site, index):
        return None
    speaker, cue_range = subject(site, index), (index, after)
    content, rest = _complement(site, cue, after - 1) or _as_said(site, cue, index), None
    form = "indirect"
    if content is None and {"bare", "question"} & cue.frames:
        content, rest, inverted = _tail(site, index, speaker)
        speaker = speaker or inverted
    if content is None and "object" in cue.frames:
        content, form = object_of(site, index), "reported"
    if content is None and _topical(site, index):
        content, form, cue_range = object_of(site, index + 1), "reported", (index, index + 2)
    if content is None or speaker is None or speaker == content:
        return None
    negated = any(site.rules.has("negators", w) for w in site.tokens.lowers[max(site.low, index - 3) : index])
    relative = _relative(site, speaker, index)
    report = Report(site.passage, content, cue_range, speaker, cue, negated=negated, relative=relative, rest=rest)
    return replace(report, form="reported", confidence=0.6) if form == "reported" else report


def _unasked(site: Site, index: int) -> bool:
    """Tell whether it is left open who asks: "Asked whether ...", "when asked about ...", "was asked if ..."."""
    before = site.tokens.lowers[index - 1] if index > site.low else ""
    participle = site.tokens.lowers[index].endswith("ed")
    return participle and (not before or before in ("when", "if", "once", "and") or _passive(site, index))


def _asked(site: Site, cue: Cue, index: int) -> Report | None:
    """Return a question that somebody was asked, with who asked where "by" says so."""
    tokens, rules = site.tokens, site.rules
    speaker: Range | None = None
    for place in range(index + 1, min(site.high, index + 1 + NEAR)):
        word = tokens.lowers[place]
        if tokens.depth[place] or word in STOPS:
            return None
        if word == "by" and speaker is None:
            speaker = right_of(tokens, place + 1, site.high, rules)
        if rules.has("questions", word) or word == "about":
            content = trimmed(tokens, place, first_comma(site, place, end_of(site, place)))
            if content is None or content[1] - content[0] < LEAST:
                return None
            return Report(site.passage, content, (index, index + 1), speaker, cue, confidence=0.6)
    return None


def _as_said(site: Site, cue: Cue, index: int) -> Range | None:
    """Read "As Kroll noted on Monday, the pier stays": the words behind the comma."""
    tokens = site.tokens
    if "bare" not in cue.frames or tokens.lowers[site.low] != "as" or index - site.low > AHEAD:
        return None
    comma = next((i for i in range(index + 1, min(index + NEAR, site.high)) if tokens.words[i] in STOPS), None)
    if comma is None or tokens.words[comma] != "," or any(tokens.words[i] == "," for i in range(site.low, index)):
        return None
    return trimmed(tokens, comma, site.high)


def _particle(site: Site, cue: Cue, index: int) -> int | None:
    """Return the token after a verb and its particle ("pointed out", "made it clear"); None where that is missing."""
    if cue.particle is None:
        return index + 1
    near = range(index + 1, min(index + 3, site.high))
    return next((i + 1 for i in near if site.tokens.lowers[i] == cue.particle), None)


def _by_noun(site: Site, index: int) -> Report | None:
    """Read "her claim that ...", "the board's decision to ...": a noun with its owner before it, its content behind."""
    tokens, rules = site.tokens, site.rules
    if index + LEAST >= site.high or tokens.depth[index + 1]:
        return None
    joint = tokens.lowers[index + 1]
    if not rules.has("complementizers", joint) and not (joint == "to" and rules.has("nouns_to", tokens.lowers[index])):
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
    content = trimmed(tokens, index + 1, end_of(site, index + 1))
    if content is None or content[1] - content[0] < LEAST:
        return None
    return Report(site.passage, content, (index, index + 1), owner, Cue(frozenset()), confidence=0.6)


def _topical(site: Site, index: int) -> bool:
    """Tell whether a verb and the preposition behind it name what was said: "called for", "warned against"."""
    if index + 3 >= site.high:
        return False
    verb, preposition = site.tokens.lowers[index : index + 2]
    return site.rules.has("topics_" + preposition, verb)


def _relative(site: Site, speaker: Range, index: int) -> Range | None:
    """Return the "who" between a speaker and the cue of the clause that tells what they said."""
    for place in range(index - 1, max(speaker[1], index - 5) - 1, -1):
        if site.rules.has("relatives", site.tokens.lowers[place]):
            return place, place + 1
    return None


def _passive(site: Site, index: int) -> bool:
    tokens, rules = site.tokens, site.rules
    before = index - 1
    while before > site.low and (tokens.lowers[before].endswith("ly") or rules.has("negators", tokens.lowers[before])):
        before -= 1
    active = tokens.lowers[index].endswith("ing")
    return before >= site.low and rules.has("passive", tokens.lowers[before]) and not active


def _complement(site: Site, cue: Cue, index: int) -> Range | None:
    """Return the content right of the cue in one of the frames that its verb allows."""
    start = _far_that(site, cue, index) or _opening(site, cue, index)
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
        if _joins(site, cue, place, place == index + 1):
            return place
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


def _far_that(site: Site, cue: Cue, index: int) -> int | None:
    """Return the "that" behind an occasion between: "said Thursday, during a taping in Elm Falls, Ohio, that ..."."""
    tokens, rules = site.tokens, site.rules
    first = tokens.lowers[index + 1] if index + 1 < site.high else ""
    if not {"that", "quote"} <= cue.frames or not (rules.has("openers", first) or rules.has("times", first)):
        return None
    for place in range(index + 2, min(site.high, index + FAR)):
        word = tokens.lowers[place]
        if rules.has("complementizers", word):
            return place if not rules.has("writings", tokens.lowers[place - 1]) else None
        verb = (
            rules.has("pronouns", word) or rules.has("passive", word) or (word in rules.verbs and is_verb(site, place))
        )
        if tokens.depth[place] or verb or (word in STOPS and word != ","):
            return None
    return None


def _joins(site: Site, cue: Cue, place: int, adjacent: bool) -> bool:
    """Tell whether the word joins a content to its cue: that, to, whether."""
    word = site.tokens.lowers[place]
    if site.rules.has("complementizers", word):
        return "that" in cue.frames
    if word == "to":
        return "to" in cue.frames and (adjacent or "addressee" in cue.frames)
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
    return start if any(finite(tokens, rules, index) for index in range(start, min(high, start + AHEAD))) else None


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


def _tail(site: Site, index: int, speaker: Range | None) -> tuple[Range | None, Range | None, Range | None]:
    """Read "the pier stays, Kroll said" and "the pier stays, said Kroll" from the right; a tag may part the words.

    Returns the words before it, those behind it if any, and the speaker where the tag is inverted.
    """
    tokens = site.tokens
    inverted = None if speaker is not None else right_of(tokens, index + 1, site.high, site.rules)
    if speaker is None and inverted is None:
        return None, None, None
    comma = (speaker[0] if speaker is not None else index) - 1
    if comma <= site.low or not (tokens.words[comma] == "," or _comma_inside(site, comma)):
        return None, None, None
    after = inverted[1] if inverted is not None else index + 1
    told = (
        right_of(tokens, after, site.high, site.rules) if inverted is None and tokens.lowers[index] == "told" else None
    )
    after = told[1] if told is not None else after
    if after < site.high and (not _closes(site, after) or any(tokens.depth[after : min(after + 3, site.high)])):
        return None, None, None
    end = comma if tokens.words[comma] == "," else comma + 1
    content = trimmed(tokens, site.low, end)
    rest = trimmed(tokens, after, site.high) if _parenthetical(site, comma, after) else None
    short = content is None or (rest is None and content[1] - content[0] < LEAST)
    return (None, None, None) if short else (content, rest, inverted)


def _comma_inside(site: Site, mark: int) -> bool:
    """Tell whether a closing mark has its comma inside, and its words only end the clause: "is “bad,” she said"."""
    tokens = site.tokens
    if tokens.words[mark] not in CLOSING or tokens.words[mark - 1] != "," or not tokens.depth[mark - 1]:
        return False
    opening = next((i for i in range(mark - 1, site.low - 1, -1) if not tokens.depth[i]), None)
    return opening is not None and opening > site.low + 1 and not tokens.capital(opening + 1)


def _parenthetical(site: Site, comma: int, after: int) -> bool:
    """Tell whether the sentence goes on behind the tag: "in the storm, Kroll said, the pier had held"."""
    tokens = site.tokens
    if after + LEAST >= site.high or tokens.words[after] != ",":
        return False
    first = tokens.lowers[after + 1]
    reporter = first in ("adding", "who", "which", "according", "but", "though") or first.endswith("ing")
    whole = any(finite(tokens, site.rules, i) for i in range(site.low, comma)) and comma - site.low > AHEAD
    return not reporter and not whole


def _closes(site: Site, index: int) -> bool:
    word = site.tokens.lowers[index]
    if word in STOPS or site.rules.has("times", word):
        return True
    return site.rules.has("openers", word) and word != "to"


def _according(site: Site, index: int) -> Report | None:
    tokens, low = site.tokens, site.low
    if index + 2 >= site.high or tokens.lowers[index + 1] != "to":
        return None
    speaker = right_of(tokens, index + 2, site.high, site.rules)
    if speaker is None:
        return None
    fronted = index == low or not any(tokens.word(i) for i in range(low, index))
    content = trimmed(tokens, speaker[1], site.high) if fronted else trimmed(tokens, low, index)
    rest: Range | None = None
    if not fronted and tokens.words[index - 1] == "," and _parenthetical(site, index - 1, speaker[1]):
        rest = trimmed(tokens, speaker[1], site.high)
    if content is None or (rest is None and content[1] - content[0] < LEAST):
        return None
    return Report(site.passage, content, (index, index + 2), speaker, Cue(frozenset()), rest=rest)
