"""Figures, dates and claims of a note against passages of the sources on the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.auditing.checks.base import Case, Compared
from wortlaut.auditing.draft import Quoted
from wortlaut.auditing.passages import Passage, claims, passages
from wortlaut.auditing.periods import Period, period
from wortlaut.auditing.weights import detect
from wortlaut.records import Evidence, Figure, FigureVerdict, Finding, Moment, QuoteCheck, Span

SAME_THING = 0.45  # share of a sentence's telling words that a passage on the same thing has
FEWEST = 3  # such words at least: two names in common are not one thing
SUPPORTED = 0.25  # share below which no passage supports a sentence at all
WIDE = 60  # passages with fewer words in common that may still bear a figure out
LONGEST_WAIT = 60  # days between an event and the report that still dates it
SHORTEST_CLAIM = 6  # telling words of a sentence that can be held against passages

_WRONG = (FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE)


def check_figures(case: Case, /) -> Iterator[Finding]:
    """Find figures that a passage on the same thing gives otherwise, hedges, or does not give at all."""
    if case.compare_figures is None or case.sources is None:
        return
    for claim in claims(case.draft):
        if not case.draft.figure_places.touch(claim.span):
            continue
        figures = [figure for figure in case.draft.figures if claim.span.covers(figure.span)]
        figures = [figure for figure in figures if not (_is_quoted(figure.span, case) or case.is_dated(figure.span))]
        known = passages(claim, case.draft, case.sources)
        near = [passage for passage in known if _is_same_thing(passage)]
        for figure in figures if near else ():
            kept = _kept(case, figure, near) or _kept(case, figure, known[:WIDE])
            yield from _hedge(case, figure, kept) if kept else _wrong(case, figure, near)


def _is_same_thing(passage: Passage) -> bool:
    return passage.shared >= FEWEST and passage.share >= SAME_THING


def _is_quoted(span: Span, case: Case) -> bool:
    return case.draft.quoted_places.touch(span)


def _kept(case: Case, figure: Figure, near: Sequence[Passage]) -> list[tuple[Figure, Passage, Compared]]:
    """Return the figures of the passages that bear the claimed one out, hedged or not."""
    judged = list(_compared(case, figure, near))
    return [one for one in judged if one[2].verdict not in _WRONG] or [one for one in judged if _equals(figure, one[0])]


def _wrong(case: Case, figure: Figure, near: Sequence[Passage]) -> Iterator[Finding]:
    """Yield what is wrong with a figure that no passage bears out."""
    judged = list(_compared(case, figure, near))
    alike = [
        one
        for one in judged
        if (one[0].unit, one[0].currency) == (figure.unit, figure.currency) and one[1].span.covers(one[0].span)
    ]
    span, printed = figure.span, figure.span.of(case.draft.text)
    if alike:
        found, passage, compared = alike[0]
        there = found.span.of(passage.document.text)
        yield case.finding(
            "number/wrong",
            "error",
            f"The note prints {printed}, the source on the same thing {there} ({compared.reason}).",
            span=span,
            evidence=(Evidence(document=passage.document.id, spans=(found.span,)),),
            repair=there,
        )
    else:
        passage = near[0]
        yield case.finding(
            "number/unsupported",
            "warning",
            f"The nearest passage on the same thing does not give {printed}.",
            span=span,
            evidence=(Evidence(document=passage.document.id, spans=(passage.span,)),),
            repair="find the source of the figure, or take it out",
        )


def _equals(figure: Figure, found: Figure) -> bool:
    """Tell whether two figures are the same but for the word that softens one of them."""
    return (figure.value, figure.unit, figure.currency) == (found.value, found.unit, found.currency)


def _compared(case: Case, figure: Figure, near: Sequence[Passage]) -> Iterator[tuple[Figure, Passage, Compared]]:
    if case.compare_figures is None or case.sources is None:
        return
    for passage in near:
        for found in case.sources.figures.get(passage.document.id, ()):
            if passage.around.covers(found.span):
                day = passage.document.published
                yield found, passage, case.compare_figures(figure, found, day=day)


def _hedge(case: Case, figure: Figure, kept: Sequence[tuple[Figure, Passage, Compared]]) -> Iterator[Finding]:
    """Find a figure that every passage softens and the note prints bare."""
    soft = [one for one in kept if one[0].hedge is not None or one[0].bound in ("about", "nearly")]
    if len(soft) < len(kept) or figure.hedge is not None or figure.bound != "exact":
        return
    found, passage, _ = soft[0]
    there = found.span.of(passage.document.text)
    yield case.finding(
        "hedge/lost",
        "warning",
        f"The source says “{there}”; the note prints the bare figure {figure.span.of(case.draft.text)}.",
        span=figure.span,
        evidence=(Evidence(document=passage.document.id, spans=(found.span,)),),
        repair=there,
    )


def check_misdated(case: Case, /) -> Iterator[Finding]:
    """Find quotations under a date that the document they come from does not know."""
    if case.sources is None:
        return
    for quoted, check in case.checked:
        document = case.sources.documents.get(check.document or "")
        told = _told(quoted, case)
        if document is None or told is None or not check.spans:
            continue
        moment, when = told
        moments = case.sources.moments.get(document.id, ())
        known = _known(moments, document.published)
        if known and not any(when.overlaps(other) for other in known):
            yield case.finding(
                "date/misdated",
                "warning",
                f"The note dates this {moment.value}; the document it comes from knows no such date.",
                span=quoted.span,
                evidence=_evidence(check),
                related=(moment.span,) if moment.span else (),
                repair=f"date it by the document: {_named(moments, document.published)}",
            )


def _told(quoted: Quoted, case: Case) -> tuple[Moment, Period] | None:
    """Return the date the note gives a quotation: the only one of its paragraph, or else of its heading."""
    paragraph = case.draft.paragraph_at(quoted.span)
    if paragraph is None:
        return None
    heading = case.draft.headings[paragraph.heading] if paragraph.heading >= 0 else None
    for place in (paragraph.span, heading.span if heading else None):
        dated = case.dated(place) if place is not None else []
        if dated:
            return dated[0] if len(dated) == 1 else None
    return None


def _known(moments: Sequence[Moment], published: str | None) -> list[Period]:
    """Return the days that a document knows: those it names, and those shortly before it was published."""
    known = [when for moment in moments if (when := period(moment.value)) is not None]
    printed = period(published) if published else None
    if printed is not None:
        from datetime import timedelta

        first = printed.first - timedelta(days=LONGEST_WAIT) if printed.first.year > 1 else printed.first
        known.append(Period(first, printed.last, printed.precise))
    return known


def _named(moments: Sequence[Moment], published: str | None) -> str:
    events = [moment.value for moment in moments if moment.kind == "event"]
    return ", ".join(dict.fromkeys(events[:3])) or f"published {published}"


def _evidence(check: QuoteCheck) -> tuple[Evidence, ...]:
    return (Evidence(document=check.document, spans=check.spans),) if check.document and check.spans else ()


def check_claims(case: Case, /) -> Iterator[Finding]:
    """Find sentences that share next to no words with any passage; a person should read them, no more."""
    if case.sources is None or not _speaks_the_same(case):
        return
    for claim in claims(case.draft):
        if len(claim.words) < SHORTEST_CLAIM or _is_quoted(claim.span, case):
            continue
        best = passages(claim, case.draft, case.sources)[:1]
        if not best or best[0].share < SUPPORTED:
            yield case.finding(
                "claim/unsupported",
                "note",
                "No passage of the sources shares the words of this sentence.",
                span=claim.span,
                repair="find the passage it rests on, or take it out",
            )


def _speaks_the_same(case: Case) -> bool:
    """Tell whether any source is in the note's language; words cannot be compared across languages."""
    documents = case.sources.documents.values() if case.sources is not None else ()
    return any(detect(document.text, document.lang) == case.draft.lang for document in documents)
