"""English frames: said (that) ..., asked whether ..., plans to ..., according to ..., and "..., she said"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.frames import Report, Site, trimmed
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.scene import Passage
from wortlaut.extracting.tokens import Tokens

NEAR = 9
"""Tokens between a cue and its "that" (addressee, time, place); polnear.train: 97 % of the gaps are shorter."""
FRONTED = 30
"""Tokens of a clause or participle in front of the subject."""
TOLD = 7
"""Tokens of the person told ("told German television there was no plan")."""
LEAST = 3
"""Tokens of a clause without "that"; shorter ones were objects ("said no")."""
LONGEST_FRAGMENT = 9
"""Tokens of marked words that open a clause, marks included."""
AHEAD = 14
"""Tokens in which a clause without "that" shows its verb."""
BEFORE_PARTICIPLE = frozenset({",", "and", "in", "while", "by", "before", "after", "–", "—", ""})
BEFORE_TIME = frozenset({"on", "in", "last", "this", "late", "early"})
CLOSING = frozenset({"”", "’", '"', "'", "''", "»"})
FINITE = ("ed", "n't", "'s", "’s", "n’t", "'re", "’re", "'ll", "’ll", "'d", "’d")
OF_THE_ACT = frozenset({"after", "when", "during", "before", "while", "because", "amid"})
"""Words that open the circumstances of a judgement rather than its object."""
DASHES = frozenset("–—-")
STOPS = frozenset(".,;:!?…–—()")
OPENS_CLAUSE = frozenset({"although", "though", "if", "when", "while", "because", "since", "after", "before", "as"})


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
            done = max(done, report.content[1])
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


def is_verb(site: Site, index: int) -> bool:
    """Tell a verb from a noun or name that is spelled alike ("the state", "Clinton's claims", "United States")."""
    tokens, rules = site.tokens, site.rules
    if tokens.capital(index) and index > site.low:
        return False
    if not rules.has("nouns", tokens.lowers[index]) or index == site.low:
        return True
    if tokens.lowers[index].endswith("ing") and tokens.lowers[index - 1] in BEFORE_PARTICIPLE:
        return True
    before = index - 1
    while before > site.low and rules.has("auxiliaries", tokens.lowers[before]):
        before -= 1
    word = tokens.lowers[before]
    if before < index - 1 or rules.has("pronouns", word) or word in (",", ")", "who", "that", "which"):
        return True
    plural = word.endswith("s") and not word.endswith(("'s", "’s", "ss"))
    if tokens.lowers[index].endswith("s"):
        return not plural and (tokens.capital(before) and not word.endswith(("'s", "’s")))
    return plural and not rules.has("determiners", word) and tokens.words[before][-1] not in "'’"


def _by_verb(site: Site, cue: Cue, index: int) -> Report | None:
    if _passive(site, index):
        return None
    speaker, cue_range = subject(site, index), (index, index + 1)
    content = _complement(site, cue, index)
    form = "indirect"
    if content is None and {"bare", "question"} & cue.frames:
        content, inverted = _tail(site, index, speaker)
        speaker = speaker or inverted
    if content is None and "object" in cue.frames:
        content, form = _object(site, index), "reported"
    if content is None and _topical(site, index):
        content, form, cue_range = _object(site, index + 1), "reported", (index, index + 2)
    if content is None or speaker is None or speaker == content:
        return None
    negated = any(site.rules.has("negators", w) for w in site.tokens.lowers[max(site.low, index - 3) : index])
    report = Report(
        site.passage, content, cue_range, speaker, cue, negated=negated, relative=_relative(site, speaker, index)
    )
    return replace(report, form="reported", confidence=0.6) if form == "reported" else report


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
    content = trimmed(tokens, index + 1, _end(site, index + 1))
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


def subject(site: Site, index: int, /) -> Range | None:
    """Return the phrase that is the subject of the cue at ``index``, if it stands before it."""
    tokens = site.tokens
    before = tokens.lowers[index - 1] if index > site.low else ""
    if before == "to":
        return None
    if tokens.lowers[index].endswith("ing") and before in BEFORE_PARTICIPLE:
        return site.last or _earlier(site, index) or first_subject(site, index)
    found = left_of(tokens, site.low, index, site.rules)
    if found is None and before in ("and", "but", "also", "then", "later", "or"):
        return site.last or first_subject(site, index)
    return found


def _earlier(site: Site, index: int) -> Range | None:
    """Return the subject of the nearest reporting verb before, as in "Hill said, adding"."""
    tokens = site.tokens
    for place in range(index - 1, site.low, -1):
        if tokens.lowers[place] in site.rules.verbs and not tokens.depth[place] and is_verb(site, place):
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


def _complement(site: Site, cue: Cue, index: int) -> Range | None:
    """Return the content right of the cue in one of the frames that its verb allows."""
    start = _opening(site, cue, index)
    if start is None:
        return None
    end = _end(site, start)
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


def _joins(site: Site, cue: Cue, place: int, adjacent: bool) -> bool:
    """Tell whether the word joins a content to its cue: that, to, whether."""
    word = site.tokens.lowers[place]
    if site.rules.has("complementizers", word):
        return "that" in cue.frames
    if word == "to":
        return "to" in cue.frames and (adjacent or "addressee" in cue.frames)
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
    if rules.has("openers", tokens.lowers[start]) or rules.has("objects", tokens.lowers[start]):
        return None
    return start if any(_finite(tokens, rules, index) for index in range(start, min(high, start + AHEAD))) else None


def _fragment(site: Site, place: int) -> bool:
    """Tell whether a clause opens with a few words in marks that need its verb: said “new money” would help."""
    tokens, high = site.tokens, site.high
    if tokens.word(place) or place + 1 >= high or not tokens.depth[place + 1]:
        return False
    close = next((i for i in range(place + 1, min(high, place + LONGEST_FRAGMENT)) if not tokens.depth[i]), None)
    if close is None or tokens.words[close - 1] in STOPS or close + LEAST > high:
        return False
    if any(_finite(tokens, site.rules, index) for index in range(place + 1, close)):
        return False
    behind = range(close + 1, min(high, close + AHEAD))
    return tokens.word(close + 1) and any(_finite(tokens, site.rules, index) for index in behind)


def _told(site: Site, place: int) -> int | None:
    """Return the clause behind the person told: "told the council they would stay"."""
    for start in range(place + 1, min(site.high, place + TOLD)):
        word = site.tokens.lowers[start]
        if site.tokens.depth[start] or word in STOPS or site.rules.has("openers", word):
            return None
        if site.rules.has("pronouns", word) or word in ("there", "it"):
            return _bare(site, start)
    return None


def _finite(tokens: Tokens, rules: Grammar, index: int) -> bool:
    word = tokens.lowers[index]
    return rules.has("auxiliaries", word) or rules.has("pronouns", word) or word in rules.verbs or word.endswith(FINITE)


def _object(site: Site, index: int) -> Range | None:
    """Return what a verb of judgement has for its object: "called the plan a gamble"."""
    tokens = site.tokens
    end = index + 1
    while end < site.high and (tokens.depth[end] or tokens.words[end] not in ",;:—–()"):
        word = tokens.lowers[end]
        if not tokens.depth[end] and word in ("and", "but") and _goes_on(site, end + 1):
            break
        if not tokens.depth[end] and end > index + 1 and (word in OF_THE_ACT or _occasion(site, end)):
            break
        end += 1
    if index + 1 < site.high and tokens.words[index + 1] in STOPS:
        return None
    return trimmed(tokens, index + 1, end)


def _goes_on(site: Site, index: int) -> bool:
    """Tell whether the reporter goes on behind "and": another verb of the same subject, or another report."""
    tokens = site.tokens
    if index >= site.high:
        return False
    word = tokens.lowers[index]
    finite = (word.endswith("ed") or word in site.rules.verbs) and not tokens.capital(index)
    return finite or _cut(site, index - 1)


def _end(site: Site, start: int) -> int:
    """Return where a content ends: at a new cue, a tag, or the sentence's end."""
    tokens = site.tokens
    subordinate = any(tokens.lowers[i] in OPENS_CLAUSE for i in range(start, min(start + 2, site.high)))
    for index in range(start + 1, site.high):
        if tokens.depth[index]:
            continue
        word = tokens.words[index]
        if word in DASHES and index - start > LEAST and _breaks_off(site, index):
            return index
        if word == ";" or (word == "," and not subordinate and _cut(site, index)):
            return index
        if word in ("but", "and") and index + 1 < site.high and _reports(site, index + 1):
            return index
        if word in ("which", "where", "who", "while") and _after_marks(site, start, index):
            return index
        inner = word in CLOSING and tokens.words[index - 1] == "," and index + 2 < site.high
        if inner and _occasion(site, index + 1):
            return index + 1
        if word == ",":
            subordinate = False
        if word == ":" and index + 1 < site.high and any(tokens.depth[index + 1 : index + 3]):
            return _last_comma(tokens, start, index)
    return site.high


