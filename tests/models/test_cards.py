from __future__ import annotations

import json

import pytest

from wortlaut.errors import ModelError, UnknownPluginError
from wortlaut.models import known_taggers, load_tagger, version_of
from wortlaut.models.cards import read_card, write_card
from wortlaut.models.vocabulary import pieces


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"weights")
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    write_card(tmp_path, "mine", {"data": []})
    return tmp_path


def test_a_card_names_its_weights_by_their_digest(folder):
    card = read_card(folder)
    assert card.version == f"mine-{card.digests['model.onnx'][:8]}"
    assert version_of(str(folder)) == card.version
    assert card.known["data"] == []


def test_other_weights_than_the_cards_are_refused(folder):
    (folder / "model.onnx").write_bytes(b"other weights")
    with pytest.raises(ModelError, match=r"model\.onnx is not the file that its card describes"):
        read_card(folder)


def test_weights_for_other_labels_are_refused(folder):
    known = json.loads((folder / "card.json").read_text("utf-8"))
    (folder / "card.json").write_text(json.dumps({**known, "scheme": "0"}), "utf-8")
    with pytest.raises(ModelError, match="other labels"):
        read_card(folder)


@pytest.mark.parametrize("text", ["", "[]", '{"name": 1}', "{"])
def test_a_card_that_is_none_says_so(folder, text):
    (folder / "card.json").write_text(text, "utf-8")
    with pytest.raises(ModelError, match="no card of a model"):
        read_card(folder)


def test_an_unknown_tagger_lists_the_known_ones():
    with pytest.raises(UnknownPluginError, match="no tagger named 'tape'"):
        load_tagger("tape")


@pytest.mark.parametrize("name", known_taggers())
def test_the_weights_of_the_package_are_what_their_cards_say_and_small(name):
    from wortlaut.models import WEIGHTS

    assert version_of(name).startswith(name)
    assert sum(path.stat().st_size for path in (WEIGHTS / name).iterdir()) < 25_000_000


def test_the_vocabulary_begins_with_what_stands_for_no_text():
    kept = pieces()
    assert kept[:4] == ("<s>", "<pad>", "</s>", "<unk>")
    assert len(kept) == len(set(kept)) < 30_000
