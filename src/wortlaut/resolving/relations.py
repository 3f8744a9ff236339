"""Who "his sister" or "her lawyer" is: by the owner, the shared surname, and who was introduced beside whom."""

from __future__ import annotations

from wortlaut.resolving.lexicon import Gender
from wortlaut.resolving.phrases import Phrase
from wortlaut.resolving.pronouns import antecedent
from wortlaut.resolving.scene import Scene


def relative(scene: Scene, office: str, phrase: Phrase, /) -> int | None:
    """Return whom "his sister" or "her lawyer" means, where the text tells of one only; None where it does not."""
    gender = _gender_of(scene, phrase.owner)
    if gender is None:
        return None
    owner = antecedent(scene, phrase.start, gender).person
    if owner is None:
        return None
    drafts = scene.cast.drafts
    holders = [
        person
        for person in scene.cast.holding(office)
        if person != owner and (phrase.gender is None or drafts[person].gender in (None, phrase.gender))
    ]
    if holders:
        return holders[0] if len(holders) == 1 and _introduced_with(scene, holders[0], owner) else None
    if office in scene.lexicon.successors | scene.lexicon.predecessors:
        return _other_of_two(scene, owner, phrase.gender)
    return _of_the_family(scene, owner, phrase.gender) if office in scene.lexicon.family else None


def _gender_of(scene: Scene, owner: str) -> Gender:
    grammar = scene.lexicon.grammar
    if owner in grammar.his:
        return "m"
    return "f" if owner in grammar.hers or owner in scene.lexicon.feminine else None


def _of_the_family(scene: Scene, owner: int, gender: Gender) -> int | None:
    """Return the one other person of the owner's surname whom the text names in full."""
    drafts = scene.cast.drafts
    surname = drafts[owner].surname
    others = [person for person in scene.cast.surnamed(surname) if person != owner and drafts[person].given]
    fitting = [person for person in others if gender is None or drafts[person].gender in (None, gender)]
    return fitting[0] if surname and len(fitting) == 1 else None


def _other_of_two(scene: Scene, owner: int, gender: Gender) -> int | None:
    """Return the other one where the text names two persons in full: "her predecessor"."""
    drafts = scene.cast.drafts
    named = [person for person, draft in enumerate(drafts) if draft.kind == "person" and draft.full]
    others = [
        person
        for person in named
        if person != owner and drafts[person].gender in (None, gender or drafts[person].gender)
    ]
    return others[0] if len(named) == 2 and owner in named and len(others) == 1 else None


def _introduced_with(scene: Scene, person: int, owner: int) -> bool:
    """Tell whether the owner is named in the sentence that first names the person, or in the one before it."""
    if scene.cast.drafts[person].surname == scene.cast.drafts[owner].surname:
        return True
    words = scene.words
    first = next((spot for spot in scene.timeline.spots if spot.person == person), None)
    if first is None:
        return False
    here = words.sentence(first.start)
    start = words.sentences[max(here - 2, 0)]
    end = words.sentences[here] if here < len(words.sentences) else len(words.text)
    return any(spot.person == owner for spot in scene.timeline.between(start, end))
