"""What other formats need of a note: its sentences in order, each with its section, and the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wortlaut.publishing.text import runs, web_address
from wortlaut.records import Document, Note, Piece, Reference, Section, Sentence

UNNAMED = "urn:wortlaut:document:"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no place for


def sentences(note: Note, /) -> Iterator[tuple[Section, Sentence]]:
    """Yield every sentence with its section, in the order to be read."""
    for section in note.sections:
        for paragraph in section.paragraphs:
            for sentence in paragraph:
                yield section, sentence


def tells(section: Section, sentence: Sentence, /) -> bool:
    """Tell whether the sentence tells a statement in full: under its theme, or in the lead of a short note."""
    return section.kind == "theme" or (section.kind == "lead" and sentence.statement is not None)


def spoken(sentence: Sentence, documents: Mapping[str, Document], /) -> str:
    """Return the words that the sentence quotes as speech; empty where it quotes none."""
    return " ".join(run.text for run in runs(sentence, documents) if run.kind == "speech")


def placed(sentence: Sentence, /) -> tuple[Piece, ...]:
    """Return the pieces that stand in a document: those of speech, else an outlet's own words."""
    speech = tuple(piece for piece in sentence.pieces if piece.quotation and piece.span)
    return speech or tuple(piece for piece in sentence.pieces if piece.document and piece.span)


def by_document(note: Note, /) -> Mapping[str, Reference]:
    """Return the note's references by the id of their document."""
    return {reference.document: reference for reference in note.references}


def address(document: Document, reference: Reference | None = None, /) -> str:
    """Return where the document is, as an IRI: on the web, else a name that opens nothing."""
    from urllib.parse import quote

    url = web_address(document.url) or web_address(reference.url if reference else None)
    return (url or f"{UNNAMED}{quote(document.id, safe='')}").partition("#")[0]


def speaker(note: Note, /) -> str:
    """Return the name of whom the note is about."""
    return str(note.front.get("person") or note.person)


def xml_text(words: str, /) -> str:
    """Return words that XML can hold: what it has no place for becomes the replacement character."""
    return _FORBIDDEN.sub("\ufffd", words)
