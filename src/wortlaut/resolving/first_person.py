"""Who "I" is: the speaker of the words around it, of the turn, or the one author of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wortlaut.records import Quotation
from wortlaut.resolving.folding import fold
from wortlaut.resolving.local import LocalSpeaker
from wortlaut.resolving.scene import Scene

_AROUND = 0.85  # confidence
_OUTER_LOOKED_AT = 40  # quotations that begin before the pronoun


def speakers_in_first_person(
    scene: Scene, quotations: Sequence[Quotation], speakers: Sequence[LocalSpeaker], /
) -> tuple[LocalSpeaker, ...]:
    """Return the speakers, with those named "I" filled in from what stands around them."""
    outer = _spoken(quotations, speakers)
    return tuple(
        _filled(scene, quotation, speaker, outer) if _singular(scene, quotation) else speaker
        for quotation, speaker in zip(quotations, speakers, strict=True)
    )


def _filled(
    scene: Scene, quotation: Quotation, speaker: LocalSpeaker, outer: Sequence[tuple[int, int, int, str]]
) -> LocalSpeaker:
    person = _around(outer, quotation)
    if person is None and quotation.turn is not None:
        person = scene.labels.get(quotation.turn)
    if person is None and len(scene.document.authors) == 1:
        person = _author(scene, scene.document.authors[0])
    if person is None:
        return speaker
    return LocalSpeaker(quotation=quotation.id, person=person, how="first_person", confidence=_AROUND)


def _singular(scene: Scene, quotation: Quotation) -> bool:
    words = scene.words.text[quotation.speaker[0].start : quotation.speaker[0].end] if quotation.speaker else ""
    return words.split(" ", 1)[0].lower() in scene.lexicon.grammar.first_singular


def _spoken(quotations: Sequence[Quotation], speakers: Sequence[LocalSpeaker]) -> list[tuple[int, int, int, str]]:
    return sorted(
        (span.start, span.end, speaker.person, quotation.id)
        for quotation, speaker in zip(quotations, speakers, strict=True)
        if speaker.person is not None
        for span in quotation.content
    )


def _around(outer: Sequence[tuple[int, int, int, str]], quotation: Quotation) -> int | None:
    offset = quotation.speaker[0].start
    place = bisect_right(outer, (offset, 1 << 62, 0, ""))
    for start, end, person, name in reversed(outer[max(0, place - _OUTER_LOOKED_AT) : place]):
        if start <= offset < end and name != quotation.id:
            return person
    return None


def _author(scene: Scene, author: str) -> int | None:
    words = author.split()
    if len(words) < 2 or len(words) > 5:
        return None
    return scene.cast.add(words, [fold(word) for word in words])
