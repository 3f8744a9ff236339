"""German acts of speech told by their object: "Kroll forderte eine Mole" as a whole clause, "wir fordern eine Mole"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.frames import Report, made, trimmed
from wortlaut.extracting.german_mood import Sentence
from wortlaut.extracting.german_subjects import STOPS, finite, subject
from wortlaut.extracting.leads import speaks
from wortlaut.extracting.mentions import Range
from wortlaut.extracting.scene import Passage

ACT = 0.55
"""Confidence of a clause that only tells of an act of speech."""
POINTER = 0.5
"""Confidence of a pronoun as what was said: "das habe ich gesagt"."""
ACTS = frozenset({"act", "talk", "stance", "topic"})
STANCES = frozenset({"stance", "topic"})
"""Frames of what somebody wants, expects or judges: told by a main clause, seldom by one that depends on another."""
OBJECTS = frozenset({"object"})
CLAUSES = frozenset({"act", "talk", "object", "that", "fact", "question"})
WANTED = Cue(frozenset(), "plans", "thought")
LONGEST = 60
"""Tokens of a clause; a longer one is no clause but a list."""


def acts(site: Sentence, reports: Sequence[Report], /, *, addressed: bool) -> list[Report]:
    """Return the clauses that tell of an act of speech without its words, but for those that frame a report.

    In a text that addresses somebody it is the object that is said, not the clause: "das habe ich gesagt".
    """
    taken = {index for report in reports if report.cue is not None for index in range(*report.cue)}
    found: list[Report] = []
    for start, end in _clauses(site):
        if any(index in taken for index in range(start, end)) or any(site.tokens.depth[start:end]):
            continue
        report = _object(site, (start, end)) if addressed else _told(site, (start, end)) or _plan(site, (start, end))
        found.extend([report] if report is not None else [])
    return found


def addresses(passage: Passage, rules: Grammar, /) -> bool:
    """Tell whether a paragraph speaks to somebody: a polite "Sie" or "Ihnen" in a sentence, outside marks."""
    tokens = passage.tokens
    return any(
        rules.has("addressing", tokens.words[index]) and not tokens.depth[index] and tokens.word(index - 1)
        for index in range(1, len(tokens))
    )


def _clauses(site: Sentence) -> Iterator[Range]:
    """Yield the stretches between signs; one before a colon or beside marked words leads to something else."""
    tokens = site.tokens
    start = site.low
    for index in range(site.low, site.high + 1):
        if index < site.high and not _breaks(site, index):
            continue
        beside = any(
            tokens.depth[i]
            for i in (start - 3, start - 2, start - 1, index + 1, index + 2)
            if site.low <= i < site.high
        )
        colon = index < site.high and tokens.words[index] == ":"
        if 2 < index - start <= LONGEST and not colon and not beside:
            yield start, index
        start = index + 1


def _breaks(site: Sentence, index: int) -> bool:
    """Tell a sign that ends a clause from a full stop or hyphen inside a word or number."""
    tokens = site.tokens
    word = tokens.words[index]
    if word == "." and index + 1 < site.high:
        return False  # of an ordinal or an abbreviation
    spaced = tokens.starts[index] > tokens.ends[index - 1] if index else True
    return word in STOPS or (word == "-" and spaced)


def _cue(site: Sentence, clause: Range, frames: frozenset[str]) -> tuple[int, Cue] | None:
    """Return the last verb of a clause that has one of the frames."""
    tokens, rules = site.tokens, site.rules
    start, end = clause
    for index in range(end - 1, start - 1, -1):
        if tokens.capital(index) and index > site.low:
            continue
        for cue in rules.verbs.get(tokens.lowers[index], ()):
            if not cue.frames & frames or not _with_particle(site, cue, index, end):
                continue
            if not cue.frames & STANCES or (_main(site, clause, index) and _topical(site, clause, index, cue)):
                return index, cue
    return None


def _with_particle(site: Sentence, cue: Cue, index: int, end: int) -> bool:
    """Tell whether a verb has the particle it needs: at the end of its clause, or before "und" and another verb."""
    tokens, rules = site.tokens, site.rules
    if cue.particle is None or cue.particle == tokens.lowers[end - 1]:
        return True
    joined = (i for i in range(index + 1, end - 1) if rules.has("coordinating", tokens.lowers[i + 1]))
    return any(tokens.lowers[i] == cue.particle for i in joined)


def _main(site: Sentence, clause: Range, index: int) -> bool:
    """Tell whether a verb stands second in a main clause and has more than a pronoun for its object."""
    tokens, rules = site.tokens, site.rules
    first = tokens.lowers[clause[0]]
    opens = clause[0] == site.low
    depends = any(rules.has(group, first) for group in ("clause", "questions", "complementizers", "subordinating"))
    if depends or (rules.has("relatives", first) and not opens):
        return False
    if index + 1 >= clause[1]:  # "hat den Plan abgelehnt"
        return any(rules.has("perfect", tokens.lowers[i]) for i in range(clause[0] + 1, index))
    if index > clause[0] and tokens.lowers[index - 1] == "wie":
        return False  # "wie erwartet"
    near = [i for i in (clause[0], index + 1, index + 2) if i < clause[1] and rules.has("pointers", tokens.lowers[i])]
    return not any(not rules.has("determiners", tokens.lowers[i]) or _stands_alone(site, i, clause[1]) for i in near)


def _topical(site: Sentence, clause: Range, index: int, cue: Cue) -> bool:
    """Tell whether the preposition that a verb may need stands in its clause: "rechnet mit", "schätzt ... auf"."""
    if "topic" not in cue.frames:
        return True
    tokens, rules = site.tokens, site.rules
    verb = tokens.lowers[index]
    return any(i != index and rules.has("topics_" + tokens.lowers[i], verb) for i in range(*clause))


def _told(site: Sentence, clause: Range) -> Report | None:
    """Return the whole clause as what it tells of, with what hangs on it."""
    tokens, rules = site.tokens, site.rules
    known = _cue(site, clause, ACTS)
    if known is None or tokens.lowers[clause[0]] in ("wie", "so"):
        return None
    index, cue = known
    if index == clause[1] - 1 and any(rules.has("present", word) for word in tokens.lowers[clause[0] : index]):
        return None  # "Notfalls werde man Geld verlangen" is itself what somebody says
    speaker, passive = subject(site, index, clause[1])
    someone = speaker is not None and speaker[1] - speaker[0] == 1 and _pronoun(site, speaker[0])
    if passive or ("talk" in cue.frames and not someone) or _another(site, clause, index, cue):
        return None
    content = trimmed(tokens, clause[0], _hanging(site, clause[1]))
    relative = rules.has("relatives", tokens.lowers[clause[0]]) and not cue.frames & STANCES
    report = made(site, content, (index, index + 1), speaker, cue, anonymous=relative)
    return None if report is None else replace(report, form="reported", confidence=ACT)


def _plan(site: Sentence, clause: Range) -> Report | None:
    """Return what a person plans or wants: "Kroll will im Mai klagen"."""
    tokens, rules = site.tokens, site.rules
    first, last = clause[0], clause[1] - 1
    index = next((i for i in range(first + 1, last) if rules.has("wanting", tokens.lowers[i])), None)
    if index is None or not _main(site, clause, index) or not tokens.lowers[last].endswith("n") or tokens.capital(last):
        return None
    if any(rules.has(group, tokens.lowers[last]) for group in ("perfect", "passive", "being", "modals")):
        return None
    speaker = subject(site, index, clause[1])[0]
    if speaker is None or not speaks(tokens, speaker, rules) or not _somebody(site, speaker):
        return None
    content = trimmed(tokens, max(index + 1, speaker[1]), clause[1])
    report = made(site, content, (index, index + 1), speaker, WANTED)
    return None if report is None else replace(report, form="reported", confidence=ACT)


def _somebody(site: Sentence, phrase: Range) -> bool:
    """Tell a pronoun, a noun with its article, a full name, or a surname that the paragraph gives in full before."""
    tokens, (start, end) = site.tokens, phrase
    if end - start > 1 or not tokens.capital(start) or site.rules.has("persons", tokens.lowers[start]):
        return True
    named = (i for i in range(1, site.low) if tokens.words[i] == tokens.words[start] and not tokens.depth[i])
    return any(tokens.capital(i - 1) and tokens.word(i - 1) for i in named)


def _another(site: Sentence, clause: Range, index: int, cue: Cue) -> bool:
    """Tell names ("der so genannte"), other verbs ("forderte ... an") and mere talk ("sprach mit ihr") from acts."""
    tokens, rules = site.tokens, site.rules
    words = tokens.lowers[clause[0] : clause[1]]
    finite = any(rules.has("perfect", word) or rules.has("modals", word) for word in words)
    if tokens.lowers[index].startswith("ge") and not finite:
        return True
    if cue.particle is None and rules.has("particles", words[-1]) and words[-1] != "aus":
        return True
    return rules.has("talking", tokens.lowers[index]) and "mit" in words and not {"über", "von", "vom"} & set(words)


def _pronoun(site: Sentence, index: int) -> bool:
    return site.rules.has("pronouns", site.tokens.lowers[index])


def _hanging(site: Sentence, end: int) -> int:
    """Return where a clause ends with the purpose that follows it: "forderte eine Mole, um den Hafen zu schützen"."""
    tokens, rules = site.tokens, site.rules
    if end + 2 >= site.high or tokens.words[end] != ",":
        return end
    first, second = tokens.lowers[end + 1 : end + 3]
    stop = next((i for i in range(end + 1, site.high) if tokens.words[i] in ",;:–—"), site.high)
    stop -= stop == site.high and tokens.words[stop - 1] in STOPS
    relative = rules.has("relatives", first) or (rules.has("prepositions", first) and rules.has("relatives", second))
    if rules.has("purpose", first) or (relative and finite(site, stop - 1)):
        return stop
    return stop if second == "und" and not finite(site, end + 1) and not tokens.capital(end + 1) else end


def _object(site: Sentence, clause: Range) -> Report | None:
    """Return the object of what "I", "we" or "you" say and want, or the pronoun that stands for what anybody said."""
    tokens, rules = site.tokens, site.rules
    known = _cue(site, clause, OBJECTS) or _cue(site, clause, CLAUSES)
    if known is None:
        return None
    index, cue = known
    speaker = next((i for i in range(*clause) if i != index and _speaks_here(site, i)), None)
    who = (speaker, speaker + 1) if speaker is not None else subject(site, index, clause[1])[0]
    pointer = next((i for i in range(*clause) if rules.has("pointers", tokens.lowers[i])), None)
    if pointer is not None and who is not None and _stands_alone(site, pointer, clause[1]):
        report = Report(site.passage, (pointer, pointer + 1), (index, index + 1), who, cue, confidence=POINTER)
        return replace(report, form="reported")
    if speaker is None or "object" not in cue.frames:
        return None
    pieces = [piece for piece in _pieces(site, clause, {index, speaker}) if not _adverbial(site, piece)]
    if not pieces:
        return None
    longest = max(pieces, key=lambda piece: (piece[1] - piece[0], -piece[0]))
    return Report(site.passage, longest, (index, index + 1), who, cue, confidence=ACT)


def _stands_alone(site: Sentence, index: int, end: int) -> bool:
    """Tell a pronoun from an article: no noun phrase follows."""
    tokens, rules = site.tokens, site.rules
    after = index + 1
    if after >= end or _speaks_here(site, after):
        return True
    word = tokens.lowers[after]
    plain = any(
        rules.has(group, word) for group in ("auxiliaries", "modals", "adverbs", "asides", "determiners", "persons")
    )
    return not tokens.capital(after) and (plain or word in rules.verbs)


def _speaks_here(site: Sentence, index: int) -> bool:
    polite = index > site.low and site.rules.has("polite", site.tokens.words[index])
    return polite or site.rules.has("speaking", site.tokens.lowers[index])


def _pieces(site: Sentence, clause: Range, known: set[int]) -> Iterator[Range]:
    """Yield what verbs, subject and adverbs leave of a clause."""
    tokens, rules = site.tokens, site.rules
    start = clause[0]
    for index in range(clause[0], clause[1] + 1):
        word = tokens.lowers[index] if index < clause[1] else ""
        plain = not tokens.capital(index) or index == site.low if index < clause[1] else True
        groups = ("auxiliaries", "modals", "adverbs", "particles", "asides")
        if index == clause[1] or index in known or (plain and any(rules.has(group, word) for group in groups)):
            if start < index:
                yield start, index
            start = index + 1


def _adverbial(site: Sentence, piece: Range) -> bool:
    """Tell a word that only joins or stresses, a time or a place from an object."""
    tokens, rules = site.tokens, site.rules
    first = tokens.lowers[piece[0]]
    if piece[1] - piece[0] == 1 and not tokens.capital(piece[0]):
        return True
    if any(rules.has(group, first) for group in ("clause", "openers", "prepositions")):
        return True
    return rules.has("times", tokens.lowers[piece[1] - 1])
