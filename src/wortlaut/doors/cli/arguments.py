"""Options that take several values, as people write them: ``--from a.html b.html --lang de``."""

from __future__ import annotations

from collections.abc import Sequence

MANY = frozenset({"--from", "--against", "--accept"})


def spread(words: Sequence[str], /) -> list[str]:
    """Repeat a many-valued option before each of its values, up to the next option: ``--from a --from b``."""
    spread_out: list[str] = []
    option: str | None = None
    for place, word in enumerate(words):
        if word == "--":
            return [*spread_out, *words[place:]]
        if word.startswith("-") and len(word) > 1:
            option = word if word in MANY else None
            if option is None or _is_last(words, place):
                spread_out.append(word)
        elif option is not None:
            spread_out += [option, word]
        else:
            spread_out.append(word)
    return spread_out


def _is_last(words: Sequence[str], place: int) -> bool:
    """Tell whether an option has no value, so that the parser can say so (a lone dash is one: standard input)."""
    return place + 1 == len(words) or (words[place + 1].startswith("-") and words[place + 1] != "-")
