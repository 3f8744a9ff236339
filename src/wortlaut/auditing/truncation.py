"""What a cut took away: a negation, hedge, condition or contrast in the same sentence, just outside the quotation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from wortlaut.auditing.lexicon import Lexicon, Phrase, holds
from wortlaut.auditing.numerals import counts
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.turns import last_sentence_end, marked_stretches, next_sentence_end
from wortlaut.records import Difference, Span

REACH = 400  # characters of the sentence looked at on either side
NEAR = 7  # words between the one that turns the meaning and the cut
LONGEST_ASIDE = 4  # words of an aside that softens: ", I believe,"
LONGEST_CONDITION = 12  # words of a hidden clause that begins with "if"
CLOSE = 3  # words before the cut among which "nothing" or "all" is what the clause behind it restricts
_TYPEWRITTEN = re.compile(r"[,.]?\s?''")  # agencies close with two single marks, which pair with nothing
_OPENED = re.compile(r"(?:^|[\s(\[])[\"“„»«「『]$")
_CLAUSE = re.compile(r"[,;:–—]|--|\s-\s")


def cuts(spans: Sequence[Span], text: Text, lexicon: Lexicon, /) -> list[Difference]:
    """Return what the quotation's cuts leave out that changes what the words say; empty for a fair fragment."""
    first, last = spans[0], spans[-1]
    home = next((stretch for stretch in marked_stretches(text.raw) if stretch.overlaps(first)), None)
    found = [_head(first, _home(first, text, home), text, lexicon)]
    tail_home = next((stretch for stretch in marked_stretches(text.raw) if stretch.overlaps(last)), None)
    found.append(_tail(last, _home(last, text, tail_home), text, lexicon))
    found += [
        _hidden(left.end, right.start, text, lexicon)
        for left, right in itertools.pairwise(spans)
        if left.end < right.start
    ]
    return [difference for difference in found if difference is not None]


def _home(span: Span, text: Text, stretch: Span | None) -> Span:
    """Return the marked stretch the span lies in, or the text around it where no marks hold it."""
    around = Span(max(0, span.start - REACH), min(len(text.raw), span.end + REACH))
    if stretch is None or not stretch.covers(Span(span.start, max(span.start + 1, span.end - 2))):
        return around
    return Span(max(stretch.start, around.start), max(span.end, min(stretch.end, around.end)))


def _head(span: Span, home: Span, text: Text, lexicon: Lexicon) -> Difference | None:
    if _OPENED.search(text.raw[max(0, span.start - 2) : span.start]):
        return None  # a mark opens here, even where a page's end keeps it from closing
    before = text.raw[home.start : span.start] if home.start < span.start else ""
    start = home.start + last_sentence_end(before)
    keys, places = _words(text, start, span.start)
    own, _ = _words(text, span.start, span.end)
    if not keys or _is_said_again(keys, own, lexicon):
        return None
    turned = _turned_before(keys, own, text.raw[start : span.start], lexicon)
    return _difference("cut:" + turned, text, Span(places[0].start, places[-1].end)) if turned else None


def _is_said_again(keys: list[str], own: list[str], lexicon: Lexicon) -> bool:
    """Tell whether the words before the cut are a false start of those behind it: we could, um, | we could."""
    spoken = [key for place, key in enumerate(keys) if not _inside(lexicon.fillers, keys, place)]
    return bool(spoken) and spoken == own[: len(spoken)]


def _inside(phrases: Sequence[Phrase], keys: Sequence[str], place: int) -> bool:
    return any(holds(phrases, keys, begin) > place - begin for begin in range(max(0, place - 3), place + 1))


def _turned_before(keys: list[str], own: list[str], head: str, lexicon: Lexicon) -> str:
    """Return what the words before a cut turn in the words after it: "I don't think", "if", "maybe"."""
    if _holds_at_end(lexicon.bounds, keys) and counts(own[:2], lexicon):
        return "bound"
    if lexicon.negates(keys[-1]) and own and own[0] in lexicon.complementisers:
        return "negation"  # not | because
    complement = keys[-1] in lexicon.complementisers
    if keys[-1] in lexicon.doubters:
        return "condition"
    if complement:
        keys, head = keys[:-1], head.rstrip()[: -len(keys[-1])]
    open_comma = complement or bool(keys and keys[-1] in lexicon.openers)
    near = keys[-NEAR:]
    clause = len(_clause_after(head.rstrip(" ,") if open_comma else head).split())
    inside = near[-clause:] if clause else []
    if complement and inside and _opens_with_negation(keys[-clause:], lexicon):
        return "negation"
    if any(map(lexicon.negates, inside)) or _holds(lexicon.deniers, inside[-5:]):
        return "negation"
    if _holds(lexicon.conditions, inside):
        return "condition"
    if any(lexicon.softens(near, place) and place >= len(near) - 4 for place in range(len(near))):
        return "hedge"
    first = int(keys[:1] != [] and keys[0] in lexicon.joiners)
    opened = holds(lexicon.conditions, keys, first) or holds(lexicon.inversions, keys, first)
    return "condition" if opened and len(keys) <= 4 * NEAR else ""


