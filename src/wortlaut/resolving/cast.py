"""Who appears in one document: full names grouped into persons, and looked up by their parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from wortlaut.records import Role
from wortlaut.records.people import PersonKind
from wortlaut.resolving.folding import fold
from wortlaut.resolving.lexicon import Gender, is_particle, is_suffix, roots, surnames_first
from wortlaut.resolving.local import LocalPerson

_LONGEST_INITIALS = 4  # letters
_MOST_NAMESAKES = 20  # more persons of one surname than this in one document are not told apart


@dataclass(slots=True)
class Draft:
    """A local person while the document is being read."""

    surname: str = ""
    given: tuple[str, ...] = ()
    kind: PersonKind = "person"
    forms: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)  # from titles and first names
    role_genders: Counter[str] = field(default_factory=Counter)  # asked only where those say nothing
    heard: Counter[str] = field(default_factory=Counter)  # from pronouns that can mean nobody else
    roles: list[Role] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)  # stems of what tells them from other holders of their offices
    entered: set[str] = field(default_factory=set)  # offices that were somebody else's before
    left: set[str] = field(default_factory=set)  # offices that are somebody else's now
    ages: set[int] = field(default_factory=set)
    suffix: str = ""  # "jr", "iii"
    aliases: list[str] = field(default_factory=list)
    tentative: bool = False
    full: int = 0  # how often the full name stands in the text

    @property
    def gender(self) -> Gender:
        """Return the gender where all evidence agrees."""
        shown = self.genders or self.role_genders or self.heard
        men, women = shown["m"], shown["f"]
        return "m" if men and not women else "f" if women and not men else None

    def freeze(self, year: int | None = None) -> LocalPerson:
        """Return the person as a record; ``year`` is that of the text, for the year of birth."""
        born = (year - max(self.ages) - 1, year - min(self.ages)) if year is not None and self.ages else None
        return LocalPerson(
            names=tuple(sorted(self.forms.items(), key=lambda form: (-form[1], form[0]))),
            kind=self.kind,
            tentative=self.tentative,
            surname=self.surname,
            given=self.given,
            gender=self.gender,
            roles=tuple(self.roles),
            suffix=self.suffix,
            born=born,
            aliases=tuple(dict.fromkeys(self.aliases)),
        )


@dataclass(slots=True)
class Cast:
    """The persons of one document in the order in which they appear."""

    drafts: list[Draft] = field(default_factory=list)
    _by_full: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _by_surname: dict[str, list[int]] = field(default_factory=dict)
    _by_given: dict[str, list[int]] = field(default_factory=dict)
    _by_office: dict[str, list[int]] = field(default_factory=dict)
    _others: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, words: Sequence[str], keys: Sequence[str], gender: Gender = None) -> int:
        """Return the person of a full name, a new one where none fits."""
        given, surname = name_parts(words, keys)
        if not given or not surname or not given[0]:
            return self.add_surname(" ".join(words), surname, gender)
        suffix = keys[-1] if is_suffix(keys[-1]) else ""
        found = self._fitting(given, surname, suffix)
        if found is None:
            found = self._new(given, surname)
        draft = self.drafts[found]
        draft.suffix = draft.suffix or suffix
        draft.forms[" ".join(words)] += 1
        draft.full += 1
        if len(given) > len(draft.given):
            draft.given = given
        if gender:
            draft.genders[gender] += 1
        return found

    def add_chinese(self, name: str) -> int:
        """Return the person of a name in Chinese script, whose first sign is the surname."""
        keys = (fold(name[0]), fold(name[1:]))
        known = self._fitting(keys[1:], keys[0])
        found = self._new(keys[1:], keys[0]) if known is None else known
        self.drafts[found].forms[name] += 1
        self.drafts[found].full += 1
        return found

    def add_surname(self, word: str, key: str, gender: Gender = None) -> int:
        """Return the person known by this surname alone, a new one where none is."""
        found = next((index for index in self._by_surname.get(key, ()) if not self.drafts[index].given), None)
        if found is None:
            found = self._new((), key)
        self.drafts[found].forms[word] += 1
        if gender:
            self.drafts[found].genders[gender] += 1
        return found

    def add_other(self, name: str, kind: PersonKind) -> int:
        """Return the organisation, group, source or anonymous speaker printed so."""
        key = (kind, name.casefold())
        if key not in self._others:
            self._others[key] = len(self.drafts)
            self.drafts.append(Draft(kind=kind))
        self.drafts[self._others[key]].forms[name] += 1
        return self._others[key]

    def add_office(self, index: int, office: str, role: Role) -> None:
        """Remember that the person holds, or held, an office."""
        draft = self.drafts[index]
        self.note_office(index, office)
        if all(
            (role.title, role.organisation, role.former) != (old.title, old.organisation, old.former)
            for old in draft.roles
        ):
            draft.roles.append(role)

    def note_office(self, index: int, office: str) -> None:
        """Remember an office that only a form of address gives."""
        draft = self.drafts[index]
        if office not in draft.offices:
            draft.offices.append(office)
        holders = self._by_office.setdefault(office, [])
        if index not in holders[-_MOST_NAMESAKES:]:
            holders.append(index)

    def surnamed(self, key: str) -> Sequence[int]:
        """Return the persons of that surname."""
        return self._by_surname.get(key, ())

    def called(self, key: str) -> Sequence[int]:
        """Return the persons of that first name."""
        return self._by_given.get(key, ())

    def initialled(self, word: str) -> Sequence[int]:
        """Return the persons whose names begin with those letters: "JR" or "J.R." for Jane Roe."""
        letters = word.strip(" :").replace(".", "")
        capitals = sum(letter.isupper() for letter in letters)
        if not (capitals > 1 and letters.isalpha() and len(letters) <= _LONGEST_INITIALS):
            return ()
        fitting = (any(_initials(form, letters.upper()) for form in draft.forms) for draft in self.drafts)
        return [index for index, fits in enumerate(fitting) if fits]

    def holding(self, office: str) -> Sequence[int]:
        """Return the persons who hold or held that office."""
        return self._by_office.get(office, ())

    def offices_of(self, index: int) -> Sequence[str]:
        """Return the offices that the person is said to hold, or to have held."""
        return self.drafts[index].offices

    def _new(self, given: tuple[str, ...], surname: str) -> int:
        index = len(self.drafts)
        self.drafts.append(Draft(surname=surname, given=given))
        self._by_surname.setdefault(surname, []).append(index)
        if given:
            for root in roots(given[0]):
                self._by_full.setdefault((surname, root), []).append(index)
            self._by_full.setdefault((surname, given[0][0] + "."), []).append(index)
            self._by_given.setdefault(given[0], []).append(index)
        return index

    def _fitting(self, given: tuple[str, ...], surname: str, suffix: str = "") -> int | None:
        first = given[0]
        tries = roots(first) if len(first) > 1 else (first + ".",)
        for root in (*tries, *([first[0]] if len(first) > 1 else [])):
            fitting = [
                index
                for index in self._by_full.get((surname, root), ())[:_MOST_NAMESAKES]
                if not contradict(given, self.drafts[index].given)
                and (not suffix or self.drafts[index].suffix in ("", suffix))
            ]
            if len(fitting) == 1 or (fitting and len(first) > 1):
                return fitting[0]
        return None


def _initials(form: str, letters: str) -> bool:
    """Tell whether the letters are those that the words of a full name begin with, or its first and its last word."""
    words = form.split()
    parts = [part for word in words for part in word.split("-") if part]
    every = ("".join(word[0] for word in one).upper() for one in (words, parts))
    return len(words) > 1 and letters in (*every, f"{words[0][0]}{words[-1][0]}".upper())


def name_parts(words: Sequence[str], keys: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return first names and surname of a full name: "Ban Ki-moon" -> (("ki-moon",), "ban")."""
    kept = [(word, key) for word, key in zip(words, keys, strict=True) if not is_suffix(key)] or list(
        zip(words, keys, strict=True)
    )
    names = [key for word, key in kept if not (is_particle(word) and word.islower())]
    if len(names) < 2:
        return (), names[0] if names else keys[-1]
    eastern = (
        names[0] in surnames_first() and ("-" in names[1] or len(names) == 3) and names[-1] not in surnames_first()
    )
    if eastern and len(kept) <= 3:
        return tuple(names[1:]), names[0]
    return tuple(names[:-1]), names[-1]


def contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lists of first names cannot be one person's."""
    return not _same_given(one[0], other[0]) or any(
        left[0] != right[0] or (len(left) > 1 < len(right) and left != right)
        for left, right in zip(one[1:], other[1:], strict=False)
    )


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return bool(set(roots(one)) & set(roots(other))) or one.replace("-", "") == other.replace("-", "")
