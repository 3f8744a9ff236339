"""German frames: sagte, dass ...; subjunctive and its runs; laut, nach Angaben, zufolge; "..., so Weber"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.extracting.cues import PLAIN, Cue, Grammar
from wortlaut.extracting.frames import Report, Site, trimmed
from wortlaut.extracting.leads import lead, speaks
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.scene import Passage

STOPS = frozenset(".,;:!?…–—()")
LEAST = 3
"""Tokens of a content; shorter ones were objects or names."""
OWN = 5
"""Tokens between a verb of the first person and the comma that opens its words."""
NAMED = 6
"""Tokens before "zufolge" that are its source whatever they look like."""
PARTICLE = 25
"""Tokens between a separable verb and its particle."""
GENITIVE = frozenset({"der", "des", "von", "vom", "eines", "einer"})
FREE = 0.55
"""Confidence of a run of subjunctive that nothing introduces."""
NO_SUBJUNCTIVE = ("te", "wurde", "weise", "ische", "liche", "ige", "bare", "same", "lose", "ere", "elle", "ale", "ive")
"""How past tenses, adverbs and adjectives in -e end."""
TAGGED = frozenset({",", "–", "—"})
CLAUSES = frozenset({"that", "to", "question"})


def reports(passage: Passage, rules: Grammar, /) -> Iterator[Report]:
    """Yield the reports of a paragraph; a run of subjunctive goes on with the speaker before it, as one content."""
    last: Report | None = None  # whose subjunctive may go on
    run: Report | None = None
    known: Range | None = None  # whom the sentence before tells about
    before = 0
    for low, high in passage.sentences:
        site = Site(passage, rules, low, high)
        found = _sentence(site)
        if found is None and before < low:
            found = _pointing(site, before)
        before = low
        if found is None and _subjunctive(site, low, high) and (last is not None or known is not None or _free(site)):
            run = _longer(run, last, site, known)
            last = last or run
            continue
        if run is not None:
            yield run
        run = None
        if found is not None:
            yield found
        last = found
        known = _mentioned(site)
    if run is not None:
        yield run


def _pointing(site: Site, before: int) -> Report | None:
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


def _mentioned(site: Site) -> Range | None:
    """Return who a sentence without any content tells about: "Kroll criticised the plan"."""
    tokens, rules = site.tokens, site.rules
    for index in range(site.low, site.high):
        if tokens.lowers[index] in rules.verbs and not tokens.depth[index] and not tokens.capital(index):
            return subject(site, index, site.high)[0]
    return None


def _longer(run: Report | None, last: Report | None, site: Site, known: Range | None) -> Report | None:
    content = trimmed(site.tokens, site.low, site.high)
    if content is None:
        return run
    if run is None and last is None:
        return Report(site.passage, content, None, known, PLAIN, confidence=FREE)
    if run is None and last is not None:
        return replace(last, content=content, rest=None, cue=None, negated=False, form="indirect", confidence=0.6)
    return replace(run, content=(run.content[0], content[1])) if run is not None else None


def _sentence(site: Site) -> Report | None:
    for index in range(site.low, site.high):
        if site.tokens.depth[index]:
            continue
        report = _preposition(site, index) or _postposition(site, index) or _tag(site, index) or _verb(site, index)
        if report is not None:
            return report
    return _colon(site)


def _colon(site: Site) -> Report | None:
    """Read "Kroll hielt dagegen: Die Mole sei sicher": present subjunctive behind a colon, whatever the verb."""
    tokens = site.tokens
    for index in range(site.low + 1, site.high - LEAST):
        if tokens.words[index] == ":" and not tokens.depth[index]:
            behind = replace(site, low=index + 1)
            speaker = lead(site, index) if _free(behind) else None
            return _made(site, trimmed(tokens, index + 1, site.high), (index, index + 1), speaker, PLAIN)
    return None


def _subjunctive(site: Site, start: int, end: int) -> bool:
    tokens = site.tokens
    return any(
        site.rules.has("subjunctive", tokens.lowers[i]) or _present(site, i)
        for i in range(start, end)
        if not tokens.depth[i] and (i == site.low or not tokens.capital(i))
    )


def _present(site: Site, index: int) -> bool:
    """Tell a present subjunctive of any verb by the pronoun before it: "man verlagere", "sie verspreche"."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[index]
    if index == site.low or not word.endswith("e") or word.endswith(NO_SUBJUNCTIVE) or tokens.depth[index - 1]:
        return False
    if not rules.has("third", tokens.lowers[index - 1]) or tokens.capital(index):
        return False
    return not any(rules.has(group, word) for group in ("determiners", "adverbs", "no_verbs", "times"))


