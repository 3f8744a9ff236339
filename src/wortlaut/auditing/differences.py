"""What a changed stretch is: a fold, a bracket, a figure, a negation, a hedge, or another word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from wortlaut.auditing.align import Chunk, Placement, same
from wortlaut.auditing.furniture import is_furniture
from wortlaut.auditing.lexicon import Lexicon, holds
from wortlaut.auditing.numerals import amounts, bounds, counts, in_a_name
from wortlaut.auditing.quoted import Quoted, Word
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.turns import is_speech_tag, sentence_ends_in
from wortlaut.records import Difference, Span

LONGEST_DROP = 5  # words dropped without a mark inside one sentence that are a change of wording, not a splice
LONGEST_NEGATION = 3  # words with a negator, dropped where a sentence ends, that are still one: Sometimes. Not always.
FIGURE_WORDS = 3  # of the same figure on either side of a changed word: 2.5 [Mio.] Euro
LONGEST_PAGE = 40  # words of a page's foot and the next one's head
LONGEST_REPLACED = 12  # words that one [bracket] may stand for


@dataclass(frozen=True, slots=True)
class Sides:
    """A quotation, a document, and what the document's language knows."""

    quoted: Quoted
    text: Text
    lexicon: Lexicon

    def words(self, chunk: Chunk, /) -> tuple[Word, ...]:
        """Return the quotation's words of a chunk."""
        return self.quoted.words[slice(*chunk.quoted)]

    def keys(self, chunk: Chunk, /) -> list[str]:
        """Return the document's words of a chunk, as keys."""
        return [token.key for token in self.text.words[slice(*chunk.found)]]

    def difference(self, kind: str, chunk: Chunk, /) -> Difference:
        """Return the difference with the places and words of both sides."""
        quoted_span = _span([word.token for word in self.words(chunk)])
        found_span = _span(self.text.words[slice(*chunk.found)])
        return Difference(
            kind=kind,
            quoted="" if quoted_span is None else quoted_span.of(self.quoted.raw),
            found="" if found_span is None else found_span.of(self.text.raw),
            quoted_span=quoted_span,
            found_span=found_span,
        )


def _span(tokens: Sequence[object]) -> Span | None:
    return Span(tokens[0].start, tokens[-1].end) if tokens else None  # type: ignore[attr-defined]


def changes(placement: Placement, sides: Sides, /) -> list[Difference]:
    """Return a difference for each stretch of the placement where the words are not the same."""
    chunks = _with_whole_figures(placement.chunks, sides)
    return _moved([sides.difference(kind_of(chunk, sides), chunk) for chunk in chunks if not chunk.same])


def _moved(differences: list[Difference]) -> list[Difference]:
    """Call a figure that only stands elsewhere in the sentence a change of wording, where no other figure changed."""
    figures = [one for one in differences if one.kind == "number"]
    if len(figures) != 2 or all(one.quoted and one.found for one in figures):
        return differences
    one, other = figures
    if (one.quoted.lower(), one.found.lower()) != (other.found.lower(), other.quoted.lower()):
        return differences
    return [replace(each, kind="word") if each in figures else each for each in differences]


def fitted(placement: Placement, sides: Sides, /) -> Placement:
    """Return the placement with a changed beginning or end drawn in or out to where it is the same in another style."""
    chunks = _over_pages(list(placement.chunks), sides)
    for place in {0, len(chunks) - 1}:
        if not chunks[place].same and chunks[place].quoted[0] < chunks[place].quoted[1]:
            chunks[place] = _fit(chunks[place], sides, first=place == 0, last=place == len(chunks) - 1)
    return Placement(tuple(chunks))


def _over_pages(chunks: list[Chunk], sides: Sides) -> list[Chunk]:
    """Let the first or last words stand beyond a page's head or foot, where they stand there word for word."""
    if len(chunks) > 1 and not chunks[-1].same:
        (start, end), begin = chunks[-1].quoted, chunks[-1].found[0]
        for left in range(begin + 1, min(begin + LONGEST_PAGE, len(sides.text.words) - (end - start)) + 1):
            if _stand_at(sides, start, end, left) and is_furniture(sides.text, begin, left):
                hidden, words = Chunk(False, (start, start), (begin, left)), (left, left + end - start)
                return [*_over_pages(chunks[:-1], sides), hidden, Chunk(True, (start, end), words)]
    if len(chunks) > 1 and not chunks[0].same:
        (start, end), stop = chunks[0].quoted, chunks[0].found[1]
        for right in range(stop - 1, max(stop - LONGEST_PAGE, end - start) - 1, -1):
            if _stand_at(sides, start, end, right - (end - start)) and is_furniture(sides.text, right, stop):
                words = (right - (end - start), right)
                return [Chunk(True, (start, end), words), Chunk(False, (end, end), (right, stop)), *chunks[1:]]
    return chunks


