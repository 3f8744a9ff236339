"""Whom a user may mean by a name: in any script, in full or in short, with or without a title."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.languages import known
from wortlaut.records import Person
from wortlaut.resolving.cast import contradict, name_parts
from wortlaut.resolving.folding import fold, fold_umlauts, is_cjk
from wortlaut.resolving.lexicon import lexicon

_ALIKE = 90.0  # per cent of letters in common: a typing error, not another name ("Merkel"/"Meckel" has 83)


def find_people(name: str, people: Sequence[Person], /) -> tuple[Person, ...]:
    """Return those who may be meant, best first: one is certain, several are ambiguous, none is unknown."""
    wanted = _untitled(name)
    offices = _offices(name)
    if not wanted:
        return ()
    ranked: dict[int, list[Person]] = {}
    for person in people:
        rank = _rank(wanted, person)
        if rank is not None:
            ranked.setdefault(rank, []).append(person)
    if not ranked:
        return _whole_in(wanted, people) or _alike(wanted, people)
    found = _preferred(ranked[min(ranked)])
    holders = [person for person in found if offices & _offices(" ".join(role.title for role in person.roles))]
    return tuple(sorted(holders or found, key=lambda person: (-len(person.names), person.id)))


def _offices(words: str) -> set[str]:
    """Return the offices that the words speak of, in any language."""
    roles = (lexicon(code).role(word) for word in words.split() for code in known())
    return {role[0] for role in roles if role is not None}


def _preferred(found: Sequence[Person]) -> Sequence[Person]:
    """Keep people before organisations, and full names before bare surnames."""
    persons = [person for person in found if person.kind == "person"] or list(found)
    return [person for person in persons if len(person.name.split()) > 1] or persons


def _rank(wanted: str, person: Person) -> int | None:
    names = (person.name, *person.names)
    words = wanted.split()
    if len(words) > 1 or is_cjk(wanted[0]):
        exact = _folds(wanted)
        if any(exact & _folds(other) for other in names):
            return 0
        return 1 if len(words) > 1 and person.kind == "person" and _fits(words, names) else None
    exact = _folds(wanted)
    if person.kind != "person":
        return 1 if any(exact & _folds(other) for other in names) else None
    parts = [_parts(other) for other in names]
    if any(exact & {surname, *_folds(other)} for (_, surname), other in zip(parts, names, strict=True)):
        return 1
    return 2 if any(given[:1] and given[0] in exact for given, _ in parts) else None


def _fits(words: Sequence[str], names: Sequence[str]) -> bool:
    given, surname = _parts(" ".join(words))
    for other in names:
        there, family = _parts(other)
        if given and there and surname == family and not contradict(given, there):
            return True
    return False


def _parts(name: str) -> tuple[tuple[str, ...], str]:
    words = name.split()
    keys = [fold(word) for word in words]
    if not words or not all(keys):
        return (), fold(name)
    return name_parts(words, keys)


def _folds(name: str) -> set[str]:
    return {fold(name), fold_umlauts(name)}


def _untitled(name: str) -> str:
    words = name.strip().split()
    while len(words) > 1 and any(
        fold(words[0]) in lexicon(code).titles or lexicon(code).role(words[0]) is not None for code in known()
    ):
        words = words[1:]
    return " ".join(words)


def _whole_in(wanted: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the one whose name has the wanted one in it, word for word: "Händlerin Sibel Aydin"."""
    if len(wanted.split()) == 1:
        return ()
    found = [one for one in people if any(_has(name, wanted, known=one.kind == "person") for name in one.names)]
    return tuple(found) if len(found) == 1 else ()


def _has(name: str, wanted: str, *, known: bool) -> bool:
    """Tell whether a name has another in it; one not known for a person's only behind titles: "a friend of" is none."""
    for spelt in (fold, fold_umlauts):
        before, there, behind = f" {spelt(name)} ".partition(f" {spelt(wanted)} ")
        if there:
            titles = name.split()[: len(before.split())]
            return known or (not behind and bool(titles) and all(word[0].isupper() for word in titles))
    return False


def _alike(wanted: str, people: Sequence[Person]) -> tuple[Person, ...]:
    from rapidfuzz import fuzz

    scored = []
    for person in people:
        if person.kind == "person":
            score = max(fuzz.ratio(fold(wanted), fold(other)) for other in (person.name, *person.names))
            if score >= _ALIKE:
                scored.append((-score, person.id, person))
    return tuple(person for _, _, person in sorted(scored, key=lambda entry: entry[:2]))
