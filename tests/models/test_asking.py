"""Questions are put to a model once, and counted each time."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest

from wortlaut.errors import AnswerError, BudgetError, LostAnswerError
from wortlaut.models.asking import Asker
from wortlaut.models.budgets import Budget
from wortlaut.ports import Message
from wortlaut.stores.answers import FolderAnswers
from wortlaut.testing import FakeModel


class Word(msgspec.Struct, frozen=True):
    word: str


def asker(tmp_path, model, **known):
    return Asker(model=model, answers=FolderAnswers(tmp_path / "answers"), budget=Budget(**known))


def question(text="One word, please."):
    return [Message(role="user", text=text)]


def test_the_same_question_is_put_once(tmp_path):
    model = FakeModel(('{"word": "pier"}',))
    first, second = asker(tmp_path, model), asker(tmp_path, model)
    assert first.ask(question(), Word, most=10) == second.ask(question(), Word, most=10) == Word("pier")
    assert len(model.asked) == 1
    assert (first.known, second.known) == (0, 1)
    assert first.budget.used == second.budget.used == 5


OTHERS = {
    "another version": (FakeModel(version="fake@2"), question(), 10),
    "another question": (FakeModel(), question("Two words."), 10),
    "another length": (FakeModel(), question(), 11),
}


@pytest.mark.parametrize(("model", "asked", "most"), OTHERS.values(), ids=OTHERS)
def test_anything_else_is_another_question(tmp_path, model, asked, most):
    model.texts = ('{"word": "pier"}',)
    asker(tmp_path, FakeModel(model.texts)).ask(question(), Word, most=10)
    asker(tmp_path, model).ask(asked, Word, most=most)
    assert len(model.asked) == 1


def test_an_answer_that_cannot_be_read_is_kept_too(tmp_path):
    model = FakeModel(("no", '{"word": "pier"}'))
    for _ in range(2):
        with pytest.raises(AnswerError):
            asker(tmp_path, model).ask(question(), Word, most=10)
    assert len(model.asked) == 1


def test_a_damaged_file_is_asked_anew(tmp_path):
    model = FakeModel(('{"word": "pier"}',))
    asker(tmp_path, model).ask(question(), Word, most=10)
    (kept,) = (tmp_path / "answers").rglob("*.json")
    kept.write_bytes(b'{"text": 1')
    assert asker(tmp_path, model).ask(question(), Word, most=10) == Word("pier")
    assert len(model.asked) == 2


def test_nothing_is_sent_that_could_go_over_the_budget(tmp_path):
    model = FakeModel(('{"word": "pier"}',))
    with pytest.raises(BudgetError):
        asker(tmp_path, model, tokens=100).ask(question(), Word, most=10)
    assert model.asked == []


def test_what_was_kept_counts_like_new(tmp_path):
    model = FakeModel(('{"word": "pier"}',))
    asker(tmp_path, model).ask(question(), Word, most=10)
    with pytest.raises(BudgetError):
        asker(tmp_path, model, tokens=100).ask(question(), Word, most=10)


@dataclass
class Losing(FakeModel):
    def __call__(self, messages, /, *, schema, most):
        raise LostAnswerError("cut off")


def test_an_answer_that_got_lost_counts_as_a_whole_one(tmp_path):
    lost = asker(tmp_path, Losing())
    with pytest.raises(LostAnswerError):
        lost.ask(question(), Word, most=10)
    assert lost.budget.wrote == 10
    assert lost.budget.read > 100
