"""What one pass over a text tells of its capital words: how often, beside what, behind whose form of address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wortlaut.resolving.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of folded words."""

    counts: Counter[str]
    pairs: Counter[tuple[str, str]]  # neighbours, both capital
    addressed: frozenset[str]  # words behind a form of address: "Mr Roe"
    listed: frozenset[str]  # words behind a first name from the lists
    firms: frozenset[tuple[str, str]]  # neighbours that "AG", "Inc" or "Bank" follows somewhere


def tally(around: Surroundings, /) -> Tally:
    """Return the counts of one document."""
    words, lexicon = around.words, around.lexicon
    tokens = words.tokens
    addressed = frozenset(
        tokens[index].key
        for index in range(1, len(tokens))
        if tokens[index - 1].key in lexicon.grammar.courtesy and words.gap(index) in (" ", ". ")
    )
    pairs: Counter[tuple[str, str]] = Counter()
    listed, firms = set(), set()
    for index in range(1, len(tokens)):
        if not (tokens[index - 1].capital and tokens[index].capital and words.gap(index) == " "):
            continue
        pair = (tokens[index - 1].key, tokens[index].key)
        pairs[pair] += 1
        if pair[0] in lexicon.given:
            listed.add(pair[1])
        if around.organisation_follows(index + 1):
            firms.add(pair)
    counts = Counter(token.key for token in tokens if token.capital)
    return Tally(counts, pairs, addressed, frozenset(listed), frozenset(firms))
