"""Statements to a dossier: themes an editor would keep, in order, with what differs and what is missing."""

from wortlaut.theming.arranging import arrange
from wortlaut.theming.taxonomy import NO_TAXONOMY, Taxonomy, read_taxonomy

__all__ = ["NO_TAXONOMY", "Taxonomy", "arrange", "read_taxonomy"]