def _opens_with_negation(keys: list[str], lexicon: Lexicon) -> bool:
    """Tell whether nobody is the one who thinks or says what follows: None of them left believing that | ..."""
    return lexicon.negates(keys[int(len(keys) > 1 and keys[0] in lexicon.joiners)])


def _holds(phrases: Sequence[Phrase], keys: Sequence[str]) -> bool:
    return any(holds(phrases, keys, place) for place in range(len(keys)))


def _holds_at_end(phrases: Sequence[Phrase], keys: Sequence[str]) -> bool:
    return any(tuple(keys[-len(phrase) :]) == phrase for phrase in phrases)


def _clause_after(head: str) -> str:
    """Return the words after the last comma, dash or semicolon."""
    return _CLAUSE.split(head)[-1]


def _tail(span: Span, home: Span, text: Text, lexicon: Lexicon) -> Difference | None:
    closed = text.raw[span.end - 1] in ".!?…。！？"
    after = text.raw[span.end : home.end] if span.end < home.end and not closed else ""
    if _TYPEWRITTEN.match(after):
        return None
    end = span.end + next_sentence_end(after)
    keys, places = _words(text, span.end, end)
    if not keys:
        return None
    ending, _ = _words(text, max(span.start, span.end - REACH), span.end)
    turned = _turned_after(keys, ending, text.raw[span.end : end], lexicon)
    return _difference("cut:" + turned, text, Span(places[0].start, places[-1].end)) if turned else None


def _turned_after(keys: list[str], ending: list[str], tail: str, lexicon: Lexicon) -> str:
    """Return what the words behind a cut take back of those before it: ", but", "unless", "I think"."""
    comma = _CLAUSE.match(tail.lstrip()) is not None
    if lexicon.restricts(ending[-CLOSE:], keys[0], after_comma=comma):
        return "condition"
    if keys[0] in lexicon.contrasts:
        return "contrast"
    if lexicon.negates(keys[0]):
        return "negation"
    if any(holds(lexicon.conditions, keys, place) for place in range(min(2, len(keys)))):
        return "condition"
    if holds(lexicon.inversions, keys, 0):
        return "condition"
    clause = _CLAUSE.split(tail.lstrip(" ,;:–—-"), maxsplit=1)[0]
    inside = keys[: len(clause.split())][:NEAR]
    if comma and len(inside) <= NEAR and keys[len(inside) : len(inside) + 1] and keys[len(inside)] in lexicon.contrasts:
        return "contrast"
    if comma and len(inside) <= LONGEST_ASIDE and lexicon.softens(inside, 0):
        return "hedge"
    if not comma and any(map(lexicon.negates, inside)) and keys[0] not in lexicon.joiners:
        return "negation"
    return ""


def _hidden(start: int, end: int, text: Text, lexicon: Lexicon) -> Difference | None:
    """Look at what an ellipsis hides, within the clause of the piece before and of the piece after."""
    gap = text.raw[start:end]
    first, last = next_sentence_end(gap), last_sentence_end(gap)
    keys, places = _words(text, start, end)
    if first >= len(gap) and last == 0 and _softens(keys, lexicon):
        kind = "condition" if _holds(lexicon.conditions, keys) else "hedge"
        return _difference("cut:" + kind, text, Span(places[0].start, places[-1].end))
    edges = [match.span() for match in _CLAUSE.finditer(gap)]
    before = min([first, *(edge for edge, _ in edges)])
    behind = max([last, *(edge for _, edge in edges)])
    near = [(start, start + min(before, REACH)), (max(start + behind, end - REACH), end)]
    for left, right in dict.fromkeys(near):
        keys, places = _words(text, left, right)
        if any(map(lexicon.negates, keys)):
            return _difference("cut:negation", text, Span(places[0].start, places[-1].end))
    return None


def _softens(keys: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a gap inside one sentence hides a condition, or little more than a hedge."""
    hedged = len(keys) <= LONGEST_ASIDE and any(lexicon.softens(keys, place) for place in range(len(keys)))
    return hedged or (len(keys) <= LONGEST_CONDITION and holds(lexicon.conditions, keys, 0) > 0)


def _words(text: Text, start: int, end: int) -> tuple[list[str], list[Span]]:
    first, last = text.place(start), text.place(end)
    words = [token for token in text.words[first:last] if token.start >= start and token.end <= end]
    return [token.key for token in words], [Span(token.start, token.end) for token in words]


def _difference(kind: str, text: Text, span: Span) -> Difference:
    return Difference(kind=kind, quoted="", found=span.of(text.raw), found_span=span)
