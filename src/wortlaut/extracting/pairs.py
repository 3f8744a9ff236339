"""Which quotation marks belong together, by kind and paragraph, in one linear pass.

A mark that finds no partner is left out and costs at most the quotation it belonged to: never its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wortlaut.extracting.layout import Paragraph

MARK = re.compile("''|``|[“”„‟‘’‚‛«»‹›\"'「」『』＂]")
SPECIAL = {"''": '"', "``": '"', "＂": '"'}
"""Signs that stand for another; `` opens and '' both opens and closes."""
KINDS = {
    "“": "double", "”": "double", "„": "double", "‟": "double",
    "‘": "single", "’": "single", "‚": "single", "‛": "single",
    "«": "guillemet", "»": "guillemet", "‹": "angle", "›": "angle",
    '"': "ascii", "'": "tick", "「": "corner", "」": "corner", "『": "white", "』": "white",
}  # fmt: skip
ALWAYS_OPEN = frozenset("„‟‚‛「『")
ALWAYS_CLOSE = frozenset("」』")
OPENING = frozenset("([{-–—/:;,…\"'“„‘‚«»‹›`「『（：，")
LONGEST_SINGLE = 600
"""Characters between single marks; a longer stretch is an apostrophe that met another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks and the words between; pieces > 1 where each paragraph opened its marks again."""

    opens: int  # offset of the first opening mark
    closes: int  # offset right after the last closing mark (or the end of the last paragraph)
    spans: tuple[tuple[int, int], ...]  # the words inside, one span a paragraph
    kind: str
    depth: int  # 0 = not inside other marks
    shuts: int | None = None  # offset of the closing mark
    closed: bool = True
    paragraph: int = 0  # index of the first
    last: int = 0  # index of the last paragraph


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark with the characters beside it, and whether the next one of its kind can close."""

    kind: str
    sign: str
    start: int
    inside: int
    before: str
    after: str
    beyond: str  # the character after the one after
    closer_follows: bool = False

    @property
    def opens(self) -> bool:
        """Tell whether white space or a sign stands before it and none after."""
        return (self.before.isspace() or self.before in OPENING) and not self.after.isspace()

    @property
    def shuts(self) -> bool:
        """Tell whether an opening sign stands where only a closing one can ("did not -- “")."""
        return self.after.isspace() or self.after == "“"

    @property
    def closes(self) -> bool:
        """Tell whether it stands right behind something and no letter follows."""
        return not self.before.isspace() and not self.after.isalnum()


def pair_marks(text: str, paragraphs: Sequence[Paragraph], /) -> list[Pair]:
    """Return all pairs of the text, ordered by their opening mark."""
    found: list[Pair] = []
    for number, paragraph in enumerate(paragraphs):
        inner, left_open = _pairs_of(text, paragraph, number)
        found.extend(inner)
        if left_open is not None:
            found.append(left_open)
    return _nested(_joined(text, found, paragraphs))


def _marks(text: str, paragraph: Paragraph) -> list[_Mark]:
    """Return the paragraph's marks; read from the end, so that each knows what follows."""
    found: list[_Mark] = []
    closer: dict[str, bool] = {}
    for match in reversed(list(MARK.finditer(text, paragraph.start, paragraph.end))):
        sign = SPECIAL.get(match.group(), match.group())
        first, last = match.span()
        before = text[first - 1] if first > paragraph.start else " "
        ahead = text[last : min(last + 2, paragraph.end)] + "  "
        after, beyond = ahead[0], ahead[1]
        kind = KINDS[sign]
        mark = _Mark(kind, match.group(), first, last, before, after, beyond, closer.get(kind, False))
        year = kind in ("tick", "single") and after.isdigit()  # "the '53 race"
        if not (before.isalnum() and after.isalnum()) and not year:
            closer[kind] = mark.closes and not mark.opens and sign != "‘"
        found.append(mark)
    return found[::-1]


