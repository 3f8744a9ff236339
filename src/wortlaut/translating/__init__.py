"""What was said, in another language: figures, dates and names kept by code, an answer held against rules of ours.

A note is *written* in each of its languages (``writing``); only the words of its sources are translated, and those
stand beside the original, never in its place. This room prepares a passage for a translator and judges what comes back.
"""

from __future__ import annotations

from wortlaut.translating.amounts import digits_in, written_amount, written_day, written_number
from wortlaut.translating.glossary import Term, office_terms, read_glossary, terms_in
from wortlaut.translating.judging import Fault, faults
from wortlaut.translating.masking import Kept, Masked, mask, tidied

__all__ = [
    "Fault",
    "Kept",
    "Masked",
    "Term",
    "digits_in",
    "faults",
    "mask",
    "office_terms",
    "read_glossary",
    "terms_in",
    "tidied",
    "written_amount",
    "written_day",
    "written_number",
]
