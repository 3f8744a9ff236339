"""Where the sources tell of what a claim tells, for claims that bring no source of their own."""

from __future__ import annotations

import pytest

from wortlaut.auditing import Locator, Sources
from wortlaut.auditing.claims import told_by
from wortlaut.testing import document

QUAY = """The council met on Tuesday and talked for two hours.

Repairs of the quay at Ennis will cost 3.1 million pounds. They take a year.

The swimming pool of the town had 48,000 visitors."""
KAI = """Der Rat tagte zwei Stunden.

Die Reparatur der Kaimauer kostet 4,2 Millionen Euro."""
DOCUMENTS = {one.id: one for one in (document(QUAY, id="quay", lang="en"), document(KAI, id="kai", lang="de"))}
SOURCES = Sources(documents=DOCUMENTS, locator=Locator(DOCUMENTS.values()))

CASES = {
    "other words for the rest": ("The quay repairs will cost 3.5 million pounds.", "en", {"quay": "3.1 million"}),
    "German": ("Die Reparatur der Kaimauer kostet drei Millionen.", "de", {"kai": "4,2 Millionen"}),
    "one word shared is not enough": ("The quay closes at six.", "en", {}),
    "nothing of it": ("Giraffes sleep 2 hours a day.", "en", {}),
    "no word": ("12,5", "en", {}),
}


@pytest.mark.parametrize(("claim", "lang", "told"), CASES.values(), ids=CASES)
def test_the_sentences_that_tell_of_it_stay_in_their_places(claim, lang, told):
    found = {one.id: one for one in told_by(document(claim, lang=lang), SOURCES)}
    assert set(found) == set(told)
    for name, words in told.items():
        text = DOCUMENTS[name].text
        assert found[name].text.index(words) == text.index(words)
        assert len(found[name].text) == len(text)


def test_what_is_not_near_is_left_out():
    (found,) = told_by(document("Repairs of the quay at Ennis will cost 9 million.", lang="en"), SOURCES)
    assert "They take a year." in found.text  # it stands beside the sentence
    assert "48,000" not in found.text
    (found,) = told_by(document("The town's swimming pool had 50,000 visitors.", lang="en"), SOURCES)
    assert "48,000" in found.text
    assert "two hours" not in found.text
