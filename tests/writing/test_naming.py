"""Short names and roles at the time."""

from __future__ import annotations

import pytest

from wortlaut.records import Dossier, Person, Role
from wortlaut.writing import write
from wortlaut.writing.naming import role_at, short_name
from wortlaut.writing.phrases import phrases

NAMES = {
    "two words": ("Ingrid Solheim", (), "person", "Solheim"),
    "particles": ("Helene von der Tann", (), "person", "von der Tann"),
    "suffix": ("Martin Okafor Jr.", (), "person", "Okafor"),
    "one word": ("Solheim", (), "person", "Solheim"),
    "chinese": ("林若澜", ("林若澜",), "person", "林若澜"),
    "family name first": ("Lin Ruolan", ("Lin Ruolan",), "person", "Ruolan"),
    "organisation": ("Hallvard Ferries", (), "organisation", "Hallvard Ferries"),
    "short form known": ("Ana Prado Lima", ("Ana Prado Lima", "Prado"), "person", "Prado"),
}


@pytest.mark.parametrize(("name", "names", "kind", "expected"), NAMES.values(), ids=NAMES)
def test_a_short_name_is_the_family_name(name, names, kind, expected):
    assert short_name(Person(id="p", name=name, names=names, kind=kind), phrases("en")) == expected


def _roles() -> tuple[Role, ...]:
    return (
        Role(title="mayor", lang="en", until="2023"),
        Role(title="Ministerin", lang="de", since="2024"),
        Role(title="minister", lang="en", since="2024"),
        Role(title="teacher", lang="en", former=True),
    )


ROLES = {
    "at the time, in the note's language": ("2025-03/2025-11", "en", "minister"),
    "in german": ("2025-03/2025-11", "de", "Ministerin"),
    "before": ("2022-05", "en", "mayor"),
    "no period": (None, "en", "mayor"),
}


@pytest.mark.parametrize(("period", "lang", "expected"), ROLES.values(), ids=ROLES)
def test_the_role_is_that_of_the_time(period, lang, expected):
    role = role_at(Person(id="p", name="Ana Prado", roles=_roles()), period, phrases(lang))
    assert role is not None
    assert role.title == expected


def test_nobody_gets_a_role_that_no_source_gives():
    assert role_at(Person(id="p", name="Ana Prado"), "2025", phrases("en")) is None


SLUGS = {
    "umlauts as Germans spell them, in any note": ("Jörg Weißhäupl", "weisshaeupl"),
    "not where other letters stand": ("Şöhret Öztürk", "ozturk"),
    "nordic": ("Åse Mjølnerød", "mjolnerod"),
    "chinese": ("林若澜", "linruolan"),
}


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(("name", "expected"), SLUGS.values(), ids=SLUGS)
def test_file_names_are_spelt_as_the_name_would_be(name, expected, lang):
    note = write(Dossier(person="p"), person=Person(id="p", name=name), quotations={}, documents={}, lang=lang)
    assert note.id == f"{expected}-{lang}"
