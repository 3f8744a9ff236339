"""Whom a pronoun means: the last fitting subject, or nobody rather than the wrong one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.records import Span
from wortlaut.resolving.lexicon import Gender
from wortlaut.resolving.roles import titled_from
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.timeline import Spot

_SPOTS_BACK = 60  # mentions looked at before the pronoun
_PARAGRAPHS_BACK = 2
_SENTENCES_BACK = 4
_OPENING_WORDS = 2  # before a pronoun that points ahead
_NEXT_NAME = 30  # code points after the comma within which the name begins
_OPENING = 80  # code points of a sentence in which its subject is looked for
_CERTAIN, _LIKELY = 0.85, 0.7  # confidence: one candidate in reach; one subject among several


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun means, or between whom it stays open."""

    person: int | None
    candidates: tuple[int, ...] = ()
    confidence: float = 0.0


def antecedent(scene: Scene, offset: int, gender: Gender, /, *, said: Sequence[Span] = ()) -> Antecedent:
    """Return the last compatible person before the offset who is a subject there, outside of what is ``said``."""
    ahead = _named_ahead(scene, offset, gender)
    if ahead is not None:
        return Antecedent(ahead, confidence=_LIKELY)
    sentences = _by_sentence(scene, offset, gender, said)
    if not sentences:
        return Antecedent(None)
    nearest = sentences[0]
    people = _distinct(nearest)
    if _stranger_between(scene, nearest[0], offset, gender):
        return Antecedent(None, tuple(people))
    if len(people) == 1:
        return _single(scene, offset, gender, sentences)
    speaking = _speaking(scene, nearest, gender)
    if speaking is not None:
        return Antecedent(speaking, confidence=_LIKELY)
    main = [spot for spot in nearest if is_subject(scene, spot) and not _behind_that(scene, spot)]
    subjects = _distinct(main or [spot for spot in nearest if is_subject(scene, spot)])
    fitting = [person for person in subjects if scene.cast.drafts[person].gender == gender]
    if _introduced(scene, nearest, offset, fitting):
        return Antecedent(None, tuple(people))
    if len(fitting) == 1 and len(subjects) == 1:
        return Antecedent(fitting[0], confidence=_LIKELY)
    certain = [person for person in people if scene.cast.drafts[person].gender == gender]
    if len(certain) == 1 and certain == subjects[:1]:
        return Antecedent(certain[0], confidence=_LIKELY)
    return Antecedent(None, tuple(people))


def _speaking(scene: Scene, nearest: Sequence[Spot], gender: Gender) -> int | None:
    """Return the one who speaks in that sentence, where all others stand in what is said, or are no subjects."""
    sentence = scene.words.sentence(nearest[0].start)
    voices = []
    for voice in reversed(scene.voices):
        if scene.words.sentence(voice.start) < sentence:
            break
        voices += [voice] if scene.words.sentence(voice.start) == sentence else []
    if len({voice.person for voice in voices}) != 1:
        return None
    draft = scene.cast.drafts[voices[0].person]
    if draft.kind != "person" or draft.tentative or draft.gender not in (None, gender):
        return None
    said = [span for voice in voices for span in voice.said]
    rivals = (spot for spot in nearest if spot.person != voices[0].person and is_subject(scene, spot))
    inside = all(any(span.start <= spot.start < span.end for span in said) for spot in rivals)
    return voices[0].person if inside else None


def last_voice(scene: Scene, offset: int, gender: Gender, /) -> int | None:
    """Return who goes on speaking where a pronoun follows the words said: the last speaker, if nobody came between."""
    words = scene.words
    last = scene.voices[-1] if scene.voices else None
    if last is None or last.start >= offset or words.paragraph(offset) - words.paragraph(last.start) > 1:
        return None
    draft = scene.cast.drafts[last.person]
    if draft.kind != "person" or draft.gender not in (None, gender):
        return None
    for spot in scene.timeline.within(Span(last.start + 1, offset)):
        stranger = spot.person != last.person and _zone(scene, spot.start) is None and is_subject(scene, spot)
        if stranger and (spot.person is None or scene.cast.drafts[spot.person].gender in (None, gender)):
            return None
    return last.person


