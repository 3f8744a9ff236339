"""The noun phrase that names a speaker: its head decides who speaks, not any name that stands inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.records import Span
from wortlaut.resolving.lexicon import Gender, NounKind
from wortlaut.resolving.roles import office_key, titled_from
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot
from wortlaut.resolving.tokens import Token

_MARKS = " \"'“”„’‘»)"
_JOINTS = _MARKS + "«-./s"  # the s of a possessive among them
_WIDEST = 60  # words of a phrase that are looked at


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words that name a speaker say."""

    start: int
    end: int
    pronoun: str | None = None  # "m", "f", "first", "plural", "relative", "own", "hers or theirs"
    heads: tuple[Spot, ...] = ()  # the persons it names as speaking
    together: bool = False  # with others who are not named
    office: str | None = None
    head: str = ""  # the noun that names the office
    owner: str = ""  # "seine", "his": whose officer it is
    definite: bool = False
    gender: Gender = None
    modifiers: tuple[str, ...] = ()
    former: bool = False
    complement: tuple[str, ...] = ()  # capital words after the role: "of the Ohio Senate"
    kind: NounKind | None = None
    printed: str = ""


def read_phrase(scene: Scene, span: Span, /) -> Phrase | None:
    """Return what the phrase in that span says about the speaker; None where it has no word."""
    indexes = scene.words.within(span.start, span.end)[:_WIDEST]
    if not indexes:
        return None
    return _PhraseReader(scene, indexes).read()


