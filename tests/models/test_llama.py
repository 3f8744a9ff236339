"""A GGUF file in this process; llama.cpp itself stands in as a plain fake, and is run by evaluation/models.py."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from wortlaut.errors import ModelError, UsageError
from wortlaut.models.llama import open_model
from wortlaut.ports import Access, Message

ASKED = (Message(role="user", text="Name the pier."),)


@pytest.fixture
def weights(tmp_path):
    file = tmp_path / "pier-1b.gguf"
    file.write_bytes(b"GGUF and what follows")
    return str(file)


def fake(monkeypatch, answer):
    made = []

    class Llama:
        def __init__(self, **known):
            self.known, self.asked, self.resets = known, [], 0
            made.append(self)

        def reset(self):
            self.resets += 1

        def create_chat_completion(self, **asked):
            self.asked.append(asked)
            if isinstance(answer, Exception):
                raise answer
            return answer

    monkeypatch.setitem(sys.modules, "llama_cpp", SimpleNamespace(Llama=Llama))
    return made


def test_runs_the_weights_under_the_schema_without_chance(monkeypatch, weights):
    answer = {"choices": [{"message": {"content": "{}"}}], "usage": {"prompt_tokens": 9, "completion_tokens": 2}}
    made = fake(monkeypatch, answer)
    model = open_model(weights, Access(context=512))
    assert made == []  # not loaded before it is asked
    reply = model(ASKED, schema={"type": "object"}, most=20)
    assert (reply.text, reply.read, reply.wrote) == ("{}", 9, 2)
    (llama,) = made
    (asked,) = llama.asked
    assert (llama.known["n_ctx"], llama.resets) == (512, 1)
    assert (asked["temperature"], asked["seed"], asked["max_tokens"]) == (0.0, 0, 20)
    assert asked["response_format"] == {"type": "json_object", "schema": {"type": "object"}}


def test_is_known_by_its_digest(weights, tmp_path):
    model = open_model(weights, Access())
    assert (model.name, model.digest[:7], len(model.digest)) == ("pier-1b", "sha256:", 71)
    other = tmp_path / "copy.gguf"
    other.write_bytes(b"GGUF and something else")
    assert open_model(str(other), Access()).version != model.version


def test_a_question_too_long_for_it_is_an_error(monkeypatch, weights):
    fake(monkeypatch, ValueError("Requested tokens (600) exceed context window of 512"))
    with pytest.raises(ModelError, match="exceed context window"):
        open_model(weights, Access())(ASKED, schema={}, most=20)


def test_says_what_to_install(monkeypatch, weights):
    monkeypatch.setitem(sys.modules, "llama_cpp", None)
    with pytest.raises(ModelError, match=r"wortlaut\[llama\]"):
        open_model(weights, Access())(ASKED, schema={}, most=20)


def test_refuses_what_is_no_model(tmp_path):
    (tmp_path / "page.gguf").write_bytes(b"<html>")
    with pytest.raises(UsageError, match="is no GGUF file"):
        open_model(str(tmp_path / "page.gguf"), Access())
    with pytest.raises(UsageError, match="No such file"):
        open_model(str(tmp_path / "gone.gguf"), Access())
