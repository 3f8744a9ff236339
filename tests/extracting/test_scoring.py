from __future__ import annotations

import importlib.util
import random

import pytest

from wortlaut.extracting.scoring import Tally, envelope

TEXT = "“We wait,” said Ruta Abel. She added that the boats would come on Friday, said the mayor."


def quote(content, source=(), kind="indirect"):
    return {"content": content, "source": list(source), "cue": [], "type": kind, "entity": None}


def test_marks_and_signs_at_the_ends_do_not_count():
    assert envelope(TEXT, [(0, 10)]) == (1, 8)
    assert envelope(TEXT, []) is None
    assert envelope(TEXT, [(9, 10)]) is None


def test_a_right_quotation_of_a_wrong_speaker_is_not_whole():
    gold = [quote([[0, 10]], [[16, 25]]), quote([[37, 73]], [[27, 30]])]
    tally = Tally()
    tally.add(TEXT, gold, [quote([[1, 8]], [[16, 20]]), quote([[37, 73]], [[80, 89]])])
    figures = tally.figures()
    assert figures["content_exact"]["f1"] == 1
    assert figures["end_to_end"] == {"p": 0.5, "r": 0.5, "f1": 0.5}
    assert figures["speaker"] == 0.5


def test_nothing_found_and_nothing_to_find_is_nothing():
    tally = Tally()
    tally.add(TEXT, [], [])
    assert tally.figures()["content_exact"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert tally.figures()["speaker"] is None


@pytest.mark.shared
@pytest.mark.parametrize("corpus", ["gnq", "spkatt"])
def test_the_measures_are_those_of_the_corpora(shared, corpus):
    spec = importlib.util.spec_from_file_location("score", shared / "corpora" / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.load(shared / "corpora" / f"{corpus}.dev.jsonl")
    chance = random.Random(3)
    tally = Tally()
    found = {}
    for name, document in gold.items():
        found[name] = {"quotes": [shaken(one, len(document["text"]), chance) for one in document["quotes"]]}
        found[name]["quotes"] += found[name]["quotes"][:1]
        tally.add(document["text"], document["quotes"], found[name]["quotes"])
    assert tally.figures() == scorer.score(gold, found)


def shaken(one, size, chance):
    start, end = one["content"][0][0], one["content"][-1][1]
    moved = max(0, min(start + chance.randint(-9, 9), size - 2))
    source = one["source"] if chance.random() < 0.7 else [[0, 1]]
    return {**one, "content": [[moved, max(moved + 1, end)]], "source": source}
