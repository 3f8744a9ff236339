"""The noun phrase that names a speaker: its head decides who speaks, not any name that stands inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.records import Span
from wortlaut.resolving.heads import MARKS, heads_of, nominal
from wortlaut.resolving.lexicon import Gender, NounKind
from wortlaut.resolving.roles import office_key, offices_beside
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot
from wortlaut.resolving.tokens import Token

_JOINTS = MARKS + "«-./s"  # the s of a possessive among them
_WIDEST = 60  # words of a phrase that are looked at
_LONGEST_EPITHET = 2  # words: "the young German"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words that name a speaker say."""

    start: int
    end: int
    pronoun: str | None = None  # "m", "f", "latter", "last", "foremost", "first", "plural", "relative", "own", ...
    heads: tuple[Spot, ...] = ()  # the persons it names as speaking
    together: bool = False  # with others who are not named
    office: str | None = None
    head: str = ""  # the noun that names the office
    owner: str = ""  # "seine", "his": whose officer it is
    definite: bool = False
    gender: Gender = None
    modifiers: tuple[str, ...] = ()
    former: bool = False
    present: bool = False  # "the new judge"
    leaving: bool = False  # "the outgoing judge"
    age: int | None = None  # "the 36-year-old"
    epithet: bool = False  # "the Spaniard", "the teenager from Lund"
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
        pointed = self._pointed() or self._epithet()
        if pointed is not None:
            return pointed
        owned = self._owned()
        if owned is not None:
            return owned
        self._strip_speech()
        if self.stripped:
            pronoun = self._pronoun(self.tokens[self.first])
            if pronoun is not None:
                return pronoun
        heads, together = heads_of(self.scene, self.first, self.end, stripped=self.stripped)
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
        if word in self.scene.lexicon.feminine and word in self.grammar.dative and self.end - self.first == 1:
            return self._phrase(pronoun="f")  # "ihr zufolge"
        if word in self.grammar.owning - self.grammar.hers:
            owner = "m" if word in self.grammar.his else "plural"
            return self._phrase(pronoun=owner) if self.end - self.first == 1 else None
        kind = self.scene.lexicon.pronouns.get(word)
        return None if kind is None else self._phrase(pronoun=kind)

    def _pointed(self) -> Phrase | None:
        """Read "the latter", "dieser", "the 36-year-old": one of those named before."""
        lexicon, first = self.scene.lexicon, self.tokens[self.first].text.lower()
        article = first in self.grammar.definite and self.end - self.first == 2
        if self.end - self.first > 1 + article:
            return self._aged()
        word = self.tokens[self.end - 1].text.lower()
        shown = first if lexicon.nouns_are_capital else ""
        gender: Gender = "f" if shown in ("die", "diese", "jene") or shown.endswith("tere") else "m" if shown else None
        if lexicon.nouns_are_capital and self.end - self.first == 1 and word in ("der", "die"):
            return self._phrase(pronoun="last", gender="m" if word == "der" else "f")  # "Der sagte: ..."
        if (word in self.grammar.latter | self.grammar.foremost) and (article or lexicon.nouns_are_capital):
            return self._phrase(pronoun="latter" if word in self.grammar.latter else "foremost", gender=gender)
        return self._aged()

    def _aged(self) -> Phrase | None:
        """Read "the 36-year-old", whatever stands behind it: "hält der 36-Jährige für falsch"."""
        first = self.tokens[self.first].text.lower()
        if first not in self.grammar.definite or self.end - self.first < 2:
            return None
        if self.end - self.first > 2 and self.tokens[self.first + 2].text.lower() not in self.grammar.inside:
            return None
        years, dash, old = self.tokens[self.first + 1].text.lower().partition("-")
        if dash and old in self.grammar.years_old and years.isdecimal() and len(years) == 2:
            german: dict[str, Gender] = {"der": "m", "die": "f"}
            return self._phrase(age=int(years), gender=german.get(first))
        return None

    def _epithet(self) -> Phrase | None:
        """Read "the Spaniard" and "the teenager from Lund": one of those named, by what no office is."""
        first = self.tokens[self.first].text.lower()
        if first not in self.grammar.definite or self.end - self.first < 2:
            return None
        core = self._core(self.first + 1)
        if not core or core[-1].text.lower() not in self.grammar.epithets or len(core) > _LONGEST_EPITHET:
            return None
        german = self.scene.lexicon.nouns_are_capital
        if german and any(token.capital for token in core[:-1]):
            return None
        return self._phrase(epithet=True, gender={"der": "m", "die": "f"}.get(first) if german else None)

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
        return bool(heads_of(self.scene, self.first, self.end, stripped=self.stripped)[0])

    def _first_noun(self, index: int) -> Token | None:
        for token in self.tokens[index : self.end]:
            if nominal(self.scene.lexicon, token):
                return token
        return None

    def _strip_speech(self) -> None:
        """Go from "Angaben des Ministers", "a statement by X" to the one whose words they are."""
        index = self.first
        while (
            index < self.end - 1
            and not nominal(self.scene.lexicon, self.tokens[index])
            and not self.tokens[index].capital
        ):
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

    def _noun(self) -> Phrase:
        first = self.tokens[self.first].text.lower()
        definite = first in self.grammar.definite
        indefinite = first in self.grammar.articles and not definite
        tokens = self._core(self.first + (definite or indefinite))
        called = self.scene.cast.called(tokens[0].key) if len(tokens) == 1 and tokens[0].capital else ()
        if len(called) == 1 and not (definite or indefinite or self.scene.lexicon.nouns_are_capital):
            token = tokens[0]  # "Bill said", of Bill Roe
            return self._phrase(heads=(Spot(token.start, token.end, called[0], "short_name", subject=True),))
        head = self._head(tokens)
        pensioner = self._pensioner(tokens, head, definite=definite)
        if pensioner is not None:
            return pensioner
        if head is None or self._inside_a_name(head, tokens):
            return self._proper(tokens, definite=definite or indefinite)
        lexicon = self.scene.lexicon
        role, kind = lexicon.role(head.text), lexicon.kind(head.text)
        single = role is not None and not self._plural(head)
        gender = (role[1] if role else None) or (lexicon.article_gender(first) if lexicon.nouns_are_capital else None)
        office = self._office(head, role[0]) if role is not None and single else None
        if role is None and first in self.grammar.owning and head.text.lower() in lexicon.family:
            office = head.text.lower()  # "seine Frau" is no role by itself
        return self._phrase(
            office=office,
            head=head.text,
            owner=first if first in self.grammar.owning else "",
            complement=self._complement(tokens),
            former=any(token.text.lower() in lexicon.former for token in tokens),
            present=any(token.text.lower() in lexicon.present for token in tokens),
            leaving=any(token.text.lower() in self.grammar.leaving for token in tokens),
            definite=definite
            or self._owned_by_a_name(tokens)
            or (not indefinite and head.capital and not lexicon.nouns_are_capital),
            gender=gender,
            modifiers=self._modifiers(tokens, head),
            kind="anonymous" if single else "group" if first in self.grammar.numbers else kind or "group",
            printed=self._printed(definite=definite),
        )

    def _pensioner(self, tokens: Sequence[Token], head: Token | None, *, definite: bool) -> Phrase | None:
        """Read "the retired dinner lady", whose trade is in no list."""
        grammar, lexicon = self.grammar, self.scene.lexicon
        known = head is not None and lexicon.role(head.text) is not None
        if known or not definite or not any(token.text.lower() in grammar.retired for token in tokens[:-1]):
            return None
        return self._phrase(
            office=sorted(lexicon.pensioners)[0],
            head=tokens[-1].text,
            definite=True,
            gender=lexicon.article_gender(self.tokens[self.first].text) if lexicon.nouns_are_capital else None,
            kind="anonymous",
            printed=self._printed(definite=True),
        )

    def _owned_by_a_name(self, tokens: Sequence[Token]) -> bool:
        """Tell whether an English name owns the office: "Skerry's boss" is one."""
        return not self.scene.lexicon.nouns_are_capital and tokens[0].capital and tokens[0].possessive

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
        role = lexicon.role(head.text)
        if self.stripped and first == "der" and role is not None and role[1] == "m":
            return True  # "nach Angaben der Ermittler"
        if first in self.grammar.singular:
            return False
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
        label = self.scene.words.text[lone.end : lone.end + 2].lstrip(".")[:1] == ":"
        initialled = self.scene.cast.initialled(lone.text) if proper and label and not known else ()
        if len(initialled) == 1:
            return self._phrase(heads=(Spot(lone.start, lone.end, initialled[0], "short_name", subject=True),))
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
        index = self.scene.words.within(token.start, token.end).start
        for found in offices_beside(
            self.scene.words, self.scene.lexicon, index, index + 1, document=self.scene.document.id
        ):
            self.scene.cast.add_office(person, found.key, found.role)
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
