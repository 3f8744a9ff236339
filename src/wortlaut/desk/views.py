"""One view of each result, as plain dictionaries: every door renders these and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from wortlaut.desk.evaluating import Evaluated
from wortlaut.desk.library import Library
from wortlaut.desk.looking import Annotated, Extracted, Found, Told, changed_in
from wortlaut.desk.translating import Translating
from wortlaut.desk.wording import Wording
from wortlaut.records import (
    Angle,
    Audit,
    Difference,
    Document,
    Figure,
    Finding,
    Origin,
    Quotation,
    QuoteCheck,
    Skipped,
    Span,
    Statement,
)

View = dict[str, Any]


def spans_view(spans: tuple[Span, ...], /) -> list[list[int]]:
    """Return spans as pairs of offsets, in Unicode code points."""
    return [[span.start, span.end] for span in spans]


def document_view(document: Document, /) -> View:
    """Return a document as one line of the ``.jsonl`` that the contract describes."""
    known = {
        "id": document.id,
        "lang": document.lang,
        "date": document.published,
        "title": document.title,
        "text": document.text,
        "url": document.url,
        "file": document.file,
        "outlet": document.outlet,
        "agency": document.agency,
        "authors": list(document.authors) or None,
        "accessed": document.accessed,
        "capture": document.capture,
    }
    always = ("id", "lang", "date", "title", "text")
    return {name: value for name, value in known.items() if value is not None or name in always}


def skipped_view(skipped: Skipped, /) -> View:
    """Return what was left out, where, and why."""
    return {"record": skipped.record, "stage": skipped.stage, "reason": skipped.reason, "detail": skipped.detail}


def wording_view(wording: Wording | None, /) -> View | None:
    """Return what a model did for a note and why not more; None where none was asked."""
    return None if wording is None else asdict(wording)


def translating_view(made: Translating | None, /) -> View | None:
    """Return what became of a note's translations; None where no translator was asked."""
    return None if made is None else asdict(made)


def quotation_view(quotation: Quotation, document: Document, entity: str | None = None, /) -> View:
    """Return a quotation with its words, for people and programs."""
    return {
        "id": quotation.id,
        "document": quotation.document,
        "words": " … ".join(span.of(document.text) for span in quotation.content),
        "speaker": " ".join(span.of(document.text) for span in quotation.speaker) or quotation.turn,
        "person": entity,
        "content": spans_view(quotation.content),
        "source": spans_view(quotation.speaker),
        "cue": spans_view(quotation.cue),
        "type": quotation.form,
        "medium": quotation.medium,
        "attitude": quotation.attitude,
        "negated": quotation.negated,
        "hedge": spans_view(quotation.hedge),
        "second_hand": quotation.second_hand,
        "nested_in": quotation.nested_in,
        "found_by": quotation.found_by,
        "confidence": quotation.confidence,
    }


def corpus_view(extracted: Extracted, library: Library, /) -> View:
    """Return a document with its quotations in the corpus format (content, source, cue, type, entity)."""
    quotes = [
        {
            "id": str(number),
            "content": spans_view(quotation.content),
            "source": spans_view(quotation.speaker),
            "cue": spans_view(quotation.cue),
            "type": quotation.form,
            "entity": person_of(library, quotation.id),
        }
        for number, quotation in enumerate(extracted.quotations)
    ]
    return {**document_view(extracted.document), "quotes": quotes}


def evaluated_view(evaluated: Evaluated, /) -> View:
    """Return the figures of one corpus file."""
    return {
        "file": evaluated.file,
        "found_by": list(evaluated.found_by),
        **evaluated.figures,
        "false_per_document_without": evaluated.false,
        "characters_per_second": round(evaluated.speed),
    }


def person_of(library: Library, quotation: str, /) -> str | None:
    """Return the name of whose words the quotation is, None where that is not known."""
    person = library.speakers.get(quotation)
    return library.persons[person].name if person else None