def own_account(scene: Scene, start: int, end: int, /) -> int | None:
    """Return whose "eigene Angaben" they are: the one subject before them, or the name behind the verb after them."""
    words = scene.words
    here = words.sentence(start)
    opening = words.sentences[here - 1]
    before = scene.timeline.within(Span(opening, start)) if start > opening else ()
    people = _distinct([spot for spot in before if is_subject(scene, spot)])
    if people:
        return people[0] if len(people) == 1 and scene.cast.drafts[people[0]].kind == "person" else None
    after = next(iter(scene.timeline.within(Span(end, end + _NEXT_NAME))), None)
    if after is None or after.person is None or after.attributive or words.sentence(after.start) != here:
        return None
    between = words.within(end, after.start)  # the verb, and roles or titles
    plain = [index for index in between if not _premodifier(scene, index)]
    return after.person if len(plain) == 1 and plain[0] == between.start else None


def _introduced(scene: Scene, nearest: Sequence[Spot], offset: int, subjects: Sequence[int]) -> bool:
    """Tell whether the paragraph before ends on another full name, who is likely to speak next."""
    if scene.words.paragraph(nearest[0].start) == scene.words.paragraph(offset):
        return False
    return any(spot.full and spot.person not in subjects for spot in nearest)


def _stranger_between(scene: Scene, spot: Spot, offset: int, gender: Gender) -> bool:
    """Tell whether a later sentence begins with somebody whom no mention covers: "My mother", "Romney was"."""
    words = scene.words
    first, last = words.sentence(spot.start), words.sentence(offset)
    for number in range(first, last + (words.sentences[last - 1] < offset)):
        start = words.sentences[number - 1]
        if number == first and (_apposed(scene, spot) or _speaks_by(scene, spot)):
            continue
        if start == spot.start or start >= offset or _zone(scene, start) not in (None, _zone(scene, offset)):
            continue  # a sentence of somebody's speech tells nothing about who speaks after it
        if _unnamed_subject(scene, words.within(start, min(offset, start + _OPENING)), gender, spot.person):
            return True
    return False


def _speaks_by(scene: Scene, spot: Spot) -> bool:
    """Tell whether the mention is that of a speaker, whose words are what the sentence begins with."""
    for voice in reversed(scene.voices):
        if voice.start <= spot.start:
            return voice.start == spot.start and voice.person == spot.person
    return False


def _apposed(scene: Scene, spot: Spot) -> bool:
    """Tell whether the name stands between commas, behind what somebody is: "The chair of the board, Jane Roe,"."""
    words, text = scene.words, scene.words.text
    first = words.within(spot.start, spot.end).start
    while first and words.gap(first) in (" ", ". ") and words.tokens[first - 1].key in scene.lexicon.titles:
        first -= 1  # "..., Dr Jane Roe,"
    start = words.tokens[first].start
    return spot.full and text[max(0, start - 2) : start] == ", " and text[spot.end : spot.end + 1] == ","


def _unnamed_subject(scene: Scene, opening: range, gender: Gender, person: int | None) -> bool:
    tokens, lexicon = scene.words.tokens, scene.lexicon
    if not opening or scene.timeline.at(tokens[opening.start].start):
        return False
    token = tokens[opening.start]
    word = token.text.lower()
    if word not in lexicon.grammar.articles:
        unknown = not (lexicon.stops(token.key) or lexicon.kind(token.text) or lexicon.role(token.text))
        return unknown and not lexicon.nouns_are_capital and token.text.isalpha() and _acts(scene, opening.start)
    for index in opening[1:4]:
        if scene.timeline.at(tokens[index].start) or scene.words.gap(index) != " ":
            return False
        found = lexicon.role(tokens[index].text)
        if found is not None and person is not None and found[0] in scene.cast.offices_of(person):
            return False
        if found is not None or lexicon.kind(tokens[index].text) == "anonymous":
            return not (found and found[1] not in (None, gender)) and not _apposed_name(scene, index)
    return False


def _acts(scene: Scene, index: int) -> bool:
    """Tell whether an auxiliary verb follows at once, so that the unknown word is a subject."""
    if index + 1 >= len(scene.words.tokens) or scene.words.gap(index + 1) != " ":
        return False
    return scene.words.tokens[index + 1].text in scene.lexicon.grammar.auxiliaries


def _apposed_name(scene: Scene, index: int) -> bool:
    """Tell whether a name follows the noun, or a comma and then the name: "the chairman, Joe Roe,"."""
    if index + 1 >= len(scene.words.tokens) or scene.words.gap(index + 1) not in (" ", ", "):
        return False
    return scene.timeline.at(scene.words.tokens[index + 1].start)


