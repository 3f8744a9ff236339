"""Everything a fact-checking desk would find in a note: each check by its code, the gravest findings first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from wortlaut.auditing.check import look, stands
from wortlaut.auditing.checks import dates, marks, meta, misdating, numbers, quotes, references, support
from wortlaut.auditing.checks.base import Case, Check, Checked, CompareFigures, Convert
from wortlaut.auditing.draft import Draft
from wortlaut.auditing.places import Places
from wortlaut.auditing.referring import referred
from wortlaut.auditing.reports import Sources
from wortlaut.auditing.speakers import speaker_of, subject_of
from wortlaut.records import Audit, Finding, Flag, Span, Verdict

CHECKS: tuple[Check, ...] = (
    Check("quote/*", quotes.check_quotations, needs_sources=True),
    Check("quote/translation-without-original", marks.check_translation),
    Check("quote/unbalanced", marks.check_unbalanced),
    Check("date/conflict", dates.check_conflict),
    Check("date/misdated", misdating.check_misdated, needs_sources=True),
    Check("date/stale", dates.check_stale),
    Check("number/currency", numbers.check_currency),
    Check("number/conflict", numbers.check_conflict),
    Check("number/*", support.check_figures, needs_sources=True),
    Check("claim/unsupported", support.check_claims, needs_sources=True),
    Check("claim/uncited", references.check_uncited),
    Check("reference/missing", references.check_missing),
    Check("reference/unused", references.check_unused),
    Check("reference/duplicate", references.check_duplicate),
    Check("heading/venue", dates.check_venue),
    Check("meta/date", meta.check_date),
    Check("meta/translator", meta.check_translator),
    Check("meta/sources", meta.check_sources),
    Check("meta/author", meta.check_author),
    Check("meta/*", meta.check_media),
)
"""Every check, in the order of what would hurt most in print."""

_LEVELS = {"error": 0, "warning": 1, "note": 2}


def audit(
    draft: Draft,
    /,
    *,
    sources: Sources | None = None,
    compare_figures: Callable[..., object] | None = None,
    convert: Callable[..., object] | None = None,
) -> Audit:
    """Return the findings on a note: against itself, and with ``sources`` against these too.

    ``compare_figures`` and ``convert`` are the counting room's; without them figures are not judged.
    """
    case = Case(
        draft=draft,
        sources=sources,
        referred={} if sources is None else referred(draft, sources.documents),
        compare_figures=cast("CompareFigures | None", compare_figures),
        convert=cast("Convert | None", convert),
    )
    if sources is not None:
        case = replace(case, checked=tuple(_checked(case, sources)))
    case = replace(case, borrowed=Places((*draft.quoted_places.spans, *_borrowed(case))))
    found = [
        (place, finding)
        for place, check in enumerate(CHECKS)
        if sources is not None or not check.needs_sources
        for finding in check.run(case)
    ]
    found.sort(key=lambda pair: _order(*pair))
    return Audit(
        note=draft.document.file or draft.document.url or draft.document.id,
        findings=tuple(finding for _, finding in found),
        checks=tuple(one.check for one in case.checked),
        documents=0 if sources is None else len(sources.documents),
    )


def _order(place: int, finding: Finding) -> tuple[int, int, int, str]:
    start = finding.span.start if finding.span else -1
    return _LEVELS[finding.level], start, place, finding.code


def _borrowed(case: Case) -> Iterator[Span]:
    """Yield the stretches in italics whose words stand in a source as they are."""
    for stretch in case.draft.emphasised if case.sources is not None else ():
        named = next(iter(case.named(case.draft.marks_of(stretch))), None)
        if case.sources is not None and stands(stretch.wording, case.sources, document=named):
            yield stretch.span


def _checked(case: Case, sources: Sources) -> Iterator[Checked]:
    """Yield each quotation with what the sources say of it; a translation that nothing marks as one is flagged."""
    draft = case.draft
    subject = subject_of(draft, sources)
    for quoted in draft.quoted:
        named = next(iter(case.named(draft.marks_of(quoted))), None)
        speaker = speaker_of(quoted, draft, sources, subject=subject)
        name = f"{quoted.span.start}-{quoted.span.end}"
        looked = look(quoted.wording, sources, id=name, speaker=speaker, document=named)
        check = looked.check
        if check.verdict is Verdict.TRANSLATED and not marks.is_marked_translation(quoted, case):
            check = replace(check, flags=(*check.flags, Flag.UNMARKED_TRANSLATION))
        yield Checked(quoted=quoted, check=check, speaker=speaker, reports=looked.reports, named=named)
