"""References for other people's tools: CSL-JSON and BibTeX."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.publishing.bibtex import BibtexPublisher, escaped
from wortlaut.publishing.csl import CslPublisher, csl_date

DATES = {
    "a day": ("2025-09-10", {"date-parts": [[2025, 9, 10]]}),
    "a month, about": ("2025-09~", {"date-parts": [[2025, 9]], "circa": True}),
    "a range": ("2025-09-08/2025-09-10", {"date-parts": [[2025, 9, 8], [2025, 9, 10]]}),
    "an open range": ("2025-09-08/..", {"literal": "2025-09-08/.."}),
    "no date": ("spring", {"literal": "spring"}),
}


@pytest.mark.parametrize(("edtf", "parts"), DATES.values(), ids=DATES)
def test_a_date_is_as_precise_as_it_is_known(edtf, parts):
    assert csl_date(edtf) == parts


def test_csl_cites_outlet_address_and_file(printed):
    ((name, content),) = CslPublisher()(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.csl.json"
    first, second = json.loads(content)
    assert (first["type"], first["container-title"], first["language"]) == ("article-newspaper", "Harbour Post", "en")
    assert first["URL"] == "https://post.example/pier"
    assert first["issued"] == {"date-parts": [[2025, 9, 10]]}
    assert (second["type"], second["archive_location"]) == ("document", "courier.txt")


def test_bibtex_has_one_entry_for_each_reference(printed):
    authored = replace(printed.documents["d1"], authors=("Ida and Sons", "Ole Berg"))
    ((name, content),) = BibtexPublisher()(printed.note, {**printed.documents, "d1": authored}).items()
    text = content.decode()
    assert name == "2026-01-20-prado-pier-en.bib"
    assert text.count("\n@") + text.startswith("@") == 2
    assert "  author = {{Ida and Sons} and {Ole Berg}},\n" in text
    assert "  month = sep,\n  day = {10},\n" in text
    assert "  note = {courier.txt},\n" in text


def test_no_title_becomes_a_command_or_an_address(hostile):
    ((_, content),) = BibtexPublisher()(hostile.note, hostile.documents).items()
    text = content.decode()
    assert "\\h " not in text
    assert "javascript:alert" not in text
    assert r"\$\$f\$\$" in text
    assert "URL" not in json.loads(CslPublisher()(hostile.note, hostile.documents).popitem()[1])[0]


@given(st.text(max_size=60))
def test_braces_always_pair_and_every_special_character_is_escaped(words):
    shown = escaped(words)
    assert shown.count("{") == shown.count("}") == 1 * shown.count("{}")
    bare = shown
    for command in ("textbackslash", "textbraceleft", "textbraceright", "textasciicircum", "textasciitilde"):
        bare = bare.replace(f"\\{command}{{}}", "")
    for character in "$&#_%":
        bare = bare.replace(f"\\{character}", "")
    assert not set(bare) & set("\\{}$&#_%^~")