def _free(site: Site) -> bool:
    """Tell whether a sentence without any cue is somebody's: present subjunctive, and no "I" and no "as if"."""
    tokens, rules = site.tokens, site.rules
    outside = [i for i in range(site.low, site.high) if not tokens.depth[i]]
    if any(rules.has("unreal", tokens.lowers[i]) for i in outside if i == site.low or not tokens.capital(i)):
        return False
    return any(rules.has("present", tokens.lowers[i]) or _present(site, i) for i in outside if not tokens.capital(i))


def _preposition(site: Site, index: int) -> Report | None:
    """Read "Laut Weber ist ...", "..., nach Angaben der Polizei" and "Nach israelischen Angaben seien ..."."""
    tokens, rules = site.tokens, site.rules
    for phrase in rules.before:
        end = index + len(phrase)
        if tuple(tokens.lowers[index:end]) == phrase:
            return _by_phrase(site, (index, end), right_of(tokens, end, site.high, rules))
    if tokens.lowers[index] not in ("nach", "laut"):
        return None
    for place in range(index + 1, min(index + 5, site.high)):
        if not tokens.word(place) or tokens.lowers[place] == "wie":
            return None
        if tokens.capital(place):
            if not rules.ends("accounts", tokens.lowers[place]):
                return None
            genitive = place + 1 < site.high and tokens.lowers[place + 1] in (
                "der",
                "des",
                "von",
                "vom",
                "eines",
                "einer",
            )
            told = right_of(tokens, place + 2, site.high, rules) if genitive else None
            whole = (index + 1, told[1] if told else place + 1)
            return _by_phrase(site, (index, index + 1), told or whole, told=whole)
    return None


def _by_phrase(site: Site, cue: Range, speaker: Range | None, *, told: Range | None = None) -> Report | None:
    if speaker is None:
        return None
    end = max(speaker[1], told[1] if told else 0)
    fronted = not any(site.tokens.word(i) for i in range(site.low, cue[0]))
    if fronted:
        return _made(site, trimmed(site.tokens, end, site.high), cue, speaker, PLAIN)
    return _around(site, (cue[0], end), cue=cue, speaker=speaker, kind=PLAIN)


def _around(site: Site, tag: Range, *, cue: Range, speaker: Range, kind: Cue) -> Report | None:
    """Return the sentence but for the tag in its middle or at its end."""
    before = trimmed(site.tokens, site.low, tag[0])
    after = trimmed(site.tokens, tag[1], site.high)
    if before is None or (after is not None and after[1] - after[0] + before[1] - before[0] < LEAST):
        return None
    if after is None:
        return _made(site, before, cue, speaker, kind)
    return Report(site.passage, before, cue, speaker, kind, rest=after)


def _postposition(site: Site, index: int) -> Report | None:
    tokens, rules = site.tokens, site.rules
    if tokens.lowers[index] == "nach" and index - 2 >= site.low and rules.has("opinions", tokens.lowers[index - 1]):
        return _by_phrase(site, (index, index + 1), left_of(tokens, site.low, index, rules))
    if tokens.lowers[index] not in rules.after:
        return None
    speaker = left_of(tokens, site.low, index, rules)
    if speaker is None and index - site.low <= NAMED and not any(w in STOPS for w in tokens.words[site.low : index]):
        speaker = (site.low, index)
    if speaker is None:
        return None
    fronted = speaker[0] - site.low <= 1
    content = trimmed(tokens, index + 1 if fronted else site.low, site.high)
    return _made(site, content, (index, index + 1), speaker, PLAIN)


