"""Other names that a text itself gives somebody: a birth name, "better known as"."""

from __future__ import annotations

from wortlaut.resolving.cast import Cast
from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.timeline import Timeline
from wortlaut.resolving.tokens import Words

_WIDEST = 4  # words of "better known as" and the like


def add_other_names(cast: Cast, timeline: Timeline, words: Words, lexicon: Lexicon, /) -> None:
    """Note birth names ("Karen Vale, née Holt") and names that somebody is known by ("known as Kit Lark")."""
    for spot in tuple(timeline.spots):
        if not spot.full or spot.person is None or words.text[spot.end : spot.end + 2] not in (", ", " ("):
            continue
        after = words.within(spot.end, len(words.text))[: _WIDEST + 1]
        if len(after) < 2:
            continue
        tokens = words.tokens
        given = next(iter(cast.drafts[spot.person].forms)).split(" ", 1)[0]
        if tokens[after[0]].text.lower() in lexicon.grammar.born and tokens[after[1]].capital:
            cast.drafts[spot.person].aliases.append(f"{given} {tokens[after[1]].text}")
            continue
        end = _known_as(words, lexicon, after)
        other = next(iter(timeline.between(end, end + 1)), None) if end is not None else None
        if other is not None and other.full and other.person is not None:
            cast.drafts[spot.person].aliases.append(words.text[other.start : other.end])


def _known_as(words: Words, lexicon: Lexicon, after: range) -> int | None:
    """Return where the other name begins behind "better known as"."""
    for index in after[1:]:
        if words.gap(index) != " ":
            return None
        told = " ".join(token.text.lower() for token in words.tokens[after[0] : index])
        if told in lexicon.known_as:
            return words.tokens[index].start
    return None
