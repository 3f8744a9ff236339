"""English frames: said (that) ..., asked whether ..., plans to ..., according to ..., and "..., she said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.english_clauses import (
    AHEAD,
    CLOSING,
    LEAST,
    NEAR,
    STOPS,
    end_of,
    first_comma,
    is_verb,
    parenthetical,
    reports_speech,
)
from wortlaut.extracting.english_complements import complement
from wortlaut.extracting.english_objects import told_object
from wortlaut.extracting.english_stances import stance, tells_stance
from wortlaut.extracting.english_subjects import subject
from wortlaut.extracting.frames import Report, Site, trimmed
from wortlaut.extracting.mentions import Range, right_of
from wortlaut.extracting.scene import Passage


def reports(passage: Passage, rules: Grammar, /) -> Iterator[Report]:
    """Yield the reports of a paragraph; one that lies inside another is left out."""
    for low, high in passage.sentences:
        last: Range | None = None
        done = low
        found: list[Report] = []
        for index in range(low, high):
            word = passage.tokens.lowers[index]
            if passage.tokens.depth[index] or not (word in rules.verbs or tells_stance(rules, word)):
                continue
            report = _at(Site(passage, rules, low, high, last), index)
            if report is None or (report.content[0] < done and word != "according" and not _holds(report, found)):
                continue
            last = report.speaker or last
            done = max(done, (report.rest or report.content)[1])
            found = [*(one for one in found if one.content[0] < report.content[0]), report]
        yield from found


def _holds(report: Report, found: Sequence[Report]) -> bool:
    """Tell whether a tag at a sentence's end reports all that was found before it: "They will buy it, Kroll said"."""
    if report.rest is not None or report.cue is None or report.content[0] > report.cue[0]:
        return False
    return all(report.content[0] <= one.content[0] and one.content[1] <= report.content[1] for one in found)


def _at(site: Site, index: int) -> Report | None:
    word = site.tokens.lowers[index]
    for cue in site.rules.verbs.get(word, ()) if is_verb(site, index) else ():
        report = _by_verb(site, cue, index)
        if report is not None:
            return report
    return stance(site, index) if tells_stance(site.rules, word) else None


def _by_verb(site: Site, cue: Cue, index: int) -> Report | None:
    after = _particle(site, cue, index)
    if cue.attitude == "asks" and _unasked(site, index):
        return _asked(site, cue, index)
    if after is None or _passive(site, index):
        return None
    speaker, cue_range = subject(site, index), (index, after)
    content, rest = complement(site, cue, after - 1) or _as_said(site, cue, index), None
    form = "indirect"
    if content is None and {"bare", "question"} & cue.frames:
        content, rest, inverted = _tail(site, index, speaker)
        speaker = speaker or inverted
    if content is None:
        content, topic = told_object(site, cue, index, after)
        form, cue_range = "reported", topic or cue_range
    if content is None or speaker is None or speaker == content or _keeps_silent(site, content, index):
        return None
    negated = any(site.rules.has("negators", w) for w in site.tokens.lowers[max(site.low, index - 3) : index])
    relative = _relative(site, speaker, index)
    report = Report(site.passage, content, cue_range, speaker, cue, negated=negated, relative=relative, rest=rest)
    return replace(report, form="reported", confidence=0.6) if form == "reported" else report


def _keeps_silent(site: Site, content: Range, index: int) -> bool:
    """Tell what nobody said: "declined to comment", "refused to say whether she agreed", "would not say whether"."""
    tokens, rules = site.tokens, site.rules
    if rules.has("declining", tokens.lowers[index]) and tokens.lowers[content[0]] == "to":
        first = content[0] + (2 if tokens.lowers[content[0] + 1] == "be" else 1)
        return first < content[1] and rules.has("silences", tokens.lowers[first])
    declined = index - 2 >= site.low and tokens.lowers[index - 1] == "to"
    denied = declined and rules.has("declining", tokens.lowers[index - 2])
    unsaid = rules.has("silences", tokens.lowers[index]) and any(
        rules.has("negators", word) for word in tokens.lowers[max(site.low, index - 2) : index]
    )
    return (denied or unsaid) and rules.has("questions", tokens.lowers[content[0]])


