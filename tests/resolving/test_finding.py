"""Whom a user may mean by a name."""

from __future__ import annotations

import pytest

from wortlaut.records import Person
from wortlaut.resolving import find_people

PEOPLE = (
    Person(id="p-holt", name="Holt", names=("Holt",)),
    Person(id="p-joseph-lim", name="Joseph Lim", names=("Joseph Lim", "Joe Lim", "林崇山")),
    Person(id="p-karen-j-holt", name="Karen J. Holt", names=("Karen J. Holt", "Holt")),
    Person(id="p-lim-ing-mei", name="Lim Ing-mei", names=("Lim Ing-mei",)),
    Person(id="p-henning-moell", name="Henning Möll", names=("Henning Möll",)),
    Person(id="p-juergen-moell", name="Jürgen Möll", names=("Jürgen Möll",)),
    Person(id="p-holt-campaign", name="Holt campaign", names=("Holt campaign",), kind="organisation"),
)

CASES = {
    "full name": ("Karen J. Holt", ["p-karen-j-holt"]),
    "without the initial": ("Karen Holt", ["p-karen-j-holt"]),
    "other case": ("karen holt", ["p-karen-j-holt"]),
    "surname": ("Holt", ["p-karen-j-holt"]),
    "title": ("Mayor Karen Holt", ["p-karen-j-holt"]),
    "nickname": ("Joe Lim", ["p-joseph-lim"]),
    "other script": ("林崇山", ["p-joseph-lim"]),
    "ambiguous surname": ("Lim", ["p-joseph-lim", "p-lim-ing-mei"]),
    "first name": ("Karen", ["p-karen-j-holt"]),
    "umlaut folded": ("Jurgen Moll", ["p-juergen-moell"]),
    "umlaut spelled out": ("Juergen Moell", ["p-juergen-moell"]),
    "surname of two, with an umlaut": ("Möll", ["p-henning-moell", "p-juergen-moell"]),
    "organisation": ("Holt campaign", ["p-holt-campaign"]),
    "typing error": ("Joseph Limm", ["p-joseph-lim"]),
    "another first name": ("Peter Holt", []),
    "unknown": ("Dale Roe", []),
    "nothing": ("  ", []),
}


@pytest.mark.parametrize(("name", "ids"), CASES.values(), ids=CASES)
def test_a_name_means(name: str, ids: list[str]) -> None:
    assert [person.id for person in find_people(name, PEOPLE)] == ids