def _tag(site: Site, index: int) -> Report | None:
    """Read "..., so der Sprecher.", "..., sagte der Sprecher, ..." and "..., wie die Polizei mitteilte."."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[index]
    if word == "wie" and (index <= site.low + 1 or tokens.words[index - 1] == ","):
        return _as_told(site, index)
    if index <= site.low + LEAST or tokens.words[index - 1] not in TAGGED:
        return None
    kind = _tag_verb(site, index)
    if kind is None:
        return None
    verb = word == "so" and index + 1 < site.high and tokens.lowers[index + 1] in rules.verbs  # "so rechnete sie vor"
    speaker = right_of(tokens, index + 2 if verb else index + 1, site.high, rules)
    if speaker is None or not _names(site, index, speaker):
        return None
    return _tagged(site, index, speaker, kind)


def _names(site: Site, index: int, speaker: Range) -> bool:
    """Tell whether the phrase behind a tag's verb is its subject and what stands before is a clause that was said."""
    tokens, rules = site.tokens, site.rules
    first = tokens.lowers[speaker[0]]
    if any(rules.has(group, first) for group in ("oblique", "openers")) or first in GENITIVE - {"der"}:
        return False
    if not rules.has("persons", first) and speaker[1] < site.high and not _closes(site, speaker[1]):
        return False
    if rules.has("tail", tokens.lowers[index]) or rules.has("tags", tokens.lowers[index]):
        return True
    if rules.has("clause", tokens.lowers[site.low]) or not speaks(tokens, speaker, rules):
        return False
    plain = all(tokens.words[i] not in ",;:" for i in range(site.low, index - 1))
    return _subjunctive(site, site.low, index) or (plain and not rules.has("openers", tokens.lowers[site.low]))


def _tag_verb(site: Site, index: int) -> Cue | None:
    """Return what the word behind a comma means as the verb of a tag."""
    word = site.tokens.lowers[index]
    if site.rules.has("tags", word):
        return PLAIN
    if word.startswith("ge") or site.tokens.capital(index):
        return None
    return next((cue for cue in site.rules.verbs.get(word, ()) if "quote" in cue.frames), None)


def _tagged(site: Site, index: int, speaker: Range, kind: Cue) -> Report | None:
    """Return what stands before a tag, and behind it where the report goes on in the subjunctive."""
    tokens = site.tokens
    content = trimmed(tokens, site.low, index - 1)
    comma = next((i for i in range(speaker[1], site.high) if tokens.words[i] in ",;" and not tokens.depth[i]), None)
    made = _made(site, content, (index, index + 1), speaker, kind)
    if made is None or comma is None:
        return made
    rest = trimmed(tokens, comma, site.high)
    if rest is None:
        return made
    first = tokens.lowers[rest[0]]
    relative = site.rules.has("relatives", first) and not _second(site, rest)
    if tokens.words[comma] == "," and (relative or site.rules.has("clause", first)):
        return made
    inside = site.rules.has("tags", tokens.lowers[index])  # "so Kroll" stands in the middle, "sagte Kroll" at the end
    return replace(made, rest=rest) if inside or _subjunctive(site, *rest) else made


def _second(site: Site, clause: Range) -> bool:
    """Tell a main clause from a relative one: its subjunctive does not stand at the end."""
    tokens = site.tokens
    verb = next((i for i in range(*clause) if site.rules.has("subjunctive", tokens.lowers[i])), None)
    return verb is not None and verb + 1 < clause[1] and tokens.words[verb + 1] not in STOPS


def _as_told(site: Site, index: int) -> Report | None:
    """Read "Wie die Polizei mitteilte, ..." and "..., wie die Polizei mitteilte"."""
    tokens, rules = site.tokens, site.rules
    if tokens.lowers[index + 1 : index + 2] == ["sich"]:
        return None
    for place in range(index + 2, min(site.high, index + 16)):
        if tokens.words[place] in STOPS:
            return None
        kinds = rules.verbs.get(tokens.lowers[place], ())
        if kinds:
            speaker = right_of(tokens, index + 1, place, rules)
            fronted = index <= site.low + 1
            after = place + 1
            while fronted and after < site.high and tokens.words[after] not in STOPS:
                after += 1
            content = trimmed(tokens, after, site.high) if fronted else trimmed(tokens, site.low, index - 1)
            return _made(site, content, (place, place + 1), speaker, kinds[0])
    return None


