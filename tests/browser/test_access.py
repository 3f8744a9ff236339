"""WCAG 2.2 AA, as far as a program can tell: axe-core finds nothing, in any state of any kind of page."""

from __future__ import annotations

from importlib.resources import files

import pytest

PHONE = {"width": 390, "height": 844}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = {
    "a note": ("notes/thekla-luehrsen/luehrsen-de.html", "", {}),
    "a note in the dark": ("notes/henning-luehrsen/luehrsen-de.html", "#s4", {"color_scheme": "dark"}),
    "a note on a phone with its evidence": ("notes/henning-luehrsen/luehrsen-de.html", "#s4", {"viewport": PHONE}),
    "the first page": ("index.html", "", {}),
    "the first page in the dark": ("index.html", "", {"color_scheme": "dark"}),
    "people": ("people/index.html", "", {}),
    "a person": ("people/thekla-luehrsen.html", "", {"color_scheme": "dark"}),
    "a theme": ("themes/technology.html", "", {}),
    "corrections": ("corrections.html", "", {}),
    "the search": ("search.html", "", {}),
    "the search with results": ("search.html", "#q=kollegin", {}),
    "results in the dark on a phone": ("search.html", "#q=kollegin", {"color_scheme": "dark", "viewport": PHONE}),
}


@pytest.fixture(scope="session")
def axe() -> str:
    pytest.importorskip("axe_playwright_python", reason="needs axe-playwright-python, of the lock of tests")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "place", "known"), STATES.values(), ids=STATES)
def test_axe_finds_nothing(visit, site, axe, name, place, known):
    page = visit(site / name, place=place, reduced_motion="reduce", **known)  # what still moves has no contrast
    page.evaluate(axe)
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    shown = [(one["id"], one["help"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found["violations"]]
    assert shown == []
    assert len(found["passes"]) > 10
