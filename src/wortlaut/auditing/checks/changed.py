"""Quotations out of a page that was changed after it was read: right then, or only since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.auditing.checks.base import Case, Checked
from wortlaut.auditing.compare import compare
from wortlaut.records import Comparison, Document, Evidence, Finding, Flag, QuoteCheck


def check_changed(case: Case, /) -> Iterator[Finding]:
    """Find quotations whose source printed, or prints, something else in their place."""
    for one in case.checked:
        if case.sources is None or Flag.CHANGED not in one.check.flags or one.check.document is None:
            continue
        earlier = case.sources.earlier
        later = next((name for name in earlier if one.check.document in {old.id for old in earlier[name]}), None)
        if later is not None:
            yield _since(case, one, case.sources.documents[one.check.document], case.sources.documents[later])
        else:
            yield _before(case, one, earlier[one.check.document])


def _since(case: Case, one: Checked, read: Document, now: Document) -> Finding:
    found = compare(one.quoted.wording, now)
    instead = _words(found, now)
    return case.finding(
        "quote/changed",
        "warning",
        f"The page said so when it was read{_on(read)}; it has been changed since"
        + (f" and has “{instead}” there now." if instead else " and no longer has these words."),
        span=one.quoted.span,
        evidence=(*_evidence(one.check), *_place(found)),
        repair="say that the page was changed, or quote what it says now",
        check=one.check.id,
    )


def _before(case: Case, one: Checked, earlier: Sequence[Document]) -> Finding:
    compared = [(document, compare(one.quoted.wording, document)) for document in earlier]
    shown = [(document, found) for document, found in compared if found.spans and found.differences]
    told = ""
    evidence: tuple[Evidence, ...] = ()
    if shown:
        document, found = shown[0]
        told = f": “{_words(found, document)}”{_on(document)}"
        evidence = _place(found)
    return case.finding(
        "quote/changed",
        "note",
        f"The page printed something else here before{told}.",
        span=one.quoted.span,
        evidence=(*_evidence(one.check), *evidence),
        repair="look at both versions: wortlaut library versions",
        check=one.check.id,
    )


def _words(found: Comparison, document: Document) -> str:
    return " … ".join(" ".join(span.of(document.text).split()) for span in found.spans)


def _on(document: Document) -> str:
    return f" on {document.accessed}" if document.accessed else ""


def _place(found: Comparison) -> tuple[Evidence, ...]:
    return (Evidence(document=found.document, spans=found.spans),) if found.document and found.spans else ()


def _evidence(check: QuoteCheck) -> tuple[Evidence, ...]:
    return (Evidence(document=check.document, spans=check.spans),) if check.document and check.spans else ()
