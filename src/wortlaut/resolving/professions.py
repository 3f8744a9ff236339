"""Whom a profession means that the text gives to nobody: "the economist", "die pensionierte Lehrerin"."""

from __future__ import annotations

from wortlaut.resolving.lexicon import Gender, Lexicon
from wortlaut.resolving.phrases import Phrase
from wortlaut.resolving.pronouns import antecedent
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.traits import stem

_SPOTS_BACK = 40
_PARAGRAPHS_BACK = 1


def of_that_profession(scene: Scene, phrase: Phrase, office: str, /) -> int | None:
    """Return whom "he" or "she" would mean here, or else the only one around, who may have that profession.

    What somebody does for a living goes with any post ("the chair of the union" may be "the bricklayer") but not with
    another living.
    """
    lexicon = scene.lexicon
    if not _determined(scene, phrase) or (phrase.complement and not at_home(scene, phrase)):
        return None
    if office in lexicon.accused:
        return _only_one_left(scene, phrase, office)
    if not (_calls(lexicon, office) or phrase.leaving):
        return None
    genders: tuple[Gender, ...] = (phrase.gender,) if phrase.gender is not None else ("m", "f")
    found = [antecedent(scene, phrase.start, gender) for gender in genders]
    meant = {answer.person for answer in found if answer.person is not None}
    open_ones = {person for answer in found for person in answer.candidates}
    fitting = [person for person in sorted(meant | open_ones) if _may(scene, person, phrase, office)]
    if not fitting:
        return _around(scene, phrase, office) if meant | open_ones else None
    last = scene.voices[-1].person if scene.voices else None
    if phrase.leaving and last in fitting:
        return last
    sure = [person for person in fitting if person in meant] or fitting
    return sure[0] if len(sure) == 1 and len(fitting) == 1 else None


def _may(scene: Scene, person: int, phrase: Phrase, office: str) -> bool:
    """Tell whether the person may be of that profession, and of the party that the phrase gives.

    Who holds a high office is seldom called by another living, and a driver or officer may be a stranger: those have to
    have spoken last.
    """
    lexicon = scene.lexicon
    if not may_be(scene, person, office) or of_another_party(scene, person, phrase):
        return False
    posted = any(other in lexicon.posts | lexicon.unique for other in scene.cast.offices_of(person))
    doubtful = posted or office in lexicon.relational
    return not doubtful or office in lexicon.callings or phrase.leaving or _goes_on(scene, phrase, person)


def of_another_party(scene: Scene, person: int, phrase: Phrase, /) -> bool:
    """Tell whether the phrase gives a party and the text another one: "der SPD-Politiker" is not "Roe (CDU)"."""
    lexicon = scene.lexicon
    wanted = {stem(word, lexicon) for word in phrase.modifiers} & lexicon.party_stems
    told = scene.cast.drafts[person].traits & lexicon.party_stems
    return bool(wanted and told) and not wanted <= told


def _goes_on(scene: Scene, phrase: Phrase, person: int, *, paragraphs: int = _PARAGRAPHS_BACK) -> bool:
    """Tell whether the person has spoken last, in this paragraph or so many before."""
    last = scene.voices[-1] if scene.voices else None
    here = scene.words.paragraph(phrase.start)
    return last is not None and last.person == person and here - scene.words.paragraph(last.start) <= paragraphs


def at_home(scene: Scene, phrase: Phrase, /) -> bool:
    """Tell whether what follows the noun says where somebody is from: "the farmer from Lund"."""
    tokens = scene.words.within(phrase.start, phrase.end)
    return any(scene.words.tokens[index].text in scene.lexicon.grammar.home for index in tokens)


def _only_one_left(scene: Scene, phrase: Phrase, office: str) -> int | None:
    """Return the only one of the text so far who is no lawyer, judge or other: whoever stands trial."""
    drafts = scene.cast.drafts
    people = {spot.person for spot in scene.timeline.between(0, phrase.start) if spot.person is not None}
    fitting = [
        person
        for person in sorted(people)
        if drafts[person].gender in (None, phrase.gender or drafts[person].gender)
        and _may(scene, person, phrase, office)
    ]
    return fitting[0] if len(fitting) == 1 else None


