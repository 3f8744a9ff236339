from __future__ import annotations

from functools import partial

import pytest

from wortlaut.extracting.completing import WIDER
from wortlaut.extracting.completing import complete as complete_when_sure
from wortlaut.records import Quotation, Span

SURE = 0.3
complete = partial(complete_when_sure, sure=SURE)


def quotation(start, end, *, speaker=None, by="reports@2", confidence=1.0):
    return Quotation(
        document="d",
        content=(Span(start, end),),
        speaker=() if speaker is None else (Span(*speaker),),
        form="indirect",
        found_by=by,
        confidence=confidence,
    )


def tagged(start, end, *, speaker=None, confidence=0.9):
    return quotation(start, end, speaker=speaker, by="tagged@x", confidence=confidence)


CASES = {
    "adds what rules miss": ([quotation(0, 9)], [tagged(20, 30)], [(0, 9), (20, 30)]),
    "keeps the words of the rules that go on beyond it": ([quotation(0, 12)], [tagged(0, 9)], [(0, 12)]),
    "takes the longer words of a proposal": ([quotation(0, 9)], [tagged(0, 12)], [(0, 12)]),
    "unless that is not sure": ([quotation(0, 9)], [tagged(0, 12, confidence=WIDER - 0.01)], [(0, 9)]),
    "or only crosses": ([quotation(5, 12)], [tagged(0, 9)], [(5, 12)]),
    "or holds two": ([quotation(0, 9), quotation(12, 20)], [tagged(0, 20)], [(0, 9), (12, 20)]),
    "leaves out what is not sure": ([], [tagged(0, 9, confidence=SURE - 0.01)], []),
    "takes the outer of two": ([], [tagged(3, 9), tagged(0, 12)], [(0, 12)]),
    "touching is not overlapping": (
        [quotation(10, 20)],
        [tagged(0, 10), tagged(20, 30)],
        [(0, 10), (10, 20), (20, 30)],
    ),
    "sees that a long one reaches over": ([quotation(0, 50), quotation(60, 70)], [tagged(40, 45)], [(0, 50), (60, 70)]),
}


@pytest.mark.parametrize(("found", "proposals", "wanted"), CASES.values(), ids=CASES)
def test_what_a_tagger_adds(found, proposals, wanted):
    got = complete(found, proposals)
    assert sorted((one.envelope.start, one.envelope.end) for one in got) == wanted


def test_an_open_speaker_is_the_taggers():
    (got,) = complete([quotation(10, 20)], [tagged(10, 21, speaker=(0, 5), confidence=0.2)])
    assert (got.speaker, got.envelope, got.found_by) == ((Span(0, 5),), Span(10, 20), "reports@2")


def test_a_known_speaker_stays():
    (got,) = complete([quotation(10, 20, speaker=(0, 5))], [tagged(10, 20, speaker=(6, 9))])
    assert got.speaker == (Span(0, 5),)


def test_a_stretch_that_only_touches_on_it_lends_no_speaker():
    (got,) = complete([quotation(10, 20)], [tagged(17, 40, speaker=(0, 5))])
    assert got.speaker == ()


def test_a_story_takes_speakers_alone():
    got = complete([quotation(10, 20)], [tagged(10, 20, speaker=(0, 5)), tagged(30, 40)], story=True)
    assert [(one.envelope.start, bool(one.speaker)) for one in got] == [(10, True)]


@pytest.mark.parametrize(("nested", "wanted"), [(False, 25), (True, 20)], ids=["flat", "nested"])
def test_marked_words_grow_only_where_a_report_does_not_hold_them_as_nested(nested, wanted):
    (got,) = complete([quotation(10, 20, by="marks@3")], [tagged(10, 25)], nested=nested)
    assert got.envelope.end == wanted


def test_longer_words_keep_the_speaker_of_the_rules_and_say_who_found_them():
    (got,) = complete([quotation(10, 20, speaker=(0, 5))], [tagged(10, 25, speaker=(6, 9))])
    assert (got.speaker, got.found_by) == ((Span(0, 5),), "tagged@x")


def test_no_speaker_is_lent_past_another_one():
    between = quotation(20, 30, speaker=(31, 36))
    got = complete([between, quotation(40, 50)], [tagged(40, 50, speaker=(0, 5)), tagged(60, 70, speaker=(6, 9))])
    assert [one.speaker for one in got] == [(Span(31, 36),), (), ()]


def test_the_speaker_nearest_before_and_one_behind_are_lent():
    found = [quotation(20, 30, speaker=(31, 36)), quotation(40, 50), quotation(60, 70)]
    got = complete(found, [tagged(40, 50, speaker=(31, 36)), tagged(60, 70, speaker=(71, 75))])
    assert [one.speaker for one in got[1:]] == [(Span(31, 36),), (Span(71, 75),)]
