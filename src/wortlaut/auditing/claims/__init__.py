"""Claims with figures held against their source: what each figure is of, and whether the source says so.

``hints`` holds the words of a language that tell of a figure, ``telling`` reads them around each one, ``conflicts``
says why a number that fits is still wrong, ``rivals`` of what else it is, ``deriving`` works out what is not printed,
``judging`` gives the verdict, and ``placing`` finds what tells of the same where a claim names no source.
"""

from wortlaut.auditing.claims.hints import language_of
from wortlaut.auditing.claims.judging import Counting, judge_claim
from wortlaut.auditing.claims.placing import told_by

__all__ = ["Counting", "judge_claim", "language_of", "told_by"]
