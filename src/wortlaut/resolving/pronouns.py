"""Whom a pronoun means: the last fitting subject, or nobody rather than the wrong one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.resolving.lexicon import Gender
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot

_SPOTS_BACK = 60  # mentions looked at before the pronoun
_PARAGRAPHS_BACK = 2
_SENTENCES_BACK = 4
_CERTAIN, _LIKELY = 0.85, 0.7  # confidence: one candidate in reach; one subject among several


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun means, or between whom it stays open."""

    person: int | None
    candidates: tuple[int, ...] = ()
    confidence: float = 0.0


def antecedent(scene: Scene, offset: int, gender: Gender, /) -> Antecedent:
    """Return the last compatible person before the offset who is a subject there."""
    sentences = _by_sentence(scene, offset, gender)
    if not sentences:
        return Antecedent(None)
    nearest = sentences[0]
    people = _distinct(nearest)
    if len(people) == 1:
        return _single(scene, nearest, sentences[1:], people[0])
    subjects = _distinct([spot for spot in nearest if is_subject(scene, spot)])
    fitting = [person for person in subjects if scene.cast.drafts[person].gender == gender]
    if len(fitting) == 1 and len(subjects) == 1:
        return Antecedent(fitting[0], confidence=_LIKELY)
    certain = [person for person in people if scene.cast.drafts[person].gender == gender]
    if len(certain) == 1 and certain == subjects[:1]:
        return Antecedent(certain[0], confidence=_LIKELY)
    return Antecedent(None, tuple(people))


def is_subject(scene: Scene, spot: Spot, /) -> bool:
    """Tell whether the mention may be the subject of its sentence: not owned by a noun, nor after a preposition."""
    if spot.attributive:
        return False
    first = scene.words.within(spot.start, spot.end).start
    index = first - 1
    while index >= 0 and scene.words.gap(index + 1) in (" ", ". ") and _premodifier(scene, index):
        index -= 1
    if index < 0 or scene.words.gap(index + 1) not in (" ", ". "):
        return True
    return scene.words.tokens[index].text.lower() not in scene.lexicon.grammar.object_after


def _premodifier(scene: Scene, index: int) -> bool:
    token = scene.words.tokens[index]
    return (
        (token.capital and token.key not in scene.lexicon.function)
        or token.text.lower() in scene.lexicon.grammar.definite
        or (scene.lexicon.role(token.text) is not None)
    )


def _single(scene: Scene, nearest: Sequence[Spot], earlier: Sequence[Sequence[Spot]], person: int) -> Antecedent:
    if any(is_subject(scene, spot) for spot in nearest):
        return Antecedent(person, confidence=_CERTAIN)
    rivals = _distinct(
        [spot for spots in earlier[:1] for spot in spots if spot.person != person and is_subject(scene, spot)]
    )
    if rivals:
        return Antecedent(None, (person, *rivals))
    return Antecedent(person, confidence=_LIKELY)


def _by_sentence(scene: Scene, offset: int, gender: Gender) -> list[list[Spot]]:
    here, zone = scene.words.paragraph(offset), _zone(scene, offset)
    first = scene.words.sentence(offset) - _SENTENCES_BACK
    groups: dict[int, list[Spot]] = {}
    for spot in scene.timeline.before(offset, _SPOTS_BACK):
        if here - scene.words.paragraph(spot.start) > _PARAGRAPHS_BACK or scene.words.sentence(spot.start) < first:
            break
        if spot.person is None or spot.attributive or spot.end > offset:
            continue
        draft = scene.cast.drafts[spot.person]
        inside = _zone(scene, spot.start)
        fits = draft.kind in ("person", "anonymous") and draft.gender in (None, gender)
        if fits and (inside is None or inside == zone):
            groups.setdefault(scene.words.sentence(spot.start), []).append(spot)
    return [groups[sentence] for sentence in sorted(groups, reverse=True)]


def _zone(scene: Scene, offset: int) -> int | None:
    place = bisect_right(scene.marked, (offset, len(scene.words.text) + 1)) - 1
    return place if place >= 0 and offset < scene.marked[place][1] else None


def _distinct(spots: Sequence[Spot]) -> list[int]:
    return list(dict.fromkeys(spot.person for spot in spots if spot.person is not None))
