"""Asking a chat model for a record: kept by content, within a budget."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import msgspec

from wortlaut.errors import LostAnswerError
from wortlaut.models.budgets import Budget
from wortlaut.models.reading import read_answer, schema_of
from wortlaut.ports import Message, Model

T = TypeVar("T")

TURN = 16  # tokens that a chat template may put around one message
STAGE = "chat@1"  # changes when the same messages must be answered anew


class Answers(Protocol):
    """Where answers are kept, each under a digest of all that it hangs on."""

    def get(self, key: str, /) -> bytes | None:
        """Return what was kept, None where nothing was."""

    def keep(self, key: str, content: bytes, /) -> None:
        """Keep it, on disk before this returns."""


class _Kept(msgspec.Struct, frozen=True):
    text: str
    read: int
    wrote: int


@dataclass(slots=True, kw_only=True)
class Asker:
    """Asks one model, answer by answer; the same question is put to it once, ever."""

    model: Model
    answers: Answers
    budget: Budget
    context: int = 4096  # tokens that a prompt and its answer may have together
    thinking: int = 0  # tokens that the model may think before it answers, on top of the answer's
    asked: int = 0  # questions answered
    known: int = 0  # of those, how many from what was kept

    def ask(
        self, messages: Sequence[Message], kind: type[T], /, *, most: int, schema: Mapping[str, object] | None = None
    ) -> T:
        """Return the answer as a record of the kind (a msgspec type), of at most so many tokens.

        ``schema`` is what the server is asked to keep to, where that is narrower than the kind.

        Raises AnswerError where the model wrote something else, BudgetError where nothing may be asked any more,
        ModelError where there is no answer, LostAnswerError where only a part of one came.
        """
        schema, most = schema or schema_of(kind), most + self.thinking
        asked = msgspec.json.encode([STAGE, self.model.version, most, schema, [[m.role, m.text] for m in messages]])
        key = hashlib.sha256(asked).hexdigest()
        bound = len(asked) + TURN * (len(messages) + 1)  # a token is at least one byte
        self.budget.require(bound, most)
        kept = self._kept(key)
        if kept is None:
            try:
                reply = self.model(messages, schema=schema, most=most)
            except LostAnswerError:
                self.budget.charge(bound, most)
                raise
            wrote = len(reply.text.encode("utf-8", "replace")) if reply.wrote is None else reply.wrote
            kept = _Kept(reply.text, bound if reply.read is None else reply.read, wrote)
            self.answers.keep(key, msgspec.json.encode(kept))
        else:
            self.known += 1
        self.budget.charge(kept.read, kept.wrote)
        self.asked += 1
        return read_answer(kept.text, kind)

    def _kept(self, key: str) -> _Kept | None:
        content = self.answers.get(key)
        try:
            return None if content is None else msgspec.json.decode(content, type=_Kept)
        except (msgspec.DecodeError, UnicodeError):
            return None  # a damaged file: asked again
