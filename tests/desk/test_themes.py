"""The user's themes reach the note, and a broken file says where and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import wortlaut
from wortlaut.errors import UsageError
from wortlaut.settings import Settings

TEXT = (
    "Der Hafen von Torvik bekommt eine zweite Kaje. „Die Fähre bleibt, und sie bleibt gratis“, sagte Bürgermeisterin "
    "Ilka Sandnes am Montag. „Ein Zoll auf Umwege wäre mir lieber als eine Brücke“, sagte Sandnes."
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    known = {
        "id": "torvik",
        "lang": "de",
        "date": "2025-03-04",
        "title": "Torvik baut",
        "text": TEXT,
        "outlet": "Skerry",
    }
    file.write_text(json.dumps(known) + "\n", encoding="utf-8")
    return file


def test_a_file_of_themes_gives_the_headings(articles: Path, tmp_path: Path) -> None:
    themes = tmp_path / "themes.toml"
    themes.write_text('[themes.f]\ntitle = "Unsere Fähren"\nkeywords = ["fähr*"]\n', encoding="utf-8")
    brief = wortlaut.brief("Ilka Sandnes", articles, lang="de", settings=Settings(themes=str(themes)))
    assert brief.dossier.themes[0].title == "Unsere Fähren"


def test_a_pack_gives_finer_themes(articles: Path) -> None:
    brief = wortlaut.brief("Ilka Sandnes", articles, lang="de", settings=Settings(packs="logistics"))
    assert "logistics/ports" in {theme.id for theme in brief.dossier.themes}


BROKEN = {"no file": None, "no toml": "themes = [", "no themes": 'title = "Fähren"'}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named(articles: Path, tmp_path: Path, content: str | None) -> None:
    themes = tmp_path / "themes.toml"
    if content is not None:
        themes.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"themes\.toml") as caught:
        wortlaut.brief("Ilka Sandnes", articles, settings=Settings(themes=str(themes)))
    assert caught.value.hint
