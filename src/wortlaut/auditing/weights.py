"""How much a word tells: common ones little, the others by nothing but being there."""

from __future__ import annotations

from functools import cache

from wortlaut.auditing.tokens import Text
from wortlaut.languages.base import known, language

COMMON = 0.35  # weight of a stopword against a telling word: two sentences share half their words by chance
SAMPLE = 4_000  # characters that are looked at to tell a language
FEWEST = 2  # stopwords needed to name a language at all


@cache
def stopwords(code: str, /) -> frozenset[str]:
    """Return the stopwords of a language."""
    return frozenset(language(code).table("stopwords").get("words", ()))


def weight_of(key: str, lang: str, /) -> float:
    """Return the weight of a word in that language."""
    return COMMON if key in stopwords(lang) else 1.0


def detect(text: str, told: str | None = None, /) -> str:
    """Return the language told, or the one whose stopwords the text has most of; "und" where none shows."""
    if told and told != "und":
        return told.split("-")[0].lower()
    keys = [token.key for token in Text(text[:SAMPLE]).words]
    counts = sorted((-sum(key in stopwords(code) for key in keys), code) for code in languages())
    best, code = counts[0]
    return code if -best >= FEWEST and (len(counts) == 1 or best < counts[1][0]) else "und"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages whose stopwords are known, sorted."""
    return tuple(code for code in known() if language(code).own("stopwords"))
