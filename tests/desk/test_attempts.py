"""When a model is given up, and what it is told where it is asked again."""

from __future__ import annotations

import pytest

from wortlaut.desk.attempts import Attempts
from wortlaut.errors import AnswerError, BudgetError, LostAnswerError, ModelError

LOST, GONE = LostAnswerError("cut off"), ModelError("gone")
CASES = {
    "all answered": (["yes", "no"], ["yes", "no"], [], ""),
    "one cannot be read": ([AnswerError("it is no JSON"), "no"], [None, "no"], [("answer", "It is no JSON.")], ""),
    "lost now and then": ([LOST, LOST, "yes", LOST, LOST, "no"], [None, None, "yes", None, None, "no"], None, ""),
    "lost again and again": (["yes", LOST, LOST, LOST], ["yes", None, None, None], None, "failed"),
    "gone after an answer": (["yes", GONE], ["yes", None], [], "failed"),
    "gone after one that could not be read": ([AnswerError("no"), GONE], [None, None], [("answer", "No.")], "failed"),
    "too dear": ([BudgetError("used up")], [None], [], "budget"),
}


def asked(attempts, outcome, rejected):
    def question():
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return attempts.ask(question, lambda code, told: rejected.append((code, *told)))


@pytest.mark.parametrize(("outcomes", "answers", "rejected", "stopped"), CASES.values(), ids=CASES)
def test_asks_on_until_it_is_no_use(outcomes, answers, rejected, stopped):
    attempts, told = Attempts(), []
    assert [asked(attempts, outcome, told) for outcome in outcomes] == answers
    assert attempts.stopped == stopped
    assert bool(attempts.why) == bool(stopped)
    assert told == ([("lost", "The answer was cut off.")] * outcomes.count(LOST) if rejected is None else rejected)


@pytest.mark.parametrize("outcomes", [[GONE], [LOST, LOST, LOST]], ids=["gone", "lost"])
def test_a_model_that_never_answered_is_an_error(outcomes):
    attempts = Attempts()
    for outcome in outcomes[:-1]:
        assert asked(attempts, outcome, []) is None
    with pytest.raises(ModelError):
        asked(attempts, outcomes[-1], [])
