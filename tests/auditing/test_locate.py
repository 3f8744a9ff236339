"""Finding the document of a wording, held against the plain way: comparing with every document."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.auditing import Locator, compare
from wortlaut.auditing.folding import LINE_HYPHEN, fold
from wortlaut.auditing.rows import postings, rows_of
from wortlaut.auditing.segments import Entry, build, from_bytes, merge
from wortlaut.records import Verdict
from wortlaut.testing import document

TEXTS = {
    "harbour": "The harbour board of Wexcombe will not sell the eastern pier to anyone, its chair said on Tuesday.",
    "mill": "The old mill at Orrin will turn again before the first snow, the miller told the parish.",
    "klinik": "Die Klinik Brünnlitz schließt ihre Geburtshilfe nicht, sagte die Direktorin am Mittwoch.",
    "school": "Nobody at the school on the hill had been asked before the board sold the playing field.",
}
DOCUMENTS = [document(text, id=name, lang="de" if name == "klinik" else "en") for name, text in TEXTS.items()]
LOCATOR = Locator(DOCUMENTS)


def test_the_right_document_comes_first_exact_and_altered():
    assert LOCATOR.candidates("will turn again before the first snow")[0][0] == "mill"
    assert LOCATOR.candidates("will never turn again before the winter snow")[0][0] == "mill"
    assert LOCATOR.candidates("die Klinik schließt die Geburtshilfe")[0][0] == "klinik"


def test_words_that_nobody_wrote_have_no_candidate():
    assert LOCATOR.candidates("Quarks und Gluonen") == ()
    assert LOCATOR.candidates("") == ()


def test_a_document_taken_in_again_is_the_newer_one():
    locator = Locator([document("The ferry leaves at noon every day.", id="ferry")])
    locator.add(document("The ferry leaves at dusk on Sundays.", id="ferry"))
    assert len(locator) == 1
    assert locator.candidates("ferry leaves at noon")[0][1] < 1
    assert locator.candidates("ferry leaves at dusk")[0] == ("ferry", 1.0)


def test_the_limit_holds():
    assert len(LOCATOR.candidates("before the board sold the harbour", limit=2)) == 2


@given(st.sampled_from(sorted(TEXTS)), st.data())
@settings(max_examples=60)
def test_it_finds_what_comparing_with_every_document_finds(name, data):
    words = TEXTS[name].split()
    start = data.draw(st.integers(0, len(words) - 5))
    wording = " ".join(words[start : start + data.draw(st.integers(4, 8))]).strip(".,")
    plain = [one.id for one in DOCUMENTS if compare(wording, one).verdict in (Verdict.VERBATIM, Verdict.NORMALISED)]
    assert plain == [LOCATOR.candidates(wording)[0][0]] == [name]


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_any_wording_gets_shares_between_none_and_all(wording):
    assert all(0 < share <= 1 for _, share in LOCATOR.candidates(wording))


ALPHABET = "ab Zé\u0301ß_-7.,'’\n漢字かア𠀀😀\ud800&;"


@given(st.text(alphabet=ALPHABET, max_size=60), st.text(alphabet=ALPHABET, max_size=60))
@settings(max_examples=150)
def test_two_texts_share_rows_just_when_they_share_words(one, other):
    def plain(text):
        joined = fold(text).text.replace(LINE_HYPHEN, "").replace("\n", " ").lower()
        chinese = r"\u3040-\u30ff\u3400-\u9fff𠀀"
        return re.findall(rf"[{chinese}]|[^\W_{chinese}]+", joined)

    words, others = plain(one), plain(other)
    rows, singles, _ = rows_of(one, ["en"])
    more, more_singles, _ = rows_of(other, ["en"])
    assert len(singles) == len(words)
    for number, word in zip(singles, words, strict=True):
        assert (number in more_singles) == (word in others)
    threes = [tuple(others[place : place + 3]) for place in range(len(others) - 2)]
    for place, number in enumerate(rows):
        assert (number in more) == (tuple(words[place : place + 3]) in threes)


def test_many_documents_read_at_once_are_read_as_each_alone():
    together = postings([*TEXTS.values(), "", "-"], ["en", "en", "de", "en", "en", "en"], 0)
    for number, (name, text) in enumerate(TEXTS.items()):
        alone = postings([text], ["de" if name == "klinik" else "en"], number)
        assert sorted(set(alone)) == sorted({key for key in together if int(key) % (1 << 24) == number})


def test_merged_segments_hold_what_one_segment_of_all_holds():
    entries = [(Entry(one.id, "1", one.lang), one.text) for one in DOCUMENTS]
    halves = [build(entries[:2]), build(entries[2:])]
    living = [np.array([True, False]), np.array([True, True])]
    merged, whole = merge(halves, living), build([entries[0], *entries[2:]])
    assert merged.entries == whole.entries
    assert list(merged.postings) == list(whole.postings)


def test_a_segment_comes_back_from_its_bytes_and_not_from_harmed_ones():
    content = build([(Entry("ferry", "1", "en"), "The night ferry leaves at ten.")]).to_bytes()
    again = from_bytes(content)
    assert again is not None
    assert again.to_bytes() == content
    for harmed in (b"", content[:40], content[:-1], content[:-1] + b"~", b"x" + content[1:]):
        assert from_bytes(harmed) is None


def test_a_forgotten_document_is_found_no_more_and_leaves_the_parts():
    locator = Locator(DOCUMENTS)
    assert locator.candidates("will turn again before")
    locator.discard("mill")
    locator.discard("mill")
    assert locator.candidates("will turn again before the first snow") == ()
    assert len(locator) == 3


def test_the_order_of_arrival_changes_nothing():
    one, other = Locator(DOCUMENTS), Locator()
    for each in reversed(DOCUMENTS):
        other.add(each)
        other.candidates("harbour")
    for wording in ("the board sold the playing field", "before the first snow", "Geburtshilfe"):
        assert one.candidates(wording) == other.candidates(wording)


def test_words_common_in_the_library_cost_little(monkeypatch):
    monkeypatch.setattr("wortlaut.auditing.finding.MOST_POSTINGS", 5)
    crowd = [document(f"The tide turns at noon, said pilot {number}.", id=f"{number:02}") for number in range(30)]
    rare = document("The tide turns at noon over Gannet Rock.", id="rock")
    assert Locator([*crowd, rare]).candidates("the tide turns at noon over Gannet Rock")[0][0] == "rock"
