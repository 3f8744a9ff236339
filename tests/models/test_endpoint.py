"""A chat server that misbehaves: whatever it does, the answer is an error with a reason, or an answer."""

from __future__ import annotations

import gzip

import pytest

from wortlaut.errors import LostAnswerError, ModelError, UsageError
from wortlaut.models.endpoint import LONGEST_PAUSE, MOST_BYTES, TRIES, EndpointModel, open_model
from wortlaut.ports import Access, Message

ASKED = (Message(role="user", text="Name the pier."),)
SCHEMA = {"type": "object"}
KEY = "sk-very-secret-0123456789"


@pytest.fixture
def waits():
    return []


@pytest.fixture
def model(chat_server, waits):
    opened = open_model("small", Access(endpoint=chat_server.url, key=KEY, timeout=5.0))
    opened.sleep = waits.append
    return opened


def ask(model: EndpointModel):
    return model(ASKED, schema=SCHEMA, most=50)


def test_asks_for_the_schema_and_returns_text_and_counts(chat_server, model, completion):
    chat_server.reply = lambda body: completion('{"a": 1}', prompt_tokens=11, completion_tokens=5)
    reply = ask(model)
    assert (reply.text, reply.read, reply.wrote) == ('{"a": 1}', 11, 5)
    assert chat_server.paths == ["/v1/chat/completions"]
    (body,) = chat_server.asked
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("small", 0, 50)
    assert chat_server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_server_that_knows_less_is_asked_for_less(chat_server, model, completion, serve):
    refused = serve(b'{"error": "response_format is unknown"}', status=400)
    chat_server.reply = lambda body: refused if "response_format" in body else completion("yes")
    assert ask(model).text == "yes"
    assert ask(model).text == "yes"
    assert ["response_format" in body for body in chat_server.asked] == [True, True, False, False]


def test_a_hosted_model_without_temperature_is_asked_in_its_words(chat_server, model, completion, serve):
    chat_server.reply = lambda body: serve(status=400) if "temperature" in body else completion("yes")
    assert ask(model).text == "yes"
    assert chat_server.asked[-1]["max_completion_tokens"] == 50


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again_after_longer_and_longer_pauses(chat_server, model, serve, waits, status):
    chat_server.reply = lambda body: serve(status=status)
    with pytest.raises(ModelError, match=rf"no answer after {TRIES} tries: the server answered {status}"):
        ask(model)
    assert len(chat_server.asked) == TRIES
    assert waits == [1.0, 2.0, 4.0]


def test_the_server_says_how_long_to_wait(chat_server, model, completion, serve, waits):
    answers = [serve(status=429, headers={"Retry-After": "7"}), completion("yes")]
    chat_server.reply = lambda body: answers.pop(0)
    assert ask(model).text == "yes"
    assert waits == [7.0]


