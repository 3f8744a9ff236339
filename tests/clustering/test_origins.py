from __future__ import annotations

import pytest

from wortlaut.clustering import origins
from wortlaut.records import Document, Span

WORDS = "The tide does not wait for a committee."
SCENE = "Ines Varga spoke for eleven minutes in the old customs hall while rain ran down the glass roof. "
AFTER = " Nobody in the second row looked up from the budget papers, and the vote was put off until July."


def report(name: str, *, before: str = "", after: str = "", **known: object) -> tuple[Document, list[Span]]:
    text = f"{before}{WORDS}{after}"
    document = Document(id=name, text=text, outlet=known.pop("outlet", name), **known)  # type: ignore[arg-type]
    return document, [Span(len(before), len(before) + len(WORDS))]


def found(*reports: tuple[Document, list[Span]]) -> list[tuple[tuple[str, ...], str]]:
    documents = [document for document, _ in reports]
    passages = {document.id: spans for document, spans in reports}
    return [(origin.documents, origin.why) for origin in origins(documents, passages)]


def test_the_same_words_in_two_reports_are_two_origins() -> None:
    other = ("At the council Ms Varga shrugged. ", " Then she left by the side door, without her umbrella.")
    reports = (report("a", before=SCENE, after=AFTER), report("b", before=other[0], after=other[1]))
    assert found(*reports) == [(("a",), "own"), (("b",), "own")]


def test_the_same_sentences_around_the_words_are_a_copy_of_the_earlier() -> None:
    late = report("a", before=SCENE, after=AFTER, published="2025-06-04")
    early = report("z", before=SCENE, after=AFTER, published="2025-06-03")
    assert found(late, early) == [(("z", "a"), "copy")]


def test_texts_that_credit_one_agency_count_once() -> None:
    reports = (
        report("a", agency="nordpresse", published="2025-06-03"),
        report("b", before="SKARNE (Nordpresse) - The mayor was blunt. ", published="2025-06-03"),
        report("c", published="2025-06-04"),
    )
    assert found(*reports) == [(("a", "b"), "agency:nordpresse"), (("c",), "own")]


def test_one_outlet_is_one_origin() -> None:
    reports = (report("a", outlet="Echo"), report("b", before=SCENE, outlet="Echo"))
    assert found(*reports) == [(("a", "b"), "own")]


def test_a_document_that_ties_two_groups_makes_them_one() -> None:
    reports = (
        report("a", agency="nordpresse", published="2025-06-01"),
        report("b", before=SCENE, after=AFTER, published="2025-06-02"),
        report("c", before=SCENE, after=AFTER, agency="nordpresse", published="2025-06-03"),
    )
    assert found(*reports) == [(("a", "b", "c"), "agency:nordpresse")]


def test_a_copy_shows_what_both_print_and_when() -> None:
    edited = SCENE.replace("eleven minutes", "quite some time")
    late = report("a", before=f"Own first line of the paper here. {edited}", after=AFTER, published="2025-06-04")
    early = report("z", before=SCENE, after=AFTER, published="2025-06-03")
    (origin,) = origins([late[0], early[0]], {"a": late[1], "z": early[1]})
    texts = {"a": late[0].text, "z": early[0].text}
    shown = [
        (part.document, part.of, [span.of(texts[part.document]) for span in part.spans]) for part in origin.evidence
    ]
    held = ["in the old customs hall while rain ran down the glass roof", AFTER.strip(" .")]
    assert shown == [("a", "copy", held), ("z", "copied", held)]
    assert origin.times == ("2025-06-03", "2025-06-04")


def test_a_credit_line_is_shown() -> None:
    line = "SKARNE (Nordpresse) -"
    document, spans = report("b", before=f"{line} The mayor was blunt. ", published="2025-06-03")
    other = report("c", before=f"BRANDSEE (Nordpresse) - {SCENE}")
    (origin,) = origins([document, other[0]], {"b": spans, "c": other[1]})
    assert [(part.document, part.of, part.spans) for part in origin.evidence] == [
        ("b", "credit", (Span(0, len(line)),)),
        ("c", "credit", (Span(0, len("BRANDSEE (Nordpresse) -")),)),
    ]
    assert origin.times == ("2025-06-03", "")


def test_who_heard_it_alone_needs_no_evidence() -> None:
    (origin,) = origins([report("a", before=SCENE)[0]], {"a": [Span(0, 4)]})
    assert (origin.why, origin.evidence) == ("own", ())


CREDITED = {
    "told the paper": (", Varga told the Skarne Evening Post on Friday.", 1),
    "a report of the paper": (", so Varga nach einem Bericht der „Skarne Evening Post“ vom Freitag.", 1),
    "only part of the name": (", Varga said by evening post.", 2),
}


@pytest.mark.parametrize(("after", "count"), CREDITED.values(), ids=CREDITED)
def test_a_report_that_names_another_outlet_as_its_source_is_no_second_witness(after: str, count: int) -> None:
    first = report("a", before=SCENE, outlet="The Skarne Evening Post", published="2025-06-03")
    second = report("b", after=after, outlet="Echo", published="2025-06-04")
    found_origins = origins([first[0], second[0]], {"a": first[1], "b": second[1]})
    assert len(found_origins) == count
    if count == 1:
        (shown,) = found_origins[0].evidence
        assert (shown.document, shown.of, shown.spans[0].of(second[0].text)) == ("b", "credit", "Skarne Evening Post")


def test_outlets_of_one_word_are_no_credit() -> None:
    reports = (report("a", outlet="Echo", before=SCENE), report("b", outlet="Post", after=" The echo was loud."))
    assert len(found(*reports)) == 2
