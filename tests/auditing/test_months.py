"""Months are dates and further workers are no others: neither counts one thing twice."""

from __future__ import annotations

import pytest

from wortlaut.desk.reviewing import audit_document
from wortlaut.records import Document

COUNTED = {
    "fr": "Le chantier du port de Kelmsund emploie {} cette année.",
    "es": "El astillero del puerto de Kelmsund emplea {} este año.",
    "it": "Il cantiere del porto di Kelmsund impiega {} quest’anno.",
    "en": "The old yard in the port of Kelmsund employs {} this year.",
    "de": "Die alte Werft im Hafen von Kelmsund beschäftigt {} in diesem Jahr.",
}
TWICE = {
    "fr": ("640 ouvriers", "650 ouvriers"),
    "es": ("640 obreros", "650 obreros"),
    "it": ("640 operai", "650 operai"),
    "en": ("640 workers", "650 workers"),
    "de": ("640 Arbeiter", "650 Arbeiter"),
}
MONTHS = {
    "fr": ("dès le 22 janvier", "dès le 23 janvier"),
    "es": ("desde el 22 de enero", "desde el 23 de enero"),
    "it": ("dal 22 gennaio", "dal 23 gennaio"),
}
BESIDES = {"en": ("640 workers", "650 more workers"), "de": ("640 Arbeiter", "650 weitere Arbeiter")}


def codes(lang: str, pair: tuple[str, str]) -> list[str]:
    """Return what an audit finds in a note of two sentences, each about one of the pair."""
    text = "\n\n".join(COUNTED[lang].format(words) for words in pair)
    return [one.code for one in audit_document(Document(id="note", text=text, lang=lang)).findings]


@pytest.mark.parametrize("lang", TWICE)
def test_one_thing_counted_twice_is_a_conflict(lang):
    assert "number/conflict" in codes(lang, TWICE[lang])


@pytest.mark.parametrize("lang", MONTHS)
def test_days_of_a_month_are_none(lang):
    assert "number/conflict" not in codes(lang, MONTHS[lang])


@pytest.mark.parametrize("lang", BESIDES)
def test_further_ones_are_none(lang):
    assert "number/conflict" not in codes(lang, BESIDES[lang])
