"""What a library tells of itself: lists, passages, versions and their changes, notes on them, what it forgot."""

from __future__ import annotations

import hashlib
import json

import pytest

import wortlaut
from wortlaut.collecting import read as read_capture
from wortlaut.collecting.frontier import Frontier
from wortlaut.collecting.urls import identity
from wortlaut.collecting.visits import Visit
from wortlaut.desk.checking import fsck
from wortlaut.desk.forgetting import forget
from wortlaut.desk.keeping import (
    Wanted,
    history,
    keep_note,
    lasting,
    left_out,
    listed,
    open_library,
    passage_of,
    rested,
    searched,
)
from wortlaut.desk.looking import changed_in
from wortlaut.desk.moving import export_jsonl, export_warc
from wortlaut.errors import UsageError
from wortlaut.records import Capture

URL = "https://post.example/2026/gates"
SPOKEN = "“The repair of the lock gates costs {figure} million euros,” said Marta Sedlak, the canal warden, on Monday."
REST = "The council meets again in spring. Boats wait at both ends of the canal, as they did a year ago."
SETTINGS = wortlaut.Settings(today="2026-02-01")


def page(figure: int, *, more: str = "", noise: str = "") -> str:
    body = "".join(f"<p>{words}</p>" for words in (SPOKEN.format(figure=figure), REST, more) if words)
    return (
        f'<html lang="en"><head><title>Gates</title><link rel="canonical" href="{URL}">'
        '<meta property="og:site_name" content="Tidewater Post">'
        f'<meta property="article:published_time" content="2026-01-05"></head>'
        f"<body><article><h1>Gates</h1>{body}</article><!-- {noise} --></body></html>"
    )


def read(folder, text: str, day: str, **known: object):
    source = folder / "page.html"
    source.write_text(text, encoding="utf-8")
    settings = wortlaut.Settings(today=day)
    wortlaut.collect(source, library=folder / "kept", settings=settings, **known).close()


@pytest.fixture
def opened(tmp_path):
    read(tmp_path, page(12), "2026-01-05")
    read(tmp_path, page(12, noise="another advertisement"), "2026-01-06")
    read(tmp_path, page(21), "2026-01-07")
    library = open_library(wortlaut.Settings(library=str(tmp_path / "kept")))
    yield library
    library.close()


def test_versions_tell_what_changed_and_that_nobody_said_so(opened):
    found = history(opened, lasting(opened), URL)
    assert [(one.number, one.seen, one.current) for one in found.versions] == [(1, 2, False), (2, 1, True)]
    (revision,) = found.revisions
    assert revision.announced is None
    (change,) = revision.changes
    assert (change.kind, change.was, change.now) == ("figure", "12 million euros", "21 million euros")
    assert change.quotation in {one.id for one in opened.quotations(revision.after)}


def test_a_correction_that_is_told_is_announced(tmp_path, opened):
    notice = "Correction: An earlier version of this article gave a wrong sum."
    read(tmp_path, page(22, more=notice), "2026-01-08")
    assert history(opened, lasting(opened), URL).revisions[-1].announced is not None


def test_a_brief_quotes_what_the_page_says_now_and_marks_what_it_said_before(opened):
    written = wortlaut.brief("Marta Sedlak", opened, settings=SETTINGS)
    assert b"21 million" in b"".join(written.files(["jekyll"]).values())
    found = [one for one in written.audit.findings if one.code == "quote/changed"]
    assert {one.level for one in found} == {"note"}
    assert all("12 million" in one.message for one in found)


def test_a_note_that_quotes_what_stood_there_is_told_that_the_page_was_changed(tmp_path, opened):
    note = tmp_path / "note.md"
    note.write_text(f"# Gates\n\n{SPOKEN.format(figure=12)} [1]\n\n[1]: {URL}\n", encoding="utf-8")
    audited = wortlaut.audit(note, opened, settings=SETTINGS)
    (check,) = audited.checks
    assert (check.verdict, check.flags) == ("verbatim", ("changed",))
    (finding,) = [one for one in audited.findings if one.code == "quote/changed"]
    assert finding.level == "warning"
    assert "21 million" in finding.message
    assert not [one for one in audited.findings if one.code in ("quote/number", "quote/elsewhere")]


def test_a_figure_that_no_version_had_stays_an_error(tmp_path, opened):
    note = tmp_path / "note.md"
    note.write_text(f"# Gates\n\n{SPOKEN.format(figure=31)} [1]\n\n[1]: {URL}\n", encoding="utf-8")
    assert "quote/number" in {one.code for one in wortlaut.audit(note, opened, settings=SETTINGS).findings}


def test_statements_know_which_of_their_reports_were_changed(opened):
    (name,) = opened.documents
    assert changed_in(opened, opened.quotations(name)) == (name,)


