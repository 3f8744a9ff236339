"""One merge decides between what several extractors propose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from wortlaut.extracting.carrying import carried
from wortlaut.extracting.completing import complete, learned
from wortlaut.extracting.cues import grammar
from wortlaut.extracting.stories import story
from wortlaut.records import Document, Quotation, Span

COUNTED = 0.5
"""Confidence from which a proposal stands alone; below, it counts only inside another."""
CERTAIN = 1.0
"""Confidence of marked speech with its tag beside it: no report takes it in."""
INNER = 0.2
"""Confidence from which a marked stretch inside a report is a quotation nested in it."""
RANK = {"turns": 0, "dialogues": 1, "marks": 1, "reports": 2}
"""Who is believed where proposals overlap: what the page marks openly before what rules conclude."""
Kept = list[tuple[int, int, Quotation]]  # by start; envelopes never overlap, so neighbours decide


def merge(proposals: Iterable[Quotation], document: Document, /) -> tuple[Quotation, ...]:
    """Return quotations ordered by content, ids unique; of two that overlap the better founded one stays.

    A report that holds marked stretches whole becomes one mixed quotation; where the language's convention says so,
    the stretches stay as quotations nested in it.
    """
    rules = grammar(document.lang)
    everything = list(proposals)
    found = [one for one in everything if not learned(one)]
    told = not rules.narrated and story(document)
    if told:
        found = [one for one in found if not _told(one)]
    ranked = sorted(found, key=partial(_order, longest=rules.nested))
    kept: Kept = []
    nested: list[Quotation] = []
    for quotation in ranked:
        first, last = _overlapping(kept, quotation)
        inner = [entry[2] for entry in kept[first:last]]
        if rules.nested and len(inner) == 1 and _reported_in(quotation, inner[0]):
            nested.append(quotation)
            continue
        if inner and not all(_holds(quotation, other) for other in inner):
            continue
        if inner:
            quotation = replace(quotation, form="mixed")
            marked = (other for other in inner if other.found_by != quotation.found_by)
            nested.extend(_inherited(other, quotation) for other in marked if other.confidence >= INNER)
        kept[first:last] = [(quotation.envelope.start, quotation.envelope.end, quotation)]
    whole = [quotation for _, _, quotation in kept if quotation.confidence >= COUNTED]
    whole = list(carried(whole, document))
    whole = complete(whole, filter(learned, everything), sure=rules.sure, story=told, nested=rules.nested)
    if rules.nested:
        whole.extend(nested)
    return tuple(_unique(sorted(whole, key=lambda quotation: (quotation.content, -quotation.confidence))))


def _told(quotation: Quotation) -> bool:
    """Tell what a story narrates (thoughts, acts, findings) from what someone in it is reported to have said."""
    if not quotation.found_by.startswith("reports"):
        return False
    after = any(span.start > quotation.envelope.start for span in quotation.cue)  # the tag of the turn that follows
    return quotation.medium == "thought" or quotation.form == "reported" or quotation.second_hand or after


def _unique(ordered: Iterable[Quotation]) -> list[Quotation]:
    """Keep one quotation for each id, the outer and then the more certain one, and say which one holds which."""
    best: dict[str, Quotation] = {}
    for quotation in ordered:
        other = best.get(quotation.id)
        if other is None or _standing(quotation) > _standing(other):
            best[quotation.id] = quotation
    found = sorted(best.values(), key=lambda quotation: (quotation.envelope.start, -quotation.envelope.end))
    holders: list[Quotation] = []
    for place, quotation in enumerate(found):
        while holders and holders[-1].envelope.end < quotation.envelope.end:
            holders.pop()
        holder = holders[-1].id if holders else None
        if quotation.nested_in != holder:
            found[place] = quotation = replace(quotation, nested_in=holder)
        holders.append(quotation)
    return sorted(found, key=lambda quotation: quotation.content)


def _standing(quotation: Quotation) -> tuple[bool, float]:
    return quotation.nested_in is None, quotation.confidence


def _inherited(marked: Quotation, report: Quotation) -> Quotation:
    """Return the marked stretch as part of the report whose words it is."""
    return replace(marked, nested_in=report.id, speaker=report.speaker, cue=report.cue, confidence=report.confidence)


def _overlapping(kept: Kept, quotation: Quotation) -> tuple[int, int]:
    """Return the half-open range of kept entries that share a character with the quotation."""
    first = bisect_left(kept, quotation.envelope.start, key=lambda entry: entry[0])
    if first and kept[first - 1][1] > quotation.envelope.start:
        first -= 1
    last = bisect_left(kept, quotation.envelope.end, key=lambda entry: entry[0])
    return first, max(first, last)


def _holds(report: Quotation, marked: Quotation) -> bool:
    """Tell whether a report covers a marked stretch with words of its own around it."""
    outer, inner = report.envelope, marked.envelope
    own = len(outer) - len(inner)
    if (
        marked.confidence >= CERTAIN
        and marked.found_by.startswith("marks")
        and not (marked.cue and marked.cue == report.cue)
    ):
        return False
    fragment = INNER <= marked.confidence < COUNTED  # no speech by itself: "spoke of “a failure”"
    least = 0 if fragment else 3
    return marked.found_by.startswith("marks") and outer.covers(inner) and own >= least and len(marked.content) == 1


def _reported_in(inner: Quotation, outer: Quotation) -> bool:
    """Tell whether a report tells inside another one what somebody said: "Kroll said that Lund had denied that ..."."""
    both = inner.found_by.startswith("reports") and outer.found_by == inner.found_by
    return both and inner.confidence >= COUNTED and outer.envelope.covers(inner.envelope) and inner.id != outer.id


def _order(quotation: Quotation, *, longest: bool) -> tuple[int, int, int, tuple[Span, ...], str]:
    """Return who is believed first; where reports nest, the longer of two that begin alike, since it may hold both."""
    last = quotation.envelope.end if longest and quotation.found_by.startswith("reports") else 0
    return _rank(quotation), quotation.envelope.start, -last, quotation.content, quotation.found_by


def _rank(quotation: Quotation) -> int:
    return RANK.get(quotation.found_by.split("@")[0], len(RANK))
