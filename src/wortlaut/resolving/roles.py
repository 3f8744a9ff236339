"""What a text says someone is: "Joe Tsai, chairman of Alibaba", "Bundeskanzlerin Angela Merkel", "CEO Jane Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wortlaut.records import Evidence, Role, Span
from wortlaut.resolving.lexicon import Gender, Lexicon
from wortlaut.resolving.tokens import Token, Words

_WIDEST = 8  # words of an apposition before its head
_WIDEST_UNTIL = 6  # words from "until" to the role: "bis vor einem Jahr Dekanin"
_ADJECTIVES = 2  # between the article and the role
_BARE = 2  # words behind a copula without an article, the role the last of them: "became treasury minister"
_LONGEST_ORGANISATION = 6  # words
_YEAR_LENGTH = 4
_YEAR = re.compile(r"(1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Office:
    """A role phrase beside a name: its key for "the chairman", and the record to print."""

    key: str
    gender: Gender
    role: Role


def offices_beside(words: Words, lexicon: Lexicon, first: int, last: int, /, *, document: str) -> Iterator[Office]:
    """Yield the roles that stand in apposition before and after the name of tokens ``first`` to ``last``."""
    reader = _Reader(words, lexicon, document)
    for found in (reader.before(first, last), reader.after(last, first), reader.called(first, last)):
        if found is not None and not reader.coming(found.role.evidence[0].spans[0]):
            yield found


def titled_from(words: Words, lexicon: Lexicon, first: int, /) -> int | None:
    """Return the role whose organisation ends right before the name: "Secretary of State Roe"; None where none does."""
    index = first - 1
    if index < 1 or words.gap(first) != " ":
        return None
    if not _may_own(lexicon, words.tokens[index]):
        return _head_of(words, lexicon, index)
    while index > max(0, first - _LONGEST_ORGANISATION) and words.gap(index) == " ":
        word = words.tokens[index].text
        if word.lower() in lexicon.owners:
            head = words.tokens[index - 1]
            role = lexicon.role(head.text)
            ends = words.tokens[first - 1].text
            sure = lexicon.kind(ends) == "organisation" or words.tokens[first - 1].key in lexicon.places
            sure = sure or (word.lower() in lexicon.grammar.field and words.tokens[first].key in lexicon.given)
            return index - 1 if role and (sure or (head.capital and not lexicon.nouns_are_capital)) else None
        if not words.tokens[index].capital and word.lower() not in lexicon.grammar.definite:
            return None
        index -= 1
    return None


def _head_of(words: Words, lexicon: Lexicon, index: int) -> int | None:
    """Return the role of "secretary of state", "director of sales": a lower-case noun that a bare "of" ties to it."""
    noun, of = words.tokens[index], words.tokens[index - 1].text.lower()
    plain = (
        not noun.capital
        and not noun.possessive
        and lexicon.role(noun.text) is None
        and lexicon.kind(noun.text) in (None, "organisation", "source")
    )
    if index < 2 or lexicon.nouns_are_capital or not plain or of not in lexicon.owners or noun.key in lexicon.function:
        return None
    tied = words.gap(index) == " " == words.gap(index - 1)
    return index - 2 if tied and lexicon.role(words.tokens[index - 2].text) else None


def _may_own(lexicon: Lexicon, token: Token) -> bool:
    """Tell whether the word may end an organisation's name, and is no role or title of the name that follows."""
    return token.capital and not token.possessive and token.key not in lexicon.titles and not lexicon.role(token.text)


def office_key(words: Words, lexicon: Lexicon, head: int, office: str, /) -> str:
    """Return the key of an office, kept apart from that of its deputy: "vice president"."""
    index = head
    while index and words.gap(index) == " " and words.tokens[index - 1].text.lower() in lexicon.grammar.premodifiers:
        index -= 1  # "vice presidential nominee"
    before = words.tokens[index - 1].text.lower() if index and words.gap(index) in (" ", "-") else ""
    before = before.split("-", 1)[0]
    return f"deputy {office}" if before in lexicon.grammar.deputy else office


