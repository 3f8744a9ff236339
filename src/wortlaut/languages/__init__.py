"""What each language knows: one small folder of data files for each, loaded when first asked for."""

from wortlaut.languages.base import Language, known, language

__all__ = ["Language", "known", "language"]
