"""Everything a fact-checking desk would find in a note: each check by its code, the gravest findings first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from wortlaut.auditing.accepting import fingerprinted
from wortlaut.auditing.check import look, stands
from wortlaut.auditing.checks import (
    changed,
    crediting,
    dates,
    heard,
    losses,
    marks,
    meta,
    misdating,
    numbers,
    quotes,
    redated,
    references,
    roles,
    sums,
    support,
    translated,
    weekdays,
)
from wortlaut.auditing.checks.base import Case, Check, Checked, Convert
from wortlaut.auditing.claims import Counting
from wortlaut.auditing.draft import Draft, Quoted
from wortlaut.auditing.harm import harm
from wortlaut.auditing.places import Places
from wortlaut.auditing.referring import referred
from wortlaut.auditing.reports import Sources
from wortlaut.auditing.speakers import speaker_of, subject_of
from wortlaut.records import Audit, Flag, Span, Verdict

CHECKS: tuple[Check, ...] = (
    Check("quote/*", quotes.check_quotations, needs_sources=True),
    Check("quote/changed", changed.check_changed, needs_sources=True),
    Check("quote/heard", heard.check_heard, needs_sources=True),
    Check("quote/translation-without-original", marks.check_translation),
    Check("quote/unbalanced", marks.check_unbalanced),
    Check("date/conflict", dates.check_conflict),
    Check("claim/*", crediting.check_credits, needs_sources=True),
    Check("claim/speaker", crediting.check_swapped, needs_sources=True),
    Check("negation/lost", losses.check_negation, needs_sources=True),
    Check("hedge/lost", losses.check_hedge, needs_sources=True),
    Check("person/role", roles.check_roles, needs_sources=True),
    Check("person/role", roles.check_homes, needs_sources=True),
    Check("person/titles", roles.check_titles),
    Check("date/weekday", weekdays.check_weekday),
    Check("date/misdated", misdating.check_misdated, needs_sources=True),
    Check("date/contradicted", redated.check_redated, needs_sources=True),
    Check("date/stale", dates.check_stale),
    Check("number/currency", numbers.check_currency),
    Check("number/percent", sums.check_percent),
    Check("number/sum", sums.check_sum),
    Check("number/conflict", numbers.check_conflict),
    Check("number/*", support.check_figures, needs_sources=True),
    Check("claim/unsupported", support.check_claims, needs_sources=True),
    Check("translation/*", translated.check_shape),
    Check("translation/figure", translated.check_figures),
    Check("translation/date", translated.check_dates),
    Check("translation/name", translated.check_names),
    Check("translation/*", translated.check_language),
    Check("translation/*", translated.check_meaning),
    Check("translation/front", translated.check_front),
    Check("claim/uncited", references.check_uncited),
    Check("reference/missing", references.check_missing),
    Check("reference/unused", references.check_unused),
    Check("reference/duplicate", references.check_duplicate),
    Check("reference/aggregator", references.check_aggregator),
    Check("reference/title", references.check_title, needs_sources=True),
    Check("heading/venue", dates.check_venue),
    Check("meta/date", meta.check_date),
    Check("meta/translator", meta.check_translator),
    Check("meta/sources", meta.check_sources),
    Check("meta/author", meta.check_author),
    Check("meta/model", meta.check_model),
    Check("meta/lang", meta.check_lang),
    Check("meta/early", meta.check_early, needs_sources=True),
    Check("meta/*", meta.check_media),
)
"""Every check of this room; those of other packages come through the entry points ``wortlaut.checks``."""


def audit(
    draft: Draft,
    /,
    *,
    sources: Sources | None = None,
    original: Draft | None = None,
    counting: Counting | None = None,
    convert: Callable[..., object] | None = None,
    more: Sequence[Check] = (),
) -> Audit:
    """Return the findings on a note, the gravest first: against itself, ``sources``, and what it is translated from.

    ``counting`` and ``convert`` are of the rooms that count and date; without them figures are not judged. ``more`` are
    checks of other packages.
    """
    case = Case(
        draft=draft,
        sources=sources,
        original=original,
        referred={} if sources is None else referred(draft, sources.documents),
        counting=counting,
        convert=cast("Convert | None", convert),
    )
    if sources is not None:
        case = replace(case, checked=tuple(_checked(case, sources)))
    set_off = () if sources is None else tuple(_set_off(case, sources))
    case = replace(case, set_off=Places(set_off), borrowed=Places((*draft.quoted_places.spans, *set_off)))
    found = [
        finding
        for check in (*CHECKS, *more)
        if sources is not None or not check.needs_sources
        for finding in check.run(case)
    ]
    return Audit(
        note=draft.document.file or draft.document.url or draft.document.id,
        findings=fingerprinted(sorted(found, key=harm)),
        checks=tuple(one.check for one in case.checked),
        documents=0 if sources is None else len(sources.documents),
    )


def _set_off(case: Case, sources: Sources) -> Iterator[Span]:
    """Yield the stretches in italics whose words stand in a source as they are, or translate what stands before."""
    for stretch in case.draft.emphasised:
        named = next(iter(case.named(case.draft.marks_of(stretch))), None)
        if stands(stretch.wording, sources, document=named) or marks.is_translation_beside(stretch, case):
            yield stretch.span


def _meant(quoted: Quoted, case: Case, sources: Sources, speaker: str | None) -> str | None:
    """Return the document that the marks behind a quotation mean: of several the one that has its words."""
    named = case.named(case.draft.marks_of(quoted))
    if len(named) < 2:
        return next(iter(named), None)
    found = look(quoted.wording, sources, speaker=speaker).check.document
    return found if found in named else named[0]


def _checked(case: Case, sources: Sources) -> Iterator[Checked]:
    """Yield each quotation with what the sources say of it; a translation that nothing marks as one is flagged."""
    draft = case.draft
    subject = subject_of(draft, sources)
    for quoted in draft.quoted:
        speaker = speaker_of(quoted, draft, sources, subject=subject)
        named = _meant(quoted, case, sources, speaker)
        name = f"{quoted.span.start}-{quoted.span.end}"
        looked = look(quoted.wording, sources, id=name, speaker=speaker, document=named)
        check = looked.check
        if check.verdict is Verdict.TRANSLATED and not marks.is_marked_translation(quoted, case):
            check = replace(check, flags=(*check.flags, Flag.UNMARKED_TRANSLATION))
        yield Checked(quoted=quoted, check=check, speaker=speaker, reports=looked.reports, named=named)
