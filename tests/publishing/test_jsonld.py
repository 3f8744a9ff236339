"""Linked data: what was said, where it stands, and what the audit made of it."""

from __future__ import annotations

import json

import pytest

from wortlaut.publishing.jsonld import JsonldPublisher
from wortlaut.records import Audit, Flag, QuoteCheck, Span, Verdict


def graph(printed, **context):
    ((name, content),) = JsonldPublisher().within(context)(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.jsonld"
    return json.loads(content)["@graph"]


def audit(printed, verdict, flags=(), shift=0):
    start = printed.documents["d1"].text.index(printed.words) + shift
    check = QuoteCheck(id="q1", verdict=verdict, flags=flags, document="d1", spans=(Span(start, start + 5),))
    return Audit(note="n", checks=(check,))


def test_without_an_audit_nothing_is_rated(printed):
    (quotation,) = graph(printed)
    assert (quotation["@type"], quotation["text"]) == ("Quotation", printed.words)
    assert quotation["isBasedOn"]["publisher"]["name"] == "Harbour Post"


VERDICTS = {
    "verbatim": (Verdict.VERBATIM, (), 2, "verbatim"),
    "altered": (Verdict.ALTERED_WORDING, (), 1, "altered_wording"),
    "an alarming flag": (Verdict.VERBATIM, (Flag.TRUNCATED,), 1, "verbatim, truncated"),
}


@pytest.mark.parametrize(("verdict", "flags", "rating", "named"), VERDICTS.values(), ids=VERDICTS)
def test_a_judged_quotation_is_a_claim_that_was_reviewed(printed, verdict, flags, rating, named):
    _, review = graph(printed, audit=audit(printed, verdict, flags))
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == f"Ana Prado: {printed.words}"
    assert review["datePublished"] == "2026-01-20"
    assert (review["reviewRating"]["ratingValue"], review["reviewRating"]["alternateName"]) == (rating, named)
    assert review["itemReviewed"]["appearance"]["url"] == "https://post.example/pier"


def test_a_check_of_other_words_rates_nothing(printed):
    assert len(graph(printed, audit=audit(printed, Verdict.VERBATIM, shift=len(printed.words) + 2))) == 1
