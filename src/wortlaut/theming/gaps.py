"""What the sources do not tell, said openly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wortlaut.records import Gap, Statement, Theme
from wortlaut.records.edtf import month
from wortlaut.theming.selection import Subject, on
from wortlaut.theming.sources import Sources

SILENCE = 1 / 3  # of the period without a word is worth saying
SHORTEST_SILENCE = 2  # months
# A theme of so many dated statements is silent where more than so many months pass without one, and the person spoke of
# other things in so many of them.
FEWEST_SPOKEN, SILENT_THEME, OTHERS_SPOKEN = 3, 5, 2


def gaps(
    statements: Sequence[Statement],
    sources: Sources,
    /,
    *,
    wanted: Sequence[Subject],
    period: tuple[str | None, str | None],
    themes: Sequence[Theme] = (),
) -> tuple[Gap, ...]:
    """Return themes without a statement, months of silence on all or on one, statements without original or date."""
    return (
        *(
            Gap(kind="theme", detail=one.asked)
            for one in wanted
            if not any(on(known, one, sources) for known in statements)
        ),
        *_silences(statements, sources, period),
        *_silent_themes(statements, sources, themes),
        *_listed("original", [known for known in statements if known.why_best == "translation"]),
        *_listed("date", [known for known in statements if sources.time(known) is None]),
    )


def _silences(statements: Sequence[Statement], sources: Sources, period: tuple[str | None, str | None]) -> list[Gap]:
    """Stretches of whole months between two statements, or a statement and an end of the period, without a word."""
    times = (sources.time(statement) for statement in statements)
    spoken = sorted({number for time in times if time and (number := month(time)) is not None})
    begin = month(period[0]) if period[0] else None
    stop = month(period[1]) if period[1] else None
    marks = [*([begin - 1] if begin is not None else []), *spoken, *([stop + 1] if stop is not None else [])]
    if len(marks) < 2 or (begin is None and stop is None):
        return []
    length = marks[-1] - marks[0] + 1
    return [
        Gap(kind="time", detail=f"{_written(one + 1)}/{_written(two - 1)}")
        for one, two in pairwise(marks)
        if two - one - 1 >= SHORTEST_SILENCE and two - one - 1 > SILENCE * length
    ]


def _silent_themes(statements: Sequence[Statement], sources: Sources, themes: Sequence[Theme]) -> list[Gap]:
    """Stretches in which the person spoke of other things and not of a theme that was one before and after."""
    spoken = {known.id: month(time) for known in statements if (time := sources.time(known))}
    every = sorted({number for number in spoken.values() if number is not None})
    found: list[Gap] = []
    for theme in themes:
        dated = sorted((number, name) for name in theme.statements if (number := spoken.get(name)) is not None)
        if len(dated) < FEWEST_SPOKEN or not theme.title:
            continue
        for (one, before), (two, after) in pairwise(dated):
            others = sum(one < number < two for number in every)
            if (
                two - one > SILENT_THEME
                and two - one > SILENCE * (every[-1] - every[0] + 1)
                and others >= OTHERS_SPOKEN
            ):
                detail = f"{_written(one + 1)}/{_written(two - 1)}"
                found.append(Gap(kind="silence", detail=detail, statements=(before, after), theme=theme.id))
    return found


def _listed(kind: str, statements: Sequence[Statement]) -> list[Gap]:
    names = tuple(statement.id for statement in statements)
    if kind == "original":
        return [Gap(kind="original", detail="only a translation is known", statements=names)] if names else []
    return [Gap(kind="date", detail="no date is known", statements=names)] if names else []


def _written(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
