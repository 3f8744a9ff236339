"""The only room that sees all: one verb for each command, what is stale, provenance, progress."""

from wortlaut.desk.accepting import accept, read_accepted
from wortlaut.desk.briefing import Brief, brief
from wortlaut.desk.evaluating import Evaluated, evaluate
from wortlaut.desk.gathering import clock, collect
from wortlaut.desk.hearing import Transcribed, transcribe
from wortlaut.desk.library import Library
from wortlaut.desk.looking import Annotated, Extracted, Found, Told, annotate, extract, find, statements
from wortlaut.desk.repairing import repair
from wortlaut.desk.reporting import Report, report_page, report_sarif, sifted
from wortlaut.desk.republishing import publish, publish_folder
from wortlaut.desk.retelling import translate
from wortlaut.desk.reviewing import Asked, Review, audit, check, review
from wortlaut.desk.saving import save_files
from wortlaut.desk.teaching import train

__all__ = [
    "Annotated",
    "Asked",
    "Brief",
    "Evaluated",
    "Extracted",
    "Found",
    "Library",
    "Report",
    "Review",
    "Told",
    "Transcribed",
    "accept",
    "annotate",
    "audit",
    "brief",
    "check",
    "clock",
    "collect",
    "evaluate",
    "extract",
    "find",
    "publish",
    "publish_folder",
    "read_accepted",
    "repair",
    "report_page",
    "report_sarif",
    "review",
    "save_files",
    "sifted",
    "statements",
    "train",
    "transcribe",
    "translate",
]
