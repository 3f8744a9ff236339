"""The figures of a claim against the figures of its source: one verdict for the line, from the worst of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from wortlaut.records import Difference, Document, Figure, FigureVerdict, QuoteCheck, Verdict

RANK = (
    FigureVerdict.SAME,
    FigureVerdict.OTHER_SPELLING,
    FigureVerdict.CONVERTED,
    FigureVerdict.ROUNDED,
    FigureVerdict.DERIVED,
    FigureVerdict.OF_SOMETHING_ELSE,
    FigureVerdict.WRONG,
)  # best first: a claim is as good as its worst figure, a figure as good as its best match
CONTEXT = 120  # characters on each side of a figure in which the words of the claim are looked for
_WORD = re.compile(r"[^\W\d_]{4,}")


class Compared(Protocol):
    """What comparing two figures says."""

    @property
    def verdict(self) -> FigureVerdict: ...

    @property
    def reason(self) -> str: ...


def judge_claim(
    claim: str,
    figures: Sequence[Figure],
    found: Mapping[str, tuple[Document, Sequence[Figure]]],
    /,
    *,
    id: str,  # noqa: A002
    compare_figures: Callable[[Figure, Figure], Compared],
) -> QuoteCheck:
    """Return the verdict on a claim's figures; ``found`` holds the documents to hold it against, with theirs.

    A claim without a figure, or without a document that has one, is ``unreadable``: there is nothing to judge.
    """
    known = [(document, figure) for document, figures_found in found.values() for figure in figures_found]
    if not figures or not known:
        return QuoteCheck(id=id, verdict=Verdict.UNREADABLE, searched=len(found))
    judged = [_best_match(claim, figure, known, compare_figures) for figure in figures]
    verdict, document, match, _ = max(judged, key=lambda one: RANK.index(one[0]))
    differences = tuple(
        Difference(
            kind=f"figure:{how}",
            quoted=figure.span.of(claim),
            found=matched.span.of(where.text),
            quoted_span=figure.span,
            found_span=matched.span,
        )
        for figure, (how, where, matched, _) in zip(figures, judged, strict=True)
        if how is not FigureVerdict.SAME
    )
    reasons = "; ".join(reason for how, _, _, reason in judged if reason and how is verdict)
    return QuoteCheck(
        id=id,
        verdict=verdict,
        document=document.id,
        spans=(match.span,),
        differences=differences,
        repair=reasons or None,
        searched=len(found),
    )


def _best_match(
    claim: str,
    figure: Figure,
    known: Sequence[tuple[Document, Figure]],
    compare_figures: Callable[[Figure, Figure], Compared],
) -> tuple[FigureVerdict, Document, Figure, str]:
    """Return the source's figure that the claimed one most likely stands for: near words first, then likeness."""
    words = _words(claim)

    def likeness(pair: tuple[Document, Figure]) -> tuple[int, int]:
        document, other = pair
        around = document.text[max(0, other.span.start - CONTEXT) : other.span.end + CONTEXT]
        shared = len(words & _words(around))
        return RANK.index(compare_figures(figure, other).verdict), -shared

    document, match = min(known, key=likeness)
    compared = compare_figures(figure, match)
    return compared.verdict, document, match, compared.reason


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))
