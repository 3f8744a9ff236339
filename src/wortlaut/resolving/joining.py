"""The cross-document half: one person under many names, many persons under one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wortlaut.records import Attribution, Mention, Person
from wortlaut.resolving.groups import Groups
from wortlaut.resolving.local import DocumentPeople, LocalPerson

FOUND_BY = "names@4"
# Of the full-name mentions of a surname: then the bare surname means that person too. Read by hand: 22 of 22 bare
# surnames joined so are right in 84 articles of US politics, 4 of 4 in 698 German news items; the risk that stays is a
# namesake whom the collection never names in full.
_DOMINANT = 0.9
_DOMINANT_DOCUMENTS = 3  # a person named in full in fewer documents needs a shared context besides
_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who is who in a collection, and whose each quotation is."""

    people: tuple[Person, ...]  # ordered by id
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]  # one for each quotation, in order


def join_documents(readings: Iterable[DocumentPeople], /, *, people: Sequence[Person] = ()) -> Resolution:
    """Return the people of all documents together, those of the people file under its ids."""
    joiner = _Joiner(tuple(readings), Groups(people))
    joiner.join()
    return joiner.resolution()


class _Joiner:
    __slots__ = ("_context", "groups", "members", "open", "readings")

    def __init__(self, readings: tuple[DocumentPeople, ...], groups: Groups) -> None:
        self.readings, self.groups = readings, groups
        self.members: dict[tuple[int, int], int] = {}  # (reading, local person) -> group
        self.open: dict[tuple[int, int], tuple[int, ...]] = {}  # bare surnames that stay open -> groups
        self._context: dict[int, frozenset[int]] = {}

    def join(self) -> None:
        """Put every local person into a group: full names, then initials, then other scripts, then surnames."""
        full, initials, bare, others = self._sorted()
        for place in full:
            self._put(place, self.groups.of_full(self._local(place), self._document(place)))
        for place in initials:
            self._put(place, self.groups.of_initials(self._local(place), self._document(place)))
        self.groups.tie_aliases()
        self._note_context()
        for place, group in [(place, self._whose(place)) for place in bare]:
            self._put_bare(place, group)
        for place in others:
            self.members[place] = self.groups.of_other(self._local(place), self._document(place))

    def _put(self, place: tuple[int, int], groups: tuple[int, ...]) -> None:
        if len(groups) == 1:
            self.members[place] = groups[0]
        else:
            self.open[place] = groups[:_MOST_CANDIDATES]

    def _sorted(self) -> tuple[list[tuple[int, int]], ...]:
        sorts: tuple[list[tuple[int, int]], ...] = ([], [], [], [])
        order = sorted(range(len(self.readings)), key=lambda index: self.readings[index].document)
        for reading in order:
            for index, local in enumerate(self.readings[reading].persons):
                which = 3 if local.kind != "person" else 2 if not local.given else 1 if len(local.given[0]) == 1 else 0
                sorts[which].append((reading, index))
        sorts[0].sort(key=lambda place: (-len(self._local(place).given), -len(self._local(place).given[0])))
        return sorts

    def _whose(self, place: tuple[int, int]) -> tuple[int, ...]:
        """Return the one group a bare surname belongs to, or those it may belong to."""
        local = self._local(place)
        named = [group for group in self.groups.surnamed(local.surname) if self.groups.fits_gender(group, local.gender)]
        if not named:
            return self._called(place)
        counts = {group: self.groups.mentions(group) for group in named}
        total = sum(self.groups.mentions(group) for group in self.groups.surnamed(local.surname))
        first = min(named, key=lambda group: (-counts[group], group))
        dominant = counts[first] >= _DOMINANT * max(total, 1)
        if dominant and (self.groups.documents(first) >= _DOMINANT_DOCUMENTS or self.groups.given_by_user(first)):
            return (first,)
        near = [group for group in named if self._shares_organisation(place, group)]
        if len(near) == 1:
            return (near[0],)
        near = [group for group in named if self._shares_context(place, group)]
        if len(near) == 1 and (dominant or len(named) == 1):
            return (near[0],)
        return (*named[:_MOST_CANDIDATES], -1)

    def _called(self, place: tuple[int, int]) -> tuple[int, ...]:
        """Return the one whom a first name alone means beside somebody named with them elsewhere."""
        near = [group for group in self.groups.called(self._local(place).surname) if self._shares_context(place, group)]
        return (near[0],) if len(near) == 1 else ()

    def _put_bare(self, place: tuple[int, int], groups: tuple[int, ...]) -> None:
        local, document = self._local(place), self._document(place)
        if len(groups) == 1:
            self.members[place] = self.groups.include(groups[0], local, document, full=False)
        elif local.tentative:
            self.open[place] = groups[:-1]
        elif not groups:
            self.members[place] = self.groups.new(local, document)
        else:
            self.open[place] = groups[:-1]

    def _note_context(self) -> None:
        for reading in range(len(self.readings)):
            groups = (self.members.get((reading, index)) for index in range(len(self.readings[reading].persons)))
            self._context[reading] = frozenset(self.groups.root(group) for group in groups if group is not None)

    def _shares_context(self, place: tuple[int, int], group: int) -> bool:
        """Tell whether the document shares an organisation, or another named person, with those that name the group."""
        companions = self.groups.companions(group, self.members, self.readings)
        return self._shares_organisation(place, group) or bool(self._context[place[0]] & companions)

    def _shares_organisation(self, place: tuple[int, int], group: int) -> bool:
        organisations = {role.organisation for role in self._local(place).roles if role.organisation}
        return bool(organisations & self.groups.organisations(group))

    def _local(self, place: tuple[int, int]) -> LocalPerson:
        return self.readings[place[0]].persons[place[1]]

    def _document(self, place: tuple[int, int]) -> str:
        return self.readings[place[0]].document

    def resolution(self) -> Resolution:
        """Return the records, with ids."""
        ids = self.groups.ids()
        return Resolution(
            people=self.groups.people(ids),
            mentions=tuple(self._mentions(ids)),
            attributions=tuple(self._attributions(ids)),
        )

    def _mentions(self, ids: dict[int, str]) -> Iterable[Mention]:
        for number, reading in enumerate(self.readings):
            for mention in reading.mentions:
                person, candidates = self._ids(ids, number, mention.person, mention.candidates)
                yield Mention(
                    document=reading.document,
                    span=mention.span,
                    person=person,
                    how=mention.how if person or candidates else "none",
                    candidates=candidates,
                )

    def _attributions(self, ids: dict[int, str]) -> Iterable[Attribution]:
        for number, reading in enumerate(self.readings):
            for speaker in reading.speakers:
                person, candidates = self._ids(ids, number, speaker.person, speaker.candidates)
                yield Attribution(
                    quotation=speaker.quotation,
                    person=person,
                    how=speaker.how if person else "none",
                    candidates=candidates,
                    confidence=speaker.confidence if person else 0.0,
                    found_by=FOUND_BY,
                )

    def _ids(
        self, ids: dict[int, str], reading: int, person: int | None, candidates: Sequence[int]
    ) -> tuple[str | None, tuple[str, ...]]:
        if person is not None:
            place = (reading, person)
            if place in self.members:
                return ids[self.groups.root(self.members[place])], ()
            return None, self._named(ids, self.open.get(place, ()))
        groups: Counter[int] = Counter()
        for candidate in candidates:
            place = (reading, candidate)
            groups.update([self.members[place]] if place in self.members else self.open.get(place, ()))
        found = self._named(ids, tuple(groups))
        return (None, found)

    def _named(self, ids: dict[int, str], groups: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids[self.groups.root(group)] for group in groups))
