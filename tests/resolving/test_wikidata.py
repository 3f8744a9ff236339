"""People of a Wikidata export; the entities are invented."""

from __future__ import annotations

from typing import Any

import pytest

from wortlaut.errors import UsageError
from wortlaut.records import Document, Quotation, Role, Span
from wortlaut.resolving import people_from_wikidata, resolve


def snak(value: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def item(name: str) -> dict[str, Any]:
    return {"mainsnak": snak({"id": name}), "rank": "normal"}


def text(lang: str, value: str) -> dict[str, str]:
    return {"language": lang, "value": value}


def date(value: str, precision: int) -> list[dict[str, Any]]:
    return [snak({"time": value, "precision": precision})]


LIM = {
    "id": "Q900001",
    "labels": {"en": text("en", "Joseph Lim"), "zh": text("zh", "林崇山")},
    "aliases": {"en": [text("en", "Joe Lim"), text("en", "Lim")]},
    "claims": {
        "P31": [item("Q5")],
        "P21": [item("Q6581097")],
        "P39": [
            {
                **item("Q900002"),
                "qualifiers": {
                    "P580": date("+2023-09-10T00:00:00Z", 11),
                    "P582": date("+2024-00-00T00:00:00Z", 9),
                    "P642": [snak({"id": "Q900003"})],
                },
            },
            item("Q900009"),
            {**item("Q900002"), "rank": "deprecated"},
        ],
    },
}
CHAIR = {
    "id": "Q900002",
    "labels": {"en": text("en", "chair"), "de": text("de", "Vorsitz"), "xx": text("xx", "?")},
    "claims": {"P3321": [{"mainsnak": snak({"language": "de", "text": "Vorsitzender"})}]},
}
HARBOUR = {"id": "Q900003", "labels": {"en": text("en", "Brandt Harbour")}}


def test_reads_names_gender_and_dated_roles() -> None:
    found = people_from_wikidata([LIM, CHAIR, HARBOUR])
    (lim,) = found.people
    assert (lim.id, lim.name, lim.gender) == ("Q900001", "Joseph Lim", "m")
    assert lim.names == ("Joseph Lim", "林崇山", "Joe Lim", "Lim")
    told = {"organisation": "Brandt Harbour", "since": "2023-09-10", "until": "2024"}
    assert lim.roles == (Role(title="Vorsitzender", lang="de", **told), Role(title="chair", lang="en", **told))


def test_says_which_positions_have_no_label() -> None:
    assert people_from_wikidata([LIM, CHAIR, HARBOUR]).unlabelled == ("Q900009",)


def test_the_export_ties_names_and_a_bare_surname_in_it_ties_nobody() -> None:
    people = people_from_wikidata([LIM]).people
    document = Document(id="d", text="Joe Lim met Anna Lim. Lim left. “No,” said Anna Lim.", lang="en")
    own = [
        Quotation(document="d", content=(Span(0, 1),), speaker=(Span(0, 7),), form="indirect", found_by="test"),
        Quotation(document="d", content=(Span(1, 2),), speaker=(Span(12, 20),), form="indirect", found_by="test"),
    ]
    attributions = resolve([document], {"d": own}, people=people).attributions
    assert [attribution.person for attribution in attributions] == ["Q900001", "p-anna-lim"]


ODD = {
    "no claims": {"id": "Q1"},
    "claims of another shape": {"id": "Q1", "claims": ["P31"]},
    "a value that is unknown": {"id": "Q1", "claims": {"P31": [{"mainsnak": {"snaktype": "somevalue"}}]}},
    "labels of another shape": {"id": "Q1", "labels": 7, "aliases": {"en": 7}, "claims": {"P31": [item("Q5")]}},
}


@pytest.mark.parametrize("entity", ODD.values(), ids=ODD)
def test_an_odd_entity_does_no_harm(entity: dict[str, Any]) -> None:
    assert all(person.id == "Q1" for person in people_from_wikidata([entity]).people)


@pytest.mark.parametrize("entity", [7, {}, {"id": 7}])
def test_an_entity_without_an_id_is_named(entity: object) -> None:
    with pytest.raises(UsageError, match=r"x\.json: entity 2"):
        people_from_wikidata([LIM, entity], file="x.json")
