"""Dossier to note: told by templates, every quotation placed by span, every sentence with its evidence."""

from wortlaut.writing.note import write

__all__ = ["write"]
