"""Which of the persons whom a phrase names speak by it: "Roe, a friend of Jane Doe" is Roe alone."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Span
from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.roles import titled_from
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot
from wortlaut.resolving.tokens import Token

MARKS = " \"'“”„’‘»)"


def heads_of(scene: Scene, first: int, end: int, /, *, stripped: bool) -> tuple[tuple[Spot, ...], bool]:
    """Return who speaks by the words ``first`` to before ``end``, and whether others do too whom they do not name.

    ``stripped`` tells that "a statement by" or the like has been taken off before them.
    """
    return _HeadReader(scene, first, end, stripped)()


def nominal(lexicon: Lexicon, token: Token, /) -> bool:
    """Tell whether the word is a noun that may speak or be spoken: in German any capital one."""
    if lexicon.nouns_are_capital:
        return token.capital
    return lexicon.speaks(token.text) or lexicon.kind(token.text) is not None or lexicon.role(token.text) is not None


class _HeadReader:
    __slots__ = ("end", "first", "grammar", "scene", "stripped", "tokens")

    def __init__(self, scene: Scene, first: int, end: int, stripped: bool) -> None:
        self.scene, self.first, self.end, self.stripped = scene, first, end, stripped
        self.tokens, self.grammar = scene.words.tokens, scene.lexicon.grammar

    def __call__(self) -> tuple[tuple[Spot, ...], bool]:
        span = Span(self.tokens[self.first].start, self.tokens[self.end - 1].end)
        heads: list[Spot] = []
        last = self.first
        for spot in self.scene.timeline.within(span):
            inside = self.scene.words.within(spot.start, spot.end)
            if (
                not inside
                or spot.how == "role"
                or (spot.person is not None and self.scene.cast.drafts[spot.person].kind != "person")
            ):
                continue
            if heads:
                if self._joined(last, inside.start):
                    heads.append(spot)
            elif self._is_head(spot, inside.start, inside.stop):
                heads.append(spot)
            last = last if heads and spot is not heads[-1] else inside.stop
        return tuple(heads), bool(heads) and (self._accompanied(last) or self._married(heads[0]))

    def _married(self, head: Spot) -> bool:
        """Tell whether the first name of another of that surname stands before: "Karen and Dale Roe"."""
        first = self.scene.words.within(head.start, head.end).start
        if first - 2 < self.first or self.tokens[first - 1].text not in self.scene.lexicon.joiners:
            return False
        return self.tokens[first - 2].capital and self.tokens[first - 2].key in self.scene.lexicon.given

    def _is_head(self, spot: Spot, first: int, last: int) -> bool:
        clause = self._clause_start(first)
        if clause > self.first and self._plural_before(clause):
            return False
        before = self.tokens[clause:first]
        if any(token.text.lower() in self.grammar.inside for token in before[self._determiner(clause) :]):
            return spot.full and not spot.attributive and self._titled(first)
        german = self.scene.lexicon.nouns_are_capital
        if not german and self._other_subject(before):
            return False
        ahead = (
            self.tokens[last] if last < len(self.tokens) and self.scene.words.gap(last).strip("'’s ") == "" else None
        )
        if not spot.attributive:
            return not (german and before and self._unknown_nouns(before) and not spot.full)
        if german and ahead is not None and last >= self.end and self.scene.lexicon.speaks(ahead.text):
            return not before  # "nach Roes Worten", of which the span holds the name alone
        if ahead is not None and (last < self.end or self.tokens[last - 1].possessive):
            noun = ahead if german else self._owned_noun(last)
            if noun is not None and self.scene.lexicon.speaks(noun.text):
                return True
            kind = self.scene.lexicon.kind(noun.text) if noun is not None else None
            if noun is not None and (self.scene.lexicon.role(noun.text) or kind not in (None, "source")):
                return False
            named = [token for token in before if token.key not in self.scene.lexicon.titles]
            named = [token for token in named if self.scene.lexicon.role(token.text) is None]
            return last >= self.end and self.tokens[last - 1].possessive and not named
        titled = all(token.key in self.scene.lexicon.titles or self.scene.lexicon.role(token.text) for token in before)
        return (self.stripped or not german) and titled

    def _titled(self, first: int) -> bool:
        """Tell whether the name stands behind a role and its organisation: "Secretary of State Jane Roe"."""
        head = titled_from(self.scene.words, self.scene.lexicon, first)
        if head is None or head < self.first:
            return False
        return not any(
            token.text.lower() in self.grammar.beyond or token.possessive for token in self.tokens[self.first : head]
        )

    def _other_subject(self, before: Sequence[Token]) -> bool:
        """Tell whether an English noun before the name speaks instead: "the panel held Roe in contempt"."""
        lexicon = self.scene.lexicon
        if not before or before[-1].capital or lexicon.role(before[-1].text) is not None:
            return False
        return any(not token.capital and lexicon.kind(token.text) is not None for token in before[:-1])

    def _unknown_nouns(self, before: Sequence[Token]) -> bool:
        """Tell whether a German noun other than a role or title stands right before a bare surname."""
        noun = before[-1]
        lexicon = self.scene.lexicon
        return (
            noun.capital
            and lexicon.role(noun.text) is None
            and noun.key not in lexicon.titles
            and noun.key not in lexicon.function
        )

    def _owned_noun(self, index: int) -> Token | None:
        for number in range(index, min(index + 4, len(self.tokens))):
            if number > index and self.scene.words.gap(number) != " ":
                return None
            if nominal(self.scene.lexicon, self.tokens[number]):
                return self.tokens[number]
        return None

    def _determiner(self, index: int) -> int:
        return int(self.tokens[index].text.lower() in self.grammar.definite)

    def _clause_start(self, first: int) -> int:
        index = first
        while index > self.first and self.scene.words.gap(index).strip(MARKS) in ("", ".", "-"):
            index -= 1
        return index

    def _plural_before(self, clause: int) -> bool:
        lexicon = self.scene.lexicon
        opening = self.tokens[self.first].text.lower()
        if opening in self.grammar.singular:
            return False
        for index, token in enumerate(self.tokens[self.first : clause]):
            if token.text.lower() in self.grammar.inside and index:
                return False
            if lexicon.kind(token.text) in ("group", "source"):
                return lexicon.role(token.text) is None or opening in self.grammar.feminine
        return False

    def _joined(self, last: int, first: int) -> bool:
        between = [token.text.lower() for token in self.tokens[last:first]]
        gaps = "".join(self.scene.words.gap(index) for index in range(last, first + 1))
        joiners = [number for number, word in enumerate(between) if word in self.scene.lexicon.joiners]
        after = between[joiners[-1] :] if joiners else between
        return bool(joiners or "&" in gaps) and not any(word in self.grammar.beyond for word in after)

    def _accompanied(self, last: int) -> bool:
        for index in range(last, self.end - 1):
            if self.tokens[index].text.lower() not in self.scene.lexicon.joiners:
                continue
            company = self.tokens[index + 1].text.lower()
            if index == last or company in self.grammar.company:
                return True
        return False
