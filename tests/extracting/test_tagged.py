from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest

from wortlaut.errors import UsageError
from wortlaut.extracting.grades import extractors_of
from wortlaut.extracting.tagged import WITHOUT_CUE, WITHOUT_SOURCE, TaggedExtractor, best_path
from wortlaut.models.scheme import HOLDERS, LAYERS, LINKS, SCHEME
from wortlaut.ports import Tagged
from wortlaut.records import Document, Quotation, Span

LOW = -9.0


class WordTagger:
    """Labels words as a table says; sure of everything."""

    name = "words-1"

    def __init__(self, labels: Mapping[str, Mapping[str, str]], links: Mapping[str, Mapping[str, str]], owned: int = 0):
        self.labels, self.links, self.owned = labels, links, owned

    def __call__(self, text: str, paragraphs: Sequence[Sequence[tuple[int, int]]], /) -> Iterator[Tagged]:
        words = text.split()
        starts = []
        place = 0
        for word in words:
            place = text.index(word, place)
            starts.append(place)
            place += len(word)
        scores = {}
        for name, known in SCHEME.items():
            rows = np.full((len(words), len(known)), LOW)
            for row, word in zip(rows, words, strict=True):
                row[known.index(self.labels.get(name, {}).get(word, known[0]))] = -0.01
            scores[name] = rows
        links = {f"{holder}>{link}": np.full((len(words), len(words) + 1), LOW) for holder in HOLDERS for link in LINKS}
        for name, ends in self.links.items():
            for begin, target in ends.items():
                links[name][words.index(begin), words.index(target) + 1] = -0.01
        for rows in links.values():
            rows[:, 0] = np.maximum(rows[:, 0], -1.0)
        yield Tagged(
            spans=[(start, start + len(word)) for start, word in zip(starts, words, strict=True)],
            owned=self.owned,
            labels=SCHEME,
            scores=scores,
            links=links,
        )


TEXT = "Ines Marlow warned that the pier was rotten and left."
CONTENT = {"that": "B-indirect", "the": "I", "pier": "I", "was": "I", "rotten": "I"}
MENTIONS = {"source": {"Ines": "B", "Marlow": "I"}, "cue": {"warned": "B"}}
LEADS = {"content>source": {"that": "Ines"}, "content>cue": {"that": "warned"}}


def found(tagger: WordTagger, text: str = TEXT) -> list[tuple[object, ...]]:
    def words(spans: Sequence[object]) -> str:
        return " | ".join(span.of(text) for span in spans)  # type: ignore[attr-defined]

    quotations = TaggedExtractor(tagger)(Document(id="d", text=text, lang="en"))
    return [(q.form, words(q.content), words(q.speaker), words(q.cue)) for q in quotations]


def test_labels_and_links_become_one_quotation():
    tagger = WordTagger({"content": CONTENT, **MENTIONS}, LEADS)
    assert found(tagger) == [("indirect", "that the pier was rotten", "Ines Marlow", "warned")]


def test_what_began_in_the_context_is_left_to_the_window_before():
    assert found(WordTagger({"content": CONTENT, **MENTIONS}, LEADS, owned=4)) == []


def test_a_link_to_nothing_leaves_the_speaker_open():
    tagger = WordTagger({"content": CONTENT, **MENTIONS}, {"content>cue": {"that": "warned"}})
    assert found(tagger) == [("indirect", "that the pier was rotten", "", "warned")]


def test_further_parts_belong_to_the_content_before():
    labels = {"content": {"Ines": "B-direct", "Marlow": "I", "rotten": "B-more", "and": "I"}}
    assert found(WordTagger(labels, {})) == [("direct", "Ines Marlow | rotten and", "", "")]


SPLIT = "“Go,” said Marlow. “Now.”"
HALVES = {
    "content": {"“Go,”": "B-direct", "“Now.”": "B-direct"},
    "source": {"Marlow.": "B"},
    "cue": {"said": "B"},
}


def test_what_hangs_on_one_cue_is_one_quotation():
    links = {"content>cue": {"“Go,”": "said", "“Now.”": "said"}, "content>source": {"“Go,”": "Marlow."}}
    assert found(WordTagger(HALVES, links), SPLIT) == [("direct", "Go, | Now.", "Marlow.", "said")]


def test_what_hangs_on_no_cue_stands_alone():
    links = {"content>cue": {"“Go,”": "said"}}
    assert [quotation[1] for quotation in found(WordTagger(HALVES, links), SPLIT)] == ["Go,", "Now."]


def test_a_paragraph_ends_what_hangs_on_one_cue():
    links = {"content>cue": {"“Go,”": "said", "“Now.”": "said"}}
    text = SPLIT.replace(". ", ".\n\n")
    assert [quotation[1] for quotation in found(WordTagger(HALVES, links), text)] == ["Go,", "Now."]


def test_halves_side_by_side_are_one_stretch_of_mixed_words():
    labels = {"content": {"that": "B-indirect", "the": "B-direct", "pier": "I"}, "cue": {"warned": "B"}}
    links = {"content>cue": {"that": "warned", "the": "warned"}}
    assert found(WordTagger(labels, links)) == [("mixed", "that the pier", "", "warned")]


def test_traits_come_from_where_the_content_begins():
    labels = {
        "content": CONTENT,
        "medium": {"that": "written"},
        "attitude": {"that": "denies"},
        "negated": {"that": "yes"},
        "second": {"that": "yes"},
    }
    (quotation,) = TaggedExtractor(WordTagger(labels | MENTIONS, LEADS))(Document(id="d", text=TEXT, lang="en"))
    assert (quotation.medium, quotation.attitude, quotation.negated, quotation.second_hand) == (
        "written",
        "denies",
        True,
        True,
    )
    assert quotation.found_by == "tagged@words-1"
    assert 0.9 < quotation.confidence <= 1