@dataclass(frozen=True, slots=True)
class _Reader:
    words: Words
    lexicon: Lexicon
    document: str

    def coming(self, span: Span) -> bool:
        """Tell whether the role is not yet held: "chief executive designate", "künftige Chefin"."""
        inside = self.words.within(span.start, span.end)
        around = range(max(0, inside.start - 1), min(inside.stop + 2, len(self.words.tokens)))
        near = [self._token(index) for index in around if index in inside or self._adjacent(max(index, 1))]
        spe = self.words.text[span.end : span.end + 7].lower() == " in spe"
        return spe or any(token.text.lower() in self.lexicon.coming for token in near)

    def before(self, first: int, last: int) -> Office | None:
        """Read the words right before the name, or before it and a comma."""
        if not first:
            return None
        gap = self.words.gap(first)
        if gap not in (" ", ". ", ", "):
            return None
        head = self._skip_titles(first - 1)
        if self.words.sentence(self._token(head).start) != self.words.sentence(self._token(first).start):
            return None
        owner = titled_from(self.words, self.lexicon, first)
        head = head if owner is None else owner
        found = self.lexicon.role(self._token(head).text)
        if found is None:
            return None
        start = head
        while (
            start > 0
            and self.words.gap(start) == " "
            and (self._role(start - 1) or self._token(start - 1).text.lower() in self.lexicon.grammar.premodifiers)
            and not self._token(start - 1).possessive
        ):
            start -= 1
        opening = self._modifiers(start)
        if gap == ", " and not (self._closed(last) and self._determined(opening)):
            return None
        return self._office(found, opening, start, head)

    def after(self, last: int, first: int = 0) -> Office | None:
        """Read the apposition after the name and a comma."""
        if last >= len(self.words.tokens) or self.words.gap(last) not in (", ", ' ("', " ("):
            return None
        if self._relative_clause(last):
            return None
        last, begun = self._begun(last)
        until = self._token(last).text.lower() == self.lexicon.until
        head = self._past_head(last + 1) if until else self._head(last)
        if head is None:
            return None
        found = self.lexicon.role(self._token(head).text)
        while not self.lexicon.nouns_are_capital and self._adjacent(head + 1) and self._role(head + 1):
            head += 1
            found = self.lexicon.role(self._token(head).text)
        if found is None or self._name_follows(head) or self._subject_of_its_own(first, head):
            return None
        start = head if until else last + (self._token(last).text.lower() in self.lexicon.grammar.articles)
        office = self._office(found, min(start, head), min(start, head), head)
        role = office.role if begun is None else replace(office.role, since=begun)
        return replace(office, role=replace(role, former=True) if until else role)

    def _subject_of_its_own(self, first: int, head: int) -> bool:
        """Tell a subject from an apposition: "Pressed by a lawyer, Jane Roe, the manager agreed"."""
        if self.lexicon.nouns_are_capital or not first or self.words.gap(first) != ", " or not self._adjacent(head + 1):
            return False
        ahead = self._token(head + 1).text
        return ahead.endswith("ed") or ahead in self.lexicon.grammar.auxiliaries

    def called(self, first: int, last: int) -> Office | None:
        """Read the role on the other side of a copula: "Roe is the auditor", "The auditor is Roe"."""
        copula, tokens = self.lexicon.grammar.copula, self.words.tokens
        if last + 1 < len(tokens) and self._adjacent(last) and tokens[last].text.lower() in copula:
            start = last + 1
            stated = tokens[start].text.lower() in self.lexicon.grammar.articles or self.lexicon.nouns_are_capital
            head = self._head(start)
            head = head if stated or (head is not None and head - start < _BARE) else None
            return self._plainly(head)
        index = first - 1
        if index < 1 or not self._adjacent(first):
            return None
        verb = tokens[index].text.lower()
        opening = self.words.within(
            self.words.sentences[self.words.sentence(tokens[index].start) - 1], tokens[index].start
        )
        stated = len(opening) > 0 and tokens[opening.start].text.lower() in self.lexicon.grammar.articles
        if verb not in copula and (stated or verb not in self.lexicon.grammar.becoming):
            return None
        heads = [number for number in opening[:_WIDEST] if self._role(number)]
        return self._plainly(heads[0]) if heads and len(opening) <= _WIDEST else None

    def _plainly(self, head: int | None) -> Office | None:
        """Return the office whose head that is, unless a name goes on from it."""
        found = self.lexicon.role(self._token(head).text) if head is not None else None
        if head is None or found is None or self._name_follows(head):
            return None
        return self._office(found, head, head, head)

    def _relative_clause(self, first: int) -> bool:
        """Tell whether a German clause and no apposition begins: "Roe, die den Betrieb führt"."""
        if not (self.lexicon.nouns_are_capital and self._adjacent(first + 1)):
            return False
        opening, ahead = self._token(first).text, self._token(first + 1).text
        return (
            opening in self.lexicon.relatives and ahead in self.lexicon.grammar.articles | self.lexicon.grammar.inside
        )

    def _begun(self, first: int) -> tuple[int, str | None]:
        """Read the date before the role: "seit März 2024 Vorstandschef"; return where the role begins."""
        if self._token(first).text.lower() != self.lexicon.since or first + 2 >= len(self.words.tokens):
            return first, None
        begun = self._date(first + 1)
        return (first, None) if begun is None else (first + 2 + (len(begun) > _YEAR_LENGTH), begun)

    def _head(self, first: int) -> int | None:
        for index in range(first, min(first + _WIDEST, len(self.words.tokens))):
            token = self._token(index)
            if index > first and self.words.gap(index) != " " and not self._dotted(index):
                return None
            if self._role(index):
                return index
            if token.text.lower() in self.lexicon.grammar.articles or token.text.lower() in self.lexicon.former:
                continue
            if token.key in self.lexicon.function or token.text.lower() in self.lexicon.owners:
                return None
        return None

    def _past_head(self, first: int) -> int | None:
        """Return the role held until then: "until last year dean of medicine"."""
        for index in range(first, min(first + _WIDEST_UNTIL, len(self.words.tokens))):
            if self.words.gap(index) != " ":
                return None
            if self._role(index):
                return index
        return None

    def _dotted(self, index: int) -> bool:
        before = self._token(index - 1)
        return self.words.gap(index) in (". ", ".") and (before.initial or before.key in self.lexicon.titles)

    def _modifiers(self, start: int) -> int:
        opening = start
        while (
            opening > 0
            and start - opening < _LONGEST_ORGANISATION
            and self.words.gap(opening) in (" ", ". ", "-", "'s ", "’s ")
        ):
            token = self._token(opening - 1)
            if token.text.lower() in self.lexicon.former:
                opening -= 1
                continue
            if (
                not token.capital
                or token.key in self.lexicon.function
                or self.words.sentence(token.start) != self.words.sentence(self._token(start).start)
            ):
                break
            opening -= 1
        return opening

    def _office(self, found: tuple[str, Gender], opening: int, start: int, head: int) -> Office:
        tokens = self.words.tokens
        former = any(
            token.text.lower() in self.lexicon.former
            or (token.text.lower().split("-")[0] in ("ex", "alt") and "-" in token.text)
            for token in tokens[opening : head + 1]
        )
        while start < head and tokens[start].text.lower() in self.lexicon.former:
            start += 1
        title = self.words.text[tokens[start].start : tokens[head].end]
        before = [token for token in tokens[opening:start] if token.text.lower() not in self.lexicon.former]
        organisation = (
            self.words.text[before[0].start : before[-1].end] if before else self._owner(head) or _compound(title)
        )
        since, until = self._years(head)
        role = Role(
            title=title,
            lang=self.lexicon.lang,
            organisation=organisation,
            since=since,
            until=until,
            former=former,
            evidence=(Evidence(document=self.document, spans=(Span(tokens[opening].start, tokens[head].end),)),),
        )
        return Office(office_key(self.words, self.lexicon, head, found[0]), self._gender(found, opening), role)

    def _gender(self, found: tuple[str, Gender], opening: int) -> Gender:
        if found[1] is not None or not self.lexicon.nouns_are_capital or not opening:
            return found[1]
        article = self._token(opening - 1).text.lower()
        return (
            "m"
            if article in self.lexicon.grammar.masculine
            else "f"
            if article in self.lexicon.grammar.feminine
            else None
        )

    def _owner(self, head: int) -> str | None:
        index = head + 1
        if not (self._adjacent(index) and self._token(index).text.lower() in self.lexicon.owners):
            return None
        index += 1
        while self._adjacent(index) and not self._token(index).capital and index < head + 5:
            index += 1
        if not (self._adjacent(index) and self._token(index).capital):
            return None
        end = index + 1
        while self._adjacent(end) and end - index < _LONGEST_ORGANISATION and self._joins(end):
            end += 1
        return self.words.text[self._token(index).start : self._token(end - 1).end]

    def _joins(self, index: int) -> bool:
        token = self._token(index)
        if token.capital:
            return True
        follows = self._adjacent(index + 1) and self._token(index + 1).capital
        return (
            token.text in self.lexicon.owners
            or token.text in self.lexicon.joiners
            or token.text in self.lexicon.grammar.definite
        ) and follows

    def _years(self, head: int) -> tuple[str | None, str | None]:
        years: list[str | None] = [None, None]
        for index in range(head + 1, min(head + 12, len(self.words.tokens))):
            if any(sign in self.words.gap(index) for sign in ".;\n"):
                break
            for which, word in enumerate((self.lexicon.since, self.lexicon.until)):
                if word and self._token(index - 1).text.lower() == word:
                    years[which] = self._date(index)
        return years[0], years[1]

    def _date(self, index: int) -> str | None:
        token = self._token(index)
        if _YEAR.fullmatch(token.text):
            return token.text
        month = token.text.lower()
        if (
            month in self.lexicon.months
            and index + 1 < len(self.words.tokens)
            and _YEAR.fullmatch(self._token(index + 1).text)
        ):
            return f"{self._token(index + 1).text}-{self.lexicon.months.index(month) + 1:02d}"
        return None

    def _skip_titles(self, index: int) -> int:
        while index > 0 and self._token(index).key in self.lexicon.titles and not self._role(index):
            index -= 1
        return index

    def _name_follows(self, head: int) -> bool:
        return self._adjacent(head + 1) and self._token(head + 1).capital and not self.lexicon.nouns_are_capital

    def _closed(self, last: int) -> bool:
        following = self.words.text[self._token(last - 1).end : self._token(last - 1).end + 1]
        return following in ("", ",", ".", ";", ":", "\n", "(", ")") or following == " "

    def _determined(self, opening: int) -> bool:
        if self._token(opening).possessive:
            return True
        for _ in range(_ADJECTIVES):
            if opening > 1 and self._adjacent(opening) and self._adjective(opening - 1):
                opening -= 1
        return opening > 0 and self._token(opening - 1).text.lower() in self.lexicon.grammar.articles

    def _adjective(self, index: int) -> bool:
        """Tell whether the word may describe the role behind it: "die georgische Ministerin", "the current chair"."""
        token = self._token(index)
        word = token.text.lower()
        if token.capital or word in self.lexicon.grammar.articles:
            return False
        inflected = self.lexicon.nouns_are_capital and word.endswith(("e", "en", "er"))
        return word in self.lexicon.present or (inflected and token.key not in self.lexicon.function)

    def _adjacent(self, index: int) -> bool:
        return index < len(self.words.tokens) and self.words.gap(index) in (" ", "’s ", "'s ")

    def _role(self, index: int) -> bool:
        return self.lexicon.role(self._token(index).text) is not None

    def _token(self, index: int) -> Token:
        return self.words.tokens[index]


def _compound(title: str) -> str | None:
    first, dash, _ = title.rpartition("-")
    return first if dash and first[:1].isupper() and first.lower() not in ("ex", "vize", "alt") else None