def may_be(scene: Scene, person: int, office: str, /) -> bool:
    """Tell whether nothing that the text calls the person speaks against the office."""
    lexicon, draft = scene.lexicon, scene.cast.drafts[person]
    if draft.kind != "person":
        return False
    plain = (other.removeprefix("deputy ") for other in scene.cast.offices_of(person))
    held = [other for other in plain if other not in lexicon.family]
    if not held or office in held or office in lexicon.anybody:
        return True
    if any(other in lexicon.kin_of(office) or office in lexicon.kin_of(other) for other in held):
        return True
    called = _calls(lexicon, office) or office in lexicon.relational
    return called and all(other in lexicon.functions for other in held)


def _calls(lexicon: Lexicon, office: str) -> bool:
    """Tell what a text may call somebody by, a profession, from a post, a relative or a role of the moment."""
    office = office.removeprefix("deputy ")
    others = (lexicon.functions, lexicon.family, lexicon.posts, lexicon.unique, lexicon.parties, lexicon.relational)
    return office in lexicon.callings or not any(office in group for group in others)


def _determined(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether an article stands before the noun, and no owner: neither "Baker said" nor "the mayor's doctor"."""
    tokens = [scene.words.tokens[index] for index in scene.words.within(phrase.start, phrase.end)]
    owned = any(token.possessive for token in tokens[:-1])
    return not owned and tokens[0].text.lower() in scene.lexicon.grammar.definite


def only_one_told_of(scene: Scene, phrase: Phrase, office: str, /) -> int | None:
    """Return the only one whom the paragraph has told of so far, who has no other profession or has just spoken."""
    lexicon = scene.lexicon
    if not _determined(scene, phrase) or office in lexicon.family or office in lexicon.unique:
        return None
    person = _told_of(scene, phrase)
    if office in lexicon.parties:
        return person if person is not None and _politician(scene, person, office) else None
    if person is None or of_another_party(scene, person, phrase):
        return None
    spoke = _goes_on(scene, phrase, person, paragraphs=0)
    if not spoke and phrase.complement and not at_home(scene, phrase):
        return None
    if phrase.former or spoke:
        return None if office in lexicon.posts and not may_be(scene, person, office) else person
    post = office in lexicon.posts or office in lexicon.functions
    return person if (office in lexicon.callings or not post) and _may(scene, person, phrase, office) else None


def _politician(scene: Scene, person: int, party: str) -> bool:
    """Tell whether the person holds a political office, and the text gives no other party."""
    lexicon, draft = scene.lexicon, scene.cast.drafts[person]
    offices = frozenset().union(*(lexicon.kin_of(office) for office in lexicon.politicians), lexicon.politicians)
    told = draft.traits & lexicon.party_stems
    held = scene.cast.offices_of(person)
    return bool(offices.intersection(held)) and not lexicon.unique.intersection(held) and told <= {party}


def _told_of(scene: Scene, phrase: Phrase) -> int | None:
    """Return the only named person of that gender before the phrase in its paragraph."""
    words, drafts = scene.words, scene.cast.drafts
    start = words.paragraphs[words.paragraph(phrase.start) - 1]
    here = words.sentences[words.sentence(phrase.start) - 1]
    for end in (here, phrase.start):  # what goes before in its sentence may be what is said
        spots = scene.timeline.between(start, end)
        people = {spot.person for spot in spots if spot.person is not None and drafts[spot.person].kind == "person"}
        if people:
            person = people.pop() if len(people) == 1 else None
            fits = person is not None and drafts[person].gender in (None, phrase.gender or drafts[person].gender)
            return person if fits else None
    return None


def _around(scene: Scene, phrase: Phrase, office: str) -> int | None:
    """Return the only one of this paragraph, or of the one before, who may be called so."""
    words, drafts = scene.words, scene.cast.drafts
    here = words.paragraph(phrase.start)
    people: dict[int, list[int]] = {}
    for spot in scene.timeline.before(phrase.start, _SPOTS_BACK):
        back = here - words.paragraph(spot.start)
        if back <= _PARAGRAPHS_BACK and spot.person is not None and not spot.attributive:
            people.setdefault(back, []).append(spot.person)
    for back in sorted(people):
        fitting = {
            person
            for person in people[back]
            if drafts[person].gender in (None, phrase.gender or drafts[person].gender)
            and _may(scene, person, phrase, office)
        }
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None
