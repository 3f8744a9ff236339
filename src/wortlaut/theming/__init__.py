"""Statements to a dossier: themes an editor would keep, in order, with what differs and what is missing."""

from wortlaut.theming.arranging import arrange

__all__ = ["arrange"]
