"""These need torch and onnx (the extra ``train``) and are skipped where weights are not made."""

from __future__ import annotations

import random

import pytest

np = pytest.importorskip("numpy")
torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from wortlaut.models.articles import Article  # noqa: E402
from wortlaut.models.exporting import blocks_of, graph_of  # noqa: E402
from wortlaut.models.network import Network, padded  # noqa: E402
from wortlaut.models.pretrained import MATRICES, Encoder  # noqa: E402
from wortlaut.models.training import Plan, train  # noqa: E402
from wortlaut.models.vocabulary import tokenizer_of  # noqa: E402

WIDTH, INNER, LETTERS = 64, 128, "abcdefghijklmnopqrstuvwxyz.,▁"
QUICK = Plan(layers=(0, 1), epochs=2, batch=2, threads=1)


def encoder():
    chance = np.random.default_rng(1)

    def some(*shape):
        return chance.normal(0, 0.1, shape).astype(np.float32)

    shapes = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
    layer = {f"{name}.w": some(*shapes.get(name, (WIDTH, WIDTH))) for name in MATRICES}
    layer |= {f"{name}.b": some(shapes.get(name, (WIDTH, WIDTH))[0]) for name in MATRICES}
    layer |= {f"{name}.{end}": np.ones(WIDTH, np.float32) for name in ("aln", "oln") for end in "wb"}
    pieces = ("<s>", "<pad>", "</s>", "<unk>", *LETTERS)
    return Encoder(
        width=WIDTH, heads=4, epsilon=1e-12, pieces=pieces, scores=(-1.0,) * len(pieces), unknown=3,
        embeddings=some(len(pieces), WIDTH), positions=some(300, WIDTH), kind=some(WIDTH),
        first_norm=(np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)), layers=(layer, layer),
    )  # fmt: skip


def test_the_graph_says_what_the_network_says():
    start = encoder()
    levels, scales = blocks_of(start.embeddings)
    nibbles = np.stack([levels & 15, levels >> 4], axis=-1).reshape(levels.shape[0], -1).astype(np.float32) - 8
    start.embeddings[:] = nibbles * np.repeat(scales, 32, axis=1)  # as 4-bit blocks hold them
    network = Network(start, (0, 1)).eval()
    ids = padded([[5, 6, 7, 8, 9], [10, 11]])
    session = onnxruntime.InferenceSession(graph_of(network).SerializeToString())
    (said,) = session.run(None, {"ids": ids.numpy()})
    wanted = network(ids).detach().numpy()
    seen = ids.numpy() != 1
    assert np.allclose(said[seen], wanted[seen], atol=1e-4)


def test_a_run_that_was_stopped_ends_with_the_same_weights(tmp_path):
    text = "ada said that it is late. bo denied it."
    quote = {"content": [[9, 24]], "source": [[0, 3]], "cue": [[4, 8]], "type": "indirect"}
    articles = [Article(id="a", lang="en", text=text, paragraphs=[[(0, 25), (26, 39)]], quotes=[quote])] * 3
    start, kept = encoder(), tmp_path / "unfinished.pt"
    tokenizer = tokenizer_of(start)

    class StoppedError(Exception):
        pass

    def run(report, file=None):
        random.seed()
        return train(articles, encoder(), tokenizer, QUICK, report, kept=file).state_dict()

    whole = run(lambda *_: None)
    saves = torch.save

    def stop(*given):
        saves(*given)
        raise StoppedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch, "save", stop)
        with pytest.raises(StoppedError):
            run(lambda *_: None, kept)
    resumed = run(lambda *_: None, kept)
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
