"""One small note, and documents that try to break out of the page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from wortlaut.records import Document, Evidence, Note, Piece, Reference, Section, Sentence, Span

HOSTILE = (
    "</script><script>alert('a')</script> <img src=x onerror=alert(1)> <!-- [a](javascript:b) *c* _d_ `e` "
    "{{ site.x }} {% include y %} $$f$$ | g | \\h # i -- j ... & &lt;"
)


@dataclass(frozen=True)
class Printed:
    """A note and the documents that it rests on."""

    note: Note
    documents: dict[str, Document]
    words: str  # what the note quotes


def make(words: str, **known: str) -> Printed:
    """Return a note that quotes the words as speech, and again as an outlet's own."""
    text = f"Mayor Ana Prado said: “{words}” on the pier."
    span = Span(text.index(words), text.index(words) + len(words))
    whole = Span(0, len(text))
    details = {"title": "On the pier", "outlet": "Harbour Post", "url": "https://post.example/pier", **known}
    document = Document(id="d1", text=text, lang="en", published="2025-09-10", **details)
    other = Document(id="d2", text=f"{words}!", lang="en", outlet="Courier", file="courier.txt")
    quotation = f"d1#{span.start}-{span.end}"
    evidence = (
        Evidence(document="d1", spans=(span,), of="wording"),
        Evidence(document="d2", spans=(Span(0, len(words)),), of="wording"),
        Evidence(document="d1", spans=(Span(0, 15),), of="role"),
    )
    spoken = Sentence(
        pieces=(
            Piece(text="Prado said: "),
            Piece(document="d1", span=span, quotation=quotation),
            Piece(text=". "),
            Piece(reference=1),
            Piece(reference=2),
        ),
        evidence=evidence,
        statement="s1",
    )
    reported = Sentence(
        pieces=(Piece(text="In the outlet’s words: "), Piece(document="d1", span=whole, lang="de"), Piece(reference=1)),
        evidence=evidence[:1],
    )
    front = {
        "title": details["title"],
        "date": "2026-01-20",
        "person": "Ana Prado",
        "statements": 1,
        "sources": ({"url": "x"},),
    }
    sections = (
        Section(heading="", kind="lead", paragraphs=((reported,),)),
        Section(heading=details["title"], level=4, paragraphs=((spoken, reported),)),
        Section(heading="Where the sources differ", level=4, kind="differences", paragraphs=((reported,),)),
    )
    references = (
        Reference(number=1, document="d1", title=details["title"], outlet=details["outlet"], published="2025-09-10",
                  url=details["url"]),
        Reference(number=2, document="d2", title="Untitled", file="courier.txt"),
    )  # fmt: skip
    note = Note(
        id="prado-pier-en",
        title=details["title"],
        lang="en",
        person="p",
        front=front,
        sections=sections,
        references=references,
    )
    return Printed(note, {"d1": document, "d2": other}, words)


@pytest.fixture
def printed() -> Printed:
    """Return a note of plain words."""
    return make("The pier will hold")


@pytest.fixture
def hostile() -> Printed:
    """Return a note of which every word from outside is an attack."""
    return make(HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)")


@pytest.fixture(scope="session")
def quoting() -> object:
    """Return the maker of notes."""
    return make
