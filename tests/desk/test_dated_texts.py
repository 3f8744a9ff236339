"""Articles as plain text: dated by their own lines, and what the note says where none has a date."""

from __future__ import annotations

import pytest

import wortlaut

WORDS = "“The ferry sails again in spring,” Orla Benn said on Wednesday. “Nobody will wait on the quay.”"
UNDATED = {
    "en": "No source says when one of the statements was made or when it was published.",
    "de": "Wann eine der Aussagen fiel und wann sie erschien, sagt keine Quelle.",
    "es": "Ninguna fuente dice cuándo se hizo una de las declaraciones ni cuándo se publicó.",
    "fr": "Aucune source ne dit quand l’une des déclarations a été faite ni quand elle a paru.",
    "it": "Nessuna fonte dice quando è stata fatta una delle dichiarazioni né quando è stata pubblicata.",
    "zh": "有1条表态没有来源说明何时作出，也不知何时发表。",
}


def brief(folder, line: str, lang: str) -> wortlaut.Brief:
    folder.joinpath("ferry.txt").write_text(f"The ferry\n\n{line}\n\n{WORDS}\n", encoding="utf-8")
    return wortlaut.brief("Orla Benn", folder, lang=lang)


def gaps(note) -> list[str]:
    """Return what the note says that the sources do not tell."""
    found = [section for section in note.sections if section.kind == "gaps"]
    told = [sentence for section in found for paragraph in section.paragraphs for sentence in paragraph]
    return ["".join(piece.text for piece in one.pieces) for one in told]


@pytest.mark.parametrize("lang", UNDATED)
def test_a_note_says_that_no_date_is_known_where_none_is(tmp_path, lang):
    assert gaps(brief(tmp_path, "By Ida Kroll", lang).note) == [UNDATED[lang]]


def test_a_line_dates_the_text_and_the_weekday_in_it(tmp_path):
    made = brief(tmp_path, "Published 7 March 2025", "en")
    assert gaps(made.note) == []
    assert made.note.front["period"] == "2025-03-05"
    assert [one.published for one in made.note.references] == ["2025-03-07"]
