"""What changed: figures and dates that moved and statements that turned, each side with its day and its passage."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Change, Dossier, Evidence, Piece, Section, Sentence, Statement
from wortlaut.writing import times
from wortlaut.writing.phrases import capitalised, compose
from wortlaut.writing.sides import reaches, side_shown
from wortlaut.writing.telling import Telling

MOST_SIDES = 3  # of one change that are told: the first ones and the last
_WEIGHT = ("reversal", "figure", "date")  # kinds, the gravest first


def ranked_changes(telling: Telling, dossier: Dossier, statements: Sequence[Statement], /) -> list[Change]:
    """Return the changes with both sides at hand, those taken back openly first."""
    known = {statement.id: statement for statement in statements}
    ranked = sorted(dossier.changes, key=lambda change: (not change.openly, _WEIGHT.index(change.kind)))
    return [change for change in ranked if len(_told(telling, change, known)) > 1]


def changes(telling: Telling, ranked: Sequence[Change], statements: Sequence[Statement], /) -> Section | None:
    """Return the section of these changes; None where there are none."""
    known = {statement.id: statement for statement in statements}
    if not ranked:
        return None
    lines = tuple((_line(telling, change, known),) for change in ranked)
    return Section(heading=telling.phrases.one("headings.changes"), level=4, kind="changes", paragraphs=lines)


def _told(telling: Telling, change: Change, known: dict[str, Statement]) -> list[tuple[Statement, Evidence]]:
    """Return the sides of a change that are at hand, by time."""
    pairs = zip(change.statements, change.evidence, strict=True)
    return [(known[name], entry) for name, entry in pairs if name in known and reaches(telling, entry)]


def _line(telling: Telling, change: Change, known: dict[str, Statement]) -> Sentence:
    told = _told(telling, change, known)
    chosen = told if len(told) <= MOST_SIDES else [*told[: MOST_SIDES - 1], told[-1]]
    sides: list[Piece] = []
    for position, (statement, entry) in enumerate(chosen):
        other = chosen[position - 1 if position else 1][1]
        value = side_shown(telling, entry, other)
        mark = telling.mark(entry.document, entry.spans[0])
        at, when = telling.called(entry.document), _when(telling, statement, entry.document)
        side = compose(telling.phrases.one(f"changes.side_{when[0]}"), at=at, when=when[1], value=value)
        joined = Piece(text=telling.phrases.one("differences.between") if position else "")
        sides.extend((joined, *side, Piece(text=telling.phrases.one("marks.before_reference")), mark))
    key = "changes.taken_back" if change.openly and change.kind == "reversal" else f"changes.{change.kind}"
    line = capitalised(compose(telling.phrases.one(key), sides=tuple(sides)))
    stop = Piece(text=telling.phrases.one("marks.stop"))
    return Sentence(pieces=(*line, stop), evidence=tuple(entry for _, entry in chosen))


def _when(telling: Telling, statement: Statement, document: str) -> tuple[str, str]:
    """Return how the day is known ("event", "published", "undated") and the words for it."""
    report = next(one for one in telling.printable(statement) if one.document == document)
    known = telling.when(statement, report)
    return known.known, times.adverb(known.value, telling.phrases) if known.value else ""
