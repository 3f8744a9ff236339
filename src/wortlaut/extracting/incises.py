"""A tag between commas or dashes inside the words it reports: « Le pont, assure Kroll, fermera » (Romance press)."""

from __future__ import annotations

from itertools import pairwise

from wortlaut.extracting.cues import PLAIN, Cue, Grammar
from wortlaut.extracting.frames import Site
from wortlaut.extracting.glued import JOINTS
from wortlaut.extracting.mentions import Range, right_of
from wortlaut.extracting.scene import Passage
from wortlaut.extracting.tokens import Tokens

SIGNS = frozenset(",–—")
CLOSING = SIGNS | frozenset(".!?;:")
LONGEST = 24
"""Tokens of a tag that interrupts the words."""
HELPERS = 3
"""Tokens between the sign and the verb: "a-t-elle ajouté", "ha detto", "s'est exclamé"."""


def incise(passage: Passage, rules: Grammar, start: int, end: int, /) -> tuple[Range, Range, Range, Cue] | None:
    """Return the tag (with its signs), the cue and the speaker that interrupt the tokens ``start`` to ``end``."""
    tokens = passage.tokens
    signs = [index for index in range(start + 1, end) if tokens.words[index] in CLOSING]
    for sign, closing in pairwise(signs):
        if tokens.words[sign] not in SIGNS or closing - sign > LONGEST:
            continue
        found = tag_at(_flat(tokens, sign + 1, closing), rules, 0, closing - sign - 1)
        if found is not None and _fills(tokens, rules, sign + 1 + max(found[0][1], found[1][1]), closing):
            if closing + 1 < end and tokens.words[closing] == "," and tokens.words[closing + 1][0].isdigit():
                closing = next((later for later in signs if later > closing), closing)  # "Malika Hadj, 43 ans."
            return (sign, closing + 1), _moved(found[0], sign + 1), _moved(found[1], sign + 1), found[2]
    return None


def _fills(tokens: Tokens, rules: Grammar, after: int, closing: int) -> bool:
    """Tell whether a tag reaches its closing sign, words of circumstance included: "dit-elle en souriant"."""
    return after == closing or rules.has("openers", tokens.lowers[after]) or rules.has("inside", tokens.lowers[after])


def _flat(tokens: Tokens, start: int, end: int) -> Tokens:
    """Return a few tokens as if no marks stood around them: inside the words a tag has no depth of its own."""
    piece = slice(start, end)
    starts, ends, words, lowers = tokens.starts[piece], tokens.ends[piece], tokens.words[piece], tokens.lowers[piece]
    return Tokens(starts, ends, words, lowers, [0] * len(words))


def _moved(one: Range, by: int) -> Range:
    return one[0] + by, one[1] + by


def tag_at(tokens: Tokens, rules: Grammar, first: int, end: int, /) -> tuple[Range, Range, Cue] | None:
    """Return cue, speaker and kind of an inverted tag that begins at token ``first``: "dijo ella", "a-t-il ajouté"."""
    helped: int | None = None
    for index in range(first, min(first + HELPERS + 2, end)):
        word = tokens.lowers[index]
        if word in JOINTS:
            continue
        if rules.has("glued", word) and index > first and tokens.words[index - 1] in JOINTS:
            helped = index
            continue
        cue = _quoting(rules, word)
        if cue is None and rules.has("auxiliaries", word):
            continue
        if cue is None or not is_verb(tokens, rules, index):
            return None
        speaker = (helped, helped + 1) if helped is not None else _behind(tokens, rules, index + 1, end)
        return ((index, index + 1), speaker, cue) if speaker is not None else None
    return None


def is_verb(tokens: Tokens, rules: Grammar, index: int, /) -> bool:
    """Tell a verb from a noun that is spelled alike: no article or preposition stands before it."""
    before = tokens.lowers[index - 1] if index else ""
    if not rules.has("nouns", tokens.lowers[index]):
        return True
    return not (rules.has("determiners", before) or rules.has("inside", before))


def _behind(tokens: Tokens, rules: Grammar, start: int, end: int) -> Range | None:
    if start < end and tokens.words[start] in JOINTS:
        return (start + 1, start + 2) if start + 1 < end else None
    return right_of(tokens, start, end, rules)


def _quoting(rules: Grammar, word: str) -> Cue | None:
    return next((cue for cue in rules.verbs.get(word, ()) if "quote" in cue.frames), None)


def named_before(site: Site, opening: int, /) -> tuple[Range, Range, Cue] | None:
    """Read "Selon Kroll, « ... »": the words of a preposition, the speaker, a comma, and the mark."""
    tokens = site.tokens
    for phrase in site.rules.before:
        after = site.low + len(phrase)
        if tuple(tokens.lowers[site.low : after]) != phrase or after >= opening - 1:
            continue
        speaker = right_of(tokens, after, opening - 1, site.rules)
        if speaker is not None and tokens.words[opening - 1] in ",:":
            return (site.low, after), speaker, PLAIN
    return None


def named_after(tokens: Tokens, rules: Grammar, start: int, high: int, /) -> tuple[Range, Range, Cue] | None:
    """Read "« ... », selon Kroll": the words of a preposition behind the mark, and the speaker."""
    for phrase in rules.before:
        after = start + len(phrase)
        if tuple(tokens.lowers[start:after]) == phrase and after < high:
            speaker = right_of(tokens, after, high, rules)
            if speaker is not None:
                return (start, after), speaker, PLAIN
    return None
