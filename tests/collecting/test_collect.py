"""From what the user names to documents: streaming, bad lines, things that are not there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.collecting import Collected, collect, expand
from wortlaut.collecting.readers.jsonl import JsonlReader
from wortlaut.records import Capture, Document, Skipped
from wortlaut.records.wire import to_plain
from wortlaut.settings import Settings

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINE = {"id": "a", "lang": "en", "date": "2025-09-08", "title": "T", "text": "“We wait,” Orla Benn said."}


def gather(*sources: object, **settings: object) -> list[Collected]:
    known = Settings(**settings)  # type: ignore[arg-type]
    return list(collect([str(source) for source in sources], settings=known, now=lambda: NOON))


def reasons(found: list[Collected]) -> list[tuple[str, str]]:
    return [(Path(entry.record).name, entry.reason) for one in found for entry in one.skipped]


def write(path: Path, *lines: object) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_a_line_becomes_a_document(tmp_path: Path) -> None:
    extra = {"publisher": "The Tarn Courier", "url": "https://tarn.example/a", "authors": ["Ida Roe"], "quotes": []}
    (found,) = gather(write(tmp_path / "press.jsonl", LINE | extra))
    (document,) = found.documents
    assert (document.id, document.text, document.published) == ("a", LINE["text"], "2025-09-08")
    assert (document.outlet, document.authors) == ("The Tarn Courier", ("Ida Roe",))
    assert (document.url, document.file, document.accessed) == ("https://tarn.example/a", None, "2026-03-01")
    assert found.capture is not None
    assert document.capture == found.capture.digest


def test_one_bad_line_never_stops_the_others(tmp_path: Path) -> None:
    file = write(tmp_path / "p.jsonl", LINE, "{broken", {"id": "b"}, {"id": "c", "text": " "}, "[]", LINE | {"id": "d"})
    (found,) = gather(file)
    assert [document.id for document in found.documents] == ["a", "d"]
    expected = [("p.jsonl:2", "bad_line"), ("p.jsonl:3", "bad_line"), ("p.jsonl:4", "empty"), ("p.jsonl:5", "bad_line")]
    assert reasons([found]) == expected


def test_lines_are_read_in_batches_and_keep_their_numbers(tmp_path: Path) -> None:
    lines: list[object] = [LINE | {"id": str(number)} for number in range(450)]
    found = gather(write(tmp_path / "p.jsonl", *lines, "{broken"))
    assert [len(one.documents) for one in found] == [200, 200, 50]
    assert reasons(found) == [("p.jsonl:451", "bad_line")]
    assert b"".join(one.content or b"" for one in found) == (tmp_path / "p.jsonl").read_bytes()


def test_a_line_too_long_to_hold_is_passed_over(tmp_path: Path) -> None:
    long = LINE | {"text": "x" * 5000}
    found = gather(write(tmp_path / "p.jsonl", LINE, long, LINE | {"id": "z"}), max_bytes=1000)
    assert [document.id for one in found for document in one.documents] == ["a", "z"]
    assert reasons(found) == [("p.jsonl:2", "too_large")]


def test_what_collect_writes_is_read_again_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Orla Benn>We wait for the board.\n")
    (first,) = gather(tmp_path / "talk.vtt")
    (document,) = first.documents
    (again,) = gather(write(tmp_path / "out.jsonl", to_plain(document)))
    assert again.documents == (document,)


TROUBLES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.txt", b" \n\t\r\n", "empty"),
    "binary": ("a.txt", bytes(range(256)) * 9, "binary"),
    "an image": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(99), "unsupported"),
    "page without words": ("a.html", b"<html><body><img src=a.png></body></html>", "unreadable"),
    "broken pdf": ("a.pdf", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<<", "broken_pdf"),
    "other json": ("a.json", b'[{"name": "x"}]', "unsupported"),
    "a sitemap of nothing": ("a.xml", b"<?xml version='1.0'?><urlset></urlset>", "unreadable"),
    "empty jsonl": ("a.jsonl", b"", "empty"),
}


@pytest.mark.parametrize(("file", "content", "reason"), TROUBLES.values(), ids=TROUBLES)
def test_trouble_has_its_reason_and_the_rest_goes_on(tmp_path: Path, file: str, content: bytes, reason: str) -> None:
    (tmp_path / file).write_bytes(content)
    found = gather(tmp_path / file, write(tmp_path / "good.jsonl", LINE))
    assert reasons(found) == [(file, reason)]
    assert [document.id for one in found for document in one.documents] == ["a"]
    assert all(entry.detail for one in found for entry in one.skipped)


def test_a_file_larger_than_allowed_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Orla Benn waits. " * 99)
    assert reasons(gather(tmp_path / "a.txt", max_bytes=100)) == [("a.txt", "too_large")]


def test_expands_folders_globs_and_addresses_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.md", ".hidden/d.txt", "style.css"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = list(
        expand([str(tmp_path), f"{tmp_path}/*.txt", "https://tarn.example/", "absent.txt", "ftp://tarn.example/a"])
    )
    names = [f"{entry.reason}" if isinstance(entry, Skipped) else entry.removeprefix(f"{tmp_path}/") for entry in found]
    assert names == [
        "a.html",
        "b.txt",
        "unsupported",
        "sub/c.md",
        "https://tarn.example/",
        "missing",
        "refused_address",
    ]


def test_a_folder_without_anything_to_read_says_so(tmp_path: Path) -> None:
    assert reasons(gather(tmp_path)) == [(tmp_path.name, "no_readable_files")]


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "press" / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert ("a.txt", "link_outside") in reasons(gather(tmp_path / "press"))


@given(st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_the_text_of_a_line_stays_as_given(text: str) -> None:
    content = json.dumps({"id": "a", "lang": "en", "text": text}).encode()
    (document,) = JsonlReader()(_capture("a.jsonl", content), content)
    assert isinstance(document, Document)
    assert document.text == text


def _capture(uri: str, content: bytes) -> Capture:
    return Capture(
        digest="0" * 64, uri=uri, final_uri=uri, fetched="2026-03-01T12:00:00+00:00", media_type="", size=len(content)
    )


def test_same_input_same_output(tmp_path: Path) -> None:
    file = write(tmp_path / "p.jsonl", LINE, "{", LINE | {"id": "b"})
    assert gather(file) == gather(file)
