"""The index of wordings beside a library: kept, brought up to date, built again where it is broken."""

from __future__ import annotations

import pytest

from wortlaut.desk.indexing import KIND, open_locator
from wortlaut.stores.sqlite import SqliteStore
from wortlaut.testing import FakeStore, document

FERRY = document("The night ferry to Osmund leaves at ten and carries no lorries.", id="ferry")
MILL = document("The mill at Orrin will turn again before the first snow falls.", id="mill")
KLINIK = document("Die Klinik Brünnlitz schließt ihre Geburtshilfe nicht.", id="klinik", lang="de")


class Counted:
    """Counts the documents that are indexed."""

    def __init__(self):
        self.read = []

    def __call__(self, stage, stream, /, *, total=None, beside=None):
        for one in stream:
            self.read.append(one.id)
            yield one


@pytest.fixture(params=["sqlite", "fake"])
def store(request, tmp_path):
    opened = SqliteStore(tmp_path) if request.param == "sqlite" else FakeStore()
    opened.add_documents([FERRY, MILL])
    yield opened
    opened.close()


def names(locator, wording):
    return [name for name, _ in locator.candidates(wording)]


def test_a_kept_index_is_read_and_nothing_is_indexed_again(store):
    first, second = Counted(), Counted()
    assert names(open_locator(store, first), "mill will turn again") == ["mill"]
    assert names(open_locator(store, second), "mill will turn again") == ["mill"]
    assert (first.read, second.read) == (["ferry", "mill"], [])


def test_only_what_arrived_or_changed_is_indexed(store):
    open_locator(store)
    store.add_documents([KLINIK, document("The mill at Orrin is sold.", id="mill")])
    counted = Counted()
    locator = open_locator(store, counted)
    assert sorted(counted.read) == ["klinik", "mill"]
    assert names(locator, "turn again before the first snow") == []
    assert names(locator, "mill at Orrin is sold") == ["mill"]
    assert names(locator, "schließt ihre Geburtshilfe") == ["klinik"]
    assert names(open_locator(store), "night ferry to Osmund") == ["ferry"]


@pytest.mark.parametrize("harm", [lambda content: content[:-8], lambda content: content[:-1] + b"!", lambda _: b""])
def test_a_broken_part_is_built_again(store, harm):
    open_locator(store)
    broken = {name: harm(bytes(content)) for name, content in store.parts(KIND).items()}
    store.keep_parts(KIND, broken)
    counted = Counted()
    assert names(open_locator(store, counted), "carries no lorries") == ["ferry"]
    assert counted.read == ["ferry", "mill"]
    again = Counted()
    open_locator(store, again)
    assert again.read == []


def test_many_arrivals_make_few_parts(store):
    for number in range(40):
        store.add_documents([document(f"Berth {number} at the eastern quay was dredged.", id=f"berth-{number}")])
        locator = open_locator(store)
    assert len(store.parts(KIND)) <= 6
    assert len(locator) == 42
    assert names(locator, "berth 17 at the eastern quay")[0] == "berth-17"
