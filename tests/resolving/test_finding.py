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
    Person(id="p-imkerin-dora-wüst", name="Imkerin Dora Wüst", names=("Imkerin Dora Wüst",)),
    Person(id="p-gaertnerin-ida-rohr", name="Gärtnerin Ida Rohr", names=("Gärtnerin Ida Rohr",), kind="anonymous"),
    Person(id="p-wife", name="die Frau von Egon Quill", names=("die Frau von Egon Quill",), kind="anonymous"),
    Person(id="p-union", name="Ivo Gard Union", names=("Ivo Gard Union",), kind="organisation"),
    Person(id="p-elke-van-laar-1", name="Beekeeper Elke van Laar", names=("Beekeeper Elke van Laar",)),
    Person(id="p-elke-van-laar-2", name="Grocer Elke van Laar", names=("Grocer Elke van Laar",)),
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
    "whole in a name that keeps a title": ("Dora Wüst", ["p-imkerin-dora-wüst"]),
    "the same with its umlaut spelled out": ("Dora Wuest", ["p-imkerin-dora-wüst"]),
    "whole behind a title of someone not known for a person": ("Ida Rohr", ["p-gaertnerin-ida-rohr"]),
    "whose wife": ("Egon Quill", []),
    "whom a union is named for": ("Ivo Gard", []),
    "its letters, not its words": ("Dora Wü", []),
    "whole in the names of two": ("Elke van Laar", []),
    "typing error": ("Joseph Limm", ["p-joseph-lim"]),
    "another first name": ("Peter Holt", []),
    "unknown": ("Dale Roe", []),
    "nothing": ("  ", []),
}


@pytest.mark.parametrize(("name", "ids"), CASES.values(), ids=CASES)
def test_a_name_means(name: str, ids: list[str]) -> None:
    assert [person.id for person in find_people(name, PEOPLE)] == ids