def _closes(site: Site, index: int) -> bool:
    word = site.tokens.lowers[index]
    if site.tokens.words[index] in STOPS or not site.tokens.word(index):
        return True
    return any(site.rules.has(group, word) for group in ("openers", "times", "auxiliaries", "inside"))


def _verb(site: Site, index: int) -> Report | None:
    tokens, rules = site.tokens, site.rules
    if tokens.capital(index) and index > site.low:
        return _noun(site, index)
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
        report = _made(site, content, (index, index + 1), speaker, cue, anonymous=passive)
        return replace(report, negated=negated) if report is not None else None
    return None


def _noun(site: Site, index: int) -> Report | None:
    """Read "... ist der Meinung, dass ..."."""
    if not site.rules.has("opinions", site.tokens.lowers[index]):
        return None
    content = _clause(site, Cue(frozenset({"that"})), index)
    if content is None or content[0] > index + 3:
        return None
    finite = next((i for i in range(site.low, index) if site.rules.has("auxiliaries", site.tokens.lowers[i])), None)
    if finite is None:
        return None
    speaker, _ = subject(site, finite, index)
    kind = Cue(frozenset(), "believes", "thought")
    return _made(site, content, (index, index + 1), speaker, kind)


def subject(site: Site, index: int, stop: int, /) -> tuple[Range | None, bool]:
    """Return the subject of the verb at ``index`` whose content begins at ``stop``, and whether it is passive."""
    tokens, rules = site.tokens, site.rules
    start = _clause_start(site, index)
    for place in range(start, index):  # a participle at the end of its clause: the auxiliary is the finite verb
        if rules.has("passive", tokens.lowers[place]):
            quoted = rules.has("quoted", tokens.lowers[index])
            return (left_of(tokens, site.low, place, rules) if quoted else _agent(site, place, index)), True
        if rules.has("perfect", tokens.lowers[place]) and not tokens.depth[place]:
            index = place
            break
    final = index + 1 >= site.high or tokens.words[index + 1] in STOPS
    if start < index and final and rules.has("clause", tokens.lowers[start]):
        return right_of(tokens, start + 1, index, rules), False
    if rules.has("announcing", tokens.lowers[index]):
        return paper(site, start, index, stop), False
    if _adverbial(site, start, index):
        return right_of(tokens, index + 1, stop, rules), False
    before = _nominative(site, left_of(tokens, site.low, index, rules), start)
    after = before or _nominative(site, right_of(tokens, index + 1, stop, rules), index + 1)
    joined = index > site.low and tokens.lowers[index - 1] in ("und", ",")  # "..., sagte aber": of the first subject
    return after or (lead(site, index) if joined else None), False


def _agent(site: Site, start: int, stop: int) -> Range | None:
    """Return who does it in a passive clause: "wurde von der Polizei aufgefordert"."""
    place = next((i for i in range(start, stop) if site.tokens.lowers[i] in ("von", "vom")), None)
    return None if place is None else right_of(site.tokens, place + 1, stop, site.rules)


def _nominative(site: Site, phrase: Range | None, start: int) -> Range | None:
    """Return the phrase unless its case or a preposition before it shows that it is no subject."""
    tokens, rules = site.tokens, site.rules
    if phrase is None or rules.has("oblique", tokens.lowers[phrase[0]]):
        return None
    if phrase[0] <= start or not rules.has("prepositions", tokens.lowers[phrase[0] - 1]):
        return phrase
    head = left_of(tokens, start, phrase[0] - 1, rules)  # "ein Sprecher des Amtes in Bremen"
    return (head[0], phrase[1]) if head is not None and head[0] <= start else None


def paper(site: Site, start: int, index: int, stop: int, /) -> Range | None:
    """Return what "In dem Antrag heißt es" and "heißt es in dem Antrag" name."""
    tokens, rules = site.tokens, site.rules
    if start < index and rules.has("places", tokens.lowers[start]):
        return right_of(tokens, start + 1, index, rules)
    for place in range(index + 1, min(stop, index + 4)):
        if rules.has("places", tokens.lowers[place]):
            return right_of(tokens, place + 1, max(stop, place + 1), rules)
    return None


