"""Namesakes: in one folder no note takes the place of somebody else's, in whatever form; one's own is renewed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import wortlaut
from wortlaut.desk import publish_folder
from wortlaut.desk.namesakes import OWNERS, apart, claim
from wortlaut.publishing import publish
from wortlaut.records import Document, Evidence, Note, Piece, Reference, Section, Sentence, Span
from wortlaut.registry import names

SOURCE = Document(id="a", text="Prado: “The pier will hold for 20 years.”", lang="en", published="2025-09-10")
SPAN = Span(8, 39)
NOTE = Note(
    id="prado-en",
    title="Prado",
    lang="en",
    person="p",
    front={"date": "2026-01-01", "person": "Ana Prado"},
    sections=(
        Section(
            heading="The pier",
            paragraphs=(
                (
                    Sentence(
                        pieces=(Piece(document="a", span=SPAN, quotation="q"), Piece(reference=1)),
                        evidence=(Evidence(document="a", spans=(SPAN,), of="wording"),),
                    ),
                ),
            ),
        ),
    ),
    references=(Reference(number=1, document="a", title="On the pier"),),
)
OTHER = replace(NOTE, person="q", front={**NOTE.front, "person": "Luis Prado"})


def write(folder: Path, note: Note, form: str) -> dict[str, bytes]:
    """Write files of one form as a program would that keeps no names, and return them."""
    files = dict(publish(note, {"a": SOURCE}, formats=[form]))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return files


NAMES = {
    "a namesake": ("prado-en", OTHER, "luis-prado-en"),
    "a namesake, on one thing": ("prado-pier-en", OTHER, "luis-prado-pier-en"),
    "an id that is no name": ("note-7", OTHER, "luis-prado-note-7"),
    "the same person": ("prado-en", NOTE, "prado-en"),
}


@pytest.mark.parametrize("form", ["json", "html", "jekyll", "hugo"])
@pytest.mark.parametrize(("name", "second", "expected"), NAMES.values(), ids=NAMES)
def test_no_note_takes_the_place_of_a_namesakes(tmp_path, form, name, second, expected):
    first, mine = replace(NOTE, id=name), replace(second, id=name)
    write(tmp_path, first, form)
    once = apart(tmp_path, mine)
    assert once.id == expected
    write(tmp_path, once, form)
    assert apart(tmp_path, mine).id == expected
    assert apart(tmp_path, first).id == name


@pytest.mark.parametrize("form", ["json", "html"])
def test_two_people_of_one_whole_name_get_numbers(tmp_path, form):
    expected = ["prado-en", "ana-prado-en", "ana-prado-en-2"]
    people = [replace(NOTE, person=person) for person in ("p", "p-2", "p-3")]
    for note, name in zip(people, expected, strict=True):
        once = apart(tmp_path, note)
        assert once.id == name
        write(tmp_path, once, form)
    assert [apart(tmp_path, note).id for note in people] == expected


POSTS = {
    "of a namesake": ("person: Luis Prado", "ana-prado-en"),
    "of the person": ("person: Ana Prado", "prado-en"),
    "of nobody": ("title: x", "ana-prado-en"),
    "a list": ("- a list", "ana-prado-en"),
    "broken": ("person: [", "ana-prado-en"),
}


@pytest.mark.parametrize(("front", "expected"), POSTS.values(), ids=POSTS)
def test_a_post_is_written_over_only_where_it_says_that_it_is_ones_own(tmp_path, front, expected):
    (tmp_path / "2026-01-01-prado-en.md").write_text(f"---\n{front}\n---\n\n### Prado\n", encoding="utf-8")
    assert apart(tmp_path, NOTE).id == expected


def test_a_file_that_does_not_say_whose_it_is_is_not_written_over(tmp_path):
    (tmp_path / "2026-01-01-prado-en.csv").write_text("my own table")
    assert apart(tmp_path, NOTE).id == "ana-prado-en"
    (tmp_path / "2026-01-01-ana-prado-en.wav").write_bytes(b"my own recording")
    assert apart(tmp_path, NOTE).id == "ana-prado-en-2"
    claim(tmp_path, NOTE)
    assert apart(tmp_path, NOTE).id == "prado-en"


def test_a_list_of_names_is_kept_only_where_no_file_tells_them(tmp_path, briefs):
    briefs[0].save(tmp_path, ["html", "csv"])
    assert not (tmp_path / OWNERS).exists()
    briefs[1].save(tmp_path, ["csv"])
    assert (tmp_path / OWNERS).read_bytes() == b'{"luis-prado-en":"p-luis-prado"}\n'


@pytest.mark.parametrize("content", [b"", b"[]", b'{"prado-en": 1}', b"\xff"])
def test_a_list_of_names_that_cannot_be_read_gives_nothing_away(tmp_path, content):
    (tmp_path / OWNERS).write_bytes(content)
    write(tmp_path, OTHER, "html")
    assert apart(tmp_path, NOTE).id == "ana-prado-en"


PRESS = {
    "Ana Prado": ("the mayor of Lugo Bay", "The pier will hold for twenty years", "The harbour will stay open"),
    "Luis Prado": ("the owner of the ferry", "The ferry will sail without the pier", "Nobody asked the ferry"),
}
NEEDS = {"pdf": "typst", "card": "typst", "plots": "typst", "parquet": "pyarrow"}
ALONE = names("publishers")


@pytest.fixture(scope="module")
def briefs(tmp_path_factory):
    """Notes of two namesakes, each from sources of its own."""
    made = []
    for name, (office, *words) in PRESS.items():
        folder = tmp_path_factory.mktemp("press")
        for day, said in enumerate(words, 10):
            text = f"---\ntitle: On the pier\ndate: 2025-09-{day}\n---\n\n{name}, {office}, said: “{said}.”\n"
            (folder / f"report-{day}.md").write_text(text, encoding="utf-8")
        made.append(wortlaut.brief(name, folder, lang="en", settings=wortlaut.Settings(today="2026-01-01")))
    return made


@pytest.mark.parametrize("form", ALONE)
def test_each_form_alone_leaves_a_namesakes_files_and_renews_ones_own(tmp_path, briefs, form):
    if form in NEEDS:
        pytest.importorskip(NEEDS[form])
    if form == "audio" and shutil.which("espeak-ng") is None:
        pytest.skip("needs espeak-ng: apt-get install espeak-ng")
    ana, luis = briefs
    assert ana.note.id == luis.note.id == "prado-en"
    first = {path: path.read_bytes() for path in ana.save(tmp_path, [form])}
    second = set(luis.save(tmp_path, [form]))
    assert first
    shared = {path for path in first if form == "site" and "prado" not in path.name}  # pages that list all notes
    assert not second & (set(first) - shared)
    assert all(path.read_bytes() == content for path, content in first.items() if path not in second)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    own = [path for path in first if path not in shared]
    for path in own:
        path.write_bytes(first[path] + b"\n")
    ana.save(tmp_path, [form])
    assert [path.read_bytes() for path in own] == [first[path] for path in own]
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before


def test_publishing_again_leaves_a_namesakes_files(tmp_path, briefs):
    folders = [tmp_path / name for name in ("ana", "luis")]
    notes = [
        next(path for path in one.save(folder, ["json"]) if path.suffix == ".json")
        for one, folder in zip(briefs, folders, strict=True)
    ]
    out = tmp_path / "out"
    paths = [wortlaut.publish(note, ["html"], out)[0].name for note in notes]
    assert paths == ["2026-01-01-prado-en.html", "2026-01-01-luis-prado-en.html"]
    again = [[path.name for path in publish_folder(folder, ["html"], out).paths] for folder in folders]
    assert again == [paths[:1], paths[1:]]
