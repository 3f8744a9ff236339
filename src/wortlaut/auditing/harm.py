"""What would hurt most in print: the order in which findings of one level are told."""

from __future__ import annotations

from wortlaut.records import Finding

LEVELS = {"error": 0, "warning": 1, "note": 2}
ORDER = (
    "quote/negated",  # the opposite of what was said
    "quote/misattributed",  # words put into the wrong mouth
    "quote/absent",
    "negation/lost",
    "claim/speaker",
    "claim/credited",
    "quote/number",
    "quote/altered",
    "quote/spliced",
    "number/wrong",
    "number/contradicted",
    "quote/doubtful",
    "translation/",
    "quote/paraphrased",
    "quote/unmarked-translation",
    "quote/back-translated",
    "quote/translation-without-original",
    "number/",
    "person/",
    "date/",
    "quote/truncated",
    "hedge/lost",
    "quote/",
    "claim/unsupported",
    "reference/missing",
    "reference/title",
    "claim/uncited",
    "reference/",
    "heading/",
    "meta/",
)
"""Codes, or what they begin with; the first that fits counts, the longest first among equals."""


def harm(finding: Finding, /) -> tuple[int, int, int, str]:
    """Return what findings are sorted by: level, then harm, then place, then code."""
    rank = next((place for place, code in enumerate(ORDER) if _fits(finding.code, code)), len(ORDER))
    return LEVELS[finding.level], rank, finding.span.start if finding.span else -1, finding.code


def _fits(code: str, told: str) -> bool:
    return code == told or (told.endswith("/") and code.startswith(told) and code not in ORDER)
