"""An audit to files: SARIF for code hosts, one self-contained page for people."""

from wortlaut.publishing.audits.page import audit_page
from wortlaut.publishing.audits.reviewed import Link, Reviewed
from wortlaut.publishing.audits.sarif import sarif

__all__ = ["Link", "Reviewed", "audit_page", "sarif"]
