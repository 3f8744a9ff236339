"""The wortlautbank keeps its guide: every mark is sound, no sentence comes twice, the parts are large enough."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

BANK = Path(__file__).parents[2] / "data" / "wortlautbank" / "bank.py"


def _load():
    spec = importlib.util.spec_from_file_location("wortlautbank", BANK)
    module = importlib.util.module_from_spec(spec)
    sys.modules["wortlautbank"] = module
    spec.loader.exec_module(module)
    return module


bank = _load()


@pytest.fixture(scope="module")
def articles():
    return list(bank.articles())


def test_every_file_keeps_the_guide(capsys):
    assert bank.check([]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "de"])
def test_each_language_has_its_share(articles, lang):
    own = [article for article in articles if article.lang == lang]
    assert len(own) >= 250
    assert sum(len(article.attributions) for article in own) >= 2500
    assert {article.part for article in own} == {"train", "dev", "test"}
    assert sum(not article.attributions for article in own) >= 20


def test_spans_hold_words_and_ids_are_unique(articles):
    assert max(Counter(article.id for article in articles).values()) == 1
    for article in articles:
        for one in article.attributions:
            for start, end in (*one.content, *one.source, *one.cue):
                assert article.text[start:end].strip() == article.text[start:end] != ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{1s:Kroll} {1c:said} {1i:that the pier", "never closed"),
        ("Kroll said} it.", "closing brace without a mark"),
        ("{1s:Kroll} {1c:said} {1x:it}.", "unknown kind"),
        ("{1s:Kroll} {1c:said}.", "no content"),
        ("{1s:Kroll} {1c:called} it {1m:a ruin}.", "no quotation mark"),
        ("{1s: Kroll} {1c:said} {1i:it}.", "white space"),
        ("{1s:Kroll} {1c:said} {1i.sad:it}.", "unknown label"),
    ],
)
def test_a_breach_names_file_line_and_reason(tmp_path, line, reason):
    path = tmp_path / "agency-a.txt"
    path.write_text(f"# en-agency-a-001\ndate: 2024-03-11\ntitle: Pier\n\n{line}\n", "utf-8")
    with pytest.raises(bank.MalformedError, match=reason) as caught:
        list(bank.read(path))
    assert str(path) in str(caught.value)
