"""German reports around a tag: laut, nach Angaben, zufolge; "..., so Weber"; "..., sagte Weber"; "wie Weber sagte"."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.extracting.cues import PLAIN, Cue
from wortlaut.extracting.frames import LEAST, Report, made, trimmed
from wortlaut.extracting.german_mood import Sentence
from wortlaut.extracting.german_subjects import STOPS, clause_start, finite, first_subject, inverted, oblique, paper
from wortlaut.extracting.leads import speaks
from wortlaut.extracting.mentions import Range, left_of, right_of

NAMED = 6
"""Tokens before "zufolge" that are its source whatever they look like."""
GENITIVE = frozenset({"der", "des", "von", "vom", "eines", "einer"})
RELATIVES = frozenset({"deren", "dessen", "dem", "den", "denen"})
"""Further forms of the relative pronoun."""
TAGGED = frozenset({",", "–", "—"})


def tagged(site: Sentence, index: int, /) -> Report | None:
    """Return what a tag or preposition at a token reports."""
    if site.rules.has("wherefore", site.tokens.lowers[index]):
        return _wherefore(site, index)
    return _preposition(site, index) or _postposition(site, index) or _tag(site, index)


def _preposition(site: Sentence, index: int) -> Report | None:
    """Read "Laut Weber ist ..." and "..., nach Angaben der Polizei"."""
    tokens, rules = site.tokens, site.rules
    for phrase in rules.before:
        end = index + len(phrase)
        if tuple(tokens.lowers[index:end]) == phrase:
            return _by_phrase(site, (index, end), right_of(tokens, end, site.high, rules))
    if tokens.lowers[index] in ("nach", "laut"):
        return _account(site, index)
    named = tokens.lowers[index] in ("aus", "in") and index + 2 < site.high and tokens.capital(index + 1)
    return _account(site, index) if named and any(_owns(site, i) for i in (index + 1, index + 2)) else None


def _account(site: Sentence, index: int) -> Report | None:
    """Read "Nach israelischen Angaben seien ...", "laut Bericht der Polizei" and "Nach Krolls Worten ist ..."."""
    tokens, rules = site.tokens, site.rules
    for place in range(index + 1, min(index + 5, site.high)):
        if not tokens.word(place) or tokens.lowers[place] == "wie":
            return None
        if tokens.capital(place):
            if not rules.ends("accounts", tokens.lowers[place]):
                if _owns(site, place):
                    continue
                return None
            if _owns(site, place - 1):
                return _by_phrase(site, (index, index + 1), (index + 1, place), told=(index + 1, place + 1))
            if tokens.lowers[index + 1].startswith("eigen"):
                return _own_account(site, index, place + 1)
            genitive = place + 1 < site.high and tokens.lowers[place + 1] in GENITIVE
            told = right_of(tokens, place + 2, site.high, rules) if genitive else None
            whole = (index + 1, told[1] if told else place + 1)
            return _by_phrase(site, (index, index + 1), told or whole, told=whole)
    return None


def _owns(site: Sentence, index: int) -> bool:
    """Tell a name in the genitive whose account follows: "Krolls Worten", "Ida Krolls Ansicht"."""
    tokens = site.tokens
    genitive = tokens.capital(index) and tokens.lowers[index].endswith(("s", "’", "'"))
    follows = index + 1 < site.high and tokens.capital(index + 1)
    return genitive and follows and site.rules.ends("accounts", tokens.lowers[index + 1])


def _by_phrase(site: Sentence, cue: Range, speaker: Range | None, *, told: Range | None = None) -> Report | None:
    if speaker is None:
        return None
    end = told[1] if told else speaker[1]
    fronted = not any(site.tokens.word(i) for i in range(site.low, cue[0]))
    if fronted:
        return made(site, trimmed(site.tokens, end, site.high), cue, speaker, PLAIN)
    return _around(site, (cue[0], end), cue=cue, speaker=speaker, kind=PLAIN)


def _own_account(site: Sentence, index: int, end: int) -> Report | None:
    """Read "Der Verein hat nach eigenen Angaben ...": the sentence's subject says it, the phrase stands for it."""
    before = first_subject(site, index) if index > site.low + 1 else inverted(site, end + 1, site.high)
    report = _by_phrase(site, (index, index + 1), before or (index + 1, end), told=(index + 1, end))
    return None if report is None else replace(report, relative=(index + 1, end) if before is not None else None)