def _pairs_of(text: str, paragraph: Paragraph, number: int) -> tuple[list[Pair], Pair | None]:
    stack: list[_Mark] = []
    found: list[Pair] = []
    for mark in _marks(text, paragraph):
        partner = _partner(stack, mark)
        role = _role(mark, stack[partner] if partner is not None else None)
        if role == "open":
            if partner is not None and stack[partner].kind == mark.kind:  # that one's closing mark is missing
                del stack[partner:]
            stack.append(mark)
        elif role == "close" and partner is not None:
            opened = stack[partner]
            del stack[partner:]
            pair = _pair(text, opened, mark, number)
            if pair is not None:
                found.append(pair)
    return found, _unclosed(text, stack, paragraph, number)


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """Return the place of the open mark that this one could close; "„Nie\"" and "\"Never”" mix kinds."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].kind == mark.kind:
            return index
    mixed = bool(stack) and mark.kind == "ascii" and stack[-1].kind == "double" and not mark.opens
    mixed = mixed or (bool(stack) and mark.sign == "”" and stack[-1].kind == "ascii" and mark.closes)
    return len(stack) - 1 if mixed else None


def _role(mark: _Mark, opened: _Mark | None) -> str:
    if mark.sign in ALWAYS_OPEN or mark.sign == "``":
        return "open"
    if mark.sign in ALWAYS_CLOSE:
        return "close"
    if mark.kind in ("tick", "single"):
        return _single(mark, opened)
    if mark.kind in ("guillemet", "angle"):
        return "close" if opened is not None and opened.sign != mark.sign else "open"
    if mark.sign == "“":
        return "close" if opened is not None and (opened.sign in "„‟" or mark.closes or mark.shuts) else "open"
    if mark.sign == "”":
        return "close" if opened is not None or not mark.opens else "open"
    return _ascii(mark, opened)


def _ascii(mark: _Mark, opened: _Mark | None) -> str:
    """Decide on a mark that looks the same at both ends by what stands beside it."""
    if opened is None:
        return "open" if mark.opens else "none"
    if mark.opens and not mark.closes:
        return "open"
    return "none" if mark.before.isdigit() and _goes_on(mark) else "close"


def _goes_on(mark: _Mark) -> bool:
    """Tell whether a mark that could close is an apostrophe or inches: the sentence runs on to a better one."""
    runs_on = mark.after.isspace() and mark.beyond.islower()
    return mark.closer_follows and (runs_on or mark.after.isalnum())


def _single(mark: _Mark, opened: _Mark | None) -> str:
    if mark.before.isalnum() and mark.after.isalnum():
        return "none"  # an apostrophe inside a word
    if mark.sign == "‚":
        return "open"
    if mark.sign == "‘":
        german = opened is not None and opened.sign == "‚"
        return "close" if german else ("none" if mark.after.isdigit() else "open")
    if mark.sign == "'" and mark.opens:
        return "open" if mark.after.isalpha() and opened is None else "none"
    if opened is None or mark.before.isspace():
        return "none"
    return "none" if mark.before in "sxz" and _goes_on(mark) else "close"


def _pair(text: str, opened: _Mark, closing: _Mark, number: int) -> Pair | None:
    start, end = _inside(text, opened.inside, closing.start)
    if start >= end or (opened.kind in ("single", "tick") and end - start > LONGEST_SINGLE):
        return None
    return Pair(
        opened.start, closing.inside, ((start, end),), opened.kind, 0, closing.start, paragraph=number, last=number
    )


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unclosed(text: str, stack: list[_Mark], paragraph: Paragraph, number: int) -> Pair | None:
    """Return what runs open to the paragraph's end; only where it begins the paragraph or a sentence."""
    for opened in stack:
        before = text[max(paragraph.start, opened.start - 3) : opened.start].rstrip()
        leads = not before or before[-1] in ":,.!?"
        if opened.kind in ("double", "ascii", "guillemet", "corner") and leads:
            start, end = _inside(text, opened.inside, paragraph.end)
            if start < end:
                return Pair(
                    opened.start, paragraph.end, ((start, end),), opened.kind, 0,
                    closed=False, paragraph=number, last=number,
                )  # fmt: skip
    return None


def _joined(text: str, found: list[Pair], paragraphs: Sequence[Paragraph]) -> list[Pair]:
    """Join pairs left open at a paragraph's end with the one that opens the next paragraph."""
    ordered = sorted(found, key=lambda pair: (pair.opens, -pair.closes))
    first = {pair.paragraph: pair for pair in reversed(ordered) if pair.opens == paragraphs[pair.paragraph].start}
    joined: list[Pair] = []
    taken: set[int] = set()
    for pair in ordered:
        if pair.opens in taken:
            continue
        spans = list(pair.spans)
        tail = pair
        while not tail.closed and (after := first.get(tail.paragraph + 1)) is not None and after.kind == pair.kind:
            taken.add(after.opens)
            spans.extend(after.spans)
            tail = after
        joined.append(
            replace(
                pair, spans=tuple(spans), closes=tail.closes, shuts=tail.shuts, closed=tail.closed, last=tail.paragraph
            )
        )
    return joined


def _nested(pairs: list[Pair]) -> list[Pair]:
    """Count for each pair how many others hold it."""
    held: list[Pair] = []
    open_ends: list[int] = []
    for pair in pairs:
        while open_ends and open_ends[-1] <= pair.opens:
            open_ends.pop()
        held.append(replace(pair, depth=len(open_ends)) if open_ends else pair)
        open_ends.append(pair.closes)
    return held
