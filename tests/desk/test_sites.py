"""A site of a folder: only what changed is written, what is gone is taken away, nothing else is touched."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from wortlaut.desk import publish_folder
from wortlaut.desk.sites import MANIFEST, build_site
from wortlaut.errors import UsageError
from wortlaut.publishing import publish
from wortlaut.records import Document, Evidence, Note, Piece, Reference, Section, Sentence, Span


def bundle(number: int, *, date: str = "2026-01-20", words: str = "The pier will hold") -> bytes:
    """Return a note as JSON: one quotation of one mayor of many."""
    text = f"Mayor {number} said: “{words}, all {number + 10} metres of it.”"
    start, end = text.index("“") + 1, text.index("”")
    document = Document(id=f"d{number}", text=text, lang="en", outlet="Post", published="2025-09-10")
    span = Span(start, end)
    sentence = Sentence(
        pieces=(Piece(text="The mayor said: "), Piece(document=document.id, span=span, quotation="q"), Piece(text=".")),
        evidence=(Evidence(document=document.id, spans=(span,), of="wording"),),
        statement=f"s{number}",
    )
    note = Note(
        id=f"mayor-{number}", title=f"Mayor {number}", lang="en", person=f"p{number}",
        front={"person": f"Mayor {number}", "date": date},
        sections=(Section(heading=f"Piers {number % 3}", paragraphs=((sentence,),)),),
        references=(Reference(number=1, document=document.id, title="On the pier", outlet="Post"),),
    )  # fmt: skip
    (content,) = publish(note, {document.id: document}, formats=["json"]).values()
    return content


@pytest.fixture
def notes(tmp_path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.json").write_bytes(bundle(number))
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_second_build_writes_nothing(notes, tmp_path):
    first = build_site(notes, tmp_path / "site")
    before = tree(tmp_path / "site")
    second = build_site(notes, tmp_path / "site")
    assert (len(second.paths), second.unchanged) == (0, len(first.paths))
    assert tree(tmp_path / "site") == before


def test_a_site_built_step_by_step_is_the_site_built_at_once(notes, tmp_path):
    build_site(notes, tmp_path / "site")
    (notes / "1.json").write_bytes(bundle(1, words="The pier will not hold"))
    (notes / "2.json").unlink()
    (notes / "5.json").write_bytes(bundle(5))
    changed = build_site(notes, tmp_path / "site")
    build_site(notes, tmp_path / "fresh")
    assert tree(tmp_path / "site") == tree(tmp_path / "fresh")
    written = {str(path.relative_to(tmp_path / "site")) for path in changed.paths}
    assert "notes/mayor-0/mayor-0.html" not in written
    assert {"notes/mayor-1/mayor-1.html", "notes/mayor-5/mayor-5.html", "search.html"} <= written
    removed = {str(path.relative_to(tmp_path / "site")) for path in changed.removed}
    assert removed == {"notes/mayor-2/mayor-2.html", "people/mayor-2.html"}
    assert not (tmp_path / "site/notes/mayor-2").exists()


def test_a_page_that_somebody_changed_is_written_anew_but_never_deleted(notes, tmp_path):
    site = tmp_path / "site"
    build_site(notes, site)
    right = (site / "notes/mayor-0/mayor-0.html").read_bytes()
    (site / "notes/mayor-0/mayor-0.html").write_bytes(b"mine")
    (site / "index.html").unlink()
    (site / "own.html").write_bytes(b"mine")
    build_site(notes, site)
    assert (site / "notes/mayor-0/mayor-0.html").read_bytes() == right
    assert (site / "index.html").exists()
    (site / "notes/mayor-1/mayor-1.html").write_bytes(b"mine")
    (notes / "1.json").unlink()
    build_site(notes, site)
    assert (site / "notes/mayor-1/mayor-1.html").read_bytes() == b"mine"
    assert (site / "own.html").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["../outside.txt", "/{outside}", "link/outside.txt"])
def test_a_manifest_cannot_make_it_delete_outside_the_folder(notes, tmp_path, name):
    site = tmp_path / "site"
    build_site(notes, site)
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"x")
    (site / "link").symlink_to(tmp_path)
    manifest = json.loads((site / MANIFEST).read_bytes())
    manifest["files"][name.format(outside=str(outside)[1:])] = sha256(b"x").hexdigest()
    (site / MANIFEST).write_text(json.dumps(manifest))
    build_site(notes, site)
    assert outside.exists()


@pytest.mark.parametrize("broken", [b"", b"{}", b"[1]", b'{"files": 3}', b"\xff\xfe"])
def test_a_broken_manifest_costs_a_build_and_nothing_else(notes, tmp_path, broken):
    build_site(notes, tmp_path / "site")
    whole = tree(tmp_path / "site")
    (tmp_path / "site" / MANIFEST).write_bytes(broken)
    build_site(notes, tmp_path / "site")
    assert tree(tmp_path / "site") == whole


def test_another_program_writes_the_pages_anew(notes, tmp_path):
    build_site(notes, tmp_path / "site")
    manifest = json.loads((tmp_path / "site" / MANIFEST).read_bytes())
    manifest["program"] = "older"
    page = tmp_path / "site/notes/mayor-0/mayor-0.html"
    page.write_bytes(b"older")
    manifest["files"]["notes/mayor-0/mayor-0.html"] = sha256(b"older").hexdigest()
    (tmp_path / "site" / MANIFEST).write_text(json.dumps(manifest))
    build_site(notes, tmp_path / "site")
    assert page.read_bytes() != b"older"


def test_what_is_no_note_is_skipped_and_the_others_go_on(notes, tmp_path):
    (notes / "bad.json").write_text('{"note": 3}')
    (notes / "deep.json").write_text("[" * 100_000)
    (notes / "double.json").write_bytes(bundle(0).replace(b'"person": "p0"', b'"person": "px"'))
    site = build_site(notes, tmp_path / "site")
    assert sorted(Path(one.record).name for one in site.skipped) == ["bad.json", "deep.json", "double.json"]
    assert (tmp_path / "site/notes/mayor-0/mayor-0.html").exists()
    with pytest.raises(UsageError, match="no note could be published"):
        build_site(tmp_path, tmp_path / "site")


def test_the_latest_edition_stands_with_what_it_changed(notes, tmp_path):
    (notes / "0-later.json").write_bytes(bundle(0, date="2026-02-20", words="The pier may hold"))
    site = build_site(notes, tmp_path / "site")
    assert [(Path(one.record).name, one.reason) for one in site.skipped] == [("0.json", "earlier_edition")]
    page = (tmp_path / "site/notes/mayor-0/mayor-0.html").read_text()
    assert "Edition 2, 20 February 2026" in page
    assert "<del>The mayor said: “The pier will hold, all 10 metres of it.”." in page
    assert "Quotation changed" in (tmp_path / "site/corrections.html").read_text()
    assert build_site(notes, tmp_path / "site").paths == ()


def test_a_site_is_asked_for_beside_other_formats(notes, tmp_path):
    published = publish_folder(notes, ["csv", "site"], tmp_path / "out")
    names = {path.name for path in published.paths}
    assert {"2026-01-20-mayor-0.csv", "index.html"} <= names
