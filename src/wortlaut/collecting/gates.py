"""Pages that keep their text back: paywalls, consent and script walls, error pages."""

from __future__ import annotations

from functools import cache

from wortlaut.languages.base import known, language

TEASER_LENGTH = 500  # characters beside a gate's own words; what is longer is an article that speaks of gates


def is_gate(text: str, /, *, lang: str = "", locked: bool = False) -> bool:
    """Tell whether the main text of a page is a gate instead of an article."""
    if locked and len(text) < TEASER_LENGTH:
        return True
    phrases = _phrases(lang.split("-")[0].lower())
    stretches = [" ".join(stretch.casefold().split()) for stretch in text.split("\n\n")]
    outside = [stretch for stretch in stretches if not any(phrase in stretch for phrase in phrases)]
    return len(outside) < len(stretches) and sum(map(len, outside)) < TEASER_LENGTH


@cache
def _phrases(code: str) -> tuple[str, ...]:
    codes = (code,) if code in known() else known()
    return tuple(phrase for one in codes for phrase in language(one).table("gates").get("phrases", ()))