def _breaks_off(site: Site, dash: int) -> bool:
    """Tell a dash behind which the reporter goes on from a hyphen and from the first of two around a phrase."""
    tokens = site.tokens
    spaced = tokens.starts[dash] > tokens.ends[dash - 1] or tokens.words[dash] == "—"
    return spaced and not any(word in DASHES for word in tokens.words[dash + 1 : min(site.high, dash + FRONTED)])


def _after_marks(site: Site, start: int, index: int) -> bool:
    """Tell whether a clause is added right behind marked words and a comma: the reporter's as a rule."""
    tokens = site.tokens
    before = index - 1
    closed = before > start and tokens.words[before] in CLOSING and tokens.words[before - 1] == ","
    return closed or (tokens.words[before] == "," and before > start and tokens.words[before - 1] in CLOSING)


def _last_comma(tokens: Tokens, start: int, colon: int) -> int:
    """Return where the clause begins that announces marked speech."""
    return next((i for i in range(colon - 1, max(start, colon - NEAR), -1) if tokens.words[i] == ","), colon)


def _cut(site: Site, comma: int) -> bool:
    """Tell whether what follows a comma belongs to the reporter again."""
    tokens, rules = site.tokens, site.rules
    if comma + 1 >= site.high:
        return False
    first = tokens.lowers[comma + 1]
    if first == "according" or (first in rules.verbs and first.endswith("ing")):
        return True
    if comma + 2 < site.high and (_elided(site, comma + 1) or _occasion(site, comma + 1)):
        return True
    if first in ("who", "which", "that"):
        return False
    for index in range(comma + 1, min(site.high, comma + 9)):
        word = tokens.lowers[index]
        if word in STOPS or tokens.depth[index]:
            return False
        if index > comma + 1 and _reports(site, index):
            return True
    return False


