"""What the sources do not tell, said openly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wortlaut.records import Gap, Statement
from wortlaut.records.edtf import month
from wortlaut.theming.selection import Subject, on
from wortlaut.theming.sources import Sources

SILENCE = 1 / 3  # of the period without a word is worth saying
SHORTEST_SILENCE = 2  # months


def gaps(
    statements: Sequence[Statement],
    sources: Sources,
    /,
    *,
    wanted: Sequence[Subject],
    period: tuple[str | None, str | None],
) -> tuple[Gap, ...]:
    """Return themes without a statement, months of silence, statements without an original or a date."""
    return (
        *(
            Gap(kind="theme", detail=one.asked)
            for one in wanted
            if not any(on(known, one, sources) for known in statements)
        ),
        *_silences(statements, sources, period),
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


def _listed(kind: str, statements: Sequence[Statement]) -> list[Gap]:
    names = tuple(statement.id for statement in statements)
    if kind == "original":
        return [Gap(kind="original", detail="only a translation is known", statements=names)] if names else []
    return [Gap(kind="date", detail="no date is known", statements=names)] if names else []


def _written(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
