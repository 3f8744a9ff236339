"""Bodies: packed, damaged, and much larger than they look."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import brotli
import pytest

from wortlaut.collecting.bodies import codings, unpack
from wortlaut.collecting.reasons import Unfetched

WORDS = b"We wait for the tide, said Orla Benn. " * 40
URL = "http://tarn.example/a"
PACKED = {
    "gzip": ("gzip", gzip.compress(WORDS)),
    "gzip of two members": ("gzip", gzip.compress(WORDS[:100]) + gzip.compress(WORDS[100:])),
    "zlib": ("deflate", zlib.compress(WORDS)),
    "brotli": ("br", brotli.compress(WORDS)),
    "twice": ("gzip, br", brotli.compress(gzip.compress(WORDS))),
    "not at all": ("identity", WORDS),
    "in capitals": ("GZIP", gzip.compress(WORDS)),
}


@pytest.mark.parametrize(("header", "content"), PACKED.values(), ids=PACKED)
def test_what_is_packed_is_unpacked(header: str, content: bytes) -> None:
    assert unpack(content, codings(header, URL), URL, limit=len(WORDS)) == WORDS


BOMBS = {
    "gzip": ("gzip", gzip.compress(bytes(50_000_000))),
    "brotli": ("br", brotli.compress(bytes(50_000_000))),
    "gzip of many members": ("gzip", gzip.compress(bytes(1_000_000)) * 50),
    "gzip in brotli": ("gzip, br", brotli.compress(gzip.compress(bytes(50_000_000)))),
}


@pytest.mark.parametrize(("header", "content"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_left_as_soon_as_it_is_too_large(header: str, content: bytes) -> None:
    with pytest.raises(Unfetched) as left:
        unpack(content, codings(header, URL), URL, limit=100_000)
    assert left.value.reason == "too_large"


DAMAGED = {
    "gzip cut": ("gzip", gzip.compress(WORDS)[:-9]),
    "gzip of noise": ("gzip", b"\x1f\x8b\x08" + b"\xff" * 40),
    "brotli cut": ("br", brotli.compress(WORDS)[:-3]),
    "brotli of noise": ("br", b"\xff" * 40),
    "zstd of noise": ("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 40),
    "words said to be packed": ("gzip", WORDS),
}


@pytest.mark.parametrize(("header", "content"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told(header: str, content: bytes) -> None:
    with pytest.raises(Unfetched) as left:
        unpack(content, codings(header, URL), URL, limit=1_000_000)
    assert left.value.reason == "network"


@pytest.mark.parametrize("header", ["snappy", "gzip, gzip, gzip", "gzip, x"])
def test_what_nobody_asked_for_is_not_unpacked(header: str) -> None:
    with pytest.raises(Unfetched) as left:
        codings(header, URL)
    assert left.value.reason == "unsupported"


def test_what_is_cut_on_purpose_gives_its_beginning() -> None:
    assert unpack(gzip.compress(WORDS)[:-12], ["gzip"], URL, limit=100, cut=True) == WORDS[:100]


FOREIGN = {
    "a picture said to be a page": ("text/html", b"\x89PNG\r\n\x1a\n" + bytes(2_000)),
    "a program said to be text": ("text/plain", b"\x7fELF" + bytes(2_000)),
}


RECORDINGS = {
    "a film said to be one": ("video/mp4", b"\x00\x00\x00\x20ftypisom" + bytes(2_000)),
    "sound": ("audio/mpeg", b"ID3" + bytes(2_000)),
    "sound said to be a page": ("text/html", b"ID3" + bytes(2_000)),
}


@pytest.mark.parametrize(("declared", "content"), RECORDINGS.values(), ids=RECORDINGS)
def test_a_recording_is_left_at_its_first_bytes_with_what_to_do(web: Any, declared: str, content: bytes) -> None:
    web.say("/a", lambda seen: web.reply_with(headers={"Content-Type": declared}, pieces=iter([content] * 1_000)))
    (found,) = web.gather("/a")
    assert [one.reason for one in found.skipped] == ["recording"]
    assert "wortlaut transcribe" in found.skipped[0].detail


@pytest.mark.parametrize(("declared", "content"), FOREIGN.values(), ids=FOREIGN)
def test_what_is_surely_no_text_is_left_at_its_first_bytes(web: Any, declared: str, content: bytes) -> None:
    def pieces() -> Any:
        yield content
        yield from (bytes(10_000) for _ in range(10_000))

    web.say("/a", lambda seen: web.reply_with(headers={"Content-Type": declared}, pieces=pieces()))
    (found,) = web.gather("/a")
    assert [entry.reason for entry in found.skipped] == ["unsupported"]
    assert declared in found.skipped[0].detail


def test_a_page_said_to_be_a_picture_is_read(web: Any) -> None:
    web.say("/a", "We wait", Content_Type="image/png")
    (found,) = web.gather("/a")
    assert found.documents


def test_a_length_too_large_is_not_read_at_all(web: Any) -> None:
    web.at["/a"] = web.reply_with(content=b"x" * 100, headers={"Content-Length": "900000000"})
    (found,) = web.gather("/a")
    assert [entry.reason for entry in found.skipped] == ["too_large"]
