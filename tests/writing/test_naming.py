"""Short names, and names of files."""

from __future__ import annotations

import pytest

from wortlaut.records import Dossier, Person
from wortlaut.writing import write
from wortlaut.writing.naming import short_name
from wortlaut.writing.phrases import phrases

NAMES = {
    "two words": ("Ingrid Solheim", (), "person", "Solheim"),
    "particles": ("Helene von der Tann", (), "person", "von der Tann"),
    "suffix": ("Martin Okafor Jr.", (), "person", "Okafor"),
    "one word": ("Solheim", (), "person", "Solheim"),
    "chinese": ("林若澜", ("林若澜",), "person", "林若澜"),
    "family name first, as the sources use it": ("Lin Ruolan", ("Lin Ruolan", "Lin"), "person", "Lin"),
    "family name last, though it could be first": ("Kim Novik", ("Kim Novik", "Novik"), "person", "Novik"),
    "no source tells which is the family name": ("Lin Ruolan", ("Lin Ruolan",), "person", "Lin Ruolan"),
    "organisation": ("Hallvard Ferries", (), "organisation", "Hallvard Ferries"),
    "short form known": ("Ana Prado Lima", ("Ana Prado Lima", "Prado"), "person", "Prado"),
}


@pytest.mark.parametrize(("name", "names", "kind", "expected"), NAMES.values(), ids=NAMES)
def test_a_short_name_is_the_family_name(name, names, kind, expected):
    assert short_name(Person(id="p", name=name, names=names, kind=kind), phrases("en")) == expected


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
