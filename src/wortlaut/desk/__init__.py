"""The only room that sees all: one verb for each command, what is stale, provenance, progress."""

from wortlaut.desk.briefing import Brief, brief, save_files
from wortlaut.desk.evaluating import Evaluated, evaluate
from wortlaut.desk.gathering import collect
from wortlaut.desk.library import Library
from wortlaut.desk.looking import Annotated, Extracted, Found, Told, annotate, extract, find, statements
from wortlaut.desk.republishing import publish
from wortlaut.desk.reviewing import Asked, audit, check
from wortlaut.desk.teaching import train

__all__ = [
    "Annotated",
    "Asked",
    "Brief",
    "Evaluated",
    "Extracted",
    "Found",
    "Library",
    "Told",
    "annotate",
    "audit",
    "brief",
    "check",
    "collect",
    "evaluate",
    "extract",
    "find",
    "publish",
    "save_files",
    "statements",
    "train",
]
