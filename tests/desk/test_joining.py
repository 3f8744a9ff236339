"""New articles join old statements: kept by person, named by the first report, the same as all at once."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

import wortlaut
from wortlaut.desk import Library, statements
from wortlaut.desk.gathering import open_store

ARTICLES = {
    "ledger-0310": ("2025-03-10", "“The lock gates stay open until the last barge has gone home,” said Marta Sedlak."),
    "echo-0310": ("2025-03-10", "“No barge pays twice for one lock,” said Jonas Fehling, who runs the toll house."),
    "courier-0311": ("2025-03-11", "“The lock gates stay open until the last barge is home,” said Marta Sedlak."),
    "herald-0311": ("2025-03-11", "“Every warden on the canal gets a second lamp,” said Marta Sedlak."),
    "post-0312": ("2025-03-12", "“The lock gates stay open,” said Marta Sedlak, and closed her umbrella."),
}


def line(name: str) -> str:
    day, text = ARTICLES[name]
    return json.dumps({"id": name, "lang": "en", "date": day, "title": "Canal", "outlet": name[:-5], "text": text})


def write(path, *names: str):
    path.write_text("\n".join(map(line, names)), encoding="utf-8")
    return path


ORDERS = {"as printed": list(ARTICLES), "backwards": list(ARTICLES)[::-1]}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_one_by_one_gives_the_same_as_all_at_once(tmp_path, order):
    with wortlaut.collect(write(tmp_path / "all.jsonl", *order)) as library:
        at_once = statements(library)
    for number, name in enumerate(order):
        press = write(tmp_path / f"{number}.jsonl", name)
        with wortlaut.collect(press, library=tmp_path / "kept") as library:
            step_by_step = statements(library)
    assert step_by_step.statements == at_once.statements
    assert sorted(len(statement.quotations) for statement in at_once.statements) == [1, 1, 3]


def test_a_statement_keeps_its_name_when_later_reports_join(tmp_path):
    names: list[set[str]] = []
    for number, name in enumerate(ARTICLES):
        press = write(tmp_path / f"{number}.jsonl", name)
        with wortlaut.collect(press, library=tmp_path / "kept") as library:
            names.append({statement.id for statement in statements(library).statements})
    assert all(earlier <= later for earlier, later in pairwise(names))


def test_whoever_no_new_article_quotes_is_not_joined_anew(tmp_path, monkeypatch):
    names = list(ARTICLES)
    with wortlaut.collect(write(tmp_path / "a.jsonl", *names[:2]), library=tmp_path / "kept") as library:
        statements(library)
    import wortlaut.clustering as room

    asked: list[str] = []
    cluster = room.cluster

    def counted(quotations, documents, /, *, persons, **known):
        asked.extend(persons.values())
        return cluster(quotations, documents, persons=persons, **known)

    monkeypatch.setattr(room, "cluster", counted)
    with Library(store=open_store(tmp_path / "kept")) as library:
        statements(library)
    assert asked == []
    with wortlaut.collect(write(tmp_path / "b.jsonl", names[2]), library=tmp_path / "kept") as library:
        told = statements(library)
        sedlak = {person.id for person in library.persons.values() if "Sedlak" in person.name}
    assert set(asked) == sedlak
    assert {statement.person for statement in told.statements} > sedlak
