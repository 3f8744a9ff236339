"""Where the words of a quotation stand in a document: exact places first, then the nearest, then the pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.auditing.quoted import Word
from wortlaut.auditing.tokens import Text

MOST_PLACES = 400  # of one word that are looked at: "the" in a book would otherwise cost minutes
MOST_CORES = 3  # other beginnings and ends that a window is tried with, where its first or last word is said again
MOST_EXACT = 50  # exact places kept of one piece
NEAREST = 4  # windows that are aligned in full
SLACK = 8  # words that a window may be longer than the quotation, before the share below
SHARE = 0.35  # of the quotation's length that its place may be longer, for dropped words
SHORTEST_RUN = 3  # words: two in a row occur anywhere
MISSED = 0.4  # what a word of the document between two of the quotation's costs, against 1 for each of these
LEFT_OUT = 0.3  # what a word of the document costs that the quotation leaves out, against 1 for one it adds or changes
MOST_RUNS = 12  # rows that one quotation is taken apart into
JUMBLED = 0.8  # share of the words that a sentence in another order must have, and more
FEWEST_JUMBLED = 5  # words: fewer stand near each other by chance
LONGEST_RUNS = 600  # words of a quotation that are searched for rows


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of both texts: the same words, or words that stand in place of others."""

    same: bool
    quoted: tuple[int, int]  # half-open places among the quotation's words
    found: tuple[int, int]  # and among the document's


@dataclass(frozen=True, slots=True)
class Placement:
    """One way to lay words of a quotation over a document."""

    chunks: tuple[Chunk, ...]

    @property
    def quoted(self) -> tuple[int, int]:
        """Return which words of the quotation it lays."""
        return self.chunks[0].quoted[0], self.chunks[-1].quoted[1]

    @property
    def found(self) -> tuple[int, int]:
        """Return which words of the document it covers."""
        return self.chunks[0].found[0], self.chunks[-1].found[1]

    @property
    def matched(self) -> int:
        """Return how many words are the same."""
        return sum(chunk.quoted[1] - chunk.quoted[0] for chunk in self.chunks if chunk.same)

    @property
    def cost(self) -> float:
        """Return what the changes cost: a word the document lacks is worse than one that the quotation leaves out."""
        return _cost(self.chunks)


def _cost(chunks: Sequence[Chunk]) -> float:
    return sum(
        quoted + LEFT_OUT * max(0, found - quoted)
        for chunk in chunks
        if not chunk.same
        for quoted, found in [(chunk.quoted[1] - chunk.quoted[0], chunk.found[1] - chunk.found[0])]
    )


def exact(words: Sequence[Word], text: Text, /, *, first: int = 0) -> list[Placement]:
    """Return every place where the words stand in a row; ``first`` is the place of words[0] in the quotation."""
    if not words or len(words) > len(text.words):
        return []
    counts = [len(text.places.get(word.key, ())) for word in words]
    rarest = counts.index(min(counts))
    found = []
    for place in text.places.get(words[rarest].key, ())[: MOST_PLACES * 10]:
        start = place - rarest
        if start >= 0 and start + len(words) <= len(text.words) and _stands(words, text, start):
            span = (first, first + len(words)), (start, start + len(words))
            found.append(Placement((Chunk(True, *span),)))
            if len(found) == MOST_EXACT:
                break
    return found


def _stands(words: Sequence[Word], text: Text, start: int) -> bool:
    return all(same(word, text, start + offset) for offset, word in enumerate(words))


def same(word: Word, text: Text, place: int, /) -> bool:
    """Tell whether the document has the quotation's word at the place."""
    token = text.words[place]
    return word.key == token.key or (bool(token.other) and word.key == token.other)


def nearest(words: Sequence[Word], text: Text, /, *, first: int = 0) -> list[Placement]:
    """Return the best places for the words with changes allowed, best first."""
    size = len(words) + SLACK + int(len(words) * SHARE)
    placed = [_align(words, text, start, size, first) for start in _windows(words, text, size)]
    known: dict[tuple[int, int], Placement] = {}
    for placement in placed:
        if placement is not None:
            known.setdefault(placement.found, placement)

    def order(placement: Placement) -> tuple[float, int, tuple[int, int]]:
        start, end = placement.found
        return placement.cost, abs(end - start - len(words)), placement.found

    return sorted(known.values(), key=order)


def jumbled(words: Sequence[Word], text: Text, /) -> tuple[int, int] | None:
    """Return where nearly all the words stand close together in another order; None where they do not."""
    from collections import Counter

    size = len(words) + 2
    wanted = Counter(word.key for word in words)
    best = (JUMBLED * len(words), 0)
    for start in _windows(words, text, size):
        for first in range(max(0, start - 2), start + 1):
            shared = (wanted & Counter(token.key for token in text.words[first : first + size])).total()
            best = max(best, (shared, -first))
    if len(words) < FEWEST_JUMBLED or best[0] <= JUMBLED * len(words):
        return None
    return -best[1], min(len(text.words), -best[1] + size)


