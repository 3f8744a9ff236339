"""German reports in clauses: dass, ob and w-words, infinitives, subjunctive and main clauses behind a verb or noun."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.extracting.cues import Cue
from wortlaut.extracting.frames import LEAST, Report, clock, made, trimmed
from wortlaut.extracting.german_mood import Sentence
from wortlaut.extracting.german_subjects import STOPS, clause_start, finite, subject
from wortlaut.extracting.leads import lead
from wortlaut.extracting.mentions import Range

OWN = 5
"""Tokens between a verb of the first person and the comma that opens its words."""
PARTICLE = 25
"""Tokens between a separable verb and its particle."""
REACH = 60
"""Tokens between a verb and the comma or colon that opens its words."""
NOUN = 3
"""Tokens between a noun and the comma: the words of the verb group that it belongs to."""
FACT = frozenset({"fact"})
"""Frame of what somebody knows or sees: dass and questions, no subjunctive."""
SHORTEST = 2
"""Tokens of an infinitive that is a content: "ihn anzurufen", "zu klagen"."""
PHRASE = 7
"""Tokens of the phrase before the verb of a main clause."""
NO_SUBJECT = ("clause", "questions", "joining", "purpose", "complementizers", "adverbs", "unreal")
"""Words that open no main clause behind a comma."""
NO_VERB = (
    "determiners",
    "oblique",
    "inside",
    "prepositions",
    "contracted",
    "adverbs",
    "joining",
    "times",
    "openers",
    "postpositions",
)
"""Words behind a noun that go on with its phrase."""
CLAUSES = frozenset({"that", "to", "question", "fact"})
COLON = frozenset({"quote", "fact"})
INTENT = Cue(frozenset({"to"}), "plans", "said")
OPINION = Cue(frozenset({"that", "question"}), "believes", "thought")


def clauses(site: Sentence, /) -> list[Report]:
    """Return what the verbs and nouns of a sentence report in clauses of their own, in order of their contents."""
    found: dict[int, Report] = {}
    for index in range(site.low, site.high):
        if site.tokens.depth[index]:
            continue
        report = _noun(site, index) if site.tokens.capital(index) and index > site.low else _verb(site, index)
        if report is not None and _nearer(site, index, report, found.get(report.content[0])):
            found[report.content[0]] = report
    return [found[start] for start in sorted(found)]


def _nearer(site: Sentence, index: int, report: Report, other: Report | None) -> bool:
    """Tell whether a later cue leads to a content rather than an earlier one: it has a speaker, no relative clause."""
    if other is None:
        return True
    start = clause_start(site, index)
    relative = start > site.low and site.rules.has("relatives", site.tokens.lowers[start])
    return not relative and (report.speaker is not None or other.speaker is None)


def _verb(site: Sentence, index: int) -> Report | None:
    tokens, rules = site.tokens, site.rules
    if rules.has("determiners", tokens.lowers[index]) and index + 1 < site.high and tokens.capital(index + 1):
        return None  # "meine Damen"
    if rules.has("convictions", tokens.lowers[index]) and not rules.has("being", tokens.lowers[index - 1]):
        return None  # "sicher ist, dass"
    for cue in rules.verbs.get(tokens.lowers[index], ()):
        if not CLAUSES & cue.frames:
            continue
        if cue.particle is not None and cue.particle not in tokens.lowers[index + 1 : min(site.high, index + PARTICLE)]:
            continue
        content = _clause(site, cue, index)
        if content is None:
            continue
        speaker, passive = subject(site, index, content[0])
        negated = any(rules.has("negators", tokens.lowers[i]) for i in range(index, content[0]))
        told = rules.has("complementizers", tokens.lowers[content[0]]) and not cue.frames <= FACT
        open_ended = passive or (told and tokens.lowers[index - 1] != "zu")
        plan = "to" in cue.frames and content[1] - content[0] == SHORTEST and site.infinitive(*content)
        if plan and speaker is not None:
            return Report(site.passage, content, (index, index + 1), speaker, cue, negated=negated)
        report = made(site, content, (index, index + 1), speaker, cue, anonymous=open_ended)
        return replace(report, negated=negated) if report is not None else None
    return None


def _noun(site: Sentence, index: int) -> Report | None:
    """Read "... ist der Meinung, dass ..."."""
    word = site.tokens.lowers[index]
    opinion, intent = site.rules.has("opinions", word), site.rules.has("intents", word)
    content = _clause(site, OPINION, index) if opinion else None
    if content is None and intent:
        content = _clause(site, INTENT, index)
    if content is None or content[0] > index + NOUN or site.rules.has("tags", site.tokens.lowers[content[0]]):
        return None
    finite = next((i for i in range(clause_start(site, index), index) if _finite(site, i)), None)
    speaker = _owner(site, index) if finite is None else subject(site, finite, index)[0]
    if speaker is None and site.tokens.words[content[0] - 1] == ":":
        speaker = lead(site, index)  # "Kroll verlas eine Erklärung: ..."
    if speaker is None and site.tokens.lowers[max(site.low, index - 2) : index] == ["auf", "die"]:
        return None  # "Auf die Frage, ob ..., sagte Kroll": nobody is said to ask
    return made(site, content, (index, index + 1), speaker, OPINION, anonymous=True)


def _owner(site: Sentence, index: int) -> Range | None:
    """Return whose opinion it is: "Krolls Meinung ist, dass ..."."""
    tokens = site.tokens
    before = index - 1
    if before < site.low or not tokens.capital(before) or not tokens.lowers[before].endswith(("s", "’", "'")):
        return None
    start = before - 1 if before > site.low and tokens.capital(before - 1) else before
    return start, index


def _finite(site: Sentence, index: int) -> bool:
    word = site.tokens.lowers[index]
    return not site.tokens.capital(index) and (site.rules.has("auxiliaries", word) or word in site.rules.verbs)


def _clause(site: Sentence, cue: Cue, index: int) -> Range | None:
    """Return the dass-clause, question, infinitive or subjunctive clause that follows a comma or colon."""
    tokens, rules = site.tokens, site.rules
    subordinate = rules.has("clause", tokens.lowers[clause_start(site, index)])
    passed = False  # whether a comma lies behind
    for place in range(index + 1, min(site.high - 1, index + REACH)):
        if tokens.depth[place] or tokens.words[place] not in ",:" or clock(tokens, place):
            continue
        if (passed and cue.frames <= FACT) or (cue.particle is None and _other_verb(site, place)):
            return None
        passed = True
        first = tokens.lowers[place + 1]
        end = _next_comma(site, place + 1) if subordinate else site.high
        if (
            (rules.has("complementizers", first) and cue.frames & {"that", "fact"})
            or (rules.has("questions", first) and cue.frames & {"question", "fact"})
            or ("that" in cue.frames and first not in rules.verbs and site.subjunctive(place + 1, site.high))
            or ("main" in cue.frames and _own(site, index, place))
            or (not subordinate and {"quote", "that"} <= cue.frames and _main(site, cue, index, place))
            or (tokens.words[place] == ":" and cue.frames & COLON and not tokens.depth[place + 1 : place + 2][0])
            or ("to" in cue.frames and not rules.has("purpose", first) and site.infinitive(place + 1, end))
        ):
            verb_last = rules.has("complementizers", first) or (
                rules.has("questions", first) and "main" not in cue.frames
            )
            verb_last = verb_last and tokens.words[place] != ":"
            return trimmed(tokens, place + 1, _to_main(site, place + 1, end) if verb_last else end)
    return None


def _to_main(site: Sentence, start: int, end: int) -> int:
    """Return where a clause with its verb last gives way to a main one: ", doch Kroll ging" or ", wird nun"."""
    tokens, rules = site.tokens, site.rules
    for comma in range(start + 1, end - 2):
        if tokens.depth[comma] or tokens.words[comma] not in ",;":
            continue
        if tokens.words[comma] == ";":
            return comma
        first = tokens.lowers[comma + 1]
        stop = next((i for i in range(comma + 1, end) if tokens.words[i] in STOPS and not tokens.depth[i]), end)
        helper = any(rules.has(group, first) for group in ("perfect", "passive", "modals"))
        if stop - comma < LEAST or (finite(site, stop - 1) and not helper):
            continue
        adds = any(rules.has(group, first) for group in ("coordinating", "joining", "correlatives"))
        inside = any(finite(site, i) for i in range(comma + 2, stop))
        if helper or finite(site, comma + 1) or (adds and inside and not rules.has("clause", tokens.lowers[comma + 2])):
            return comma
    return end


def _other_verb(site: Sentence, comma: int) -> bool:
    """Tell by a particle at the end of its clause that a verb is another one: "fand ... statt", "sieht ... vor"."""
    return site.rules.has("particles", site.tokens.lowers[comma - 1]) and not site.tokens.capital(comma - 1)


def _own(site: Sentence, index: int, comma: int) -> bool:
    """Tell whether "ich" stands beside a verb whose words follow the next comma: "Ich sage ganz deutlich: ..."."""
    near = site.tokens.lowers[max(site.low, index - 1) : index + 2]
    return "ich" in near and comma - index <= OWN


def _main(site: Sentence, cue: Cue, index: int, comma: int) -> bool:
    """Tell whether a main clause follows a verb of speech at once, in a subjunctive that no list has.

    "Kroll sagte, ein Jahr genüge", "schrieb 1988, die Handschuhe gehörten ihm": behind the first phrase stands a verb.
    """
    tokens, rules = site.tokens, site.rules
    particle = cue.particle is not None and tokens.lowers[comma - 1] == cue.particle
    between = range(index + 1, comma)
    if rules.has("relatives", tokens.lowers[clause_start(site, index)]) and clause_start(site, index) > site.low:
        return False
    named = any(tokens.capital(i) and not rules.has("times", tokens.lowers[i]) for i in between)
    if not particle and named and not _when_and_where(site, index):
        return False
    if tokens.words[comma] != "," or any(rules.has(group, tokens.lowers[comma + 1]) for group in NO_SUBJECT):
        return False
    for place in range(comma + 2, min(site.high, comma + 2 + PHRASE)):
        word, before = tokens.lowers[place], place - 1
        if tokens.depth[place] or tokens.words[place] in STOPS:
            return False
        ends = tokens.capital(before) or rules.has("third", tokens.lowers[before])
        if ends and not tokens.capital(place) and not any(rules.has(group, word) for group in NO_VERB):
            return word.endswith(("e", "en")) or finite(site, place)
    return False


def _when_and_where(site: Sentence, index: int) -> bool:
    """Tell whether the subject stands before a verb and a time or place behind it: "Kroll sagte am Abend in Lund"."""
    tokens, rules = site.tokens, site.rules
    if index <= site.low or index + 1 >= site.high:
        return False
    subject_before = tokens.capital(index - 1) or rules.has("third", tokens.lowers[index - 1])
    opens = any(rules.has(group, tokens.lowers[index + 1]) for group in ("openers", "contracted", "times"))
    return subject_before and opens and not rules.has("openers", tokens.lowers[clause_start(site, index)])


def _next_comma(site: Sentence, start: int) -> int:
    return next((i for i in range(start, site.high) if site.tokens.words[i] == ","), site.high)
