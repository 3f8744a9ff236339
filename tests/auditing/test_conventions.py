"""Nine conventions of quotation marks: a note in any of them is read, and its words are found in the source."""

from __future__ import annotations

import pytest

from wortlaut.auditing import Locator, Sources, audit, read_draft
from wortlaut.extracting import extract
from wortlaut.records import Verdict
from wortlaut.testing import document

SOURCE = document(
    "The ferry board met in Quell Haven. “We counted every plank, and we will count them again in spring,” said "
    "Marit Oakes, who chairs it. The meeting lasted three hours.",
    id="source",
)
WORDS = "We counted every plank, and we will count them again in spring"

CONVENTIONS = {
    "English double": "“{}”",
    "British single": "‘{}’",
    "typewriter double": '"{}"',
    "typewriter single": "'{}'",
    "German low and high": "„{}“",
    "German single low and high": "‚{}‘",
    "inverted guillemets": "»{}«",
    "guillemets": "«{}»",
    "corner brackets": "「{}」",
}


@pytest.mark.parametrize("marks", CONVENTIONS.values(), ids=CONVENTIONS)
def test_a_note_in_any_convention_is_checked(marks):
    note = document(f"# Planks\n\nThe chair was clear. {marks.format(WORDS)}, Marit Oakes said on Tuesday.", id="note")
    draft = read_draft(note, quotations=extract(note))
    sources = Sources(documents={"source": SOURCE}, locator=Locator([SOURCE]), quotations={"source": extract(SOURCE)})
    checks = audit(draft, sources=sources).checks
    assert [(check.verdict, check.document) for check in checks] == [(Verdict.VERBATIM, "source")]
