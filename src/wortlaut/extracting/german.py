"""German paragraphs read sentence by sentence: tags, clauses, and runs of subjunctive that go on with a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.extracting.cues import PLAIN, Grammar
from wortlaut.extracting.frames import LEAST, Report, clock, made, trimmed
from wortlaut.extracting.german_acts import acts, addresses
from wortlaut.extracting.german_clauses import FACT, clauses
from wortlaut.extracting.german_mood import Sentence, free, read
from wortlaut.extracting.german_subjects import subject
from wortlaut.extracting.german_tags import tagged
from wortlaut.extracting.leads import lead
from wortlaut.extracting.mentions import Range, right_of
from wortlaut.extracting.scene import Passage

FREE = 0.55
"""Confidence of a run of subjunctive that nothing introduces."""


def reports(passage: Passage, rules: Grammar, /) -> Iterator[Report]:
    """Yield the reports of a paragraph; a run of subjunctive goes on with the speaker before it, as one content."""
    last: Report | None = None  # whose subjunctive may go on
    run: Report | None = None
    known: Range | None = None  # whom the sentence before tells about
    before = 0
    addressed = addresses(passage, rules)
    for low, high in passage.sentences:
        sentence = read(passage, rules, low, high)
        framed, inner = _framed(sentence, addressed=addressed)
        if framed is None and before < low:
            framed = _pointing(sentence, before)
        before = low
        if framed is None and _goes_on(sentence, last is not None, known is not None):
            run = _longer(run, last, sentence, known)
            last = last or run
            yield from inner
            continue
        if run is not None:
            yield run
        run = None
        if framed is not None:
            yield framed
        yield from inner
        last = framed
        known = _mentioned(sentence)
    if run is not None:
        yield run


def _goes_on(site: Sentence, told: bool, known: bool) -> bool:
    """Tell whether a sentence without a frame is somebody's by its subjunctive; the writer's own "I" never is."""
    tokens, rules = site.tokens, site.rules
    if not site.subjunctive(site.low, site.high):
        return False
    comma = next((i for i in range(site.low, site.high) if tokens.words[i] == ","), site.high)
    if not (told or free(site) or (known and site.subjunctive(site.low, comma))):
        return False
    return not any(
        rules.has("first", tokens.lowers[i]) or (i > site.low and rules.has("address", tokens.words[i]))
        for i in range(site.low, site.high)
        if not tokens.depth[i]
    )


def _framed(site: Sentence, *, addressed: bool) -> tuple[Report | None, list[Report]]:
    """Return what frames the sentence, and what its clauses and acts report besides."""
    framed, inner = _frame(site)
    return framed, [*inner, *acts(site, [*inner, framed] if framed is not None else inner, addressed=addressed)]


def _frame(site: Sentence) -> tuple[Report | None, list[Report]]:
    inner = clauses(site)
    for index in range(site.low, site.high):
        if not site.tokens.depth[index]:
            framed = tagged(site, index)
            if framed is not None:
                return framed, [report for report in inner if report.cue != framed.cue]
    framed = next((report for report in inner if not FACT & report.kind.frames), None)
    if framed is None:
        return _colon(site), inner
    return framed, [report for report in inner if report is not framed]


def _pointing(site: Sentence, before: int) -> Report | None:
    """Read "... Das teilte die Polizei mit.": what is reported is the sentence before, which begins at ``before``."""
    tokens, rules = site.tokens, site.rules
    cue = site.low + 1
    if not rules.has("pointing", tokens.lowers[site.low]) or cue + 1 >= site.high:
        return None
    kinds = [kind for kind in rules.verbs.get(tokens.lowers[cue], ()) if "quote" in kind.frames]
    kind = next((k for k in kinds if k.particle is None or k.particle in tokens.lowers[cue : site.high]), None)
    if kind is None or any(rules.has(group, tokens.lowers[cue]) for group in ("announcing", "naming")):
        return None
    speaker = right_of(tokens, cue + 1, site.high, rules)
    content = trimmed(tokens, before, site.low)
    if speaker is None or content is None or tokens.lowers[speaker[0]] in ("aus", "von", "vom"):
        return None
    return Report(site.passage, content, (cue, cue + 1), speaker, kind, rest=(site.low, site.low + 1))


def _mentioned(site: Sentence) -> Range | None:
    """Return who a sentence without any content tells about: "Kroll criticised the plan"."""
    tokens, rules = site.tokens, site.rules
    for index in range(site.low, site.high):
        if tokens.depth[index] or tokens.capital(index):
            continue
        if rules.has("tags", tokens.lowers[index]) and index > site.low and tokens.words[index - 1] == ",":
            return right_of(tokens, index + 1, site.high, rules)  # "“, so Kroll."
        if tokens.lowers[index] in rules.verbs:
            return subject(site, index, site.high)[0]
    return None


def _longer(run: Report | None, last: Report | None, site: Sentence, known: Range | None) -> Report | None:
    content = trimmed(site.tokens, site.low, site.high)
    if content is None:
        return run
    if run is None and last is None:
        return Report(site.passage, content, None, known, PLAIN, confidence=FREE)
    if run is None and last is not None:
        return replace(last, content=content, rest=None, cue=None, negated=False, form="indirect", confidence=0.6)
    return replace(run, content=(run.content[0], content[1])) if run is not None else None


def _colon(site: Sentence) -> Report | None:
    """Read "Kroll hielt dagegen: Die Mole sei sicher": present subjunctive behind a colon, whatever the verb."""
    tokens = site.tokens
    for index in range(site.low + 1, site.high - LEAST):
        if tokens.words[index] == ":" and not tokens.depth[index] and not clock(tokens, index):
            behind = replace(site, low=index + 1)
            speaker = lead(site, index) if free(behind) else None
            return made(site, trimmed(tokens, index + 1, site.high), (index, index + 1), speaker, PLAIN)
    return None
