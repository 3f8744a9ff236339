"""What someone was on a day, from the roles of many documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records import Document, Evidence, Person, Role, Span
from wortlaut.resolving import resolve, role_at


def role(title: str, *documents: str, lang: str = "en", **known: object) -> Role:
    evidence = tuple(Evidence(document=name, spans=(Span(0, 1),)) for name in documents)
    return Role(title=title, lang=lang, evidence=evidence, **known)  # type: ignore[arg-type]


PUBLISHED = {"march": "2025-03-12", "may": "2025-05-20", "july": "2025-07-02", "august": "2025-08-07", "undated": None}
HOLT = Person(
    id="p-karen-holt",
    name="Karen Holt",
    roles=(
        role("finance chief", "march", "may", organisation="Brandt"),
        role("Finanzchefin", "march", lang="de"),
        role("chief executive", "july", "august", organisation="Brandt"),
        role("manager", "august"),
        role("Vorstandschefin", "august", lang="de"),
        role("mayor", "august", "july", "may", former=True),
    ),
)

DAYS = {
    "the note's language first, where it named her since": ("2025-09-01", "de", "Vorstandschefin"),
    "then": ("2025-03-11", "en", "finance chief"),
    "then, in German": ("2025-03-11", "de", "Finanzchefin"),
    "before anything is known": ("2024-01-01", "en", "finance chief"),
    "between two reports": ("2025-06-20", "en", "finance chief"),
    "later": ("2025-08-07", "en", "chief executive"),
    "later, in German": ("2025-08-07", "de", "Vorstandschefin"),
    "long after": ("2026-03-01", "en", "chief executive"),
    "a month": ("2025-08", "en", "chief executive"),
    "the language of the note, though last heard two months ago": ("2025-05-20", "de", "Finanzchefin"),
}


@pytest.mark.parametrize(("day", "lang", "title"), DAYS.values(), ids=DAYS)
def test_the_role_is_the_one_of_the_day(day: str, lang: str, title: str) -> None:
    found = role_at(HOLT, day, lang, published=PUBLISHED)
    assert found is not None
    assert found.title == title


def test_a_role_ends_and_begins_when_the_texts_say_so() -> None:
    roles = (role("chair", "may", until="2025-06"), role("chief executive", "may", since="2025-07-01"))
    person = Person(id="p-x", name="X", roles=roles)
    assert [found and found.title for found in (role_at(person, day) for day in ("2025-05-02", "2025-07-03"))] == [
        "chair",
        "chief executive",
    ]


def test_a_past_office_is_no_role_of_the_day() -> None:
    assert role_at(Person(id="p-x", name="X", roles=(role("mayor", former=True),)), "2025-01-01") is None


def test_the_organisation_comes_from_other_words_for_the_role() -> None:
    found = role_at(HOLT, "2025-08-07", "de", published=PUBLISHED)
    assert found is not None
    assert found.organisation == "Brandt"


def test_a_compound_that_names_the_organisation_does_not_name_it_twice() -> None:
    person = Person(id="p-x", name="X", roles=(role("Werft-Chefin", "may", lang="de", organisation="Werft"),))
    found = role_at(person, None, "de")
    assert found is not None
    assert found.organisation is None


def test_a_role_is_kept_once_with_all_its_places() -> None:
    texts = ("Karen Holt, chair of Brandt, left.", "Karen Holt, chair of Brandt, came.", "Chair Karen Holt stayed.")
    documents = [Document(id=f"d{number}", text=text, lang="en") for number, text in enumerate(texts)]
    roles = resolve(documents, {}).people[0].roles
    assert [(one.title, one.organisation, len(one.evidence)) for one in roles] == [("chair", "Brandt", 3)]


NOT_YET = {
    "designate": ("Chief executive designate Karen Holt left.", "en"),
    "künftige": ("Die künftige Werftchefin Karin Holt ging.", "de"),
    "in spe": ("Werftchefin in spe Karin Holt ging.", "de"),
}


@pytest.mark.parametrize(("text", "lang"), NOT_YET.values(), ids=NOT_YET)
def test_an_office_not_yet_held_is_no_role(text: str, lang: str) -> None:
    people = resolve([Document(id="d", text=text, lang=lang)], {}).people
    assert all(not person.roles for person in people)


@given(day=st.one_of(st.none(), st.text(max_size=12), st.dates().map(str)), lang=st.sampled_from(["en", "de", "zh"]))
def test_any_day_gives_a_current_role_or_none(day: str | None, lang: str) -> None:
    found = role_at(HOLT, day, lang, published=PUBLISHED)
    assert found is None or not found.former


def test_another_languages_latest_word_gives_way_to_what_the_notes_language_says_since() -> None:
    roles = (role("chief executive", "july"), role("Vorstandschefin", "may", "august", lang="de"))
    person = Person(id="p-x", name="X", roles=roles)
    later = {**PUBLISHED, "august": "2025-12-01"}
    found = role_at(person, "2025-12-05", "en", published=later)
    assert found is not None
    assert found.title == "chief executive"
    older = {**later, "july": "2025-01-05"}
    found = role_at(person, "2025-12-05", "en", published=older)
    assert found is not None
    assert found.title == "Vorstandschefin"
