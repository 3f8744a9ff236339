"""Whose words: from the mention of a speaker to a person, in one document and across many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wortlaut.records import Document, Person, Quotation
from wortlaut.resolving.careers import role_at
from wortlaut.resolving.finding import find_people
from wortlaut.resolving.joining import Resolution, join_documents
from wortlaut.resolving.local import DocumentPeople
from wortlaut.resolving.offices import Glossary, glossary, glossary_from_table
from wortlaut.resolving.reading import read_document
from wortlaut.resolving.table import people_from_table
from wortlaut.resolving.wikidata import WikidataPeople, people_from_wikidata

__all__ = [
    "DocumentPeople",
    "Glossary",
    "Resolution",
    "WikidataPeople",
    "find_people",
    "glossary",
    "glossary_from_table",
    "join_documents",
    "people_from_table",
    "people_from_wikidata",
    "read_document",
    "resolve",
    "role_at",
]


def resolve(
    documents: Iterable[Document], quotations: Mapping[str, Sequence[Quotation]], /, *, people: Sequence[Person] = ()
) -> Resolution:
    """Return who is who in the documents and whose each quotation is; ``quotations`` by document id."""
    readings = (read_document(document, quotations.get(document.id, ())) for document in documents)
    return join_documents(readings, people=people)
