"""Told or reported: a story from news, by what news never lacks, how turns follow one another, how tags are built."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from wortlaut.extracting.pairs import Pair
from wortlaut.extracting.scene import Scene, scene
from wortlaut.records import Document

RARE = 200
"""Words outside marks for each sign of news (a day, number or office), from which on they are rare: 98 % of the
articles of polnear.train have more, 207 of 208 passages of riqua.dev none at all."""
TOLD = 25
"""Words outside marks from which the lack of such signs means something by itself."""
PERSONS = 2
"""Pronouns of persons among them."""
BREAKS = (";", "--")
"""What a narrator sets before the second half of somebody's words; a newsroom sets a comma or a full stop."""


@lru_cache(maxsize=1)
def story(document: Document, /) -> bool:
    """Tell whether a document tells a story; in a language without words for signs of news none does."""
    view = scene(document)
    rules = view.grammar
    if not rules.words.get("news"):
        return False
    words = persons = signs = 0
    for passage in view.passages:
        for word, depth in zip(passage.tokens.lowers, passage.tokens.depth, strict=True):
            if depth:
                continue
            words += 1
            signs += word[0].isdigit() or rules.has("news", word)
            persons += rules.has("persons", word) or rules.has("possessives", word) or rules.has("first", word)
    if signs * RARE > words:
        return False
    return (words >= TOLD and persons >= PERSONS) or _played(view)


def _played(view: Scene) -> bool:
    """Tell whether people talk as they do in stories: turns share a paragraph, or a tag is "said she", "he cried"."""
    outer = [pair for pair in view.pairs if pair.depth == 0]
    for before, after in pairwise(outer):
        if before.last == after.paragraph and before.closed:
            gap = view.document.text[before.closes : after.opens]
            if gap.isspace() or gap.rstrip().endswith(BREAKS):
                return True
    return any(_tagged(view, pair) for pair in outer)


def _tagged(view: Scene, pair: Pair) -> bool:
    rules, passage = view.grammar, view.passages[pair.last]
    tokens, first = passage.tokens, passage.token_at(pair.closes)
    if pair.closes >= passage.paragraph.end or first + 1 >= len(tokens):
        return False
    verb, second = tokens.lowers[first], tokens.lowers[first + 1]
    inverted = verb in rules.verbs and rules.has("pronouns", second)
    return inverted or rules.has("story", verb) or rules.has("story", second)
