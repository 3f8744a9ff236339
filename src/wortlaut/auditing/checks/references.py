"""References that prove nothing, and claims that none proves."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.draft import Paragraph
from wortlaut.records import Finding, Span

SHORTEST_CLAIM = 12  # words of a paragraph without a quotation, figure or date that still claims something


def check_uncited(case: Case, /) -> Iterator[Finding]:
    """Find paragraphs that quote, count, date or tell something and point to no reference."""
    for paragraph in case.draft.paragraphs:
        if not case.draft.mark_places.touch(paragraph.span) and _claims(case, paragraph):
            count = case.draft.quoted_places.inside(paragraph.span)
            what = f"{count} quotation{'s' if count != 1 else ''}" if count else "its claims"
            counted = case.draft.figure_places.touch(paragraph.span)
            yield case.finding(
                "claim/uncited",
                "warning" if count or counted else "note",
                f"This paragraph gives no reference for {what}.",
                span=paragraph.span,
                repair="put the number of a reference behind each quotation and each figure",
            )


def _claims(case: Case, paragraph: Paragraph) -> bool:
    draft = case.draft
    if any(places.touch(paragraph.span) for places in (draft.quoted_places, draft.figure_places, draft.moment_places)):
        return True
    return len(paragraph.span.of(case.draft.text).split()) >= SHORTEST_CLAIM


def check_unused(case: Case, /) -> Iterator[Finding]:
    """Find references that no claim points to."""
    names = {mark.name for mark in case.draft.marks if mark.name}
    urls = {_plain(mark.url) for mark in case.draft.marks if mark.url}
    for place, reference in enumerate(case.draft.references, start=1):
        used = (reference.name or str(place)) in names or (reference.url and _plain(reference.url) in urls)
        if not used:
            yield case.finding(
                "reference/unused",
                "warning",
                f"No claim points to this reference: {reference.title or reference.url}",
                span=reference.span,
                repair="point to it from the claims it proves, or take it out",
            )


def check_missing(case: Case, /) -> Iterator[Finding]:
    """Find marks that point to a reference which is not listed."""
    known = {reference.name or str(place) for place, reference in enumerate(case.draft.references, start=1)}
    for mark in case.draft.marks:
        if mark.name and mark.name not in known:
            yield case.finding(
                "reference/missing",
                "error",
                f"The note points to reference {mark.name}, which it does not list.",
                span=mark.span,
                repair="list the reference, or point to the one that is meant",
            )


def check_duplicate(case: Case, /) -> Iterator[Finding]:
    """Find two references to one page."""
    seen: dict[str, Span] = {}
    for reference in case.draft.references:
        if not reference.url:
            continue
        first = seen.setdefault(_plain(reference.url), reference.span)
        if first != reference.span:
            yield case.finding(
                "reference/duplicate",
                "note",
                "This page is listed twice; it counts as one source.",
                span=reference.span,
                related=(first,),
                repair="keep one of the two",
            )


def _plain(url: str | None) -> str:
    """Return an address without what does not change the page: scheme, www, fragment, closing slash."""
    plain = (url or "").split("#")[0].split("://")[-1].lower().removeprefix("www.")
    return plain.split("?utm_")[0].rstrip("/")
