"""What a note says people are: two titles for one, another's title, a title of another time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.checks.misdating import Dates, Told
from wortlaut.auditing.offices import exclusive, office_in, office_of
from wortlaut.auditing.periods import Period, period
from wortlaut.auditing.reports import Sources
from wortlaut.languages.base import language
from wortlaut.records import Evidence, Finding, Person, Role, Span

MOST_TITLES = 12  # places that give one person a title
JOINED = 40  # characters between two titles that are given in one breath: "chairman and chief executive"
BEFORE = 45  # days that a title may be told of before the first document that has it
AROUND = 120  # days around a date in which a document tells what somebody was then
MOST_HELD = 12  # documents in which it is looked up whose an organisation's man is
REACH = 60  # characters between a name and the organisation behind it
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w&’'-]{1,30}"
_OF = re.compile(rf"\s+(?:of|at|from|von|vom|bei|bei der|von der)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})")


@dataclass(frozen=True, slots=True)
class _Held:
    """An office that a text gives somebody at one place."""

    role: Role
    office: str
    evidence: Evidence
    span: Span


def _held(roles: Sequence[Role], texts: Mapping[str, str]) -> list[_Held]:
    """Return each place where one of the roles is given, with the office that it means there."""
    return [
        _Held(role, office, Evidence(document=one.document, spans=(span,)), span)
        for role in roles
        if not role.former
        for one in role.evidence
        for span in one.spans[:1]
        if (office := office_in(texts.get(one.document, ""), span, role))
    ]


def check_titles(case: Case, /) -> Iterator[Finding]:
    """Find one person under two titles that nobody has at once, with no word of when."""
    texts = {case.draft.document.id: case.draft.text}
    for person in case.draft.people:
        held = _held(person.roles, texts)[:MOST_TITLES]
        for one, other in combinations(held, 2):
            if (
                not exclusive(one.office, other.office, case.draft.lang)
                or abs(one.span.start - other.span.start) < JOINED
            ):
                continue
            if any(_tells_when(place.span, case) for place in (one, other)):
                continue
            yield case.finding(
                "person/titles",
                "warning",
                f"The note calls {person.name} both {one.office} and {other.office}, and does not say when which.",
                span=max(one.span, other.span),
                related=(min(one.span, other.span),),
                repair="find out which is right, or say from when to when",
            )
            break


def _tells_when(place: Span, case: Case) -> bool:
    """Tell whether the sentence says that it speaks of another time."""
    sentence = case.draft.sentence_at(place)
    words = sentence.of(case.draft.text).lower() if sentence else ""
    known = language(case.draft.lang).table("audit").get("time_words", ())
    return any(re.search(rf"\b{word}\b", words) for word in known)


def check_roles(case: Case, /) -> Iterator[Finding]:
    """Find a title that the sources give to the same person only at another time, or only to somebody else."""
    sources = case.sources
    if sources is None:
        return
    dates = Dates(case)
    texts = {case.draft.document.id: case.draft.text}
    for person in case.draft.people:
        roles = [one for one in sources.roles(person.name) if _speaks(one, case)]
        known = _held(
            roles, {one.document: sources.documents[one.document].text for role in roles for one in role.evidence}
        )
        for one in _held(person.roles, texts) if known else ():
            if any(other.office == one.office for other in known):
                yield from _too_early(case, person, one, known, dates.of(one.span))
            elif all(exclusive(other.office, one.office, case.draft.lang) for other in known):
                yield _never(case, person, one, known[0])
            else:
                yield from _someone_elses(case, person, one)


def _speaks(role: Role, case: Case) -> bool:
    return role.lang.split("-")[0] == case.draft.lang.split("-")[0]


def _too_early(case: Case, person: Person, one: _Held, known: Sequence[_Held], told: Told | None) -> Iterator[Finding]:
    if told is None or _tells_when(one.span, case) or case.sources is None:
        return
    printed = [(_printed(other, case.sources), other) for other in known]
    days = [day.first for day, other in printed if day is not None and other.office == one.office]
    if not days or told.when.last + timedelta(days=BEFORE) >= min(days):
        return
    near = Period(told.when.first - timedelta(days=AROUND), told.when.last + timedelta(days=AROUND), True)
    then = [
        other
        for day, other in printed
        if day is not None and day.overlaps(near) and exclusive(other.office, one.office, case.draft.lang)
    ]
    if then:
        yield case.finding(
            "person/role",
            "warning",
            f"On that date the sources call {person.name} {then[0].office}; {one.office} only from {min(days)}.",
            span=one.span,
            evidence=(then[0].evidence,),
            repair=f"say what {person.name} was then: {then[0].office}",
        )


def _printed(held: _Held, sources: Sources) -> Period | None:
    """Return the day of the document that gives the title."""
    document = sources.documents.get(held.evidence.document)
    return period(document.published) if document is not None and document.published else None


def _never(case: Case, person: Person, one: _Held, known: _Held) -> Finding:
    return case.finding(
        "person/role",
        "warning",
        f"The sources call {person.name} {known.office}, never {one.office}.",
        span=one.span,
        evidence=(known.evidence,),
        repair=f"find out who is meant, or say {known.office}",
    )


def _someone_elses(case: Case, person: Person, one: _Held) -> Iterator[Finding]:
    """Report a title that the sources never give this person, where exactly one other has it with that home."""
    home = (one.role.organisation or "").casefold()
    if case.sources is None or not home:
        return
    holders = [
        (other.name, role)
        for other in case.sources.everyone()
        for role in other.roles
        if role.organisation and role.organisation.casefold() == home and office_of(role.title, role.lang) == one.office
    ]
    names = {name for name, _ in holders if case.sources.same_person(name, person.name) is False}
    if len(names) == 1:
        name, role = holders[0]
        yield _swapped(case, person.name, name, f"{one.office} of {one.role.organisation}", one.span, role.evidence[:1])


def _swapped(case: Case, name: str, other: str, what: str, place: Span, evidence: tuple[Evidence, ...]) -> Finding:
    return case.finding(
        "person/role",
        "warning",
        f"The sources call {other} {what}, never {name}.",
        span=place,
        evidence=evidence,
        repair=f"find out who is meant: {other}?",
    )


def check_homes(case: Case, /) -> Iterator[Finding]:
    """Find "Roe of the Harbour Board" where every source puts somebody else there, and never Roe."""
    sources = case.sources
    if sources is None:
        return
    seen = set()
    for place, name in case.draft.names:
        match = _OF.match(case.draft.text, place.end)
        if not match or len(name.split()) < 2 or not sources.is_person(name) or case.borrowed.touch(place):
            continue
        home = match[1]
        if (name, home) in seen:
            continue
        seen.add((name, home))
        found = list(_members(home, sources))
        others = {other for other, _ in found if sources.same_person(other, name) is False}
        if found and len(others) == 1 and all(other in others for other, _ in found):
            other, evidence = found[0]
            span = Span(place.start, match.end(1))
            yield _swapped(case, name, other, f"a voice of {home}", span, (evidence,))


def _members(home: str, sources: Sources) -> Iterator[tuple[str, Evidence]]:
    """Yield the people whom documents name right before the organisation."""
    for name, _ in sources.locator.candidates(home, limit=MOST_HELD):
        document = sources.documents.get(name)
        start = document.text.find(home) if document is not None else -1
        while document is not None and start >= 0:
            near = [(place, who) for place, who in sources.people_in(name) if start - REACH < place.end <= start]
            if near:
                place, who = max(near, key=lambda pair: pair[0].end)
                yield who, Evidence(document=name, spans=(Span(place.start, start + len(home)),))
            start = document.text.find(home, start + 1)
