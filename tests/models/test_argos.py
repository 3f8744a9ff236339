"""Argos packages on disk: found, joined by way of English, never fetched; what is no package is told."""

from __future__ import annotations

import json

import pytest

from wortlaut.errors import ModelError
from wortlaut.models.argos import ArgosTranslator, load_package, open_translator, read_package, sentences
from wortlaut.ports import Access, Passage


def package(folder, source, target, **known):
    (folder / "model").mkdir(parents=True)
    (folder / "model" / "model.bin").write_bytes(f"{source}{target}".encode())
    told = {"from_code": source, "to_code": target, "package_version": "1.5", **known}
    (folder / "metadata.json").write_text(json.dumps(told))


def passage(text, lang="de", **known):
    return Passage(text=text, plain=known.pop("plain", text), lang=lang, **known)


@pytest.fixture
def translator(tmp_path):
    package(tmp_path / "de_en", "de", "en")
    package(tmp_path / "en_fr", "en", "fr")
    opened = open_translator(str(tmp_path), Access())
    steps = {("de", "en"): "EN<{}>", ("en", "fr"): "FR<{}>"}

    def load(found):
        return lambda texts: [steps[found.source, found.target].format(text) for text in texts]

    return ArgosTranslator(opened.packages, load)


def test_translates_sentence_by_sentence(translator):
    assert translator([passage("Wir gehen heute nach Hause. Niemand bleibt.")], to="en") == [
        "EN<Wir gehen heute nach Hause.> EN<Niemand bleibt.>"
    ]
    assert translator.name == "argos de-en 1.5"  # what was used, not what lies there
    assert translator.digest.startswith("sha256:")


def test_goes_by_way_of_english_where_no_package_joins_the_two(translator):
    assert translator([passage("Guten Tag")], to="fr") == ["FR<EN<Guten Tag>>"]
    assert translator.name == "argos de-en 1.5, en-fr 1.5"


def test_a_language_without_a_package_has_no_translation(translator):
    assert translator([passage("Guten Tag"), passage("Buenos días", lang="es")], to="en") == ["EN<Guten Tag>", ""]


def test_what_lost_its_places_is_translated_again_with_nothing_taken_out(translator):
    again = passage("Es sind {1}.", plain="Es sind 400.", told=("Each placeholder must stand once.",))
    assert translator([again], to="en") == ["EN<Es sind 400.>"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"from_code": "de"}', "\ud800"])
def test_a_description_that_is_none_makes_no_package(tmp_path, content):
    package(tmp_path, "de", "en")
    (tmp_path / "metadata.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    assert read_package(tmp_path) is None


def test_a_folder_without_a_package_is_told_with_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="no Argos package") as error:
        open_translator(str(tmp_path / "nowhere"), Access())
    assert "metadata.json" in error.value.hint


def test_without_the_runtime_it_says_what_to_install(tmp_path, monkeypatch):
    package(tmp_path, "de", "en")
    monkeypatch.setitem(__import__("sys").modules, "ctranslate2", None)
    with pytest.raises(ModelError, match="ctranslate2") as error:
        load_package(read_package(tmp_path))
    assert "wortlaut[argos]" in error.value.hint


def test_a_package_with_broken_weights_is_told_by_its_folder(tmp_path):
    pytest.importorskip("ctranslate2", reason="needs the extra argos")
    package(tmp_path, "de", "en")
    (tmp_path / "sentencepiece.model").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_package(read_package(tmp_path))


def test_the_real_runtime_runs_a_package(tmp_path):
    """Weights at random: whatever it writes, it is read, run and written as a package is."""
    engine = pytest.importorskip("ctranslate2", reason="needs the extra argos")
    pieces = pytest.importorskip("sentencepiece", reason="needs the extra argos")
    package(tmp_path, "de", "en")
    (tmp_path / "text").write_text(
        "\n".join(f"Wir gehen an Tag {number} nach Hause und bleiben" for number in range(90))
    )
    pieces.SentencePieceTrainer.train(
        input=str(tmp_path / "text"), model_prefix=str(tmp_path / "sentencepiece"), vocab_size=40, minloglevel=2
    )
    random_model(engine, pieces.SentencePieceProcessor(model_file=str(tmp_path / "sentencepiece.model")), tmp_path)
    step = load_package(read_package(tmp_path))
    assert len(step(["Wir gehen nach Hause", "und bleiben"])) == 2
    assert step(["Wir " * 600]) == []


def random_model(engine, known, folder):
    """Save a transformer of one layer that nobody has trained."""
    numpy = pytest.importorskip("numpy")
    make, width = numpy.random.default_rng(7), 16

    spec = engine.specs.TransformerSpec.from_config(num_layers=1, num_heads=2)
    tokens = [known.id_to_piece(place) for place in range(known.get_piece_size())]
    tokens = [token for token in tokens if token not in ("<unk>", "<s>", "</s>")]
    tokens = ["<blank>", "<unk>", "<s>", "</s>", *tokens]

    def array(*shape):
        return make.normal(size=shape).astype(numpy.float32) / 4

    def norm(part):
        part.gamma, part.beta = numpy.ones(width, numpy.float32), numpy.zeros(width, numpy.float32)

    def attention(part, own):
        norm(part.layer_norm)
        shapes = [(3 * width, width), (width, width)] if own else [(width, width), (2 * width, width), (width, width)]
        for linear, shape in zip(part.linear, shapes, strict=True):
            linear.weight, linear.bias = array(*shape), array(shape[0])

    def forward(part):
        norm(part.layer_norm)
        part.linear_0.weight, part.linear_0.bias = array(2 * width, width), array(2 * width)
        part.linear_1.weight, part.linear_1.bias = array(width, 2 * width), array(width)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = array(len(tokens), width)
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, own=True)
            if hasattr(layer, "attention"):
                attention(layer.attention, own=False)
            forward(layer.ffn)
    spec.decoder.projection.weight, spec.decoder.projection.bias = array(len(tokens), width), array(len(tokens))
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.save(str(folder / "model"))


def test_sentences_end_where_a_reader_would_end_them():
    assert sentences("我们留下。没有人走。") == ["我们留下。", "没有人走。"]
    assert sentences("Dr. Brenn geht nicht.") == ["Dr. Brenn geht nicht."]
    assert sentences("") == [""]
