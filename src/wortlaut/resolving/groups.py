"""Local persons put together into people, with their names, roles and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wortlaut.records import Person, Role
from wortlaut.records.people import PersonKind
from wortlaut.resolving.careers import merge_roles
from wortlaut.resolving.cast import contradict, name_parts
from wortlaut.resolving.folding import fold, is_cjk, slug
from wortlaut.resolving.lexicon import Gender, lexicon, roots
from wortlaut.resolving.local import DocumentPeople, LocalPerson
from wortlaut.resolving.spelling import shortened, spellings

_FULLER = 0.2  # of the most frequent full form's mentions: then a longer form is the display name
_MOST_ROLES = 400  # places that give a role of one person
_MOST_LOCAL_ROLES = 40  # roles of one person in one document
_NAMESAKES_TRIED = 50
_SLACK = 1  # years


@dataclass(slots=True)
class _Group:
    kind: PersonKind = "person"
    surname: str = ""
    given: tuple[str, ...] = ()
    forms: Counter[str] = field(default_factory=Counter)
    full: int = 0
    documents: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    aliases: dict[str, None] = field(default_factory=dict)
    suffix: str = ""
    born: tuple[int, int] | None = None  # first and last year that the stated ages leave
    listed: Person | None = None  # from the people file


class Groups:
    """The people of a collection while it is being joined; groups are numbers, merged ones share a root."""

    def __init__(self, people: Sequence[Person] = ()) -> None:
        self._groups: list[_Group] = []
        self._parents: list[int] = []
        self._by_full: dict[tuple[str, str], list[int]] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_given: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}  # names of the people file
        self._others: dict[tuple[str, str, str], int] = {}
        self._companions: dict[int, frozenset[int]] | None = None
        for person in people:
            self._list(person)

    def root(self, group: int) -> int:
        """Return the group that this one was merged into."""
        while self._parents[group] != group:
            self._parents[group] = self._parents[self._parents[group]]
            group = self._parents[group]
        return group

    def of_full(self, local: LocalPerson, document: str) -> tuple[int, ...]:
        """Return the group of someone with a first name; several where it may be that of any of them."""
        whole = [fold(form) for form, _ in local.names if " " in form or is_cjk(form[:1] or " ")]  # no bare surname
        listed = tuple(dict.fromkeys(group for form in whole for group in self._by_form.get(form, ())))
        found = self._called_so(local, listed) or self._fitting(local)
        return found if len(found) > 1 else (self._put(local, document, found),)

    def of_initials(self, local: LocalPerson, document: str) -> tuple[int, ...]:
        """Return the group of someone known by initials; several where it may be that of any of them."""
        same = dict.fromkeys(self.root(other) for other in self._by_surname.get(local.surname, ()))
        fitting = tuple(
            group
            for group in same
            if self._groups[group].given
            and not contradict(local.given, self._groups[group].given)
            and self._fits(group, local)
        )
        return fitting if len(fitting) > 1 else (self._put(local, document, fitting),)

    def _put(self, local: LocalPerson, document: str, found: Sequence[int]) -> int:
        return self.include(found[0], local, document) if found else self.new(local, document)

    def _called_so(self, local: LocalPerson, listed: Sequence[int]) -> tuple[int, ...]:
        """Return those of the people file with that name, by what the text says the person is where it tells."""
        if len(listed) < 2:
            return tuple(listed)
        offices = {_office(role) for role in local.roles}
        told = [group for group in listed if offices & {_office(role) for role in self._listed_roles(group)}]
        return tuple(told) if len(told) == 1 else tuple(listed)

    def _listed_roles(self, group: int) -> Sequence[Role]:
        listed = self._groups[group].listed
        return listed.roles if listed is not None else ()

    def of_other(self, local: LocalPerson, document: str) -> int:
        """Return the group of those printed alike; somebody without a name is known in one document only."""
        home = document if local.kind == "anonymous" else ""
        key = (local.kind, local.names[0][0].casefold(), home)
        if key not in self._others:
            self._others[key] = self._append(_Group(kind=local.kind))
        return self.include(self._others[key], local, document)

    def new(self, local: LocalPerson, document: str) -> int:
        """Return a new group with this person."""
        group = self._append(_Group(kind=local.kind, surname=local.surname, given=local.given))
        if local.given:
            self._index(group, local.given, local.surname)
        return self.include(group, local, document, full=bool(local.given))

    def include(self, group: int, local: LocalPerson, document: str, *, full: bool = True) -> int:
        """Add what a document knows about the person."""
        target = self._groups[self.root(group)]
        target.forms.update(dict(local.names))
        target.documents.add(document)
        if full:
            target.full += sum(count for form, count in local.names if " " in form or is_cjk(form[:1] or " "))
        if local.gender:
            target.genders[local.gender] += 1
        target.suffix = target.suffix or local.suffix
        target.born = target.born or local.born
        for role in local.roles[:_MOST_LOCAL_ROLES]:
            if len(target.roles) < _MOST_ROLES:
                target.roles.append(role)
        target.aliases.update(dict.fromkeys(local.aliases))
        if len(local.given) > len(target.given):
            target.given = local.given
        return group

    def tie_aliases(self) -> None:
        """Merge groups that share a name in another script, unless their genders differ."""
        homes: dict[str, int] = {}
        for number, group in enumerate(list(self._groups)):
            known = [*group.aliases, *(form for form in group.forms if group.given or is_cjk(form[:1] or " "))]
            names = [name for name in known if is_cjk(name[:1] or " ")]
            latin = [key for name in known if " " in name and name not in names for key in spellings(name)]
            for name in dict.fromkeys((*names, *latin)):
                other = homes.setdefault(name, number)
                if self.root(other) != self.root(number):
                    self._merge(self.root(other), self.root(number))
        self._tie_shorter(homes)

    def _tie_shorter(self, homes: Mapping[str, int]) -> None:
        """Merge "María Ortega" with the only one who has a second surname besides: "María Ortega Ruiz"."""
        longer: dict[str, set[int]] = {}
        for number, group in enumerate(self._groups):
            for key in filter(None, map(shortened, group.forms if group.given else ())):
                longer.setdefault(key, set()).add(self.root(number))
        for key, groups in sorted(longer.items()):
            kept = self.root(homes[key]) if key in homes else None
            if kept is not None and len(groups) == 1 and kept not in groups:
                self._merge(*sorted((kept, *groups)))

    def surnamed(self, surname: str) -> list[int]:
        """Return the groups with a first name and that surname."""
        return list(dict.fromkeys(self.root(group) for group in self._by_surname.get(surname, ())))

    def called(self, given: str) -> list[int]:
        """Return the groups with that first name."""
        return list(dict.fromkeys(self.root(group) for group in self._by_given.get(given, ())))

    def mentions(self, group: int) -> int:
        """Return how often the collection gives the full name."""
        return self._groups[self.root(group)].full

    def documents(self, group: int) -> int:
        """Return in how many documents the person appears."""
        return len(self._groups[self.root(group)].documents)

    def given_by_user(self, group: int) -> bool:
        """Tell whether the person is in the people file."""
        return self._groups[self.root(group)].listed is not None

    def fits_gender(self, group: int, gender: Gender) -> bool:
        """Tell whether the evidence does not speak against that gender."""
        known = _gender(self._groups[self.root(group)])
        return known is None or gender is None or known == gender

    def organisations(self, group: int) -> set[str]:
        """Return the organisations of the person's roles."""
        return {role.organisation for role in self._groups[self.root(group)].roles if role.organisation}

    def companions(
        self, group: int, members: Mapping[tuple[int, int], int], readings: Sequence[DocumentPeople]
    ) -> frozenset[int]:
        """Return who else is named in the documents that give the person's full name."""
        if self._companions is None:
            self._companions = {}
        root = self.root(group)
        if root not in self._companions:
            homes = {reading for (reading, _), other in members.items() if self.root(other) == root}
            beside = {self.root(other) for (reading, _), other in members.items() if reading in homes}
            self._companions[root] = frozenset(beside - {root})
        return self._companions[root]

    def ids(self) -> dict[int, str]:
        """Return an id for each group: that of the people file, or a slug of the name, numbered where taken."""
        living = [group for group in range(len(self._groups)) if self._parents[group] == group]
        taken: Counter[str] = Counter()
        ids: dict[int, str] = {}
        for group in living:
            listed = self._groups[group].listed
            if listed is not None:
                ids[group] = listed.id
                taken[listed.id] += 1
        order = sorted(
            (group for group in living if group not in ids),
            key=lambda group: (-self._groups[group].full, min(self._groups[group].documents), group),
        )
        for group in order:
            ids[group] = _free(f"p-{slug(_display(self._groups[group]))}", taken)
        return ids

    def people(self, ids: Mapping[int, str]) -> tuple[Person, ...]:
        """Return the records, ordered by id."""
        records = (_person(self._groups[group], name) for group, name in ids.items() if self._groups[group].documents)
        return tuple(sorted(records, key=lambda person: person.id))

    def _list(self, person: Person) -> None:
        group = self._append(_Group(kind=person.kind, listed=person))
        for name in dict.fromkeys((person.name, *person.names)):
            words = name.split()
            self._by_form.setdefault(fold(name), []).append(group)
            if is_cjk(name[:1] or " "):
                self._groups[group].aliases[name] = None
            elif len(words) > 1:
                given, surname = name_parts(words, [fold(word) for word in words])
                if given and given[0]:
                    self._index(group, given, surname)
                    self._groups[group].surname = self._groups[group].surname or surname
                    self._groups[group].given = self._groups[group].given or given
        if person.gender:
            self._groups[group].genders[person.gender] += 1

    def _append(self, group: _Group) -> int:
        self._groups.append(group)
        self._parents.append(len(self._parents))
        return len(self._parents) - 1

    def _index(self, group: int, given: tuple[str, ...], surname: str) -> None:
        for root in roots(given[0]):
            self._by_full.setdefault((surname, root), []).append(group)
        self._by_given.setdefault(given[0], []).append(group)
        homes = self._by_surname.setdefault(surname, [])
        if group not in homes[-1:]:
            homes.append(group)

    def _fitting(self, local: LocalPerson) -> tuple[int, ...]:
        """Return the groups of that name, by the first spelling of the first name that any has."""
        for root in roots(local.given[0]):
            same = self._by_full.get((local.surname, root), ())[:_NAMESAKES_TRIED]
            fitting = dict.fromkeys(self.root(group) for group in same if self._fits(group, local))
            found = tuple(group for group in fitting if not contradict(local.given, self._groups[group].given))
            if found:
                return found
        return ()

    def _fits(self, group: int, local: LocalPerson) -> bool:
        """Tell whether gender, year of birth and "Jr." do not speak against the person's being that one."""
        there = self._groups[self.root(group)]
        suffix = local.suffix and there.suffix and local.suffix != there.suffix
        return not suffix and self.fits_gender(group, local.gender) and not _apart(local.born, there.born)

    def _merge(self, kept: int, gone: int) -> None:
        here, there = self._groups[kept], self._groups[gone]
        if there.listed is not None:
            if here.listed is not None:
                return
            kept, gone, here, there = gone, kept, there, here
        genders = {_gender(here), _gender(there)}
        suffix = here.suffix and there.suffix and here.suffix != there.suffix
        if genders == {"m", "f"} or suffix or _apart(here.born, there.born):
            return
        self._parents[gone] = kept
        here.suffix, here.born = here.suffix or there.suffix, here.born or there.born
        here.forms.update(there.forms)
        here.genders.update(there.genders)
        here.documents |= there.documents
        here.full += there.full
        here.aliases.update(there.aliases)
        here.roles.extend(there.roles[: _MOST_ROLES - len(here.roles)])


