"""Claims with figures held against their source: what each figure is of, and whether the source says so.

``hints`` holds the words of a language that tell of a figure, and ``telling`` reads them around each one into what is
``told`` of it. ``readings`` says how else it may be read, ``conflicts`` why a number that fits is still wrong, and
``rivals`` of what else it is. ``deriving`` tries what is not printed, by what one figure (``from_one``) and two
(``from_two``) give when ``working`` with them; ``clocks`` reads times of day, ``spells`` lengths of time, and
``judging`` gives the verdict. ``placing`` finds what tells of the same where a claim names no source.
"""

from wortlaut.auditing.claims.counting import Counting
from wortlaut.auditing.claims.hints import language_of
from wortlaut.auditing.claims.judging import judge_claim
from wortlaut.auditing.claims.placing import told_by

__all__ = ["Counting", "judge_claim", "language_of", "told_by"]
