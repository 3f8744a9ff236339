"""Marked speech by its marks: which pairs hold speech, whose it is, and which halves belong together; no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.extracting.cues import Cue, Grammar
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.pairs import Pair
from wortlaut.extracting.scene import Passage, Scene, scene
from wortlaut.records import Document, Quotation, Span

NAME = "marks@1"
TAG = 14
"""Tokens between the closing mark and the cue that a tag may hold ("," the mayor of Elm Falls, Ann Hill, said)."""
SHORT = 4
"""Words below which a marked stretch without a cue beside it is a name or an irony rather than speech."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Who said it and with which cue, as tokens of one passage."""

    passage: Passage
    cue: Range
    speaker: Range | None
    kind: Cue
    place: str  # "after", "before"
    end: int = 0  # first token after the whole tag


@dataclass(slots=True)
class MarksExtractor:
    """Propose one quotation for each stretch of marked speech."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield direct quotations in order of their opening marks."""
        view = scene(document)
        outer = [pair for pair in view.pairs if pair.depth == 0]
        return iter(_chained(view, [(pair, _tag(view, pair)) for pair in outer]))


def _tag(view: Scene, pair: Pair) -> Tag | None:
    after = _tag_after(view, pair)
    if after is not None and _comma_before_close(view, pair):
        return after
    return _tag_before(view, pair) or after


def _comma_before_close(view: Scene, pair: Pair) -> bool:
    """Tell whether the words end in a sign that promises a tag, or one follows the mark (German)."""
    text = view.document.text
    return text[pair.spans[-1][1] - 1] in ",?!—-" or text[pair.closes : pair.closes + 1] == ","


def _tag_after(view: Scene, pair: Pair) -> Tag | None:
    passage = view.passages[pair.last]
    tokens = passage.tokens
    first = passage.token_at(pair.closes) if pair.closes < passage.paragraph.end else len(tokens)
    start = first + 1 if first < len(tokens) and tokens.words[first] in ",-–—" else first
    for index in range(start, min(start + TAG, len(tokens))):
        word = tokens.lowers[index]
        if tokens.depth[index] or (word in ".;:!?" and not _inner_dot(tokens.words, index)):
            return None
        cue = _quoting(view.grammar, word)
        if cue is None:
            continue
        speaker = _subject(passage, view.grammar, start, index)
        if speaker is not None:
            return Tag(passage, (index, index + 1), speaker, cue, "after", max(index + 1, speaker[1]))
        if index > start + 2:
            return None
    return None


def _inner_dot(words: Sequence[str], index: int) -> bool:
    return words[index] == "." and index > 0 and len(words[index - 1]) <= 4 and words[index - 1][0].isupper()


def _subject(passage: Passage, rules: Grammar, start: int, cue: int) -> Range | None:
    """Find the speaker left of the cue, else (inverted) right of it."""
    tokens = passage.tokens
    found = left_of(tokens, start, cue, rules) if cue > start else None
    if found is not None and found[1] > start:
        return found
    return right_of(tokens, cue + 1, passage.sentence_at(cue)[1], rules)


def _quoting(rules: Grammar, word: str) -> Cue | None:
    for cue in rules.verbs.get(word, ()):
        if "quote" in cue.frames:
            return cue
    return None


def _tag_before(view: Scene, pair: Pair) -> Tag | None:
    passage = view.passages[pair.paragraph]
    tokens = passage.tokens
    opening = passage.token_at(pair.opens)
    if opening == 0:
        return None
    low = passage.sentence_at(opening)[0]
    if low == opening and tokens.words[opening - 1] == ":":
        low = passage.sentence_at(opening - 1)[0]
    for index in range(opening - 1, low - 1, -1):
        if tokens.depth[index]:
            continue
        cue = _quoting(view.grammar, tokens.lowers[index])
        if cue is None:
            continue
        speaker = left_of(tokens, low, index, view.grammar)
        if speaker is None:
            speaker = right_of(tokens, index + 1, opening, view.grammar)
        if speaker is not None:
            return Tag(passage, (index, index + 1), speaker, cue, "before")
    return None


def _speech(view: Scene, pair: Pair, tag: Tag | None) -> bool:
    """Tell speech from names, titles and irony in marks."""
    text = view.document.text
    start, end = pair.spans[0][0], pair.spans[-1][1]
    words = text[start:end].split(maxsplit=SHORT)
    if tag is not None:
        return True
    finished = text[end - 1] in ".!?,…。！？，" and (text[start].isupper() or not text[start].isalpha())
    return finished and len(words) >= SHORT


def _chained(view: Scene, tagged: Sequence[tuple[Pair, Tag | None]]) -> list[Quotation]:
    """Make quotations; the second half of a split one joins the first."""
    found: list[Quotation] = []
    last: tuple[Pair, Tag | None] | None = None
    for pair, tag in tagged:
        if not _speech(view, pair, tag):
            continue
        if last is not None and found and _continues(view, last, pair, tag):
            found[-1] = replace(found[-1], content=(*found[-1].content, *_spans(pair)))
            last = (pair, last[1])
            continue
        found.append(_quotation(view, pair, tag))
        last = (pair, tag)
    return found


def _continues(view: Scene, last: tuple[Pair, Tag | None], pair: Pair, tag: Tag | None) -> bool:
    """Tell whether only the tag of the pair before stands between the two."""
    before, told = last
    if told is None or told.place != "after" or before.last != pair.paragraph:
        return False
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    closing = passage.token_at(before.closes)
    if not closing <= told.cue[0] < opening or (tag is not None and tag.place == "before" and tag.cue != told.cue):
        return False
    ends = sum(1 for index in range(closing, opening) if passage.tokens.words[index] in ".!?;")
    return opening - closing <= TAG + 12 and ends <= 1


def _spans(pair: Pair) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pair.spans)


def _quotation(view: Scene, pair: Pair, tag: Tag | None) -> Quotation:
    spoken = Quotation(document=view.document.id, content=_spans(pair), form="direct", found_by=NAME)
    if tag is None:
        return replace(spoken, confidence=0.6)
    return replace(
        spoken,
        speaker=_range(tag.passage, tag.speaker),
        cue=_range(tag.passage, tag.cue),
        medium=tag.kind.medium,
        attitude=tag.kind.attitude,
    )


def _range(passage: Passage, tokens: Range | None) -> tuple[Span, ...]:
    if tokens is None:
        return ()
    return (Span(passage.tokens.starts[tokens[0]], passage.tokens.ends[tokens[1] - 1]),)
