"""What a library keeps: results by stage and digest, documents after an interruption, people from a file."""

from __future__ import annotations

import json

import pytest

import wortlaut
from wortlaut.desk import Library
from wortlaut.desk.gathering import open_store
from wortlaut.extracting import default_extractors
from wortlaut.records import Document

TEXT = "“The lock gates stay open,” said Marta Sedlak, the canal warden, on Monday."
STAGE = "extract:" + "+".join(extractor.name for extractor in default_extractors("en"))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept"


def article(text: str = TEXT, name: str = "post-1") -> str:
    return json.dumps(
        {"id": name, "lang": "en", "date": "2025-09-15", "title": "Gates", "outlet": "Post", "text": text}
    )


def test_a_stage_runs_once_and_its_result_is_read_back(tmp_path, folder):
    (tmp_path / "press.jsonl").write_text(article(), encoding="utf-8")
    with wortlaut.collect(tmp_path / "press.jsonl", library=folder) as library:
        (found,) = library.quotations("post-1")
    with Library(store=open_store(folder)) as again:
        assert again.quotations("post-1") == (found,)
        inputs = again.store.run("select inputs from results where stage = :s", s=STAGE).scalar()
        again.store.keep_result(STAGE, "post-1", inputs, b"[]")
        assert again.quotations("post-1") == ()


def test_a_corrected_document_is_read_anew(tmp_path, folder):
    press = tmp_path / "press.jsonl"
    press.write_text(article(), encoding="utf-8")
    with wortlaut.collect(press, library=folder) as library:
        library.quotations("post-1")
    press.write_text(article(TEXT.replace("open", "shut")), encoding="utf-8")
    with wortlaut.collect(press, library=folder) as library:
        (found,) = library.quotations("post-1")
        assert found.content[0].of(library.documents["post-1"].text).startswith("The lock gates stay shut")


def test_what_was_read_before_an_interruption_is_kept(tmp_path, folder):
    for number in range(5):
        (tmp_path / f"{number}.jsonl").write_text(article(name=f"post-{number}"), encoding="utf-8")

    def interrupt(stage, stream, /, *, total=None, beside=None):
        for number, one in enumerate(stream):
            if number == 3:
                raise KeyboardInterrupt
            yield one

    sources = [tmp_path / f"{number}.jsonl" for number in range(5)]
    with pytest.raises(KeyboardInterrupt):
        wortlaut.collect(sources, library=folder, progress=interrupt)
    with Library(store=open_store(folder)) as kept:
        assert list(kept.documents) == ["post-0", "post-1", "post-2"]
    with wortlaut.collect(sources, library=folder) as whole:
        assert list(whole.documents) == [f"post-{number}" for number in range(5)]


def test_a_people_file_names_who_is_meant(tmp_path):
    (tmp_path / "people.toml").write_text(
        '[[person]]\nname = "Marta Sedlak"\nnames = ["The Warden"]\n', encoding="utf-8"
    )
    (tmp_path / "press.jsonl").write_text(article(), encoding="utf-8")
    settings = wortlaut.Settings(people=str(tmp_path / "people.toml"), today="2026-02-01")
    brief = wortlaut.brief(
        "The Warden", wortlaut.collect(tmp_path / "press.jsonl", settings=settings), settings=settings
    )
    assert brief.person.name == "Marta Sedlak"


EXPORT = {
    "id": "Q900001",
    "labels": {"en": {"value": "Marta Sedlak"}},
    "aliases": {"en": [{"value": "The Warden"}]},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
        "P39": [{"mainsnak": {"datavalue": {"value": {"id": "Q900002"}}}}],
    },
}
EXPORTS = {
    "answer with entities": json.dumps({"entities": {"Q900001": EXPORT}}),
    "list": json.dumps([EXPORT]),
    "one entity": json.dumps(EXPORT),
    "dump with one a line": f"[\n{json.dumps(EXPORT)},\n{json.dumps({'id': 'Q900003'})}\n]\n"[:-3],
}


@pytest.mark.parametrize("text", EXPORTS.values(), ids=EXPORTS)
def test_a_wikidata_export_names_who_is_meant_and_says_what_it_lacks(tmp_path, text):
    (tmp_path / "people.json").write_text(text, encoding="utf-8")
    (tmp_path / "press.jsonl").write_text(article(), encoding="utf-8")
    settings = wortlaut.Settings(people=str(tmp_path / "people.json"), today="2026-02-01")
    with wortlaut.collect(tmp_path / "press.jsonl", settings=settings) as library:
        assert [(skipped.reason, "Q900002" in skipped.detail) for skipped in library.skipped] == [
            ("unlabelled_position", True)
        ]
        assert wortlaut.brief("The Warden", library, settings=settings).person.id == "Q900001"


