"""Whose turn it is: marked stretches of a document, speech tags between them, and where a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from wortlaut.auditing.lexicon import lexicon
from wortlaut.languages.base import known, language
from wortlaut.records import Block, Document, Quotation, Span

LONGEST_TAG = 20  # words of "said X, who ..." between two halves of one quotation
LONGEST_ABBREVIATION = 12  # letters looked at before a full stop
LONGEST_WORD = 30  # letters looked at behind a full stop
LONGEST_STRETCH = 3_000  # characters between a pair of marks

_OPENING = '“„«»‹›「『"”'
_CLOSING = '”“»«›‹」』"'
_NAME = re.compile(r"[A-ZÄÖÜ][^\W\d_]+ [A-ZÄÖÜ][^\W\d_]+")
_ENDS = re.compile(r"[.!?…。！？][\"”“»«'’)\]」』]*\s+(?=[\"“„»«‹›'‘‚(\[]{0,3}[^\s\W_a-zäöü])|[。！？]|\n\s*\n")
_PAIRS = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("»", "«"),
    ("«", "»"),
    ("「", "」"),
    ("『", "』"),
    ('"', '"'),
    ("”", "”"),
)
_CLOSERS = {opening: "".join(close for start, close in _PAIRS if start == opening) for opening, _ in _PAIRS}


def sentence_ends_in(text: str, /) -> bool:
    """Tell whether a sentence ends inside the text and another begins."""
    return next(_sentence_ends(text), -1) >= 0


@cache
def _abbreviation() -> re.Pattern[str]:
    """Match a full stop after an initial, a figure, or an abbreviation of any known language."""
    words = {word for code in known() for word in lexicon(code).abbreviations}
    listed = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"\b(?:[A-ZÄÖÜ]|{listed})\.$")


_ORDINAL = re.compile(r"(?<!\w)\d\d?\.$")  # "the 3." may go on, "in 2029." and "the H4." end
_FOLLOWING = re.compile(r"[^\W\d_]+")


@cache
def _starters() -> frozenset[str]:
    """Return the words that begin a sentence behind a figure: none of them is what an ordinal counts."""
    return frozenset(word for code in known() for word in language(code).table("stopwords").get("words", ()))


def _is_ordinal(before: str, after: str) -> bool:
    following = _FOLLOWING.search(after)
    return _ORDINAL.search(before) is not None and (following is None or following[0].lower() not in _starters())


def _sentence_ends(text: str) -> Iterator[int]:
    for match in _ENDS.finditer(text):
        before = text[max(0, match.start() - LONGEST_ABBREVIATION) : match.start() + 1]
        if not _abbreviation().search(before) and not _is_ordinal(
            before, text[match.end() : match.end() + LONGEST_WORD]
        ):
            yield match.end()


def next_sentence_end(text: str, /) -> int:
    """Return where the first sentence of the text ends, its length where none does."""
    return next(_sentence_ends(text), len(text))


def last_sentence_end(text: str, /) -> int:
    """Return where the last sentence of the text begins, 0 where it is all one."""
    return max(_sentence_ends(text + "X"), default=0)  # a letter, since a sentence ends where another begins


def is_speech_tag(before: str, hidden: str, after: str, /) -> bool:
    """Tell whether words stand between a closing and an opening mark, as in: ...", said Weber. "..."""
    closes = before.strip().rstrip(",.;").rstrip()[-1:] or " "
    opens = after.strip().lstrip(",.;:").lstrip()[:1] or " "
    if closes not in _CLOSING + "'’" or opens not in _OPENING + "'‘" or "\n\n" in before + hidden:
        return False
    return len(hidden.split()) <= LONGEST_TAG and not any(mark in hidden for mark in '“”„«»"')


@lru_cache(maxsize=24)
def marked_stretches(text: str, /) -> tuple[Span, ...]:
    """Return the stretches between quotation marks, marks left out, in order; nested ones belong to the outer."""
    found: list[Span] = []
    place = 0
    while place < len(text):
        closers = _CLOSERS.get(text[place])
        end = _closing(text, place, closers) if closers else -1
        if end > place + 1:
            found.append(Span(place + 1, end))
            place = end
        place += 1
    return tuple(found)


def _closing(text: str, start: int, closers: str) -> int:
    """Return where the stretch closes; a paragraph that reopens the mark goes on, a new paragraph without it ends."""
    limit = min(len(text), start + LONGEST_STRETCH)
    paragraph = text.find("\n\n", start, limit)
    places = [text.find(closer, start + 1, limit if paragraph < 0 else paragraph) for closer in closers]
    return min((place for place in places if place >= 0), default=-1)


def same_turn(
    one: Span, other: Span, /, *, document: Document, quotations: Sequence[Quotation], speakers: Mapping[str, str]
) -> bool:
    """Tell whether two places may be one speaker's words; only a known difference says no."""
    blocks = [_turn(place, document.blocks) for place in (one, other)]
    if blocks[0] is not None and blocks[1] is not None and blocks[0] != blocks[1]:
        return False
    first, second = (_quotation(place, quotations) for place in (one, other))
    if first is None or second is None or first.id == second.id:
        return True
    known = [speakers.get(quotation.id, "") for quotation in (first, second)]
    if all(known):
        return known[0] == known[1]
    if any(known) and _names_another(other, known[0] or known[1], document.text, beyond=one):
        return False
    names = [_names(quotation, document.text) for quotation in (first, second)]
    return not (names[0] and names[1]) or bool(names[0] & names[1])


def _names_another(place: Span, speaker: str, text: str, *, beyond: Span) -> bool:
    """Tell whether the paragraph of a place, not that of the other one, names somebody else and not the speaker."""
    start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
    if start <= beyond.start:
        return False
    outside, at = [], start
    for stretch in marked_stretches(text):
        if stretch.start > at and stretch.start < (end if end >= 0 else len(text)):
            outside.append(text[at : stretch.start])
            at = stretch.end
    around = " ".join((*outside, text[at:end] if end >= 0 else text[at:]))
    words = set(speaker.split())
    return not any(word in around for word in words) and _NAME.search(around) is not None


def _turn(place: Span, blocks: Sequence[Block]) -> str | None:
    return next((block.speaker for block in blocks if block.speaker and block.span.overlaps(place)), None)


def _quotation(place: Span, quotations: Sequence[Quotation]) -> Quotation | None:
    holding = [quotation for quotation in quotations if any(span.overlaps(place) for span in quotation.content)]
    return min(holding, key=lambda quotation: (len(quotation.envelope), quotation.id), default=None)


def _names(quotation: Quotation, text: str) -> frozenset[str]:
    """Return the capitalised words of the speaker's mention; a pronoun or a role in lower case names nobody."""
    words = (word for span in quotation.speaker for word in span.of(text).replace("’s", "").split())
    return frozenset(word.strip(".,") for word in words if word[:1].isupper() and len(word.strip(".,")) > 3)


def sentences(text: str, /) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end, in order."""
    cuts = [0, *_sentence_ends(text), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]
