"""Why a source was not used: errors with a short code that becomes ``Skipped.reason``."""

from __future__ import annotations

from wortlaut.errors import FetchError, ReadError

TRANSCRIBE = "wortlaut transcribe makes a transcript of a recording, with a recogniser of yours"


class Unreadable(ReadError):  # noqa: N818 - a reason, named as a person would say it
    """Bytes that give no usable text, with the reason's code ("binary", "empty", "broken_pdf" ...)."""

    def __init__(self, reason: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class Unfetched(FetchError):  # noqa: N818
    """A source that was not fetched, with the reason's code ("refused_address", "robots", "http_404" ...)."""

    def __init__(self, reason: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class Unanswered(Unfetched):
    """A request to which no answer began: what is wrong is the host or the way to it, not this one page."""
