"""Web annotations: every selector leads back to its words."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.publishing.annotations import AROUND, AnnotationsPublisher, selectors
from wortlaut.records import Document, Span


def page(printed):
    ((name, content),) = AnnotationsPublisher()(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.annotations.jsonld"
    return json.loads(content)


def test_each_sentence_points_at_its_passages(printed):
    shown = page(printed)
    assert (shown["@context"], shown["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    ids = [item["id"] for item in shown["items"]]
    assert len(ids) == len(set(ids)) == 4
    spoken = shown["items"][1]
    assert spoken["body"]["value"] == f"Prado said: “{printed.words}”. [1][2]"
    assert [target["label"] for target in spoken["target"]] == ["wording", "wording", "role"]
    assert [target["source"] for target in spoken["target"]][:2] == [
        "https://post.example/pier",
        "urn:wortlaut:document:d2",
    ]
    for target in spoken["target"]:
        quote, place = target["selector"]
        words = {document.text[place["start"] : place["end"]] for document in printed.documents.values()}
        assert quote["exact"] in words


def test_no_address_but_the_web_becomes_a_source(hostile):
    sources = {target["source"] for item in page(hostile)["items"] for target in item["target"]}
    assert sources == {"urn:wortlaut:document:d1", "urn:wortlaut:document:d2"}


def test_evidence_beyond_its_document_is_no_target(printed):
    short = {**printed.documents, "d2": Document(id="d2", text="The")}
    ((_, content),) = AnnotationsPublisher()(printed.note, short).items()
    assert "urn:wortlaut:document:d2" not in content.decode()


@given(text=st.text(min_size=1, max_size=120), cut=st.tuples(st.integers(0, 119), st.integers(1, 120)))
def test_prefix_words_and_suffix_are_one_stretch_of_the_text(text, cut):
    start = cut[0] % len(text)
    span = Span(start, min(len(text), start + cut[1]))
    quote, place = selectors(text, span)
    around = f"{quote.get('prefix', '')}{quote['exact']}{quote.get('suffix', '')}"
    assert around == text[max(0, span.start - AROUND) : span.end + AROUND]
    assert text[place["start"] : place["end"]] == quote["exact"]
