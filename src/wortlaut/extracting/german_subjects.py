"""Who a German clause is about: the subject of a verb, before or behind it, and the paper that says something."""

from __future__ import annotations

from wortlaut.extracting.frames import Site
from wortlaut.extracting.leads import lead
from wortlaut.extracting.mentions import Range, left_of, right_of

STOPS = frozenset(".,;:!?…–—()")
"""Signs that end a clause."""


def subject(site: Site, index: int, stop: int, /) -> tuple[Range | None, bool]:
    """Return the subject of the verb at ``index`` whose content begins at ``stop``, and whether it is passive."""
    tokens, rules = site.tokens, site.rules
    start = clause_start(site, index)
    if start + 1 < index and rules.has("joining", tokens.lowers[start]):
        start += 1
    for place in range(start, index):  # a participle at the end of its clause: the auxiliary is the finite verb
        if rules.has("passive", tokens.lowers[place]):
            quoted = rules.has("quoted", tokens.lowers[index])
            return (left_of(tokens, site.low, place, rules) if quoted else _agent(site, place, index)), True
        finite = rules.has("perfect", tokens.lowers[place]) or rules.has("modals", tokens.lowers[place])
        if finite and not tokens.depth[place] and not tokens.capital(place):
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