def unsaid(passage: Passage, rules: Grammar, start: int, /) -> bool:
    """Tell whether what begins at a token is what somebody declines to say, or a question of nobody."""
    tokens = passage.tokens
    low, high = passage.sentence_at(start)
    site, cue = Site(passage, rules, low, high), start - 1
    if cue < low or start + 1 >= high:
        return False
    if rules.has("questions", tokens.lowers[start]) and tokens.lowers[cue] == "asked" and _unasked(site, cue):
        return True
    return _keeps_silent(site, (start, high), cue)


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
            if content is None or content[1] - content[0] < LEAST or speaker is None:
                return None  # "Asked whether he would go, ...": nobody is said to ask
            return Report(site.passage, content, (index, index + 1), speaker, cue, confidence=0.6)
    return None


def _as_said(site: Site, cue: Cue, index: int) -> Range | None:
    """Read "As Kroll noted on Monday, the pier stays": the words behind the comma."""
    tokens = site.tokens
    so = index + 1 < site.high and tokens.lowers[index + 1] == "it"  # "As Kroll sees it, ..."
    if not ("bare" in cue.frames or so) or tokens.lowers[site.low] != "as" or index - site.low > AHEAD:
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


def _relative(site: Site, speaker: Range, index: int) -> Range | None:
    """Return the "who" right behind a speaker and before the cue of the clause that tells what they said."""
    for place in range(index - 1, max(speaker[1], index - 5) - 1, -1):
        if place <= speaker[1] + 1 and site.rules.has("relatives", site.tokens.lowers[place]):
            return place, place + 1
    return None


def _passive(site: Site, index: int) -> bool:
    tokens, rules = site.tokens, site.rules
    before = index - 1
    while before > site.low and (tokens.lowers[before].endswith("ly") or rules.has("negators", tokens.lowers[before])):
        before -= 1
    active = tokens.lowers[index].endswith("ing")
    return before >= site.low and rules.has("passive", tokens.lowers[before]) and not active


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
    addressed = any("addressee" in cue.frames for cue in site.rules.verbs[tokens.lowers[index]])
    told = right_of(tokens, after, site.high, site.rules) if inverted is None and addressed else None
    after = told[1] if told is not None else after
    if after < site.high and (not _closes(site, after) or any(tokens.depth[after : min(after + 3, site.high)])):
        return None, None, None
    end = comma if tokens.words[comma] == "," else comma + 1
    content = trimmed(tokens, site.low, end)
    goes_on = parenthetical(site, comma, after) or _adds(site, after)
    rest = trimmed(tokens, after, site.high) if goes_on else None
    short = content is None or (rest is None and content[1] - content[0] < LEAST)
    return (None, None, None) if short else (content, rest, inverted)


def _comma_inside(site: Site, mark: int) -> bool:
    """Tell whether a closing mark has its comma inside, and its words only end the clause: "is “bad,” she said"."""
    tokens = site.tokens
    if tokens.words[mark] not in CLOSING or tokens.words[mark - 1] != "," or not tokens.depth[mark - 1]:
        return False
    opening = next((i for i in range(mark - 1, site.low - 1, -1) if not tokens.depth[i]), None)
    return opening is not None and opening > site.low + 1 and not tokens.capital(opening + 1)


def _adds(site: Site, after: int) -> bool:
    """Tell whether another clause of the same words follows a tag: "the roof leaked, Kroll said; nobody cared"."""
    tokens = site.tokens
    if after + LEAST >= site.high or tokens.words[after] not in ";:" or any(tokens.depth[after : site.high]):
        return False
    return not any(reports_speech(site, index) for index in range(after + 1, site.high))


def _closes(site: Site, index: int) -> bool:
    word = site.tokens.lowers[index]
    if word in STOPS or site.rules.has("times", word):
        return True
    return site.rules.has("openers", word) and word != "to"
