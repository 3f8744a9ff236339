"""English frames: said (that) ..., asked whether ..., plans to ..., according to ..., and "..., she said"."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.frames import Report, trimmed
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.scene import Passage
from wortlaut.extracting.tokens import Tokens

NEAR = 9
"""Tokens between a cue and its "that" (addressee, time, place); polnear.train: 97 % of the gaps are shorter."""
LEAST = 3
"""Tokens of a clause without "that"; shorter ones were objects ("said no")."""
STOPS = frozenset(".,;:!?…–—()")
ENDINGS = frozenset(".!?…;")


def reports(passage: Passage, rules: Grammar, /) -> Iterator[Report]:
    """Yield the reports of a paragraph; one that lies inside another is left out."""
    for low, high in passage.sentences:
        last: Range | None = None  # the speaker found last in this sentence
        done = low
        for index in range(low, high):
            if passage.tokens.depth[index]:
                continue
            for report in _at(passage, rules, index, low, high, last):
                if report.content[0] < done and report.content[1] > index:
                    continue
                last = report.speaker or last
                if report.content[0] >= done or report.content[1] > done:
                    yield report
                    done = max(done, report.content[1])
                break


def _at(passage: Passage, rules: Grammar, index: int, low: int, high: int, last: Range | None) -> Iterator[Report]:
    tokens = passage.tokens
    word = tokens.lowers[index]
    if word == "according" or word in ("per",):
        report = _according(passage, rules, index, low, high)
        if report is not None:
            yield report
        return
    for cue in rules.verbs.get(word, ()):
        report = _by_verb(passage, rules, cue, index, low, high, last)
        if report is not None:
            yield report
            return


def _by_verb(
    passage: Passage, rules: Grammar, cue: Cue, index: int, low: int, high: int, last: Range | None
) -> Report | None:
    tokens = passage.tokens
    if _passive(tokens, rules, low, index):
        return None
    speaker, negated = _speaker(tokens, rules, low, high, index, last)
    content = _complement(tokens, rules, cue, index, high)
    if content is None and "quote" in cue.frames:
        content, inverted = _tail(tokens, rules, low, high, index, speaker)
        speaker = speaker or inverted
    if content is None or speaker is None:
        return None
    return Report(passage, content, (index, index + 1), speaker, cue, negated=negated)


def _passive(tokens: Tokens, rules: Grammar, low: int, index: int) -> bool:
    before = index - 1
    while before > low and (tokens.lowers[before].endswith("ly") or rules.has("negators", tokens.lowers[before])):
        before -= 1
    return before >= low and (rules.has("passive", tokens.lowers[before]) and not tokens.lowers[index].endswith("ing"))


def _speaker(
    tokens: Tokens, rules: Grammar, low: int, high: int, index: int, last: Range | None
) -> tuple[Range | None, bool]:
    """Return who the cue's subject is, and whether the cue is negated."""
    negated = any(rules.has("negators", word) for word in tokens.lowers[max(low, index - 3) : index])
    before = tokens.lowers[index - 1] if index > low else ""
    if before == "to":
        return None, negated
    if tokens.lowers[index].endswith("ing") and before in (
        ",",
        "and",
        "in",
        "while",
        "by",
        "before",
        "after",
        "–",
        "—",
        "",
    ):
        return last or first_subject(tokens, rules, low, index), negated
    found = left_of(tokens, low, index, rules)
    if found is None and before in ("and", ",", "but", "also", "then", "later", "or"):
        return last or first_subject(tokens, rules, low, index), negated
    return found, negated


def first_subject(tokens: Tokens, rules: Grammar, low: int, index: int) -> Range | None:
    """Return the phrase that opens the sentence, up to its first verb."""
    start = low
    while start < index and (not tokens.word(start) or rules.has("openers", tokens.lowers[start])):
        start += 1
    stop = start
    while stop < index and tokens.words[stop] not in STOPS:
        word = tokens.lowers[stop]
        if stop > start and not tokens.capital(stop) and (word.endswith("ed") or rules.has("auxiliaries", word)):
            break
        stop += 1
    return right_of(tokens, start, stop, rules) if stop > start else None


def _complement(tokens: Tokens, rules: Grammar, cue: Cue, index: int, high: int) -> Range | None:
    """Return the content right of the cue in one of the frames that its verb allows."""
    start = _opening(tokens, rules, cue, index, high)
    if start is None:
        return None
    end = _end(tokens, rules, start, high)
    found = trimmed(tokens, start, end)
    return found if found is not None and found[1] - found[0] >= 2 else None