def _stand_at(sides: Sides, start: int, end: int, place: int) -> bool:
    return start < end and all(
        same(sides.quoted.words[start + step], sides.text, place + step) for step in range(end - start)
    )


def _fit(chunk: Chunk, sides: Sides, *, first: bool, last: bool) -> Chunk:
    start, end = chunk.found
    for step in (0, -1, 1, -2, 2):
        left, right = (start - step, end) if first else (start, end + step if last else end)
        if 0 <= left < right <= len(sides.text.words):
            tried = Chunk(False, chunk.quoted, (left, right))
            if kind_of(tried, sides).startswith("fold:"):
                return tried
    return chunk


def kind_of(chunk: Chunk, sides: Sides, /) -> str:
    """Return the kind of a changed stretch, the gravest one it can be."""
    words = sides.words(chunk)
    quoted, found = [word.key for word in words], sides.keys(chunk)
    if words and all(word.bracket or word.stem for word in words):
        return _bracket(words, found, chunk, sides)
    if not quoted:
        dropped = _dropped(found, chunk, sides)
        if dropped:
            return dropped
    elif any(word.bracket for word in words):
        quoted = [word.key for word in words if not word.bracket]
    return (
        _fold(quoted, found, sides.lexicon)
        or _numeral(quoted, found, chunk, sides)
        or _change(quoted, found, chunk, sides)
    )


def _bracket(words: Sequence[Word], found: list[str], chunk: Chunk, sides: Sides) -> str:
    stems = [word.stem for word in words if word.stem]
    if stems and not _stems_stand(words, found):
        return "word"
    quoted = [word.key for word in words]
    if _negators(quoted, sides.lexicon) != _negators(found, sides.lexicon):
        return "negation"
    if _other_figures(quoted, found, sides.lexicon):
        return "number"
    hidden = (
        sides.text.raw[sides.text.words[chunk.found[0]].start : sides.text.words[chunk.found[1] - 1].end]
        if found
        else ""
    )
    return "gap" if len(found) > LONGEST_REPLACED or sentence_ends_in(hidden) else "bracket"


def _stems_stand(words: Sequence[Word], found: list[str]) -> bool:
    return len(words) == len(found) and all(
        word.stem in key if word.stem else True for word, key in zip(words, found, strict=True)
    )


def _other_figures(quoted: list[str], found: list[str], lexicon: Lexicon) -> bool:
    if not (counts(quoted, lexicon) and counts(found, lexicon)):
        return False
    return amounts(quoted, lexicon)[0] != amounts(found, lexicon)[0]


def _dropped(found: list[str], chunk: Chunk, sides: Sides) -> str:
    """Return what words are that the quotation leaves out without a mark; "" when they are a plain change."""
    first, last = chunk.found
    around = sides.text.between(first - 1, last)
    hidden = sides.text.raw[sides.text.words[first].start : sides.text.words[last - 1].end]
    if _all_fillers(found, sides.lexicon) or _is_stutter(found, first, last, sides):
        return "fold:filler"
    if is_furniture(sides.text, first, last):
        return "fold:furniture"
    if is_speech_tag(sides.text.between(first - 1, first), hidden, sides.text.between(last - 1, last)):
        return "tag"
    if len(found) > LONGEST_DROP:
        return "gap"
    alone = _negators(found, sides.lexicon) and len(found) <= LONGEST_NEGATION
    return "gap" if sentence_ends_in(around) and not alone else ""


def _is_stutter(found: list[str], first: int, last: int, sides: Sides) -> bool:
    """Tell whether a small word is left out that stands twice, fillers between them aside."""
    words = [key for key in found if not holds(sides.lexicon.fillers, [key], 0)]
    beside = [token.key for token in (*sides.text.words[max(0, first - 1) : first], *sides.text.words[last : last + 1])]
    return len(words) == 1 and words[0] in sides.lexicon.stutters and words[0] in beside


def _all_fillers(keys: list[str], lexicon: Lexicon) -> bool:
    place = 0
    while place < len(keys):
        length = holds(lexicon.fillers, keys, place)
        if not length:
            return False
        place += length
    return True


def _fold(quoted: list[str], found: list[str], lexicon: Lexicon) -> str:
    """Return the fold that makes both sides the same, "" where none does."""
    joined, other = "".join(quoted), "".join(found)
    if joined.replace("-", "") == other.replace("-", "") and not any(map(str.isdigit, joined)):
        dotted = max(map(len, quoted), default=0) == 1 or max(map(len, found), default=0) == 1  # a.m., U.S.
        return "fold:hyphen" if "-" in joined + other else "fold:spelling" if len(joined) > 3 or dotted else ""
    if len(quoted) == len(found) and all(map(lexicon.same_spelling, quoted, found)):
        return "fold:spelling"
    return ""


