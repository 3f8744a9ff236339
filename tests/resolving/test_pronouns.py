"""First pronouns: behind a sentence that names one person who fits, with or without a title."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.resolving import resolve
from wortlaut.testing import document


def speakers(text: str, lang: str) -> list[str | None]:
    """Return who speaks each quotation that our extractor finds."""
    paper = document(text, lang=lang)
    resolution = resolve([paper], {paper.id: extract(paper)})
    people = {person.id: person.name for person in resolution.people}
    return [people.get(one.person or "") for one in resolution.attributions]


FIRST = {
    "a title before an apposed name": (
        "en",
        '"I found out at work," said Ida Kroll.\n\nThe head of the harbour, Dr Peter Brandt, apologised. '
        '"We got it wrong," he told parents.',
        ["Ida Kroll", "Peter Brandt"],
    ),
    "the same in German": (
        "de",
        "Die Leiterin des Hafenamts, Dr. Ida Kroll, entschuldigte sich. „Das war falsch“, sagte sie den Eltern.",
        ["Ida Kroll"],
    ),
    "a verb that is spelled like a particle of names": (
        "de",
        "Der Wirt Jan Lund las den Brief. Er sagte, der Steg sei morsch.",
        ["Jan Lund"],
    ),
    "not somebody else who opens the sentence": (
        "en",
        'The head of the harbour met Dr Peter Brandt, apologised and left. "We got it wrong," he told parents.',
        [None],
    ),
}


@pytest.mark.parametrize(("lang", "text", "expected"), FIRST.values(), ids=FIRST)
def test_a_pronoun_means_the_one_whom_the_sentence_before_names(lang, text, expected):
    assert speakers(text, lang) == expected