@pytest.mark.parametrize("text", ["{", "[7]", "{}", '[{"id": "Q1"}]', "[" * 100_000])
def test_an_export_that_cannot_be_used_is_named(tmp_path, text):
    (tmp_path / "people.json").write_text(text, encoding="utf-8")
    with pytest.raises(wortlaut.WortlautError, match=r"people\.json"):
        wortlaut.collect([], settings=wortlaut.Settings(people=str(tmp_path / "people.json")))


def test_a_people_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "people.toml").write_text("[[person]\nname=", encoding="utf-8")
    with pytest.raises(wortlaut.WortlautError, match=r"people\.toml"):
        wortlaut.collect([], settings=wortlaut.Settings(people=str(tmp_path / "people.toml")))


def test_nothing_to_read_says_why(tmp_path):
    library = wortlaut.collect(tmp_path / "gone.html")
    with pytest.raises(wortlaut.WortlautError, match=r"nothing readable .*gone\.html"):
        library.require_documents()


def test_documents_are_a_mapping_that_reads_only_what_is_asked_for():
    reads = []

    class Store:
        def documents(self, *, ids=None):
            reads.append(ids)
            return iter([Document(id=name, text="x") for name in (ids or ["a", "b"])])

    library = Library(store=Store())
    assert library.documents["b"].id == "b"
    assert reads == [["b"]]
    assert list(library.documents) == ["a", "b"]
    assert len(library.documents) == 2
    assert library.documents["a"].id == "a"
    assert reads == [["b"], None]


def test_people_and_dates_of_an_unchanged_library_are_read_back_not_found_again(tmp_path, folder, monkeypatch):
    import wortlaut.dating
    import wortlaut.resolving

    (tmp_path / "press.jsonl").write_text("\n".join([article(), article(name="post-2")]), encoding="utf-8")
    with wortlaut.collect(tmp_path / "press.jsonl", library=folder) as library:
        before = (library.resolution, library.dated("post-1", library.quotations("post-1")))

    def fail(*_args: object, **_known: object) -> None:
        raise AssertionError("done before")

    for room, name in (
        (wortlaut.resolving, "read_document"),
        (wortlaut.resolving, "join_documents"),
        (wortlaut.dating, "date_quotations"),
    ):
        monkeypatch.setattr(room, name, fail)
    with Library(store=open_store(folder)) as again:
        assert (again.resolution, again.dated("post-1", again.quotations("post-1"))) == before


def test_of_a_changed_library_only_what_is_new_is_read(tmp_path, folder, monkeypatch):
    import wortlaut.resolving

    press = tmp_path / "press.jsonl"
    press.write_text(article(), encoding="utf-8")
    with wortlaut.collect(press, library=folder) as library:
        assert len(library.resolution.people) == 1
    read, asked = wortlaut.resolving.read_document, []
    monkeypatch.setattr(
        wortlaut.resolving, "read_document", lambda one, said: (asked.append(one.id), read(one, said))[1]
    )
    press.write_text(article(TEXT.replace("Marta Sedlak", "Ida Roe"), name="post-2"), encoding="utf-8")
    with wortlaut.collect(press, library=folder) as library:
        assert sorted(person.name for person in library.resolution.people) == ["Ida Roe", "Marta Sedlak"]
    assert asked == ["post-2"]


def test_the_rules_of_a_room_are_known_by_their_code_and_tables():
    from wortlaut.desk.stages import edition

    assert edition("resolving") == edition("resolving")
    assert len({edition("resolving"), edition("dating"), edition("dating", "resolving")}) == 3


RESTED_ON = ("resolving/cast.py", "resolving/cast.html.jinja", "languages/de/roles.toml", "records/tongues.py")


@pytest.mark.parametrize("changed", RESTED_ON)
def test_rules_are_new_where_what_they_rest_on_is_changed(tmp_path, monkeypatch, changed):
    from wortlaut.desk import stages

    for name in (*RESTED_ON, "dating/rates.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", encoding="utf-8")
    monkeypatch.setattr(stages, "files", lambda package: tmp_path)
    before = stages.edition.__wrapped__("resolving")
    (tmp_path / "dating" / "rates.py").write_text("after", encoding="utf-8")
    assert stages.edition.__wrapped__("resolving") == before
    (tmp_path / changed).write_text("after", encoding="utf-8")
    assert stages.edition.__wrapped__("resolving") != before
