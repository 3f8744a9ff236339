"""What German verbs tell by their form: the subjunctive of reported words, and infinitives with "zu"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.frames import Site
from wortlaut.extracting.scene import Passage
from wortlaut.extracting.tokens import Tokens

NO_SUBJUNCTIVE = ("te", "wurde", "weise", "ische", "liche", "ige", "bare", "same", "lose", "ere", "elle", "ale", "ive")
"""How past tenses, adverbs and adjectives in -e end."""
PAST = tuple(ending for ending in NO_SUBJUNCTIVE if ending != "ere")  # "bedauere"
NO_VERBS = (
    "determiners", "adverbs", "no_verbs", "times", "prepositions", "postpositions", "openers", "asides", "someone",
)  # fmt: skip

_SHORTEST_PREFIX, _LONGEST_PREFIX, _SHORTEST_VERB = 2, 9, 4  # letters: "ab", "gegenüber", "gehe"


@dataclass(frozen=True, slots=True)
class Sentence(Site):
    """A sentence that knows where its subjunctives and infinitives stand, so that each clause is asked in no time."""

    first: int = 0  # the token at which the lists begin
    moods: tuple[int, ...] = ()  # for each token the first subjunctive from there on
    infinitives: tuple[int, ...] = ()  # and the first infinitive with "zu"

    def subjunctive(self, start: int, end: int) -> bool:
        """Tell whether a stretch outside marks holds a subjunctive."""
        return start < end and self.moods[start - self.first] < end

    def infinitive(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds "zu" with an infinitive, or one that has it inside ("anzunehmen")."""
        return start < end and self.infinitives[start - self.first] < end


def read(passage: Passage, rules: Grammar, low: int, high: int, /) -> Sentence:
    """Return the sentence of those tokens."""
    tokens = passage.tokens
    moods = _next(low, high, [i for i in range(low, high) if _reported(tokens, rules, low, i)])
    infinitives = _next(low, high, [i for i in range(low, high) if _with_zu(tokens, rules, i, high)])
    return Sentence(passage, rules, low, high, first=low, moods=moods, infinitives=infinitives)


def _next(low: int, high: int, places: list[int]) -> tuple[int, ...]:
    found: list[int] = []
    for before, place in pairwise([low - 1, *places]):
        found.extend([place] * (place - before))
    return (*found, *[high] * (high - low - len(found)))


def _reported(tokens: Tokens, rules: Grammar, low: int, index: int) -> bool:
    if tokens.depth[index] or (index > low and tokens.capital(index)):
        return False
    if "ich" in tokens.lowers[max(low, index - 1) : index + 2]:
        return False  # "ich habe", "werde ich": the same form, but a fact
    foreign = tokens.words[index].endswith("iere")  # "er kandidiere"
    told = _mood(rules, tokens.lowers[index]) or present(tokens, rules, low, index)
    return foreign or told or _behind_noun(tokens, rules, low, index)


def _behind_noun(tokens: Tokens, rules: Grammar, low: int, index: int) -> bool:
    """Tell a present subjunctive that no list has by the noun before it: "der Mandant bedauere den Schaden"."""
    word = tokens.lowers[index]
    if index < low + 2 or not word.endswith("e") or word.endswith(PAST) or tokens.depth[index - 1]:
        return False
    before = tokens.words[index - 1]
    single = rules.has("singular", tokens.lowers[index - 2])
    if not before[0].isupper() or not before[-1].isalpha() or (before.endswith(("en", "er")) and not single):
        return False  # "Millionen neue Stellen"
    if index + 1 >= len(tokens) or tokens.capital(index + 1) or len(word) < _SHORTEST_VERB + 1:
        return False
    groups = (
        "determiners",
        "adverbs",
        "no_verbs",
        "times",
        "prepositions",
        "postpositions",
        "openers",
        "asides",
        "someone",
    )
    return not any(rules.has(group, word) for group in groups)


def _mood(rules: Grammar, word: str) -> bool:
    """Tell a subjunctive, bare or with its particle: "komme", "herauskomme"."""
    if rules.has("subjunctive", word):
        return True
    if not word.endswith(("e", "en")):
        return False
    cuts = range(_SHORTEST_PREFIX, min(_LONGEST_PREFIX, len(word) - _SHORTEST_VERB) + 1)
    return any(rules.has("prefixes", word[:cut]) and rules.has("subjunctive", word[cut:]) for cut in cuts)


def present(tokens: Tokens, rules: Grammar, low: int, index: int, /) -> bool:
    """Tell a present subjunctive of any verb by the pronoun before it: "man verlagere", "sie verspreche"."""
    word = tokens.lowers[index]
    if index == low or not word.endswith("e") or word.endswith(NO_SUBJUNCTIVE) or tokens.depth[index - 1]:
        return False
    if not rules.has("third", tokens.lowers[index - 1]) or tokens.capital(index):
        return False
    return not any(rules.has(group, word) for group in ("determiners", "adverbs", "no_verbs", "times"))


def free(site: Site, /) -> bool:
    """Tell whether a sentence without any cue is somebody's: present subjunctive, and no "I" and no "as if"."""
    tokens, rules = site.tokens, site.rules
    outside = [i for i in range(site.low, site.high) if not tokens.depth[i]]
    if any(rules.has("unreal", tokens.lowers[i]) for i in outside if i == site.low or not tokens.capital(i)):
        return False
    return any(
        rules.has("present", tokens.lowers[i]) or present(tokens, rules, site.low, i)
        for i in outside
        if not tokens.capital(i)
    )


def _with_zu(tokens: Tokens, rules: Grammar, index: int, end: int) -> bool:
    word = tokens.lowers[index]
    if word == "zu":
        return index + 1 < end and tokens.lowers[index + 1].endswith(("en", "ern", "eln", "sein", "tun"))
    return word.endswith("en") and "zu" in word[2:-4] and rules.has("prefixes", word[: word.index("zu", 2)])
