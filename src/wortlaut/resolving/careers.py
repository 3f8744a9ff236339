"""What someone was, and when: the roles of many documents put together, and the one to name on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wortlaut.records import Person, Role
from wortlaut.records.edtf import days
from wortlaut.resolving.lexicon import lexicon
from wortlaut.resolving.offices import Glossary

_MOST_EVIDENCE = 30  # places kept for one role
_GRACE = 3  # days after an event within which its reports are printed
_LATELY = 45  # days: the last reports before the day, of which the role most often given counts


def merge_roles(roles: Iterable[Role], /) -> tuple[Role, ...]:
    """Return each role once, with all its evidence, the one most often given first."""
    merged: dict[tuple[str, str, bool], Role] = {}
    for role in roles:
        key = (role.title.casefold(), (role.organisation or "").casefold(), role.former)
        known = merged.get(key)
        merged[key] = role if known is None else _joined(known, role)
    for key, role in list(merged.items()):
        homes = [other for other in merged if other[0] == key[0] and other[2] == key[2] and other[1]]
        if not key[1] and len(homes) == 1:
            merged[homes[0]] = _joined(merged[homes[0]], role)
            del merged[key]
    return tuple(sorted(merged.values(), key=lambda role: -len(role.evidence)))


def role_at(
    person: Person,
    day: str | None,
    lang: str | None = None,
    /,
    *,
    published: Mapping[str, str | None] | None = None,
    offices: Glossary | None = None,
) -> Role | None:
    """Return what the person was on the day (EDTF), rather in words of the language; None where nothing is known.

    ``published`` gives the date of each document by id; without it only dates that the texts give tell roles apart.
    An office that no source names in the language is called as ``offices`` says, where that knows the same office.
    """
    roles = [role for role in person.roles if not role.former and _lasts(role, day)]
    recent = _recent(roles, day, published or {})
    if not recent:
        return None
    best = min(recent, key=lambda role: _rank(role, lang, recent[role]))
    alike = _called_meanwhile(best, roles, lang, published or {})
    if alike:
        return role_at(replace(person, roles=alike), day, lang, published=published, offices=offices)
    home = best.organisation or _home(best, roles)
    told = home is not None and home.casefold() in best.title.casefold()  # "Werft-Chefin" needs no "of the Werft"
    found = replace(best, organisation=None if told else home)
    if lang is None or offices is None or told or _speaks(best, lang):
        return found
    return offices.translated(found, lang, person.gender) or found


def _called_meanwhile(
    best: Role, roles: Sequence[Role], lang: str | None, published: Mapping[str, str | None]
) -> tuple[Role, ...]:
    """Return what the language calls the person since the best role, which is of another language, was first given."""
    given = _dates(best, published)
    if lang is None or not given or _speaks(best, lang):
        return ()
    return tuple(
        role for role in roles if _speaks(role, lang) and max(_dates(role, published), default=0) >= min(given)
    )


def _speaks(role: Role, lang: str) -> bool:
    return role.lang.split("-")[0] == lang.split("-")[0]


def _joined(one: Role, other: Role) -> Role:
    return replace(
        one,
        since=one.since or other.since,
        until=one.until or other.until,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence)))[:_MOST_EVIDENCE],
    )


def _rank(role: Role, lang: str | None, given: int) -> tuple[bool, bool, int, bool]:
    own = lexicon(role.lang)
    found = own.role(role.title.split(" ")[-1])
    personal = found is not None and found[0] in own.relational and not role.organisation
    other_language = lang is not None and not _speaks(role, lang)
    return personal, other_language, -given, not role.organisation


def _lasts(role: Role, day: str | None) -> bool:
    """Tell whether the dates of the role leave room for the day."""
    wanted, since, until = days(day), days(role.since), days(role.until)
    if wanted is None:
        return True
    return (since is None or since.first <= wanted.last) and (until is None or wanted.first <= until.last)


def _recent(roles: Sequence[Role], day: str | None, published: Mapping[str, str | None]) -> dict[Role, int]:
    """Return how often each role is given in the last reports up to the day, or in the first ones after it."""
    dated = {role: _dates(role, published) for role in roles}
    wanted = days(day)
    every = sorted(ordinal for ordinals in dated.values() for ordinal in ordinals)
    if wanted is None or not every:
        return {role: max(1, len(role.evidence)) for role in roles}
    before = [ordinal for ordinal in every if ordinal <= wanted.last + _GRACE]
    first, last = (before[-1] - _LATELY, before[-1]) if before else (every[0], every[0] + _LATELY)
    counts = {role: sum(first <= ordinal <= last for ordinal in ordinals) for role, ordinals in dated.items()}
    counts = {role: count for role, count in counts.items() if count}
    return _begun(counts, wanted.last) or counts


def _begun(counts: Mapping[Role, int], last: int) -> dict[Role, int]:
    """Keep the roles whose beginning is known to lie in the weeks before the day: they replaced the others."""
    fresh = {}
    for role, count in counts.items():
        since = days(role.since)
        if since is not None and last - _LATELY <= since.first <= last:
            fresh[role] = count
    return fresh


def _dates(role: Role, published: Mapping[str, str | None]) -> list[int]:
    known = (days((published.get(evidence.document) or "")[:10]) for evidence in role.evidence)
    return [one.first for one in known if one is not None]


def _home(role: Role, roles: Sequence[Role]) -> str | None:
    """Return the organisation that the person's other roles of the time name, where they agree on one."""
    named: Counter[str] = Counter()
    for other in sorted(roles, key=lambda one: one.lang != role.lang):
        if other.organisation:
            named[other.organisation] += len(other.evidence)
    if not named:
        return None
    most, count = named.most_common(1)[0]
    alike = sum(number for name, number in named.items() if name.split()[0] == most.split()[0])
    return most if count > 1 and 2 * alike > sum(named.values()) else None
