"""One suite for each chat model: asked the same twice it says the same, and it has a name, a version and a digest."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from wortlaut import registry
from wortlaut.ports import Access, Message, Reply
from wortlaut.testing import FakeModel

ANSWER = '{"plans": []}'


@pytest.fixture(params=["fake", *registry.names("models")])
def model(request, tmp_path, monkeypatch, chat_server, completion):
    if request.param == "fake":
        return FakeModel((ANSWER,))
    answer = {"choices": [{"message": {"content": ANSWER}}]}
    llama = SimpleNamespace(reset=lambda: None, create_chat_completion=lambda **asked: answer)
    monkeypatch.setitem(sys.modules, "llama_cpp", SimpleNamespace(Llama=lambda **known: llama))
    chat_server.reply = lambda body: completion(ANSWER)
    weights = tmp_path / "small.gguf"
    weights.write_bytes(b"GGUF")
    names = {"llama": str(weights), "openai": "small"}
    return registry.load("models", request.param)(names[request.param], Access(endpoint=chat_server.url))


def test_answers_with_text_and_the_same_each_time(model):
    asked = (Message(role="user", text="Answer."),)
    first, second = (model(asked, schema={"type": "object"}, most=20) for _ in range(2))
    assert isinstance(first, Reply)
    assert first == second
    assert first.text == ANSWER


def test_is_known_by_name_version_and_digest(model):
    assert model.name
    assert model.version
    assert model.digest == "" or model.digest.startswith("sha256:")
