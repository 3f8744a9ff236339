"""A user's own list of people."""

from __future__ import annotations

import tomllib

import pytest

from wortlaut.errors import UsageError
from wortlaut.records import Person, Role
from wortlaut.resolving import people_from_table

LISTED = """
[[person]]
name = "Joseph Lim"
names = ["Joe Lim", "林崇山"]
roles = [{title = "chairman", lang = "en", organisation = "Brandt", since = "2023-09"}]

[[person]]
id = "Q7"
name = "Karen Holt"
"""

WRONG = {
    "not a list": {"person": "Karen Holt"},
    "not a table": {"person": ["Karen Holt"]},
    "no name": {"person": [{"id": "Q7"}]},
    "empty name": {"person": [{"name": " "}]},
    "names not texts": {"person": [{"name": "Karen Holt", "names": [7]}]},
    "role without a title": {"person": [{"name": "Karen Holt", "roles": [{"lang": "en"}]}]},
    "a table that nobody reads": {"persons": [{"name": "Karen Holt"}]},
    "a key that nobody reads": {"person": [{"name": "Karen Holt", "alias": ["K. Holt"]}]},
    "no gender": {"person": [{"name": "Karen Holt", "gender": "x"}]},
    "no date": {"person": [{"name": "Karen Holt", "roles": [{"title": "chair", "since": "soon"}]}]},
    "a key of a role that nobody reads": {
        "person": [{"name": "Karen Holt", "roles": [{"title": "chair", "from": "2020"}]}]
    },
    "no yes or no": {"person": [{"name": "Karen Holt", "roles": [{"title": "chair", "former": "no"}]}]},
    "same id twice": {"person": [{"name": "Karen Holt"}, {"name": "Karen Holt"}]},
}


def test_reads_people() -> None:
    lim, holt = people_from_table(tomllib.loads(LISTED))
    assert lim == Person(
        id="p-joseph-lim",
        name="Joseph Lim",
        names=("Joseph Lim", "Joe Lim", "林崇山"),
        roles=(Role(title="chairman", lang="en", organisation="Brandt", since="2023-09"),),
    )
    assert (holt.id, holt.names) == ("Q7", ("Karen Holt",))


def test_an_empty_table_lists_nobody() -> None:
    assert people_from_table({}) == ()


@pytest.mark.parametrize("table", WRONG.values(), ids=WRONG)
def test_a_wrong_entry_is_named(table: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"mine\.toml"):
        people_from_table(table, file="mine.toml")
