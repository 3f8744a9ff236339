"""Linked data as its own reader takes it: every term has a meaning, and nothing is dropped on the way."""

from __future__ import annotations

import json

import pytest

from wortlaut.publishing.annotations import AnnotationsPublisher
from wortlaut.publishing.jsonld import JsonldPublisher
from wortlaut.records import Audit, QuoteCheck, Span, Verdict

jsonld = pytest.importorskip("pyld.jsonld", reason="needs pyld, of the lock of tests")

SCHEMA, OA, DC = "https://schema.org/", "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/"
KNOWN = {  # of schema.org: the properties of a type, its own or those of what it is a kind of
    "Quotation": {"text", "creator", "inLanguage", "isBasedOn"},
    "Person": {"name"},
    "Organization": {"name"},
    "SoftwareApplication": {"name"},
    "CreativeWork": {"name", "url", "publisher", "datePublished"},
    "Claim": {"text", "author", "appearance"},
    "Rating": {"ratingValue", "bestRating", "worstRating", "alternateName"},
    "ClaimReview": {"claimReviewed", "datePublished", "author", "itemReviewed", "reviewRating"},
}
ANNO = {  # what the context of the Web Annotation model says of the terms that we use
    "id": "@id", "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector",
                                        "TextPositionSelector", "exact", "prefix", "suffix", "start", "end")},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"}, "linking": f"{OA}linking",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"}, "describing": f"{OA}describing",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "language": f"{DC}language", "format": f"{DC}format",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip
CONTEXTS = {"https://schema.org": {"@vocab": SCHEMA}, "http://www.w3.org/ns/anno.jsonld": ANNO}


def load(url, options):
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url.rstrip("/")]}}


def terms(value) -> set[str]:
    """Return the names of all properties in a document."""
    if isinstance(value, dict):
        return {name for name in value if not name.startswith("@")}.union(*map(terms, value.values()))
    return set().union(*map(terms, value)) if isinstance(value, list) else set()


def nodes(value):
    """Yield every typed thing of an expanded document."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)


def test_quotations_and_reviews_are_what_the_vocabulary_knows(printed):
    start = printed.documents["d1"].text.index(printed.words)
    check = QuoteCheck(id="q", verdict=Verdict.VERBATIM, document="d1", spans=(Span(start, start + 5),))
    publisher = JsonldPublisher().within({"audit": Audit(note="n", checks=(check,))})
    (content,) = publisher(printed.note, printed.documents).values()
    found = list(nodes(jsonld.expand(json.loads(content), {"documentLoader": load})))
    assert {"Quotation", "ClaimReview"} <= {kind.removeprefix(SCHEMA) for node in found for kind in node["@type"]}
    for node in found:
        (kind,) = (kind.removeprefix(SCHEMA) for kind in node["@type"])
        assert {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")} <= KNOWN[kind]


def test_annotations_lose_no_term_and_become_triples(printed):
    (content,) = AnnotationsPublisher()(printed.note, printed.documents).values()
    page = json.loads(content)
    assert terms({key: value for key, value in page.items() if key != "@context"}) <= set(ANNO)
    triples = jsonld.to_rdf(page, {"documentLoader": load, "format": "application/n-quads"})
    assert triples.count(f"<{OA}hasTarget>") >= 3
    assert f'<{OA}exact> "{printed.words}"' in triples
