"""What English articles tell without a verb of speech and a clause: figures, wishes, convictions, views, judgements."""

import pytest

from wortlaut.extracting import extract
from wortlaut.extracting.reports import ReportsExtractor
from wortlaut.testing import document

TOLD = {
    "figure": ("Kroll put the loss at £2 million.", "the loss at £2 million", "Kroll"),
    "figure in a word": (
        "Kroll estimates the crowd at about two thousand.",
        "the crowd at about two thousand",
        "Kroll",
    ),
    "expectation": ("Kroll expects a decision in March.", "a decision in March", "Kroll"),
    "expectation denied": ("Kroll does not expect rents to fall.", "rents to fall", "Kroll"),
    "offer": ("Kroll offered two seats on the board.", "two seats on the board", "Kroll"),
    "cause": ("Kroll attributes the delay to a strike.", "the delay to a strike", "Kroll"),
    "judgement": ("Kroll regards the offer as an insult.", "the offer as an insult", "Kroll"),
    "guilt": ("Kroll held the ministry responsible for the delay.", "the ministry responsible for the delay", "Kroll"),
    "nothing seen": ("Kroll saw no room before March.", "no room before March", "Kroll"),
    "list of qualities": ("Kroll called the plan late, right and quiet.", "the plan late, right and quiet", "Kroll"),
    "admitted having": ("Kroll admitted having slept.", "having slept", "Kroll"),
    "wanted before": ("Kroll wants a hearing before the vote.", "a hearing before the vote", "Kroll"),
    "ruled out": ("Kroll ruled out a second vote.", "a second vote", "Kroll"),
    "long called for": ("Kroll has long called for a toll.", "a toll", "Kroll"),
    "worked out": ("Kroll has worked out that the pier costs £3.", "that the pier costs £3", "Kroll"),
    "left open": ("Kroll left open whether she would stand.", "whether she would stand", "Kroll"),
    "conviction": ("Kroll is confident that the line will reopen.", "that the line will reopen", "Kroll"),
    "conviction without that": ("Kroll was sure the line would reopen.", "the line would reopen", "Kroll"),
    "wish": ("She would like to see a second drill.", "to see a second drill", "She"),
    "rather": ("She would rather close the school.", "close the school", "She"),
    "concern": ("Kroll voiced concern about the rents.", "the rents", "Kroll"),
    "no doubt": ("Kroll has no doubt that the line will reopen.", "that the line will reopen", "Kroll"),
    "against": ("Kroll came out against the toll.", "the toll", "Kroll"),
    "in favour": ("Kroll is in favour of the toll.", "the toll", "Kroll"),
    "view in front": ("In her view, the pier will hold.", "the pier will hold", "her"),
    "view behind": ("The club needs £90,000 a year, by Kroll's estimate.", "The club needs £90,000 a year", "Kroll's"),
    "according to her": ("According to her, the roof is safe.", "the roof is safe", "her"),
    "view that is": ("Her view is that bronze can travel.", "that bronze can travel", "Her"),
    "verdict": ("Kroll's verdict: the bridge is beyond repair.", "the bridge is beyond repair", "Kroll's"),
    "colon": ("Kroll insisted: there had been no talks.", "there had been no talks", "Kroll"),
    "report of hers": ("Kroll's report says the roof had leaked.", "the roof had leaked", "Kroll's report"),
    "fronted occasion": ("In a statement on Monday the owner said he would wait.", "he would wait", "the owner"),
    "fronted day": ("At the meeting on Thursday Mr. Kroll said it was late.", "it was late", "Mr. Kroll"),
    "worried about": ("Kroll is worried about the rents.", "the rents", "Kroll"),
    "blunt": ("Kroll was blunt: the pier was lost.", "the pier was lost", "Kroll"),
    "never to": ("Kroll vowed never to return.", "never to return", "Kroll"),
    "unlisted present": ("Kroll said each pier costs money.", "each pier costs money", "Kroll"),
    "behind somebody ill": (
        "The trial stopped as one fell ill. Ida Kroll said it was late.",
        "it was late",
        "Ida Kroll",
    ),
    "ruled": ("Kroll ruled that the toll was legal.", "that the toll was legal", "Kroll"),
    "clarified": ("Kroll clarified that the toll was legal.", "that the toll was legal", "Kroll"),
    "quoted as saying": ("Kroll was quoted as saying the plan was dead.", "the plan was dead", "Kroll"),
    "as she sees it": ("As Kroll sees it, the bridge is a monument.", "the bridge is a monument", "Kroll"),
}