def _apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Tell whether two spans of years of birth are more than a year apart: texts round ages, and lie about them."""
    return one is not None and other is not None and (one[0] > other[1] + _SLACK or other[0] > one[1] + _SLACK)


def _office(role: Role) -> str:
    """Return the office that a title names, in the words of its language; the folded title where it is none."""
    words = role.title.split()
    found = lexicon(role.lang).role(words[-1]) if words and role.lang != "und" else None
    return found[0] if found is not None else fold(role.title)


def _gender(group: _Group) -> Literal["f", "m"] | None:
    men, women = group.genders["m"], group.genders["f"]
    return "m" if men and not women else "f" if women and not men else None


def _display(group: _Group) -> str:
    if group.listed is not None:
        return group.listed.name
    forms = sorted(group.forms.items(), key=lambda form: (-form[1], -len(form[0]), form[0]))
    full = [form for form in forms if len(form[0].split()) > 1] or forms
    enough = [form for form, count in full if count >= _FULLER * full[0][1]]
    latin = [form for form in enough if not is_cjk(form[0])] or enough
    return max(latin, key=lambda form: len(form.split()))


def _person(group: _Group, name: str) -> Person:
    forms = [form for form, _ in sorted(group.forms.items(), key=lambda form: (-form[1], form[0]))]
    listed = group.listed
    given = listed.roles if listed is not None else ()
    known = (listed.name, *listed.names) if listed is not None else ()
    return Person(
        id=name,
        name=_display(group),
        names=tuple(dict.fromkeys((*forms, *group.aliases, *known))),
        kind=group.kind,
        roles=(*given, *merge_roles(role for role in group.roles if role not in given)),
        gender=_gender(group),
    )


def _free(wanted: str, taken: Counter[str]) -> str:
    taken[wanted] += 1
    number = taken[wanted]
    while number > 1:
        numbered = f"{wanted}-{number}"
        if not taken[numbered]:
            taken[numbered] += 1
            return numbered
        number += 1
    return wanted