@pytest.mark.parametrize("header", [str(int(LONGEST_PAUSE) + 1), "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_server_that_wants_too_long_a_pause_is_given_up(chat_server, model, serve, waits, header):
    chat_server.reply = lambda body: serve(status=429, headers={"Retry-After": header})
    with pytest.raises(ModelError, match="after 1 tries"):
        ask(model)
    assert waits == []


def test_a_redirect_is_not_followed(chat_server, model, serve):
    chat_server.reply = lambda body: serve(status=307, headers={"Location": f"{chat_server.url}/elsewhere"})
    with pytest.raises(ModelError, match="redirects, which is not followed"):
        ask(model)
    assert chat_server.paths == ["/v1/chat/completions"]


def test_an_answer_that_does_not_come_is_lost(chat_server, model, serve):
    model.timeout = 0.1
    chat_server.reply = lambda body: serve(late=True)
    with pytest.raises(LostAnswerError, match=r"no whole answer within 0\.1 seconds"):
        ask(model)
    assert len(chat_server.asked) == 1


LOST = {
    "cut off": ({"content": b'{"choices": [{"mess', "promised": 500}, "cut off"),
    "huge": ({"content": b" " * (MOST_BYTES + 1)}, "more than 1,000,000 bytes"),
    "no JSON": ({"content": b"<html>Welcome</html>"}, "not that of a chat server"),
    "deep": ({"content": b"[" * 100_000}, "not that of a chat server"),
    "no choices": ({"content": b'{"choices": []}'}, "not that of a chat server"),
    "a list": ({"content": b"[1]"}, "not that of a chat server"),
    "a choice of text": ({"content": b'{"choices": ["x"]}'}, "not that of a chat server"),
    "not UTF-8": ({"content": b'{"choices": "\xff"}'}, "not that of a chat server"),
}


@pytest.mark.parametrize(("served", "why"), LOST.values(), ids=LOST)
def test_an_answer_that_cannot_be_read_is_lost(chat_server, model, serve, served, why):
    chat_server.reply = lambda body: serve(**served)
    with pytest.raises(LostAnswerError, match=why):
        ask(model)


def test_a_packed_answer_is_refused_unopened(chat_server, model, serve):
    bomb = gzip.compress(b"0" * 50_000_000)
    chat_server.reply = lambda body: serve(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(ModelError, match="packed"):
        ask(model)


TEXTS = {"refusal": (None, ""), "parts": ([{"type": "text", "text": "a"}, {"text": "b"}, 3], "ab"), "number": (7, "")}


@pytest.mark.parametrize(("content", "text"), TEXTS.values(), ids=TEXTS)
def test_only_text_is_an_answer(chat_server, model, completion, content, text):
    chat_server.reply = lambda body: completion(content, prompt_tokens=-4, completion_tokens=10**9)
    assert (ask(model).text, ask(model).read, ask(model).wrote) == (text, None, None)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418])
def test_the_key_is_never_shown(chat_server, model, serve, status):
    chat_server.reply = lambda body: serve(f"Incorrect key {KEY}".encode(), status=status)
    with pytest.raises(ModelError) as caught:
        ask(model)
    for shown in (str(caught.value), repr(caught.value), repr(model), repr(Access(key=KEY)), model.version):
        assert KEY not in shown


def test_a_server_that_is_not_there_is_told_so(chat_server, model):
    chat_server.close()
    with pytest.raises(ModelError, match="it cannot be reached"):
        ask(model)


BAD = {
    "none": ("", "no endpoint"),
    "a file": ("file:///etc/passwd", "no http or https address"),
    "no host": ("http://", "no http or https address"),
    "a bad port": ("http://h:99999", "no http or https address"),
    "a password": ("http://me:pass@h.example/v1", "more than an address"),
    "a query": ("https://h.example/v1?key=1", "more than an address"),
}


@pytest.mark.parametrize(("endpoint", "why"), BAD.values(), ids=BAD)
def test_an_address_that_is_none_is_refused(endpoint, why):
    with pytest.raises(UsageError, match=why) as caught:
        open_model("small", Access(endpoint=endpoint))
    assert "pass" not in str(caught.value) or endpoint.startswith("file")


def test_a_key_goes_unencrypted_to_near_addresses_alone():
    for near in ("http://127.0.0.1:1/v1", "http://10.0.0.7/v1", "http://[::1]:1/v1", "http://localhost:1"):
        assert open_model("small", Access(endpoint=near, key=KEY)).key == KEY
    with pytest.raises(UsageError, match="not sent unencrypted"):
        open_model("small", Access(endpoint="http://models.example/v1", key=KEY))
    with pytest.raises(UsageError, match="characters that no key has"):
        open_model("small", Access(endpoint="https://models.example/v1", key="a\nb"))


ADDRESSES = {
    "http://h.example": "http://h.example/v1/chat/completions",
    "http://h.example/": "http://h.example/v1/chat/completions",
    "https://h.example/api/v2/": "https://h.example/api/v2/chat/completions",
    "https://h.example/v1/chat/completions": "https://h.example/v1/chat/completions",
}


@pytest.mark.parametrize(("endpoint", "url"), ADDRESSES.items())
def test_an_endpoint_is_written_as_servers_document_it(endpoint, url):
    assert open_model("small", Access(endpoint=endpoint)).url == url
