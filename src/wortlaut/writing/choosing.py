"""Which statements a note of some length tells: each theme's weightiest first, then the weightiest of all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log2

from wortlaut.records import Statement
from wortlaut.records.edtf import Days, days
from wortlaut.writing.excerpts import stems
from wortlaut.writing.statements import shown_words, stands_alone
from wortlaut.writing.stretches import count_words
from wortlaut.writing.telling import Telling, is_speech

# Statements of one theme at most; a reader of the seed note meets four to six under a heading. A longer note has one
# more for so many words.
TOLD, ONE_MORE = 8, 120
FULL = (8, 45)  # words of a quotation that says something and still reads at one go
INTRODUCED = 12  # words that introduce and credit a quotation
# Points: an independent origin more counts like a figure; a remark that a told one repeats loses more than it can gain.
SPEECH, WHOLE, FIGURE, DISPUTED, LATEST, LEANING, REPEATED = 2.0, 1.0, 1.0, 1.0, 1.5, -1.5, -4.0
ALIKE = 0.6  # of the telling words of the shorter one: above it two remarks say the same
_WORD = re.compile(r"[^\W\d_]+")


def importance(telling: Telling, statement: Statement, /, *, disputed: frozenset[str] = frozenset()) -> float:
    """Weigh a statement: who heard it, whether words or only a report are at hand, figures, what hangs on it."""
    best = telling.printable(statement)[0]
    words = telling.words(best)
    number = count_words(words)
    speech = is_speech(best)
    first = _WORD.search(words)
    leaning = telling.leaning(best.document)
    return (
        2 * log2(1 + max(1, len(statement.origins)))
        + SPEECH * speech
        + WHOLE * (speech and stands_alone(telling, best))
        + FIGURE * any(letter.isdigit() for letter in words)
        + DISPUTED * (statement.id in disputed)
        + LEANING * bool(first and first[0].lower() in leaning)
        + min(number / FULL[0], 1.0, FULL[1] / max(number, 1))
    )


def choose(
    telling: Telling, themes: Sequence[Sequence[Statement]], words: int, /, *, disputed: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the ids of the statements to tell in so many words; at least one, and none twice in other words."""
    chosen: dict[str, frozenset[str]] = {}
    weights = {
        statement.id: importance(telling, statement, disputed=disputed) for members in themes for statement in members
    }
    for members in themes:
        if last := _latest(telling, members):
            weights[last.id] += LATEST
    ranked = [sorted(members, key=lambda one: (-weights[one.id], one.id)) for members in themes]
    firsts = [members[0] for members in ranked if members]
    rest = sorted((one for members in ranked for one in members[1:]), key=lambda one: (-weights[one.id], one.id))
    told = {one.id: at for at, members in enumerate(themes) for one in members}
    counts = [0] * len(themes)
    left = words
    most = max(TOLD, words // ONE_MORE)
    for statement in (*firsts, *_novel(telling, firsts, rest, weights)):
        cost = shown_words(telling, statement) + INTRODUCED
        if counts[told[statement.id]] >= most or (chosen and cost > left):
            continue
        chosen[statement.id] = frozenset()
        counts[told[statement.id]] += 1
        left -= cost
    return frozenset(chosen)


def _latest(telling: Telling, members: Sequence[Statement]) -> Statement | None:
    """Return the weightiest statement of a theme's last day: a reader asks where things stand."""
    dated = [(known.last, importance(telling, one), one.id, one) for one in members if (known := _days(telling, one))]
    return max(dated, key=lambda entry: entry[:3])[3] if len(dated) > 1 else None


def _days(telling: Telling, statement: Statement) -> Days | None:
    return days(telling.when(statement, telling.printable(statement)[0]).value)


def _novel(
    telling: Telling, firsts: Sequence[Statement], rest: Sequence[Statement], weights: Mapping[str, float]
) -> list[Statement]:
    """Return the others by weight: spoken words that repeat a weightier one last, reports of the same not at all."""
    holders: dict[str, set[str]] = {}
    sizes: dict[str, int] = {}
    again: set[str] = set()
    for statement in (*firsts, *rest):
        own = stems(telling.words(telling.printable(statement)[0]))
        shared: dict[str, int] = {}
        for word in own:
            for other in holders.get(word, ()):
                shared[other] = shared.get(other, 0) + 1
        if any(count > ALIKE * min(len(own), sizes[other]) for other, count in shared.items()):
            again.add(statement.id)
            continue
        sizes[statement.id] = len(own)
        for word in own:
            holders.setdefault(word, set()).add(statement.id)
    kept = [one for one in rest if one.id not in again or is_speech(telling.printable(one)[0])]
    return sorted(kept, key=lambda one: (-weights[one.id] - REPEATED * (one.id in again), one.id))
