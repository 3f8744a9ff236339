"""The dictionary form of a word, so that "festgenommen" and "nahm fest" are one: simplemma's dictionaries."""

from __future__ import annotations

from functools import lru_cache

KEPT = 65_536  # words


@lru_cache(maxsize=KEPT)
def lemma(word: str, code: str, /) -> str:
    """Return the dictionary form in small letters; of a language without a dictionary, the word itself.

    The first word of a language loads its dictionary: up to a second, and some 60 MB.
    """
    from simplemma import lemmatize  # not needed by those who judge no claims

    try:
        return lemmatize(word, lang=code).lower()
    except ValueError:
        return word.lower()
