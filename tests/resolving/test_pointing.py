"""German "der" and "die" alone before a verb: the one named last, or nobody."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.resolving import resolve
from wortlaut.testing import document


def speakers(text: str, *, lang: str = "de") -> list[str | None]:
    """Return who speaks each quotation that our extractor finds."""
    paper = document(text, lang=lang)
    resolution = resolve([paper], {paper.id: extract(paper)})
    people = {person.id: person.name for person in resolution.people}
    return [people.get(one.person or "") for one in resolution.attributions]


POINTING = {
    "he who is named behind her": ("Ida Kroll traf den Wirt Jan Lund. Der sagte, der Steg sei morsch.", ["Jan Lund"]),
    "she who is named behind him": ("Jan Lund traf Ida Kroll am Montag. Die sagte: „Der Steg hält.“", ["Ida Kroll"]),
    "the latter of two men": ("Jan Lund traf Peter Brandt. Der sagte, der Steg sei morsch.", ["Peter Brandt"]),
    "has others tell": (
        "Ida Kroll traf Jan Lund. Der ließ ausrichten, er freue sich „auf ein ruhiges Wort“.",
        ["Jan Lund", "Jan Lund"],
    ),
    "a thing is named behind him": ("Jan Lund las den Bericht. Der besagt, der Steg sei morsch.", [None]),
    "several": ("Jan Lund traf Ida Kroll. Die sagten, der Steg sei morsch.", [None]),
}


@pytest.mark.parametrize(("text", "expected"), POINTING.values(), ids=POINTING)
def test_a_demonstrative_alone_means_the_one_named_last(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize("verb", ["mitteilen", "ausrichten"])
def test_who_has_others_tell_speaks(verb):
    assert speakers(f"Jan Lund ließ am Montag {verb}, der Steg sei alt.") == ["Jan Lund"]
