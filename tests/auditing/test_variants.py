"""What ``find`` shows as a variant of a wording, and what only has a word of it in common."""

from __future__ import annotations

import pytest

from wortlaut.auditing import compare, is_variant
from wortlaut.testing import document

REST = " Der Rat von Ennis hat lange getagt, und niemand im Saal hatte eine Frage."
ELSE = " The council of Ennis met for a long time, and nobody in the hall had a question."
CASES = {
    "as it is": ("ein Monat, nicht länger", "Er sagte: ein Monat, nicht länger." + REST, "de", True),
    "a word of it": ("ein Monat, nicht länger", "Man hat ihm ein Monat gegeben." + REST, "de", False),
    "the same word behind another": ("ein Monat", "Das war der Monat." + REST, "de", False),
    "denied": ("Wir werden die Mühle nicht schließen", "Wir werden die Mühle schließen, sagte er." + REST, "de", True),
    "denied, with one telling word": ("wir werden nicht schließen", "Gut, wir werden schließen." + REST, "de", True),
    "another figure": ("nine sailings", "There are six sailings." + ELSE, "en", True),
    "another word": ("we will close the old mill", "Yes, we may close the old mill." + ELSE, "en", True),
    "denied in English": ("we will not close the mill", "So we will close the mill." + ELSE, "en", True),
    "one word and a denial": ("a week, no more", "It took a week of work." + ELSE, "en", False),
    "nothing": ("the gulls are loud", "There are six sailings." + ELSE, "en", False),
    "too little text": ("the gulls", "The gulls.", "en", False),
}


@pytest.mark.parametrize(("words", "text", "lang", "expected"), CASES.values(), ids=CASES)
def test_a_variant_has_more_than_a_word_of_the_wording(words, text, lang, expected):
    source = document(text, lang=lang)
    assert is_variant(words, compare(words, source), source) is expected
