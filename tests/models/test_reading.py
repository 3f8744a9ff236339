"""Records out of what chat models write."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import AnswerError
from wortlaut.models.reading import read_answer, schema_of


class Line(msgspec.Struct, frozen=True):
    id: int
    text: str


class Lines(msgspec.Struct, frozen=True):
    lines: list[Line]


RIGHT = '{"lines": [{"id": 1, "text": "a {b}"}]}'
READ = {
    "plain": RIGHT,
    "fenced": f"```json\n{RIGHT}\n```",
    "chatter": f"Sure! Here {{you}} go:\n{RIGHT}\nAnything else?",
    "thinking": f'<think>{{"lines": [{{"id": 9, "text": "no"}}]}}</think>\n{RIGHT}',
    "thinking begun in the prompt": f'so {{"lines": []}} it is </think>{RIGHT}',
    "extra fields": '{"note": 1, "lines": [{"id": 1, "text": "a {b}", "made_by": "person"}]}',
    "another object first": f'{{"tool": "none"}} {RIGHT}',
    "a bare line break": '{"lines": [{"id": 1, "text": "a {b}"}],\n "x": "\n"}',
}


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_finds_the_record(text):
    assert read_answer(text, Lines) == Lines([Line(1, "a {b}")])


WRONG = {
    "nothing": ("", "no JSON object"),
    "a refusal": ("I cannot help with that.", "no JSON object"),
    "cut off": (RIGHT[:-4], "broken or cut off|missing required field"),
    "wrong kind": ('{"lines": [{"id": "one", "text": "x"}]}', "Expected `int`"),
    "only thinking": (f"<think>{RIGHT}", "no JSON object"),
    "a missing field": ('{"lines": [{"id": 1}]}', "missing required field"),
    "deep": ('{"a":' * 50_000, "broken or cut off"),
}


@pytest.mark.parametrize(("text", "why"), WRONG.values(), ids=WRONG)
def test_says_why_there_is_none(text, why):
    with pytest.raises(AnswerError, match=why):
        read_answer(text, Lines)


@given(st.text(alphabet='{}[]":,\\ab1 <think>/', max_size=80))
def test_no_text_breaks_it(text):
    with suppress(AnswerError):
        assert isinstance(read_answer(text, Lines), Lines)


def test_the_schema_is_closed_and_without_references():
    line = {"type": "object", "properties": {"id": {"type": "integer"}, "text": {"type": "string"}}}
    line |= {"required": ["id", "text"], "additionalProperties": False}
    lines = {"type": "array", "items": line}
    assert schema_of(Lines) == {
        "type": "object",
        "properties": {"lines": lines},
        "required": ["lines"],
        "additionalProperties": False,
    }
