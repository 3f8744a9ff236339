"""W3C Web Annotations: one for each sentence, pointing at the passages it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.text import render_text
from wortlaut.publishing.told import address, by_document, sentences
from wortlaut.records import Document, Evidence, Note, Reference, Span

AROUND = 32  # characters of prefix and suffix, the length that annotation tools write


@dataclass(frozen=True, slots=True)
class AnnotationsPublisher:
    """Prints an AnnotationPage; every selector pairs the words with their place in the document's text."""

    name: str = "annotations"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        base = f"urn:wortlaut:note:{stem(note)}"
        page = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": base,
            "type": "AnnotationPage",
            "items": list(_annotations(note, documents, base)),
        }
        text = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
        return {f"{stem(note)}.annotations.jsonld": text.encode("utf-8", "replace")}


def _annotations(note: Note, documents: Mapping[str, Document], base: str) -> Iterator[dict[str, object]]:
    references = by_document(note)
    for number, (_, sentence) in enumerate(sentences(note), 1):
        known = [entry for entry in dict.fromkeys(sentence.evidence) if _reaches(entry, documents)]
        body = {
            "type": "TextualBody",
            "value": render_text(sentence, documents, note.lang),
            "format": "text/plain",
            "language": note.lang,
            "purpose": "describing",
        }
        targets = [target for entry in known for target in _targets(entry, documents, references)]
        if targets:
            name = f"{base}:{number}"
            yield {"id": name, "type": "Annotation", "motivation": "linking", "body": body, "target": targets}


def _reaches(entry: Evidence, documents: Mapping[str, Document]) -> bool:
    document = documents.get(entry.document)
    return document is not None and bool(entry.spans) and entry.spans[-1].end <= len(document.text)


def _targets(
    entry: Evidence, documents: Mapping[str, Document], references: Mapping[str, Reference]
) -> Iterator[dict[str, object]]:
    document = documents[entry.document]
    for span in entry.spans:
        quote, place = selectors(document.text, span)
        source = address(document, references.get(document.id))
        target: dict[str, object] = {"type": "SpecificResource", "source": source, "selector": [quote, place]}
        if entry.of:
            target["label"] = entry.of
        yield target


def selectors(text: str, span: Span, /) -> tuple[dict[str, object], dict[str, object]]:
    """Return the words with what stands around them, and their place in code points."""
    quote: dict[str, object] = {"type": "TextQuoteSelector", "exact": span.of(text)}
    around = {"prefix": text[max(0, span.start - AROUND) : span.start], "suffix": text[span.end : span.end + AROUND]}
    quote.update({side: words for side, words in around.items() if words})
    return quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}
