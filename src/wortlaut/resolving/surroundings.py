"""What stands around capital words: an age, an apposition, a role, "the company"; it tells a person from a firm."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.tokens import Token, Words

_APPOSITION = 8  # words after the name's comma within which its role stands
_COMPANY_WITHIN = 60  # words after a name within which "the company" tells that it is one
_LONGEST_HEADLINE = 200  # code points
_SHORTEST_HEADLINE = 5  # words of more than three letters; a short sentence may hold names only
_STOPPED_SHARE = 0.85  # the same where a full stop ends it: a sentence of many names is none
_HEADLINE_SHARE = 0.7  # of the longer words of a sentence are capital: title case tells nothing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The evidence beside the words of one document; numbers are indexes of tokens."""

    words: Words
    lexicon: Lexicon

    def capital_by_place(self, index: int) -> bool:
        """Tell whether the word begins a sentence, so that its capital tells nothing."""
        start = self.words.tokens[index].start
        return self.words.sentence(start) != self.words.sentence(max(0, start - 1)) or start == 0

    def institute(self, token: Token) -> bool:
        """Tell whether a compound ends in an organisation: "Koch-Institut"."""
        return "-" in token.text and self.lexicon.kind(token.text) == "organisation"

    def organisation_follows(self, end: int) -> bool:
        """Tell whether the next word ends an organisation's name: "Roe Bank"."""
        tokens = self.words.tokens
        if end >= len(tokens) or tokens[end - 1].possessive or self.words.gap(end) != " ":
            return False
        named_after = self.institute(tokens[end]) or tokens[end].key in self.lexicon.organisations
        return tokens[end].capital and named_after

    def firm_of_two(self, index: int, end: int) -> bool:
        """Tell whether an ampersand ties a surname to another: "Roe & Holt", but not "Jane & Peter Roe"."""
        tokens = self.words.tokens
        behind = end < len(tokens) and tokens[end].capital and self.words.gap(end) == " & "
        before = index > 0 and tokens[index - 1].capital and self.words.gap(index) == " & "
        full = end - index > 1 and self.lexicon.given_name(tokens[index].key)
        if full or not (behind or before):
            return False
        first, second = (index, end) if behind else (index - 1, index)
        return not (self.lexicon.given_name(tokens[first].key) and self.lexicon.given_name(tokens[second].key))

    def name_like(self, token: Token) -> bool:
        """Tell whether the word may be part of a person's name."""
        if not token.capital or self.lexicon.stops(token.key) or token.text[0].isdigit() or self.institute(token):
            return False
        if self.lexicon.nouns_are_capital and self.lexicon.speaks(token.text):
            return False
        return token.key not in self.lexicon.titles

    def headline(self, index: int) -> bool:
        """Tell whether the sentence is in title case, so that its capitals tell nothing."""
        sentence = self.words.sentence(self.words.tokens[index].start)
        start = self.words.sentences[sentence - 1]
        end = self.words.sentences[sentence] if sentence < len(self.words.sentences) else len(self.words.text)
        if end - start > _LONGEST_HEADLINE:
            return False
        line = self.words.within(start, end)
        long = [self.words.tokens[number] for number in line if len(self.words.tokens[number].text) > 3]
        if self.lexicon.nouns_are_capital or len(long) < _SHORTEST_HEADLINE:
            return False
        share = _STOPPED_SHARE if self.words.text[start:end].rstrip().endswith(".") else _HEADLINE_SHARE
        return sum(token.capital for token in long) >= share * len(long)

    def heading(self, index: int) -> bool:
        """Tell whether the word opens a paragraph of one sentence, at the head of the text."""
        start = self.words.tokens[index].start
        after = self.words.paragraphs[1] if len(self.words.paragraphs) > 1 else len(self.words.text)
        return start == 0 and self.words.sentence(after - 1) == 1

    def firm_role(self, index: int) -> bool:
        word = self.words.tokens[index].text.lower()
        return word.removesuffix("in") in self.lexicon.grammar.firm_roles or word in self.lexicon.grammar.firm_roles

    def named_firm(self, index: int) -> bool:
        """Tell whether a name may be a firm's by the word before: "Händler Anna Roe", not "Händlerin Anna Roe"."""
        return self.words.gap(index + 1) == " " and self.words.tokens[index].text.lower() in self.lexicon.grammar.firms

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
        """Tell whether "he" or "she" opens the next sentence; German "sie" may be several."""
        here = self.words.sentence(self.words.tokens[end - 1].start)
        if here >= len(self.words.sentences):
            return False
        opening = self.words.within(self.words.sentences[here], self.words.sentences[here] + 1)
        first = self.words.tokens[opening.start].text.lower() if opening else ""
        shown = ("m",) if self.lexicon.nouns_are_capital else ("m", "f")
        return first not in self.lexicon.grammar.owning and self.lexicon.pronouns.get(first) in shown

    def pronoun_in_next(self, end: int) -> bool:
        """Tell whether the next sentence has "he" or "she" before any other name."""
        here = self.words.sentence(self.words.tokens[end - 1].start)
        if here >= len(self.words.sentences):
            return False
        begin = self.words.sentences[here]
        stop = self.words.sentences[here + 1] if here + 1 < len(self.words.sentences) else len(self.words.text)
        for index in self.words.within(begin, stop):
            token = self.words.tokens[index]
            word = token.text.lower()
            if word not in self.lexicon.grammar.owning and self.lexicon.pronouns.get(word) in ("m", "f"):
                return True
            if token.capital and index and self.words.tokens[index - 1].capital:
                return False
        return False

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

    def age(self, end: int) -> int | None:
        """Return the age that follows: "Quina Jones, 25," or "(60 Jahre)"."""
        if end >= len(self.words.tokens) or self.words.gap(end) not in (", ", " ("):
            return None
        age = self.words.tokens[end].text
        after = self.words.text[self.words.tokens[end].end : self.words.tokens[end].end + 1]
        years = end + 1 < len(self.words.tokens) and self.words.tokens[end + 1].text in self.lexicon.grammar.years
        return int(age) if age.isdecimal() and len(age) == 2 and (after in (",", ")") or years) else None
