"""One wording held against one document: the verdict, the places, the differences, the smallest repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from wortlaut.auditing.align import JUMBLED, Chunk, Placement, exact, jumbled, merged, nearest, runs
from wortlaut.auditing.differences import LONGEST_DROP, Sides, changes, fitted, kind_of
from wortlaut.auditing.folding import MARKS
from wortlaut.auditing.folds import folds, verbatim_places
from wortlaut.auditing.lexicon import lexicon
from wortlaut.auditing.numerals import counts
from wortlaut.auditing.pieces import chain, skipped
from wortlaut.auditing.quoted import read_quoted
from wortlaut.auditing.tokens import Text, tokenise
from wortlaut.auditing.translation import passage
from wortlaut.auditing.truncation import cuts
from wortlaut.auditing.turns import is_speech_tag, marked_stretches, same_turn
from wortlaut.auditing.weights import detect, stopwords, weight_of
from wortlaut.records import Comparison, Difference, Document, Flag, Quotation, Span, Verdict

SHORTEST_TEXT = 20  # characters; less is a gate, a scan or a teaser, and proves nothing
ALIGNED = 0.6  # share of the quotation's telling words that stand there; invented ones reach 0.5, altered 0.65 (audit)
COVERED = 0.85  # share of the words that the pieces of a splice must have: two joints may cost a word each
ALL = 0.999  # of the words, whose weights are sums
FIGURE_KEPT = 0.5  # of a changed figure: "for two years" is an altered "for one year", not absent
KEPT = 0.75  # share of telling words above which one place explains a quotation better than two pieces

CHANGED = frozenset({"word", "hedge", "number", "negation"})  # differences of words that a document does not have there

_BY_KIND = (
    ("gap", Verdict.SPLICED),
    ("negation", Verdict.NEGATED),
    ("number", Verdict.ALTERED_NUMBER),
    ("hedge", Verdict.ALTERED_WORDING),
    ("word", Verdict.ALTERED_WORDING),
    ("elision", Verdict.ELIDED),
    ("tag", Verdict.ELIDED),
    ("bracket", Verdict.BRACKETED),
)


@dataclass(frozen=True, slots=True)
class Match:
    """The quotation laid over the document: one placement for each piece, and what that leaves different."""

    placements: tuple[Placement, ...]
    differences: tuple[Difference, ...]
    share: float  # of the quotation's telling words that stand there

    @property
    def verdict(self) -> Verdict:
        """Return the first verdict, in their order, that a difference asks for."""
        kinds = {difference.kind for difference in self.differences}
        return next((verdict for kind, verdict in _BY_KIND if kind in kinds), Verdict.NORMALISED)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A document and what is known of who speaks in it."""

    document: Document
    quotations: Sequence[Quotation]
    speakers: Mapping[str, str]


def compare(
    wording: str,
    document: Document,
    /,
    *,
    quotations: Sequence[Quotation] = (),
    speakers: Mapping[str, str] = MappingProxyType({}),
    lang: str | None = None,
) -> Comparison:
    """Return the one verdict on the wording's text, its flags, and the spans of the document it rests on.

    ``quotations`` are those of the document: they tell turns and indirect speech; ``speakers`` are names by
    Quotation.id; ``lang`` is the wording's language.
    """
    spoken = Spoken(document, quotations, speakers)
    if len(document.text.strip()) < SHORTEST_TEXT:
        return Comparison(verdict=Verdict.UNREADABLE, document=document.id)
    sides = Sides(read_quoted(bare(wording)), tokenise(document.text), lexicon(document.lang))
    if not sides.quoted.words:
        return Comparison(verdict=Verdict.ABSENT, document=document.id)
    places = verbatim_places(sides.quoted.raw, sides.text)
    if places:
        found = Comparison(verdict=Verdict.VERBATIM, document=document.id, spans=(places[0],), score=1.0)
        return _flagged(found, sides, document, quotations, ambiguous=len(places) > 1)
    match, ambiguous = _best(sides, spoken)
    if match is None or match.share < ALIGNED:
        return _reordered(sides, document) or _elsewise(wording, document, lang, match)
    found = Comparison(
        verdict=match.verdict,
        document=document.id,
        spans=_spans(match, sides),
        differences=match.differences,
        score=round(match.share, 4),
    )
    return _flagged(found, sides, document, quotations, ambiguous=ambiguous)


def bare(wording: str, /) -> str:
    """Return the wording without spaces and one pair of quotation marks around it."""
    stripped = wording.strip()
    while len(stripped) > 2 and stripped[0] in MARKS and stripped[-1] in MARKS and not _inner(stripped):
        stripped = stripped[1:-1].strip()
    return stripped


