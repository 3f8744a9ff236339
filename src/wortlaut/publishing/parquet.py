"""The note's statements as Parquet: the rows of the CSV with their types, for who reads millions of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wortlaut.errors import UsageError
from wortlaut.publishing.csv import COLUMNS, rows
from wortlaut.publishing.files import stem
from wortlaut.records import Document, Dossier, Note

COUNTS = ("start", "end", "reference", "outlets", "origins")  # columns of whole numbers
TRUTH = "spoken"


@dataclass(frozen=True, slots=True)
class ParquetPublisher:
    """Prints one table; what is not known is null. Names one note in every row, so that files can be put together."""

    name: str = "parquet"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> ParquetPublisher:
        """Return this publisher with what else is known of the note: "dossier"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file; raises UsageError where pyarrow is not installed."""
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise UsageError("Parquet needs pyarrow", hint="pip install 'wortlaut[parquet]'") from error
        dossier = self.context.get("dossier")
        known = list(rows(note, documents, dossier if isinstance(dossier, Dossier) else Dossier(person=note.person)))
        kinds = {name: pyarrow.int32() for name in COUNTS} | {TRUTH: pyarrow.bool_()}
        columns = {"note": pyarrow.array([note.id] * len(known), pyarrow.string())}
        for name in COLUMNS:
            values = [_value(name, row.get(name)) for row in known]
            columns[name] = pyarrow.array(values, kinds.get(name, pyarrow.string()))
        file = io.BytesIO()
        parquet.write_table(pyarrow.table(columns), file, compression="zstd", store_schema=False)
        return {f"{stem(note)}.parquet": file.getvalue()}


def _value(name: str, value: object) -> object:
    if value is None or value == "":
        return None
    if name == TRUTH:
        return value == "yes"
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
