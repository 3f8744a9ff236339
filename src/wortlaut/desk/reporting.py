"""An audit as a report: what was accepted taken out, then as SARIF or as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wortlaut.auditing import Accepted
    from wortlaut.desk.reviewing import Review
    from wortlaut.publishing.audits import Reviewed
    from wortlaut.records import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A review without what was accepted, and the entries of the baseline that fit nothing any more."""

    review: Review
    accepted: tuple[tuple[Finding, Accepted], ...] = ()
    stale: tuple[Accepted, ...] = ()


def sifted(review: Review, known: Sequence[Accepted], /) -> Report:
    """Return the review without the findings that somebody accepted."""
    from wortlaut.auditing import sift

    left = sift(review.audit, known)
    return Report(review=replace(review, audit=left.audit), accepted=left.accepted, stale=left.stale)


def report_sarif(reports: Sequence[Report], /) -> dict[str, Any]:
    """Return the findings on all notes as one SARIF log."""
    from wortlaut import __version__
    from wortlaut.publishing.audits import sarif

    return sarif([_reviewed(report) for report in reports], version=__version__)


def report_page(report: Report, /) -> str:
    """Return the findings on one note as a self-contained page."""
    from wortlaut.publishing.audits import audit_page
    from wortlaut.writing.references import deep_link

    return audit_page(_reviewed(report), link=deep_link)


def _reviewed(report: Report) -> Reviewed:
    from wortlaut.publishing.audits import Reviewed

    review = report.review
    return Reviewed(
        audit=review.audit,
        note=review.note,
        documents=review.documents,
        accepted=tuple((finding, f"{entry.by}, {entry.on}: {entry.why}") for finding, entry in report.accepted),
        is_file=review.is_file,
    )