def _windows(words: Sequence[Word], text: Text, size: int) -> list[int]:
    """Return the starts of the windows that hold most of the words, rare words counting more."""
    hits: list[tuple[int, float]] = []
    for key in dict.fromkeys(word.key for word in words):
        places = text.places.get(key, ())[:MOST_PLACES]
        hits += [(place, 1.0 / (1 + len(places)) ** 0.5) for place in places]
    hits.sort()
    scored: list[tuple[float, int]] = []
    total, left = 0.0, 0
    for place, weight in hits:
        total += weight
        while hits[left][0] < place - size + 1:
            total -= hits[left][1]
            left += 1
        scored.append((-total, hits[left][0]))
    return _apart(scored, size)


def _apart(scored: list[tuple[float, int]], size: int) -> list[int]:
    """Return the starts with the highest weight that do not repeat one another."""
    starts: list[int] = []
    for _, start in sorted(scored):
        if all(abs(start - other) > size // 3 for other in starts):
            starts.append(start)
            if len(starts) == NEAREST:
                break
    return starts


def _align(words: Sequence[Word], text: Text, start: int, size: int, first: int) -> Placement | None:
    """Lay the words over a window; words in brackets may stand there too, or be the quoter's own."""
    window = max(0, start - SLACK), min(len(text.words), start + size + SLACK)
    keys = [word.key for word in words]
    literal = _laid(words, keys, text, window, first)
    if not any(word.bracket for word in words):
        return literal
    own = _laid(words, ["[]" if word.bracket else word.key for word in words], text, window, first)
    return literal if literal is not None and _has_brackets(literal, text) else own or literal


def _has_brackets(placement: Placement, text: Text) -> bool:
    """Tell whether the document itself prints brackets there."""
    start, end = placement.found
    return start < end and "[" in text.raw[text.words[start].start - 1 : text.words[end - 1].end]


def _laid(words: Sequence[Word], keys: list[str], text: Text, window: tuple[int, int], first: int) -> Placement | None:
    wanted = set(keys)
    found = [token.other if token.other in wanted else token.key for token in text.words[slice(*window)]]
    chunks = min((_steps(keys, found, *core) for core in _cores(keys, found)), key=_cost)
    chunks = [Chunk(one.same, one.quoted, (window[0] + one.found[0], window[0] + one.found[1])) for one in chunks]
    chunks = _with_ends(_slid(_joined(chunks), text), words, text)
    if not any(chunk.same for chunk in chunks):
        return None
    return Placement(
        tuple(Chunk(one.same, (one.quoted[0] + first, one.quoted[1] + first), one.found) for one in chunks)
    )


def _steps(keys: list[str], found: list[str], left: int, right: int) -> list[Chunk]:
    """Return the stretches that are the same or changed, with the fewest words changed."""
    from rapidfuzz.distance import Levenshtein

    return [
        Chunk(step.tag == "equal", (step.src_start, step.src_end), (left + step.dest_start, left + step.dest_end))
        for step in Levenshtein.opcodes(keys, found[left:right])
    ]


def _cores(keys: list[str], found: list[str]) -> list[tuple[int, int]]:
    """Return the parts of a window that may be meant: the densest, and those from or up to a word said once more."""
    left, right = _core(keys, found)
    inner = range(left + 1, right - len(keys) // 2)
    later = [place for place in inner if found[place] == keys[0]][:MOST_CORES]
    inner = range(right - 1, left + len(keys) // 2, -1)
    sooner = [place for place in inner if found[place - 1] == keys[-1]][:MOST_CORES]
    return [(left, right), *((place, right) for place in later), *((left, place) for place in sooner)]


def _slid(chunks: list[Chunk], text: Text) -> list[Chunk]:
    """Let the first words lean on what follows and the last on what comes before, where the same words stand there."""
    if len(chunks) > 2 and chunks[0].same and chunks[1].quoted[0] == chunks[1].quoted[1]:
        (start, end), (left, right), stop = chunks[0].quoted, chunks[0].found, chunks[1].found[1]
        if stop - right >= right - left and _alike(text, left, stop - (right - left), right - left):
            chunks[:2] = [Chunk(True, (start, end), (stop - (right - left), stop))]
    if len(chunks) > 2 and chunks[-1].same and chunks[-2].quoted[0] == chunks[-2].quoted[1]:
        (start, end), (left, right), begin = chunks[-1].quoted, chunks[-1].found, chunks[-2].found[0]
        if left - begin >= right - left and _alike(text, left, begin, right - left):
            chunks[-2:] = [Chunk(True, (start, end), (begin, begin + right - left))]
    return _joined(chunks)


def _alike(text: Text, one: int, other: int, length: int) -> bool:
    return all(text.words[one + step].key == text.words[other + step].key for step in range(length))


def _core(keys: list[str], window: list[str]) -> tuple[int, int]:
    """Return the part of the window where the words stand densely, with room for those changed at its ends."""
    from rapidfuzz.distance import Indel

    pairs = [
        (step.src_start + offset, step.dest_start + offset)
        for step in Indel.opcodes(keys, window)
        if step.tag == "equal"
        for offset in range(step.src_end - step.src_start)
    ]
    for number in range(len(pairs) - 2, -1, -1):  # of several equal words, the one next to its neighbour
        (quoted, place), (following, after) = pairs[number], pairs[number + 1]
        nearer = after - (following - quoted)
        if place < nearer and keys[quoted] == window[nearer]:
            pairs[number] = (quoted, nearer)
    best, total, begin, core = 0.0, 0.0, 0, (0, 0)
    for number, (_, place) in enumerate(pairs):
        missed = place - pairs[number - 1][1] - 1 if number else 0
        total = total - MISSED * missed
        if total <= 0:
            total, begin = 0.0, number
        total += 1
        if total > best:
            best, core = total, (begin, number)
    if not pairs:
        return 0, 0
    (first, left), (last, right) = pairs[core[0]], pairs[core[1]]
    return max(0, left - first), min(len(window), right + len(keys) - last)


def _with_ends(chunks: list[Chunk], words: Sequence[Word], text: Text) -> list[Chunk]:
    """Let words changed at either end stand for as many words of the document, in the same sentence as there."""
    if chunks and not chunks[0].same:
        (start, end), (lowest, right) = chunks[0].quoted, chunks[0].found
        left = right
        while left > max(lowest, right - (end - start)) and (
            words[min(len(words) - 1, end - (right - left))].opens or not _edge(text.between(left - 1, left))
        ):
            left -= 1
        left -= left > 0 and same(words[start], text, left - 1)  # one word there may be two here: website, web site
        chunks[0] = Chunk(False, (start, end), (left, right))
    if chunks and not chunks[-1].same:
        (start, end), (left, highest) = chunks[-1].quoted, chunks[-1].found
        right = left
        while right < min(highest, left + (end - start)) and (
            words[start + right - left].opens or not _edge(text.between(right - 1, right))
        ):
            right += 1
        chunks[-1] = Chunk(False, (start, end), (left, right))
    return [chunk for chunk in chunks if chunk.quoted[0] < chunk.quoted[1] or chunk not in (chunks[0], chunks[-1])]


def _edge(between: str) -> bool:
    """Tell whether a quotation, sentence or paragraph ends or begins between two words."""
    return any(mark in between for mark in '“”„«»"\n.!?')


def _joined(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Join neighbours of one kind."""
    joined: list[Chunk] = []
    for chunk in chunks:
        if joined and joined[-1].same == chunk.same:
            last = joined.pop()
            chunk = Chunk(chunk.same, (last.quoted[0], chunk.quoted[1]), (last.found[0], chunk.found[1]))
        joined.append(chunk)
    return joined


def runs(words: Sequence[Word], text: Text, /) -> list[Placement]:
    """Return the longest rows of the quotation's words that the document has anywhere, in the quotation's order."""
    open_stretches = [(0, min(len(words), LONGEST_RUNS))]
    found: list[Placement] = []
    while open_stretches and len(found) < MOST_RUNS:
        first, end = open_stretches.pop(0)
        best = _longest(words, text, first, end)
        if best is not None:
            found.append(best)
            open_stretches += [(first, best.quoted[0]), (best.quoted[1], end)]
    return sorted(found, key=lambda placement: placement.quoted)


def merged(rows: Sequence[Placement], /, *, widest: int) -> list[Placement]:
    """Join rows that follow one another with at most so many other words between."""
    joined: list[Placement] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and 0 <= row.found[0] - last.found[1] <= widest:
            joined.pop()
            between = Chunk(False, (last.quoted[1], row.quoted[0]), (last.found[1], row.found[0]))
            row = Placement((*last.chunks, between, *row.chunks))
        joined.append(row)
    return joined


def _longest(words: Sequence[Word], text: Text, first: int, end: int) -> Placement | None:
    length, chosen = SHORTEST_RUN - 1, (0, 0)
    for begin in range(first, end - length):
        for place in text.places.get(words[begin].key, ())[:MOST_PLACES]:
            if begin > first and place and same(words[begin - 1], text, place - 1):
                continue  # part of a row that was looked at
            size = _row(words, text, begin, place, end)
            if size > length:
                length, chosen = size, (begin, place)
    if length < SHORTEST_RUN:
        return None
    begin, place = chosen
    return Placement((Chunk(True, (begin, begin + length), (place, place + length)),))


def _row(words: Sequence[Word], text: Text, begin: int, place: int, end: int) -> int:
    size = 0
    while begin + size < end and place + size < len(text.words) and same(words[begin + size], text, place + size):
        size += 1
    return size
