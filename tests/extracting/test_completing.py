from __future__ import annotations

import pytest

from wortlaut.extracting.completing import SURE, complete
from wortlaut.records import Quotation, Span


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
    "keeps the words of the rules": ([quotation(0, 9)], [tagged(0, 12)], [(0, 9)]),
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
