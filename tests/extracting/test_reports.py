"""Unmarked speech: what is reported, by whom, and where it ends."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.extracting.reports import ReportsExtractor
from wortlaut.testing import document

ENGLISH = {
    "that": ("Ida Kroll said that the pier would stay open.", "that the pier would stay open", "Ida Kroll"),
    "without that": ("Ida Kroll said the pier would stay open.", "the pier would stay open", "Ida Kroll"),
    "told somebody, without that": (
        "Ida Kroll told reporters the pier would stay open.",
        "the pier would stay open",
        "Ida Kroll",
    ),
    "told her, without that": ("Ida Kroll told her the rope had snapped.", "the rope had snapped", "Ida Kroll"),
    "tail": ("The pier will stay open, Ida Kroll said on Monday.", "The pier will stay open", "Ida Kroll"),
    "inverted tail": ("The pier will stay open, said Ida Kroll.", "The pier will stay open", "Ida Kroll"),
    "parenthetical": (
        "In the storm of 1953, Ida Kroll said, the pier had held.",
        "In the storm of 1953, Ida Kroll said, the pier had held",
        "Ida Kroll",
    ),
    "according to, in the middle": (
        "The fees, according to the harbour office, have doubled.",
        "The fees, according to the harbour office, have doubled",
        "the harbour office",
    ),
    "according to": (
        "The pier will close, according to the harbour office.",
        "The pier will close",
        "the harbour office",
    ),
    "according to, in front": (
        "According to Ida Kroll, the pier will close.",
        "the pier will close",
        "Ida Kroll",
    ),
    "apposition": (
        "Ida Kroll, the harbour master, said the pier was safe.",
        "the pier was safe",
        "Ida Kroll, the harbour master",
    ),
    "person told": ("Ida Kroll told the council that it was too late.", "that it was too late", "Ida Kroll"),
    "question": ("Ida Kroll asked whether the pier was safe.", "whether the pier was safe", "Ida Kroll"),
    "plan": ("Ida Kroll plans to rebuild the pier.", "to rebuild the pier", "Ida Kroll"),
    "belief": ("Ida Kroll believes that the pier is safe.", "that the pier is safe", "Ida Kroll"),
    "ends before another report": (
        "Ida Kroll said the pier was safe, but Ada Lund said it was not.",
        "the pier was safe",
        "Ida Kroll",
    ),
    "dateline": ("PORTHAVEN (Reuters) - Ida Kroll said the pier was safe.", "the pier was safe", "Ida Kroll"),
    "ends where the same speaker goes on": (
        "Ida Kroll said the pier was safe but conceded that it was old.",
        "the pier was safe",
        "Ida Kroll",
    ),
    "ends before the occasion": (
        "Ida Kroll said the pier was “a wreck,” in an interview with the Courier.",
        "the pier was “a wreck,”",
        "Ida Kroll",
    ),
    "noun of speech with its owner": (
        "Few believed Ida Kroll's claim that the pier would last a century.",
        "that the pier would last a century",
        "Ida Kroll's",
    ),
    "noun of intention": (
        "Shops suffered from her decision to close the pier in August.",
        "to close the pier in August",
        "her",
    ),
    "judgement": (
        "Ida Kroll hailed the new pier as a triumph.",
        "the new pier as a triumph",
        "Ida Kroll",
    ),
    "topic": ("Ida Kroll referred to the pier as a ruin.", "the pier as a ruin", "Ida Kroll"),
    "ends at a dash": (
        "Ida Kroll said the pier would close for good – a blow to the town.",
        "the pier would close for good",
        "Ida Kroll",
    ),
    "ends before the circumstances": (
        "Ida Kroll blamed the council for the ruin after she lost the vote.",
        "the council for the ruin",
        "Ida Kroll",
    ),
    "told at a place": (
        "Ida Kroll told a meeting in Port Ellen, Ohio, that the pier was safe.",
        "that the pier was safe",
        "Ida Kroll",
    ),
    "outermost of two": (
        "Ida Kroll said the pier was safe, according to the Courier.",
        "Ida Kroll said the pier was safe",
        "the Courier",
    ),
    "clause that opens with marked words": (
        "Ida Kroll said “new money” from the county would pay for the pier.",
        "“new money” from the county would pay for the pier",
        "Ida Kroll",
    ),
    "clause that ends in marks": (
        "The keepers are “very, very tired,” Kroll said.",
        "The keepers are “very, very tired,”",
        "Kroll",
    ),
    "called for": ("Ida Kroll called for a new lamp on the pier.", "a new lamp on the pier", "Ida Kroll"),
    "person told, then a comma": (
        "Kroll told Ada Berg of the Courier, that it was too late.",
        "that it was too late",
        "Kroll",
    ),
    "participle": ("Ida Kroll closed the road by saying that it was flooded.", "that it was flooded", "Ida Kroll"),
    "fronted clause": (
        "Once she had left the town, Ida Kroll smiled, saying that it was lost.",
        "that it was lost",
        "Ida Kroll",
    ),
    "ends before a participle behind marks": (
        "Ida Kroll said the pier was “very old,” adding that it leaned.",
        "the pier was “very old,”",
        "Ida Kroll",
    ),
    "clause that opens its sentence": (
        "While Ida Kroll says the pier is safe, few go there.",
        "the pier is safe",
        "Ida Kroll",
    ),
    "particle": ("Ida Kroll pointed out that the pier was new.", "that the pier was new", "Ida Kroll"),
    "made it clear": ("Ida Kroll made it clear that the pier would go.", "that the pier would go", "Ida Kroll"),
    "occasion before that": (
        "Ida Kroll said Thursday during a tour of Port Ellen, Ohio, that the pier must go.",
        "that the pier must go",
        "Ida Kroll",
    ),
    "statement saying": (
        "The harbour board issued a statement saying it knew of no leak.",
        "it knew of no leak",
        "The harbour board",
    ),
    "as somebody noted": (
        "As the Courier noted on Monday, the pier is older than the town.",
        "the pier is older than the town",
        "the Courier",
    ),
    "bracket and apposition": (
        "Ida Kroll (Port Ellen), another harbour master, said she had not seen it.",
        "she had not seen it",
        "Ida Kroll (Port Ellen), another harbour master",
    ),
    "week before the cue": ("Ida Kroll last week said the pier was hers.", "the pier was hers", "Ida Kroll"),
    "told a paper, behind": (
        "The pier had been empty for a year, a harbour guard told The Courier.",
        "The pier had been empty for a year",
        "a harbour guard",
    ),
    "some": ("Some say they hear the old bell at night.", "they hear the old bell at night", "Some"),
    "police": ("The pier was shut before noon, police said.", "The pier was shut before noon", "police"),
    "asked by": (
        "Ida Kroll was asked by the Courier whether the pier was safe.",
        "whether the pier was safe",
        "the Courier",
    ),
    "acronym": ("The F.B.I. said it had no record of the boat.", "it had no record of the boat", "The F.B.I"),
}
GERMAN = {
    "subjunctive of any verb": (
        "Ida Kroll sagte, die Fischer erführen es zuletzt.",
        "die Fischer erführen es zuletzt",
        "Ida Kroll",
    ),
    "subjunctive like a past": (
        "Ida Kroll schrieb 1988, die Netze gehörten dem Hafen.",
        "die Netze gehörten dem Hafen",
        "Ida Kroll",
    ),
    "subjunctive behind a particle": (
        "Ida Kroll kündigte an, bis zum Herbst ändere sich nichts.",
        "bis zum Herbst ändere sich nichts",
        "Ida Kroll",
    ),
    "name before the account": ("Nach Krolls Worten ist die Mole sicher.", "ist die Mole sicher", "Krolls"),
    "dass": ("Ida Kroll sagte, dass die Mole bleibt.", "dass die Mole bleibt", "Ida Kroll"),
    "subjunctive": ("Ida Kroll sagte, die Mole sei sicher.", "die Mole sei sicher", "Ida Kroll"),
    "inverted": ("Am Montag sagte Ida Kroll, die Mole sei sicher.", "die Mole sei sicher", "Ida Kroll"),
    "perfect": ("Ida Kroll hat angekündigt, dass die Mole bleibt.", "dass die Mole bleibt", "Ida Kroll"),
    "separable": ("Das Amt teilte mit, dass die Mole bleibt.", "dass die Mole bleibt", "Das Amt"),
    "laut": ("Laut Ida Kroll bleibt die Mole offen.", "bleibt die Mole offen", "Ida Kroll"),
    "nach Angaben": (
        "Nach Angaben der Polizei war die Mole gesperrt.",
        "war die Mole gesperrt",
        "der Polizei",
    ),
    "zufolge": ("Der Polizei zufolge war die Mole gesperrt.", "war die Mole gesperrt", "Der Polizei"),
    "so": ("Die Mole bleibt vorerst offen, so Ida Kroll.", "Die Mole bleibt vorerst offen", "Ida Kroll"),
    "wie": (
        "Wie die Polizei mitteilte, war die Mole gesperrt.",
        "war die Mole gesperrt",
        "die Polizei",
    ),
    "name in marks": (
        "Laut „Hafenbote“ bleibt die Mole offen.",
        "bleibt die Mole offen",
        "„Hafenbote“",
    ),
    "infinitive": ("Ida Kroll kündigte an, von ihrem Amt zurückzutreten.", "von ihrem Amt zurückzutreten", "Ida Kroll"),
    "infinitive with zu": (
        "Ida Kroll hat den Rat aufgefordert, sich auf die Mole zu einigen.",
        "sich auf die Mole zu einigen",
        "Ida Kroll",
    ),
    "agent of a passive": (
        "Die Reederei wurde von Ida Kroll aufgefordert, die Mole zu räumen.",
        "die Mole zu räumen",
        "Ida Kroll",
    ),
    "colon": ("Ida Kroll hielt dagegen: Die Mole sei sicher.", "Die Mole sei sicher", "Ida Kroll"),
    "tag in the middle": (
        "Die Mole sei sicher, sagte Ida Kroll, der Hafen sei es nicht.",
        "Die Mole sei sicher, sagte Ida Kroll, der Hafen sei es nicht",
        "Ida Kroll",
    ),
    "pointing back": (
        "Die Mole bleibt gesperrt. Das teilte die Hafenmeisterin mit.",
        "Die Mole bleibt gesperrt. Das",
        "die Hafenmeisterin",
    ),
    "any verb's subjunctive": ("Kroll sagte, man verlagere keine Mole.", "man verlagere keine Mole", "Kroll"),
    "subject behind the verb": (
        "Wenige Stunden nach dem Sturm erklärte Ida Kroll, die Mole sei sicher.",
        "die Mole sei sicher",
        "Ida Kroll",
    ),
    "first person": ("Ich sage ganz deutlich: Wir brauchen diese Mole.", "Wir brauchen diese Mole", "Ich"),
    "missing space": (
        "Die Mole hält.Ida Kroll sagte, der Hafen sei sicher.",
        "der Hafen sei sicher",
        "Ida Kroll",
    ),
    "opinion": ("Ida Kroll ist der Meinung, dass die Mole bleibt.", "dass die Mole bleibt", "Ida Kroll"),
}
CASES = {f"en: {name}": ("en", *case) for name, case in ENGLISH.items()}
CASES |= {f"de: {name}": ("de", *case) for name, case in GERMAN.items()}


@pytest.mark.parametrize(("lang", "text", "content", "speaker"), CASES.values(), ids=CASES)
def test_finds_what_is_reported_and_by_whom(lang, text, content, speaker):
    first = next(iter(ReportsExtractor()(document(text, lang=lang))))
    assert first.envelope.of(text) == content
    assert [span.of(text) for span in first.speaker] == [speaker]


def test_a_report_in_a_relative_clause_ends_before_the_next_one():
    text = "Ida Kroll, who reckoned that half the crew were ill, said she had sailed alone."
    found = [report.envelope.of(text) for report in ReportsExtractor()(document(text))]
    assert found == ["that half the crew were ill", "she had sailed alone"]


def test_a_tag_in_the_middle_is_no_part_of_the_words():
    text = "The fees, according to the harbour office, have doubled."
    (report,) = ReportsExtractor()(document(text))
    assert [span.of(text) for span in report.content] == ["The fees", "have doubled"]


NOTHING = {
    "told somebody a thing": ("en", "Ida Kroll told the council the truth."),
    "apposition behind a verb and its subject": ("de", "Am Kai sagte Ida Kroll, die Leiterin des Hafens, kein Wort."),
    "words between commas behind a verb": ("de", "Ida Kroll sagte, der Wirtin zuliebe, kein Wort."),
    "noun, not verb": ("en", "The state department of fisheries moved to a new building."),
    "name": ("en", "The United States imports herring."),
    "passive": ("en", "The pier was called the Long Arm by sailors."),
    "no cue": ("de", "Die Mole wurde am Montag gesperrt."),
    "fact": ("de", "Das Schiff lief aus und kehrte am Abend zurück."),
    "purpose": ("de", "Ida Kroll plante den Umbau, um die Mole zu retten."),
    "past tense in -e": ("de", "Im Mai kam sie nach Brake. Dort wurde sie Hafenmeisterin."),
    "as if": ("de", "Es sah aus, als ob die Mole gesperrt sei."),
}


@pytest.mark.parametrize(("lang", "text"), NOTHING.values(), ids=NOTHING)
def test_finds_nothing_where_nobody_reports(lang, text):
    assert list(ReportsExtractor()(document(text, lang=lang))) == []


def test_a_run_of_subjunctive_goes_on_with_the_speaker_before_it():
    text = "Ida Kroll sagte, die Mole sei sicher. Der Beton habe gehalten. Nun werde gestrichen. Am Abend regnete es."
    first, run = ReportsExtractor()(document(text, lang="de"))
    assert run.envelope.of(text) == "Der Beton habe gehalten. Nun werde gestrichen"
    assert run.speaker == first.speaker


def test_a_tag_in_the_middle_is_no_part_of_the_content():
    text = "Die Mole sei sicher, so Ida Kroll, der Hafen sei es nicht."
    (report,) = ReportsExtractor()(document(text, lang="de"))
    assert [span.of(text) for span in report.content] == ["Die Mole sei sicher", "der Hafen sei es nicht"]


def test_the_pronoun_that_stands_for_a_speaker_is_named_too():
    text = "It was Ida Kroll who said that the pier was safe."
    (report,) = ReportsExtractor()(document(text))
    assert [span.of(text) for span in report.speaker] == ["Ida Kroll", "who"]


NO_SPEAKERS = {
    "month": "Im Dezember 2005 sagte, die Mole sei sicher.",
    "clock": "Um 10:05 Uhr sagte, die Mole sei sicher.",
    "adverb": "Bislang sagte, die Mole sei sicher.",
}


@pytest.mark.parametrize("text", NO_SPEAKERS.values(), ids=NO_SPEAKERS)
def test_a_time_or_an_adverb_never_speaks(text):
    assert not any(report.speaker for report in ReportsExtractor()(document(text, lang="de")))


ATTITUDES = {
    "states": ("Ida Kroll said the pier was safe.", "states", "said"),
    "believes": ("Ida Kroll believes that the pier is safe.", "believes", "thought"),
    "plans": ("Ida Kroll plans to rebuild the pier.", "plans", "said"),
    "denies": ("Ida Kroll denied that the pier was unsafe.", "denies", "said"),
    "asks": ("Ida Kroll asked whether the pier was safe.", "asks", "said"),
    "written": ("Ida Kroll wrote that the pier was safe.", "states", "written"),
}


@pytest.mark.parametrize(("text", "attitude", "medium"), ATTITUDES.values(), ids=ATTITUDES)
def test_tells_what_kind_of_statement_it_is(text, attitude, medium):
    (report,) = ReportsExtractor()(document(text))
    assert (report.attitude, report.medium) == (attitude, medium)


def test_marks_negation_hedges_and_papers():
    text = "Ida Kroll did not say that the pier would perhaps close."
    (report,) = ReportsExtractor()(document(text))
    assert report.negated
    assert [span.of(text) for span in report.hedge] == ["perhaps"]
    (survey,) = ReportsExtractor()(document("A survey of sailors found that the pier was popular."))
    assert survey.second_hand


WORDS = (
    *[
        "said",
        "that",
        "the",
        "Kroll",
        ",",
        ".",
        ":",
        "“",
        "”",
        "„",
        "laut",
        "sagte",
        "dass",
        "sei",
        "habe",
        "so",
        "wie",
        "nach",
        "Angaben",
        "der",
        "to",
    ],
    "\n\n",
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    ),
    st.sampled_from(["en", "de", "zh"]),
)
def test_any_words_give_spans_inside_the_text(words, lang):
    text = " ".join(words)
    for report in ReportsExtractor()(document(text, lang=lang)):
        spans = (*report.content, *report.speaker, *report.cue, *report.hedge)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [("en", "Kroll said that Lund said, "), ("de", "Kroll sagte, dass Lund sagte, es sei so, "), ("zh", "她说，他说")],
)
def test_a_paragraph_of_half_a_megabyte_without_a_full_stop_takes_seconds(lang, phrase):
    text = phrase * (500_000 // len(phrase))
    begin = time.process_time()
    assert list(ReportsExtractor()(document(text, lang=lang)))
    assert time.process_time() - begin < 10