def _opening(tokens: Tokens, rules: Grammar, cue: Cue, index: int, high: int) -> int | None:
    bare = None
    for place in range(index + 1, min(high, index + 1 + NEAR)):
        word = tokens.lowers[place]
        if tokens.depth[place]:
            return None
        if rules.has("complementizers", word) and "that" in cue.frames:
            return place
        if word == "to" and "to" in cue.frames and (place == index + 1 or "addressee" in cue.frames):
            return place
        if "question" in cue.frames and rules.has("questions", word):
            return place
        if place == index + 1 and "bare" in cue.frames:
            bare = _bare(tokens, rules, place, high)
            if bare is not None and "addressee" not in cue.frames:
                return bare
        if word in STOPS or (rules.has("clause", word) and word != "as") or rules.has("passive", word):
            return None
        if word in rules.verbs and place > index + 1:
            return None
    return bare


def _bare(tokens: Tokens, rules: Grammar, place: int, high: int) -> int | None:
    """Return the beginning of a clause without "that", after words of time and place."""
    start = place
    while start < high and (
        rules.has("times", tokens.lowers[start]) or (start == place and _timely(tokens, rules, start, high))
    ):
        start += 1
    if start >= high or not tokens.word(start) or rules.has("openers", tokens.lowers[start]):
        return None
    ahead = range(start, min(high, start + 14))
    finite = (
        any(
            rules.has("auxiliaries", tokens.lowers[i])
            or tokens.lowers[i].endswith(("ed", "n't", "'s", "’s", "n’t", "'re", "’re", "'ll", "’ll", "'d"))
            for i in ahead
        )
        or rules.has("pronouns", tokens.lowers[start])
        or any(tokens.lowers[i] in rules.verbs for i in ahead)
    )
    return start if finite and high - start > LEAST else None


def _timely(tokens: Tokens, rules: Grammar, start: int, high: int) -> bool:
    return (
        tokens.lowers[start] in ("on", "in", "last", "this", "late", "early")
        and start + 1 < high
        and rules.has("times", tokens.lowers[start + 1])
    )


def _end(tokens: Tokens, rules: Grammar, start: int, high: int) -> int:
    """Return where a content ends: at a new cue, a tag, or the sentence's end."""
    for index in range(start + 1, high):
        if tokens.depth[index]:
            continue
        word = tokens.words[index]
        if word == ";" or (word == "," and _cut(tokens, rules, index, high)):
            return index
    return high


def _cut(tokens: Tokens, rules: Grammar, comma: int, high: int) -> bool:
    """Tell whether what follows a comma belongs to the reporter again."""
    if comma + 1 >= high:
        return False
    first = tokens.lowers[comma + 1]
    if first == "according" or (first in rules.verbs and first.endswith("ing")):
        return True
    reach = min(high, comma + 9)
    for index in range(comma + 1, reach):
        word = tokens.lowers[index]
        if word in STOPS:
            return False
        if index > comma + 1 and any({"quote", "that", "to"} & cue.frames for cue in rules.verbs.get(word, ())):
            return first not in ("who", "which", "that")
    return False


def _tail(
    tokens: Tokens, rules: Grammar, low: int, high: int, index: int, speaker: Range | None
) -> tuple[Range | None, Range | None]:
    """Read "the pier stays, Kroll said" and "the pier stays, said Kroll" from the right."""
    inverted = None
    subject = speaker[0] if speaker is not None else index
    if speaker is None:
        inverted = right_of(tokens, index + 1, high, rules)
        if inverted is None:
            return None, None
    comma = subject - 1
    if comma <= low or tokens.words[comma] != ",":
        return None, None
    after = inverted[1] if inverted is not None else index + 1
    if after < high and not _closes(tokens, rules, after):
        return None, None
    content = trimmed(tokens, low, comma)
    return (content if content is not None and content[1] - content[0] >= LEAST else None), inverted


def _closes(tokens: Tokens, rules: Grammar, index: int) -> bool:
    word = tokens.lowers[index]
    return word in STOPS or rules.has("openers", word) or rules.has("times", word)


def _according(passage: Passage, rules: Grammar, index: int, low: int, high: int) -> Report | None:
    tokens = passage.tokens
    if index + 2 >= high or tokens.lowers[index + 1] != "to":
        return None
    speaker = right_of(tokens, index + 2, high, rules)
    if speaker is None:
        return None
    fronted = index == low or (index == low + 1 and not tokens.word(low))
    content = trimmed(tokens, speaker[1], high) if fronted else trimmed(tokens, low, index)
    if content is None or content[1] - content[0] < LEAST:
        return None
    return Report(passage, content, (index, index + 2), speaker, Cue(frozenset()))
