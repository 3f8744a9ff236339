"""Whether capital words whose first name is in no list name a person: what the text around them shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.resolving.folding import is_cjk
from wortlaut.resolving.lexicon import Lexicon, is_particle, is_suffix, is_sure_particle, surnames_first
from wortlaut.resolving.surroundings import Surroundings
from wortlaut.resolving.tally import Tally
from wortlaut.resolving.tokens import Token, Words

LONGEST_UNKNOWN = 3  # words of a name whose first name is in no list


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Judges the words of one document from ``index`` to before ``end``."""

    words: Words
    lexicon: Lexicon
    hinted: frozenset[int]  # tokens that stand where a speaker is named
    lone: frozenset[str]  # keys of words that name a speaker by themselves
    tally: Tally
    around: Surroundings

    def person(self, index: int, end: int, *, titled: bool) -> bool:
        """Tell whether the words, whose first is in no list of first names, name a person."""
        tokens = self.words.tokens[index:end]
        if self._no_name(index, end):
            return False
        if self._middle_initial(index, end):
            return True
        extra = sum(is_particle(token.text) or is_suffix(token.key) for token in tokens)
        if len(tokens) > LONGEST_UNKNOWN + min(extra, 1) or self._named_thing(index):
            return False
        if len(tokens) == 2 and (tokens[1].key in self.lone or tokens[1].key in self.tally.addressed):
            return not (tokens[1].key in self.tally.listed and self.around.heading(index))  # "Quiet Roe gives up"
        noble = any(is_sure_particle(token.text) for token in tokens) and not self.lexicon.nouns_are_capital
        if titled or noble or self._called_shorter(tokens) or self._goes_on(index, end):
            return True
        eastern = tokens[0].key in surnames_first() and "-" in tokens[1].text
        return eastern or self._shown(index, end)

    def _no_name(self, index: int, end: int) -> bool:
        """Tell whether the first word is a verb or an adjective, or a word is a German noun for something else."""
        first, ends = self.words.tokens[index], self.lexicon.grammar.verb_ends
        if first.text.lower() in self.lexicon.grammar.named_things:
            return True
        if ends and index not in self.hinted and first.key.endswith(ends) and self.around.capital_by_place(index):
            return True
        tail = first.text.rpartition("-")[2]
        eastern = surnames_first().intersection((first.key, self.words.tokens[end - 1].key))
        if tail != first.text and tail.islower() and not eastern:
            return True  # "Riverside-area Roe"
        tokens = self.words.tokens[index:end]
        return self.lexicon.nouns_are_capital and any(self.lexicon.kind(token.text) for token in tokens)

    def _called_shorter(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a part of three words speaks by itself: "De Rossi" of "Quill De Rossi", "Pham"."""
        if len(tokens) != 3:
            return False
        noble = tokens[2].key in self.lone and is_particle(tokens[1].text)
        return noble or (tokens[0].key in surnames_first() and tokens[0].key in self.lone)

    def _goes_on(self, index: int, end: int) -> bool:
        return self._namesake(index, end) or self._beside_chinese(index) or self._goes_on_as_somebody(index, end)

    def _shown(self, index: int, end: int) -> bool:
        """Tell whether the words stand where a speaker is named, or before an age or an apposition."""
        inside = all(number in self.hinted for number in range(index, end)) and self._opens(index)
        if not (inside or self.around.age(end) is not None or self.around.apposed(end)):
            return False
        article = self._article_before(index)
        shouting = any(token.text.isupper() and len(token.text) > 1 for token in self.words.tokens[index:end])
        return not article and not shouting

    def firm(self, index: int, end: int, *, known: bool) -> bool:
        """Tell whether the text treats the words as a company: "Roe Marine", which nobody calls by its last word."""
        first, last = self.words.tokens[index], self.words.tokens[end - 1]
        if end - index != 2 or first.initial:
            return False
        pair = (first.key, last.key)
        if pair in self.tally.firms:
            return True
        if (
            known
            and index
            and self.around.named_firm(index - 1)
            and self.tally.counts[last.key] == self.tally.pairs[pair]
        ):
            return True
        if (
            known
            or self.tally.counts[last.key] > self.tally.pairs[pair]
            or self.around.apposed(end)
            or self.around.age(end) is not None
        ):
            return False
        named_so = index > 0 and self.words.gap(index) == " " and self.around.firm_role(index - 1)
        person_before = not named_so and self.around.presented(index)
        again = (
            self.tally.pairs[pair] > 1
            and self.tally.counts[first.key] == self.tally.pairs[pair]
            and not self.around.pronoun_next(end)
        )
        return not person_before and (named_so or again or self.around.company_next(end))

    def _namesake(self, index: int, end: int) -> bool:
        """Tell whether the surname is that of somebody with a listed first name: "Quill Roe", beside "Peter Roe"."""
        first, last = self.words.tokens[index], self.words.tokens[end - 1]
        if end - index != 2 or last.key not in self.tally.listed or last.key in self.lexicon.given:
            return False
        common = self.lexicon.role(first.text) is not None or self.lexicon.kind(first.text) is not None
        if common or self.lexicon.nouns_are_capital:
            return False
        acts = end < len(self.words.tokens) and self.words.tokens[end].text in self.lexicon.grammar.auxiliaries
        return acts or not self.around.capital_by_place(index)

    def _goes_on_as_somebody(self, index: int, end: int) -> bool:
        """Tell whether the text goes on from two words with "he" or "she": "Quill Roe is late. She has a boat"."""
        if end - index != 2 or end >= len(self.words.tokens):
            return False
        gap, ahead = self.words.gap(end), self.words.tokens[end]
        if self.lexicon.nouns_are_capital:
            acts = gap == " " and not ahead.capital and ahead.text not in self.lexicon.grammar.inside
            relative = gap == ", " and ahead.text in self.lexicon.relatives
            numbered = index > 0 and self.words.gap(index) == " " and self._counts(index - 1)
            told = (acts or relative) and not numbered and not self._article_before(index)
            return told and self.around.pronoun_opens(end)
        if gap != " " or ahead.text not in self.lexicon.grammar.auxiliaries:
            return False
        inside = not self.around.capital_by_place(index) and not self._behind_preposition(index)
        return self.around.pronoun_opens(end) or (inside and self.around.pronoun_in_next(end))

    def _counts(self, index: int) -> bool:
        """Tell a number before nouns: "zu drei Jahren Haft"."""
        word = self.words.tokens[index].text.lower()
        return word[0].isdigit() or word in self.lexicon.grammar.numbers

    def _article_before(self, index: int) -> bool:
        return index > 0 and self.words.gap(index) == " " and self._article(index - 1)

    def _behind_preposition(self, index: int) -> bool:
        before = self.words.tokens[index - 1].text.lower() if index and self.words.gap(index) == " " else ""
        return before in self.lexicon.grammar.inside or before in self.lexicon.grammar.object_after

    def _middle_initial(self, index: int, end: int) -> bool:
        """Tell whether an initial stands between two words: "Quenby R. Holt"."""
        tokens = self.words.tokens[index:end]
        if len(tokens) < 3 or not tokens[1].initial or self.words.text[tokens[1].end] != ".":
            return False
        return len(tokens[0].text) > 1 and self.around.name_like(tokens[2]) and len(tokens[2].text) > 1

    def _named_thing(self, index: int) -> bool:
        """Tell whether what comes before says that the words name no person: "der Zeitung „Le Matin“"."""
        if not index or self.words.gap(index).strip(" „“\"'«»‚‘") or not self.lexicon.nouns_are_capital:
            return False
        before = self.words.tokens[index - 1]
        return self.lexicon.kind(before.text) == "organisation" and self.lexicon.role(before.text) is None

    def _beside_chinese(self, index: int) -> bool:
        """Tell whether the words stand in brackets after a name in Chinese script."""
        start = self.words.tokens[index].start
        before = self.words.text[max(0, start - 2) : start]
        return len(before) == 2 and before[1] in "（(" and is_cjk(before[0])

    def _opens(self, index: int) -> bool:
        """Tell whether no German adjective stands before the words, which would make them plain nouns."""
        if index - 1 not in self.hinted or self.words.gap(index) != " " or not self.lexicon.nouns_are_capital:
            return True
        before = self.words.tokens[index - 1]
        return before.capital or before.text in self.lexicon.grammar.beyond or before.text in self.lexicon.joiners

    def _article(self, index: int) -> bool:
        token = self.words.tokens[index]
        return token.text.lower() in self.lexicon.grammar.articles
