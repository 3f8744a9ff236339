"""What stands around capital words: an age, an apposition, a role, "the company"; it tells a person from a firm."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.tokens import Words

_APPOSITION = 8  # words after the name's comma within which its role stands
_COMPANY_WITHIN = 60  # words after a name within which "the company" tells that it is one


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The evidence beside the words of one document; numbers are indexes of tokens."""

    words: Words
    lexicon: Lexicon

    def firm_role(self, index: int) -> bool:
        word = self.words.tokens[index].text.lower()
        return word.removesuffix("in") in self.lexicon.grammar.firm_roles or word in self.lexicon.grammar.firm_roles

    def named_firm(self, index: int) -> bool:
        word = self.words.tokens[index].text.lower()
        return self.words.gap(index + 1) == " " and word.removesuffix("in") in self.lexicon.grammar.firms

    def presented(self, index: int) -> bool:
        """Tell whether a title or role stands before the name."""
        if not index or self.words.gap(index) not in (" ", ", ", ". "):
            return False
        before = self.words.tokens[index - 1]
        return before.key in self.lexicon.titles or self.lexicon.role(before.text) is not None

    def pronoun_next(self, end: int) -> bool:
        """Tell whether "he" or "she" follows in this sentence or opens the next."""
        here = self.words.sentence(self.words.tokens[end - 1].start)
        for token in self.words.tokens[end : end + _COMPANY_WITHIN]:
            ahead = self.words.sentence(token.start) - here
            if ahead > 1:
                return False
            if ahead == 1 and token.start != self.words.sentences[here]:
                continue
            word = token.text.lower()
            kind = self.lexicon.pronouns.get(word) if word not in self.lexicon.grammar.owning else None
            if kind == "m" or (kind == "f" and not self.lexicon.nouns_are_capital):
                return True
        return False

    def pronoun_opens(self, end: int) -> bool:
        """Tell whether "he" or "she" opens the next sentence."""
        here = self.words.sentence(self.words.tokens[end - 1].start)
        if here >= len(self.words.sentences):
            return False
        opening = self.words.within(self.words.sentences[here], self.words.sentences[here] + 1)
        first = self.words.tokens[opening.start].text.lower() if opening else ""
        return first not in self.lexicon.grammar.owning and self.lexicon.pronouns.get(first) in ("m", "f")

    def company_next(self, end: int) -> bool:
        """Tell whether the next sentence speaks of "the company", or the same one of "its"."""
        tokens = self.words.tokens
        here = self.words.sentence(tokens[end - 1].start)
        for index in range(end, min(end + _COMPANY_WITHIN, len(tokens) - 1)):
            ahead = self.words.sentence(tokens[index].start) - here
            if ahead > 1:
                return False
            word = tokens[index].text.lower()
            if word in self.lexicon.pronouns and self.lexicon.pronouns[word] in ("m", "f"):
                return False
            opens = self.words.sentence(tokens[index - 1].start) - here == 0 < ahead
            if opens and word in self.lexicon.grammar.definite:
                return tokens[index + 1].text.lower() in self.lexicon.grammar.firms
        return False

    def apposed(self, end: int) -> bool:
        """Tell whether an apposition with a role follows: "Quina Roe, its commercial director,"."""
        tokens = self.words.tokens
        if end >= len(tokens) or self.words.gap(end) not in (", ", " (") or tokens[end - 1].possessive:
            return False
        for index in range(end, min(end + _APPOSITION, len(tokens))):
            if index > end and self.words.gap(index) not in (" ", "-", "’s ", "'s "):
                return False
            if self.lexicon.role(tokens[index].text) is not None:
                return not self.firm_role(index)
            if tokens[index].text in self.lexicon.grammar.who and index == end:
                return True
        return False

    def aged(self, end: int) -> bool:
        """Tell whether an age follows: "Quina Jones, 25," or "(60 Jahre)"."""
        if end >= len(self.words.tokens) or self.words.gap(end) not in (", ", " ("):
            return False
        age = self.words.tokens[end].text
        after = self.words.text[self.words.tokens[end].end : self.words.tokens[end].end + 1]
        years = end + 1 < len(self.words.tokens) and self.words.tokens[end + 1].text in self.lexicon.grammar.years
        return age.isdigit() and len(age) == 2 and (after in (",", ")") or years)
