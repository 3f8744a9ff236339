"""One merge: better founded proposals stay, reports take in what they hold."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.extracting import extract, merge
from wortlaut.records import Quotation, Span
from wortlaut.testing import FakeExtractor, document

TEXT = "x" * 60


def proposal(start: int, end: int, found_by: str = "marks@1", **known: object) -> Quotation:
    form = "direct" if found_by.startswith("marks") else "indirect"
    return Quotation(document="doc", content=(Span(start, end),), form=form, found_by=found_by, **known)


def test_marked_speech_with_its_tag_beats_a_report_over_it():
    kept = merge([proposal(0, 20, "reports@1"), proposal(5, 15)], document(TEXT))
    assert [quotation.found_by for quotation in kept] == ["marks@1"]


def test_a_report_that_holds_a_fragment_is_mixed():
    (mixed,) = merge([proposal(0, 20, "reports@1"), proposal(5, 15, confidence=0.3)], document(TEXT))
    assert (mixed.form, mixed.envelope) == ("mixed", Span(0, 20))


def test_in_german_the_fragment_stays_nested_and_has_the_speaker_of_the_report():
    report = proposal(0, 20, "reports@1", speaker=(Span(30, 35),))
    outer, inner = merge([report, proposal(5, 15, confidence=0.3)], document(TEXT, lang="de"))
    assert inner.nested_in == outer.id
    assert inner.speaker == report.speaker


def test_of_two_with_the_same_bounds_one_stays():
    report = proposal(0, 20, "reports@1")
    split = Quotation(document="doc", content=(Span(0, 5), Span(10, 20)), form="direct", found_by="marks@1")
    kept = merge([report, split], document(TEXT, lang="de"))
    assert len({quotation.id for quotation in kept}) == len(kept) == 1


def test_a_quotation_inside_another_says_so_in_every_language():
    outer, inner = proposal(0, 30, "reports@1"), proposal(5, 15, confidence=0.3)
    for lang in ("de", "en"):
        kept = merge([outer, inner], document(TEXT, lang=lang))
        held = [one for one in kept if any(o is not one and o.envelope.covers(one.envelope) for o in kept)]
        assert all(one.nested_in == outer.id for one in held)


def test_a_fragment_alone_is_no_quotation():
    assert merge([proposal(5, 15, confidence=0.3)], document(TEXT)) == ()


def test_extract_runs_the_extractors_it_is_given():
    chosen = FakeExtractor([proposal(5, 15)])
    assert extract(document(TEXT), extractors=[chosen]) == (proposal(5, 15),)


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from(["marks@1", "turns@1", "reports@1"]))


@settings(deadline=None)
@given(st.lists(SPANS, max_size=12), st.randoms(use_true_random=False))
def test_outer_quotations_never_overlap_and_order_does_not_matter(spans, shuffle):
    proposals = [proposal(start, start + size, found_by) for start, size, found_by in spans]
    kept = merge(proposals, document(TEXT))
    shuffled = list(proposals)
    shuffle.shuffle(shuffled)
    assert merge(shuffled, document(TEXT)) == kept
    assert all(before.envelope.end <= after.envelope.start for before, after in pairwise(kept))


def test_what_characters_of_a_story_think_is_told_not_attributed():
    story = "“It is late,” said she. Ada felt that the tide had turned."
    news = "“It is late,” Kroll said. Ada Lund felt that the tide had turned."
    assert [one.form for one in extract(document(story))] == ["direct"]
    assert [one.form for one in extract(document(news))] == ["direct", "indirect"]


def test_marked_words_and_the_clause_before_them_under_one_verb_are_one_quotation():
    text = "The company said that the first repairs had brought results, “including a safer, quieter and drier pier.”"
    (found,) = extract(document(text))
    assert found.form == "mixed"
    assert found.envelope.of(text).startswith("that the first repairs")