def is_subject(scene: Scene, spot: Spot, /) -> bool:
    """Tell whether the mention may be the subject of its sentence: not owned by a noun, nor after a preposition."""
    if spot.attributive or not (_first_in_sentence(scene, spot) or _verb_follows(scene, spot)):
        return False
    first = scene.words.within(spot.start, spot.end).start
    titled = titled_from(scene.words, scene.lexicon, first) if spot.full else None
    index = (first if titled is None else titled) - 1
    while index >= 0 and scene.words.gap(index + 1) in (" ", ". ") and _premodifier(scene, index):
        index -= 1
    if index < 0 or scene.words.gap(index + 1) not in (" ", ". "):
        return True
    return scene.words.tokens[index].text.lower() not in scene.lexicon.grammar.object_after


def _behind_that(scene: Scene, spot: Spot) -> bool:
    """Tell whether the mention opens a clause of what somebody says or knows: "told analysts that Roe had left"."""
    first = scene.words.within(spot.start, spot.end).start
    if first < 1 or scene.words.gap(first) != " ":
        return False
    return scene.words.tokens[first - 1].text in scene.lexicon.grammar.complementizers


def _first_in_sentence(scene: Scene, spot: Spot) -> bool:
    before = scene.timeline.before(spot.start, 1)
    return not before or scene.words.sentence(before[0].start) != scene.words.sentence(spot.start)


def _verb_follows(scene: Scene, spot: Spot) -> bool:
    """Tell whether a plain lower-case word follows, as a verb does."""
    following = scene.words.within(spot.end, spot.end + _OPENING)
    if not following or scene.words.text[spot.end : spot.end + 1] != " ":
        return False
    token, grammar = scene.words.tokens[following.start], scene.lexicon.grammar
    word = token.text
    return not token.capital and word not in grammar.inside and word not in scene.lexicon.joiners


def _named_ahead(scene: Scene, offset: int, gender: Gender) -> int | None:
    """Return who follows in "In his speech, Roe said": the pronoun stands in an opening phrase before the name."""
    words = scene.words
    start = words.sentences[words.sentence(offset) - 1]
    opening = words.within(start, offset)
    if not 1 <= len(opening) <= _OPENING_WORDS:
        return None
    if words.tokens[opening.start].text.lower() not in scene.lexicon.grammar.opening:
        return None
    comma = words.text.find(", ", offset, offset + _OPENING)
    if comma < 0 or words.sentence(comma) != words.sentence(offset):
        return None
    spot = next(iter(scene.timeline.within(Span(comma, comma + _NEXT_NAME))), None)
    if spot is None or spot.person is None or spot.attributive:
        return None
    return spot.person if scene.cast.drafts[spot.person].gender == gender else None


def _signature(scene: Scene, spot: Spot) -> bool:
    """Tell whether the name is all of its sentence, as under a letter."""
    starts = scene.words.sentences[scene.words.sentence(spot.start) - 1] == spot.start
    return starts and scene.words.text[spot.end : spot.end + 1] in (".", "\n")


def _premodifier(scene: Scene, index: int) -> bool:
    token = scene.words.tokens[index]
    return (
        (token.capital and token.key not in scene.lexicon.function)
        or token.text.lower() in scene.lexicon.grammar.definite
        or (scene.lexicon.role(token.text) is not None)
    )


def _single(scene: Scene, offset: int, gender: Gender, sentences: Sequence[Sequence[Spot]]) -> Antecedent:
    nearest, earlier = sentences[0], sentences[1:]
    person = _distinct(nearest)[0]
    subject = any(is_subject(scene, spot) or _owns_subject(scene, spot) for spot in nearest)
    first = scene.words.sentence(nearest[0].start)
    near = scene.words.sentence(offset) - first <= 1
    carried = near or (scene.cast.drafts[person].kind == "person" and _carried(scene, first, offset, gender))
    if scene.cast.drafts[person].gender is None:
        told = subject or not earlier
        return Antecedent(person, confidence=_LIKELY) if told and carried else Antecedent(None, (person,))
    if subject:
        return Antecedent(person, confidence=_CERTAIN)
    rivals = _distinct(
        [spot for spots in earlier[:1] for spot in spots if spot.person != person and is_subject(scene, spot)]
    )
    if not rivals:
        return Antecedent(person, confidence=_LIKELY)
    if len(rivals) == 1 and _oblique(scene, offset, nearest) and scene.cast.drafts[rivals[0]].gender is not None:
        return Antecedent(rivals[0], confidence=_LIKELY)
    return Antecedent(None, (person, *rivals))


