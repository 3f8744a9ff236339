"""What is a variant of a wording, and what only has a word of it in common."""

from __future__ import annotations

from wortlaut.auditing.lexicon import lexicon
from wortlaut.auditing.numerals import counts
from wortlaut.auditing.passages import telling
from wortlaut.auditing.tokens import Text
from wortlaut.records import Comparison, Document, Verdict
from wortlaut.records.audit import ACCEPTED

FEWEST = 2  # telling words in common: "ein Jahr bekommen" has one of "ein Jahr, nicht mehr", and denies nothing


def is_variant(wording: str, found: Comparison, document: Document, /) -> bool:
    """Tell whether what was found is the wording, as it is, or changed in less than makes it another."""
    if found.verdict in ACCEPTED:
        return True
    if found.verdict in (Verdict.ABSENT, Verdict.UNREADABLE):
        return False
    there = " ".join(span.of(document.text) for span in found.spans)
    shared = telling(wording, document.lang) & telling(there, document.lang)
    return len(shared) >= FEWEST or _frame(wording, document.lang) == _frame(there, document.lang)


def _frame(text: str, lang: str) -> list[str]:
    """Return the words without negators and figures: a wording of one telling word may differ in nothing else."""
    known = lexicon(lang)
    keys = (token.key for token in Text(text).words if token.kind == "word")
    return [key for key in keys if not known.negates(key) and not counts([key], known, strict=True)]
