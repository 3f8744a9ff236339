from __future__ import annotations

from wortlaut.models.labelling import NONE, UNKNOWN, label
from wortlaut.models.scheme import LAYERS, TRAITS
from wortlaut.models.windows import Window

TEXT = "“Go home,” said Vera Lund. “Go now.” He said that she claimed it was late."


def window(first=0):
    spans, place = [], 0
    for word in TEXT.split():
        start = TEXT.index(word, place)
        place = start + len(word)
        spans.append((start, place))
    return Window(tuple(range(len(spans)))[first:], tuple(spans[first:]), 0)


def at(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def quote(content, source=(), cue=(), kind="indirect", **more):
    spans = {"content": [at(one) for one in content], "source": [at(one) for one in source]}
    return {**spans, "cue": [at(one) for one in cue], "type": kind, **more}


SPLIT = quote(["“Go home,”", "“Go now.”"], ["Vera Lund."], ["said"], "direct")
OUTER = quote(["that she claimed it was late."], ["He"], ["said that"[:4]])
INNER = quote(["it was late."], ["she"], ["claimed"])


def names(labels, layer):
    return [LAYERS[layer][one] for one in labels.layers[layer]]


def test_a_split_quotation_begins_once():
    found = label(window(), [SPLIT])
    assert names(found, "content")[:7] == ["B-direct", "I", "O", "O", "O", "B-more", "I"]
    assert names(found, "source")[2:5] == ["O", "B", "I"]
    assert found.links["content>source"][0] == 3
    assert found.links["content>cue"][0] == 2
    assert found.links["content>source"][5] == UNKNOWN


def test_a_quotation_inside_another_has_a_layer_of_its_own():
    found = label(window(), [INNER, OUTER])
    outer, inner = names(found, "content"), names(found, "nested")
    assert [outer.count("B-indirect"), inner.count("B-indirect")] == [1, 1]
    assert outer.index("B-indirect") < inner.index("B-indirect")
    assert found.links["nested>source"][inner.index("B-indirect")] == TEXT.split().index("she")


def test_no_source_is_a_link_to_nothing():
    found = label(window(), [quote(["it was late."])])
    begin = names(found, "content").index("B-indirect")
    assert found.links["content>source"][begin] == found.links["content>cue"][begin] == NONE


def test_a_source_outside_the_window_teaches_nothing():
    found = label(window(first=5), [quote(["“Go now.”"], ["Vera Lund."], kind="direct")])
    assert found.links["content>source"][0] == UNKNOWN
    assert names(found, "content")[0] == "B-direct"


def test_content_that_began_before_the_window_only_goes_on():
    found = label(window(first=1), [SPLIT])
    assert names(found, "content")[0] == "I"


def test_traits_are_learned_where_the_corpus_knows_them():
    known = label(window(), [quote(["it was late."], labels=["thought", "wants", "negated"])])
    begin = names(known, "content").index("B-indirect")
    said = {trait: values[known.layers[trait][begin]] for trait, values in TRAITS.items()}
    assert said == {"medium": "thought", "attitude": "plans", "negated": "yes", "hedged": "no", "second": "no"}
    assert set(label(window(), [INNER]).layers["medium"]) == {UNKNOWN}