class _PhraseReader:
    __slots__ = ("end", "first", "grammar", "scene", "stripped", "tokens")

    def __init__(self, scene: Scene, indexes: range) -> None:
        self.scene = scene
        self.first, self.end = indexes.start, indexes.stop
        self.tokens = scene.words.tokens
        self.grammar = scene.lexicon.grammar
        self.stripped = False

    def read(self) -> Phrase:
        pronoun = self._pronoun(self.tokens[self.first])
        if pronoun is not None:
            return pronoun
        self._skip_leading()
        owned = self._owned()
        if owned is not None:
            return owned
        self._strip_speech()
        if self.stripped:
            pronoun = self._pronoun(self.tokens[self.first])
            if pronoun is not None:
                return pronoun
        heads, together = self._heads()
        if heads:
            return self._phrase(heads=heads, together=together)
        return self._noun()

    def _phrase(self, **known: object) -> Phrase:
        start, end = self.tokens[self.first].start, self.tokens[self.end - 1].end
        return Phrase(start=start, end=end, **known)  # type: ignore[arg-type]

    def _pronoun(self, token: Token) -> Phrase | None:
        word = token.text.lower()
        if self.end - self.first > 2 or (self.end - self.first == 2 and self._noun_follows()):
            return None
        if word in self.scene.lexicon.relatives:
            return self._phrase(pronoun="relative") if self.end - self.first == 1 and not token.capital else None
        if word in self.grammar.owning - self.grammar.hers:
            owner = "m" if word in self.grammar.his else "plural"
            return self._phrase(pronoun=owner) if self.end - self.first == 1 else None
        kind = self.scene.lexicon.pronouns.get(word)
        return None if kind is None else self._phrase(pronoun=kind)

    def _noun_follows(self) -> bool:
        word = self.tokens[self.first + 1].text.lower()
        return word not in self.scene.lexicon.pronouns and word not in (
            "selbst",
            "selber",
            "too",
            "also",
            "auch",
            "both",
            "all",
        )

    def _skip_leading(self) -> None:
        while self.first < self.end - 1 and self.tokens[self.first].text.lower() in self.grammar.leading:
            if self.scene.timeline.at(self.tokens[self.first].start):
                return  # "Von der Heide"
            self.first += 1

    def _owned(self) -> Phrase | None:
        """Read "his spokesman", "seiner Ansicht": the owner speaks only where what is owned is speech."""
        word = self.tokens[self.first].text.lower()
        if word in self.grammar.own and self.end - self.first == 2 and self._speaks_at(self.first + 1):
            return self._phrase(pronoun="own")
        if word not in self.grammar.owning or self.end - self.first < 2:
            return None
        if self._appositive_head():
            return None
        noun = self._first_noun(self.first + 1)
        if noun is not None and self.scene.lexicon.speaks(noun.text):
            owner = (
                "m"
                if word in self.grammar.his
                else "f"
                if word in self.grammar.hers
                else "first"
                if word in ("my", "mein", "meine", "meiner")
                else "hers or theirs"
                if word in self.scene.lexicon.feminine
                else "plural"
            )
            return self._phrase(pronoun=owner)
        return None

    def _speaks_at(self, index: int) -> bool:
        return self.scene.lexicon.speaks(self.tokens[index].text)

    def _appositive_head(self) -> bool:
        return bool(self._heads()[0])

    def _first_noun(self, index: int) -> Token | None:
        for token in self.tokens[index : self.end]:
            if self._nominal(token):
                return token
        return None

    def _nominal(self, token: Token) -> bool:
        if self.scene.lexicon.nouns_are_capital:
            return token.capital
        lexicon = self.scene.lexicon
        return (
            lexicon.speaks(token.text) or lexicon.kind(token.text) is not None or lexicon.role(token.text) is not None
        )

    def _strip_speech(self) -> None:
        """Go from "Angaben des Ministers", "a statement by X" to the one whose words they are."""
        index = self.first
        while index < self.end - 1 and not self._nominal(self.tokens[index]) and not self.tokens[index].capital:
            index += 1
        if (
            index >= self.end - 1
            or not self.scene.lexicon.speaks(self.tokens[index].text)
            or self.scene.words.gap(index + 1) != " "
        ):
            return
        if index > self.first and self.tokens[index - 1].possessive:
            return
        follower = self.tokens[index + 1].text.lower()
        german = self.scene.lexicon.nouns_are_capital
        if follower in self.grammar.by and index + 2 < self.end:
            self.first, self.stripped = index + 2, True
        elif (german and (follower in self.grammar.genitive or self.tokens[index + 1].capital)) or (
            german and self.tokens[index + 1].text.endswith(("er", "en"))
        ):
            self.first, self.stripped = index + 1, True

    def _heads(self) -> tuple[tuple[Spot, ...], bool]:
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
            if self._nominal(self.tokens[number]):
                return self.tokens[number]
        return None

    def _determiner(self, index: int) -> int:
        return int(self.tokens[index].text.lower() in self.grammar.definite)

    def _clause_start(self, first: int) -> int:
        index = first
        while index > self.first and self.scene.words.gap(index).strip(_MARKS) in ("", ".", "-"):
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

    def _noun(self) -> Phrase:
        first = self.tokens[self.first].text.lower()
        definite = first in self.grammar.definite
        indefinite = first in self.grammar.articles and not definite
        tokens = self._core(self.first + (definite or indefinite))
        head = self._head(tokens)
        if head is None or self._inside_a_name(head, tokens):
            return self._proper(tokens, definite=definite or indefinite)
        lexicon = self.scene.lexicon
        role, kind = lexicon.role(head.text), lexicon.kind(head.text)
        single = role is not None and not self._plural(head)
        gender = (role[1] if role else None) or (lexicon.article_gender(first) if lexicon.nouns_are_capital else None)
        return self._phrase(
            office=self._office(head, role[0]) if role is not None and single else None,
            head=head.text,
            owner=first if first in self.grammar.owning else "",
            complement=self._complement(tokens),
            former=any(token.text.lower() in lexicon.former for token in tokens),
            definite=definite or (not indefinite and head.capital and not lexicon.nouns_are_capital),
            gender=gender,
            modifiers=self._modifiers(tokens, head),
            kind="anonymous" if single else "group" if first in self.grammar.numbers else kind or "group",
            printed=self._printed(definite=definite),
        )

    def _inside_a_name(self, head: Token, tokens: Sequence[Token]) -> bool:
        """Tell whether an English role is the beginning of an organisation's name: "General Electric"."""
        lexicon, ends = self.scene.lexicon, tokens[-1]
        if lexicon.nouns_are_capital or head is not tokens[0] or head is ends or lexicon.kind(head.text) is not None:
            return False
        return ends.capital and head.capital and lexicon.role(ends.text) is None and ends.key not in lexicon.places

    def _modifiers(self, tokens: Sequence[Token], head: Token) -> tuple[str, ...]:
        """Return the words that tell this holder of an office from others: "GOP", "US-", "französische"."""
        before = [token for token in tokens if token.start < head.start]
        words = [token.text for token in before if token.capital or token.text.rstrip("enrms").endswith("isch")]
        prefix, dash, _ = head.text.rpartition("-")
        return (*words, prefix) if dash and self.scene.lexicon.nouns_are_capital else tuple(words)

    def _office(self, head: Token, office: str) -> str:
        return office_key(
            self.scene.words, self.scene.lexicon, self.scene.words.within(head.start, head.end).start, office
        )

    def _complement(self, core: Sequence[Token]) -> tuple[str, ...]:
        end = core[-1].start
        return tuple(token.text for token in self.tokens[self.first : self.end] if token.start > end and token.capital)

    def _head(self, tokens: Sequence[Token]) -> Token | None:
        """Return the noun that speaks: in English the last of its phrase, in German the first that is no adjective."""
        lexicon = self.scene.lexicon
        order = tokens if lexicon.nouns_are_capital else tokens[::-1]
        nouns = [token for token in order if self._speaking_noun(token)]
        return next((token for token in nouns if token.key not in lexicon.places), nouns[0] if nouns else None)

    def _plural(self, head: Token) -> bool:
        """Tell whether a noun that may be a role means several: "die Anwälte", "two lawyers"."""
        lexicon, first = self.scene.lexicon, self.tokens[self.first].text.lower()
        if first in self.grammar.numbers:
            return True
        if not lexicon.nouns_are_capital:
            return lexicon.kind(head.text) == "group"
        if first in self.grammar.singular:
            return False
        role = lexicon.role(head.text)
        return first in self.grammar.feminine and role is not None and role[1] == "m"

    def _speaking_noun(self, token: Token) -> bool:
        lexicon = self.scene.lexicon
        if lexicon.nouns_are_capital and not token.capital and lexicon.kind(token.text) != "group":
            return False
        return lexicon.role(token.text) is not None or lexicon.kind(token.text) is not None

    def _core(self, start: int) -> list[Token]:
        core: list[Token] = []
        for index in range(start, self.end):
            token = self.tokens[index]
            word = token.text.lower()
            if core and (
                word in self.grammar.inside
                or self.scene.words.gap(index).replace(" & ", "").strip(_JOINTS)
                or (word in self.scene.lexicon.joiners and not self.scene.words.gap(index).startswith("-"))
            ):
                break
            core.append(token)
        return core

    def _proper(self, tokens: Sequence[Token], *, definite: bool) -> Phrase:
        """Read a name in no list: an acronym or a name with an article is an organisation, a lone word a surname."""
        capitals = [token for token in tokens if token.capital]
        german = self.scene.lexicon.nouns_are_capital
        if not capitals:
            return self._phrase()
        lone = capitals[0]
        proper = not definite and len(tokens) == 1
        known = bool(self.scene.cast.surnamed(lone.key))  # "HOLT:"
        if proper and (known or not self._emblem(lone)) and self._may_be_surname(lone):
            return self._phrase(heads=(self._surname(lone),))
        owner = self._speech_owner(capitals[-1])
        if owner is not None:
            return owner
        named = len(capitals) > 1 and len(capitals) == len(tokens)
        if (
            german
            and not named
            and not any(self._emblem(token) or token.key in self.scene.lexicon.places for token in capitals)
        ):
            return self._phrase()
        return self._phrase(kind="organisation", printed=self._printed(definite=definite))

    def _speech_owner(self, token: Token) -> Phrase | None:
        """Read "Polizeiangaben", "NASA-Angaben": the first half speaks, where it can."""
        tail = self.scene.lexicon.speech_tail(token.text)
        if tail is None:
            return None
        owner = token.text[: -len(tail)].rstrip("-")
        kind = self.scene.lexicon.kind(owner) if owner else None
        if kind is None and not (owner and "-" in token.text and owner[0].isupper()):
            return self._phrase()
        return self._phrase(kind=kind or "organisation", printed=owner)

    def _may_be_surname(self, token: Token) -> bool:
        lexicon = self.scene.lexicon
        plural = token.text.endswith(self.grammar.plural) if self.grammar.plural else False
        return not (lexicon.stops(token.key) or plural or lexicon.speaks(token.text))

    def _emblem(self, token: Token) -> bool:
        """Tell whether its capitals are those of an organisation: "FBI", "PolitiFact", "n-tv"."""
        inner = token.text[1:]
        return (
            any(letter.isupper() for letter in inner.split("-")[0])
            and not inner[:2].istitle()
            and not token.text.startswith(("Mc", "Mac", "O'", "O’", "D'", "D’", "De", "Di", "La", "Le", "Van"))
        )

    def _surname(self, token: Token) -> Spot:
        known = self.scene.cast.surnamed(token.key)
        person = self.scene.cast.add_surname(token.text, token.key, self.scene.lexicon.given.get(token.key))
        self.scene.cast.drafts[person].tentative = not known and self.scene.lexicon.nouns_are_capital
        spot = Spot(token.start, token.end, person, "short_name", subject=True)
        self.scene.timeline.add(spot)
        return spot

    def _printed(self, *, definite: bool) -> str:
        start = self.first + (
            definite and self.first + 1 < self.end and self.tokens[self.first].text.lower() in self.grammar.definite
        )
        end = self.end
        for index in range(start + 1, self.end):
            if any(sign in self.scene.words.gap(index) for sign in ",("):
                end = index
                break
        return " ".join(self.scene.words.text[self.tokens[start].start : self.tokens[end - 1].end].split())
