"""Tags of marked words: whose they are where two speak side by side."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.testing import document


def heard(text: str, lang: str) -> list[tuple[str, str]]:
    """Return the marked words, halves joined by a stroke, each with its speaker's mention."""
    found = [one for one in extract(document(text, lang=lang)) if one.form == "direct"]
    return [
        (" / ".join(span.of(text) for span in one.content), " ".join(span.of(text) for span in one.speaker))
        for one in found
    ]


BEHIND_A_CALL = {
    "German": (
        "de",
        "Jan Lund reichte Klage ein. „Der Steg stirbt, und Sie sehen zu!“ Ida Kroll entgegnete: „Das ist gelogen.“",
        [("Der Steg stirbt, und Sie sehen zu!", "Jan Lund"), ("Das ist gelogen.", "Ida Kroll")],
    ),
    "German, behind a dash": (
        "de",
        "„Warum hilft uns am Steg keiner?“ – Ida Kroll erwiderte am Abend: „Wir helfen doch.“",
        [("Warum hilft uns am Steg keiner?", ""), ("Wir helfen doch.", "Ida Kroll")],
    ),
    "English": (
        "en",
        'Jan Lund filed a suit. "The pier is dying, and you look on!" Ida Kroll said: "That is a lie."',
        [("The pier is dying, and you look on!", "Jan Lund"), ("That is a lie.", "Ida Kroll")],
    ),
    "French": (
        "fr",
        "« Le quai se meurt, et vous regardez ! » Ida Kroll a répondu : « C'est un mensonge, voyons. »",
        [("Le quai se meurt, et vous regardez !", ""), ("C'est un mensonge, voyons.", "Ida Kroll")],
    ),
    "a tag with the verb in front goes on": (
        "de",
        "„Hilft uns am Steg denn keiner?“ fragte Kroll: „Kein einziger?“",
        [("Hilft uns am Steg denn keiner? / Kein einziger?", "Kroll")],
    ),
    "a tag with a second verb before the colon": (
        "en",
        '"Is the pier really dying?" Kroll asked, adding: "Who will pay for it?"',
        [("Is the pier really dying?", "Kroll"), ("Who will pay for it?", "Kroll")],
    ),
}


@pytest.mark.parametrize(("lang", "text", "expected"), BEHIND_A_CALL.values(), ids=BEHIND_A_CALL)
def test_a_sentence_that_leads_to_the_next_words_is_no_tag_of_those_before(lang, text, expected):
    assert heard(text, lang) == expected


BEHIND_A_REPORT = {
    "a run of subjunctive": (
        "de",
        "Der Wirt Jan Lund war dagegen.\n\nDer Steg sei morsch, erklärte Ida Kroll. Im Herbst drohe das Aus. "
        "„Ich will den Steg retten.“\n\nAlle gingen.",
        [("Ich will den Steg retten.", "Ida Kroll")],
    ),
    "not where the paragraph goes on": (
        "de",
        "Der Steg sei morsch, erklärte Ida Kroll. Im Herbst drohe das Aus. „Das ist doch gelogen!“ So empfing man sie.",
        [("Das ist doch gelogen!", "")],
    ),
    "not in another paragraph": (
        "de",
        "Der Steg sei morsch, erklärte Ida Kroll. Im Herbst drohe das Aus.\n\n„Ich will den Steg retten.“",
        [("Ich will den Steg retten.", "")],
    ),
}


@pytest.mark.parametrize(("lang", "text", "expected"), BEHIND_A_REPORT.values(), ids=BEHIND_A_REPORT)
def test_marked_words_that_end_a_paragraph_behind_a_report_go_on_with_it(lang, text, expected):
    assert heard(text, lang) == expected


CONTRADICTED = {
    "a verb of no tag": "Jan Lund widersprach: „Die Zahlen sind falsch.“",
    "a colon alone": "Jan Lund: „Die Zahlen sind falsch.“",
    "a clause of mood": "Jan Lund ist empört. „Die Zahlen sind falsch.“",
    "a word in between": "„Die Zahlen sind falsch“, fiel ihr Jan Lund ins Wort.",
}


@pytest.mark.parametrize("answer", CONTRADICTED.values(), ids=CONTRADICTED)
def test_a_run_of_subjunctive_goes_on_with_the_marked_words_before_it(answer):
    text = f"Der Steg sei alt, erklärte Ida Kroll.\n\n{answer} Der Pegel sei gesunken."
    run = extract(document(text, lang="de"))[-1]
    assert run.envelope.of(text) == "Der Pegel sei gesunken"
    assert run.speaker[0].of(text).endswith("Jan Lund")


def test_a_run_behind_marked_words_of_nobody_is_nobodys():
    text = "Der Steg sei alt, erklärte Ida Kroll.\n\n„Die Zahlen sind falsch.“ Der Pegel sei gesunken."
    assert [bool(one.speaker) for one in extract(document(text, lang="de"))] == [True, False, False]
