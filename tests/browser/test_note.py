"""A note's page as readers use it: with a mouse, with keys only, on a phone, in the dark, on paper."""

from __future__ import annotations

import pytest

NOTE = "notes/thekla-luehrsen/luehrsen-de.html"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def note(site):
    return site / NOTE


def test_a_click_on_a_sentence_shows_its_passage_in_the_source(visit, note):
    page = visit(note)
    sentence = page.locator("section.theme .s").nth(3)
    sentence.locator(".t").first.click()
    assert "active" in sentence.get_attribute("class")
    quoted = sentence.locator("q").first.inner_text()
    assert quoted in [" ".join(mark.split()) for mark in page.locator("#shown mark").all_inner_texts()]
    assert page.evaluate("location.hash") == "#" + sentence.get_attribute("id")


def test_keys_alone_open_step_and_close(visit, note):
    page = visit(note, viewport=PHONE)
    page.locator(".s .t").nth(2).focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert page.evaluate("document.activeElement.id") == "panel"
    first = page.locator(".s.active").get_attribute("id")
    page.keyboard.press("ArrowRight")
    second = page.locator(".s.active").get_attribute("id")
    assert int(second[1:]) == int(first[1:]) + 1
    page.keyboard.press("ArrowLeft")
    assert page.locator(".s.active").get_attribute("id") == first
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.closest('.s').id") == first


def test_tab_reaches_every_sentence_in_reading_order(visit, note):
    page = visit(note)
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("document.activeElement.className")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if name := page.evaluate(
            "document.activeElement.classList.contains('t') && document.activeElement.parentNode.id"
        ):
            reached.append(int(name[1:]))
    assert reached[:5] == [1, 2, 3, 4, 5]


def test_a_link_to_a_sentence_opens_it(visit, note):
    page = visit(note, place="#s7")
    assert page.locator(".s.active").get_attribute("id") == "s7"
    assert page.locator("#shown article").count() >= 1


@pytest.mark.parametrize("name", [NOTE, "index.html", "search.html", "themes/technology.html", "corrections.html"])
def test_a_phone_scrolls_down_only(visit, site, name):
    page = visit(site / name, viewport=PHONE, place="#q=maschine" if "search" in name else "#s7")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter((one) => !one.closest('.wide') && !one.matches('.skip') &&"
        " one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert wide == []


def test_on_a_phone_the_sentence_stays_in_sight_above_its_evidence(visit, note):
    page = visit(note, viewport=PHONE, has_touch=True, reduced_motion="reduce")
    sentence = page.locator("section.theme .s").nth(5)
    sentence.scroll_into_view_if_needed()
    sentence.locator(".t").first.tap()
    top = page.evaluate("document.getElementById('panel').getBoundingClientRect().top")
    assert 0 <= sentence.bounding_box()["y"] < top - 20


def test_the_dark_is_dark(visit, note):
    luminance = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)[0]"
    assert visit(note, color_scheme="light").evaluate(luminance) > 230
    assert visit(note, color_scheme="dark").evaluate(luminance) < 40


def test_paper_shows_the_note_and_the_addresses_and_no_panel(visit, note):
    page = visit(note, place="#s7")
    page.emulate_media(media="print")
    assert not page.locator("#panel").is_visible()
    assert not page.locator("nav").first.is_visible()
    assert page.locator(".references li").first.is_visible()
    shown = page.evaluate("getComputedStyle(document.querySelector('.references a[href^=http]'), '::after').content")
    assert "https://" in shown
    assert page.pdf()[:5] == b"%PDF-"


def test_copied_words_keep_their_quotation_marks(visit, note):
    page = visit(note)
    selected = page.evaluate(
        "(() => { const one = document.querySelector('section.theme .s:has(q)');"
        "getSelection().selectAllChildren(one); return getSelection().toString(); })()"
    )
    assert "„" in selected
    assert "“" in selected


def test_without_scripts_the_note_and_its_references_are_there(visit, note):
    page = visit(note, java_script_enabled=False)
    assert page.locator("noscript").first.inner_text()
    assert page.locator(".references li").count() > 10
    assert "Lührsen" in page.locator("main").inner_text()