def _inner(text: str) -> bool:
    """Tell whether the first mark closes before the end, so that the outer marks are no pair."""
    return any(mark in text[1:-1] for mark in {text[0], text[-1]}) and text[0] not in "'‘’"


def _reordered(sides: Sides, document: Document) -> Comparison | None:
    """Return the place where the words stand in another order."""
    place = jumbled(sides.quoted.words, sides.text)
    if place is None:
        return None
    span = Span(sides.text.words[place[0]].start, sides.text.words[place[1] - 1].end)
    whole = Span(sides.quoted.words[0].token.start, sides.quoted.words[-1].token.end)
    return Comparison(
        verdict=Verdict.ALTERED_WORDING,
        document=document.id,
        spans=(span,),
        differences=(
            Difference(
                kind="order", quoted=sides.quoted.raw, found=span.of(document.text), quoted_span=whole, found_span=span
            ),
        ),
        repair=span.of(document.text),
        score=JUMBLED,
    )


def _elsewise(wording: str, document: Document, lang: str | None, match: Match | None) -> Comparison:
    """Return what remains where the words do not stand: a passage in another language, or nothing."""
    score = round(match.share, 4) if match else 0.0
    if detect(wording, lang) not in ("und", detect(document.text, document.lang)):
        found = passage(wording, document, lang=detect(wording, lang))
        if found is not None:
            return replace(found, document=document.id)
    return Comparison(verdict=Verdict.ABSENT, document=document.id, score=score)


def _best(sides: Sides, spoken: Spoken) -> tuple[Match | None, bool]:
    """Return the best way to lay the quotation over the document, and whether there were several as good."""
    whole = exact(sides.quoted.words, sides.text)
    if whole:
        return _match((whole[0],), sides, spoken), len(whole) > 1
    options = [
        exact(sides.quoted.words[start:end], sides.text, first=start)
        or nearest(sides.quoted.words[start:end], sides.text, first=start)
        for start, end in sides.quoted.pieces()
    ]
    chosen = chain(options)
    match = _match(chosen, sides, spoken) if chosen else None
    if match is not None and match.share >= ALL and match.verdict is not Verdict.SPLICED:
        return match, False
    common = stopwords(sides.lexicon.code)
    jump = skipped(sides.quoted.words, sides.text, common) if len(options) == 1 and _is_changed(match) else None
    if jump is not None:
        return _match(jump, sides, spoken), False
    pieces = _pieces(sides)
    apart = None if pieces is None else _match(pieces, sides, spoken)
    if match is None or apart is None:
        return apart or match, False
    one_place = match.share >= KEPT and not (apart.share >= ALL and apart.verdict is Verdict.ELIDED)
    return (match if one_place else apart), False


def _is_changed(match: Match | None) -> bool:
    """Tell whether words of the quotation stand in place of others."""
    return match is not None and any(one.quoted and one.kind in CHANGED for one in match.differences)


def _pieces(sides: Sides) -> tuple[Placement, ...] | None:
    """Return the rows that together hold nearly all the words, where there are at least two."""
    rows = runs(sides.quoted.words, sides.text)
    covered = sum(row.matched for row in rows)
    rows = merged(rows, widest=LONGEST_DROP)
    return tuple(rows) if len(rows) > 1 and covered >= COVERED * len(sides.quoted.words) else None


def _match(placements: Sequence[Placement], sides: Sides, spoken: Spoken) -> Match:
    placements = [fitted(placement, sides) for placement in placements]
    differences: list[Difference] = []
    for left, right in zip((None, *placements), placements, strict=False):
        if left is not None:
            differences += _joint(left, right, sides, spoken)
        differences += changes(right, sides)
    found = [fold for placement in placements for fold in folds(placement, sides)]
    return Match(tuple(placements), (*differences, *found), _share(placements, sides))


def _joint(left: Placement, right: Placement, sides: Sides, spoken: Spoken) -> list[Difference]:
    """Return what stands between two pieces: nothing, a marked gap, a speech tag, or what makes a splice."""
    before, after = left.found[1], right.found[0]
    marked = right.quoted[0] in sides.quoted.gaps or left.quoted[1] in sides.quoted.gaps
    if before == after and marked:
        return []
    if after < before:
        return [_gap("gap", right, sides, None)]
    first = Span(sides.text.words[before - 1].start, sides.text.words[before - 1].end)
    second = Span(sides.text.words[after].start, sides.text.words[after].end)
    hidden = Span(first.end, max(second.start, first.end + 1))
    if not _is_one_turn(first, second, spoken):
        return [_gap("gap", right, sides, hidden)]
    if marked:
        return [_gap("elision" if _reachable(hidden, sides.text) else "gap", right, sides, hidden)]
    words = sides.text.words[before:after]
    inside = sides.text.raw[words[0].start : words[-1].end] if words else ""
    tag = is_speech_tag(sides.text.between(before - 1, before), inside, sides.text.between(after - 1, after))
    return [_gap("tag" if tag and words else "gap", right, sides, hidden)]


