"""Who a German clause is about: the subject of a verb, before or behind it, and the paper that says something."""

from __future__ import annotations

from wortlaut.extracting.frames import Site
from wortlaut.extracting.mentions import Range, left_of, right_of, stressed

STOPS = frozenset(".,;:!?…–—()")
"""Signs that end a clause."""
REACH = 14
"""Tokens between a verb and the subject behind it: an addressee, an adverb, a phrase of time or place."""
FINITE = (
    "te", "ten", "test", "t", "ab", "ieß", "ich", "ief", "ach", "ahm", "ob", "ies", "uhr", "ing", "iel", "ielt", "and",
    "at", "og", "ang", "ug", "oß", "oss", "ud", "aß", "af", "ieh", "ah", "am", "iff", "itt", "ann", "ieg", "ied", "ar",
    "ie", "oll", "arb", "arf", "alf", "ank",
)  # fmt: skip
"""How finite verbs of the third person end."""

FEMININE = ("ung", "heit", "keit", "schaft", "tion", "tät", "presse", "agentur", "erin", "torin", "istin", "entin")
"""How nouns end that are feminine for certain: "der" before them is no nominative."""
BEFORE_FEMININE = frozenset({"der", "dieser", "jener"})
DATIVE = frozenset({"unserer", "ihrer", "seiner", "meiner", "deiner", "eurer", "einer"})
"""Determiners that are no nominative where a noun follows: "unserer Zeitung"."""


HOW = ("ßlich", "gemäß", "weise", "mäßig", "glich", "end", "isch", "haft", "voll")
"""How words end that say in which way somebody speaks: "Stellvertretend für den Vorstand erklärte ..."."""


def subject(site: Site, index: int, stop: int, /) -> tuple[Range | None, bool]:
    """Return the subject of the verb at ``index`` whose content begins at ``stop``, and whether it is passive."""
    tokens, rules = site.tokens, site.rules
    start = _past_joining(site, clause_start(site, index), index)
    for place in range(start, index):  # a participle at the end of its clause: the auxiliary is the finite verb
        if rules.has("passive", tokens.lowers[place]):
            quoted = rules.has("quoted", tokens.lowers[index])
            return (left_of(tokens, site.low, place, rules) if quoted else _agent(site, place, index)), True
        finite = rules.has("perfect", tokens.lowers[place]) or rules.has("modals", tokens.lowers[place])
        passed_on = rules.has("letting", tokens.lowers[place]) and rules.has("passed_on", tokens.lowers[index])
        if (finite or passed_on) and not tokens.depth[place] and not tokens.capital(place):
            index = place
            break
    final = ends_clause(site, index)
    if start < index and final and rules.has("clause", tokens.lowers[start]):
        return inverted(site, start + 1, index), False
    if start < index and final and start > site.low and rules.has("relatives", tokens.lowers[start]):
        return _antecedent(site, start, index), False
    if rules.has("announcing", tokens.lowers[index]):
        return paper(site, start, index, stop), False
    shared = _shared(site, start, index)
    if shared is not None:
        return shared, False
    if _adverbial(site, start, index):
        return inverted(site, index + 1, stop), False
    before = _nominative(site, left_of(tokens, site.low, index, rules), start)
    after = before or _nominative(site, inverted(site, index + 1, stop), index + 1)
    joined = index > site.low and tokens.lowers[index - 1] in ("und", ",")  # "..., sagte aber": of the first subject
    return after or (first_subject(site, index) if joined else None), False


def _shared(site: Site, start: int, index: int) -> Range | None:
    """Return the subject that a verb shares with the one before it."""
    if index > start and site.rules.has("coordinating", site.tokens.lowers[index - 1]):
        return first_subject(site, index - 1)
    return _teller(site, index)


