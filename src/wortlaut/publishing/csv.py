"""The note's statements as a table, one row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wortlaut.publishing.files import stem
from wortlaut.publishing.text import words_of
from wortlaut.publishing.told import by_document, placed, sentences, speaker
from wortlaut.records import Document, Dossier, Note, Reference, Sentence, Statement

COLUMNS = (
    "statement", "person", "theme", "spoken", "wording", "lang", "document", "start", "end", "said", "occasion",
    "outlet", "published", "title", "url", "reference", "outlets", "origins", "sentence_by", "translation",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins with these


@dataclass(frozen=True, slots=True)
class CsvPublisher:
    """Prints RFC 4180 with a header; when and where it was said needs the dossier."""

    name: str = "csv"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> CsvPublisher:
        """Return this publisher with what else is known of the note: "dossier"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        shown = io.StringIO(newline="")
        table = csv.DictWriter(shown, COLUMNS, restval="")
        table.writeheader()
        dossier = self.context.get("dossier")
        for row in rows(note, documents, dossier if isinstance(dossier, Dossier) else Dossier(person=note.person)):
            table.writerow({key: inert(value) if isinstance(value, str) else value for key, value in row.items()})
        return {f"{stem(note)}.csv": shown.getvalue().encode("utf-8", "replace")}


def inert(words: str, /) -> str:
    """Return the words so that no spreadsheet takes them for a formula: an apostrophe stands in front then."""
    return f"'{words}" if words.startswith(FORMULA) else words


def rows(note: Note, documents: Mapping[str, Document], dossier: Dossier, /) -> Iterator[dict[str, object]]:
    """Yield what is known of each statement that the note tells; a column that is not known is left out or empty."""
    references = by_document(note)
    known = {statement.id: statement for statement in dossier.statements}
    occasions = {occasion.id: occasion.name for occasion in dossier.occasions}
    for section, sentence in sentences(note):
        if sentence.statement and placed(sentence):
            row = {"person": speaker(note), "theme": section.heading, **_row(sentence, documents, references)}
            if statement := known.get(sentence.statement):
                row |= _told(statement, occasions)
            yield row


def _row(
    sentence: Sentence, documents: Mapping[str, Document], references: Mapping[str, Reference]
) -> dict[str, object]:
    pieces = placed(sentence)
    words = "".join(words_of(piece, documents) for piece in pieces)
    first, last = pieces[0], pieces[-1]
    document = documents[first.document or ""]
    reference = references.get(document.id)
    return {
        "statement": sentence.statement,
        "spoken": "yes" if first.quotation else "no",
        "wording": words,
        "lang": document.lang,
        "document": document.id,
        "start": first.span.start if first.span else "",
        "end": last.span.end if last.span else "",
        "outlet": document.outlet or "",
        "published": document.published or "",
        "title": document.title or "",
        "url": document.url or "",
        "reference": reference.number if reference else "",
        "sentence_by": sentence.made_by,
        "translation": " ".join(piece.text for piece in sentence.pieces if piece.translated_from),
    }


def _told(statement: Statement, occasions: Mapping[str, str]) -> dict[str, object]:
    return {
        "said": statement.moment.value if statement.moment else "",
        "occasion": occasions.get(statement.occasion or "", ""),
        "outlets": len(statement.outlets),
        "origins": len(statement.origins),
    }