def _elided(site: Site, index: int) -> bool:
    """Tell whether another report of the same speaker begins: "but conceded", "and suggested"."""
    return site.tokens.lowers[index] in ("but", "and", "while", "then") and _reports(site, index + 1)


def _occasion(site: Site, index: int) -> bool:
    """Tell whether words about the occasion begin: "in an interview with", "at a rally", "during the debate"."""
    tokens, rules = site.tokens, site.rules
    if tokens.lowers[index] not in ("in", "at", "during", "on") or index + 1 >= site.high:
        return False
    near = range(index + 1, min(index + 5, site.high))
    return rules.has("determiners", tokens.lowers[index + 1]) and any(
        rules.has("occasions", tokens.lowers[i]) for i in near
    )


def _reports(site: Site, index: int) -> bool:
    cues = site.rules.verbs.get(site.tokens.lowers[index], ())
    return any("quote" in cue.frames and "bare" in cue.frames for cue in cues) and is_verb(site, index)


def _tail(site: Site, index: int, speaker: Range | None) -> tuple[Range | None, Range | None]:
    """Read "the pier stays, Kroll said" and "the pier stays, said Kroll" from the right."""
    tokens = site.tokens
    inverted = None if speaker is not None else right_of(tokens, index + 1, site.high, site.rules)
    if speaker is None and inverted is None:
        return None, None
    comma = (speaker[0] if speaker is not None else index) - 1
    if comma <= site.low or not (tokens.words[comma] == "," or _comma_inside(site, comma)):
        return None, None
    after = inverted[1] if inverted is not None else index + 1
    if after < site.high and (not _closes(site, after) or any(tokens.depth[after : after + 3])):
        return None, None
    end = comma if tokens.words[comma] == "," else comma + 1
    content = trimmed(tokens, site.low, site.high if _parenthetical(site, comma, after) else end)
    return (content if content is not None and content[1] - content[0] >= LEAST else None), inverted


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
    whole = any(_finite(tokens, site.rules, i) for i in range(site.low, comma)) and comma - site.low > AHEAD
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
    if content is None or content[1] - content[0] < LEAST:
        return None
    return Report(site.passage, content, (index, index + 2), speaker, Cue(frozenset()))
