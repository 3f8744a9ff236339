"""Cuts that turn the meaning, and cuts that do not, in sentences about a harbour that does not exist."""

from __future__ import annotations

import pytest

from wortlaut.auditing import compare
from wortlaut.records import Flag, Verdict
from wortlaut.testing import document

EN = document(
    "“I would like to say that the pier is safe,” said Orla Hennick. “The survey cost $40,000, maybe "
    "more. It will hold, I "
    "believe. Unless the wind turns, though, we will open it. None of the divers left thinking that the "
    "piles are sound. "
    "We would have closed it had anyone told us. Nobody misled us, to be fair, but nobody warned us. At "
    "least 14 piles are "
    "cracked, and we can, if the state pays, mend them all. He asked whether the town would pay. The "
    "gulls never leave.”",
    id="en",
)
DE = document(
    "„Hätte jemand gefragt, wäre die Mole heute offen“, sagte Almut Reiff. „Ich sehe niemanden, der sie "
    "bezahlt. Nicht, weil "
    "das Geld fehlt, sondern weil keiner unterschreibt. Und solange das so bleibt, fährt dort kein "
    "Schiff. Mindestens 14 "
    "Pfähle sind morsch. Wir könnten, ähm, wir könnten sie tauschen. Die Möwen bleiben.“",
    id="de",
    lang="de",
)

MISLEADING = {
    "a wish": (EN, "the pier is safe"),
    "an aside behind a figure": (EN, "The survey cost $40,000"),
    "an aside behind a clause": (EN, "It will hold"),
    "a condition and an adverb before": (EN, "we will open it"),
    "nobody thinks it": (EN, "the piles are sound"),
    "a condition without if": (EN, "We would have closed it"),
    "a contrast behind an aside": (EN, "Nobody misled us"),
    "a bound": (EN, "14 piles are cracked"),
    "an open question": (EN, "the town would pay"),
    "a hidden condition": (EN, "we can … mend them all"),
    "a hidden negation": (EN, "The gulls … leave"),
    "de condition without wenn": (DE, "wäre die Mole heute offen"),
    "de relative clause that restricts": (DE, "Ich sehe niemanden"),
    "de negated reason": (DE, "weil das Geld fehlt"),
    "de condition behind und": (DE, "fährt dort kein Schiff"),
    "de bound": (DE, "14 Pfähle sind morsch"),
}
FAIR = {
    "a whole sentence": (EN, "The gulls never leave"),
    "the bound kept": (EN, "At least 14 piles are cracked"),
    "the condition kept": (EN, "Unless the wind turns, though, we will open it"),
    "de a false start": (DE, "wir könnten sie tauschen"),
    "de a whole sentence": (DE, "Die Möwen bleiben"),
    "de the other reason": (DE, "weil keiner unterschreibt"),
}


@pytest.mark.parametrize(("source", "wording"), MISLEADING.values(), ids=MISLEADING)
def test_a_cut_that_turns_the_meaning_is_flagged(source, wording):
    assert Flag.TRUNCATED in compare(wording, source).flags


@pytest.mark.parametrize(("source", "wording"), FAIR.values(), ids=FAIR)
def test_a_fair_fragment_is_not(source, wording):
    assert Flag.TRUNCATED not in compare(wording, source).flags


TWICE = {
    "sie sind nicht": (
        "„Die Pfähle sind nicht morsch, aber sie sind nicht sicher“, sagte Almut Reiff dem Rat der Stadt.",
        "Die Pfähle sind nicht sicher",
        "Die Pfähle sind nicht […] sicher",
    ),
    "the town has not": (
        "“This town has not paid, and nobody who knows it says that it has not suffered,” said Orla Hennick.",
        "This town has not suffered",
        "This town has not […] suffered",
    ),
}


@pytest.mark.parametrize(("text", "quoted", "repair"), TWICE.values(), ids=TWICE)
def test_a_cut_between_words_said_twice_is_a_splice(text, quoted, repair):
    found = compare(quoted, document(text, id="twice", lang="en" if text[0] == "“" else "de"))
    assert (found.verdict, found.repair) == (Verdict.SPLICED, repair)


def test_words_of_another_subject_are_no_cut():
    text = "„Der Rat hat das Geld versprochen, aber der Bund hat das Geld gestrichen“, sagte Almut Reiff."
    found = compare("Der Rat hat das Geld gestrichen", document(text, id="two", lang="de"))
    assert (found.verdict, found.repair) == (Verdict.ALTERED_WORDING, "der Bund hat das Geld gestrichen")
