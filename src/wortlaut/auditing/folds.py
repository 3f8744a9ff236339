"""What differs between words that count as the same: marks, dashes, spaces, case, entities, punctuation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from wortlaut.auditing.align import Placement
from wortlaut.auditing.differences import Sides
from wortlaut.auditing.folding import INVISIBLE
from wortlaut.auditing.tokens import Text
from wortlaut.records import Difference, Span

MOST_FOLDS = 40  # differences listed of one comparison; the first ones tell the story
_QUESTION, _STATEMENT = frozenset("?？"), frozenset(".!。！")


def folds(placement: Placement, sides: Sides, /) -> list[Difference]:
    """Return the folds between the same words and the marks between them, in the quotation's order."""
    found: list[Difference] = []
    for chunk in placement.chunks:
        if not chunk.same:
            continue
        for offset in range(chunk.quoted[1] - chunk.quoted[0]):
            quoted, place = chunk.quoted[0] + offset, chunk.found[0] + offset
            found += _word(quoted, place, sides)
            if quoted + 1 < chunk.quoted[1]:
                found += _between(quoted, place, sides)
            elif quoted + 1 == len(sides.quoted.words):
                found += _closing(quoted, place, sides)
            if len(found) >= MOST_FOLDS:
                return found[:MOST_FOLDS]
    return found


def _word(quoted: int, place: int, sides: Sides) -> Iterator[Difference]:
    word, token = sides.quoted.words[quoted], sides.text.words[place]
    one = sides.quoted.raw[word.token.start : word.token.end]
    other = sides.text.raw[token.start : token.end]
    if one != other:
        kind = "bracket" if word.stem else _word_kind(one, other, _begins(quoted, place, sides), sides)
        yield Difference(
            kind=kind,
            quoted=one,
            found=other,
            quoted_span=Span(word.token.start, word.token.end),
            found_span=Span(token.start, token.end),
        )


def _word_kind(one: str, other: str, begins: bool, sides: Sides) -> str:
    if "\n" in other or "\u00ad" in one + other or any(mark in one + other for mark in INVISIBLE):
        return "fold:hyphen"
    if ("&" in other and ";" in other) or ("&" in one and ";" in one):
        return "fold:entity"
    plain = [unicodedata.normalize("NFKC", form) for form in (one, other)]
    if plain[0] == plain[1]:
        return "fold:unicode"
    plain = [form.replace("’", "'").replace("‘", "'").replace("\u2010", "-").replace("\u2011", "-") for form in plain]
    if plain[0] == plain[1]:
        return "fold:marks"
    if plain[0].lower() != plain[1].lower():
        return "fold:unicode"
    named = sides.lexicon.case_words
    return "word" if not begins and (plain[0] in named) != (plain[1] in named) else "fold:case"


def _begins(quoted: int, place: int, sides: Sides) -> bool:
    """Tell whether the word begins the quotation, a piece of it, or a sentence of either text."""
    before_quoted = sides.quoted.raw[: sides.quoted.words[quoted].token.start].rstrip()[-3:]
    before_found = sides.text.raw[max(0, sides.text.words[place].start - 4) : sides.text.words[place].start].rstrip()
    return quoted == 0 or quoted in sides.quoted.gaps or _ended(before_quoted) or _ended(before_found)


def _ended(before: str) -> bool:
    return not before or before[-1] in '.!?…:“„«»"‘‚\n”]'


def _between(quoted: int, place: int, sides: Sides) -> Iterator[Difference]:
    left, right = sides.quoted.words[quoted].token, sides.quoted.words[quoted + 1].token
    one = sides.quoted.raw[left.end : right.start]
    other = sides.text.between(place, place + 1)
    if one == other:
        return
    kind = _between_kind(one, other)
    if kind:
        start, end = sides.text.words[place].end, sides.text.words[place + 1].start
        yield Difference(
            kind=kind,
            quoted=one,
            found=other,
            quoted_span=Span(left.end, right.start) if right.start > left.end else None,
            found_span=Span(start, end) if end > start else None,
        )


def _closing(quoted: int, place: int, sides: Sides) -> Iterator[Difference]:
    """Yield what differs behind the last word, where a question became a statement or the other way round."""
    end, start = sides.quoted.words[quoted].token.end, sides.text.words[place].end
    one, other = sides.quoted.raw[end:], sides.text.raw[start : start + 3]
    if _ends(one) and _ends(other) and _asks(one) != _asks(other):
        yield Difference(
            kind="word",
            quoted=one,
            found=other,
            quoted_span=Span(end, end + len(one)),
            found_span=Span(start, start + 1),
        )


def _between_kind(one: str, other: str) -> str:
    first, second = _marks(one), _marks(other)
    if first == second:
        return (
            "bracket"
            if "[" in one and "[" not in other
            else "fold:space"
            if one.split() == other.split()
            else _same(one, other)
        )
    if _asks(one) != _asks(other) and _ends(one) and _ends(other):
        return "word"
    if first.replace("d", "") == second.replace("d", ""):
        return "fold:dashes"
    if first.replace("m", "") == second.replace("m", ""):
        return "fold:marks"
    return "fold:punctuation"


def _same(one: str, other: str) -> str:
    if "&" in other:
        return "fold:entity"
    text = one + other
    return (
        "fold:dashes"
        if any(dash in text for dash in "–—―")
        else "fold:marks"
        if any(map(text.__contains__, "“”„‘’«»\"'"))
        else "fold:unicode"
    )


def _marks(between: str) -> str:
    """Return the marks between two words with every style of one mark written alike."""
    alike = {"mark": "m", "dash": "d", "ellipsis": "e"}
    return "".join(alike.get(token.kind, token.key) for token in Text(between).tokens if token.key not in ("[", "]"))


def _asks(between: str) -> bool:
    return bool(_QUESTION.intersection(between))


def _ends(between: str) -> bool:
    return bool((_QUESTION | _STATEMENT).intersection(between))


def verbatim_places(wording: str, text: Text, /) -> list[Span]:
    """Return where exactly these code points stand with whole words at both ends."""
    found: list[Span] = []
    start = text.raw.find(wording) if wording else -1
    while start >= 0 and len(found) < MOST_FOLDS:
        end = start + len(wording)
        if not (text.splits(start) or text.splits(end)):
            found.append(Span(start, end))
        start = text.raw.find(wording, end)
    return found
