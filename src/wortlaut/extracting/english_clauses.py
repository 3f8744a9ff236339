"""Where an English report ends: clauses, objects of judgement, and what belongs to the reporter again."""

from __future__ import annotations

from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.frames import Site, trimmed
from wortlaut.extracting.mentions import Range
from wortlaut.extracting.tokens import Tokens

NEAR = 9
"""Tokens between a cue and its "that" (addressee, time, place); polnear.train: 97 % of the gaps are shorter."""
FRONTED = 30
"""Tokens of a clause or participle in front of the subject."""
AHEAD = 14
"""Tokens in which a clause without "that" shows its verb."""
LEAST = 3
"""Tokens of a clause without "that"; shorter ones were objects ("said no")."""
BEFORE_PARTICIPLE = frozenset({",", "and", "in", "while", "by", "before", "after", "–", "—", ""})
CLOSING = frozenset({"”", "’", '"', "'", "''", "»"})
FINITE = ("ed", "n't", "'s", "’s", "n’t", "'re", "’re", "'ll", "’ll", "'d", "’d")
OF_THE_ACT = frozenset({"after", "when", "during", "before", "while", "because", "amid"})
"""Words that open the circumstances of a judgement rather than its object."""
BY_WHEN = frozenset({"before", "after", "during"})
"""Those that belong to what somebody wants: "a hearing before the last sailing"."""
DASHES = frozenset("–—-")
STOPS = frozenset(".,;:!?…–—()")
OPENS_CLAUSE = frozenset({"although", "though", "if", "when", "while", "because", "since", "after", "before", "as"})


def is_verb(site: Site, index: int) -> bool:
    """Tell a verb from a noun or name that is spelled alike ("the state", "Clinton's claims", "United States")."""
    tokens, rules = site.tokens, site.rules
    if tokens.capital(index) and index > site.low:
        return False
    if not rules.has("nouns", tokens.lowers[index]) or index == site.low:
        return True
    participle = tokens.lowers[index].endswith("ing")
    if participle and (
        tokens.lowers[index - 1] in BEFORE_PARTICIPLE or rules.has("writings", tokens.lowers[index - 1])
    ):
        return True
    before = index - 1
    while before > site.low and _helps(tokens, rules, before):
        before -= 1
    word = tokens.lowers[before]
    if before < index - 1 or rules.has("pronouns", word) or word in (",", ")", "who", "that", "which"):
        return True
    plural = word.endswith("s") and not word.endswith(("'s", "’s", "ss"))
    if tokens.lowers[index].endswith("s"):
        return not plural and (tokens.capital(before) and not word.endswith(("'s", "’s")))
    return plural and not rules.has("determiners", word) and tokens.words[before][-1] not in "'’"


def _helps(tokens: Tokens, rules: Grammar, index: int) -> bool:
    """Tell whether a word stands between a subject and its verb: an auxiliary or an adverb."""
    word = tokens.lowers[index]
    return rules.has("auxiliaries", word) or (word.endswith("ly") and not tokens.capital(index))


def finite(tokens: Tokens, rules: Grammar, index: int) -> bool:
    word = tokens.lowers[index]
    groups = ("auxiliaries", "pronouns", "irregular")
    return word in rules.verbs or word.endswith(FINITE) or any(rules.has(group, word) for group in groups)


def object_of(site: Site, index: int) -> Range | None:
    """Return what a verb of judgement has for its object: "called the plan a gamble"."""
    tokens = site.tokens
    cues = site.rules.verbs.get(tokens.lowers[index], ())
    wanted = any(cue.attitude == "plans" or "judged" in cue.frames for cue in cues)
    end = index + 1
    while end < site.high and (tokens.depth[end] or tokens.words[end] not in ",;:—–()" or _list(site, end)):
        word = tokens.lowers[end]
        if not tokens.depth[end] and word in ("and", "but") and _goes_on(site, end + 1):
            break
        circumstance = word in OF_THE_ACT and not (wanted and word in BY_WHEN)
        if not tokens.depth[end] and end > index + 1 and (circumstance or _occasion(site, end)):
            break
        end += 1
    if index + 1 < site.high and tokens.words[index + 1] in STOPS:
        return None
    return trimmed(tokens, index + 1, end)


def _list(site: Site, comma: int) -> bool:
    """Tell the comma of a list of qualities: "called it late, right and quiet"."""
    tokens = site.tokens
    if tokens.words[comma] != "," or comma + 3 >= site.high or tokens.lowers[comma + 2] != "and":
        return False
    word = tokens.lowers[comma + 1]
    return tokens.word(comma + 1) and not finite(tokens, site.rules, comma + 1) and not word.endswith("ing")