def test_notes_that_rest_on_what_was_changed_are_named(tmp_path, opened):
    written = wortlaut.brief("Marta Sedlak", opened, settings=SETTINGS)
    keep_note(opened, written, written.save(tmp_path / "out"))
    assert list(rested(opened, lasting(opened))) == []
    read(tmp_path, page(22), "2026-01-08")
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as again:
        (one,) = rested(again, lasting(again))
        assert (one.state, one.title) == ("changed", written.note.title)
    read(tmp_path, page(21, more="The mayor was there."), "2026-01-09")
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as again:
        assert [one.state for one in rested(again, lasting(again))] == ["revised"]


LISTS = {
    "all": ({}, 1),
    "a part of the outlet's name": ({"outlet": "tidewater"}, 1),
    "another outlet": ({"outlet": "herald"}, 0),
    "since the month before": ({"since": "2025-12"}, 1),
    "since the month after": ({"since": "2026-02"}, 0),
    "until its own day": ({"until": "2026-01-05"}, 1),
    "until the day before": ({"until": "2026-01-04"}, 0),
    "its language": ({"lang": "en"}, 1),
    "another language": ({"lang": "de"}, 0),
    "its kind": ({"kind": "html"}, 1),
    "another kind": ({"kind": "pdf"}, 0),
}


@pytest.mark.parametrize(("wanted", "count"), LISTS.values(), ids=LISTS)
def test_lists_what_fits(opened, wanted, count):
    assert len(list(listed(opened, Wanted(**wanted)))) == count


def test_a_date_that_is_none_is_named(opened):
    with pytest.raises(UsageError, match="yesterday"):
        list(listed(opened, Wanted(since="yesterday")))


def test_what_was_left_out_is_remembered_until_it_is_read(tmp_path, opened):
    (tmp_path / "b.html").write_text("<html></html>")
    wortlaut.collect(tmp_path / "b.html", library=tmp_path / "kept").close()
    assert [one.record for one in left_out(opened)] == [str(tmp_path / "b.html")]
    (tmp_path / "b.html").write_text(page(12).replace(URL, f"{URL}/b"))
    wortlaut.collect(tmp_path / "b.html", library=tmp_path / "kept").close()
    assert left_out(opened) == ()


def test_a_search_shows_the_passage(opened):
    (hit,) = searched(opened, "wait canal")
    assert "Boats wait at both ends of the canal" in hit.passage.of(hit.document.text)
    with pytest.raises(UsageError, match="no words"):
        list(searched(opened, "?!"))


PASSAGES = {
    "accents and case": ("Über die Brücke.", "brucke", "Brücke"),
    "a word that only the title has": ("Eins zwei drei.", "vier", "Eins"),
    "one sign": ("!", "vier", "!"),
}


@pytest.mark.parametrize(("text", "words", "inside"), PASSAGES.values(), ids=PASSAGES)
def test_a_passage_is_always_inside_the_text(text, words, inside):
    assert inside in passage_of(text, words).of(text)


def test_forgetting_leaves_a_stone_and_no_trace_of_the_words(tmp_path, opened):
    assert "Marta Sedlak" in {person.name for person in opened.resolution.people}
    opened.locator()
    stone, others = forget(
        lasting(opened), URL, reason="asked by the author", by="A. Roe", at="2026-01-08T09:00:00+00:00"
    )
    opened.close()
    assert (len(stone.documents), len(stone.captures), others) == (2, 3, ())
    files = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert not [path for path in files if b"lock gates" in path.read_bytes() or b"Sedlak" in path.read_bytes()]
    assert not list((tmp_path / "kept" / "captures").rglob("*.gz"))
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as again:
        assert list(again.documents) == []
        assert list(fsck(again)) == []


def test_forgetting_a_page_forgets_when_its_address_was_asked_for(tmp_path):
    url = "https://post.example/2026/gates?b=2&a=1"
    content = page(12).encode()
    digest = hashlib.sha256(content).hexdigest()
    capture = Capture(
        digest=digest, uri=url, final_uri=URL, fetched="2026-01-05T08:00:00+00:00", media_type="text/html", size=99
    )
    with wortlaut.collect([], library=tmp_path) as library:
        documents, _ = read_capture(capture, content)
        library.store.keep(capture, content, documents)
        frontier = Frontier(library.store, [url])
        frontier.keep_visit(identity(url), Visit(capture=capture, run="", checked=""))
        assert frontier.visit(identity(url)) is not None
        forget(lasting(library), URL, reason="asked", by="A. Roe", at="2026-01-08T09:00:00+00:00")
        assert frontier.visit(identity(url)) is None


