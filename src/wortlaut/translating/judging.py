"""What a translation must not do, whoever made it: seen without knowing what it means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.languages.scripts import UNSPACED
from wortlaut.translating.glossary import Term, has_term
from wortlaut.translating.masking import PLACE, Masked, tidied

SHORT = 3  # words that may be the same in two languages: a name, a title
LETTERS = 12  # of the original, from which its length tells something
# Letters of a translation for one of the original, least and most; of Chinese to Latin letters, and back. In
# the 50 of evaluation/translations.jsonl they are 0.6 to 1.5, and 2.7 to 3.8 from Chinese: these bounds are wide.
LIKE, WIDER, NARROWER = (0.5, 1.8), (1.2, 6.0), (0.1, 0.8)
BRIEF, FREER = 40, 1.3  # of fewer letters a translation may be that many times shorter or longer
_MARKUP = re.compile(r"[<>\[\]{}*_`|\\#~^]|https?:|www\.|&\w+;|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a translation does not stand."""

    code: str  # "empty", "place", "markup", "length", "same", "term", "control"
    message: str  # for the one that translates it again


def faults(answer: str, passage: Masked, terms: Sequence[Term] = (), /, *, source: str, target: str) -> list[Fault]:
    """Return what is wrong with an answer, places not yet filled; its meaning is judged by the audit."""
    if not any(map(str.isalpha, answer)):
        return [Fault(code="empty", message="There is no translation.")]
    found = []
    wanted = Counter(range(1, len(passage.kept) + 1))
    given = Counter(int(place[1]) for place in PLACE.finditer(answer))
    if given != wanted:
        places = ", ".join(f"{{{number}}}" for number in sorted((wanted - given) + (given - wanted)))
        found.append(Fault(code="place", message=f"Each placeholder must stand exactly once; wrong: {places}."))
    bare = PLACE.sub(" ", answer)
    if any(unicodedata.category(one) in ("Cc", "Cf", "Co", "Cn", "Cs") and one not in "\n\t" for one in bare):
        found.append(Fault(code="control", message="There are characters that no text has."))
    new = {mark[0] for mark in _MARKUP.finditer(bare)} - {mark[0] for mark in _MARKUP.finditer(passage.plain)}
    if new or "\n" in answer.strip():
        found.append(Fault(code="markup", message=f"No markup, links or line breaks: {' '.join(sorted(new))}"))
    if not _is_as_long(answer, passage.text, source, target):
        found.append(Fault(code="length", message="Translate the whole passage, and nothing else."))
    if _is_repeated(answer.split()) and not _is_repeated(passage.text.split()):
        found.append(Fault(code="length", message="Say it once."))
    tells = source in UNSPACED or len(passage.plain.split()) > SHORT
    if tells and tidied(answer).casefold() == tidied(passage.text).casefold():
        found.append(Fault(code="same", message="This is still the original."))
    for term in terms:
        if term.forced and not has_term(passage.filled(answer), term):
            found.append(Fault(code="term", message=f"“{term.source}” is “{term.target}”."))
    return found


def _is_repeated(words: list[str]) -> bool:
    """Tell whether the words are the same few, over and over."""
    sizes = (len(words) // times for times in (2, 3, 4) if len(words) % times == 0 and len(words) // times > 1)
    return any(words == words[:size] * (len(words) // size) for size in sizes)


def _is_as_long(answer: str, text: str, source: str, target: str) -> bool:
    here, there = (sum(map(str.isalpha, PLACE.sub("", one))) for one in (answer, text))
    wider, narrower = source in UNSPACED, target in UNSPACED
    least, most = LIKE if wider == narrower else WIDER if wider else NARROWER
    if there < (LETTERS / 3 if wider else LETTERS):
        return here <= LETTERS * most
    free = FREER if there < BRIEF else 1.0
    return least / free * there <= here <= most * free * there
