"""German frames: sagte, dass ...; X habe ... (subjunctive, and its runs); laut, nach Angaben, zufolge; "..., so Weber"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.frames import Report, trimmed
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.scene import Passage
from wortlaut.extracting.tokens import Tokens

STOPS = frozenset(".,;:!?…–—()")
PLAIN = Cue(frozenset())
LEAST = 3
"""Tokens of a content; shorter ones were objects or names."""
CLAUSES = frozenset({"that", "to", "question"})


def reports(passage: Passage, rules: Grammar, /) -> Iterator[Report]:
    """Yield the reports of a paragraph; a run of subjunctive goes on with the speaker before it."""
    last: Report | None = None
    for low, high in passage.sentences:
        found = _sentence(passage, rules, low, high)
        if found is None and last is not None and _subjunctive(passage.tokens, rules, low, high):
            content = trimmed(passage.tokens, low, high)
            if content is not None and content[1] - content[0] >= LEAST:
                found = replace(last, content=content, cue=None, negated=False, confidence=0.6)
        if found is not None:
            yield found
        last = found if found is not None else None


def _sentence(passage: Passage, rules: Grammar, low: int, high: int) -> Report | None:
    for index in range(low, high):
        if passage.tokens.depth[index]:
            continue
        report = (
            _preposition(passage, rules, index, low, high)
            or _postposition(passage, rules, index, low, high)
            or _tag(passage, rules, index, low, high)
            or _verb(passage, rules, index, low, high)
        )
        if report is not None:
            return report
    return None


def _subjunctive(tokens: Tokens, rules: Grammar, low: int, high: int) -> bool:
    return any(rules.has("subjunctive", tokens.lowers[i]) for i in range(low, high) if not tokens.depth[i])


def _preposition(passage: Passage, rules: Grammar, index: int, low: int, high: int) -> Report | None:
    """Read "Laut Weber ist ..." and "..., nach Angaben der Polizei"."""
    tokens = passage.tokens
    for phrase in rules.before:
        end = index + len(phrase)
        if tuple(tokens.lowers[index:end]) != phrase:
            continue
        speaker = right_of(tokens, end, high, rules)
        if speaker is None:
            return None
        fronted = index == low or not any(tokens.word(i) for i in range(low, index))
        content = trimmed(tokens, speaker[1], high) if fronted else trimmed(tokens, low, high)
        return _made(passage, content, (index, end), speaker, PLAIN)
    return None


def _postposition(passage: Passage, rules: Grammar, index: int, low: int, high: int) -> Report | None:
    tokens = passage.tokens
    if tokens.lowers[index] not in rules.after:
        return None
    speaker = left_of(tokens, low, index, rules)
    if speaker is None:
        return None
    fronted = speaker[0] - low <= 1
    content = trimmed(tokens, index + 1, high) if fronted else trimmed(tokens, low, high)
    return _made(passage, content, (index, index + 1), speaker, PLAIN)


def _tag(passage: Passage, rules: Grammar, index: int, low: int, high: int) -> Report | None:
    """Read "..., so der Sprecher." and "..., sagte der Sprecher." and "..., wie die Polizei mitteilte."."""
    tokens = passage.tokens
    word = tokens.lowers[index]
    if index <= low + LEAST or tokens.words[index - 1] != ",":
        return None
    if word == "so" or any("quote" in cue.frames for cue in rules.verbs.get(word, ())):
        speaker = right_of(tokens, index + 1, high, rules)
        kind = next((cue for cue in rules.verbs.get(word, ()) if "quote" in cue.frames), PLAIN)
        if speaker is None or (
            speaker[1] < high and tokens.words[speaker[1]] not in STOPS and not _timely(tokens, rules, speaker[1])
        ):
            return None
        return _made(passage, trimmed(tokens, low, index - 1), (index, index + 1), speaker, kind)
    if word != "wie":
        return None
    for place in range(index + 2, min(high, index + 16)):
        kinds = rules.verbs.get(tokens.lowers[place], ())
        if kinds:
            speaker = right_of(tokens, index + 1, place, rules)
            return _made(passage, trimmed(tokens, low, index - 1), (place, place + 1), speaker, kinds[0])
        if tokens.words[place] in STOPS:
            return None
    return None


def _timely(tokens: Tokens, rules: Grammar, index: int) -> bool:
    return rules.has("openers", tokens.lowers[index]) or rules.has("times", tokens.lowers[index])


def _verb(passage: Passage, rules: Grammar, index: int, low: int, high: int) -> Report | None:
    tokens = passage.tokens
    kinds = [cue for cue in rules.verbs.get(tokens.lowers[index], ()) if CLAUSES & cue.frames]
    for cue in kinds:
        if cue.particle is not None and cue.particle not in tokens.lowers[index + 1 : min(high, index + 25)]:
            continue
        content = _clause(tokens, rules, cue, index, high)
        if content is None:
            continue
        speaker = left_of(tokens, low, index, rules) or right_of(tokens, index + 1, content[0], rules)
        negated = any(rules.has("negators", tokens.lowers[i]) for i in range(index, content[0]))
        report = _made(passage, content, (index, index + 1), speaker, cue)
        return replace(report, negated=negated) if report is not None else None
    return None


def _clause(tokens: Tokens, rules: Grammar, cue: Cue, index: int, high: int) -> Range | None:
    """Return the dass-clause, question, infinitive or subjunctive clause that follows a comma or colon."""
    for place in range(index + 1, high - 1):
        if tokens.depth[place] or tokens.words[place] not in ",:":
            continue
        first = tokens.lowers[place + 1]
        if (
            (rules.has("complementizers", first) and "that" in cue.frames)
            or (rules.has("questions", first) and "question" in cue.frames)
            or ("that" in cue.frames and _subjunctive(tokens, rules, place + 1, high))
        ):
            return trimmed(tokens, place + 1, high)
    return None


def _made(passage: Passage, content: Range | None, cue: Range, speaker: Range | None, kind: Cue) -> Report | None:
    if content is None or content[1] - content[0] < LEAST or speaker is None:
        return None
    return Report(passage, content, cue, speaker, kind)
