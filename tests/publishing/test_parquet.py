"""Parquet: the rows of the CSV, with types."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace

import pytest

from wortlaut.errors import UsageError
from wortlaut.publishing.csv import CsvPublisher
from wortlaut.publishing.parquet import ParquetPublisher

parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'wortlaut[parquet]'")


def table(printed):
    ((name, content),) = ParquetPublisher()(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.parquet"
    return parquet.read_table(io.BytesIO(content))


def test_it_holds_the_rows_of_the_csv(printed):
    (text,) = CsvPublisher()(printed.note, printed.documents).values()
    rows = list(csv.DictReader(io.StringIO(text.decode())))
    found = table(printed).to_pylist()
    assert len(found) == len(rows) == 1
    for mine, theirs in zip(found, rows, strict=True):
        assert mine.pop("note") == "prado-pier-en"
        shown = {name: "" if value is None else str(value) for name, value in mine.items()}
        assert {**shown, "spoken": "yes" if mine["spoken"] else "no"} == theirs


def test_numbers_are_numbers_and_what_is_not_known_is_null(printed):
    shown = table(printed)
    assert {str(shown.schema.field(name).type) for name in ("start", "end", "reference")} == {"int32"}
    assert str(shown.schema.field("spoken").type) == "bool"
    assert shown.column("said").null_count == 1
    assert table(replace(printed, note=replace(printed.note, sections=()))).num_rows == 0


def test_halves_of_characters_are_no_error(quoting):
    assert table(quoting("The pier \ud800 holds")).column("wording").to_pylist() == ["The pier ? holds"]


def test_without_pyarrow_it_says_what_to_install(printed, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'wortlaut\[parquet\]'"):
        ParquetPublisher()(printed.note, printed.documents)
