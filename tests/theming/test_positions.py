"""What one person said on different days: what moved and what turned, with both passages; a spread is no change."""

from __future__ import annotations

import pytest
from tests.theming.test_arrange import Press

from wortlaut.desk.looking import dates_of, figures_of

TURNED = {
    "a denial dropped": ("There will be no toll on the sound bridge.", "There will be a toll on the sound bridge."),
    "the opposite": ("We will keep the night ferry to Ekvik.", "We will abolish the night ferry to Ekvik."),
    "taken back": ("The fire station at Ekvik keeps its boats.", "On the fire station at Ekvik I was wrong."),
}
SAME = {
    "said again": ("There will be no toll on the sound bridge.", "There is no toll on the sound bridge."),
    "of another thing": ("There will be no toll on the bridge.", "There will be a toll on the mountain road."),
    "what others claim": ("We will never sell the pier.", "My opponent claims we will sell the pier."),
    "a condition": ("We will not build the pier.", "We will build the pier if the state pays."),
    "a question": ("We will not build the pier.", "Why would we build the pier?"),
}


def changes(early: str, late: str, *, days: tuple[str, str] = ("2025-02-03", "2025-10-06")) -> list[tuple[str, ...]]:
    press = Press()
    for words, day in zip((early, late), days, strict=True):
        press.state((words, {"said": day}))
    dossier = press.dossier(figures=figures_of, dates=dates_of)
    return [(change.kind, *change.values) for change in dossier.changes]


@pytest.mark.parametrize(("early", "late"), TURNED.values(), ids=TURNED)
def test_a_statement_stands_against_an_earlier_one(early: str, late: str) -> None:
    assert [kind for kind, *_ in changes(early, late)] == ["reversal"]


@pytest.mark.parametrize(("early", "late"), SAME.values(), ids=SAME)
def test_what_is_no_change_is_left_alone(early: str, late: str) -> None:
    assert changes(early, late) == []


def test_what_outlets_make_of_one_day_is_no_change() -> None:
    early, late = TURNED["a denial dropped"]
    assert changes(early, late, days=("2025-02-03", "2025-02-04")) == []


def test_a_figure_moves_in_steps_each_with_its_passage() -> None:
    press = Press()
    said = [("40 million", "2025-02-03"), ("55 million", "2025-06-03"), ("70 million", "2025-11-03")]
    names = [press.state((f"The sound bridge will cost {sum_} dollars.", {"said": day})) for sum_, day in said]
    (change,) = press.dossier(figures=figures_of).changes
    assert change.statements == tuple(names)
    assert change.times == tuple(day for _, day in said)
    assert change.values == ("40000000 USD", "55000000 USD", "70000000 USD")
    texts = [press.documents[entry.document].text for entry in change.evidence]
    assert [entry.spans[0].of(text) for entry, text in zip(change.evidence, texts, strict=True)] == texts


def test_a_date_to_come_moves() -> None:
    early, late = "The pool will open in May 2026.", "The pool will open in March 2027."
    assert changes(early, late) == [("date", "2026-05", "2027-03")]


def test_a_month_within_the_year_named_before_is_no_change() -> None:
    assert changes("The pool will open in 2026.", "The pool will open in May 2026.") == []


def test_silence_on_a_theme_is_told_where_the_person_spoke_of_others() -> None:
    press = Press()
    for day in ("2025-01-05", "2025-02-05", "2025-11-05"):
        press.state(("No tariff ever fed a child.", {"said": day}))
    for day in ("2025-04-05", "2025-06-05", "2025-08-05"):
        press.state(("The judge read the verdict before the file.", {"said": day}))
    silent = [gap for gap in press.dossier().gaps if gap.kind == "silence"]
    assert [(gap.theme, gap.detail) for gap in silent] == [("trade", "2025-03/2025-10")]
