from __future__ import annotations

import json

import pytest

from wortlaut.desk import evaluate, train
from wortlaut.errors import UnknownPluginError, UsageError
from wortlaut.settings import Settings

TEXT = "“The lift is broken,” said Olga Brandt, the caretaker. Nobody came on Monday."


@pytest.fixture
def corpus(tmp_path):
    gold = {"content": [[0, 21]], "source": [[27, 39]], "cue": [[22, 26]], "type": "direct", "entity": None}
    lines = [
        {"id": "a", "lang": "en", "text": TEXT, "quotes": [gold]},
        {"id": "b", "lang": "en", "text": "The lift was mended.", "quotes": []},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_a_right_quotation_scores_full(corpus):
    (evaluated,) = evaluate([corpus])
    assert evaluated.figures["end_to_end"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert evaluated.false == 0
    assert any(name.startswith("marks@") for name in evaluated.found_by)


def test_named_extractors_stand_in_for_those_of_the_grade(corpus):
    (evaluated,) = evaluate([corpus], extractors=["turns"])
    assert evaluated.figures["pred"] == 0
    assert [name.split("@")[0] for name in evaluated.found_by] == ["turns"]


BROKEN = {
    "no JSON": ("{", "broken.jsonl:1: JSONDecodeError"),
    "no text": ('{"id": "a", "lang": "en", "quotes": []}', "broken.jsonl:1: KeyError: 'text'"),
    "a list": ("[]", "broken.jsonl:1: TypeError"),
    "a span outside the text": (
        '{"id": "a", "lang": "en", "text": "Hm", "quotes": [{"content": [[0, 9]], "source": [], "cue": []}]}',
        r"no span \[0, 9\) in a text of 2 characters",
    ),
}


@pytest.mark.parametrize(("line", "message"), BROKEN.values(), ids=BROKEN)
def test_a_line_that_is_no_document_is_named(tmp_path, line, message):
    path = tmp_path / "broken.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(UsageError, match=message):
        list(evaluate([path]))


def test_what_cannot_be_had_is_refused_with_what_can(corpus, tmp_path):
    with pytest.raises(UsageError, match=r"no grade 'perfect' .*fast, accurate"):
        list(evaluate([corpus], grade="perfect"))
    with pytest.raises(UnknownPluginError, match="no tagger named 'tape'"):
        list(evaluate([corpus], grade="accurate", tagger="tape"))
    with pytest.raises(UsageError, match="nothing to train on"):
        train([], tmp_path)


def test_a_corpus_without_quotations_teaches_nothing(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text(json.dumps({"id": "a", "lang": "en", "text": "Hm.", "quotes": []}) + "\n", "utf-8")
    with pytest.raises(UsageError, match="no quotation to learn from"):
        train([path], tmp_path / "out")


def test_the_fast_grade_is_the_default():
    assert Settings().grade == "fast"
