"""What was not used, and why: nothing vanishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal[
    "collect", "read", "extract", "resolve", "date", "count", "cluster", "theme", "write", "audit", "publish"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something left out, with its reason in words for a person."""

    record: str  # an id, path, URL, or "file.jsonl:17"
    stage: Stage
    reason: str  # short code: "empty", "unreadable", "other_speaker", "no_evidence", ...
    detail: str = ""  # what happened, and what to do