@pytest.mark.parametrize(("text", "content", "speaker"), TOLD.values(), ids=TOLD)
def test_finds_what_somebody_holds(text, content, speaker):
    (found,) = ReportsExtractor()(document(text))
    assert found.envelope.of(text) == content
    assert [span.of(text) for span in found.speaker] == [speaker]


NOT_TOLD = {
    "put without a figure": "Kroll put the cup on the table.",
    "put at a place": "Kroll put the cup at the window.",
    "held a thing": "Kroll held the rope for an hour.",
    "found something": "Kroll found a coin on the pier.",
    "dated without a to": "Kroll dates the clerk.",
    "sure without a clause": "Kroll was sure of her boat.",
    "likes": "Kroll likes to sail.",
    "rather a fool": "Kroll was rather a fool.",
    "against the wall": "Kroll leaned against the wall.",
    "in favour with nobody": "Kroll fell out of favour with her crew.",
    "a clock": "The race began at 10:05 on the pier.",
    "concern as a firm": "Kroll runs a concern in Port Ellen.",
    "in view of": "In view of the storm the pier was shut.",
    "left town": "Kroll left the town in May.",
    "said a thing": "Kroll said a prayer.",
    "ruled a country": "Kroll ruled the island for a year.",
    "a state": "Kroll came from Joliet, Ill. She left.",
    "agreed to it": "Kroll agreed to it all.",
}


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD)
def test_finds_no_stance(text):
    assert list(ReportsExtractor()(document(text))) == []


DENIED = {
    "not sure": "Kroll is not sure that the line will reopen.",
    "not against": "Kroll is not against the toll.",
    "never worried": "Kroll was never worried about the rents.",
    "not voiced": "Kroll has not voiced concern about the rents.",
}


@pytest.mark.parametrize("text", DENIED.values(), ids=DENIED)
def test_a_stance_that_somebody_does_not_hold_is_negated(text):
    (found,) = ReportsExtractor()(document(text))
    assert found.negated


def test_a_tag_reports_the_verbs_before_it():
    text = "The board will not order new cranes this year, its chair, Ida Kroll, said on Tuesday."
    (found,) = extract(document(text))
    assert found.envelope.of(text) == "The board will not order new cranes this year"


def test_a_clause_behind_a_tag_and_a_semicolon_goes_on():
    text = "All doors would be checked twice, she assured the families; nobody had been dismissed."
    (found,) = extract(document(text))
    assert [span.of(text) for span in found.content] == [
        "All doors would be checked twice",
        "nobody had been dismissed",
    ]


def test_a_judgement_that_is_marked_whole_has_its_speaker():
    text = "Ida Kroll spoke of “a failure of the simplest kind”."
    (found,) = extract(document(text))
    assert [span.of(text) for span in found.speaker] == ["Ida Kroll"]


def test_a_name_in_marks_is_no_judgement():
    text = "Ida Kroll sailed the “Blue House” into the harbour and left."
    assert extract(document(text)) == ()


def test_a_sentence_behind_marked_words_is_no_tag():
    text = "He can hold out until May, Kroll says. “Then buy your milk on the moon.” The farmers demand at least £3."
    marked = next(one for one in extract(document(text)) if one.form == "direct")
    assert not any("farmers" in span.of(text) for span in marked.speaker)