def _goes_on(site: Site, index: int) -> bool:
    """Tell whether the reporter goes on behind "and": another verb of the same subject, or another report."""
    tokens = site.tokens
    if index >= site.high:
        return False
    word = tokens.lowers[index]
    finite = (word.endswith("ed") or word in site.rules.verbs) and not tokens.capital(index)
    return finite or _cut(site, index - 1)


def end_of(site: Site, start: int) -> int:
    """Return where a content ends: at a new cue, a tag, or the sentence's end."""
    tokens = site.tokens
    subordinate = any(tokens.lowers[i] in OPENS_CLAUSE for i in range(start, min(start + 2, site.high)))
    for index in range(start + 1, site.high):
        if tokens.depth[index]:
            continue
        word = tokens.words[index]
        if word in DASHES and index - start > LEAST and _breaks_off(site, index):
            return index
        comma = word == "," or _comma_inside(tokens, index)
        if word == ";" or (comma and not subordinate and _cut(site, index)):
            return index if word in ",;" else index + 1
        if word in ("but", "and") and index + 1 < site.high and reports_speech(site, index + 1):
            return index
        if word in ("which", "where", "who", "while") and _after_marks(site, start, index):
            return index
        if _comma_inside(tokens, index) and index + 2 < site.high and _occasion(site, index + 1):
            return index + 1
        subordinate = subordinate and not comma
        if word == ":" and index + 1 < site.high and any(tokens.depth[index + 1 : index + 3]):
            return _last_comma(tokens, start, index)
    return site.high


def opens_sentence(site: Site, cue: int) -> bool:
    """Tell whether a report is itself the clause that opens its sentence: "While Kroll says ..., Lund ..."."""
    tokens = site.tokens
    if tokens.lowers[site.low] not in OPENS_CLAUSE:
        return False
    return cue - site.low < AHEAD and not any(tokens.words[i] == "," for i in range(site.low, cue))


def first_comma(site: Site, start: int, end: int) -> int:
    """Return the first comma outside marks, a closing mark with its comma inside, or the end."""
    for index in range(start + 1, end):
        if site.tokens.words[index] == "," and not site.tokens.depth[index]:
            return index
        if _comma_inside(site.tokens, index):
            return index + 1
    return end


def _comma_inside(tokens: Tokens, index: int) -> bool:
    """Tell a closing mark with its comma inside: “no,” adding."""
    return tokens.words[index] in CLOSING and tokens.words[index - 1] == "," and tokens.depth[index - 1] > 0


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
        if reports_speech(site, index):
            return True
    return False


def _elided(site: Site, index: int) -> bool:
    """Tell whether another report of the same speaker begins: "but conceded", "and suggested"."""
    return site.tokens.lowers[index] in ("but", "and", "while", "then") and reports_speech(site, index + 1)


def _occasion(site: Site, index: int) -> bool:
    """Tell whether words about the occasion begin: "in an interview with", "at a rally", "during the debate"."""
    tokens, rules = site.tokens, site.rules
    if tokens.lowers[index] not in ("in", "at", "during", "on") or index + 1 >= site.high:
        return False
    near = range(index + 1, min(index + 5, site.high))
    return rules.has("determiners", tokens.lowers[index + 1]) and any(
        rules.has("occasions", tokens.lowers[i]) for i in near
    )


def reports_speech(site: Site, index: int, /) -> bool:
    """Tell whether a verb of speech that takes a clause stands there."""
    cues = site.rules.verbs.get(site.tokens.lowers[index], ())
    return any("quote" in cue.frames and "bare" in cue.frames for cue in cues) and is_verb(site, index)


def parenthetical(site: Site, comma: int, after: int, /) -> bool:
    """Tell whether the sentence goes on behind the tag: "in the storm, Kroll said, the pier had held"."""
    tokens = site.tokens
    if after + LEAST >= site.high or tokens.words[after] != ",":
        return False
    first = tokens.lowers[after + 1]
    reporter = first in ("adding", "who", "which", "according", "but", "though") or first.endswith("ing")
    clause = any(finite(tokens, site.rules, i) for i in range(site.low, comma))
    beside = not any(finite(tokens, site.rules, i) for i in range(after + 1, site.high))  # "said Roe, head of the pier"
    return not reporter and not (clause and (beside or comma - site.low > AHEAD))