def figure_view(figure: Figure, /) -> View:
    """Return a figure with plain numbers."""
    return {
        "span": [figure.span.start, figure.span.end],
        "value": number_view(figure.value),
        "high": None if figure.high is None else number_view(figure.high),
        "unit": figure.unit,
        "currency": figure.currency,
        "scale": number_view(figure.scale),
        "period": figure.period,
        "bound": figure.bound,
        "hedge": None if figure.hedge is None else [figure.hedge.start, figure.hedge.end],
        "noun": figure.noun,
        "found_by": figure.found_by,
        "confidence": figure.confidence,
    }


def number_view(value: Decimal, /) -> int | float:
    """Return the number JSON prints best: whole ones as integers."""
    return int(value) if value == value.to_integral_value() else float(value)


def annotated_view(annotated: Annotated, library: Library, /) -> View:
    """Return the dates, figures and people of one document."""
    return {
        "id": annotated.document.id,
        "dates": [
            {
                "span": [moment.span.start, moment.span.end],
                "value": moment.value,
                "kind": moment.kind,
                "found_by": moment.found_by,
                "confidence": moment.confidence,
            }
            for moment in annotated.dates
            if moment.span is not None
        ],
        "figures": [figure_view(figure) for figure in annotated.figures],
        "people": [
            {
                "span": [mention.span.start, mention.span.end],
                "person": library.persons[mention.person].name if mention.person else None,
                "id": mention.person,
                "how": mention.how,
                "candidates": [library.persons[name].name for name in mention.candidates if name in library.persons],
            }
            for mention in annotated.people
        ],
    }


def statement_view(statement: Statement, told: Told, library: Library, /) -> View:
    """Return a statement with its wording and everything it rests on."""
    documents: Mapping[str, Document] = library.documents
    best = told.quotations[statement.best]
    occasion = told.occasions.get(statement.occasion or "")
    return {
        "id": statement.id,
        "person": library.persons[statement.person].name,
        "occasion": occasion.name if occasion else None,
        "date": statement.moment.value if statement.moment else None,
        "wording": " … ".join(span.of(documents[best.document].text) for span in best.content),
        "form": best.form,
        "why_best": statement.why_best,
        "quotations": [
            {"document": told.quotations[name].document, "spans": spans_view(told.quotations[name].content)}
            for name in statement.quotations
        ],
        "outlets": list(statement.outlets),
        "changed": list(changed_in(library, (told.quotations[name] for name in statement.quotations))),
        "origins": [origin_view(origin, documents) for origin in statement.origins],
    }


def origin_view(origin: Origin, documents: Mapping[str, Document], /) -> View:
    """Return documents that count once, and what shows it: credit lines, and what one prints of another."""
    return {
        "documents": list(origin.documents),
        "why": origin.why,
        "times": list(origin.times),
        "evidence": [
            {
                "document": one.document,
                "of": one.of,
                "spans": spans_view(one.spans),
                "words": words_at(one.spans, documents[one.document]),
            }
            for one in origin.evidence
        ],
    }


def words_at(spans: tuple[Span, ...], document: Document, /) -> str:
    """Return the words of the spans on one line."""
    return " … ".join(" ".join(span.of(document.text).split()) for span in spans)


def angles_view(statement: Statement, told: Told, library: Library, /) -> list[View]:
    """Return every report of a statement: its words beside the best ones, what stands around them, when and where."""
    from wortlaut.clustering import angles

    best = library.documents[told.quotations[statement.best].document]
    return [angle_view(angle, best, told, library) for angle in angles(statement, told.quotations, library.documents)]


