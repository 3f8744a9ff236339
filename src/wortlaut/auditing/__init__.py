"""What holds of a note: locating a wording, comparing two, and every check of a note against itself and its sources."""

from wortlaut.auditing.audit import CHECKS, audit
from wortlaut.auditing.check import Sources, check_quote
from wortlaut.auditing.compare import compare
from wortlaut.auditing.draft import Draft, read_draft
from wortlaut.auditing.locate import Locator

__all__ = ["CHECKS", "Draft", "Locator", "Sources", "audit", "check_quote", "compare", "read_draft"]
