"""Translations beside the original: a lying, careless, hostile or absent translator does a note no harm."""

from __future__ import annotations

import csv
import io
import json

import pytest

import wortlaut
from wortlaut.errors import BudgetError, LostAnswerError, ModelError, UsageError
from wortlaut.testing import FakeTranslator

TITLE = {"outlet": "Tideblatt", "lang": "de", "date": "2025-10-02"}
ARTICLES = (
    {
        "id": "tideblatt-1",
        "title": "Fähre fährt weiter",
        "text": "Jonna Brack ist Hafendirektorin in Kelmsund.\n\n"
        "„Wir streichen keine Fähre, und wir haben 12,5 Millionen Euro dafür zurückgelegt“, sagte Brack am "
        "1. Oktober 2025.\n\n"
        "„Vielleicht kommen 400 Gäste mehr im Sommer“, sagte Brack. „Vor dem 3. März 2026 weiß das niemand.“",
        **TITLE,
    },
    {
        "id": "tideblatt-2",
        "title": "Kran steht still",
        "text": "Der alte Kran bleibt stehen.\n\n„Der Betriebsrat hat mit Ada Lorenzen gesprochen“, sagte Jonna Brack "
        "am 5. Oktober 2025 in Kelmsund.",
        **TITLE,
    },
)
GOOD = {
    "Wir streichen keine Fähre, und wir haben {1} dafür zurückgelegt": (
        "We are not cutting any ferry, and we have put {1} aside for it"
    ),
    "Vielleicht kommen {1} Gäste mehr im Sommer […] Vor dem {2} weiß das niemand.": (
        "Perhaps {1} more guests will come in summer […] Nobody will know before {2}."
    ),
    "Vielleicht kommen {1} Gäste mehr im Sommer": "Perhaps {1} more guests will come in summer",
    "Der Betriebsrat hat mit Ada Lorenzen gesprochen": "The works council has spoken with Ada Lorenzen",
    "Der Betriebsrat hat mit {1} gesprochen": "The works council has spoken with {1}",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = tmp_path_factory.mktemp("press") / "press.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    return wortlaut.collect(path)


@pytest.fixture
def briefed(library, monkeypatch):
    def call(answer=lambda passage: GOOD[passage.text], lang="en", **known):
        translator = answer if isinstance(answer, FakeTranslator) else FakeTranslator(answer, name="Vesna 2")
        monkeypatch.setattr("wortlaut.desk.briefing.open_translator", lambda settings, asker: translator)
        settings = wortlaut.Settings(today="2026-02-01", **known)
        return wortlaut.brief("Jonna Brack", library, lang=lang, settings=settings), translator

    return call


def text(brief, form="jekyll"):
    ((_, content),) = brief.files((form,)).items()
    return content.decode()


def test_a_translation_stands_behind_the_original_with_who_made_it(briefed):
    brief, _ = briefed()
    shown = text(brief)
    assert "“Wir streichen keine Fähre, und wir haben 12,5 Millionen Euro dafür zurückgelegt”" in shown
    assert "in English: *We are not cutting any ferry, and we have put 12.5 million euros aside for it*" in shown
    assert "Nobody will know before 3 March 2026" in shown or "Perhaps 400 more guests" in shown
    assert "a translation by Vesna 2, which nobody has checked, follows in italics" in shown
    made = brief.translating
    assert made.made == made.passages >= 3
    assert not made.faults
    assert brief.note.front["translator"] == {
        "name": "Vesna 2",
        "kind": "model",
        "from": ("de",),
        "passages": made.made,
        "untranslated": 0,
    }
    assert brief.note.front["translated"] is False  # the note itself is written, not translated


def test_its_audit_objects_to_nothing(briefed):
    brief, _ = briefed()
    assert [finding.code for finding in brief.audit.findings if finding.level != "note"] == []


def test_sentences_with_a_translation_are_not_ours_alone(briefed):
    brief, _ = briefed()
    told = [one for section in brief.note.sections for paragraph in section.paragraphs for one in paragraph]
    for sentence in told:
        translated = any(piece.translated_from for piece in sentence.pieces)
        assert (sentence.made_by == "translator") is translated
        assert all(piece.document is None for piece in sentence.pieces if piece.translated_from)


def test_a_note_in_the_language_of_its_sources_asks_nobody(briefed):
    brief, translator = briefed(lang="de")
    assert translator.asked == []
    assert brief.translating.passages == 0


FAULTS = {
    "empty": lambda good: "",
    "negation": lambda good: good.replace("not cutting any", "cutting a").replace("Nobody", "Everybody"),
    "hedge": lambda good: good.replace("Perhaps ", ""),
    "place": lambda good: good.replace("{1}", "13 million euros"),
    "another figure": lambda good: good + " in 2031, after 77 years",
    "markup": lambda good: f"**{good}**",
    "link": lambda good: f"{good} [more](https://evil.example)",
    "script": lambda good: f"{good}<script>alert(1)</script>",
    "note": lambda good: f"{good}\n\nNote: translated freely.",
    "chatter": lambda good: good + " I hope this helps, and please tell me whether you want the other one as well." * 3,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_translation_with_a_fault_is_left_out_and_the_note_says_so(briefed, fault):
    spoil = FAULTS[fault]
    brief, translator = briefed(lambda passage: spoil(GOOD[passage.text]))
    shown = text(brief)
    spoilt = {one.text for one in translator.asked if spoil(GOOD[one.text]) != GOOD[one.text] and one.told}
    assert brief.translating.made + sum(brief.translating.left.values()) == brief.translating.passages
    assert spoilt or fault == "another figure"
    assert ("no translation of it passed the checks" in shown) == bool(brief.translating.left)
    assert not {"evil.example", "<script", "13 million", "translated freely", "Everybody"} & set(shown.split())
    for bad in ("evil.example", "<script", "13 million", "translated freely", "Everybody", "cutting a ferry", "hope"):
        assert bad not in shown
    assert "“Wir streichen keine Fähre" in shown  # the original stays, whatever the translator does


def test_what_is_still_the_original_is_no_translation(briefed):
    brief, _ = briefed(lambda passage: passage.text)
    assert brief.translating.made == 0
    assert set(brief.translating.left) <= {"same", "language", "leftover"}


def test_a_fault_is_told_and_mended_in_the_second_try(briefed):
    def careless(passage):
        return GOOD[passage.text] if passage.told else GOOD[passage.text].replace("{1}", "many")

    brief, translator = briefed(careless)
    assert brief.translating.made == brief.translating.passages
    assert brief.translating.faults["place"] >= 1
    again = [one for one in translator.asked if one.told]
    assert all("{1}" in one.told[0] and "many" in one.tried for one in again)


def test_an_engine_is_given_the_passage_with_nothing_taken_out(briefed):
    def deaf(passage):
        good = GOOD[passage.text].replace("{2}", "3 March 2026")
        written = good.replace("{1}", next(iter(passage.hints), ""))
        return written if passage.told else good.replace("{1}", "1")

    brief, _ = briefed(FakeTranslator(deaf, name="engine", kind="engine"))
    assert "12.5 million euros" in text(brief)
    assert brief.translating.kind == "engine"


@pytest.mark.parametrize("error", [ModelError("gone"), LostAnswerError("cut off")])
def test_a_translator_that_never_answers_is_an_error(briefed, error):
    def fail(passage):
        raise error

    with pytest.raises(ModelError):
        briefed(fail)


def test_a_budget_that_is_used_up_leaves_the_rest_without(briefed):
    def dear(passage):
        raise BudgetError("the budget is used up")

    brief, _ = briefed(dear)
    assert brief.translating.stopped == "budget"
    assert brief.note.front["translator"]["stopped"] == "budget"
    assert "“Wir streichen keine Fähre" in text(brief)


def test_a_glossary_is_forced(briefed, tmp_path):
    path = tmp_path / "glossary.toml"
    path.write_text('[de-en]\n"Betriebsrat" = "staff association"\n', encoding="utf-8")
    brief, translator = briefed(glossary=str(path))
    assert brief.translating.left == {"term": 1}
    assert any(("Betriebsrat", "staff association") in one.terms for one in translator.asked)


def test_linked_data_names_the_translator_apart_from_the_speaker(briefed):
    brief, _ = briefed()
    graph = json.loads(text(brief, "json"))["linked"]["@graph"]
    made = [one["workTranslation"] for one in graph if "workTranslation" in one]
    assert made
    assert all(one["translator"] == {"@type": "SoftwareApplication", "name": "Vesna 2"} for one in made)
    assert all(one["creator"]["name"] == "Jonna Brack" for one in graph)


def test_the_table_has_the_translation_in_a_column_of_its_own(briefed):
    brief, _ = briefed()
    rows = list(csv.DictReader(io.StringIO(text(brief, "csv"))))
    (row,) = [row for row in rows if row["wording"].startswith("Wir streichen")]
    assert row["translation"].startswith("We are not cutting any ferry")
    assert row["lang"] == "de"


def test_a_chat_server_translates(library, chat_server, completion, tmp_path):
    def reply(body):
        asked = body["messages"][-1]["content"].split("<passages>\n")[1].split("\n</passages>")[0]
        shown = [json.loads(line) for line in asked.split("\n")]
        return completion(json.dumps({str(one["id"]): GOOD[one["passage"]] for one in shown}))

    chat_server.reply = reply
    settings = wortlaut.Settings(
        translator="openai:small", endpoint=chat_server.url, answers=str(tmp_path), today="2026-02-01"
    )
    brief = wortlaut.brief("Jonna Brack", library, lang="en", settings=settings)
    assert brief.translating.made == brief.translating.passages
    assert "tokens" in brief.translating.cost


def test_translate_writes_a_note_anew_from_its_own_file(library, briefed, tmp_path):
    first = wortlaut.brief("Jonna Brack", library, lang="de", settings=wortlaut.Settings(today="2026-02-01"))
    (path,) = first.save(tmp_path, ("json",))
    briefed()  # puts the translator in place
    again = wortlaut.translate(path, "en", settings=wortlaut.Settings(today="2026-02-03"))
    assert again.note.lang == "en"
    assert again.note.front["original"] == {"title": first.note.title, "lang": "de", "date": "2026-02-01"}
    assert again.translating.made == again.translating.passages >= 3
    assert len(again.dossier.statements) == len(first.dossier.statements)
    assert "in English: *" in text(again)
    with pytest.raises(UsageError, match="in 'de' already"):
        wortlaut.translate(path, "de")
    with pytest.raises(UsageError, match="no notes in 'pt'"):
        wortlaut.translate(path, "pt")
