"""Figures inside a changed stretch: the same amount in another style, or another amount."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from wortlaut.auditing.lexicon import Lexicon, holds


def amounts(keys: Sequence[str], lexicon: Lexicon, /) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the words count ("10000000", "currency:USD"), sorted, and the other words in order."""
    atoms: list[str] = []
    others: list[str] = []
    running: Decimal | None = None
    for key in keys:
        value = lexicon.number(key)
        scale = lexicon.scales.get(key.rstrip("."))
        if scale is not None and running is not None:
            running *= scale
            continue
        if running is not None:
            atoms.append(_plain(running))
        running = value
        if value is None:
            name = lexicon.named.get(key)
            (atoms if name else others).append(name or key)
    if running is not None:
        atoms.append(_plain(running))
    return tuple(sorted(atoms)), tuple(others)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def counts(keys: Sequence[str], lexicon: Lexicon, /, *, strict: bool = False) -> bool:
    """Tell whether any word is a figure, unit, currency, scale or date; strictly, "one" and "ein" are too."""
    return any(
        (lexicon.number(key) is not None and (strict or key not in lexicon.ambiguous_numbers))
        or (key in lexicon.named and (strict or key not in lexicon.ambiguous_numbers))
        or key in lexicon.scales
        for key in keys
    )


def bounds(keys: Sequence[str], lexicon: Lexicon, /) -> bool:
    """Tell whether the words hold a bound: about, over, at least."""
    return any(holds(lexicon.bounds, keys, place) for place in range(len(keys)))
