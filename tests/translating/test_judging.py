"""What a translation must not do, seen without knowing what it means; and the terms that have one translation."""

from __future__ import annotations

import pytest

from wortlaut.errors import UsageError
from wortlaut.records import Span
from wortlaut.translating import Kept, Term, faults, mask, office_terms, read_glossary, terms_in

SAID = "Wir haben 400 Stellen gestrichen, und der Betriebsrat hat nicht zugestimmt."
GOOD = "We have cut {1} jobs, and the works council did not agree."
FORCED = (Term(source="Betriebsrat", target="works council", forced=True),)


@pytest.fixture
def passage():
    return mask(SAID, [Kept(span=Span(10, 13), words="400")])


def test_a_faithful_translation_has_no_fault(passage):
    assert passage.text.startswith("Wir haben {1} Stellen")
    assert faults(GOOD, passage, FORCED, source="de", target="en") == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", "empty"),
        ("{1} ...", "empty"),
        (GOOD.replace("{1} ", ""), "place"),
        (GOOD.replace("{1}", "{1} {1}"), "place"),
        (GOOD.replace("{1}", "{1} of {2}"), "place"),
        (GOOD.replace("jobs", "**jobs**"), "markup"),
        (GOOD.replace("jobs", "<b>jobs</b>"), "markup"),
        (GOOD + " See https://tidings.example", "markup"),
        (GOOD + "\n\nNote: the original is unclear.", "markup"),
        (GOOD.replace("jobs", "jo\u202ebs"), "control"),
        ("We cut {1}.", "length"),
        (GOOD + " " + "This is what he said at the meeting, and there is more to be said of it. " * 4, "length"),
        ("Wir haben {1} Stellen gestrichen, und der Betriebsrat hat nicht zugestimmt.", "same"),
        (GOOD.replace("works council", "trade union"), "term"),
    ],
)
def test_each_fault_is_seen(passage, answer, code):
    assert code in [fault.code for fault in faults(answer, passage, FORCED, source="de", target="en")]


def test_chinese_is_shorter_and_no_fault():
    said = mask("My Chinese name was given to me by an old hand at the customs office.")
    assert faults("我的中文名是海关的一位老师傅起的。", said, source="en", target="zh") == []
    assert faults("我的。", said, source="en", target="zh")[0].code == "length"


def test_marks_that_the_original_has_may_stay():
    said = mask("Das steht im [Anhang] auf Seite 4, und *niemand* hat es gelesen.")
    assert faults("It is in the [annex] on page 4, and *nobody* has read it.", said, source="de", target="en") == []


def test_an_office_is_what_the_tables_of_both_languages_call_it():
    found = terms_in(
        "Die Aufsichtsratsvorsitzende Ada Brenn und der Vorstandschef schwiegen.", office_terms("de", "en")
    )
    assert {term.source: term.target for term in found} == {
        "Aufsichtsratsvorsitzende": "chairwoman of the supervisory board",
        "Vorstandschef": "chief executive",
    }


@pytest.mark.parametrize("word", ["（央行", "(央行", "央行*"])
def test_a_term_is_looked_for_letter_by_letter(word):
    term = Term(source=word, target="central bank")
    assert terms_in(f"昨天{word}说", (term,)) == (term,)
    assert terms_in("昨天央说", (term,)) == ()


def test_a_glossary_of_the_user_is_forced(tmp_path):
    path = tmp_path / "glossary.toml"
    path.write_text('[de-en]\n"Betriebsrat" = "works council"\n"Konzernbetriebsrat" = "group works council"\n')
    terms = read_glossary(path)["de-en"]
    assert [term.source for term in terms_in("der Konzernbetriebsrat sagt", terms)] == ["Konzernbetriebsrat"]
    assert all(term.forced for term in terms)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[german]\na = 'b'", "'german' is no pair"),
        ("[de-en]\na = 3", "'a' has no translation"),
        ("[de-en]\na = ' '", "'a' has no translation"),
        ("de-en = 1", "'de-en' is no pair"),
        ("[de-en", "glossary.toml"),
    ],
)
def test_a_glossary_that_is_none_is_told_with_its_place(tmp_path, content, told):
    path = tmp_path / "glossary.toml"
    path.write_text(content)
    with pytest.raises(UsageError, match=r"glossary\.toml") as error:
        read_glossary(path)
    assert told in str(error.value)
