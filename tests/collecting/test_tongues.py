"""A passage in another language than its document's says so; names, lists and short ones never do."""

from __future__ import annotations

import runpy
from itertools import permutations
from pathlib import Path

import pytest

from wortlaut.collecting.building import Passage, join
from wortlaut.collecting.tongues import with_languages
from wortlaut.records import Document

NASTY = runpy.run_path(str(Path(__file__).parents[2] / "evaluation" / "nasty.py"))
NAMES = {"en": "ICE", "de": "MILL", "fr": "WINE", "zh": "TEA", "ja": "RICE", "ar": "WELL"}
TEXTS: dict[str, list[str]] = {lang: NASTY[name] for lang, name in NAMES.items()}


def document(passages: list[str], lang: str) -> Document:
    text, blocks = join(Passage(text=words) for words in passages)
    return with_languages(Document(id="a", text=text, blocks=blocks, lang=lang))


@pytest.mark.parametrize(("own", "other"), permutations(TEXTS, 2))
def test_a_passage_of_another_language_is_known(own: str, other: str) -> None:
    foreign = TEXTS[other][1]
    found = document([*TEXTS[own], foreign, TEXTS[own][0]], own)
    expected = [None] * len(TEXTS[own]) + [other if sum(map(str.isalpha, foreign)) >= 60 else None, None]
    assert [block.lang for block in found.blocks] == expected


def test_a_regional_tag_is_the_same_language() -> None:
    assert all(block.lang is None for block in document(NASTY["MILL"] * 3, "de-AT").blocks)


UNSURE = {
    "short": "Wir warten auf das Eis.",
    "names": "Jule Harms, Ole Brandt, Lucien Morel, Piet Aalders, Orla Benn, Ida Roe, Nils Ekdahl, Vaubrun",
    "results": "Viera (4-0): K. Hupfer 1 goal. L. Patikas 1 goal. Z. Nielsen 1 goal. J. Anasa 1 assist.",
    "one word of it": "The word Zeitgeist, said Orla Benn, is one that the harbour master has never understood.",
    "address": "Hafenstraße 12, 20457 Hamburg, Telefon 040 123456, redaktion@tarn.example, tarn.example",
}


@pytest.mark.parametrize("words", UNSURE.values(), ids=UNSURE)
def test_what_is_unsure_stays_the_documents(words: str) -> None:
    assert document([*TEXTS["en"], words], "en").blocks[-1].lang is None


def test_nothing_is_said_of_a_document_of_no_known_language() -> None:
    assert all(block.lang is None for block in document([*TEXTS["en"], TEXTS["de"][1]], "und").blocks)
