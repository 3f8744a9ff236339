"""A site as readers use it: from a file, by its links and its search."""

from __future__ import annotations

import pytest

ASKED = {
    "with its umlaut": ("Lührsen Kollegin", "Eine Maschine"),
    "with the umlaut spelt out": ("luehrsen kollegin", "Eine Maschine"),
    "without the umlaut": ("LUHRSEN kollegin", "Eine Maschine"),
    "a sharp s spelt out": ("ausserdem", "Außerdem"),
    "a phrase as it stands": ("„ist eine Kollegin“", "ist eine Kollegin"),
    "a part of a compound": ("kamera", "Kamera"),
}


@pytest.mark.parametrize(("asked", "expected"), ASKED.values(), ids=ASKED)
def test_the_search_finds(visit, site, asked, expected):
    page = visit(site / "search.html")
    page.locator("#asked").fill(asked)
    page.wait_for_selector("#found mark")
    assert expected in page.locator("#found").inner_text()


def test_what_is_marked_is_what_was_asked_for(visit, site):
    page = visit(site / "search.html", place="#q=luehrsen%20kollegin")
    marked = {words.lower() for words in page.locator("#found mark").all_inner_texts()}
    assert marked == {"lührsen", "kollegin"}


def test_a_found_sentence_opens_with_its_evidence(visit, site):
    page = visit(site / "search.html")
    page.locator("#asked").fill("Kollegin")
    page.locator("#found .told a").first.click()
    page.wait_for_selector(".s.active")
    assert "Kollegin" in page.locator(".s.active").inner_text()
    page.go_back()
    page.wait_for_selector("#found mark")
    assert page.locator("#asked").input_value() == "Kollegin"


@pytest.mark.parametrize("asked", ["xyzzyx", "“", "((((", "<img src=x>"])
def test_what_is_not_there_is_said(visit, site, asked):
    page = visit(site / "search.html")
    page.locator("#asked").fill(asked)
    page.keyboard.press("Enter")
    assert page.locator("#found li").count() == 0
    assert page.locator("#status").inner_text() == ("Nichts gefunden." if len(asked) > 1 else "")


def test_short_words_are_found_at_the_beginning_of_words_only(visit, site):
    page = visit(site / "search.html", place="#q=ki")
    marked = page.locator("#found mark").all_inner_texts()
    assert marked
    before = page.evaluate(
        "[...document.querySelectorAll('#found mark')].map((one) =>  (one.previousSibling?.textContent || ' ').at(-1))"
    )
    assert not any(letter.isalnum() for letter in before)


def test_keys_alone_reach_the_search_and_its_first_result(visit, site):
    page = visit(site / "search.html")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("kollegin")
    page.wait_for_selector("#found a")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#found') !== null")


def test_every_part_is_reached_by_links_from_the_first_page(visit, site):
    page = visit(site / "index.html")
    for label in ("Notizen", "Personen", "Themen", "Korrekturen", "Suche"):
        page.locator("nav").get_by_role("link", name=label).click()
        assert page.locator("h1").inner_text() == label
    page.locator("nav .brand").click()
    page.get_by_role("link", name="Henning Lührsen im Wortlaut").click()
    assert page.locator("h1").inner_text() == "Henning Lührsen im Wortlaut"
    assert page.locator("#corrections del").count() == 1
