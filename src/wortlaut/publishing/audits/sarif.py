"""Findings as SARIF 2.1.0, which code hosts show beside the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from wortlaut.publishing.audits.reviewed import Reviewed, position, title_of
from wortlaut.publishing.text import web_address
from wortlaut.records import Document, Evidence, Finding, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
KIND = "wortlaut/v1"  # of the fingerprints: a new name when what they are made of changes
SNIPPET = 300  # characters of the note shown with a result

View = dict[str, Any]


def sarif(reviewed: Sequence[Reviewed], /, *, version: str) -> View:
    """Return one run with the results on every note; lines and columns count code points, from 1."""
    codes = sorted(
        {finding.code for one in reviewed for finding in (*one.audit.findings, *(kept for kept, _ in one.accepted))}
    )
    driver = {"name": "wortlaut", "version": version, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for one in reviewed for result in _results(one, codes)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> View:
    words = title_of(code)
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in code.replace("/", "-").split("-")),
        "shortDescription": {"text": words},
        "fullDescription": {"text": words},
    }


def _results(reviewed: Reviewed, codes: Sequence[str]) -> Iterator[View]:
    for finding in reviewed.audit.findings:
        yield _result(finding, reviewed, codes)
    for finding, why in reviewed.accepted:
        suppressions = [{"kind": "external", "justification": why}]
        yield {**_result(finding, reviewed, codes), "suppressions": suppressions}


def _result(finding: Finding, reviewed: Reviewed, codes: Sequence[str]) -> View:
    message = finding.message if not finding.repair else f"{finding.message}\nRepair: {finding.repair}"
    result: View = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.level,
        "message": {"text": message},
        "locations": [_location(finding, finding.span, reviewed)],
        "partialFingerprints": {KIND: finding.fingerprint},
    }
    related = [
        *({**_location(finding, span, reviewed), "message": {"text": "see also"}} for span in finding.related),
        *(one for evidence in finding.evidence for one in _sources(evidence, reviewed)),
    ]
    if related:
        result["relatedLocations"] = [{"id": number, **one} for number, one in enumerate(related)]
    if finding.edit is not None and reviewed.is_file:
        result["fixes"] = [_fix(finding, reviewed)]
    return result


def _location(finding: Finding, span: Span | None, reviewed: Reviewed) -> View:
    physical: View = {"artifactLocation": {"uri": uri(reviewed.audit.note)}}
    if span is not None and reviewed.is_file:
        physical["region"] = {**_region(reviewed.note.text, span), "snippet": {"text": _snippet(span, reviewed.note)}}
    elif finding.line and span == finding.span:
        physical["region"] = {"startLine": finding.line}
    located: View = {"physicalLocation": physical}
    if finding.place:
        located["logicalLocations"] = [{"name": finding.place}]
    return located


def _region(text: str, span: Span) -> View:
    (line, column), (last, end) = position(text, span.start), position(text, span.end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


def _snippet(span: Span, document: Document) -> str:
    return span.of(document.text)[:SNIPPET]


def _sources(evidence: Evidence, reviewed: Reviewed) -> Iterator[View]:
    """Yield the passages of a document; their places are those in its readable text."""
    document = reviewed.documents.get(evidence.document)
    place = (document.url or document.file) if document is not None else None
    for span in evidence.spans if document is not None and place else ():
        assert document is not None
        region = {"charOffset": span.start, "charLength": len(span), "snippet": {"text": _snippet(span, document)}}
        yield {
            "physicalLocation": {"artifactLocation": {"uri": uri(place or "")}, "region": region},
            "message": {"text": f"the source: {document.outlet or document.title or document.id}"},
        }


def _fix(finding: Finding, reviewed: Reviewed) -> View:
    edit = finding.edit
    assert edit is not None
    replacement = {"deletedRegion": _region(reviewed.note.text, edit.span), "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": {"uri": uri(reviewed.audit.note)}, "replacements": [replacement]}
    return {"description": {"text": finding.repair or "repair"}, "artifactChanges": [change]}


def uri(place: str, /) -> str:
    """Return a path or a web address as the URI of an artifact."""
    if web_address(place):
        return web_address(place) or ""
    path = PurePath(place)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")
