"""JSON-LD: schema.org ``Quotation`` for every quotation, ``ClaimReview`` for every one that the note's audit judged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wortlaut.publishing.files import stem
from wortlaut.publishing.linked import linked, work
from wortlaut.publishing.told import by_document, placed, sentences, speaker, spoken, tells
from wortlaut.records import Audit, Document, Note, QuoteCheck, Sentence

BEST, WORST = 2, 1  # of a rating: a careful editor accepts the wording, or not
_PROGRAM = {"@type": "SoftwareApplication", "name": "Wortlaut"}


@dataclass(frozen=True, slots=True)
class JsonldPublisher:
    """Prints one graph; without an audit no claim is rated."""

    name: str = "jsonld"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> JsonldPublisher:
        """Return this publisher with what else is known of the note: "audit"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        graph: dict[str, Any] = dict(linked(note, documents))
        audit = self.context.get("audit")
        if isinstance(audit, Audit):
            graph["@graph"] = [*graph["@graph"], *_reviews(note, documents, audit)]
        text = json.dumps(graph, ensure_ascii=False, indent=1) + "\n"
        return {f"{stem(note)}.jsonld": text.encode("utf-8", "replace")}


def verdicts(audit: Audit, /) -> Mapping[str, tuple[QuoteCheck, ...]]:
    """Return the audit's checks by the document that each found its wording in."""
    found: dict[str, tuple[QuoteCheck, ...]] = {}
    for check in audit.checks:
        if check.document and check.spans:
            found[check.document] = (*found.get(check.document, ()), check)
    return found


def check_of(sentence: Sentence, checks: Mapping[str, tuple[QuoteCheck, ...]], /) -> QuoteCheck | None:
    """Return the check that rests on the words which the sentence quotes; None where the audit has none."""
    for piece in placed(sentence):
        for check in checks.get(piece.document or "", ()) if piece.quotation else ():
            if piece.span and any(piece.span.overlaps(span) for span in check.spans):
                return check
    return None


def _reviews(note: Note, documents: Mapping[str, Document], audit: Audit) -> Iterator[dict[str, object]]:
    references, checks = by_document(note), verdicts(audit)
    dated = {"datePublished": str(note.front["date"])} if note.front.get("date") else {}
    for section, sentence in sentences(note):
        check = check_of(sentence, checks) if tells(section, sentence) else None
        text = spoken(sentence, documents) if check else ""
        source = references.get(check.document or "") if check else None
        if check is None or source is None or not text:
            continue
        claim = {
            "@type": "Claim",
            "text": text,
            "author": {"@type": "Person", "name": speaker(note)},
            "appearance": work(source),
        }
        rating = {
            "@type": "Rating",
            "ratingValue": BEST if check.accepted else WORST,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": ", ".join((check.verdict.value, *(flag.value for flag in check.flags))),
        }
        yield {
            "@type": "ClaimReview",
            "claimReviewed": f"{speaker(note)}: {text}",
            **dated,
            "author": _PROGRAM,
            "itemReviewed": claim,
            "reviewRating": rating,
        }