def angle_view(angle: Angle, best: Document, told: Told, library: Library, /) -> View:
    """Return one report; ``left_out`` are words of the best wording, and null where that is in another language."""
    quotation = told.quotations[angle.quotation]
    document = library.documents[quotation.document]
    stretches = [
        {
            "kind": one.kind,
            "own": words_at(one.own, document),
            "own_spans": spans_view(one.own),
            "best": words_at(one.best, best),
            "best_spans": spans_view(one.best),
        }
        for one in angle.stretches
    ]
    return {
        "quotation": angle.quotation,
        **_source(document),
        "lang": angle.lang,
        "form": quotation.form,
        "why": angle.why,
        "origin": angle.origin,
        "wording": words_at(quotation.content, document),
        "before": words_at((angle.before,), document) if angle.before else "",
        "after": words_at((angle.after,), document) if angle.after else "",
        "said": said_view(angle.quotation, told, document),
        "time_code": None if angle.begins is None else {"begins": angle.begins, "ends": angle.ends},
        "stretches": stretches,
        "left_out": [one["best"] for one in stretches if one["kind"] == "left_out"] if stretches else None,
    }


def said_view(quotation: str, told: Told, document: Document, /) -> View:
    """Return when and where this report says it was said, with the words that say so."""
    dating = told.datings.get(quotation)
    moment = dating.moment if dating and dating.moment and dating.moment.kind == "event" else None
    occasion = told.occasions.get(dating.occasion or "") if dating else None
    own = [one for one in occasion.evidence if one.document == document.id] if occasion else []
    return {
        "date": moment.value if moment else None,
        "date_words": words_at((moment.span,), document) if moment and moment.span else None,
        "occasion": occasion.name if occasion else None,
        "place": occasion.place if occasion else None,
        "occasion_words": words_at(own[0].spans, document) if own else None,
    }


def difference_view(difference: Difference, /) -> View:
    """Return one difference between a wording and its source."""
    return {
        "kind": difference.kind,
        "quoted": difference.quoted,
        "found": difference.found,
        "quoted_span": None if difference.quoted_span is None else spans_view((difference.quoted_span,))[0],
        "found_span": None if difference.found_span is None else spans_view((difference.found_span,))[0],
    }


def check_view(check: QuoteCheck, /) -> View:
    """Return the answer to one line of ``check``."""
    return {
        "id": check.id,
        "verdict": check.verdict.value,
        "flags": [flag.value for flag in check.flags],
        "document": check.document,
        "spans": spans_view(check.spans),
        "differences": [difference_view(difference) for difference in check.differences],
        "repair": check.repair,
        "searched": check.searched,
        "confidence": check.confidence,
    }


def finding_view(finding: Finding, /) -> View:
    """Return one finding of an audit."""
    return {
        "code": finding.code,
        "level": finding.level,
        "line": finding.line,
        "place": finding.place or None,
        "message": finding.message,
        "quote": finding.quote,
        "span": None if finding.span is None else spans_view((finding.span,))[0],
        "related": spans_view(finding.related),
        "evidence": [{"document": one.document, "spans": spans_view(one.spans)} for one in finding.evidence],
        "repair": finding.repair,
        "edit": None
        if finding.edit is None
        else {"span": spans_view((finding.edit.span,))[0], "text": finding.edit.text},
        "fingerprint": finding.fingerprint,
        "found_by": finding.found_by,
    }


def audit_view(audit: Audit, /) -> View:
    """Return an audit: the note, how many of each level, the findings and the checked quotations."""
    counts = {level: sum(one.level == level for one in audit.findings) for level in ("error", "warning", "note")}
    return {
        "note": audit.note,
        "documents": audit.documents,
        "counts": counts,
        "findings": [finding_view(finding) for finding in audit.findings],
        "quotations": [check_view(check) for check in audit.checks],
    }


def found_view(found: Found, /) -> View:
    """Return one place where a wording stands."""
    document = found.document
    return {
        **_source(document),
        "verdict": found.comparison.verdict.value,
        "words": " … ".join(span.of(document.text) for span in found.comparison.spans),
        "spans": spans_view(found.comparison.spans),
        "differences": [difference_view(difference) for difference in found.comparison.differences],
    }


def _source(document: Document) -> View:
    return {
        "document": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "date": document.published,
        "url": document.url,
        "file": document.file,
    }
