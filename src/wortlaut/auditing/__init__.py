"""What holds of a note: locating a wording, comparing two, and every check of a note against itself and its sources."""

from wortlaut.auditing.audit import CHECKS, audit
from wortlaut.auditing.check import check_quote
from wortlaut.auditing.compare import compare
from wortlaut.auditing.draft import Draft, read_draft
from wortlaut.auditing.locate import Locator
from wortlaut.auditing.reports import Report, Sources

__all__ = ["CHECKS", "Draft", "Locator", "Report", "Sources", "audit", "check_quote", "compare", "read_draft"]
