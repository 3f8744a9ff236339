"""Whom an office means that the text gives to nobody: "the farmer", "die Konzernchefin", "seine Chefin"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.records import Span
from wortlaut.resolving.holders import holder_of
from wortlaut.resolving.lexicon import Gender
from wortlaut.resolving.phrases import Phrase, read_phrase
from wortlaut.resolving.pointing import pointed_at
from wortlaut.resolving.professions import of_another_party, of_that_profession, only_one_told_of
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot
from wortlaut.resolving.traits import stem

_PARAGRAPHS_BACK = 2
_SPOTS_BACK = 40
_TO_ARTICLE = 3  # words from a noun back to its article: "a young fashion designer"
_TO_POSSESSIVE = 5  # words from a role to "her" or "his" behind its verb
_PARENT_PHRASE = 60  # code points of "the mother of two"
_FEW = 3  # persons of a text, of whom one is left over; with more, a new one may come in by a role as well
_REACH = 3000  # code points back within which somebody else may have been introduced


def called_so(scene: Scene, phrase: Phrase, office: str, /) -> int | None:
    """Return the one person around the phrase who may be called so; None where that is not certain."""
    offset, gender = phrase.start, phrase.gender
    if office in scene.lexicon.grammar.firm_roles and phrase.gender != "f":
        return None
    if not phrase.leaving and _announced(scene, offset, phrase.head):
        return None
    told = phrase.complement or phrase.modifiers or phrase.owner
    party = all(stem(word, scene.lexicon) in scene.lexicon.party_stems for word in phrase.modifiers)
    plain = party and not phrase.owner
    if _parent(scene, offset, office):
        office = sorted(scene.lexicon.pensioners)[0]  # as a pensioner, of any profession
    person = only_one_told_of(scene, phrase, office) if plain else None
    if phrase.former:
        return person
    if person is None and not (gender is None and told):
        person = _described(scene, offset, office=office, gender=gender)
        person = None if person is not None and of_another_party(scene, person, phrase) else person
    return of_that_profession(scene, phrase, office) if person is None and plain else person


def _described(scene: Scene, offset: int, *, office: str, gender: Gender) -> int | None:
    """Return the one person around the offset whom the text calls by no other role."""
    if office in scene.lexicon.relational and not _parent(scene, offset, office):
        return None
    around = _around(scene, offset)
    genders = {person: scene.cast.drafts[person].gender for person in around}
    if gender is not None and gender in genders.values():
        same = [person for person in around if genders[person] == gender]
        sure = len(same) == 1 and None not in genders.values() and _free(scene, same[0], office)
        left = same[0] if sure else _left_over(scene, offset, around, office=office, gender=gender)
        return _gone_on_with(scene, offset, office=office, gender=gender) if left is None else left
    left = _left_over(scene, offset, around, office=office, gender=gender)
    left = _gone_on_with(scene, offset, office=office, gender=gender) if left is None else left
    if left is not None:
        return left
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


def note_description(scene: Scene, index: int, /) -> None:
    """Note whom "The coach" at the head of a sentence means, where a description that nobody holds fits one person."""
    words, tokens = scene.words, scene.words.tokens
    start = tokens[index - 1].start
    if words.sentences[words.sentence(start) - 1] != start:
        return
    last = index
    while last + 1 < len(tokens) and words.gap(last + 1) == " " and scene.lexicon.role(tokens[last + 1].text):
        last += 1
    if _name_follows(scene, tokens[last].end):
        return
    phrase = read_phrase(scene, Span(start, tokens[last].end))
    if phrase is not None and phrase.age is not None:
        person = pointed_at(scene, phrase)
        if person is not None:
            scene.timeline.add(Spot(start, tokens[last].end, person, "pronoun", subject=True))
        return
    if phrase is None or phrase.heads or phrase.office is None or not phrase.definite or phrase.former:
        return
    holder = holder_of(scene, phrase.office, phrase)
    person = holder[0] if holder is not None else None
    if holder is None or not (person is not None or holder[1]):
        gender = phrase.gender or _own_gender(scene, last)
        person = called_so(scene, replace(phrase, gender=gender), phrase.office)
    if person is not None:
        scene.timeline.add(Spot(start, tokens[last].end, person, "role", subject=True))
        scene.cast.note_office(person, phrase.office)


def _own_gender(scene: Scene, head: int) -> Gender:
    """Return the gender that a possessive pronoun right after the verb shows: "The mayor took off her shoes"."""
    grammar = scene.lexicon.grammar
    for token in scene.words.tokens[head + 1 : head + 1 + _TO_POSSESSIVE]:
        word = token.text.lower()
        if token.capital or word in grammar.inside:
            return None
        if word in grammar.his or word in grammar.hers:
            return "m" if word in grammar.his else "f"
    return None


def _parent(scene: Scene, offset: int, office: str) -> bool:
    """Tell whether the words call somebody a parent by a number: "der Vater zweier Kinder", "the mother of two"."""
    lexicon, words = scene.lexicon, scene.words
    after = words.within(offset, offset + _PARENT_PHRASE)[1:5]
    return office in lexicon.elders and any(words.tokens[index].text in lexicon.grammar.counted for index in after)


def _name_follows(scene: Scene, offset: int) -> bool:
    """Tell whether the sentence goes on to the name of whom it describes: "The head of the union, Jane Roe,"."""
    sentence, text = scene.words.sentence(offset), scene.words.text
    end = scene.words.sentences[sentence] if sentence < len(scene.words.sentences) else len(text)
    return any(spot.full and text[spot.start - 2 : spot.start] == ", " for spot in scene.timeline.between(offset, end))


def _left_over(scene: Scene, offset: int, around: Sequence[int], *, office: str, gender: Gender) -> int | None:
    """Return the one person around whom the text calls by no role, where all others have one: "the goalkeeper"."""
    if office in scene.lexicon.posts or office in scene.lexicon.unique or office in scene.lexicon.parties:
        return None
    drafts = scene.cast.drafts
    bare = [person for person in around if _free(scene, person, office)]
    everyone = _around(scene, offset, paragraphs=len(scene.words.paragraphs))
    if (
        not 2 <= len(around) == len(everyone) <= _FEW
        or len(bare) != 1
        or drafts[bare[0]].gender not in (None, gender or drafts[bare[0]].gender)
    ):
        return None
    return bare[0]


def _gone_on_with(scene: Scene, offset: int, *, office: str, gender: Gender) -> int | None:
    """Return the only one whom the paragraph has told of so far, who has no other role: "the analyst"."""
    if office in scene.lexicon.posts or office in scene.lexicon.unique or office in scene.lexicon.parties:
        return None
    start = scene.words.paragraphs[scene.words.paragraph(offset) - 1]
    spots = scene.timeline.between(start, offset) if start < offset else ()
    people = {spot.person for spot in spots}
    person = people.pop() if len(people) == 1 else None
    if person is None or _another_called(scene, offset, office):
        return None
    draft = scene.cast.drafts[person]
    fits = draft.kind == "person" and draft.gender in (None, gender or draft.gender) and not draft.roles
    done = frozenset(scene.lexicon.deeds.values())  # "founded the gallery" speaks against no profession
    free = _free(scene, person, office) or (office not in done and done.issuperset(scene.cast.offices_of(person)))
    return person if fits and free else None


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
    """Tell whether the text has spoken of somebody else so before: "a young driver", "Roe told the driver"."""
    words, grammar = scene.words, scene.lexicon.grammar
    sought = head.lower()
    for index in words.within(max(0, offset - _REACH), offset):
        if words.tokens[index].text.lower() != sought:
            continue
        first = _article(scene, index)
        article = words.tokens[first].text.lower() if first is not None else ""
        if article in grammar.indefinite:
            return not _apposed(scene, index)
        if first is not None and article in grammar.definite and _beside_a_name(scene, words.tokens[first].start):
            return True
    return False


def _article(scene: Scene, index: int) -> int | None:
    """Return the article before a noun, past an adjective or two."""
    words, grammar = scene.words, scene.lexicon.grammar
    for first in range(index - 1, max(-1, index - _TO_ARTICLE - 1), -1):
        if words.gap(first + 1) != " ":
            return None
        if words.tokens[first].text.lower() in grammar.indefinite | grammar.definite:
            return first
    return None


def _beside_a_name(scene: Scene, offset: int) -> bool:
    """Tell whether the sentence names a person before the offset."""
    start = scene.words.sentences[scene.words.sentence(offset) - 1]
    spots = scene.timeline.between(start, offset)
    return any(spot.person is not None and not spot.attributive for spot in spots)


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
    """Tell whether the mentions before the offset in this paragraph, or else in the one before, are the person's."""
    here = scene.words.paragraph(offset)
    start = scene.words.paragraphs[here - 1]
    spots = scene.timeline.between(start, offset)
    if not spots and here > 1:
        spots = scene.timeline.between(scene.words.paragraphs[here - 2], start)
    return bool(spots) and all(spot.person == person for spot in spots)