def _teller(site: Site, index: int) -> Range | None:
    """Return who spoke in the tag right before: "..., beteuerte Kroll, räumte aber ein, ..."."""
    tokens, rules = site.tokens, site.rules
    if index < site.low + 2 or tokens.words[index - 1] != ",":
        return None
    tag = clause_start(site, index - 2)
    if tag <= site.low or tokens.lowers[tag] not in rules.verbs or not rules.has("tail", tokens.lowers[tag]):
        return None
    return right_of(tokens, tag + 1, index - 1, rules)


def _past_joining(site: Site, start: int, end: int) -> int:
    """Return the token behind words that join or stress a clause: "und auch kleinere Parteien ..."."""
    while start + 1 < end and (site.rules.has("joining", site.tokens.lowers[start]) or _focus(site, start)):
        start += 1
    return start


def _focus(site: Site, index: int) -> bool:
    """Tell a word that stresses the subject behind it: "Auch kleinere Parteien haben ..."."""
    after = site.tokens.lowers[index + 1]
    follows = (
        site.tokens.capital(index + 1) or site.rules.has("determiners", after) or after.endswith(("e", "en", "er"))
    )
    return follows and site.rules.has("focus", site.tokens.lowers[index])


def ends_clause(site: Site, index: int, /) -> bool:
    """Tell whether a verb ends its clause, alone or with its auxiliaries: "als er das gesagt haben soll, ..."."""
    after = index + 1
    while after < site.high and any(
        site.rules.has(group, site.tokens.lowers[after]) for group in ("perfect", "passive", "modals")
    ):
        after += 1
    return after >= site.high or site.tokens.words[after] in STOPS


def inverted(site: Site, start: int, stop: int, /) -> Range | None:
    """Return the subject behind a finite verb, past what may stand between: "fiel ihm nach einer Weile Kroll"."""
    tokens, rules = site.tokens, site.rules
    index, stop = start, min(stop, site.high)
    while index < stop and index < start + REACH and tokens.word(index) and not tokens.depth[index]:
        word = tokens.lowers[index]
        bare = index + 1 >= stop or not tokens.capital(index + 1)
        if (rules.has("datives", word) and (word != "ihr" or bare)) or rules.has("adverbs", word):
            index += 1
        elif rules.has("prepositions", word) or rules.has("contracted", word) or oblique(site, index):
            index = _past_phrase(site, index, stop)
        else:
            return right_of(tokens, index, stop, rules)
    return None


def oblique(site: Site, index: int, /) -> bool:
    """Tell whether no subject begins there: "dem Blatt", "der Zeitung", "unserer Redaktion"."""
    tokens = site.tokens
    word = tokens.lowers[index]
    if site.rules.has("oblique", word):
        return True
    noun = next((i for i in range(index + 1, min(index + 3, site.high)) if tokens.capital(i)), site.high)
    while noun + 1 < site.high and tokens.lowers[noun].endswith("en") and tokens.capital(noun + 1):
        noun += 1  # "der Deutschen Presse-Agentur"
    if noun >= site.high or not tokens.word(noun):
        return False
    return word in DATIVE or (word in BEFORE_FEMININE and tokens.lowers[noun].endswith(FEMININE))


def _past_phrase(site: Site, index: int, stop: int) -> int:
    """Return the token behind the noun of a phrase that begins at ``index``, or behind its first word."""
    tokens = site.tokens
    after = index + 1
    while (
        after < stop
        and tokens.word(after)
        and not tokens.capital(after)
        and tokens.lowers[after] not in site.rules.verbs
    ):
        after += 1
    if after >= stop or not tokens.capital(after):
        return index + 1
    while after < stop and tokens.capital(after):
        after += 1
    return after