def _wherefore(site: Sentence, index: int) -> Report | None:
    """Read "Berichte, wonach der Hafen schließt, ...": its source is the noun before "wonach"."""
    tokens = site.tokens
    if index < site.low + 2 or tokens.words[index - 1] != ",":
        return None
    source = left_of(tokens, site.low, index - 1, site.rules)
    comma = next((i for i in range(index, site.high) if tokens.words[i] == "," and not tokens.depth[i]), site.high)
    report = made(site, trimmed(tokens, index + 1, comma), (index, index + 1), source, PLAIN)
    return None if report is None else replace(report, relative=(index, index + 1))


def _around(site: Sentence, tag: Range, *, cue: Range, speaker: Range, kind: Cue) -> Report | None:
    """Return the sentence but for the tag in its middle or at its end."""
    before = trimmed(site.tokens, site.low, tag[0])
    after = trimmed(site.tokens, tag[1], site.high)
    if before is None or (after is not None and after[1] - after[0] + before[1] - before[0] < LEAST):
        return None
    if after is None:
        return made(site, before, cue, speaker, kind)
    return Report(site.passage, before, cue, speaker, kind, rest=after)


def _postposition(site: Sentence, index: int) -> Report | None:
    tokens, rules = site.tokens, site.rules
    if tokens.lowers[index] == "nach" and index - 2 >= site.low and rules.has("views", tokens.lowers[index - 1]):
        if site.subjunctive(site.low, site.high) and rules.has("possessives", tokens.lowers[index - 2]):
            return None  # "seiner Meinung nach", inside a report
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
    return made(site, content, (index, index + 1), speaker, PLAIN)


def _tag(site: Sentence, index: int) -> Report | None:
    """Read "..., so der Sprecher.", "..., sagte der Sprecher, ..." and "..., wie die Polizei mitteilte."."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[index]
    if word == "wie" and (index <= site.low + 1 or tokens.words[index - 1] == ","):
        return _as_told(site, index)
    if index <= site.low + 1 or tokens.words[index - 1] not in TAGGED:
        return None
    kind = _tag_verb(site, index)
    if kind is None or _of_marks(site, index - 1):
        return None
    parted = _parted(site, index, kind)
    if parted is not None or index <= site.low + LEAST:
        return parted
    if word == "so" and not _subject_follows(site, index + 1):
        return None
    if rules.has("announcing", word):
        named = paper(site, index, index, site.high)
        return None if named is None else _tagged(site, index, named, kind)
    verb = word == "so" and index + 1 < site.high and tokens.lowers[index + 1] in rules.verbs  # "so rechnete sie vor"
    first = index + 2 if verb else index + 1
    behind = inverted if first < site.high and oblique(site, first) else _right
    speaker = behind(site, first, site.high)
    if speaker is None or not _names(site, index, speaker):
        return None
    return _tagged(site, index, speaker, kind)


def _parted(site: Sentence, index: int, kind: Cue) -> Report | None:
    """Read "Im Winter, sagte Kroll, schlafe sie im Boot": a tag between an adverbial and its subjunctive."""
    tokens, rules = site.tokens, site.rules
    speaker = right_of(tokens, index + 1, site.high, rules)
    comma = speaker[1] if speaker is not None else site.high
    comma += comma < site.high and rules.has("adverbs", tokens.lowers[comma])  # "so Kroll weiter"
    if speaker is None or comma + 2 >= site.high or tokens.words[comma] != ",":
        return None
    verb = comma + 1
    word = tokens.lowers[verb]
    noun = any(rules.has(group, word) for group in ("determiners", "adverbs", "clause", "relatives"))
    mood = site.subjunctive(verb, verb + 1) or (word.endswith("e") and not noun and not tokens.capital(verb))
    mood = mood or (_goes_on(site, verb) and (tokens.lowers[index] != "so" or _subject_follows(site, index + 1)))
    short = index <= site.low + LEAST and site.subjunctive(site.low, index)  # "Es habe, so Kroll, ..."
    if not short and (site.subjunctive(site.low, index) or not mood):
        return None
    before = trimmed(tokens, site.low, index - 1)
    rest = trimmed(tokens, verb, site.high)
    return Report(site.passage, before, (index, index + 1), speaker, kind, rest=rest) if before else None


def _goes_on(site: Sentence, verb: int) -> bool:
    """Tell whether the clause before a tag in its middle goes on with its verb: "Der Steg, sagte Kroll, ist alt"."""
    groups = ("being", "perfect", "modals", "passive")
    helper = any(site.rules.has(group, site.tokens.lowers[verb]) for group in groups)
    return helper or (finite(site, verb) and site.tokens.lowers[verb] not in site.rules.verbs)


def _subject_follows(site: Sentence, index: int) -> bool:
    """Tell "so Kroll" and "so sagte Kroll" from the "so" that answers a clause: "da es regnete, so blieb er"."""
    tokens, rules = site.tokens, site.rules
    if index >= site.high or rules.has("correlative", tokens.lowers[site.low]):
        return False
    word = tokens.lowers[index]
    named = tokens.words[index] != word  # "Kroll", "verdi-Chefin"
    return named or word in rules.verbs or rules.has("determiners", word) or rules.has("persons", word)


def _names(site: Sentence, index: int, speaker: Range) -> bool:
    """Tell whether the phrase behind a tag's verb is its subject and what stands before is a clause that was said."""
    tokens, rules = site.tokens, site.rules
    first = tokens.lowers[speaker[0]]
    if _leads_on(site, index) or oblique(site, speaker[0]):
        return False
    if rules.has("openers", first) or first in GENITIVE - {"der"}:
        return False
    kind = _tag_verb(site, index)
    particle = kind.particle if kind is not None else None
    closed = speaker[1] >= site.high or _closes(site, speaker[1]) or tokens.lowers[speaker[1]] == particle
    if not rules.has("persons", first) and not closed:
        return False
    helpers = ("perfect", "passive", "modals", "being")
    words = range(site.low, index - 1)
    verb = any(finite(site, i) or any(rules.has(group, tokens.lowers[i]) for group in helpers) for i in words)
    verb = verb or site.subjunctive(site.low, index)
    parted = particle is not None and speaks(tokens, speaker, rules) and _particle_behind(site, index, particle)
    told = parted or rules.has("tail", tokens.lowers[index])
    if rules.has("tags", tokens.lowers[index]) or (verb and told):
        return True
    if rules.has("clause", tokens.lowers[site.low]) or not speaks(tokens, speaker, rules):
        return False
    plain = all(tokens.words[i] not in ",;:" for i in range(site.low, index - 1))
    plain = plain and verb
    return site.subjunctive(site.low, index) or (plain and not rules.has("openers", tokens.lowers[site.low]))