def _owns_subject(scene: Scene, spot: Spot) -> bool:
    """Tell whether the sentence begins with something of theirs: "The president's plan"."""
    first = scene.words.within(spot.start, spot.end).start
    opening = scene.words.within(scene.words.sentences[scene.words.sentence(spot.start) - 1], spot.start)
    return scene.words.tokens[first].possessive and all(_premodifier(scene, index) for index in opening)


def _carried(scene: Scene, first: int, offset: int, gender: Gender) -> bool:
    """Tell whether each sentence between that one and the pronoun goes on with "he" or "she"."""
    words, pronouns, grammar = scene.words, scene.lexicon.pronouns, scene.lexicon.grammar
    for number in range(first + 1, words.sentence(offset)):
        start = words.sentences[number - 1]
        inside = words.within(start, words.sentences[number])
        aside = _zone(scene, start) is not None or words.tokens[inside.start].text.lower() in grammar.somebody
        if not aside and all(pronouns.get(words.tokens[index].text.lower()) != gender for index in inside):
            return False
    return True


def _oblique(scene: Scene, offset: int, spots: Sequence[Spot]) -> bool:
    """Tell whether the pronoun's own sentence names them only behind a preposition: "With Roe in the room, he said"."""
    words = scene.words
    if words.tokens[words.within(offset, offset + 1).start].text.lower() in scene.lexicon.grammar.owning:
        return False
    here = words.sentence(offset)
    return all(words.sentence(spot.start) == here and not is_subject(scene, spot) for spot in spots)


def _by_sentence(scene: Scene, offset: int, gender: Gender, said: Sequence[Span]) -> list[list[Spot]]:
    here, zone = scene.words.paragraph(offset), _zone(scene, offset)
    first = scene.words.sentence(offset) - _SENTENCES_BACK
    groups: dict[int, list[Spot]] = {}
    for spot in scene.timeline.before(offset, _SPOTS_BACK):
        if here - scene.words.paragraph(spot.start) > _PARAGRAPHS_BACK or scene.words.sentence(spot.start) < first:
            break
        if spot.person is None or spot.end > offset or _signature(scene, spot):
            continue
        named = not (spot.full or _owns_subject(scene, spot))
        if named and any(span.start <= spot.start < span.end for span in said):
            continue  # "Roe was, he said, too late": who speaks is not whom he calls by surname
        draft = scene.cast.drafts[spot.person]
        if _somebody(scene, spot):
            continue
        if spot.start >= scene.words.sentences[scene.words.sentence(offset) - 1] and _in_relative_clause(scene, spot):
            continue
        inside = _zone(scene, spot.start)
        fits = draft.kind in ("person", "anonymous") and draft.gender in (None, gender)
        if fits and (inside is None or inside == zone):
            groups.setdefault(scene.words.sentence(spot.start), []).append(spot)
    return [groups[sentence] for sentence in sorted(groups, reverse=True)]


def _somebody(scene: Scene, spot: Spot) -> bool:
    """Tell whether the mention is an indefinite pronoun: who "someone" is nobody goes on with as "she"."""
    return scene.words.text[spot.start : spot.end].lower() in scene.lexicon.grammar.somebody


def _in_relative_clause(scene: Scene, spot: Spot) -> bool:
    """Tell whether the name is the subject of a relative clause: "the plan, which Roe had praised"."""
    first = scene.words.within(spot.start, spot.end).start
    if first < 1 or scene.words.gap(first) != " ":
        return False
    before = scene.words.tokens[first - 1].text
    return before in scene.lexicon.relatives and "," in scene.words.gap(first - 1)


def _zone(scene: Scene, offset: int) -> int | None:
    place = bisect_right(scene.marked, (offset, len(scene.words.text) + 1)) - 1
    return place if place >= 0 and offset < scene.marked[place][1] else None


def _distinct(spots: Sequence[Spot]) -> list[int]:
    return list(dict.fromkeys(spot.person for spot in spots if spot.person is not None))
