"""Editions: what a later one changed and why, with both wordings still spans of documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wortlaut.desk.bundles import Bundle, bundle_of
from wortlaut.desk.editions import follow, latest
from wortlaut.publishing import publish
from wortlaut.publishing.corrected import corrected
from wortlaut.records import Document, Evidence, Note, Piece, Reference, Section, Sentence, Span

WORDS = "The pier will hold for 20 years"
LEAD = "Prado is quoted here with 3 statements."


def document(name: str, words: str = WORDS) -> Document:
    return Document(id=name, text=f"Prado: “{words}.”", lang="en", outlet=f"Post {name}", published="2025-09-10")


def said(source: Document, intro: str = "On 9 September 2025 Prado said: ") -> Sentence:
    span = Span(8, source.text.index(".”"))
    return Sentence(
        pieces=(Piece(text=intro), Piece(document=source.id, span=span, quotation="q"), Piece(text=". "),
                Piece(reference=1)),
        evidence=(Evidence(document=source.id, spans=(span,), of="wording"),), statement="s1",
    )  # fmt: skip


def edition(*sentences: Sentence, documents: tuple[Document, ...], date: str, lead: str = LEAD) -> Bundle:
    resting = tuple(Evidence(document=one.id, spans=(Span(0, 5),)) for one in documents)
    opening = Sentence(pieces=(Piece(text=lead),), evidence=resting)
    sections = (
        Section(heading="", kind="lead", paragraphs=((opening,),)),
        Section(heading="The pier", paragraphs=(sentences,)),
    )
    references = tuple(
        Reference(number=at, document=one.id, title=f"On {one.id}", outlet=one.outlet)
        for at, one in enumerate(documents, 1)
    )
    note = Note(id="prado-en", title="Prado", lang="en", person="p", front={"date": date, "person": "Ana Prado"},
                sections=sections, references=references)  # fmt: skip
    return Bundle(note=note, documents={one.id: one for one in documents}, context={})


A, B = document("a"), document("b", "The ferry will sail")
FIRST = edition(said(A), documents=(A,), date="2026-01-01")
OTHER = document("a", "The pier will hold for 30 years")
LATER = {
    "the same": (edition(said(A), documents=(A,), date="2026-02-01"), []),
    "a new sentence of a new source": (
        edition(said(A), replace(said(B), statement="s2"), documents=(A, B), date="2026-02-01"),
        [("added", "new_source")],
    ),
    "other counts in the lead": (
        edition(said(A), documents=(A,), date="2026-02-01", lead=LEAD.replace("3 statements", "twelve statements")),
        [],
    ),
    "another lead": (
        edition(said(A), documents=(A,), date="2026-02-01", lead=LEAD.replace("quoted", "cited")),
        [("words", "rules")],
    ),
    "a sentence dropped": (edition(documents=(A,), date="2026-02-01"), [("dropped", "rules")]),
    "other words": (
        edition(said(A, "Prado said on 9 September 2025: "), documents=(A,), date="2026-02-01"),
        [("words", "rules")],
    ),
    "another date": (
        edition(said(A, "On 10 September 2025 Prado said: "), documents=(A,), date="2026-02-01"),
        [("date", "rules")],
    ),
    "another figure": (
        edition(said(A, "On 9 September 2025 Prado said of 40 cranes: "), documents=(A,), date="2026-02-01"),
        [("figure", "rules")],
    ),
    "the text of the source changed": (
        edition(said(OTHER), documents=(OTHER,), date="2026-02-01"),
        [("quotation", "changed_source"), ("source_changed", "changed_source")],
    ),
    "a source is gone": (
        edition(said(B), documents=(B,), date="2026-02-01"),
        [("quotation", "withdrawn_source"), ("source_withdrawn", "withdrawn_source")],
    ),
}


@pytest.mark.parametrize(("later", "expected"), LATER.values(), ids=LATER)
def test_it_says_what_changed_and_why(later, expected):
    followed = follow(FIRST, later)
    assert [(one.kind, one.why) for one in followed.note.corrections] == expected
    assert followed.note.edition == (2 if expected else 1)
    assert {(one.edition, one.date) for one in followed.note.corrections} <= {(2, "2026-02-01")}


def test_old_words_stay_words_of_a_document_even_where_its_text_changed():
    later, _ = LATER["the text of the source changed"]
    followed = follow(FIRST, later)
    (shown,) = corrected(followed.note, followed.documents)
    changed = shown["entries"][0]
    assert changed["before"] == "On 9 September 2025 Prado said: “The pier will hold for 20 years”."
    assert changed["after"] == "On 9 September 2025 Prado said: “The pier will hold for 30 years”."
    before = followed.note.corrections[0].before
    assert before is not None
    (name,) = {piece.document for piece in before.pieces if piece.document}
    assert followed.documents[name].text == A.text
    assert followed.documents["a"].text == OTHER.text


def test_the_log_survives_the_note_as_json_and_grows():
    second = follow(FIRST, LATER["the text of the source changed"][0])
    (content,) = publish(second.note, second.documents, formats=["json"]).values()
    read = bundle_of(content, "second.json")
    assert read.note == second.note
    third = latest([edition(documents=(OTHER,), date="2026-03-01"), FIRST, read])
    assert third.note.edition == 3
    assert [one.edition for one in third.note.corrections] == [3, 2, 2]
    assert corrected(third.note, third.documents)[1]["entries"][0]["before"].startswith("On 9 September")
    assert corrected(third.note, third.documents)[0]["entries"][0]["before"].endswith("for 30 years”.")


def test_the_same_editions_give_the_same_bytes_in_any_order():
    editions = [FIRST, *(later for later, _ in list(LATER.values())[:1])]
    shown = [latest(order) for order in (editions, editions[::-1])]
    first, second = (publish(one.note, one.documents, formats=["json", "html", "jekyll"]) for one in shown)
    assert first == second
