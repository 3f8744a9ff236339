"""Whom a sentence is about that leads to marked words without any verb of speech: "Kroll held against it: ..."."""

from __future__ import annotations

from wortlaut.extracting import english_subjects, german_subjects
from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.frames import Site
from wortlaut.extracting.mentions import Range
from wortlaut.extracting.tokens import Tokens

CLITICS = ("'s", "’s", "n't", "n’t", "'re", "’re")
"""Endings that no name of a speaker holds: "It's a matter", "Hill's view"."""


def lead(site: Site, stop: int, /) -> Range | None:
    """Return the subject of the sentence before token ``stop``, where it looks like somebody who can speak."""
    if site.rules.code == "de":
        found = german_subjects.first_subject(site, stop)
    else:
        found = english_subjects.first_subject(site, stop)
    if found is None or not speaks(site.tokens, found, site.rules):
        return None
    return found


def speaks(tokens: Tokens, phrase: Range, rules: Grammar, /) -> bool:
    """Tell whether a phrase is a pronoun of a person, a name, or a noun for somebody ("his spokeswoman")."""
    start, end = phrase
    first = tokens.lowers[start]
    if rules.has("persons", first):
        return end - start == 1
    if rules.has("oblique", first) or rules.has("impersonal", first) or rules.has("clause", first):
        return False
    if rules.has("determiners", first):
        nouns = [tokens.lowers[i] for i in range(start, end) if tokens.word(i) and _noun(tokens, i, rules)]
        return any(rules.ends("agents", noun) for noun in nouns[:2]) or _capitals(tokens, start + 1, end)
    if not tokens.capital(start) or rules.ends("abstracts", first) or rules.has("openers", first):
        return False
    if rules.code == "de":
        return True
    inside = [tokens.lowers[i] for i in range(start, end)]
    return _capitals(tokens, start, end) and not any(word.endswith(CLITICS) for word in inside)


def _noun(tokens: Tokens, index: int, rules: Grammar) -> bool:
    return tokens.capital(index) or rules.code != "de"


def _capitals(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether two capitalised words stand side by side, as in a name."""
    return any(
        tokens.capital(i) and tokens.word(i) and tokens.capital(i + 1) and tokens.word(i + 1)
        for i in range(start, end - 1)
    )
