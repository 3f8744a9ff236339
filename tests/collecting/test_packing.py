"""Files packed as a whole are read as if they were not; what is broken or a bomb ends in a reason."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.collecting import Collected, collect
from wortlaut.collecting.packing import unpacked
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.sniffing import BZIP2, GZIP, XZ, sniff, suffix
from wortlaut.settings import Settings

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = (
    "<html lang=en><title>Ice</title><article>"
    + "".join(f"<p>“We wait,” Orla Benn said on day {day} of the frost in the harbour.</p>" for day in range(9))
    + "</article></html>"
).encode()
LINES = b'{"id": "a", "text": "We wait, Orla Benn said."}\n{"id": "b", "text": "So do we, said the crew."}\n'
Pack = Callable[[bytes], bytes]
PACKS: dict[str, tuple[str, Pack, str]] = {
    "gzip": (".gz", gzip.compress, GZIP),
    "bzip2": (".bz2", bz2.compress, BZIP2),
    "xz": (".xz", lzma.compress, XZ),
}


def gathered(path: Path, content: bytes) -> list[Collected]:
    path.write_bytes(content)
    return list(collect([str(path)], settings=Settings(), now=lambda: NOON))


@pytest.mark.parametrize(("ending", "pack", "kind"), PACKS.values(), ids=PACKS)
def test_a_packed_page_and_packed_lines_are_read(ending: str, pack: Pack, kind: str, tmp_path: Path) -> None:
    (plain,) = gathered(tmp_path / "p.html", PAGE)
    (found,) = gathered(tmp_path / f"p.html{ending}", pack(PAGE))
    assert found.documents[0].text == plain.documents[0].text
    assert found.capture is not None
    assert found.content == PAGE
    assert found.capture.media_type == "text/html"
    assert sniff(pack(PAGE)) == kind
    lines = gathered(tmp_path / f"d.jsonl{ending}", pack(LINES) + pack(LINES.replace(b'"a"', b'"c"')))
    assert [document.id for one in lines for document in one.documents] == ["a", "b", "c", "b"]


@pytest.mark.parametrize(("ending", "pack", "kind"), PACKS.values(), ids=PACKS)
def test_what_is_cut_broken_or_a_bomb_ends_in_a_reason(ending: str, pack: Pack, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"p.html{ending}"
    cases = {
        "broken_pack": [pack(PAGE)[:-9], pack(PAGE)[: len(pack(PAGE)) // 2], pack(PAGE) + b"and so on"],
        "too_large": [pack(bytes(30_000_000)), pack(bytes(1_000_000)) * 90],
        "unsupported": [pack(pack(PAGE))],
    }
    for reason, contents in cases.items():
        for content in contents:
            (found,) = gathered(path, content)
            assert [entry.reason for entry in found.skipped] == [reason], found.skipped


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKS)), st.integers(1, 500))
def test_reading_by_pieces_gives_the_bytes_back(content: bytes, name: str, size: int) -> None:
    _, pack, kind = PACKS[name]
    stream = unpacked(io.BytesIO(pack(content[:500]) + pack(content[500:])), kind)
    pieces = iter(lambda: stream.read(size), b"")
    assert b"".join(pieces) == content


@given(st.binary(max_size=300), st.sampled_from(sorted(PACKS)))
def test_any_bytes_give_bytes_or_a_reason(content: bytes, name: str) -> None:
    _, pack, kind = PACKS[name]
    for damaged in (content, pack(b"We wait.") + content):
        with suppress(Unreadable):
            assert len(unpacked(io.BytesIO(damaged), kind).read()) < 1_100_000


def test_the_suffix_is_the_one_before_packing() -> None:
    names = [
        "a/dump.jsonl.gz",
        "page.html.BZ2",
        "x.warc.gz",
        "x.warc.bz2",
        "x.gz",
        "https://t.example/s.xml.gz?a=b",
    ]
    assert [suffix(name) for name in names] == [".jsonl", ".html", ".warc.gz", ".warc", ".gz", ".xml"]


MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_packed_sitemap_from_the_network_is_followed(web: Any, ending: str, pack: Pack) -> None:
    web.say(f"/map.xml.{ending}", pack(MAP.format(web.url("/page")).encode()))
    web.say("/page", "We wait for the tide")
    found = web.gather(f"/map.xml.{ending}", follow=True)
    assert [one.documents[0].title for one in found if one.documents] == ["We wait for the tide"]


def test_a_packed_page_from_the_network_is_kept_as_what_it_holds(web: Any) -> None:
    web.say("/page.html.gz", gzip.compress(PAGE))
    (found,) = web.gather("/page.html.gz")
    assert found.capture.media_type == "text/html"
    assert found.capture.digest == hashlib.sha256(PAGE).hexdigest()
    assert found.documents[0].title == "Ice"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(bytes(40_000_000)), "too_large"),
        (gzip.compress(b"<p>" + b"tide and gulls " * 30_000), "too_large"),  # no bomb, and more than max_bytes
        (gzip.compress(PAGE)[:-40], "broken_pack"),
        (b"\x1f\x8b\x08" + b"\x00" * 40, "broken_pack"),
    ],
    ids=["a bomb", "large", "cut", "garbage"],
)
def test_a_packed_answer_that_is_broken_or_a_bomb_ends_in_a_reason(web: Any, content: bytes, reason: str) -> None:
    web.say("/file.gz", content)
    (found,) = web.gather("/file.gz")
    assert [one.reason for one in found.skipped] == [reason]
    assert found.documents == ()
