"""What a language says about reporting: its verbs with their frames, and the small words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wortlaut.languages import language
from wortlaut.records.speech import Attitude, Medium


@dataclass(frozen=True, slots=True)
class Cue:
    """What one form of a reporting verb allows and means."""

    frames: frozenset[str]
    attitude: Attitude = "states"
    medium: Medium = "said"
    source: bool = False  # its subject is a paper, poll or study
    particle: str | None = None  # of a separable verb, which must follow in the clause


PLAIN = Cue(frozenset())
"""A cue that is no verb: a colon, "according to", "so"."""


SURE = 0.25
"""On polnear (train and dev) what a tagger alone proposes with .25 to .5 is right end to end in 32 of 100, which still
raises F1; below, in 18. A language whose press attributes less has a ``sure`` of its own."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables ``marks`` and ``cues`` of one language, ready to be asked."""

    code: str
    verbs: Mapping[str, tuple[Cue, ...]]
    before: tuple[tuple[str, ...], ...]  # "according to": the speaker follows
    after: frozenset[str]  # "zufolge": the speaker goes before
    words: Mapping[str, frozenset[str]]
    abbreviations: frozenset[str]
    titles: frozenset[str]
    halves: Mapping[str, str]  # how halves of a split quotation join, in news and in a story
    narrated: bool  # whether thoughts and acts in a story are reports too
    nested: bool  # whether marked stretches inside a report are quotations of their own
    sure: float  # confidence from which what a tagger alone finds is a quotation

    def has(self, group: str, word: str) -> bool:
        """Tell whether the lower-case word belongs to that group of the table ``cues.words``."""
        return word in self.words.get(group, frozenset())

    def ends(self, group: str, word: str) -> bool:
        """Tell whether the lower-case word ends like one of that group: "Medienberichten" like "berichten"."""
        return any(word.endswith(ending) for ending in self.words.get(group, ()))


@cache
def grammar(code: str, /) -> Grammar:
    """Return the grammar of a BCP 47 tag."""
    known = language(code)
    marks, cues = known.table("marks"), known.table("cues")
    prepositions = cues.get("prepositions", {})
    before = sorted((tuple(phrase.split()) for phrase in prepositions.get("before", ())), key=lambda p: (-len(p), p))
    return Grammar(
        code=known.code,
        verbs=_verbs(cues),
        before=tuple(before),
        after=frozenset(prepositions.get("after", ())),
        words={group: frozenset(words) for group, words in cues.get("words", {}).items()},
        abbreviations=frozenset(marks.get("abbreviations", ())),
        titles=frozenset(marks.get("titles", ())),
        halves={"news": "paragraph", "story": "paragraph"} | dict(marks.get("halves", {})),
        narrated=bool(marks.get("narrated", True)),
        nested=bool(marks.get("nested", False)),
        sure=float(cues.get("sure", SURE)),
    )


def _verbs(cues: Mapping[str, Any]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for form, cue in _forms(cues):
        found[form] = (*found.get(form, ()), cue)
    return found


def _forms(cues: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    groups = cues.get("verbs", ())
    for group in groups if groups and isinstance(groups[0], Mapping) else ():
        for form in group["forms"].split():
            yield form, _cue(group)
    for group in cues.get("separable", ()):
        for form in group.get("joined", "").split():
            yield form, _cue(group)
        for entry in group["forms"]:
            particle, *forms = entry.split()
            for form in forms:
                yield form, _cue(group, particle=particle)


def _cue(group: Mapping[str, Any], *, particle: str | None = None) -> Cue:
    return Cue(
        frames=frozenset(group["frames"]),
        attitude=group.get("attitude", "states"),
        medium=group.get("medium", "said"),
        source=group.get("source", False),
        particle=particle,
    )