def test_what_was_forgotten_is_not_taken_in_again_unless_asked_for(tmp_path, opened):
    forget(lasting(opened), URL, reason="asked by the author", by="A. Roe", at="2026-01-08T09:00:00+00:00")
    source = tmp_path / "page.html"
    with wortlaut.collect(source, library=tmp_path / "kept", settings=SETTINGS) as refused:
        assert [one.reason for one in refused.skipped] == ["forgotten"]
        assert "asked by the author" in refused.skipped[0].detail
        assert list(refused.documents) == []
    source.write_text(page(99))  # another text at the same address
    with wortlaut.collect([source, URL], library=tmp_path / "kept", settings=SETTINGS) as refused:
        assert [one.reason for one in refused.skipped] == ["forgotten", "forgotten"]
    with wortlaut.collect(source, library=tmp_path / "kept", settings=SETTINGS, again=True) as taken:
        assert len(taken.arrived) == 1
    with wortlaut.collect(source, library=tmp_path / "kept", settings=SETTINGS) as after:
        assert after.skipped == []


@pytest.mark.parametrize(("why", "by"), [("", "A. Roe"), ("asked", " ")])
def test_nothing_is_forgotten_without_reason_and_name(opened, why, by):
    with pytest.raises(UsageError, match="no reason or no name"):
        forget(lasting(opened), URL, reason=why, by=by, at="")
    assert len(list(opened.documents)) == 1


def dump(library) -> list:
    return [
        (one.id, one.title, one.text, one.published, one.outlet, one.url, one.blocks)
        for one in library.documents.values()
    ]


@pytest.mark.parametrize("how", ["warc", "jsonl"])
def test_what_is_exported_is_imported_as_it_was(tmp_path, opened, how):
    (tmp_path / "press.jsonl").write_text(
        json.dumps({"id": "post-1", "lang": "en", "date": "2026-01-05", "title": "T", "text": REST}), encoding="utf-8"
    )
    wortlaut.collect(tmp_path / "press.jsonl", library=tmp_path / "kept", settings=SETTINGS).close()
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as whole:
        out = tmp_path / ("out.warc.gz" if how == "warc" else "out.jsonl")
        assert (export_warc(lasting(whole), out) if how == "warc" else export_jsonl(whole, out)) == (
            4 if how == "warc" else 2
        )
        with wortlaut.collect(out, library=tmp_path / "other", settings=SETTINGS) as taken:
            assert dump(taken) == dump(whole)
            if how == "warc":
                mine, theirs = (
                    [(v.number, v.document, v.seen) for v in lasting(one).history(URL)] for one in (whole, taken)
                )
                assert mine == theirs
    again = tmp_path / "again"
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as whole:
        _ = export_warc(lasting(whole), again) if how == "warc" else export_jsonl(whole, again)
    assert again.read_bytes() == out.read_bytes()


def test_a_library_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(UsageError, match="no library at"):
        open_library(wortlaut.Settings(library=str(tmp_path / "typo")))
    assert not (tmp_path / "typo").exists()


def test_a_brief_with_proof_links_every_passage_to_the_page_and_to_a_copy_that_has_it(tmp_path, opened):
    from urllib.parse import unquote

    from lxml import html

    from wortlaut.desk.proving import proven

    written = proven(wortlaut.brief("Marta Sedlak", opened, lang="en", settings=SETTINGS), opened)
    paths = written.save(tmp_path / "out", ["html"])
    page = next(path for path in paths if path.parent.name == "out")
    evidence = json.loads(html.fromstring(page.read_bytes()).get_element_by_id("evidence").text)
    assert evidence["passages"]
    for passage in evidence["passages"]:
        words = "".join(text for text, evident in passage["parts"] if evident)
        assert passage["url"].startswith(f"{URL}#:~:text=")
        assert unquote(passage["url"].partition(":~:text=")[2]).partition(",")[0].split("-,")[-1] in words
        path, _, name = passage["proof"].partition("#")
        copied = html.fromstring((tmp_path / "out" / path).read_bytes())
        (mark,) = copied.xpath("//*[@id=$name]", name=name)
        assert words.startswith(mark.getnext().text_content())
        assert mark.xpath("ancestor::section/@class") == ["page"]


def test_without_the_bytes_a_copy_is_the_text(tmp_path):
    from wortlaut.desk.proving import proven

    (tmp_path / "page.html").write_text(page(12), encoding="utf-8")
    with wortlaut.collect(tmp_path / "page.html", settings=SETTINGS) as library:
        written = proven(wortlaut.brief("Marta Sedlak", library, lang="en", settings=SETTINGS), library)
    (content,) = written.copies.values()
    assert b'class="page"' not in content
    assert b"<mark>" in content


def test_a_document_whose_id_looks_like_an_earlier_version_is_forgotten_alone(tmp_path):
    lines = [json.dumps({"id": name, "lang": "en", "text": f"{REST} {name}"}) for name in ("mail", "mail@post")]
    (tmp_path / "press.jsonl").write_text("\n".join(lines), encoding="utf-8")
    wortlaut.collect(tmp_path / "press.jsonl", library=tmp_path / "kept").close()
    with open_library(wortlaut.Settings(library=str(tmp_path / "kept"))) as library:
        _, others = forget(lasting(library), "mail@post", reason="asked", by="A. Roe", at="2026-01-08T09:00:00+00:00")
        assert (list(library.documents), others) == (["mail"], ("mail",))
        assert list(fsck(library)) == []
