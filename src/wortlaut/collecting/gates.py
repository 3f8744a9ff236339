"""Pages that keep their text back: paywalls, consent and script walls, error pages."""

from __future__ import annotations

import re
from functools import cache

from wortlaut.languages.base import known, language

TEASER_LENGTH = 500  # characters beside a gate's own words; what is longer is an article that speaks of gates
LABEL_LENGTH = 50  # characters
ENDING_LENGTH = 160  # characters; a longer last paragraph tells of something
_OWN_ADDRESS = re.compile(r"(?:ur[li] ?: ?)?https?://\S{1,500}")


def is_gate(text: str, /, *, lang: str = "", locked: bool = False) -> bool:
    """Tell whether the main text of a page is a gate instead of an article."""
    if locked and len(text) < TEASER_LENGTH:
        return True
    phrases = _phrases(lang.split("-")[0].lower())
    folded = text.casefold().replace("\n", " ")
    if not any(phrase in folded for phrase in phrases):
        return False
    stretches = [" ".join(stretch.casefold().split()) for stretch in text.split("\n\n")]
    outside = [stretch for stretch in stretches if not any(phrase in stretch for phrase in phrases)]
    return len(outside) < len(stretches) and sum(map(len, outside)) < TEASER_LENGTH


def is_label(line: str, /) -> bool:
    """Tell whether a line only says that what follows is about something else: "Advertisement", "Mehr zum Thema:"."""
    return len(line) <= LABEL_LENGTH and line.strip(" :.…-–—|»›>[]()*▼↓→").casefold() in _labels()


def is_ending(line: str, /) -> bool:
    """Tell whether a text's last line is about the page alone: its rights, its printing, its own address."""
    if len(line) > ENDING_LENGTH:
        return False
    folded = line.casefold().strip("©()（）[] .")
    reserved = "©" in line and any(phrase in folded for phrase in _endings())  # "© Tarn Courier. All rights reserved."
    return reserved or folded.startswith(_endings()) or bool(_OWN_ADDRESS.fullmatch(folded))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(phrase for one in known() for phrase in language(one).table("gates").get("endings", ()))


@cache
def _labels() -> frozenset[str]:
    return frozenset(label for one in known() for label in language(one).table("gates").get("labels", ()))


@cache
def _phrases(code: str) -> tuple[str, ...]:
    codes = (code,) if code in known() else known()
    return tuple(phrase for one in codes for phrase in language(one).table("gates").get("phrases", ()))