def _right(site: Sentence, start: int, stop: int) -> Range | None:
    return right_of(site.tokens, start, stop, site.rules)


def _leads_on(site: Sentence, index: int) -> bool:
    """Tell the main verb behind a clause: "Kroll, die hier lebt, sagte ...", "Auf die Frage, ob er gehe, sagte ..."."""
    tokens, rules = site.tokens, site.rules
    start = clause_start(site, index - 2)
    opens = any(rules.has("relatives", word) or word in RELATIVES for word in tokens.lowers[start : start + 2])
    opens = opens or rules.has("questions", tokens.lowers[start])
    if start <= site.low or not opens or tokens.words[start - 1] != ",":
        return False
    verb = any(finite(site, i) or rules.has("being", tokens.lowers[i]) for i in range(site.low, start - 1))
    return not verb and not site.subjunctive(site.low, start - 1)


def _of_marks(site: Sentence, comma: int) -> bool:
    """Tell a tag that belongs to marked words behind a colon: "Sie war ruhig: „Das Wasser steigt“, sagte sie"."""
    tokens = site.tokens
    if comma < site.low + 2 or not tokens.depth[comma - 2]:
        return False
    opening = next((i for i in range(comma - 2, site.low, -1) if not tokens.depth[i]), site.low)
    return opening > site.low and tokens.words[opening - 1] == ":"


def _tag_verb(site: Sentence, index: int) -> Cue | None:
    """Return what the word behind a comma means as the verb of a tag."""
    word = site.tokens.lowers[index]
    if site.rules.has("tags", word):
        return PLAIN
    participle = word.startswith("ge") and not site.rules.has("tail", word)
    if site.tokens.capital(index):
        return None
    cues = [cue for cue in site.rules.verbs.get(word, ()) if "quote" in cue.frames]
    parted = next((cue for cue in cues if cue.particle and _particle_behind(site, index, cue.particle)), None)
    return parted or (cues[0] if cues and not participle else None)