def test_direct_speech_stands_inside_its_marks():
    text = "“It is rotten,” said Ines Marlow."
    labels = {"content": {"“It": "B-direct", "is": "I", "rotten,”": "I"}}
    assert found(WordTagger(labels, {}), text) == [("direct", "It is rotten,", "", "")]


SUPPORT = {
    "source and cue": (LEADS, 1.0),
    "no source": ({"content>cue": {"that": "warned"}}, WITHOUT_SOURCE),
    "no cue": ({"content>source": {"that": "Ines"}}, WITHOUT_CUE),
    "neither": ({}, WITHOUT_SOURCE * WITHOUT_CUE),
}


@pytest.mark.parametrize(("links", "left"), SUPPORT.values(), ids=SUPPORT)
def test_content_is_less_sure_where_nobody_is_linked_to_it(links, left):
    labels = {"content": CONTENT, **MENTIONS}
    (quotation,) = TaggedExtractor(WordTagger(labels, links))(Document(id="d", text=TEXT, lang="en"))
    (whole,) = TaggedExtractor(WordTagger(labels, LEADS))(Document(id="d", text=TEXT, lang="en"))
    assert quotation.confidence == pytest.approx(whole.confidence * left, abs=1e-3)


PATHS = {
    "as each piece says": ([(0, 3), (1, 1), (2, 0)], [3, 1, 0]),
    "an inside without a beginning gets one": ([(0, 0), (1, 1), (2, 1)], None),
    "nothing": ([(0, 0), (1, 0)], [0, 0]),
}


@pytest.mark.parametrize(("likely", "path"), PATHS.values(), ids=PATHS)
def test_the_best_path_never_goes_on_with_what_did_not_begin(likely, path):
    labels = LAYERS["source"]
    rows = np.full((len(likely), len(labels)), -3.0)
    for place, label in likely:
        rows[place, label] = -0.1
    got = best_path(rows, labels)
    inside = labels.index("I")
    assert all(got[place - 1] != 0 for place, label in enumerate(got) if label == inside)
    assert got[0] != inside
    assert path is None or got == path


def test_the_best_path_is_the_best_of_all_that_are_allowed():
    chance = np.random.default_rng(5)
    labels = LAYERS["cue"]
    inside, outside = labels.index("I"), labels.index("O")

    def allowed(path: Sequence[int]) -> bool:
        return path[0] != inside and all(a != outside or b != inside for a, b in pairwise(path))

    for _ in range(30):
        rows = np.log(chance.dirichlet(np.full(len(labels), 0.6), 5))
        paths = [tuple(p) for p in np.ndindex(*[len(labels)] * 5) if allowed(p)]
        best = max(sum(rows[i, label] for i, label in enumerate(path)) for path in paths)
        got = best_path(rows, labels)
        assert allowed(got)
        assert sum(rows[i, label] for i, label in enumerate(got)) == pytest.approx(best)


def test_the_accurate_grade_adds_the_tagger_to_the_rules():
    fast = [extractor.name for extractor in extractors_of("fast", "en")]
    accurate = [extractor.name for extractor in extractors_of("accurate", "en", tagger=WordTagger({}, {}))]
    assert accurate == [*fast, "tagged@words-1"]


@pytest.mark.parametrize("grade", ["perfect", "accurate"])
def test_a_grade_that_cannot_be_had_says_why(grade):
    with pytest.raises(UsageError, match=r"no grade 'perfect' .*fast, accurate|needs a tagger"):
        extractors_of(grade, "en")


class Ranges:
    """Proposes what it is told, as a rule would."""

    name = "reports@1"

    def __init__(self, *spans: tuple[int, int], confidence: float = 0.8):
        self.spans, self.confidence = spans, confidence

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        for start, end in self.spans:
            yield Quotation(
                document=document.id,
                content=(Span(start, end),),
                form="indirect",
                found_by=self.name,
                confidence=self.confidence,
            )


class Listening:
    """A tagger that only remembers which paragraphs it was given."""

    name = "listening-1"

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, text: str, paragraphs: Sequence[Sequence[tuple[int, int]]], /) -> Iterator[Tagged]:
        self.heard = [text[one[0][0] : one[-1][1]] for one in paragraphs if one]
        return iter(())


TWO = "He said the pier was rotten.\n\nNobody came to the meeting that the council had called."
EXPLAINED_BY = {
    "no rules": ([], 2),
    "rules that find nothing": ([Ranges()], 2),
    "rules that explain the first": ([Ranges((3, 28))], 1),
    "rules that explain too little": ([Ranges((3, 15))], 2),
    "two that do so together": ([Ranges((3, 15)), Ranges((15, 28))], 1),
    "two that overlap count once": ([Ranges((3, 15)), Ranges((3, 15))], 2),
    "rules that are not sure": ([Ranges((3, 28), confidence=0.5)], 2),
}


@pytest.mark.parametrize(("rules", "left"), EXPLAINED_BY.values(), ids=EXPLAINED_BY)
def test_what_rules_explain_is_not_read_again(rules, left):
    tagger = Listening()
    list(TaggedExtractor(tagger, rules=rules)(Document(id="d", text=TWO, lang="en")))
    assert len(tagger.heard) == left
