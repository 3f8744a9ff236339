"""Figures of a sentence that stand in the documents it refers to, and are said of something else there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.claims import judge_claim
from wortlaut.auditing.passages import FEWEST, SAME_THING, Claim, Passage, passages_of
from wortlaut.auditing.weights import detect
from wortlaut.records import Difference, Document, Evidence, Figure, FigureVerdict, Finding, QuoteCheck, Span, Verdict

WHOLE = 1_000  # characters of a document that is held against a sentence as a whole
MOST_WINDOWS = 2  # passages of a longer one, those with most of the sentence's words
BEFORE, BEHIND = 3, 2  # words around a figure that are a source's own where they are the same
ASIDE = 5  # words of the source right behind the figure that the sentence may leave out
SURE = re.compile(r"opposite|other side|what was before| as the ")  # reasons that were never wrong on 2,500 pairs
ELSE = f"figure:{FigureVerdict.OF_SOMETHING_ELSE}"
WRONG = (f"figure:{FigureVerdict.WRONG}", ELSE)
COUNTS = frozenset({None, "item"})
FEW = 12  # counts up to here may be of anything: two outlets, three statements


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of a document that is read as a document of its own."""

    document: Document
    span: Span
    read: Document


def _window(document: Document, span: Span) -> _Window:
    name = f"{document.id}@{span.start}"
    read = Document(id=name, text=span.of(document.text), lang=document.lang, published=document.published)
    return _Window(document, span, read)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of the note, and the verdict on its figures by the documents that it refers to."""

    claim: Claim
    figures: Sequence[Figure]
    windows: Sequence[_Window]
    check: QuoteCheck

    def is_borne_out(self, figure: Figure, /) -> bool:
        """Tell whether the documents give the figure, or others from which it can be worked out."""
        return not any(place.overlaps(figure.span) for one in self.check.differences if (place := self.wrong(one)))

    def wrong(self, one: Difference, /) -> Span | None:
        """Return the place in the note of what the documents do not bear out."""
        if one.kind not in WRONG or one.quoted_span is None:
            return None
        return Span(self.claim.span.start + one.quoted_span.start, self.claim.span.start + one.quoted_span.end)


def judged(claim: Claim, figures: Sequence[Figure], case: Case, /) -> Judged | None:
    """Return the verdict on the figures of a sentence; None where it refers to nothing that can be read."""
    if case.counting is None or case.sources is None or not figures:
        return None
    documents = [case.sources.documents[name] for name in case.referred_by(claim)]
    windows = [window for document in documents for window in _windows(claim, document, figures, case)]
    draft = case.draft
    read = Document(id=draft.document.id, text=claim.span.of(draft.unmarked), lang=draft.lang)
    check = judge_claim(read, [window.read for window in windows], case.counting) if windows else None
    if check is None or check.verdict is Verdict.UNREADABLE:
        return None
    return Judged(claim, figures, windows, check)


def contradicted(one: Judged, case: Case, /) -> Finding | None:
    """Return that numbers which stand in the documents are said otherwise there, or of something else.

    One finding for a sentence: a swap, or a fall for a rise, turns all its figures.
    """
    rows = [row for row in (_standing(difference, one, case) for difference in one.check.differences) if row]
    if not rows:
        return None
    figure, passage = rows[0]
    same = passage.shared >= FEWEST and passage.share >= SAME_THING
    sure = one.check.verdict is FigureVerdict.WRONG and SURE.search(one.check.repair or "")
    return case.finding(
        "number/contradicted",
        "error" if sure and same else "warning",
        f"The number {figure.span.of(case.draft.text)} is the source's, what is said of it is not: {one.check.repair}.",
        span=figure.span,
        related=tuple(other.span for other, _ in rows),
        evidence=(Evidence(document=passage.document.id, spans=(passage.span,)),),
        repair="say it as the source does",
    )


def _windows(claim: Claim, document: Document, figures: Sequence[Figure], case: Case) -> list[_Window]:
    """Return the stretches of a document that may tell what the sentence tells: where its words or numbers stand."""
    if len(document.text) <= WHOLE:
        return [_window(document, Span(0, len(document.text)))]
    known: Sequence[Figure] = case.sources.figures.get(document.id, ()) if case.sources is not None else ()
    numbers = {figure.value for figure in figures}
    places = [one.span for one in known if one.value in numbers or one.high in numbers]
    passages = sorted(passages_of(claim, document, fewest=0), key=lambda one: -one.share)
    chosen = {
        passage.around
        for rank, passage in enumerate(passages)
        if (rank < MOST_WINDOWS and passage.shared) or any(passage.span.covers(place) for place in places)
    }
    return [_window(document, span) for span in _merged(sorted(chosen))]


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield stretches that touch as one."""
    before: Span | None = None
    for span in spans:
        if before is not None and span.start <= before.end:
            before = Span(before.start, max(before.end, span.end))
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _standing(one: Difference, judged: Judged, case: Case) -> tuple[Figure, Passage] | None:
    """Return the figure of the note that a difference is about, and where its very number stands in a document."""
    place = judged.wrong(one)
    if place is None or one.found_span is None or case.sources is None:
        return None
    claim = judged.claim
    figure = next((figure for figure in judged.figures if figure.span.overlaps(place)), None)
    there = [
        window for window in judged.windows if one.found == window.read.text[one.found_span.start : one.found_span.end]
    ]
    window = next((window for window in there if window.read.id == judged.check.document), next(iter(there), None))
    if figure is None or window is None or (one.kind == ELSE and _is_doubtful(figure, window, case)):
        return None
    found = Span(window.span.start + one.found_span.start, window.span.start + one.found_span.end)
    known: Sequence[Figure] = case.sources.figures.get(window.document.id, ())
    if not any(other.span.overlaps(found) and figure.value in (other.value, other.high) for other in known):
        return None
    passage = next((one for one in passages_of(claim, window.document, fewest=0) if one.span.overlaps(found)), None)
    if passage is None or _is_printed(claim, figure, passage, found, case):
        return None
    return figure, passage


def _is_doubtful(figure: Figure, window: _Window, case: Case) -> bool:
    """Tell whether nobody can say of what the figure is: a few of anything, or words in another language."""
    few = figure.unit in COUNTS and figure.value <= FEW
    return few or detect(window.document.text, window.document.lang) != case.draft.lang


def _is_printed(claim: Claim, figure: Figure, passage: Passage, found: Span, case: Case) -> bool:
    """Tell whether the passage has the very words of the sentence around the figure, but for an aside behind it."""
    mine = _around(case.draft.unmarked, claim.span, figure.span)
    theirs = _around(passage.document.text, passage.span, found)
    if len(mine[0]) < BEFORE or mine[0][-BEFORE:] != theirs[0][-BEFORE:]:
        return mine[0] == theirs[0] and mine[1] == theirs[1][: len(mine[1])]
    behind = mine[1][:BEHIND]
    return any(theirs[1][place : place + len(behind)] == behind for place in range(ASIDE))


def _around(text: str, sentence: Span, figure: Span) -> tuple[list[str], list[str]]:
    """Return the words of a sentence before and behind a figure."""
    return _words(text[sentence.start : figure.start]), _words(text[figure.end : sentence.end])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
