"""Addresses written one way, and which of them are one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.collecting.reasons import Unfetched
from wortlaut.collecting.urls import LONGEST, identity, normalise, target

SAME = {
    "case of scheme and host": ("HTTP://Tarn.Example/A", "http://tarn.example/A"),
    "default port": ("http://tarn.example:80/a", "http://tarn.example/a"),
    "default port of https": ("https://tarn.example:443", "https://tarn.example/"),
    "another port": ("https://tarn.example:80/", "https://tarn.example:80/"),
    "fragment": ("http://tarn.example/a#b?c", "http://tarn.example/a"),
    "empty path": ("http://tarn.example", "http://tarn.example/"),
    "empty query": ("http://tarn.example/a?", "http://tarn.example/a"),
    "dots": ("http://tarn.example/a/./b/../c/..", "http://tarn.example/a/"),
    "dots above the root": ("http://tarn.example/../../a", "http://tarn.example/a"),
    "a name that begins with a dot": ("http://tarn.example/.well-known/a", "http://tarn.example/.well-known/a"),
    "escapes that need not be": ("http://tarn.example/%7Eben%2d", "http://tarn.example/~ben-"),
    "escapes that must be": ("http://tarn.example/a%2fb%3F", "http://tarn.example/a%2Fb%3F"),
    "letters": ("http://tarn.example/größe?q=ä b", "http://tarn.example/gr%C3%B6%C3%9Fe?q=%C3%A4%20b"),
    "a lone per cent": ("http://tarn.example/100%", "http://tarn.example/100%25"),
    "host in letters": ("https://Küste.example/", "https://xn--kste-0ra.example/"),
    "last dot of a host": ("https://tarn.example./", "https://tarn.example/"),
    "tracking": ("https://tarn.example/a?utm_source=x&id=7&fbclid=y", "https://tarn.example/a?id=7"),
    "nothing but tracking": ("https://tarn.example/a?utm_source=x", "https://tarn.example/a"),
    "what only looks like tracking": ("https://tarn.example/a?source=utm_x&ref=7", "https://tarn.example/a?source=utm_x&ref=7"),
    "IPv6": ("http://[2001:DB8:0:0::1]:8080/", "http://[2001:db8::1]:8080/"),
    "line ends inside": ("http://tarn.example/a\n/b", "http://tarn.example/a/b"),
}  # fmt: skip


@pytest.mark.parametrize(("url", "normal"), SAME.values(), ids=SAME)
def test_an_address_is_written_one_way(url: str, normal: str) -> None:
    assert normalise(url) == normal
    assert normalise(normal) == normal


REFUSED = [
    "ftp://tarn.example/", "file:///etc/passwd", "javascript:alert(1)", "http:", "http:///a", "http://", "tarn.example",
    "http://[::1", "http://[zz]/", "http://me@tarn.example/", "http://:pw@tarn.example/", "http://tarn.example:0/",
    "http://tarn.example:99999/", "http://a b.example/", "http://tarn..example/", "http://" + "a" * 64 + ".example/",
    "http://tarn.example/" + "a" * LONGEST, "http://ta%72n.example/", "http://tarn.example\\@evil.example/",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Unfetched) as refused:
        normalise(url)
    assert refused.value.reason == "refused_address"


@given(st.text(max_size=60), st.text(max_size=30))
def test_normalising_twice_changes_nothing_more(path: str, query: str) -> None:
    try:
        once = normalise(f"http://tarn.example/{path}?{query}")
    except Unfetched:
        return
    assert normalise(once) == once
    assert once.isascii()
    assert " " not in once


def test_the_order_of_parameters_is_one_page_and_their_repetition_is_not() -> None:
    assert identity("http://t.example/?b=2&a=1&a=0") == identity("http://t.example/?a=1&a=0&b=2")
    assert identity("http://t.example/?a=1&a=0") != identity("http://t.example/?a=0&a=1")
    assert identity("http://t.example/?a=1") != identity("http://t.example/?a=2")
    assert identity("http://t.example/a") != identity("http://t.example/A")


@pytest.mark.parametrize(
    ("location", "goal"),
    [
        ("/b", "http://tarn.example/b"),
        ("b?c#d", "http://tarn.example/a/b?c"),
        ("//other.example/", "http://other.example/"),
        ("  https://other.example/ \r\n", "https://other.example/"),
        ("?page=2", "http://tarn.example/a/?page=2"),
    ],
)
def test_where_a_redirect_leads(location: str, goal: str) -> None:
    assert target("http://tarn.example/a/", location) == goal
