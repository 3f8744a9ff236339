"""What holds of a note: locating a wording, comparing two, and every check of a note against itself and its sources."""

from wortlaut.auditing.accepting import Accepted, Sifted, base_name, sift
from wortlaut.auditing.audit import CHECKS, audit
from wortlaut.auditing.check import check_quote
from wortlaut.auditing.compare import compare
from wortlaut.auditing.draft import Draft
from wortlaut.auditing.locate import Locator
from wortlaut.auditing.parsing import read_draft
from wortlaut.auditing.repairing import repaired
from wortlaut.auditing.reports import Report, Sources
from wortlaut.auditing.variants import is_variant

__all__ = [
    "CHECKS",
    "Accepted",
    "Draft",
    "Locator",
    "Report",
    "Sifted",
    "Sources",
    "audit",
    "base_name",
    "check_quote",
    "compare",
    "is_variant",
    "read_draft",
    "repaired",
    "sift",
]
