"""Scripts that write no spaces between words: their signs, and the languages that use them."""

from __future__ import annotations

import re

UNSPACED = frozenset({"zh", "ja"})  # languages
HAN = re.compile("[\u3400-\u9fff]")


def is_cjk(sign: str, /) -> bool:
    """Tell whether the character is a Han, kana or hangul sign."""
    return "\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3"


def has_cjk(words: str, /) -> bool:
    """Tell whether any of the characters is such a sign."""
    return any(map(is_cjk, words))
