"""Questions to a model: asked on until its budget is used up, it fails, or its answers are lost again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from wortlaut.errors import AnswerError, BudgetError, LostAnswerError, ModelError

T = TypeVar("T")

REPAIRS = 2  # of one answer, each with what was wrong told
LOST = 3  # answers lost one after the other before a model is given up

Reject = Callable[[str, tuple[str, ...]], None]  # takes a code, and what the model is told where it is asked again


@dataclass(slots=True)
class Attempts:
    """How the questions to one model go."""

    answered: bool = False  # whether there was any answer so far
    stopped: str = ""  # "budget" or "failed": before everything was asked
    why: str = ""  # the error that stopped it
    lost: int = 0  # answers, since the last that came

    def ask(self, question: Callable[[], T], reject: Reject, /) -> T | None:
        """Return the answer; None where it is of no use, which ``reject`` is told, or where this was the last question.

        Raises ModelError where the model cannot be asked at all.
        """
        try:
            answer = question()
        except AnswerError as error:
            self.answered = True
            reject("answer", (f"{error.message[:1].upper()}{error.message[1:].rstrip('.')}.",))
        except LostAnswerError as error:
            self.lost += 1
            reject("lost", ("The answer was cut off.",))
            if self.lost == LOST:
                self._stop("failed", error)
        except BudgetError as error:
            self._stop("budget", error)
        except ModelError as error:
            self._stop("failed", error)
        else:
            self.answered, self.lost = True, 0
            return answer
        return None

    def _stop(self, stopped: str, error: ModelError | BudgetError) -> None:
        if stopped == "failed" and not self.answered:
            raise error
        self.stopped, self.why = stopped, str(error)
