"""Every error that Wortlaut raises on purpose; a message says what happened, with which value, and what to do next."""

from __future__ import annotations


class WortlautError(Exception):
    """Base of all errors raised on purpose; ``hint`` says what to do next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SpanError(WortlautError):
    """A span that is empty, reversed, negative or outside its text."""

    def __init__(self, start: int, end: int, length: int | None = None) -> None:
        inside = "" if length is None else f" in a text of {length} characters"
        super().__init__(f"no span [{start}, {end}){inside}", hint="a span needs 0 <= start < end <= length")


class UsageError(WortlautError):
    """A call that cannot be carried out as it was given: a wrong argument or nothing readable."""


class SettingsError(UsageError):
    """A setting that is unknown or has a wrong value; names the file or variable."""


class WriteError(UsageError):
    """A result that could not be written: no room, no right, no such place, or a file that is not ours to replace."""


class UnknownPluginError(UsageError):
    """A plug-in name that nobody registered; lists the known ones."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no {kind} named {name!r}", hint=f"known: {', '.join(known) or 'none'}")


class ReadError(WortlautError):
    """Bytes of a source that give no usable text; becomes a ``Skipped``."""


class FetchError(WortlautError):
    """A source that could not be fetched, or was refused before any byte was sent."""


class ModelError(WortlautError):
    """A learned helper that is not there, is not what its card says, or lacks its runtime; says what to install."""


class EngineError(WortlautError):
    """An engine that could not carry a stage out: a worker that died."""


class LostAnswerError(ModelError):
    """An answer that a chat model began, and that never came whole; it may have cost what a whole one does."""


class AnswerError(WortlautError):
    """An answer of a chat model that is not what was asked for; says what, so that the model can be told."""


class BudgetError(WortlautError):
    """A request that could cost more tokens or money than the user has left for it; nothing was sent."""


class StoreError(WortlautError):
    """A library on disk that cannot be opened, read or written."""


class WireError(WortlautError):
    """JSON that does not describe the record it should; names file and line where known."""


def reason(error: Exception, /) -> str:
    """Return what an error of the system or of a parser says, without its number and the file's name."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
