"""How one name is spelled: with or without umlauts, hyphens, spaces, from Cyrillic letters, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wortlaut.resolving.folding import fold, fold_umlauts
from wortlaut.resolving.lexicon import lexicon, surnames_first

_SLAVIC = re.compile(
    r"(?:[oe](?:w|v|ff)a?|enko|s[ck](?:i|y|ij|iy|yj|yi|aja|aya)|(?:t?sch|c?h)uk|[jy]uk|(?:w|v)(?:itsch|ich|ych|ytsch))$"
)
# Longest first: German, English and French letters for one Cyrillic sound.
_SOUNDS = (
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("ff", "v"),
    ("w", "v"),
    ("kh", "ch"),
    ("ou", "u"),
)
_VOWELS = str.maketrans("yj", "ii")
_DOUBLE = re.compile(r"(.)\1+")
_SPANISH = 3  # words of a name with two surnames: "María Ortega Ruiz"
_CACHED = 65_536


@lru_cache(maxsize=_CACHED)
def spellings(name: str, /) -> tuple[str, ...]:
    """Return the keys under which another spelling of a full name in Latin script is the same name."""
    return tuple(dict.fromkeys(_keys(name)))


def shortened(name: str, /) -> str | None:
    """Return the name with the first of two surnames: "María Ortega Ruiz" -> "maria ortega"; None for other names."""
    words = name.split()
    if len(words) != _SPANISH or any(not word[:1].isupper() or len(word.strip(".")) < 2 for word in words):
        return None
    middle = fold(words[1])
    known = lexicon("en").given_name(middle) or middle in surnames_first() or fold(words[0]) in surnames_first()
    return None if known or not lexicon("en").given_name(fold(words[0])) else fold_umlauts(" ".join(words[:2]))


def _keys(name: str) -> Iterator[str]:
    plain = fold_umlauts(name)
    yield plain
    yield re.sub(r"[\s-]", "", plain)
    words = plain.split()
    if len(words) == 2 and any("-" in word for word in words) and any(word in surnames_first() for word in words):
        yield "".join(sorted(words)).replace("-", "")
    if words and _SLAVIC.search(words[-1]):
        yield f"slavic {_sound(plain)}"


def _sound(plain: str) -> str:
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _DOUBLE.sub(r"\1", plain.translate(_VOWELS))
