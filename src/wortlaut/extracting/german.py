"""German paragraphs read sentence by sentence: tags, clauses, and runs of subjunctive that go on with a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.extracting.cues import PLAIN, Grammar
from wortlaut.extracting.frames import LEAST, Report, Site, clock, made, trimmed
from wortlaut.extracting.german_acts import acts, addresses
from wortlaut.extracting.german_clauses import FACT, clauses
from wortlaut.extracting.german_mood import Sentence, free, read
from wortlaut.extracting.german_subjects import STOPS, clause_start, subject
from wortlaut.extracting.german_tags import tagged
from wortlaut.extracting.leads import lead
from wortlaut.extracting.mentions import Range, right_of
from wortlaut.extracting.scene import Passage

HEARSAY = 0.5
"""Confidence of "sollen" with a perfect infinitive; of 104 such sentences in gnq.train 61 are somebody's report."""
BACK = 4
"""Sentences before a run of subjunctive in which its speaker may stand."""
PERFECT = frozenset({"hat", "hatte", "haben", "hatten"})
OPENING = 9
"""Tokens behind a colon in which the subjunctive of what is said stands."""
FREE = 0.55
"""Confidence of a run of subjunctive that nothing introduces."""


def reports(passage: Passage, rules: Grammar, /, *, earlier: Passage | None = None) -> Iterator[Report]:
    """Yield the reports of a paragraph; a run of subjunctive goes on with the speaker before it, as one content.

    A run that begins a paragraph has the speaker of the ``earlier`` one.
    """
    last: Report | None = None  # whose subjunctive may go on
    run: Report | None = None
    known: Range | None = None  # whom the sentence before tells about
    sought = False  # whether the sentences before this run were asked for its speaker
    before = 0
    addressed = addresses(passage, rules)
    for low, high in passage.sentences:
        sentence = read(passage, rules, low, high)
        framed, inner = _framed(sentence, addressed=addressed)
        if framed is None and before < low:
            framed = _pointing(sentence, before)
        if framed is None and rules.has("hence", passage.tokens.lowers[low]):
            framed = _hence(sentence, last, known)
        if framed is None:
            framed = _hearsay(sentence, run or last, known, earlier)
        before = low
        if framed is None and _goes_on(sentence, last is not None, known is not None):
            run = _longer(run, last, sentence, known)
            if run is not None and run.speaker is None and not sought:
                run, sought = _carried(run, rules, earlier), True
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
        sought = False
    if run is not None:
        yield run


def _carried(run: Report, rules: Grammar, earlier: Passage | None) -> Report:
    """Return a run with the speaker of the nearest report before it, in its own paragraph or the earlier one."""
    places = [(run.passage, one) for one in run.passage.sentences if one[1] <= run.content[0]][-BACK:]
    if earlier is not None:
        places = [*((earlier, one) for one in earlier.sentences[-BACK:]), *places][-BACK:]
    for passage, (start, end) in reversed(places):
        if passage.tokens.words[end - 1] == "?":
            return run  # the writer asks, and goes on in his own voice
        sentence = read(passage, rules, start, end)
        framed = _frame(sentence)[0]
        speaker = framed.speaker if framed is not None else None
        if speaker is not None and not rules.has("someone", passage.tokens.lowers[speaker[0]]):
            return replace(run, speaker=speaker, speaker_passage=passage)
    return run if run.cue is not None else _told_of(run, rules)


def _told_of(run: Report, rules: Grammar) -> Report:
    """Return a run with whom the sentence right before it is about: "Kroll winkt ab. Das sei zu teuer."."""
    before = next((one for one in run.passage.sentences if one[1] == run.content[0]), None)
    if before is None or run.passage.tokens.depth[before[1] - 1]:
        return run
    return replace(run, speaker=lead(Site(run.passage, rules, *before), before[1]))


def _hence(site: Sentence, last: Report | None, known: Range | None) -> Report | None:
    """Read "Demnach schließt der Hafen": what the sentence before is about says it, and "demnach" stands for that."""
    content = trimmed(site.tokens, site.low + 1, site.high)
    first = (site.low, site.low + 1)
    speaker = last.speaker if last is not None else known
    report = made(site, content, first, speaker or first, PLAIN)
    if report is None or speaker is None:
        return report
    return replace(report, relative=first, speaker_passage=last.speaker_passage if last is not None else None)


