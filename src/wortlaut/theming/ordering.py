"""Topics into themes: few enough to read, each with its occasion and time, the weightiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wortlaut.records import Moment, Statement, Theme
from wortlaut.records.edtf import days
from wortlaut.theming.packs import BUILT_IN, theme_title
from wortlaut.theming.sources import Sources
from wortlaut.theming.topics import Topic

MOST_THEMES = 8
MAJORITY = 2 / 3  # of a theme's statements must share an occasion or month before the heading may name it
OTHER = "other"
UNDATED = 10**9  # comes after every day


def themes(topics: Sequence[Topic], rest: Sequence[Statement], sources: Sources, /, *, lang: str) -> tuple[Theme, ...]:
    """Return the themes, weightiest first; what stands alone or goes beyond MOST_THEMES ends among the others."""
    ranked = sorted(topics, key=lambda topic: (_weight(topic, sources), _first_day(topic, sources), topic.id))
    asked = sum(topic.rank < BUILT_IN for topic in ranked)
    ranked.sort(key=lambda topic: topic.rank)  # those that the user knows come first, and all of them
    most = max(MOST_THEMES - 1, asked)
    kept, over = ranked[:most], ranked[most:]
    if len(over) == 1 and not rest:
        kept, over = ranked, []
    left = [*rest, *(statement for topic in over for statement in topic.statements)]
    found = [_theme(topic, sources, lang) for topic in kept]
    if left:
        found.append(_theme(Topic(OTHER, tuple(left)), sources, lang))
    return tuple(found)


def _first_day(topic: Topic, sources: Sources) -> int:
    times = (days(sources.time(statement)) for statement in topic.statements)
    return min((known.first for known in times if known), default=UNDATED)


def in_time(statements: Sequence[Statement], sources: Sources, /) -> list[Statement]:
    """Return the statements by time, those without one last."""

    def time(statement: Statement) -> tuple[int, str]:
        known = days(sources.time(statement))
        return (known.first if known else UNDATED), statement.id

    return sorted(statements, key=time)


def _weight(topic: Topic, sources: Sources) -> tuple[bool, int, int, int]:
    """Subjects before mere occasions, then independent origins, statements and how many of them verbatim; negative."""
    origins = sum(len(statement.origins) for statement in topic.statements)
    direct = sum(
        sources.quotations[statement.best].verbatim
        for statement in topic.statements
        if statement.best in sources.quotations
    )
    return topic.occasion is not None, -origins, -len(topic.statements), -direct


def _theme(topic: Topic, sources: Sources, lang: str) -> Theme:
    ordered = in_time(topic.statements, sources)
    occasion = _majority([statement.occasion for statement in ordered])
    return Theme(
        id=topic.id,
        title=_title(topic, lang),
        statements=tuple(statement.id for statement in ordered),
        keywords=topic.keywords,
        occasion=occasion,
        moment=_moment(ordered, sources, occasion),
    )


def _title(topic: Topic, lang: str) -> str:
    if topic.pack is not None:
        return theme_title(topic.pack, lang)
    return topic.title


def _moment(statements: Sequence[Statement], sources: Sources, occasion: str | None) -> Moment | None:
    """The occasion's moment, else the one that all or most of the statements share."""
    if occasion is not None and occasion in sources.occasions and sources.occasions[occasion].moment:
        return sources.occasions[occasion].moment
    value = _majority([statement.moment.value if statement.moment else None for statement in statements])
    return next((known.moment for known in statements if known.moment and known.moment.value == value), None)


def _majority(values: Sequence[str | None]) -> str | None:
    """The value that at least MAJORITY of all share; None counts against it."""
    known = Counter(value for value in values if value is not None)
    best = min(known, key=lambda value: (-known[value], value), default=None)
    return best if best is not None and known[best] >= MAJORITY * len(values) else None
