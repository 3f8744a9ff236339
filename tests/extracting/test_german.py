"""German reports: several in a sentence, reports in reports, acts of speech, and what a speaker says of himself."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.extracting.reports import ReportsExtractor
from wortlaut.testing import document


def reports(text: str) -> list[tuple[str, list[str], str]]:
    found = ReportsExtractor()(document(text, lang="de"))
    return sorted((r.envelope.of(text), [span.of(text) for span in r.speaker], r.form) for r in found)


CLAUSES = {
    "what somebody knows": ("Kroll weiß, dass die Mole alt ist.", "dass die Mole alt ist", ["Kroll"]),
    "question of a verb that knows": ("Kroll wusste nicht, wem die Mole gehört.", None, None),
    "question": ("Kroll weiß nicht, ob die Mole hält.", "ob die Mole hält", ["Kroll"]),
    "noun": (
        "Kroll hat den Eindruck, dass die Mole bröckelt.",
        "dass die Mole bröckelt",
        ["Kroll"],
    ),
    "noun behind a verb with a speaker": (
        "Kroll bestätigte den Verdacht, dass die Mole bröckelt.",
        "dass die Mole bröckelt",
        ["Kroll"],
    ),
    "modal": (
        "Kroll konnte nicht sagen, dass die Mole hält.",
        "dass die Mole hält",
        ["Kroll"],
    ),
    "foreign verb in the subjunctive": ("Kroll sagte, Lund kandidiere erneut.", "Lund kandidiere erneut", ["Kroll"]),
    "colon behind what one knows": ("Und Kroll weiß: Die Mole ist alt.", "Die Mole ist alt", ["Kroll"]),
    "wie with an apposition": (
        "Wie der Hafenmeister, Jan Lund, am Montag mitteilte, war die Mole gesperrt.",
        "war die Mole gesperrt",
        ["der Hafenmeister, Jan Lund"],
    ),
    "wie with a name in small letters": (
        "Wie hafen-web.example berichtet, war die Mole gesperrt.",
        "war die Mole gesperrt",
        ["hafen-web.example"],
    ),
}


@pytest.mark.parametrize(("text", "content", "speaker"), CLAUSES.values(), ids=CLAUSES)
def test_reads_clauses(text, content, speaker):
    found = reports(text)
    assert (content is None and not found) or [(content, speaker)] == [(one[0], one[1]) for one in found]


def test_a_sentence_may_hold_several_reports_and_one_inside_another():
    text = "Kroll sagte, Lund habe behauptet, dass die Mole bröckelt."
    outer, inner = extract(document(text, lang="de"))
    assert outer.envelope.of(text) == "Lund habe behauptet, dass die Mole bröckelt"
    assert inner.envelope.of(text) == "dass die Mole bröckelt"
    assert inner.nested_in == outer.id


ACTS = {
    "object": ("Ida Kroll forderte eine zweite Mole.", "Ida Kroll forderte eine zweite Mole"),
    "purpose": (
        "Ida Kroll forderte eine zweite Mole, um den Hafen zu schützen.",
        "Ida Kroll forderte eine zweite Mole, um den Hafen zu schützen",
    ),
    "topic": ("Ida Kroll sprach lange über die Mole.", "Ida Kroll sprach lange über die Mole"),
    "reckons with": ("Ida Kroll rechnet mit zwei Jahren.", "Ida Kroll rechnet mit zwei Jahren"),
    "estimate": ("Ida Kroll schätzt den Schaden auf drei Euro.", "Ida Kroll schätzt den Schaden auf drei Euro"),
    "judgement": ("Ida Kroll hält das Buch für falsch.", "Ida Kroll hält das Buch für falsch"),
    "expectation": ("Ida Kroll erwartet einen Bescheid im Mai.", "Ida Kroll erwartet einen Bescheid im Mai"),
    "guilt": ("Ida Kroll macht den Hafen verantwortlich.", "Ida Kroll macht den Hafen verantwortlich"),
    "cause": ("Ida Kroll führt das auf den Frost zurück.", "Ida Kroll führt das auf den Frost zurück"),
    "perfect": ("Ida Kroll hat den Plan abgelehnt.", "Ida Kroll hat den Plan abgelehnt"),
    "in front of a name": ("Eine zweite Mole fordert Ida Kroll.", "Eine zweite Mole fordert Ida Kroll"),
    "offer": ("Ida Kroll bot zwei Sitze an.", "Ida Kroll bot zwei Sitze an"),
    "particle before und": ("Ida Kroll lehnte den Plan ab und ging.", "Ida Kroll lehnte den Plan ab und ging"),
    "nothing seen": ("Ida Kroll sieht keinen Spielraum.", "Ida Kroll sieht keinen Spielraum"),
    "doubts": ("Ida Kroll äußerte Zweifel an den Zahlen.", "Ida Kroll äußerte Zweifel an den Zahlen"),
    "object in front": ("Die Ermittlungen nannte sie dünn.", "Die Ermittlungen nannte sie dünn"),
    "relative clause": (
        "Ida Kroll sprach von einer Brücke, die nachts verschwindet.",
        "Ida Kroll sprach von einer Brücke, die nachts verschwindet",
    ),
    "list of qualities": (
        "Er nannte die Mole spät, richtig und leise.",
        "Er nannte die Mole spät, richtig und leise",
    ),
    "pronoun that says": ("Da sagte er kein einziges Wort mehr.", "Da sagte er kein einziges Wort mehr"),
}


@pytest.mark.parametrize("verb", ["prophezeite", "konterte", "lästerte", "schwärmte", "attestierte"])
def test_a_verb_of_speech_leads_to_a_subjunctive(verb):
    assert reports(f"Ida Kroll {verb}, die Mole sei sicher.") == [("die Mole sei sicher", ["Ida Kroll"], "indirect")]


@pytest.mark.parametrize(("text", "content"), ACTS.values(), ids=ACTS)
def test_an_act_of_speech_is_reported_by_its_whole_clause(text, content):
    assert [(one[0], one[2]) for one in reports(text)] == [(content, "reported")]


NO_ACTS = {
    "participle of a thing": "Der abgelehnte Plan lag abgelehnt auf dem Tisch.",
    "holds a rope": "Ida Kroll hielt das Seil.",
    "expected by all": "Das Boot kam wie erwartet am Abend.",
    "expectation in a relative clause": "Das Boot, das Ida Kroll erwartet hatte, kam nicht.",
    "a pronoun for an object": "Ida Kroll hält es für falsch.",
    "offer of a shop without its particle": "Ida Kroll bot zwei Sitze.",
    "goes away": "Ida Kroll ging von der Mole.",
    "sees a boat": "Ida Kroll sah drei Boote.",
    "mere talk": "Ida Kroll sprach am Abend mit ihrer Schwester.",
    "another verb": "Ida Kroll forderte drei Boote an.",
    "passive": "Die Mole wurde im Mai genannt.",
    "name": "Der alte Turm, die so genannte Laterne, steht leer.",
    "other verb of a frame": "Das Rennen fand am Montag statt: Drei Boote kamen an.",
    "correlative so": "Wenn es regnete, so blieb Ida Kroll zu Hause.",
    "own text": "Ich hätte das anders gemacht. Wir wären heute weiter.",
    "address": "Meine Damen und Herren, wer hat die Mole gesperrt?",
    "score": "Kroll verlor, und Lund gewann um 10:05 Uhr das Rennen.",
    "knowing without an object": "Kroll wusste lange Zeit von nichts.",
}


@pytest.mark.parametrize("text", NO_ACTS.values(), ids=NO_ACTS)
def test_finds_no_act(text):
    assert reports(text) == []


OWN = {
    "demand": ("Wir fordern Sie auf. Wir fordern eine zweite Mole, und Sie wissen es.", "eine zweite Mole", "Wir"),
    "pronoun": ("Das habe ich Ihnen gesagt.", "Das", "ich"),
    "relative pronoun": ("Ich danke für das, was Sie gesagt haben.", "was", "Sie"),
}


@pytest.mark.parametrize(("text", "content", "speaker"), OWN.values(), ids=OWN)
def test_in_a_speech_the_object_is_what_is_said(text, content, speaker):
    assert (content, [speaker]) in [(one[0], one[1]) for one in reports(text)]


def test_a_pronoun_that_stands_for_words_has_the_least_confidence():
    (pointer,) = ReportsExtractor()(document("Das habe ich Ihnen gesagt.", lang="de"))
    assert (pointer.form, pointer.confidence) == ("reported", 0.5)


JUDGEMENTS = {
    "feierte": ("Der Verein feierte die Absage als „großen Erfolg für die Mole“.", "großen Erfolg für die Mole"),
    "sprach von": ("Ida Kroll sprach von „Panik“ im Hafen.", "Panik"),
}


@pytest.mark.parametrize(("text", "content"), JUDGEMENTS.values(), ids=JUDGEMENTS)
def test_a_judgement_in_marks_is_its_speakers(text, content):
    assert content in [span.of(text) for one in extract(document(text, lang="de")) for span in one.content]


def test_a_run_after_marked_words_has_their_speaker():
    text = "„Ich wehre mich“, so Kroll wörtlich. Außerdem hätte Lund nichts gesehen."
    run = extract(document(text, lang="de"))[-1]
    assert [span.of(text) for span in run.speaker] == ["Kroll"]


NAMES = {
    "contracted article": "Im „Großen Preis der Fischer von Norden“, dem Rennen der Boote, wurde Kroll Dritter.",
    "article": "Auf der „Strecke der sieben alten Mühlen“, dem Weg am Deich, verletzte sich Lund.",
    "motto": "Unter dem Motto „Hundert Jahre sind noch lange nicht genug“, wird in Norden am Samstag getanzt.",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_what_an_article_leads_to_without_a_tag_is_a_name(text):
    assert [one for one in extract(document(text, lang="de")) if one.form == "direct"] == []


def test_a_sentence_that_nothing_leads_to_is_speech():
    text = "Dann wurde es laut. „Die Strecke der Mühlen ist zu gefährlich“, rief Lund."
    assert [one.envelope.of(text) for one in extract(document(text, lang="de"))] == [
        "Die Strecke der Mühlen ist zu gefährlich"
    ]


OWN_SPEAKERS = {
    "verb in front": "Lund ließ den Rat wissen und klagte laut, die Mole sei alt.",
    "verb behind": "Man sperre die Mole nicht, hatte Lund dazu erklärt.",
}


@pytest.mark.parametrize("sentence", OWN_SPEAKERS.values(), ids=OWN_SPEAKERS)
def test_a_run_does_not_go_on_into_a_sentence_with_a_speaker_of_its_own(sentence):
    text = f"Kroll sagte, die Mole bleibe zu. {sentence}"
    assert all("Mole" not in words[33:] for words, speaker, _ in reports(text) if speaker == ["Kroll"])


def test_a_subjunctive_that_ends_in_a_comma_is_read_to_its_end():
    text = "Die Mole sei,"
    assert [one.envelope.of(text) for one in extract(document(text, lang="de"))] == ["Die Mole sei"]
