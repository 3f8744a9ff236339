"""What a learned tagger adds to rules: quotations where they find none, and speakers that they leave open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wortlaut.records import Quotation, Span

LEARNED = "tagged@"
"""How the names of learned extractors begin."""
WIDER = 0.4
"""Confidence from which the longer words of a proposal replace those of the rules that it holds whole.

On polnear.train they are right in 60 to 80 of 100, those of the rules inside them in 10 to 40; where rules go on
beyond the proposal it is the other way round.
"""
SAME = 0.5
"""Overlap from which two proposals are one quotation, so that the speaker of one is that of the other."""


def learned(quotation: Quotation, /) -> bool:
    """Tell whether a tagger proposes it."""
    return quotation.found_by.startswith(LEARNED)


def complete(
    found: Sequence[Quotation],
    proposals: Iterable[Quotation],
    /,
    *,
    sure: float,
    story: bool = False,
    nested: bool = False,
) -> list[Quotation]:
    """Return what rules found, in order and without overlaps, with what a tagger proposes besides and is sure of.

    Of a story it only takes speakers: what characters think and want is told there, not attributed.

    Where both found the same, the speaker stays as the rules have it, for that is right more often, and so do the
    words, unless the tagger's go on beyond them; an open speaker is the tagger's.
    """
    kept = list(found)
    starts = [quotation.envelope.start for quotation in kept]
    ends = [quotation.envelope.end for quotation in kept]
    added: list[Quotation] = []
    for proposal in sorted(proposals, key=lambda one: (one.envelope.start, -one.envelope.end)):
        first = bisect_left(starts, proposal.envelope.start)
        if first and ends[first - 1] > proposal.envelope.start:
            first -= 1
        last = max(first, bisect_left(starts, proposal.envelope.end))
        proposal = _heard(proposal, found)
        for place in range(first, last):
            kept[place] = _named(kept[place], proposal)
        if last - first == 1 and _wider(kept[first], proposal, nested) and not story:
            kept[first] = _widened(kept[first], proposal)
        free = first == last and (not added or added[-1].envelope.end <= proposal.envelope.start)
        if free and not story and proposal.confidence >= sure:
            added.append(proposal)
    return kept + added


def _heard(proposal: Quotation, found: Sequence[Quotation]) -> Quotation:
    """Return a proposal without its speaker where rules have somebody else speak between that one and the words."""
    if not proposal.speaker:
        return proposal
    named, said = proposal.speaker[0], proposal.envelope.start
    voices = (span for one in found for span in one.speaker[:1])
    if any(named.end <= voice.start and voice.end <= said for voice in voices):
        return replace(proposal, speaker=(), cue=())
    return proposal


def _named(quotation: Quotation, proposal: Quotation) -> Quotation:
    if quotation.speaker or not proposal.speaker or _overlap(quotation.envelope, proposal.envelope) < SAME:
        return quotation
    return replace(quotation, speaker=proposal.speaker, cue=quotation.cue or proposal.cue)


def _wider(quotation: Quotation, proposal: Quotation, nested: bool) -> bool:
    """Tell whether a proposal goes on beyond what rules found: there it is right more often than they are."""
    outer, inner = proposal.envelope, quotation.envelope
    if proposal.confidence < WIDER or not outer.covers(inner) or outer == inner:
        return False
    return not quotation.found_by.startswith("marks") or not (nested or proposal.form == "mixed")


def _widened(quotation: Quotation, proposal: Quotation) -> Quotation:
    return replace(
        quotation,
        content=proposal.content,
        form=proposal.form,
        speaker=quotation.speaker or proposal.speaker,
        cue=quotation.cue or proposal.cue,
        found_by=proposal.found_by,
    )


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))
