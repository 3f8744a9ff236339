"""Finding the document of a wording, held against the plain way: comparing with every document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.auditing import Locator, compare
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