def _clause_start(site: Site, index: int) -> int:
    start = index
    while start > site.low and site.tokens.words[start - 1] not in ",;:–—":
        start -= 1
    while start < index and not site.tokens.word(start):
        start += 1
    return start


def subordinate(site: Site, index: int, /) -> bool:
    """Tell whether a verb stands in a clause about what was said: "sagte, was viele befürchtet hatten: ..."."""
    start = _clause_start(site, index)
    return (
        site.low < start < index
        and site.tokens.lowers[start] != "wie"
        and site.rules.has("questions", site.tokens.lowers[start])
    )


def _adverbial(site: Site, start: int, index: int) -> bool:
    """Tell whether what stands before the finite verb cannot be its subject, so that this one follows the verb."""
    tokens, rules = site.tokens, site.rules
    if start >= index:
        lead = tokens.lowers[site.low]
        return index == site.low or any(rules.has(group, lead) for group in ("clause", "openers", "adverbs"))
    first = tokens.lowers[start]
    if rules.has("openers", first) or rules.has("adverbs", first):
        return True
    if index + 1 < site.high and rules.has("subjects", tokens.lowers[index + 1]):
        return True  # "Die Bürger forderte er auf": a pronoun in the nominative follows
    if start + 1 == index and first.endswith(("ßlich", "gemäß", "weise", "mäßig", "glich", "ierend")):
        return True
    return all(rules.has("times", tokens.lowers[i]) or tokens.words[i][0].isdigit() for i in range(start, index))


def _clause(site: Site, cue: Cue, index: int) -> Range | None:
    """Return the dass-clause, question, infinitive or subjunctive clause that follows a comma or colon."""
    tokens, rules = site.tokens, site.rules
    subordinate = rules.has("clause", tokens.lowers[_clause_start(site, index)])
    for place in range(index + 1, site.high - 1):
        if tokens.depth[place] or tokens.words[place] not in ",:":
            continue
        first = tokens.lowers[place + 1]
        end = _next_comma(site, place + 1) if subordinate else site.high
        if (
            (rules.has("complementizers", first) and "that" in cue.frames)
            or (rules.has("questions", first) and "question" in cue.frames)
            or ("that" in cue.frames and _subjunctive(site, place + 1, site.high))
            or ("main" in cue.frames and _own(site, index, place))
            or (tokens.words[place] == ":" and "quote" in cue.frames and not tokens.depth[place + 1 : place + 2][0])
            or ("to" in cue.frames and not rules.has("purpose", first) and _infinitive(site, place + 1, end))
        ):
            return trimmed(tokens, place + 1, end)
    return None


def _own(site: Site, index: int, comma: int) -> bool:
    """Tell whether "ich" stands beside a verb whose words follow the next comma: "Ich sage ganz deutlich: ..."."""
    near = site.tokens.lowers[max(site.low, index - 1) : index + 2]
    return "ich" in near and comma - index <= OWN


def _infinitive(site: Site, start: int, end: int) -> bool:
    """Tell whether a stretch holds "zu" with an infinitive, or one that has it inside ("anzunehmen")."""
    lowers = site.tokens.lowers
    for index in range(start, end):
        word = lowers[index]
        if word == "zu" and index + 1 < end and lowers[index + 1].endswith(("en", "ern", "eln", "sein", "tun")):
            return True
        if word.endswith("en") and "zu" in word[2:-4] and site.rules.has("prefixes", word[: word.index("zu", 2)]):
            return True
    return False


def _next_comma(site: Site, start: int) -> int:
    return next((i for i in range(start, site.high) if site.tokens.words[i] == ","), site.high)


def _made(
    site: Site, content: Range | None, cue: Range, speaker: Range | None, kind: Cue, *, anonymous: bool = False
) -> Report | None:
    if content is None or content[1] - content[0] < LEAST or (speaker is None and not anonymous):
        return None
    return Report(site.passage, content, cue, speaker, kind)