def first_subject(site: Site, stop: int, /) -> Range | None:
    """Return the subject of a sentence's first main clause before token ``stop``, that later verbs share."""
    tokens, rules = site.tokens, site.rules
    start = site.low
    while start < stop and (
        not tokens.word(start)
        or rules.has("joining", tokens.lowers[start])
        or (start + 1 < stop and _focus(site, start))
    ):
        start += 1
    if start >= stop:
        return None
    if rules.has("clause", tokens.lowers[start]) or rules.has("subordinating", tokens.lowers[start]):
        verb = next((i + 1 for i in range(start, stop - 1) if tokens.words[i] == "," and finite(site, i + 1)), None)
        return None if verb is None else _nominative(site, inverted(site, verb + 1, stop), verb + 1)
    verb = next((i for i in range(start + 1, stop) if finite(site, i)), None)
    groups = ("openers", "adverbs", "oblique", "prepositions", "contracted", "impersonal")
    fronted = any(rules.has(group, tokens.lowers[start]) for group in groups)
    if verb is not None and verb + 1 < stop and (fronted or rules.has("subjects", tokens.lowers[verb + 1])):
        return _nominative(site, inverted(site, verb + 1, stop), verb + 1)
    return None if fronted else right_of(tokens, start, stop, rules)


def finite(site: Site, index: int, /) -> bool:
    """Tell by its ending whether a word may be a finite verb of the third person."""
    tokens, rules = site.tokens, site.rules
    word = tokens.lowers[index]
    if tokens.depth[index] or tokens.capital(index) or not tokens.word(index):
        return False
    article = index > site.low and rules.has("determiners", tokens.lowers[index - 1])
    if article and index + 1 < site.high and tokens.capital(index + 1):
        return False  # "die größte Werft"
    if word in rules.verbs or rules.has("perfect", word) or rules.has("modals", word):
        return not rules.has("determiners", word)
    groups = (
        "adverbs",
        "clause",
        "openers",
        "prepositions",
        "inside",
        "times",
        "asides",
        "determiners",
        "pronouns",
        "negators",
    )
    return word.endswith(FINITE) and not any(rules.has(group, word) for group in groups)


def opens_clause(site: Site, index: int, /) -> bool:
    """Tell whether a clause begins with its verb there, as a tag behind marked words does; auxiliaries open others."""
    word = site.tokens.lowers[index]
    return finite(site, index) and not site.rules.has("auxiliaries", word) and not site.rules.has("relatives", word)


def _antecedent(site: Site, start: int, index: int) -> Range | None:
    """Return whom a relative clause tells about: the noun before it, or the subject inside it ("was er sagte")."""
    tokens, rules = site.tokens, site.rules
    if start + 1 < index and (
        rules.has("persons", tokens.lowers[start + 1]) or rules.has("subjects", tokens.lowers[start + 1])
    ):
        return start + 1, start + 2
    return stressed(tokens, site.low, start, rules) or left_of(tokens, site.low, start - 1, rules)


def _agent(site: Site, start: int, stop: int) -> Range | None:
    """Return who does it in a passive clause: "wurde von der Polizei aufgefordert"."""
    place = next((i for i in range(start, stop) if site.tokens.lowers[i] in ("von", "vom")), None)
    return None if place is None else right_of(site.tokens, place + 1, stop, site.rules)


def _nominative(site: Site, phrase: Range | None, start: int) -> Range | None:
    """Return the phrase unless its case or a preposition before it shows that it is no subject."""
    tokens, rules = site.tokens, site.rules
    if phrase is None or rules.has("oblique", tokens.lowers[phrase[0]]):
        return None
    led = phrase[0] > site.low and rules.has("prepositions", tokens.lowers[phrase[0] - 1])
    if not led and oblique(site, phrase[0]):
        return None
    if phrase[0] <= start or not led:
        return phrase
    head = left_of(tokens, start, phrase[0] - 1, rules)  # "ein Sprecher des Amtes in Bremen"
    if head is None or head[0] > start or any(rules.has("times", tokens.lowers[i]) for i in range(*head)):
        return None
    return head[0], phrase[1]