def _particle_behind(site: Sentence, index: int, particle: str) -> bool:
    """Tell whether the particle of a separable verb closes its clause: "..., gibt Kroll zu"."""
    end = next((i for i in range(index + 1, site.high) if site.tokens.words[i] in STOPS), site.high)
    return end > index + 2 and site.tokens.lowers[end - 1] == particle


def _tagged(site: Sentence, index: int, speaker: Range, kind: Cue) -> Report | None:
    """Return what stands before a tag, and behind it where the report goes on in the subjunctive."""
    tokens = site.tokens
    content = trimmed(tokens, site.low, index - 1)
    comma = next((i for i in range(speaker[1], site.high) if tokens.words[i] in ",;" and not tokens.depth[i]), None)
    report = made(site, content, (index, index + 1), speaker, kind)
    if report is None or comma is None:
        return report
    rest = trimmed(tokens, comma, site.high)
    if rest is None:
        return report
    first = tokens.lowers[rest[0]]
    relative = site.rules.has("relatives", first) and not _second(site, rest)
    if tokens.words[comma] == "," and (relative or site.rules.has("clause", first)):
        return report
    if first in site.rules.verbs and not site.subjunctive(rest[0], rest[0] + 1):
        return report  # another verb of the same speaker: "..., räumte aber ein, ..."
    inside = site.rules.has("tags", tokens.lowers[index])  # "so Kroll" stands in the middle, "sagte Kroll" at the end
    return replace(report, rest=rest) if inside or site.subjunctive(*rest) else report


def _second(site: Sentence, clause: Range) -> bool:
    """Tell a main clause from a relative one: its subjunctive does not stand at the end."""
    tokens = site.tokens
    verb = next((i for i in range(*clause) if site.subjunctive(i, i + 1)), None)
    return verb is not None and verb + 1 < clause[1] and tokens.words[verb + 1] not in STOPS


def _as_told(site: Sentence, index: int) -> Report | None:
    """Read "Wie die Polizei mitteilte, ..." and "..., wie die Polizei mitteilte"."""
    tokens, rules = site.tokens, site.rules
    if tokens.lowers[index + 1 : index + 2] == ["sich"]:
        return None
    for place in range(index + 2, min(site.high, index + 16)):
        if tokens.words[place] in STOPS and not (index <= site.low + 1 and tokens.words[place] in ",()"):
            return None
        kinds = rules.verbs.get(tokens.lowers[place], ())
        if kinds and _final(site, place):
            speaker = inverted(site, index + 1, place) or _plain(site, index + 1, place)
            fronted = index <= site.low + 1
            after = place + 1
            while fronted and after < site.high and tokens.words[after] not in STOPS:
                after += 1
            content = trimmed(tokens, after, site.high) if fronted else trimmed(tokens, site.low, index - 1)
            open_ended = tokens.lowers[place] == "bekannt"  # "wie bekannt wurde"
            return made(site, content, (place, place + 1), speaker, kinds[0], anonymous=open_ended)
    return None


def _final(site: Sentence, index: int) -> bool:
    """Tell whether a verb ends its clause, as in "wie Kroll mitteilte" but not in "wie Kroll behaupten konnte"."""
    after = index + 1
    while after < site.high and any(
        site.rules.has(group, site.tokens.lowers[after]) for group in ("perfect", "passive")
    ):
        after += 1
    return after >= site.high or site.tokens.words[after] in STOPS


def _plain(site: Sentence, start: int, end: int) -> Range | None:
    """Return what stands between "wie" and its verb, a name without a capital: "wie t-online.de berichtet"."""
    if end - start > 2 and all(site.tokens.depth[i] for i in range(start + 1, end - 1)):
        return start, end  # in marks
    return (start, end) if end == start + 1 and not site.rules.has("impersonal", site.tokens.lowers[start]) else None


def _closes(site: Sentence, index: int) -> bool:
    word = site.tokens.lowers[index]
    if site.tokens.words[index] in STOPS or not site.tokens.word(index):
        return True
    groups = ("openers", "times", "auxiliaries", "inside", "adverbs", "particles", "agencies", "negators")
    if oblique(site, index) or word.endswith(("mein", "lich", "weise")):
        return True
    return any(site.rules.has(group, word) for group in groups)
