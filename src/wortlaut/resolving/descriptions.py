"""Whom an office means that the text gives to nobody: "the farmer", "die Konzernchefin", "seine Chefin"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Span
from wortlaut.resolving.lexicon import Gender
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot

_PARAGRAPHS_BACK = 2
_SPOTS_BACK = 40
_REACH = 3000  # code points back within which somebody else may have been introduced


def described(scene: Scene, offset: int, *, head: str, office: str, gender: Gender) -> int | None:
    """Return the one person around the offset who may be called so; None where that is not certain."""
    lexicon = scene.lexicon
    if office in lexicon.relational or office in lexicon.grammar.firm_roles or _announced(scene, offset, head):
        return None
    around = _around(scene, offset)
    genders = {person: scene.cast.drafts[person].gender for person in around}
    if gender is not None and gender in genders.values():
        same = [person for person in around if genders[person] == gender]
        return same[0] if len(same) == 1 and None not in genders.values() and _free(scene, same[0], office) else None
    everyone = _around(scene, offset, paragraphs=len(scene.words.paragraphs))
    if (
        len(everyone) != 1
        or around != everyone
        or genders[everyone[0]] not in (None, gender or genders[everyone[0]])
        or scene.cast.drafts[everyone[0]].roles
        or _another_called(scene, offset, office)
    ):
        return None
    return everyone[0] if _spoke_last(scene, offset, everyone[0]) else None


def _around(scene: Scene, offset: int, *, paragraphs: int = _PARAGRAPHS_BACK) -> Sequence[int]:
    """Return the named persons of this paragraph and those before it, each once, the last one first."""
    here = scene.words.paragraph(offset)
    drafts = scene.cast.drafts
    return list(
        dict.fromkeys(
            spot.person
            for spot in scene.timeline.before(offset, _SPOTS_BACK)
            if spot.person is not None
            and here - scene.words.paragraph(spot.start) <= paragraphs
            and drafts[spot.person].kind == "person"
        )
    )


def _free(scene: Scene, person: int, office: str) -> bool:
    """Tell whether no other office of the person's speaks against this one."""
    held = scene.cast.offices_of(person)
    return not held or office in held or any(other in scene.lexicon.kin_of(office) for other in held)


def _announced(scene: Scene, offset: int, head: str) -> bool:
    """Tell whether the text has introduced somebody else so before: "a driver", "ein Fahrer"."""
    words, lexicon = scene.words, scene.lexicon
    sought = head.lower()
    for index in words.within(max(0, offset - _REACH), offset):
        token = words.tokens[index]
        if index and token.text.lower() == sought:
            article = words.tokens[index - 1].text.lower()
            if article in lexicon.grammar.indefinite and words.gap(index) == " ":
                return not _apposed(scene, index)
    return False


def _another_called(scene: Scene, offset: int, office: str) -> bool:
    """Tell whether the paragraph calls somebody by another office: "the coach" before "the goalkeeper"."""
    words, lexicon = scene.words, scene.lexicon
    start = words.paragraphs[words.paragraph(offset) - 1]
    for index in words.within(start, offset) if start < offset else ():
        found = lexicon.role(words.tokens[index].text)
        if found is None or found[0] == office or found[0] in lexicon.kin_of(office) or not index:
            continue
        if words.gap(index) == " " and words.tokens[index - 1].text.lower() in lexicon.grammar.definite:
            return True
    return False


def _apposed(scene: Scene, index: int) -> bool:
    """Tell whether the noun stands in apposition to a name: "Roe, a farmer,"."""
    start = scene.words.tokens[index].start
    before: Sequence[Spot] = scene.timeline.before(start, 1)
    return bool(before) and scene.words.text[before[0].end : start].startswith(", ")


def _spoke_last(scene: Scene, offset: int, person: int) -> bool:
    """Tell whether the last mention before the offset, in this paragraph, is the person's."""
    start = scene.words.paragraphs[scene.words.paragraph(offset) - 1]
    spots = scene.timeline.within(Span(start, offset)) if start < offset else ()
    return bool(spots) and all(spot.person == person for spot in spots)
