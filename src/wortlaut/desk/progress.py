"""How long work shows itself: the desk announces each stage, the door decides what a person sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Passes a stream through and shows how far it is."""

    def __call__(
        self, stage: str, stream: Iterable[T], /, *, total: int | None = None, beside: Callable[[], str] | None = None
    ) -> Iterator[T]:
        """Yield what the stream yields; ``beside`` is asked anew for what else a person may want to see."""


def silent(
    stage: str, stream: Iterable[T], /, *, total: int | None = None, beside: Callable[[], str] | None = None
) -> Iterator[T]:
    """Pass the stream through and show nothing."""
    return iter(stream)
