"""Dossier to note: told by templates, every quotation placed by span, every sentence with its evidence."""

from wortlaut.writing.crediting import credited
from wortlaut.writing.foreign import Foreign
from wortlaut.writing.length import length_of
from wortlaut.writing.note import write
from wortlaut.writing.plans import Offer, faults, planned_languages, tidied

__all__ = ["Foreign", "Offer", "credited", "faults", "length_of", "planned_languages", "tidied", "write"]
