from __future__ import annotations

import sys

import pytest

from wortlaut.errors import ModelError
from wortlaut.models import DEFAULT, known_taggers, load_tagger
from wortlaut.models.tagging import OnnxTagger

TEXT = (
    "Mayor Ilse Brandt said that the bridge would stay closed until May.\n\nIt was built in 1931 and is 90 metres long."
)
PARAGRAPHS = [[(0, 67)], [(69, 112)]]

needs_weights = pytest.mark.skipif(DEFAULT not in known_taggers(), reason="no weights come with this checkout")


def test_a_missing_runtime_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r"needs onnxruntime.*pip install 'wortlaut\[accurate\]'"):
        OnnxTagger(tmp_path, "x")


@needs_weights
def test_the_packages_tagger_finds_a_plain_report():
    pytest.importorskip("onnxruntime")
    from wortlaut.extracting.tagged import TaggedExtractor
    from wortlaut.records import Document

    (quotation,) = TaggedExtractor(load_tagger())(Document(id="d", text=TEXT, lang="en"))
    words = [[span.of(TEXT) for span in spans] for spans in (quotation.content, quotation.speaker, quotation.cue)]
    assert words == [["that the bridge would stay closed until May"], ["Mayor Ilse Brandt"], ["said"]]
    assert quotation.found_by.startswith("tagged@extraction-1-")


@needs_weights
def test_the_same_text_is_tagged_the_same_and_scores_are_probabilities():
    np = pytest.importorskip("numpy")
    pytest.importorskip("onnxruntime")
    tagger = load_tagger()
    (one,), (other,) = (list(tagger(TEXT, PARAGRAPHS)) for _ in range(2))
    for name, scores in one.scores.items():
        assert np.array_equal(scores, other.scores[name])
        assert np.allclose(np.exp(scores).sum(axis=1), 1, atol=1e-4)
    assert len(one.spans) == len(one.scores["content"]) == len(one.links["content>source"])
