"""Wortlaut: who said what, when, where, about what - and did they really?

The verbs (``collect``, ``brief``, ``audit``, ``check`` ...) and the records are imported when first asked for, so that
``import wortlaut`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from wortlaut.desk import (
        Asked,
        Brief,
        Library,
        annotate,
        audit,
        brief,
        check,
        collect,
        extract,
        find,
        publish,
        statements,
        transcribe,
        translate,
    )
    from wortlaut.errors import WortlautError
    from wortlaut.records import Audit, Document, Finding, Note, Person, Quotation, QuoteCheck, Span, Statement
    from wortlaut.settings import Settings

_HOMES = {
    "wortlaut.desk": (
        "Asked",
        "Brief",
        "Library",
        "annotate",
        "audit",
        "brief",
        "check",
        "collect",
        "extract",
        "find",
        "publish",
        "statements",
        "transcribe",
        "translate",
    ),
    "wortlaut.errors": ("WortlautError",),
    "wortlaut.records": (
        "Audit",
        "Document",
        "Finding",
        "Note",
        "Person",
        "Quotation",
        "QuoteCheck",
        "Span",
        "Statement",
    ),
    "wortlaut.settings": ("Settings",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Asked",
    "Audit",
    "Brief",
    "Document",
    "Finding",
    "Library",
    "Note",
    "Person",
    "Quotation",
    "QuoteCheck",
    "Settings",
    "Span",
    "Statement",
    "WortlautError",
    "__version__",
    "annotate",
    "audit",
    "brief",
    "check",
    "collect",
    "extract",
    "find",
    "publish",
    "statements",
    "transcribe",
    "translate",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'wortlaut' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
