"""The same office in another language."""

from __future__ import annotations

import pytest

from wortlaut.errors import UsageError
from wortlaut.languages import known, language
from wortlaut.records import Person, Role
from wortlaut.resolving import glossary, glossary_from_table, role_at
from wortlaut.resolving.lexicon import Gender

SAME: dict[str, tuple[str, str, Gender, str, str | None]] = {
    "of a woman": ("chief executive", "en", "f", "de", "Vorstandschefin"),
    "of a man": ("CEO", "en", "m", "de", "Vorstandschef"),
    "of the supervisory board": ("Aufsichtsratsvorsitzende", "de", "f", "en", "chairwoman of the supervisory board"),
    "of the management board": ("Vorstandsvorsitzender", "de", "m", "en", "chief executive"),
    "a chairman is no Vorstandsvorsitzender": ("chairman", "en", "m", "de", "Vorsitzender"),
    "of the board": ("chairman of the board", "en", "m", "de", "Verwaltungsratsvorsitzender"),
    "where the gender is not known": ("chief executive", "en", None, "de", None),
    "known, into English": ("Finanzchefin", "de", None, "en", "finance chief"),
    "in no glossary": ("fleet warden", "en", "f", "de", None),
    "a tag with a region": ("Kanzlerin", "de-AT", "f", "en-GB", "chancellor"),
}


@pytest.mark.parametrize(("title", "lang", "gender", "into", "wanted"), SAME.values(), ids=SAME)
def test_an_office_is_called(title: str, lang: str, gender: Gender, into: str, wanted: str | None) -> None:
    found = glossary().translated(Role(title=title, lang=lang, organisation="Brandt"), into, gender)
    assert (found and found.title, found and found.organisation) == (wanted, wanted and "Brandt")


def test_the_languages_know_the_same_offices() -> None:
    keys = {code: set(language(code).own("offices")) for code in known() if language(code).own("offices")}
    assert len(keys) > 1
    assert len({frozenset(names) for names in keys.values()}) == 1


def test_a_user_adds_offices_and_changes_them() -> None:
    table = {
        "office": [
            {"en": "harbour reeve", "de": {"m": "Hafenvogt", "f": "Hafenvögtin"}},
            {"en": {"any": "chief executive"}, "de": {"f": "Generaldirektorin"}},
        ]
    }
    own = glossary_from_table(table)
    reeve, chief = Role(title="Hafenvögtin", lang="de"), Role(title="chief executive", lang="en")
    assert [role and role.title for role in (own.translated(reeve, "en", "f"), own.translated(chief, "de", "f"))] == [
        "harbour reeve",
        "Generaldirektorin",
    ]
    assert own.translated(Role(title="mayor", lang="en"), "de", "f") is not None


WRONG = {
    "not a list": {"office": "reeve"},
    "not a table": {"office": ["reeve"]},
    "a number": {"office": [{"en": 7}]},
    "another form": {"office": [{"en": {"plural": "reeves"}}]},
    "a form that is no text": {"office": [{"en": {"any": 7}}]},
    "others that are no list": {"office": [{"en": {"any": "reeve", "also": 7}}]},
}


@pytest.mark.parametrize("table", WRONG.values(), ids=WRONG)
def test_an_office_that_cannot_be_read_is_named(table: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"p\.toml: office"):
        glossary_from_table(table, file="p.toml")


def test_a_note_calls_an_office_in_its_language() -> None:
    holt = Person(id="p-holt", name="Karen Holt", gender="f", roles=(Role(title="finance chief", lang="en"),))
    titles = [role_at(holt, None, "de", offices=offices) for offices in (None, glossary())]
    assert [role and role.title for role in titles] == ["finance chief", "Finanzchefin"]