def _numeral(quoted: list[str], found: list[str], chunk: Chunk, sides: Sides) -> str:
    """Tell whether both sides, with the words of a figure around them, count the same in two styles."""
    before, after = _around(chunk, sides)
    one = amounts([*before, *quoted, *after], sides.lexicon)
    other = amounts([*before, *found, *after], sides.lexicon)
    if one != other or not one[0]:
        return ""
    keys = ([*before, *quoted, *after], [*before, *found, *after])
    return "" if one[1] and _pattern(keys[0], sides.lexicon) != _pattern(keys[1], sides.lexicon) else "fold:numeral"


def _pattern(keys: list[str], lexicon: Lexicon) -> list[bool]:
    """Return in what order figures and other words come: the top 1 is not the 1 top."""
    return [figure for figure, _ in groupby(counts([key], lexicon, strict=True) for key in keys)]


def _around(chunk: Chunk, sides: Sides) -> tuple[list[str], list[str]]:
    """Return the words before and behind a changed stretch that belong to its figure."""
    keys = [word.key for word in sides.quoted.words[max(0, chunk.quoted[0] - FIGURE_WORDS) : chunk.quoted[0]]]
    behind = [word.key for word in sides.quoted.words[chunk.quoted[1] : chunk.quoted[1] + FIGURE_WORDS]]
    before = list(takewhile(lambda key: counts([key], sides.lexicon, strict=True), reversed(keys)))
    after = list(takewhile(lambda key: counts([key], sides.lexicon, strict=True), behind))
    return before[::-1], after


def _change(quoted: list[str], found: list[str], chunk: Chunk, sides: Sides) -> str:
    lexicon = sides.lexicon
    if _negators(quoted, lexicon) != _negators(found, lexicon) or _opposites(quoted, found, lexicon):
        return "negation"
    both = bool(quoted and found)
    strict = both and counts(quoted, lexicon, strict=True) and counts(found, lexicon, strict=True)
    if strict or counts(quoted, lexicon) or counts(found, lexicon):
        return "number"
    before = [word.key for word in sides.quoted.words[max(0, chunk.quoted[0] - 1) : chunk.quoted[0]]]
    if _inside_a_name(chunk, sides):
        return "number"
    bounded = bounds([*before, *quoted], lexicon) or bounds([*before, *found], lexicon)
    if bounded and _before_a_figure(chunk, sides):
        return "number"
    hedged = [any(lexicon.softens(keys, place) for place in range(len(keys))) for keys in (quoted, found)]
    return "hedge" if hedged[0] != hedged[1] else "word"


def _inside_a_name(chunk: Chunk, sides: Sides) -> bool:
    """Tell whether a changed word is part of a unit of several words on either side."""
    quoted = [word.key for word in sides.quoted.words[max(0, chunk.quoted[0] - 2) : chunk.quoted[1] + 2]]
    found = [token.key for token in sides.text.words[max(0, chunk.found[0] - 2) : chunk.found[1] + 2]]
    return any(
        in_a_name(keys, min(2, place[0]), min(2, place[0]) + place[1] - place[0], sides.lexicon)
        for keys, place in ((quoted, chunk.quoted), (found, chunk.found))
        if place[0] < place[1]
    )


def _negators(keys: Sequence[str], lexicon: Lexicon) -> int:
    return sum(map(lexicon.negates, keys))


def _opposites(quoted: list[str], found: list[str], lexicon: Lexicon) -> bool:
    return len(quoted) == len(found) and any(map(lexicon.opposite, quoted, found))


def _before_a_figure(chunk: Chunk, sides: Sides) -> bool:
    after = [word.key for word in sides.quoted.words[chunk.quoted[1] : chunk.quoted[1] + 2]]
    after = after if after and after[0] in sides.lexicon.ambiguous_numbers else after[:1]  # a | third
    after_found = [token.key for token in sides.text.words[chunk.found[1] : chunk.found[1] + 1]]
    return counts(after + after_found, sides.lexicon)


def _with_whole_figures(chunks: Sequence[Chunk], sides: Sides) -> list[Chunk]:
    """Join changed stretches that only words of one figure keep apart: $10 [million] against 10 [million] dollars."""
    joined: list[Chunk] = []
    for chunk in chunks:
        if len(joined) > 1 and not chunk.same and not joined[-2].same and _inside_a_figure(joined[-1], sides):
            joined.pop()
            first = joined.pop()
            chunk = Chunk(False, (first.quoted[0], chunk.quoted[1]), (first.found[0], chunk.found[1]))
        joined.append(chunk)
    return joined


def _inside_a_figure(chunk: Chunk, sides: Sides) -> bool:
    keys = sides.keys(chunk)
    return len(keys) <= 2 and all(counts([key], sides.lexicon) for key in keys)
