"""Pages that keep their text back: paywalls, consent and script walls, error pages."""

from __future__ import annotations

from wortlaut.languages.base import known, language

GATE_LENGTH = 900  # characters; a gate's own words are shorter, an article that mentions one is longer
LOCKED_LENGTH = 500  # a page that says of itself that it is not free shows at most a teaser of this length


def is_gate(text: str, /, *, lang: str = "", locked: bool = False) -> bool:
    """Tell whether the main text of a page is a gate instead of an article."""
    if locked and len(text) < LOCKED_LENGTH:
        return True
    if len(text) >= GATE_LENGTH:
        return False
    folded = " ".join(text.casefold().split())
    languages = [lang.split("-")[0]] if lang.split("-")[0] in known() else list(known())
    return any(phrase in folded for code in languages for phrase in language(code).table("gates").get("phrases", ()))
