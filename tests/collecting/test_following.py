"""Lists that are followed: feeds and sitemaps, no deeper and no longer than allowed."""

from __future__ import annotations

from typing import Any

XML = {"Content_Type": "application/xml"}


def sitemap(*urls: str, root: str = "urlset", entry: str = "url") -> bytes:
    rows = "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    return f"<?xml version='1.0'?><{root} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</{root}>".encode()


def feed(*urls: str) -> bytes:
    rows = "".join(
        f"<item><title>Tide</title><link>{url}</link><description>The tide turns at {url}.</description></item>"
        for url in urls
    )
    return f"<rss version='2.0'><channel><title>Tarn Lines</title>{rows}</channel></rss>".encode()


def reasons(found: Any) -> list[str]:
    return ["read" if one.documents else ",".join(entry.reason for entry in one.skipped) for one in found]


def test_a_sitemap_is_followed_through_its_index(web: Any) -> None:
    web.say("/index.xml", sitemap(web.url("/map.xml"), root="sitemapindex", entry="sitemap"), **XML)
    web.say("/map.xml", sitemap(web.url("/a"), web.url("/b"), web.url("/a#top")), **XML)
    web.say("/a", "We wait")
    web.say("/b", "We go")
    found = web.gather("/index.xml", follow=True)
    assert reasons(found) == ["", "", "read", "read", "same_address"]
    assert [one.position for one in found] == [(0,), (0, 0), (0, 0, 0), (0, 0, 1), (0, 0, 2)]


def test_a_list_is_not_followed_unasked(web: Any) -> None:
    web.say("/map.xml", sitemap(web.url("/a")), **XML)
    assert reasons(web.gather("/map.xml")) == ["listed"]
    assert web.asked() == ["/map.xml"]


def test_the_pages_of_a_feed_are_collected(web: Any) -> None:
    web.say("/feed.rss", feed(web.url("/a"), web.url("/gone")), Content_Type="application/rss+xml")
    web.say("/a", "We wait")
    found = web.gather("/feed.rss", follow=True)
    assert reasons(found) == ["read", "read", "http_404"]
    assert len(found[0].documents) == 2


def test_a_title_leads_to_its_page_and_a_recording_to_what_to_do_with_it(web: Any) -> None:
    items = "<item><title>Tide</title><link>/a</link><enclosure url='/a.mp3' length='9' type='audio/mpeg'/></item>"
    channel = f"<rss version='2.0'><channel><title>Tarn Lines</title>{items}</channel></rss>"
    web.say("/feed.rss", channel.encode(), Content_Type="application/rss+xml")
    web.say("/a", "We wait")
    web.say("/a.mp3", b"ID3\x04" + bytes(5_000), Content_Type="audio/mpeg")
    found = web.gather("/feed.rss", follow=True)
    assert reasons(found) == ["", "read", "recording"]
    assert "wortlaut transcribe" in found[2].skipped[0].detail


def test_a_page_listed_under_the_name_that_it_calls_itself_is_collected_once(web: Any) -> None:
    body = "<article><p>“We wait,” Orla Benn said on the quay, while the crew counted the gulls.</p></article>"
    amp = f"<html><head><link rel=canonical href='{web.url('/a')}'></head><body>{body * 3}</body></html>"
    web.say("/amp/a", amp.encode(), Content_Type="text/html")
    web.say("/a", "We wait")
    web.say("/map.xml", sitemap(web.url("/a")), **XML)
    found = web.gather("/amp/a", "/map.xml", follow=True, connections=1)
    assert reasons(found) == ["read", "", "same_address"]
    assert reasons(web.gather("/amp/a", "/a", connections=1)) == ["read", "read"]  # what is named is what is wanted


def test_a_list_that_lists_itself_for_ever_ends(web: Any) -> None:
    def endless(seen: Any) -> Any:
        number = int(seen.path[1:-4]) + 1
        content = sitemap(web.url(f"/{number}.xml"), root="sitemapindex", entry="sitemap")
        return web.reply_with(content=content, headers={"Content-Type": "application/xml"})

    for number in range(9):
        web.say(f"/{number}.xml", endless)
    assert reasons(web.gather("/0.xml", follow=True)) == ["", "", "", "", "too_deep"]


def test_a_list_that_is_too_long_is_followed_in_part_and_says_so(web: Any) -> None:
    web.say("/map.xml", sitemap(*(web.url(f"/{number}") for number in range(20))), **XML)
    found = web.gather("/map.xml", follow=True, most_listed=3)
    assert sorted(reasons(found)) == ["", "http_404", "http_404", "http_404", "too_many"]
    assert len(web.asked()) == 4