def _is_one_turn(one: Span, other: Span, spoken: Spoken) -> bool:
    return same_turn(one, other, document=spoken.document, quotations=spoken.quotations, speakers=spoken.speakers)


LONGEST_GAP = 1_500  # characters that a marked gap may hide, where nothing else shows one speaker's turn


def _reachable(hidden: Span, text: Text) -> bool:
    """Tell whether one ellipsis may bridge the stretch."""
    return len(hidden) <= LONGEST_GAP


def _gap(kind: str, right: Placement, sides: Sides, hidden: Span | None) -> Difference:
    token = sides.quoted.words[right.quoted[0]].token
    return Difference(
        kind=kind,
        quoted="",
        found="" if hidden is None else hidden.of(sides.text.raw).strip(),
        quoted_span=Span(token.start, token.end),
        found_span=hidden,
    )


def _share(placements: Sequence[Placement], sides: Sides) -> float:
    """Return the weight of the words that stand in the document, by the weight of all; brackets do not count."""
    weights = [0.0 if word.bracket else weight_of(word.key, sides.lexicon.code) for word in sides.quoted.words]
    kept = sum(
        sum(weights[slice(*chunk.quoted)]) * _kept(chunk, sides)
        for placement in placements
        for chunk in placement.chunks
    )
    return kept / sum(weights) if any(weights) else 0.0


def _kept(chunk: Chunk, sides: Sides) -> float:
    """Return how much of a chunk stands in the document; a figure in another's place is half of what was said."""
    if chunk.same or kind_of(chunk, sides).startswith("fold:"):
        return 1.0
    keys = [*(word.key for word in sides.words(chunk)), *sides.keys(chunk)]
    return FIGURE_KEPT * all(counts([key], sides.lexicon, strict=True) for key in keys)


def _spans(match: Match, sides: Sides) -> tuple[Span, ...]:
    """Return where the pieces stand; what is left out between two of them belongs to none."""
    hidden = [one.found_span for one in match.differences if one.kind in ("tag", "gap") and one.found_span is not None]
    spans: list[Span] = []
    for placement in match.placements:
        start, end = placement.found
        if start < end:
            spans += _without(Span(sides.text.words[start].start, sides.text.words[end - 1].end), hidden, sides.text)
    return tuple(spans)


def _without(span: Span, hidden: Sequence[Span], text: Text) -> list[Span]:
    pieces, start = [], span.start
    for one in sorted(one for one in hidden if span.start < one.start and one.end < span.end):
        pieces.append(Span(start, text.words[text.place(one.start) - 1].end))
        start = text.words[text.place(one.end)].start
    return [*pieces, Span(start, span.end)]


def _flagged(
    found: Comparison, sides: Sides, document: Document, quotations: Sequence[Quotation], *, ambiguous: bool
) -> Comparison:
    flags: list[Flag] = []
    dropped = cuts(found.spans, sides.text, sides.lexicon) if found.spans else []
    if dropped:
        flags.append(Flag.TRUNCATED)
    if found.spans and _is_indirect(found.spans[0], document, quotations):
        flags.append(Flag.PARAPHRASED)
    if ambiguous:
        flags.append(Flag.AMBIGUOUS)
    differences = (*found.differences, *dropped)
    return replace(found, flags=tuple(flags), differences=differences, repair=_repair(found, document))


def _is_indirect(span: Span, document: Document, quotations: Sequence[Quotation]) -> bool:
    """Tell whether the document reports these words without claiming that they are the very ones.

    A run of sentences without a reporting expression of its own is too weak a sign: in a speech it may be the speech.
    """
    holding = [quotation for quotation in quotations if quotation.cue and quotation.envelope.covers(span)]
    if not holding or any(quotation.form == "direct" for quotation in holding):
        return False
    return not any(stretch.overlaps(span) for stretch in marked_stretches(document.text))


_ACCEPTED_AS_IT_IS = (Verdict.VERBATIM, Verdict.NORMALISED, Verdict.BRACKETED, Verdict.ELIDED)


def _repair(found: Comparison, document: Document) -> str | None:
    """Return the words as the document has them, with a mark at each gap."""
    if found.verdict in _ACCEPTED_AS_IT_IS or not found.spans:
        return None
    ordered = sorted(dict.fromkeys(found.spans))
    return " […] ".join(" ".join(span.of(document.text).split()) for span in ordered)
