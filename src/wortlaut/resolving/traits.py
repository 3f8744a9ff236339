"""What tells one holder of an office from others: nation, state, party; and offices that a form of address gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wortlaut.records import Role
from wortlaut.resolving.folding import fold
from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.tokens import Words

_SEAT = re.compile(r",? ?\(?([A-Z])-((?:[A-Z][a-z]*\.? ?){1,3})")  # "(R-Ky.)", ", D-N.Y.,"
_TO_PARTY = 4  # words from a name to its party


def stem(word: str, lexicon: Lexicon, /) -> str:
    """Return what words for one thing share: a nation's name for its adjective, one word for a party's names."""
    plain = fold(word)
    if lexicon.nouns_are_capital:
        bare = plain.rstrip("enrms")
        plain = bare if bare.endswith("isch") else plain
    return lexicon.alike.get(plain, plain)


def role_traits(role: Role, words: Words, lexicon: Lexicon, /) -> Iterator[str]:
    """Yield the stems of a role's words, compounds parted, and of the word right before them."""
    for span in (span for evidence in role.evidence for span in evidence.spans):
        first = words.within(span.start, span.end).start
        if first and words.gap(first) == " ":
            yield stem(words.tokens[first - 1].text, lexicon)
    for word in f"{role.title} {role.organisation or ''}".replace("-", " ").split():
        yield fold(word)
        yield stem(word, lexicon)


def seat(words: Words, lexicon: Lexicon, last: int, /) -> Iterator[str]:
    """Yield party and state that stand behind a name: "(R-Ky.)" -> "republican", "kentucky"."""
    if lexicon.nouns_are_capital:
        yield from _party_behind(words, lexicon, last)
    match = _SEAT.match(words.text, words.tokens[last - 1].end) if lexicon.regions else None
    if match is None or match[1].lower() not in lexicon.regions:
        return
    state = match[2].replace(".", "").replace(" ", "").lower()
    for name in (match[1].lower(), state):
        yield from (stem(word, lexicon) for word in lexicon.regions.get(name, "").split())


def _party_behind(words: Words, lexicon: Lexicon, last: int) -> Iterator[str]:
    """Yield the party of "Roe (SPD)", "Roe von den Grünen", "Roe, der für die Linke im Rat sitzt"."""
    for index in range(last, min(last + _TO_PARTY, len(words.tokens))):
        gap, word = words.gap(index), words.tokens[index].text
        if gap not in (" ", " (", ", ") or (gap == " (" and index > last):
            return
        if stem(word, lexicon) in lexicon.party_stems:
            yield stem(word, lexicon)
            return
        if words.tokens[index].capital:
            return


def addressed_as(words: Words, lexicon: Lexicon, first: int, /) -> str | None:
    """Return the office that a form of address before the name gives: "Sen. Roe" is a senator."""
    if not first:
        return None
    key = words.tokens[first - 1].key
    found = lexicon.offices.get(key) if key in lexicon.titles and words.gap(first) in (" ", ". ") else None
    return found if found != key or lexicon.role(key) is not None else None
