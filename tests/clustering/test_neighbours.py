from __future__ import annotations

import pytest

from wortlaut.clustering import joined
from wortlaut.records import Document, Quotation, Span

FIRST, SECOND = "We lost four ferries.", "None of them was insured."
TEXTS = {
    "a tag between": ("“We lost four ferries,” Varga said. “None of them was insured.”", True),
    "German": ("„Wir haben vier Fähren verloren“, sagte Varga am Abend. „Keine war versichert.“", True),
    "a colon": ("“We lost four ferries,” Varga said, and added: “None of them was insured.”", True),
    "a sentence between": (
        "“We lost four ferries,” Varga said. Silence fell. “None of them was insured.”",
        False,
    ),
    "a full stop inside": ("“We lost four ferries.” Varga said in June. “None of them was insured.”", False),
    "a question inside": ("“Did we lose four ferries?” Varga asked in June. “None of them was insured.”", True),
    "another paragraph": ("“We lost four ferries,” Varga said.\n\n“None of them was insured.”", False),
    "nothing but a space": ("“We lost four ferries.” “None of them was insured.”", False),
}


def halves(text: str, **known: object) -> list[Quotation]:
    marks = [place for place, sign in enumerate(text) if sign in "“”„"]
    spans = [Span(marks[0] + 1, marks[1]), Span(marks[2] + 1, marks[3])]
    made: dict[str, object] = {"form": "direct", "found_by": "marks@1"} | known
    return [Quotation(document="d", content=(span,), **made) for span in spans]  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "one"), TEXTS.values(), ids=TEXTS)
def test_two_pairs_of_marks_around_a_tag_are_one_utterance(text: str, one: bool) -> None:
    first, second = halves(text)
    found = joined([(second, "p-varga"), (first, "p-varga")], Document(id="d", text=text))
    contents = [quotation.content for quotation, _ in found]
    assert contents == ([(*first.content, *second.content)] if one else [first.content, second.content])


APART = {
    "two speakers": ({}, ("p-varga", "p-otis")),
    "nobody known": ({}, (None, None)),
    "indirect": ({"form": "indirect"}, ("p-varga", "p-varga")),
    "a turn": ({"turn": "VARGA"}, ("p-varga", "p-varga")),
}


@pytest.mark.parametrize(("known", "persons"), APART.values(), ids=APART)
def test_what_may_be_two_stays_two(known: dict[str, object], persons: tuple[str | None, str | None]) -> None:
    text = TEXTS["a tag between"][0]
    found = joined(zip(halves(text, **known), persons, strict=True), Document(id="d", text=text))
    assert len(found) == 2
