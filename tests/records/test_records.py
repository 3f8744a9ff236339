from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import SpanError, WireError
from wortlaut.records import Document, Figure, Quotation, Span
from wortlaut.records.wire import from_json, to_json

spans = st.tuples(st.integers(0, 500), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2)])
def test_a_span_is_never_empty_reversed_or_negative(start, end):
    with pytest.raises(SpanError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_outside_its_text_says_so():
    with pytest.raises(SpanError, match="text of 3 characters"):
        Span(1, 9).of("abc")


@given(spans, spans)
def test_overlap_is_symmetric_and_covering_implies_it(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.covers(other) or one.overlaps(other)


@given(st.lists(spans, min_size=1, max_size=3), st.text(min_size=1))
def test_a_quotation_survives_the_wire_unchanged(content, document):
    quotation = Quotation(document=document, content=tuple(content), form="direct", found_by="marks@1")
    assert from_json(to_json(quotation), Quotation) == quotation


def test_json_of_something_else_is_refused_by_name():
    with pytest.raises(WireError, match="not a Document"):
        from_json(b'{"id": 3}', Document)


def test_decimals_keep_their_digits_on_the_wire():
    from decimal import Decimal

    figure = Figure(document=None, span=Span(0, 4), value=Decimal("33.40"))
    assert str(from_json(to_json(figure), Figure).value) == "33.40"
