"""Subtitles to turns: who speaks, from when to when, several cues of one speaker joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wortlaut.collecting.building import Passage

_WORD = r"[^\W\d_][\w.'’-]{0,30}"
_LABEL = re.compile(rf"(?P<arrows>>>+\s*)?(?:(?P<name>{_WORD}(?: [(]?{_WORD}[)]?){{0,5}})\s?:\s+)?")
TWICE = 2  # a label in small letters ("Ida Roe:") counts from the second time; "Note:" is said once


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One subtitle: what is shown from when to when, and who says it where that is marked."""

    begins: float
    ends: float
    text: str
    speaker: str | None = None
    fresh: bool = False  # begins a turn, even where the speaker is not named


def labelled(cues: Iterable[Cue], /) -> list[Cue]:
    """Return the cues with ``NAME:`` and ``>>`` taken off the words and put into their places."""
    several = list(cues)
    labels = Counter(found["name"] for cue in several if (found := _LABEL.match(cue.text)) and found["name"])
    return [_labelled(cue, labels) for cue in several]


def _labelled(cue: Cue, labels: Counter[str]) -> Cue:
    found = _LABEL.match(cue.text)
    if found is None or cue.speaker:
        return cue
    name, arrows = found["name"], found["arrows"]
    if name and (name.isupper() or arrows or (labels[name] >= TWICE and name[0].isupper())):
        return replace(cue, text=cue.text[found.end() :], speaker=name, fresh=True)
    return replace(cue, text=cue.text[found.end("arrows") :], fresh=True) if arrows else cue


def turns(cues: Sequence[Cue], /, *, carry: bool) -> list[Passage]:
    """Return a passage for each turn; ``carry``: a cue without a name goes on with the turn before it."""
    found: list[tuple[Cue, list[str]]] = []
    for cue in cues:
        words = " ".join(cue.text.split())
        if not words:
            continue
        before = found[-1][0] if found else None
        if before is not None and _goes_on(before, cue, carry):
            found[-1] = (replace(before, ends=cue.ends), [*found[-1][1], words])
        else:
            found.append((cue, [words]))
    return [
        Passage(text=" ".join(words), kind="turn", speaker=cue.speaker, begins=cue.begins, ends=cue.ends)
        for cue, words in found
    ]


def _goes_on(before: Cue, cue: Cue, carry: bool) -> bool:
    if cue.speaker is None:
        return not cue.fresh and (carry or before.speaker is None)
    return cue.speaker == before.speaker
