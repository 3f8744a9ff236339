"""Names made comparable: without case, accents, script; nothing here knows a language."""

from __future__ import annotations

import re
from functools import lru_cache

from wortlaut.languages.scripts import is_cjk as is_cjk

_APART = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘′´`.")
_CACHED = 65_536  # words; a text rarely has more distinct ones, and the memory stays bounded


@lru_cache(maxsize=_CACHED)
def fold(word: str) -> str:
    """Return the word in plain lower-case letters: "Yıldırım" -> "yildirim", "O'Leary" -> "oleary"."""
    plain = word.translate(_APOSTROPHES)
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain)
    return plain.lower()


@lru_cache(maxsize=_CACHED)
def fold_umlauts(word: str) -> str:
    """Return the fold of a word whose umlauts are written out: "Müller" -> "mueller"."""
    spelled = word.lower()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        spelled = spelled.replace(umlaut, letters)
    return fold(spelled)


def slug(name: str) -> str:
    """Return the name as part of an id: "Jürgen H. Möll" -> "juergen-h-moell"; CJK names by their sound.

    Umlauts are written out in every name, as in the machine-readable line of passports (ICAO Doc 9303).
    """
    return _APART.sub("-", fold_umlauts(_spaced(name))).strip("-")[:80] or "unnamed"


def _spaced(name: str) -> str:
    return " ".join(name) if name and all(is_cjk(sign) for sign in name) else name