def paper(site: Site, start: int, index: int, stop: int, /) -> Range | None:
    """Return what "In dem Antrag heißt es" and "heißt es in dem Antrag" name."""
    tokens, rules = site.tokens, site.rules
    if (
        start == index and index > site.low and tokens.words[index - 1] == ","
    ):  # "In dem Antrag, der vorliegt, heißt es"
        start = site.low
    if start < index and rules.has("places", tokens.lowers[start]):
        return right_of(tokens, start + 1, index, rules)
    if (
        start < index
        and not rules.has("impersonal", tokens.lowers[index - 1])
        and tokens.lowers[index].startswith("laute")
    ):
        return _nominative(site, left_of(tokens, site.low, index, rules), start)  # "Das Fazit lautet"
    for place in range(index + 1, min(stop, index + 4)):
        if rules.has("places", tokens.lowers[place]):
            return right_of(tokens, place + 1, max(stop, place + 1), rules)
    return None


def clause_start(site: Site, index: int) -> int:
    start = index
    while start > site.low and site.tokens.words[start - 1] not in ",;:–—":
        start -= 1
    while start < index and not site.tokens.word(start):
        start += 1
    return start


def subordinate(site: Site, index: int, /) -> bool:
    """Tell whether a verb stands in a clause about what was said: "sagte, was viele befürchtet hatten: ..."."""
    start = clause_start(site, index)
    return (
        site.low < start < index
        and site.tokens.lowers[start] != "wie"
        and site.rules.has("questions", site.tokens.lowers[start])
    )


def _name_last(site: Site, start: int, index: int) -> bool:
    """Tell an object in front of a name that ends its clause: "Eine zweite Mole fordert Kroll."."""
    tokens, rules = site.tokens, site.rules
    after = index + 1
    while after < site.high and tokens.capital(after) and tokens.word(after):
        after += 1
    ends = after > index + 1 and (after >= site.high or tokens.words[after] in STOPS)
    some = tokens.lowers[start] in ("ein", "eine", "keine", "kein", "mehr") or (
        tokens.lowers[start] == "von" and start + 1 < index and rules.has("determiners", tokens.lowers[start + 1])
    )
    return ends and some and not rules.has("passive", tokens.lowers[index])


def _object_first(site: Site, start: int, index: int) -> bool:
    """Tell an object in front of "sie": "Die Ermittlungen nannte sie dünn", "Jungen Kollegen rät sie ..."."""
    tokens, rules = site.tokens, site.rules
    if index + 1 >= site.high or tokens.lowers[index + 1] != "sie" or tokens.lowers[index].endswith("en"):
        return False
    noun = next(
        (tokens.lowers[i] for i in range(start, index) if tokens.capital(i) and (i > start or i > site.low)), ""
    )
    dative = (
        tokens.lowers[start].endswith("en")
        and start + 2 == index
        and not rules.has("determiners", tokens.lowers[start])
    )
    return dative or rules.ends("abstracts", noun) or rules.ends("abstracts", noun.removesuffix("en"))


def _adverbial(site: Site, start: int, index: int) -> bool:
    """Tell whether what stands before the finite verb cannot be its subject, so that this one follows the verb."""
    tokens, rules = site.tokens, site.rules
    if start >= index:
        lead = tokens.lowers[site.low]
        groups = ("clause", "openers", "adverbs", "prompted")
        return index == site.low or any(rules.has(group, lead) for group in groups)
    first = tokens.lowers[start]
    if rules.has("openers", first) or rules.has("adverbs", first):
        return True
    if index + 1 < site.high and rules.has("subjects", tokens.lowers[index + 1]):
        return True  # "Die Bürger forderte er auf": a pronoun in the nominative follows
    if _object_first(site, start, index) or _name_last(site, start, index):
        return True
    led = start + 1 == index or rules.has("prepositions", tokens.lowers[start + 1]) or tokens.lowers[start + 1] == "für"
    if led and first.endswith(HOW):
        return True
    if start + 1 == index and index + 1 < site.high and first.endswith("t") and tokens.lowers[index + 1] == "sich":
        return True  # "Besorgt äußerte sich Kroll"
    return all(rules.has("times", tokens.lowers[i]) or tokens.words[i][0].isdigit() for i in range(start, index))
