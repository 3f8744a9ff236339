"""One suite for each translator: an answer for each passage, in order, the same each time, and a name to print."""

from __future__ import annotations

import json

import pytest

from wortlaut import registry
from wortlaut.models.argos import ArgosTranslator, Package
from wortlaut.models.asking import Asker
from wortlaut.models.budgets import Budget
from wortlaut.models.translating import ModelTranslator
from wortlaut.ports import Passage
from wortlaut.stores.answers import FolderAnswers
from wortlaut.testing import FakeModel, FakeTranslator

PASSAGES = tuple(
    Passage(text=text, plain=text, lang="de") for text in ("Wir bleiben hier.", "Niemand geht.", "Bis morgen.")
)


@pytest.fixture(params=["fake", "model", *registry.names("translators")])
def translator(request, tmp_path):
    if request.param == "fake":
        return FakeTranslator(lambda passage: passage.text[::-1])
    if request.param == "model":
        model = FakeModel((json.dumps({"1": "We stay.", "2": "Nobody goes.", "3": "See you."}),))
        return ModelTranslator(Asker(model=model, answers=FolderAnswers(tmp_path), budget=Budget()))
    assert request.param == "argos", "a new translator needs a place here"
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"weights")
    package = Package(folder=tmp_path, source="de", target="en", version="1.0")
    return ArgosTranslator({("de", "en"): package}, lambda package: lambda texts: [text.upper() for text in texts])


def test_answers_each_passage_in_order_and_the_same_each_time(translator):
    first, second = (list(translator(PASSAGES, to="en")) for _ in range(2))
    assert first == second
    assert len(first) == len(PASSAGES)
    assert all(first)
    assert len(set(first)) == len(first)


def test_nothing_asked_is_nothing_answered(translator):
    assert list(translator((), to="en")) == []


def test_is_known_by_name_kind_digest_and_cost(translator):
    translator(PASSAGES, to="en")
    assert translator.name
    assert translator.kind in ("model", "engine")
    assert translator.digest == "" or translator.digest.startswith("sha256:")
    assert isinstance(translator.cost, str)
