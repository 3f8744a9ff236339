"""Where a text names people: capitalised words with a first name, a title, a role or a speaker's place as evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wortlaut.resolving.lexicon import Gender, Lexicon, is_honour, is_particle, is_suffix, surnames_first
from wortlaut.resolving.surroundings import Surroundings
from wortlaut.resolving.tally import Tally, tally
from wortlaut.resolving.tokens import Token, Words
from wortlaut.resolving.unlisted import LONGEST_UNKNOWN, Unlisted

_LONGEST_NAME = 6  # words
_SURNAMES_IN_PROSE = 2  # words after the first names: "Wasserman Schultz"
_HEADLINE_SURNAME = 2  # times that a surname from a headline stands in the text; a verb in title case does not


@dataclass(frozen=True, slots=True)
class Name:
    """A place that names one person, by one word (short) or more (full)."""

    first: int  # index of its first token
    last: int  # index after its last token, or after the honours behind it: "Jane Roe KC"
    words: tuple[str, ...]
    keys: tuple[str, ...]
    gender: Gender = None
    titled: bool = False  # a title or role stands right before it
    known: bool = False  # its first name is in a list

    @property
    def full(self) -> bool:
        """Tell whether it has more than a surname."""
        return len(self.words) > 1


def names_in(words: Words, lexicon: Lexicon, /, *, hinted: frozenset[int], lone: frozenset[str]) -> tuple[Name, ...]:
    """Return the full names of a text, and the short ones that a title or role announces, in order.

    ``hinted`` are tokens that stand where a speaker is named, ``lone`` keys of words that name one by themselves.
    """
    around = Surroundings(words, lexicon)
    counted = tally(around)
    unlisted = Unlisted(words, lexicon, hinted, lone, counted, around)
    return _NameFinder(words, lexicon, hinted, lone, counted, around, unlisted)()


@dataclass(frozen=True, slots=True)
class _NameFinder:
    words: Words
    lexicon: Lexicon
    hinted: frozenset[int]  # tokens that stand where a speaker is named
    lone: frozenset[str]  # keys of words that name a speaker by themselves: surnames, it seems
    tally: Tally
    around: Surroundings  # reads the words beside a name
    unlisted: Unlisted  # judges names whose first name is in no list
    headlines: dict[int, bool] = field(default_factory=dict)  # sentences looked at: whether in title case

    def __call__(self) -> tuple[Name, ...]:
        """Return the names in order."""
        return tuple(name for first, last in self._runs() for name in self._names(first, last))

    def _runs(self) -> Iterator[tuple[int, int]]:
        tokens, first = self.words.tokens, 0
        while first < len(tokens):
            if not tokens[first].capital:
                first += 1
                continue
            last = first + 1
            while last < len(tokens) and self._continues(last):
                last += 1
            yield first, last
            first = last

    def _continues(self, index: int) -> bool:
        token, before = self.words.tokens[index], self.words.tokens[index - 1]
        if not (token.capital or self._particle(index)) or before.possessive:
            return False
        gap = self.words.gap(index)
        if gap in (" ", "\u00a0", "  "):
            return True
        return gap in (". ", ".", ".\u00a0") and (
            before.initial or before.key in self.lexicon.titles or is_suffix(before.key)
        )

    def _particle(self, index: int) -> bool:
        """Tell whether a lower-case word may go on a name: German "der" only after "von", "las" after "de"."""
        word, before = self.words.tokens[index].text, self.words.tokens[index - 1]
        if not is_particle(word) or not self._name_follows(index):
            return False
        noble = next((token.text for token in self.words.tokens[index + 1 : index + 3] if token.capital), "")
        if len(noble) > 1 and noble.isupper() and not before.text.isupper():
            return False  # "von der CDU"
        article = word in self.lexicon.grammar.definite and self.lexicon.nouns_are_capital
        article = article or word in ("las", "los")  # German "las" is a verb: "Kroll las den Brief"
        return not article or (is_particle(before.text) and not before.capital)

    def _name_follows(self, index: int) -> bool:
        ahead = self.words.tokens[index + 1 : index + 3]
        return any(token.capital for token in ahead[:1]) or (
            len(ahead) == 2 and is_particle(ahead[0].text) and ahead[1].capital
        )

    def _names(self, first: int, last: int) -> Iterator[Name]:
        sentence = self.words.sentence(self.words.tokens[first].start)
        headline = self.headlines.get(sentence)
        if headline is None:
            headline = self.headlines[sentence] = self.around.headline(first)
        index, gender, titled = first, None, False
        while index < last:
            token = self.words.tokens[index]
            title = self._title(index, last)
            if title is not None:
                gender, titled, index = title[0] or (gender if titled else None), True, index + 1
                continue
            end = self._end(index, last, titled=titled or self._role_before(index), headline=headline)
            if end is not None:
                name = self._name(index, end, gender if titled else None, titled=titled)
                end = name.last
                yield name
            gender, titled, index = None, False, end or index + 1
            if token.possessive:
                titled = False

    def _title(self, index: int, last: int) -> tuple[Gender] | None:
        token = self.words.tokens[index]
        if token.key in self.lexicon.titles and not token.initial:
            return (self.lexicon.titles[token.key],)
        ahead = index + 1 < last
        if ahead and self.lexicon.given_name(token.key) and not self.lexicon.nouns_are_capital:
            return None
        role = self.lexicon.role(token.text) if ahead else None
        return None if role is None else (role[1],)

    def _role_before(self, index: int) -> bool:
        if not index or self.words.gap(index) not in (" ", ", "):
            return False
        before = self.words.tokens[index - 1]
        adjective = before.text in self.lexicon.grammar.adjectival_roles
        return not (before.capital or adjective) and self.lexicon.role(before.text) is not None

    def _relative_before(self, index: int) -> bool:
        """Tell whether the word right before is a relative, whom a first name alone may name: "his brother Rory"."""
        role = self.lexicon.role(self.words.tokens[index - 1].text) if index else None
        return role is not None and role[0] in self.lexicon.family and self.words.gap(index) in (" ", ", ")

    def _end(self, index: int, last: int, *, titled: bool, headline: bool) -> int | None:
        token = self.words.tokens[index]
        listed = self.lexicon.given_name(token.key) and token.capital
        month = titled and self._month_as_surname(index) and self.words.gap(index) in (" ", ". ")
        if not (self.around.name_like(token) or listed or month or self._eastern(index, last)):
            return None
        if is_particle(token.text) and not self.lexicon.given_name(token.key) and not titled:
            return None  # "Van der Berg" is a surname
        known = self.lexicon.given_name(token.key)
        end = self._collect(index, last, surnames=1 if headline else _SURNAMES_IN_PROSE)
        if self.around.organisation_follows(end) or self.around.firm_of_two(index, end):
            return None
        if end - index == 1:
            if self._genitive(index) or self._second_role(index) or self._object_of_his(index):
                return None
            unlisted = (not known or self._courteous(index)) and not (
                headline and self.tally.counts[token.key] < _HEADLINE_SURNAME
            )
            unlisted = unlisted or (self._relative_before(index) and not headline)
            return end if titled and unlisted and not token.initial and len(token.key) > 1 else None
        doubtful = headline and token.key in self.lexicon.function  # "Will Roe" or "will tell"
        if doubtful and self.tally.counts[self.words.tokens[end - 1].key] < _HEADLINE_SURNAME:
            return None
        if self.unlisted.firm(index, end, known=known):
            return None
        if known or (token.initial and titled):
            return end if self._surname_fits(index, end) else None
        plain = self.lexicon.nouns_are_capital or self.around.capital_by_place(index)
        longer = index + 2 < last and self.around.name_like(self.words.tokens[index + 2])
        staff = self.lexicon.kind(token.text) is not None  # "Chief of Staff Jane Roe"
        eastern = token.key in surnames_first()  # "Pham Quang Vinh"
        if (plain or staff) and longer and not eastern and self.lexicon.given_name(self.words.tokens[index + 1].key):
            return None
        return end if self.unlisted.person(index, end, titled=titled) and not headline else None

    def _second_role(self, index: int) -> bool:
        """Tell whether a German role after a role goes on describing: "der Vorsitzende Richter"."""
        before = self.words.tokens[index - 1] if index else None
        if before is None or before.key in self.lexicon.titles or not self.lexicon.nouns_are_capital:
            return False
        return self.lexicon.role(self.words.tokens[index].text) is not None

    def _object_of_his(self, index: int) -> bool:
        """Tell what somebody's man is given from his surname: "bescheinigte seinem Trainer Geduld"."""
        if index < 2 or not self.lexicon.nouns_are_capital:
            return False
        owner = self.words.tokens[index - 2].text.lower()
        if owner not in self.lexicon.grammar.owning or index in self.hinted:
            return False
        if self._relative_before(index) or self.words.tokens[index - 1].key in self.lexicon.titles:
            return False  # "seine Frau Antje"
        return self.tally.counts[self.words.tokens[index].key] == 1

    def _genitive(self, index: int) -> bool:
        """Tell whether a German word after "der Vertreter" is a genitive, such as "Libyens", and no surname."""
        key = self.words.tokens[index].key
        if not self.lexicon.nouns_are_capital or not key.endswith("s") or key.endswith("ss"):
            return False
        if key[:-1] in self.lexicon.places:
            return True
        first = index
        while first and self.words.gap(first) == " " and self._title(first - 1, index + 1) is not None:
            first -= 1
        article = self.words.tokens[first - 1].text.lower() if first else ""
        inflected = self.words.tokens[index - 1].key.endswith("s")
        return first < index and (inflected or article in self.lexicon.grammar.articles)

    def _surname_fits(self, index: int, end: int) -> bool:
        surname = self.words.tokens[end - 1]
        shouting = surname.text.isupper() and len(surname.text) > 1 and not self.words.tokens[index].text.isupper()
        return not (shouting and self.words.tokens[index].key in self.lexicon.places)

    def _eastern(self, index: int, last: int) -> bool:
        """Tell whether a surname that is an English word as well stands before a given name: "Park Geun-hye"."""
        if index + 1 >= last or self.words.tokens[index].key not in surnames_first():
            return False
        first, dash, second = self.words.tokens[index + 1].text.partition("-")
        return bool(dash) and first.istitle() and second.islower() and second.isalpha()

    def _courteous(self, index: int) -> bool:
        """Tell whether a form of address stands before, which takes a surname even where that may be a first name."""
        return index > 0 and self.words.tokens[index - 1].text.lower() in self.lexicon.grammar.courtesy

    def _collect(self, index: int, last: int, *, surnames: int) -> int:
        end, unknown = index, 0
        while end < last and end - index < _LONGEST_NAME:
            token = self.words.tokens[end]
            given = self.lexicon.given_name(token.key) and unknown == 0
            if end > index and (self._announces(end, last) or (end > index + 1 and is_honour(token.text))):
                break
            if is_suffix(token.key) and end > index:
                end += 1
                break
            if not token.initial and not given:
                if is_particle(token.text) and not token.capital:
                    if self._surname_reached(index, end, unknown):
                        break
                    end += 1
                    continue
                placed = self._place_as_surname(index, end, last)
                if not (self.around.name_like(token) or placed) or (unknown and not self._second_surname(index, end)):
                    break
                unknown += 1
                if unknown > surnames and not (unknown == LONGEST_UNKNOWN and end + 1 == last):
                    break
            end += 1
        while end - 1 > index and self._dangling(self.words.tokens[end - 1]):
            end -= 1
        return max(end, index + 1)

    def _surname_reached(self, index: int, end: int, unknown: int) -> bool:
        """Tell whether the particle at ``end`` goes on with something else: "Ingeborg Falk von der Warte"."""
        if end - index > 1 and self.words.tokens[end - 1].key in self.lone:
            return True  # Falk speaks by that name alone
        return unknown > (self.words.tokens[end].text.lower() not in ("von", "zu", "zum", "zur"))

    def _announces(self, index: int, last: int) -> bool:
        """Tell whether the word is the role or title of a name that follows: "Charlotte Mayor Jane Roe"."""
        if index + 1 >= last or not self.words.tokens[index + 1].capital or self.words.tokens[index].initial:
            return False
        return self._title(index, last) is not None

    def _place_as_surname(self, index: int, end: int, last: int) -> bool:
        """Tell whether a word that is a place elsewhere belongs to a name here: "Jack London", "Park Geun-hye"."""
        if end == index and self._eastern(index, last):
            return True
        first, token = self.words.tokens[index], self.words.tokens[end]
        if token.text in self.lexicon.grammar.also_surnames and end + 1 == last and end == index + 1:
            return self.lexicon.given_name(first.key) or self.around.presented(index)
        if end == index + 1 and end + 1 == last and self.lexicon.given_name(first.key):
            if self._month_as_surname(end) and first.key not in self.lexicon.calendar:
                return True
            if token.key in self.lexicon.titles and not token.initial and not self.lexicon.nouns_are_capital:
                return True  # "Alan Judge"
        if end == index or end + 1 != last or token.key not in self.lexicon.places or not token.text[1:].islower():
            return False
        return self.lexicon.given_name(first.key) and first.key not in self.lexicon.places

    def _month_as_surname(self, index: int) -> bool:
        """Tell whether the word is a month, and no number follows that would make it a date: "Theresa May"."""
        token, following = self.words.tokens[index], self.words.tokens[index + 1 : index + 2]
        dated = bool(following) and following[0].text[:1].isdigit()
        return token.text.lower() in self.lexicon.months and token.capital and not dated

    def _second_surname(self, first: int, index: int) -> bool:
        token, before = self.words.tokens[index], self.words.tokens[index - 1]
        if is_particle(before.text) and (not before.capital or index - 1 > first):
            return True  # "Carlo De Rossi"
        if not self.lexicon.nouns_are_capital:
            return self.lexicon.role(token.text) is None and self.lexicon.kind(token.text) is None
        if self.lexicon.kind(token.text) or self.lexicon.role(token.text):
            return False
        unlisted = index - first == 1 and not self.lexicon.given_name(before.key)  # "Vedat" may be a first name
        unlisted = unlisted or (index - first == 2 and self.words.tokens[first].key in surnames_first())
        if index in self.hinted and first in self.hinted:
            return True
        return unlisted or self.tally.counts[token.key] > max(1, self.tally.counts[before.key])

    def _dangling(self, token: Token) -> bool:
        return token.initial or (is_particle(token.text) and not token.capital)

    def _nominative(self, first: int, last: int) -> Sequence[Token]:
        """Return the words of a German name without the ending of "nach Karin Holts Worten"."""
        tokens = self.words.tokens[first:last]
        surname = tokens[-1]
        if not self.lexicon.nouns_are_capital or len(tokens) < 2 or not surname.key.endswith("s"):
            return tokens
        ahead = self.words.tokens[last] if last < len(self.words.tokens) and self.words.gap(last) == " " else None
        owned = ahead is not None and (self.lexicon.speaks(ahead.text) or self.lexicon.role(ahead.text))
        if not owned or surname.key.endswith("ss") or surname.possessive:
            return tokens
        return (*tokens[:-1], surname._replace(text=surname.text[:-1], key=surname.key[:-1]))

    def _name(self, first: int, last: int, gender: Gender, *, titled: bool) -> Name:
        tokens = self._nominative(first, last)
        given = self.lexicon.given_gender(tokens[0].key) if len(tokens) > 1 else None
        while last < len(self.words.tokens) and is_honour(self.words.tokens[last].text) and self._adjoins(last):
            last += 1
        return Name(
            first=first,
            last=last,
            words=self._cased(tokens),
            keys=tuple(token.key for token in tokens),
            gender=gender or given,
            titled=titled,
            known=self.lexicon.given_name(tokens[0].key),
        )

    def _adjoins(self, index: int) -> bool:
        return self.words.gap(index) in (" ", ", ", "\u00a0")

    def _printed(self, token: Token) -> str:
        dotted = token.initial and self.words.text[token.end : token.end + 1] == "."
        return f"{token.text}." if dotted else token.text

    def _cased(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """Return the words as printed; a name all in capitals, as transcripts have it, in lower case."""
        words = tuple(self._printed(token) for token in tokens)
        long = [word for word in words if len(word) > 2]
        return tuple(_lowered(word) for word in words) if long and all(word.isupper() for word in long) else words


def _lowered(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if len(word) > 2 else word
