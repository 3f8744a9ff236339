"""An error that one outlet takes over from another is one witness, and the note says so."""

from __future__ import annotations

import json

import pytest

import wortlaut

SAID = "“The new ferry will cost {} million euros and not a cent more, and we have that money in the bank,”"
HEARD = {
    "id": "courant", "lang": "en", "outlet": "Quay Courant", "date": "2025-05-04", "title": "Ferries",
    "text": "Orla Benn, the harbour director, met reporters on 3 May 2025.\n\n"
    f"{SAID.format(12)} Orla Benn said at the press conference on 3 May 2025.",
}  # fmt: skip
WRONG = {
    "id": "herald", "lang": "en", "outlet": "Nordquay Herald", "date": "2025-05-04", "title": "Ferry",
    "text": "The press conference on 3 May 2025 was short and the room was full of people who wanted to know more.\n\n"
    f"{SAID.format(21)} said Orla Benn, the harbour director, on 3 May 2025.",
}  # fmt: skip
TAKEN_OVER = {
    "id": "lantern", "lang": "en", "outlet": "The Lantern", "date": "2025-05-06", "title": "Boat",
    "text": "The price of the boat is known at last.\n\n"
    f"{SAID.format(21)} Orla Benn said on 3 May 2025, as the Nordquay Herald reported.",
}  # fmt: skip
ITS_OWN = {
    **TAKEN_OVER,
    "text": "Our reporter sat in the second row and wrote along.\n\n"
    f"{SAID.format(12)} Orla Benn said on 3 May 2025 in the old customs house.",
}


@pytest.fixture
def differences(tmp_path):
    def call(*articles, lang="en"):
        path = tmp_path / "press.jsonl"
        path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        brief = wortlaut.brief("Orla Benn", path, lang=lang)
        ((_, content),) = brief.files(("jekyll",)).items()
        return [line for line in content.decode().split("\n") if line.startswith("- ") and "million" in line]

    return call


def test_who_took_a_figure_over_stands_beside_its_source(differences):
    (line,) = differences(HEARD, WRONG, TAKEN_OVER)
    assert "Nordquay Herald prints" in line
    assert "(so also The Lantern, from the same text)" in line
    assert line.count("21 million") == 1


def test_who_heard_it_alone_is_no_follower(differences):
    (line,) = differences(HEARD, WRONG, ITS_OWN)
    assert "Lantern" not in line


@pytest.mark.parametrize("lang", ["de", "fr", "es", "it", "zh"])
def test_it_is_told_in_every_language(differences, lang):
    assert any(
        "The Lantern" in line and "21 million" in line for line in differences(HEARD, WRONG, TAKEN_OVER, lang=lang)
    )
