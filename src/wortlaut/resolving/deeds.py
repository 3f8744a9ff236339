"""What people do as what they may be called: "the company he founded" makes a founder, "his successor" a judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.resolving.cast import Cast
from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.timeline import Spot, Timeline
from wortlaut.resolving.tokens import Words

_REACH = 200  # code points back to the subject of a verb
_BY_REACH = 40  # code points from "by" to the name behind "his daughter,"
_HELPERS = 2  # words between "who" and its verb: "who had co-founded"


def note_deeds(cast: Cast, timeline: Timeline, words: Words, lexicon: Lexicon, /) -> None:
    """Note the offices that verbs give to their subjects, and those that successors have from their predecessors."""
    for index, token in enumerate(words.tokens):
        office = lexicon.deeds.get(token.text)
        if office is None:
            continue
        doer = _doer(cast, timeline, words, lexicon, index)
        if doer is not None and cast.drafts[doer].kind == "person":
            cast.note_office(doer, office)
    for relation in sorted(lexicon.successors | lexicon.predecessors):
        _hand_over(cast, timeline, words, lexicon, relation)
    _note_being(cast, timeline, words, lexicon)


def _doer(cast: Cast, timeline: Timeline, words: Words, lexicon: Lexicon, index: int) -> int | None:
    """Return who does what the verb says: the name right before it, before its "who", or behind its "by"."""
    tokens = words.tokens
    if index + 2 < len(tokens) and tokens[index + 1].text in lexicon.grammar.by - {"from", "of"}:
        return _by_whom(timeline, words, lexicon, index + 2)
    if tokens[index].text in lexicon.grammar.participles:
        return None  # "run" is somebody's deed only with "by"
    first = index
    while first > max(0, index - _HELPERS) and words.gap(first) == " " and _helps(lexicon, tokens[first - 1].text):
        first -= 1
    if not first or words.gap(first) != " ":
        return None
    before = tokens[first - 1]
    spot = next(iter(timeline.before(tokens[first].start, 1)), None)
    if spot is None or spot.person is None or words.sentence(spot.start) != words.sentence(before.start):
        return None
    if spot.end == before.end:
        return None if spot.attributive else spot.person
    word = before.text.lower()
    if word in lexicon.grammar.firms and first > 1 and tokens[first - 2].text in lexicon.grammar.who:
        before, word = tokens[first - 2], "who"  # "Roe, whose company owns the building"
    if word in lexicon.relatives and words.text[spot.end : before.start].strip() == ",":
        return spot.person
    gender = lexicon.pronouns.get(word) if word not in lexicon.grammar.owning else None
    return _sole(cast, timeline, words, before.start, gender) if gender in ("m", "f") else None


def _helps(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon.grammar.auxiliaries or word in ("have", "once", "then", "still")


def _by_whom(timeline: Timeline, words: Words, lexicon: Lexicon, index: int) -> int | None:
    """Return who is named behind "by": "founded by Jane Roe", "run by his daughter, Jane Roe"."""
    start = words.tokens[index].start
    if words.tokens[index].text not in lexicon.grammar.owning:
        return _named_at(timeline, start)
    spot = next(iter(timeline.between(start, start + _BY_REACH)), None)
    apposed = spot is not None and spot.full and words.text[max(0, spot.start - 2) : spot.start] == ", "
    return spot.person if spot is not None and apposed else None


def _named_at(timeline: Timeline, offset: int) -> int | None:
    spot = next(iter(timeline.between(offset, offset + 1)), None)
    return spot.person if spot is not None and not spot.attributive else None


def _sole(cast: Cast, timeline: Timeline, words: Words, offset: int, gender: str | None) -> int | None:
    """Return the one person of that gender whom the sentence names before the offset, or else the one before it."""
    here = words.sentence(offset)
    for sentence in (here, here - 1):
        if sentence < 1:
            return None
        spots = timeline.between(words.sentences[sentence - 1], min(offset, _end(words, sentence)))
        people = _people(cast, spots)
        if people:
            fitting = [person for person in people if cast.drafts[person].gender in (None, gender)]
            return fitting[0] if len(fitting) == 1 else None
    return None


def _end(words: Words, sentence: int) -> int:
    return words.sentences[sentence] if sentence < len(words.sentences) else len(words.text)


def _people(cast: Cast, spots: Sequence[Spot]) -> list[int]:
    found = (spot.person for spot in spots if spot.person is not None)
    return [person for person in dict.fromkeys(found) if cast.drafts[person].kind == "person"]


def _hand_over(cast: Cast, timeline: Timeline, words: Words, lexicon: Lexicon, relation: str) -> None:
    """Give a successor the offices of the one named before, or a predecessor those of the successor."""
    personal = lexicon.family | lexicon.successors | lexicon.predecessors
    for person in tuple(cast.holding(relation)):
        for other in _others(cast, timeline, words, person, relation):
            old, new = (person, other) if relation in lexicon.predecessors else (other, person)
            offices = [held for held in cast.offices_of(other) if held not in personal]
            for office in offices:
                cast.note_office(person, office)
                cast.drafts[old].left.add(office)
                cast.drafts[new].entered.add(office)


def _others(cast: Cast, timeline: Timeline, words: Words, person: int, relation: str) -> Iterator[int]:
    """Yield the one person with an office who is named in the sentence of the relation, or in the one before."""
    first = next((spot for spot in timeline.spots if spot.person == person), None)
    if first is None:
        return
    here = words.sentence(first.start)
    for sentence in (here, here - 1):
        if sentence < 1:
            return
        spots = timeline.between(words.sentences[sentence - 1], _end(words, sentence))
        people = [other for other in _people(cast, spots) if other != person]
        if people:
            if len(people) == 1:
                yield people[0]
            return


def _note_being(cast: Cast, timeline: Timeline, words: Words, lexicon: Lexicon) -> None:
    """Note "when he was mayor", "damals war er Bürgermeister": an office that he had then."""
    tokens = words.tokens
    singular = frozenset(word for word, kind in lexicon.pronouns.items() if kind in ("m", "f")) - lexicon.grammar.owning
    for index in range(1, len(tokens) - 1):
        word = tokens[index].key
        if word not in singular:
            continue
        gender = lexicon.pronouns[word]
        head = _been(words, lexicon, index)
        found = lexicon.role(tokens[head].text) if head is not None else None
        doer = _sole(cast, timeline, words, tokens[index].start, gender) if found is not None else None
        if found is not None and doer is not None:
            cast.note_office(doer, found[0])
            cast.drafts[doer].left.add(found[0])


def _been(words: Words, lexicon: Lexicon, index: int) -> int | None:
    """Return the bare role that the pronoun had once: "he was mayor", "war er Bürgermeister"."""
    tokens, was = words.tokens, lexicon.grammar.been
    if words.gap(index + 1) != " ":
        return None
    if tokens[index + 1].text in was and index + 2 < len(tokens) and words.gap(index + 2) == " ":
        return index + 2
    if not lexicon.nouns_are_capital:
        return None
    verb_ahead = words.gap(index) == " " and tokens[index - 1].text in was
    verb_behind = index + 2 < len(tokens) and tokens[index + 2].text in was
    return index + 1 if verb_ahead or verb_behind else None
