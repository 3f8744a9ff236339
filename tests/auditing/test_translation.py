"""Wordings held against a document in another language, about a tower that does not exist."""

from __future__ import annotations

import pytest

from wortlaut.auditing import compare
from wortlaut.auditing.glossary import glossary, means
from wortlaut.records import Flag, Verdict
from wortlaut.testing import document

DE = document(
    "Der Turm von Ellerloh steht schief. „Das Dach ist seit 1998 undicht, und niemand bezahlt die "
    "Reparatur“, sagte die "
    "Bürgermeisterin Frauke Imbusch. „Wir haben 80 000 Euro im Haushalt, mehr nicht.“ Im Dorf wird gestritten.",
    id="de",
    lang="de",
)
EN = document(
    "The tower of Ellerloh leans. “The roof has been leaking since 1998, and nobody pays for the repair,” said Mayor "
    "Frauke Imbusch. “We have 80,000 euros in the budget, no more.” The village is quarrelling.",
    id="en",
)

CASES = {
    "faithful": (DE, "The roof has leaked since 1998, and nobody pays for the repair", "translated", False),
    "figure with a space": (DE, "We have 80,000 euros in the budget, no more", "translated", False),
    "another figure": (DE, "The roof has leaked since 1989, and nobody pays for the repair", "translated", True),
    "negation lost": (DE, "The roof has leaked since 1998, and everybody pays for the repair", "translated", True),
    "invented": (DE, "The church next door should have been pulled down decades ago", "absent", False),
    "German of English": (EN, "Das Dach ist seit 1998 undicht, und niemand bezahlt die Reparatur", "translated", False),
    "German invented": (EN, "Der Bischof will von alledem erst aus der Zeitung erfahren haben", "absent", False),
}


@pytest.mark.parametrize(("source", "wording", "verdict", "doubtful"), CASES.values(), ids=CASES)
def test_a_translation_is_found_and_held_to_its_figures(source, wording, verdict, doubtful):
    found = compare(wording, source)
    assert (found.verdict, Flag.DOUBTFUL in found.flags) == (Verdict(verdict), doubtful)


def test_the_glossary_reads_both_ways_and_inside_compounds():
    assert means(glossary("en", "de").meanings("passengers"), "bahnfahrgast")
    assert means(glossary("de", "en").meanings("fahrgast"), "passengers")
    assert glossary("en", "fr").entries == {}
