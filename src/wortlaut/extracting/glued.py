"""Words written together, as in French and Italian: verb and pronoun, article and noun."""

from __future__ import annotations

from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.tokens import Tokens

JOINTS = frozenset({"-", "-t-"})
"""What stands between verb and pronoun; a token of its own after parting."""


def parted(tokens: Tokens, rules: Grammar, /) -> Tokens:
    """Return the tokens with what is glued apart; the same ones where the language glues nothing."""
    if "glued" not in rules.words and "elided" not in rules.words:
        return tokens
    found = Tokens([], [], [], [], [])
    for index, word in enumerate(tokens.words):
        start = tokens.starts[index]
        for piece in _pieces(word, tokens.lowers[index], rules):
            found.starts.append(start)
            found.ends.append(start + len(piece))
            found.words.append(piece)
            found.lowers.append(piece.lower().replace("’", "'"))
            found.depth.append(tokens.depth[index])
            start += len(piece)
    return found


def _pieces(word: str, lower: str, rules: Grammar) -> tuple[str, ...]:
    for article in rules.words.get("elided", ()):
        if lower.startswith(article) and len(lower) > len(article) == len(word) - len(lower[len(article) :]):
            return word[: len(article)], word[len(article) :]
    verb, _, pronoun = lower.rpartition("-")
    if not verb or len(lower) != len(word) or not rules.has("glued", pronoun):
        return (word,)
    joint = "-t-" if verb.endswith("-t") and len(verb) > len("-t") else "-"
    cut = len(word) - len(pronoun) - len(joint)
    return word[:cut], word[cut : cut + len(joint)], word[cut + len(joint) :]
