"""Whom "the latter", "dieser", "the 36-year-old" points at: one of those whom the text has named before."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.resolving.lexicon import Gender
from wortlaut.resolving.phrases import Phrase
from wortlaut.resolving.pronouns import antecedent
from wortlaut.resolving.scene import Scene

_SPOTS_BACK = 60  # mentions
_TWO = 2  # "the former" and "the latter" are these many


def pointed_at(scene: Scene, phrase: Phrase, /) -> int | None:
    """Return the one whom the phrase points at; None where that is not certain."""
    if phrase.age is not None:
        return _aged(scene, phrase.start, phrase.age, phrase.gender)
    if phrase.epithet:
        return _meant(scene, phrase.start, phrase.gender)
    sentence = scene.words.sentence(phrase.start)
    people = _named_in(scene, sentence - 1, phrase.gender)
    if people and _stranger_after(scene, people[-1], phrase.start):
        return None
    if phrase.pronoun == "last" and people and _noun_after(scene, people[-1], phrase.start):
        return None
    if phrase.pronoun == "foremost":
        return people[0] if len(people) == _TWO else None
    return people[-1] if people and (len(people) <= _TWO or phrase.gender is not None) else None


def _stranger_after(scene: Scene, person: int, offset: int) -> bool:
    """Tell whether somebody without a name comes in behind the last mention of the person: "eine Angestellte"."""
    words, lexicon = scene.words, scene.lexicon
    last = next((spot for spot in scene.timeline.before(offset, _SPOTS_BACK) if spot.person == person), None)
    if last is None:
        return True
    nouns = [index for index in words.within(last.end, offset) if index and words.gap(index) == " "]
    return any(
        words.tokens[index - 1].text.lower() in lexicon.grammar.indefinite | lexicon.grammar.definite
        and (lexicon.role(words.tokens[index].text) or lexicon.kind(words.tokens[index].text) == "anonymous")
        for index in nouns
    )


def _noun_after(scene: Scene, person: int, offset: int) -> bool:
    """Tell whether another noun than a day follows the last mention of the person: "der" may mean that one."""
    last = next(spot for spot in scene.timeline.before(offset, _SPOTS_BACK) if spot.person == person)
    words = scene.words
    between = (words.tokens[index] for index in words.within(last.end, offset))
    return any(token.capital and token.key not in scene.lexicon.calendar for token in between)


def _named_in(scene: Scene, sentence: int, gender: Gender) -> Sequence[int]:
    """Return the persons of that gender whom a sentence names, in the order of their last mention."""
    if sentence < 1:
        return ()
    words, drafts = scene.words, scene.cast.drafts
    start = words.sentences[sentence - 1]
    end = words.sentences[sentence] if sentence < len(words.sentences) else len(words.text)
    spots = [spot for spot in scene.timeline.between(start, end) if not spot.attributive]
    people = [spot.person for spot in reversed(spots) if spot.person is not None]
    fitting = [
        one
        for one in people
        if drafts[one].kind == "person" and drafts[one].gender in (None, gender or drafts[one].gender)
    ]
    return tuple(dict.fromkeys(fitting))[::-1]


def _aged(scene: Scene, offset: int, age: int, gender: Gender) -> int | None:
    """Return the one of that age, or else whom "he" or "she" would mean, where the text gives them no other age."""
    drafts = scene.cast.drafts
    told = [person for person, draft in enumerate(drafts) if age in draft.ages]
    if told:
        return (
            told[0] if len(told) == 1 and drafts[told[0]].gender in (None, gender or drafts[told[0]].gender) else None
        )
    if any(token.text.startswith(f"{age}-") for token in scene.words.tokens if token.start < offset):
        return None  # somebody without a name has been called so before
    person = _meant(scene, offset, gender)
    person = _only_one_named(scene, offset, gender) if person is None else person
    return person if person is not None and not drafts[person].ages else None


def _only_one_named(scene: Scene, offset: int, gender: Gender) -> int | None:
    """Return the only one of that gender whom the text has named, where all others have the other."""
    drafts = scene.cast.drafts
    named = {spot.person for spot in scene.timeline.between(0, offset) if spot.person is not None}
    people = [person for person in sorted(named) if drafts[person].kind == "person"]
    fitting = [person for person in people if drafts[person].gender in (None, gender)]
    sure = gender is not None and len(fitting) == 1 and drafts[fitting[0]].gender == gender
    return fitting[0] if sure and drafts[fitting[0]].given else None


def _meant(scene: Scene, offset: int, gender: Gender) -> int | None:
    """Return whom "he" or "she" would mean here, where it is the same person."""
    genders: tuple[Gender, ...] = (gender,) if gender is not None else ("m", "f")
    found = [antecedent(scene, offset, one) for one in genders]
    people = {answer.person for answer in found if answer.person is not None}
    undecided = any(answer.person is None and answer.candidates for answer in found)
    person = people.pop() if len(people) == 1 and not undecided else None
    return person if person is not None and scene.cast.drafts[person].kind == "person" else None
