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
    place = 0
    while place < len(keys):
        key, begun, step = keys[place], running, 1
        scale = lexicon.scales.get(key)
        if begun is not None and (scale is not None or _goes_on(keys, place)):
            running = begun * scale if scale is not None else begun * 1000 + Decimal(key)
        else:
            atoms += [] if begun is None else [_plain(begun)]
            running = lexicon.number(key)
            if running is not None:
                if scale is not None and others and others[-1] in lexicon.ambiguous_numbers:
                    others.pop()  # a hundred
            elif not (key == "us" and keys[place + 1 : place + 2] == ["$"]):
                name, step = lexicon.name_at(keys, place)
                (atoms if name else others).append(name or key)
        place += step
    atoms += [] if running is None else [_plain(running)]
    return tuple(sorted(atoms)), tuple(others)


def _goes_on(keys: Sequence[str], place: int) -> bool:
    """Tell whether the figure is the next group of one with spaces: 1 000."""
    before, key = keys[place - 1], keys[place]
    return (
        len(key) == 3 and key.isascii() and key.isdigit() and before.isascii() and before.isdigit() and len(before) <= 3
    )


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


def in_a_name(keys: Sequence[str], start: int, end: int, lexicon: Lexicon, /) -> bool:
    """Tell whether a name of several words, like basis points, holds any word from start up to end."""
    lengths = ((place, lexicon.name_at(keys, place)[1]) for place in range(len(keys)))
    return any(length > 1 and place < end and start < place + length for place, length in lengths)
