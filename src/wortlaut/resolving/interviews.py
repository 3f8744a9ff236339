"""Who answers in an interview that names nobody beside the answers: the one its title or opening names."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Quotation, Span
from wortlaut.resolving.folding import fold
from wortlaut.resolving.local import LocalSpeaker
from wortlaut.resolving.scene import Scene

_FEWEST = 2  # answers without a name that make an interview
_ANSWERS = "turns@"  # the extractor that finds answers and turns
_IN_OPENING = 0.8  # confidence


def answering(
    scene: Scene, quotations: Sequence[Quotation], speakers: Sequence[LocalSpeaker], /
) -> tuple[LocalSpeaker, ...]:
    """Return the speakers, with the answers that name nobody given to the one whom the interview introduces."""
    nameless = [quotation for quotation in quotations if _nameless(quotation)]
    person = _introduced(scene, min(one.content[0].start for one in nameless)) if len(nameless) >= _FEWEST else None
    if person is None:
        return tuple(speakers)
    return tuple(
        LocalSpeaker(quotation=quotation.id, person=person, how="turn", confidence=_IN_OPENING)
        if speaker.person is None and _nameless(quotation)
        else speaker
        for quotation, speaker in zip(quotations, speakers, strict=True)
    )


def _nameless(quotation: Quotation) -> bool:
    return not quotation.speaker and quotation.turn is None and quotation.found_by.startswith(_ANSWERS)


def _introduced(scene: Scene, first: int) -> int | None:
    """Return the one person whom the title names, or else the one named in full before the first answer."""
    drafts = scene.cast.drafts
    title = {fold(word) for word in (scene.document.title or "").split()}
    authors = {fold(author) for author in scene.document.authors}
    opening = scene.timeline.within(Span(0, first)) if first else ()
    full = dict.fromkeys(spot.person for spot in opening if spot.full and spot.person is not None)
    named = [person for person in full if not authors.intersection(fold(name) for name in drafts[person].forms)]
    titled = [person for person in named if drafts[person].surname in title]
    return titled[0] if len(titled) == 1 else named[0] if len(named) == 1 else None
