"""One self-contained page of an audit: the note beside its findings; nothing else may run or load."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wortlaut.publishing.audits.reviewed import Link, Reviewed, title_of
from wortlaut.publishing.audits.shown import MOST_CHARACTERS, aligned, shown
from wortlaut.publishing.html.page import policy_of
from wortlaut.publishing.resources import resource, template
from wortlaut.publishing.text import web_address
from wortlaut.records import Document, Evidence, Finding, Span

CONTEXT = 160  # characters of the source on each side of a passage
PASSAGES = 3  # of one finding
MOST_FINDINGS = 2_000  # shown on the page; a hostile note has a hundred thousand
LEVELS = ("error", "warning", "note")


def audit_page(reviewed: Reviewed, /, *, link: Link) -> str:
    """Return the page; ``link`` makes the address that opens a source at the passage."""
    findings = reviewed.audit.findings[:MOST_FINDINGS]
    style, script = resource("html", "base.css") + resource("audits", "audit.css"), resource("audits", "audit.js")
    page: str = template("audits", "audit.html.jinja").render(
        title=_title(reviewed),
        lang=reviewed.note.lang,
        name=reviewed.audit.note,
        blocks=list(shown(reviewed.note, findings)),
        cards=[_card(number, finding, reviewed, link) for number, finding in enumerate(findings, 1)],
        counts=[(level, sum(one.level == level for one in findings)) for level in LEVELS],
        summary=_summary(reviewed),
        left_out=len(reviewed.audit.findings) - len(findings),
        cut=len(reviewed.note.text) > MOST_CHARACTERS,
        accepted=[(finding, title_of(finding.code), why) for finding, why in reviewed.accepted],
        policy=policy_of(style, script),
        style=style,
        script=script,
    )
    return page


def _title(reviewed: Reviewed) -> str:
    return reviewed.note.title or reviewed.audit.note


def _summary(reviewed: Reviewed) -> str:
    audit = reviewed.audit
    if not audit.documents:
        return "Held against itself, without sources."
    right = sum(check.accepted for check in audit.checks)
    plural = "s" if audit.documents != 1 else ""
    return f"Held against {audit.documents} document{plural}; {right} of {len(audit.checks)} quotations hold."


def _card(number: int, finding: Finding, reviewed: Reviewed, link: Link) -> dict[str, Any]:
    message, *besides = finding.message.split(" Besides: ")
    passages = list(_passages(finding, reviewed, link))
    return {
        "number": number,
        "level": finding.level,
        "code": finding.code,
        "title": title_of(finding.code),
        "message": message,
        "besides": besides,
        "quote": finding.quote if len(finding.quote) <= 400 else finding.quote[:400] + "…",
        "where": f"line {finding.line}" if finding.line else finding.place,
        "repair": finding.repair or "",
        "passages": passages,
        "pairs": aligned(finding.quote, passages[0]["words"]) if passages and finding.check else (),
        "fingerprint": finding.fingerprint,
    }


def _passages(finding: Finding, reviewed: Reviewed, link: Link) -> Iterator[dict[str, Any]]:
    for evidence in finding.evidence[:PASSAGES]:
        document = reviewed.documents.get(evidence.document)
        if document is None or not evidence.spans or evidence.spans[-1].end > len(document.text):
            continue
        words = " ".join(span.of(document.text) for span in evidence.spans)
        url = web_address(document.url)
        yield {
            "words": words,
            "parts": list(_parts(document, evidence)),
            "lang": "" if document.lang == "und" else document.lang,
            "outlet": document.outlet or "",
            "title": document.title or document.id,
            "published": document.published or "",
            "url": link(url, evidence.spans[0].of(document.text).split("\n", 1)[0]) if url else "",
            "file": document.file or "",
        }


def _parts(document: Document, evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """Yield the passage in its context, as words and whether they are the evidence."""
    text, spans = document.text, sorted(evidence.spans)
    start = max(0, spans[0].start - CONTEXT)
    start = start if start == 0 else text.find(" ", start, spans[0].start) + 1 or spans[0].start
    yield ("… " if start > 0 else ""), False
    for span in spans:
        if span.start > start:
            yield _between(text, Span(start, span.start)), False
        yield span.of(text), True
        start = max(start, span.end)
    end = min(len(text), start + CONTEXT)
    end = end if end == len(text) else max(text.rfind(" ", start, end), start)
    yield text[start:end], False
    yield (" …" if end < len(text) else ""), False


def _between(text: str, span: Span) -> str:
    """Return what stands between two passages, its middle left out where it is long."""
    words = span.of(text)
    return words if len(words) <= 2 * CONTEXT else f"{words[:CONTEXT]} […] {words[-CONTEXT:]}"