def _hearsay(site: Sentence, last: Report | None, known: Range | None, earlier: Passage | None) -> Report | None:
    """Read "Er soll den Hafen verkauft haben": "sollen" with a perfect infinitive passes on what somebody told."""
    tokens, rules = site.tokens, site.rules
    for index in range(site.low + 1, site.high - LEAST):
        if not rules.has("hearsay", tokens.lowers[index]) or tokens.depth[index] or tokens.words[index + 1] in STOPS:
            continue
        end = next(
            (i for i in range(index + 1, site.high) if tokens.words[i] in STOPS and not tokens.depth[i]), site.high
        )
        if tokens.lowers[end - 1] not in ("haben", "sein") or not _participle(tokens.lowers[end - 2]):
            continue
        comma = next((i + 1 for i in range(index - 1, site.low, -1) if tokens.words[i] == ","), site.low)
        whole = rules.has("clause", tokens.lowers[site.low]) or rules.has("relatives", tokens.lowers[comma])
        content = trimmed(tokens, site.low if whole else comma, _with_clauses(site, end))
        report = made(site, content, (index, index + 1), None, PLAIN, anonymous=True)
        if report is None:
            return None
        report = replace(report, confidence=HEARSAY)
        if last is not None and last.speaker is not None:
            return replace(report, speaker=last.speaker, speaker_passage=last.speaker_passage)
        return replace(report, speaker=known) if known is not None else _carried(report, rules, earlier)
    return None


def _participle(word: str) -> bool:
    return word == "worden" or (
        word.endswith(("t", "en")) and ("ge" in word or word.startswith(("be", "er", "ver", "zer", "ent")))
    )


def _with_clauses(site: Sentence, end: int) -> int:
    """Return where a clause ends with the subordinate ones behind it."""
    tokens, rules = site.tokens, site.rules
    while end + 1 < site.high and tokens.words[end] == ",":
        first = tokens.lowers[end + 1]
        if not any(
            rules.has(group, first) for group in ("clause", "relatives", "purpose", "complementizers", "questions")
        ):
            return end
        end = next(
            (i for i in range(end + 1, site.high) if tokens.words[i] in STOPS and not tokens.depth[i]), site.high
        )
    return end


def _goes_on(site: Sentence, told: bool, known: bool) -> bool:
    """Tell whether a sentence without a frame is somebody's by its subjunctive; the writer's own "I" never is."""
    tokens, rules = site.tokens, site.rules
    if not site.subjunctive(site.low, site.high):
        return False
    comma = next((i for i in range(site.low, site.high) if tokens.words[i] == ","), site.high)
    if not (told or free(site) or (known and site.subjunctive(site.low, comma))):
        return False
    if _another_speaks(site, comma):
        return False
    return not any(
        rules.has("first", tokens.lowers[i]) or (i > site.low and rules.has("address", tokens.words[i]))
        for i in range(site.low, site.high)
        if not tokens.depth[i]
    )


def _another_speaks(site: Sentence, comma: int) -> bool:
    """Tell whether it has a speaker of its own: "Kroll klagte laut, man sei ...", "..., hatte Kroll erklärt."."""
    tokens, rules = site.tokens, site.rules
    if comma >= site.high:
        return False
    subordinate = any(rules.has(group, tokens.lowers[site.low]) for group in ("clause", "relatives", "questions"))
    if not subordinate and not site.subjunctive(site.low, comma) and _tells(site, site.low + 1, comma):
        return True
    last = next(i for i in range(site.high - 1, comma - 1, -1) if tokens.words[i] == ",") + 1
    return last < site.high and tokens.lowers[last] in PERFECT and _tells(site, last + 1, site.high)


def _tells(site: Sentence, start: int, end: int) -> bool:
    """Tell whether a verb of speech stands there, outside marks."""
    tokens = site.tokens
    return any(
        tokens.lowers[i] in site.rules.verbs and not tokens.depth[i] and not tokens.capital(i)
        for i in range(start, end)
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
    framed = next((report for report in inner if not FACT & report.kind.frames and not _inside(site, report)), None)
    if framed is None:
        return _colon(site), inner
    return framed, [report for report in inner if report is not framed]


def _inside(site: Sentence, report: Report) -> bool:
    """Tell a cue of nobody that somebody reports: "Ihm habe niemand versprochen, dass ..."."""
    if report.cue is None or report.cue[0] > report.content[0] or not free(site):
        return False
    start = clause_start(site, report.cue[0])
    nobody = any(word in ("niemand", "keiner", "jemand") for word in site.tokens.lowers[start : report.content[0]])
    return (nobody or report.speaker is None) and site.subjunctive(start, report.content[0] - 1)


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
            told = free(behind) or site.subjunctive(index + 1, min(site.high, index + OPENING))
            speaker = lead(site, index) if told else None
            return made(site, trimmed(tokens, index + 1, site.high), (index, index + 1), speaker, PLAIN)
    return None
